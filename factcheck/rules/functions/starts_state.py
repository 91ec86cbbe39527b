"""`starts_state(a, b)`: `a` is an event that puts what it tells of into the state of `b`."""

from __future__ import annotations

from typing import Any

from factcheck.claims.table import Row
from factcheck.claims.vocabulary import Implication, Vocabulary
from factcheck.rules import tree
from factcheck.rules.context import Context
from factcheck.rules.function import Function, Sql, Symbols
from factcheck.rules.functions.excludes import type_pairs_sql
from factcheck.rules.functions.within import typed_formula
from factcheck.values.bounds import Truth, either


def _decide(context: Context, a: Row, b: Row, reading: int) -> Truth:
    """False for other things, unknown for a part or a whole of them."""
    event = context.vocabulary.events.get(a.type)
    if event is None or event.lasts:
        return False
    ways = (way for way in context.vocabulary.implied[a.type] if way.type == b.type)
    return either(_starts_so(context, a, way, b) for way in ways)


def _starts_so(context: Context, a: Row, way: Implication, b: Row) -> Truth:
    """Whether what `a` implies in this way is the state of `b`."""
    identity = context.vocabulary.events[b.type].identity
    pairs = {name: (a.dims.get(way.source(name)), b.dims.get(name)) for name in identity}
    for name, (x, y) in pairs.items():
        if x is not None and y is not None and context.entities_in(name).lists_agree(x, y) is False:
            return False
    return all(x == y for x, y in pairs.values()) or None


def _pairs(vocabulary: Vocabulary) -> list[tuple[str, str]]:
    return [
        (a, b)
        for a, ways in vocabulary.implied.items()
        if not vocabulary.events[a].lasts
        for b in {w.type: 0 for w in ways}
    ]


def _sql(sql: Sql, node: tree.Relation, wanted: bool) -> Any:
    if sql.sure and wanted:  # which dimensions must agree is for the checker
        return sql.some_of([])
    if not sql.sure and not wanted:
        return sql.all_of([])
    return type_pairs_sql(sql, node, wanted, _pairs(sql.context.vocabulary))


def _formula(symbols: Symbols, a: Any, b: Any) -> Any:
    pairs = ((t, u) for t, u in _pairs(symbols.vocabulary) if t in a.types and u in b.types)
    return symbols.all_of([symbols.truth("starts_state", a, b), typed_formula(symbols, a, b, pairs)])


FUNCTION = Function(words="{0} begins {1}", of_claims=_decide, sql=_sql, formula=_formula)
