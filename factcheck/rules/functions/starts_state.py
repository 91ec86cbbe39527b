"""`starts_state(a, b)`: `a` is an event that puts what it tells of into the state of `b`."""

from __future__ import annotations

from typing import Any

from factcheck.claims.table import Row
from factcheck.claims.vocabulary import Vocabulary
from factcheck.rules import tree
from factcheck.rules.context import Context
from factcheck.rules.function import Function, Sql, Symbols
from factcheck.rules.functions.excludes import type_pairs_sql
from factcheck.rules.functions.within import typed_formula
from factcheck.values.bounds import Truth


def _decide(context: Context, a: Row, b: Row, reading: int) -> Truth:
    """False for other things, unknown for a part or a whole of them."""
    event = context.vocabulary.events.get(a.type)
    if event is None or event.lasts or b.type not in context.vocabulary.implied.get(a.type, frozenset()):
        return False
    state = context.vocabulary.events[b.type]
    apart = any(
        context.entities.lists_agree(a.dims[name], b.dims[name]) is False
        for name in state.identity
        if name in a.dims and name in b.dims
    )
    return not apart and (all(a.dims.get(name) == b.dims.get(name) for name in state.identity) or None)


def _pairs(vocabulary: Vocabulary) -> list[tuple[str, str]]:
    return [(a, b) for a, others in vocabulary.implied.items() if not vocabulary.events[a].lasts for b in others]


def _sql(sql: Sql, node: tree.Relation, wanted: bool) -> str:
    if sql.sure and wanted:  # which dimensions must agree is for the checker
        return "FALSE"
    if not sql.sure and not wanted:
        return "TRUE"
    return type_pairs_sql(sql, node, wanted, _pairs(sql.context.vocabulary))


def _formula(symbols: Symbols, a: Any, b: Any) -> Any:
    pairs = ((t, u) for t, u in _pairs(symbols.vocabulary) if t in a.types and u in b.types)
    return symbols.all_of([symbols.truth("starts_state", a, b), typed_formula(symbols, a, b, pairs)])


FUNCTION = Function(words="{0} begins {1}", of_claims=_decide, sql=_sql, formula=_formula)
