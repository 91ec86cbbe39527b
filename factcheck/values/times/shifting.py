"""Moving a range of moments by a length of time.

Going in: bounds in microseconds UTC, a `Gap`, a direction, a reading, and the zone whose calendar counts days and
months. Going out: bounds that hold every moment which lies such a gap after, or before, some moment of the range.
"""

from __future__ import annotations

from datetime import tzinfo
from fractions import Fraction
from math import ceil, floor, inf

from factcheck.errors import Unreadable
from factcheck.values.bounds import Bounds, Number
from factcheck.values.times.clock import FIRST_WALL, LAST_WALL, add_months, to_utc, to_wall
from factcheck.values.times.gaps import Direction, Gap, Reading


def shift(
    base: Bounds,
    gap: Gap,
    direction: Direction,
    reading: Reading,
    zone: tzinfo | None = None,
) -> Bounds:
    """The moments that lie `gap` after (or before) some moment of `base`: closed whole microseconds, or infinite ends.

    Half months are half of the month that they lead into; months clamp at month ends. Raises `Unreadable` where no
    moment of the years 1 to 9999 is left.
    """
    length = gap.length(direction, reading)
    low = _moved(base.low, length.low, gap, zone, late=False)
    high = _moved(base.high, length.high, gap, zone, late=True)
    # moments are whole microseconds: just past an open end lies the next one
    low, high = low + length.low_open, high - length.high_open
    if low > LAST_WALL or high < FIRST_WALL:
        raise Unreadable(f"{gap.written!r} leads out of the years 1 to 9999")
    return Bounds(low if low >= FIRST_WALL else -inf, high if high <= LAST_WALL else inf)


def _moved(end: Number, length: Number, gap: Gap, zone: tzinfo | None, *, late: bool) -> Number:
    if isinstance(end, float) or isinstance(length, float):
        return inf if late else -inf
    if not gap.on_calendar:
        return _rounded(end + length, late=late)
    wall = to_wall(int(end), zone)
    moved = by_months(wall, length, late=late) if gap.unit == "month" else wall + length
    return moved if isinstance(moved, float) else to_utc(_rounded(moved, late=late), zone, late=late)


def by_months(wall: int, months: int | Fraction, *, late: bool) -> Number:
    """So many months later on the clocks of the wall; half a month is half of the one that it leads into."""
    whole = floor(months)
    moved = add_months(wall, whole, late=late)
    part = months - whole
    following = add_months(wall, whole + 1, late=late) if part else moved
    if isinstance(moved, float) or isinstance(following, float):
        return inf if months > 0 else -inf
    return moved + part * (following - moved)


def _rounded(moment: int | Fraction, *, late: bool) -> int:
    return ceil(moment) if late else floor(moment)
