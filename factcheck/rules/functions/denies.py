"""`denies(a, b)`: `a` names the claim `b` as the one that it denies; never unknown."""

from __future__ import annotations

from typing import Any

from factcheck.rules import tree
from factcheck.rules.function import Function, Sql, Symbols


def _sql(sql: Sql, node: tree.Relation, wanted: bool) -> str:
    a, b = (argument.binding for argument in node.arguments)
    stance, pair = sql.column(a, "stance"), f"({sql.column(a, 'n')}, {sql.column(b, 'claim')})"
    named = "SELECT (n, claim) FROM named WHERE reference = 'denies'"
    if wanted:
        return f"({stance} = 'denies' AND {pair} IN ({named}))"
    return f"({stance} <> 'denies' OR {pair} NOT IN ({named}))"


def _formula(symbols: Symbols, a: Any, b: Any) -> Any:
    return symbols.all_of([symbols.truth("denies", a, b), symbols.among(a, "stance", ("denies",))])


FUNCTION = Function(
    words="{0} denies {1} by name",
    of_claims=lambda context, a, b, reading: a.stance == "denies" and b.claim in a.refs.get("denies", ()),
    sql=_sql,
    formula=_formula,
)
