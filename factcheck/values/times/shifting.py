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
from factcheck.values.times.clock import DAY, FIRST_WALL, HOUR, LAST_WALL, add_months, to_utc, to_wall
from factcheck.values.times.gaps import Direction, Gap, Reading, Steps


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
    if gap.steps is Steps.AGE and direction == "before":
        raise Unreadable(f"{gap.written!r} is counted after a birth", "write `{after: BIRTH, aged: 17}`")
    if gap.steps is Steps.NIGHT:
        return _night(base, direction, reading, zone)
    length = gap.length(direction, reading)
    low = _moved(_start(base.low, gap.steps, zone, late=False), length.low, gap, zone, late=False)
    high = _moved(_start(base.high, gap.steps, zone, late=True), length.high, gap, zone, late=True)
    # moments are whole microseconds: just past an open end lies the next one
    low, high = low + length.low_open, high - length.high_open
    if low > LAST_WALL or high < FIRST_WALL:
        raise Unreadable(f"{gap.written!r} leads out of the years 1 to 9999")
    return Bounds(low if low >= FIRST_WALL else -inf, high if high <= LAST_WALL else inf)


def _start(end: Number, steps: Steps, zone: tzinfo | None, *, late: bool) -> Number:
    """Where counting starts from an end of the range: days run from midnight to midnight, ages from the birthday's first
    moment.
    """
    if isinstance(end, float) or steps not in (Steps.DAYS, Steps.AGE):
        return end
    wall = to_wall(int(end), zone)
    midnight = wall - wall % DAY
    last = late and steps is Steps.DAYS
    return to_utc(midnight + DAY - 1 if last else midnight, zone, late=last)


_DUSK, _DAWN, _NOON = 18 * HOUR, 6 * HOUR, 12 * HOUR


def _night(base: Bounds, direction: Direction, reading: Reading, zone: tzinfo | None) -> Bounds:
    """Overnight, from 18:00 to noon; fuzzily any time within 24 hours. Before dawn it is still the night of the day before."""
    after = direction == "after"
    fuzzy = Bounds(base.low, base.high + DAY) if after else Bounds(base.low - DAY, base.high)
    if reading == "fuzzy" or isinstance(base.low, float) or isinstance(base.high, float):
        return fuzzy
    low, high = to_wall(int(base.low), zone), to_wall(int(base.high), zone)
    if after:
        dusk = low - _DAWN - (low - _DAWN) % DAY + _DUSK
        noon = high - _DAWN - (high - _DAWN) % DAY + DAY + _NOON
    else:
        dusk = low - low % DAY - DAY + _DUSK
        noon = high - high % DAY + _NOON
    night = Bounds(to_utc(dusk, zone, late=False), to_utc(noon, zone, late=True))
    return night.meet(fuzzy)


def _moved(end: Number, length: Number, gap: Gap, zone: tzinfo | None, *, late: bool) -> Number:
    if isinstance(end, float) or isinstance(length, float):
        return inf if late else -inf
    if gap.steps is Steps.CLOCK:
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
