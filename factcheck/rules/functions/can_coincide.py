"""`can_coincide(a, b)`: two claims can speak of one moment."""

from __future__ import annotations

from factcheck.rules.function import ROW_BY_ROW, Function
from factcheck.values.bounds import share_a_point

FUNCTION = Function(
    words="{0} and {1} can be of one time",
    of_claims=lambda context, a, b, reading: share_a_point(a.time[reading], b.time[reading]),
    symmetric=True,
    sql=ROW_BY_ROW,
    formula=lambda symbols, a, b: symbols.same(symbols.name(a, "time"), symbols.name(b, "time")),
)
