"""`denies(a, b)`: `a` names the claim `b` as the one that it denies; never unknown."""

from __future__ import annotations

from typing import Any

from factcheck.rules import tree
from factcheck.rules.function import Function, Sql, Symbols


def _sql(sql: Sql, node: tree.Relation, wanted: bool) -> Any:
    a, b = (argument.binding for argument in node.arguments)
    found = sql.all_of([sql.column(a, "stance").eq("denies"), sql.names_claim(a, "denies", b)])
    return found if wanted else sql.negated(found)


def _formula(symbols: Symbols, a: Any, b: Any) -> Any:
    return symbols.all_of([symbols.truth("denies", a, b), symbols.among(a, "stance", ("denies",))])


FUNCTION = Function(
    words="{0} denies {1} by name",
    of_claims=lambda context, a, b, reading: a.stance == "denies" and b.claim in a.refs.get("denies", ()),
    sql=_sql,
    formula=_formula,
)
