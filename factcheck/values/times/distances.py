"""How far apart two moments are that lie a length of time from each other.

Going in: bounds in microseconds UTC, a `Gap`, a direction, a reading, and a zone. Going out: bounds of the distance in
microseconds, in which that of every moment of the range to what `shift` makes of it lies. Months differ in length, so a range
of a few years is gone through month by month; of a longer one the bounds hold for any calendar month.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, tzinfo
from fractions import Fraction
from math import ceil, floor, inf

from factcheck.values.bounds import INFINITIES, Bounds, Number
from factcheck.values.times.clock import DAY, HOUR, midnight, to_wall, wall_day
from factcheck.values.times.gaps import Direction, Gap, Reading, Steps
from factcheck.values.times.shifting import by_months

LONGEST = 10 * 366 * DAY
"""A range up to so long is gone through month by month."""

_MONTH = Fraction(146_097 * DAY, 4800)
"""The mean month of the calendar, which repeats every 400 years."""
_AROUND = 8 * DAY
"""How far at most any months are from so many mean ones, clamped at a month's end or not."""
_ANY_ZONES = 27 * HOUR
"""How far at most two offsets from UTC lie apart."""


def distance(
    base: Bounds,
    gap: Gap,
    direction: Direction,
    reading: Reading,
    zone: tzinfo | None = None,
) -> Bounds:
    """How far after a moment of `base` the moments `gap` after it lie; before it, negative."""
    length = gap.length(direction, reading)
    if gap.steps in (Steps.CLOCK, Steps.NIGHT):
        return length
    low, high = _end(base, length.low, gap, zone, late=False), _end(base, length.high, gap, zone, late=True)
    loose = _drift(base.low + min(low, 0), base.high + max(high, 0), zone)
    if gap.steps is not Steps.WALL:  # counted from midnight to midnight: by the clock up to a day less, or more
        loose += DAY - 1
    return Bounds(low - loose, high + loose, length.low_open, length.high_open)


def _end(base: Bounds, length: Number, gap: Gap, zone: tzinfo | None, *, late: bool) -> Number:
    """The least or, if `late`, the greatest distance on the clocks of the wall."""
    if isinstance(length, float) or gap.unit != "month":
        return length
    if base.high - base.low > LONGEST:
        return ceil(length * _MONTH) + _AROUND if late else floor(length * _MONTH) - _AROUND
    assert not INFINITIES & {base.low, base.high}
    walls = list(_walls(to_wall(int(base.low), zone), to_wall(int(base.high), zone), late))
    found = [by_months(wall, length, late=late) - wall for wall in walls]
    if any(isinstance(apart, float) for apart in found):  # out of the years that are counted
        return inf if late else -inf
    return ceil(max(found)) if late else floor(min(found))


def _walls(low: int, high: int, late: bool) -> Iterator[int]:
    """The first moment in each month if `late`, else the last: within a month the distance never grows."""
    day = wall_day(low)
    start = low
    while start <= high:
        year, month = divmod(day.year * 12 + day.month, 12)
        if year > date.max.year:
            yield start if late else high
            return
        day = date(year, month + 1, 1)
        yield start if late else min(midnight(day) - 1, high)
        start = midnight(day)


def _drift(low: Number, high: Number, zone: tzinfo | None) -> int:
    """How much the zone's offset from UTC changes between two moments."""
    if zone is None:
        return 0
    if isinstance(low, float) or isinstance(high, float) or high - low > LONGEST:
        return _ANY_ZONES
    moments = [*range(floor(low), ceil(high), 7 * DAY), ceil(high)]
    offsets: list[int] = [to_wall(moment, zone) - moment for moment in moments]
    return max(offsets) - min(offsets)
