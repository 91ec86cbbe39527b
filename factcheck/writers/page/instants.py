"""Moments and spans of time, for programs and for people.

Going in: microseconds since 1970 in UTC (as written where a claim set has no zone). Going out: ISO 8601, or a few words.
"""

from __future__ import annotations

from datetime import tzinfo
from math import floor

from factcheck.values.bounds import Bounds, Number
from factcheck.values.times.clock import DAY, FIRST_WALL, LAST_WALL, MINUTE, to_wall, wall_day

_GREGORIAN_CYCLE = 146_097 * DAY
"""400 years: the calendar repeats."""


def iso(moment: Number) -> str | None:
    """The moment to the microsecond; `None` for an infinity."""
    if isinstance(moment, float):
        return None
    whole = floor(moment)
    seconds, micros = divmod(whole % DAY, 1_000_000)
    hours, rest = divmod(seconds, 3600)
    fraction = f".{micros:06d}" if micros else ""
    return f"{_day(whole)}T{hours:02d}:{rest // 60:02d}:{rest % 60:02d}{fraction}Z"


def local_iso(moment: Number, zone: tzinfo | None) -> str | None:
    """The moment as the clocks of a zone show it, with its offset from UTC; as written where there is no zone."""
    told = iso(moment)
    if told is None or isinstance(moment, float):
        return None
    if zone is None:
        return told.removesuffix("Z")
    whole = floor(moment)
    if not FIRST_WALL + 2 * DAY <= whole <= LAST_WALL - 2 * DAY:
        return told  # no zone knows clocks beyond the calendar
    wall = to_wall(whole, zone)
    hours, rest = divmod(abs(wall - whole) // 1_000_000, 3600)
    seconds = f":{rest % 60:02d}" if rest % 60 else ""
    sign = "-" if wall < whole else "+"
    return f"{str(iso(wall)).removesuffix('Z')}{sign}{hours:02d}:{rest // 60:02d}{seconds}"


def _day(moment: int) -> str:
    """The date; a zone's offset may carry the ends of the calendar one day over them, into a year that `date` does not have."""
    if FIRST_WALL <= moment <= LAST_WALL:
        return wall_day(moment).isoformat()
    cycles = -((moment - FIRST_WALL) // _GREGORIAN_CYCLE)
    inside = wall_day(moment + cycles * _GREGORIAN_CYCLE)
    year = inside.year - 400 * cycles
    return f"{'+' if year > 9999 else ''}{year:04d}-{inside.month:02d}-{inside.day:02d}"


def in_words(span: Bounds) -> str:
    """A span as days where it is made of whole days, in whatever zone; else to the minute. Empty where it has no end."""
    low, high = span.low, span.high
    if isinstance(low, float) and isinstance(high, float):
        return ""
    if isinstance(low, float):
        return f"up to {_shown(high, last=True)}"
    if isinstance(high, float):
        return f"from {_shown(low)} on"
    if (floor(high) + 1 - floor(low)) % DAY == 0 and low < high:
        # A day of a zone ahead of UTC begins before UTC's: the middle of its first day tells which one it is.
        first, last = _day(floor(low) + DAY // 2), _day(floor(high) - DAY // 2)
        return first if first == last else f"{first} to {last}"
    first, last = _shown(low), _shown(high, last=low < high)
    return first if first == last else f"{first} to {last}"


def _shown(moment: int | Number, *, last: bool = False) -> str:
    whole = floor(moment)
    if (whole + last) % DAY == 0:
        return _day(whole)
    minutes = whole % DAY // MINUTE
    return f"{_day(whole)} {minutes // 60:02d}:{minutes % 60:02d} UTC"
