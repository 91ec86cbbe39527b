"""`can_coincide(a, b)`: two claims can speak of one moment."""

from __future__ import annotations

from typing import Any

from factcheck.claims.table import STRICT
from factcheck.rules import tree
from factcheck.rules.function import Function, Sql
from factcheck.values.bounds import share_a_point


def _sql(sql: Sql, node: tree.Relation, wanted: bool) -> Any:
    """By the widest times where too much may be selected, by the narrowest where it must be sure; the other way if denied."""
    a, b = (sql.times(argument.binding, outer=wanted is not sql.sure) for argument in node.arguments)
    meeting = sql.all_of([a[0] <= b[1], b[0] <= a[1]])
    return meeting if wanted else sql.negated(meeting)


FUNCTION = Function(
    words="{0} and {1} can be of one time",
    of_claims=lambda context, a, b, reading: share_a_point(a.time[reading], b.time[reading]),
    symmetric=True,
    looks_at=lambda context, row: row.time,
    meets=lambda row: (row.time[STRICT].low, row.time[STRICT].high),
    sql=_sql,
    formula=lambda symbols, a, b: symbols.same(symbols.name(a, "time"), symbols.name(b, "time")),
)
