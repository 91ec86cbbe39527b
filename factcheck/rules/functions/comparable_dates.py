"""`comparable_dates(a, b)`: the dates of two publications can be put in order, since both have hours or stand in one zone."""

from __future__ import annotations

from factcheck.rules.function import ROW_BY_ROW, Function, truth_of

FUNCTION = Function(
    words="the publications of {0} and {1} both have hours, or one zone",
    of_claims=lambda context, a, b, reading: not set(a.refs.get("clock", ())).isdisjoint(b.refs.get("clock", ())),
    symmetric=True,
    sql=ROW_BY_ROW,
    formula=truth_of("comparable_dates", symmetric=True),
)
