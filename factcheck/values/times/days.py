"""Calendar steps on bounds: whole days around a moment, and whole months later.

Going in: bounds in microseconds UTC. Going out: bounds that hold every moment which the step may lead to.
"""

from __future__ import annotations

from datetime import tzinfo

from factcheck.values.bounds import Bounds, Number
from factcheck.values.times.clock import DAY, add_months, to_utc, to_wall


def whole_days(pair: tuple[Bounds, Bounds], zone: tzinfo | None) -> tuple[Bounds, Bounds]:
    """Both bounds widened outward to whole days of `zone` (as written where there is none)."""
    return _days(pair[0], zone), _days(pair[1], zone)


def _days(bounds: Bounds, zone: tzinfo | None) -> Bounds:
    return Bounds(_edge(bounds.low, zone, late=False), _edge(bounds.high, zone, late=True))


def _edge(moment: Number, zone: tzinfo | None, *, late: bool) -> Number:
    if isinstance(moment, float):
        return moment
    wall = to_wall(int(moment), zone)
    first = wall - wall % DAY
    return to_utc(first + DAY - 1 if late else first, zone, late=late)


def months_later(bounds: Bounds, count: int) -> Bounds:
    """So many calendar months later (earlier if negative), clamped at month ends; counted in UTC."""
    return Bounds(_moved(bounds.low, count, late=False), _moved(bounds.high, count, late=True))


def _moved(moment: Number, count: int, *, late: bool) -> Number:
    return moment if isinstance(moment, float) else add_months(int(moment), count, late=late)
