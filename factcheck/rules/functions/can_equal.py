"""`can_equal(a.value, b.value)`: some number lies in both ranges."""

from __future__ import annotations

from factcheck.rules.function import Function, Without
from factcheck.values.bounds import share_a_point

FUNCTION = Function(
    words="{0} and {1} can be one number",
    of_values=lambda context, a, b, reading: share_a_point(a, b),
    symmetric=True,
    sql=Without("the figures that it is asked of have no column of their own"),
    formula_of_fields=lambda symbols, a, b: symbols.same(a, b),
)
