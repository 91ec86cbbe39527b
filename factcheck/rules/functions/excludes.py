"""`excludes(a, b)`: the vocabulary says that the type of `a` excludes that of `b`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from factcheck.rules import tree
from factcheck.rules.function import Function, Sql, Symbols
from factcheck.rules.functions.within import typed_formula


def type_pairs_sql(sql: Sql, node: tree.Relation, wanted: bool, pairs: Iterable[tuple[str, str]]) -> Any:
    """Where the types of the two claims are one of these pairs."""
    a, b = node.arguments
    found = sql.among([sql.column(a.binding, "type"), sql.column(b.binding, "type")], sorted(pairs))
    return found if wanted else sql.negated(found)


def _formula(symbols: Symbols, a: Any, b: Any) -> Any:
    excluded = symbols.vocabulary.excluded
    return typed_formula(symbols, a, b, ((t, u) for t, u in excluded if t in a.types and u in b.types))


FUNCTION = Function(
    words="{0} excludes {1}",
    of_claims=lambda context, a, b, reading: (a.type, b.type) in context.vocabulary.excluded,
    sql=lambda sql, node, wanted: type_pairs_sql(sql, node, wanted, sql.context.vocabulary.excluded),
    formula=_formula,
)
