"""`is_value_of(a.value, b.value)`: all that `a` leaves possible is among the numbers that `b` stands for, all taken together."""

from __future__ import annotations

from factcheck.rules.context import Context
from factcheck.rules.function import Function, Without
from factcheck.rules.functions.within import key
from factcheck.values.bounds import Bounds, Truth, share_a_point


def _decide(context: Context, a: Bounds, b: Bounds, reading: int) -> Truth:
    if b.contains(a):
        return True
    return None if share_a_point(a, b) else False


FUNCTION = Function(
    words="{0} is one of the values of {1}",
    of_values=_decide,
    sql=Without(
        "the checker asks which of the open ends belong to the range; a table has so few denials that all are asked"
    ),
    formula_of_fields=lambda symbols, a, b: symbols.truth("one of", key(a), key(b)),
    range_of=lambda bounds: bounds,
)
