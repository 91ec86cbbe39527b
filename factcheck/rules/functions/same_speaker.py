"""`same_speaker(a, b)`: what two claims tell goes back to one voice, whatever is said."""

from __future__ import annotations

from factcheck.claims.entities import Entities
from factcheck.claims.table import FUZZY, Origin, Row
from factcheck.rules.context import Context
from factcheck.rules.function import ROW_BY_ROW, Function, truth_of
from factcheck.values.bounds import Truth


def same_speaker(context: Context, a: Row, b: Row, reading: int) -> Truth:
    """One origin, or one is part of the other; where one chain stops short of the other, under fuzzy bounds only."""
    if a.origin is None or b.origin is None:
        return None
    entities = context.entities
    if _speaks_for(a.origin, b.origin, entities) or _speaks_for(b.origin, a.origin, entities):
        return True
    return reading == FUZZY and (_stops_short(a, b, entities) or _stops_short(b, a, entities))


def _speaks_for(part: Origin, whole: Origin, entities: Entities) -> bool:
    """Whether each belongs to the whole, and nobody of the whole is left out: two who speak together are not one of them."""
    return entities.all_bodies(part).issuperset(whole) and all(
        not entities.bodies(name).isdisjoint(whole) for name in part
    )


def _stops_short(short: Row, long: Row, entities: Entities) -> bool:
    """Whether the origin of one, or a body that it belongs to, or one that a speaker there belongs to, stands in the other chain.

    The retelling that names a clerk may have it from a body on the way to the origin that the other names.
    """
    told, above = set(long.said_by), entities.all_bodies(long.said_by)
    return all(name in above or not entities.bodies(name).isdisjoint(told) for name in short.origin or ())


FUNCTION = Function(
    words="{0} and {1} go back to one speaker",
    of_claims=same_speaker,
    symmetric=True,
    looks_at=lambda context, row: (row.origin, row.said_by),
    sql=ROW_BY_ROW,
    formula=truth_of("same_speaker", symmetric=True),
)
