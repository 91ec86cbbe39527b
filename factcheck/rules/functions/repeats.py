"""`repeats(a, b)`: both give one value and one time, as they are written."""

from __future__ import annotations

from factcheck.claims.table import Row
from factcheck.rules.context import Context
from factcheck.rules.function import ROW_BY_ROW, Function, truth_of
from factcheck.values.bounds import Truth


def _decide(context: Context, a: Row, b: Row, reading: int) -> Truth:
    return a.value == b.value and a.time == b.time and a.start == b.start and a.end == b.end


FUNCTION = Function(
    words="{0} says the same as {1}",
    of_claims=_decide,
    symmetric=True,
    sql=ROW_BY_ROW,
    formula=truth_of("repeats", symmetric=True),
)
