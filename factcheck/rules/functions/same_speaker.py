"""`same_speaker(a, b)`: what two claims tell goes back to one voice, whatever is said."""

from __future__ import annotations

from factcheck.claims.table import FUZZY, Row
from factcheck.rules.context import Context
from factcheck.rules.function import ROW_BY_ROW, Function, truth_of
from factcheck.values.bounds import Truth


def _decide(context: Context, a: Row, b: Row, reading: int) -> Truth:
    """One origin, or one is part of the other; where one only stands inside the other's chain, under fuzzy bounds only."""
    if a.origin is None or b.origin is None:
        return None
    bodies = context.entities.all_bodies
    if bodies(b.origin).issuperset(a.origin) or bodies(a.origin).issuperset(b.origin):
        return True
    return reading == FUZZY and (set(a.origin) <= set(b.said_by) or set(b.origin) <= set(a.said_by))


FUNCTION = Function(
    words="{0} and {1} go back to one speaker",
    of_claims=_decide,
    symmetric=True,
    sql=ROW_BY_ROW,
    formula=truth_of("same_speaker", symmetric=True),
)
