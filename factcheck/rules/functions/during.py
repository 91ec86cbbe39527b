"""`during(a, b)`: `a` is told over a period that lies inside that of `b` and is shorter; false where one is told of a moment.

Of a group it chooses the members: those whose periods surely share nothing.
"""

from __future__ import annotations

from typing import Any

from factcheck.claims.table import Row
from factcheck.claims.time_keys import TimeKind
from factcheck.rules import tree
from factcheck.rules.context import Context
from factcheck.rules.function import Function, Sql, Symbols
from factcheck.values.bounds import Bounds, Truth


def period(row: Row, reading: int) -> Bounds | None:
    """From the first to the last moment of the period that a claim is surely told over; `None` where there is none."""
    key = row.moment[reading]
    return row.time[reading] if key is not None and key.kind is TimeKind.PERIOD else None


def is_during(context: Context, a: Row, b: Row, reading: int) -> Truth:
    """Never unknown: where the ends of a period are not sure, nothing is said of it."""
    inner, outer = period(a, reading), period(b, reading)
    return inner is not None and outer is not None and inner != outer and outer.contains(inner)


def during_sql(sql: Sql, node: tree.Relation, wanted: bool) -> Any:
    """Wherever it may hold: by the first and last moments of what is told over periods."""
    a, b = (argument.binding for argument in node.arguments)
    first, last = (tuple(sql.column(name, end) for name in (a, b)) for end in ("time_low_s", "time_high_s"))
    told = [sql.column(name, "dated").eq("period") for name in (a, b)]
    inside = sql.all_of([*told, first[1] <= first[0], last[0] <= last[1]])
    shorter = sql.some_of([first[1] < first[0], last[0] < last[1]])
    if wanted:
        return sql.unknown if sql.sure else sql.all_of([inside, shorter])
    return sql.unknown


def during_formula(symbols: Symbols, a: Any, b: Any) -> Any:
    """A truth of its own for every two claims that are both told over periods."""
    return symbols.all_of([
        symbols.truth("during", a, b), symbols.among(a, "dated", ("period",)), symbols.among(b, "dated", ("period",))
    ])  # fmt: skip


FUNCTION = Function(
    words="{0} covers a part of the period of {1}",
    of_claims=is_during,
    sql=during_sql,
    formula=during_formula,
)
