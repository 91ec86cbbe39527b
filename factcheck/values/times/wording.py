"""A range of moments in a few words, for reports.

Going in: bounds in microseconds UTC and the zone to tell them in. Going out: `23 October 2024`, `8 to 13 October 2024`,
`by 1 November 2024`, `23 October 2024 20:00`, `any time`.
"""

from __future__ import annotations

from datetime import date, tzinfo

from factcheck.values.bounds import Bounds, Number
from factcheck.values.times.clock import (
    DAY,
    FIRST_WALL,
    HOUR,
    LAST_WALL,
    MINUTE,
    MONTH_NAMES,
    month_days,
    to_wall,
    wall_day,
)


def describe(bounds: Bounds, zone: tzinfo | None = None) -> str:
    """The range in words: whole days, months and years by name, the rest with hours; an empty one is `no time`."""
    if bounds.is_empty:
        return "no time"
    low, high = _wall(bounds.low, zone), _wall(bounds.high, zone)
    if low is None and high is None:
        return "any time"
    if low is None:
        return f"by {_last(high or 0)}"
    if high is None:
        return f"from {_moment(low) if low % DAY else _day(wall_day(low))}"
    if low % DAY == 0 and (high + 1) % DAY == 0:
        return _days(wall_day(low), wall_day(high))
    if low == high:
        return _moment(low)
    return _hours(low, high)


def _wall(end: Number, zone: tzinfo | None) -> int | None:
    """What the clocks show at an end; nothing where it is infinite or outside the calendar."""
    if isinstance(end, float):
        return None
    wall = to_wall(int(end), zone)
    return wall if FIRST_WALL <= wall <= LAST_WALL else None


def _last(high: int) -> str:
    return _day(wall_day(high)) if (high + 1) % DAY == 0 else _moment(high)


def _days(first: date, last: date) -> str:
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if first.day == 1 and last.day == month_days(last.year, last.month):
        return _months(first, last)
    if first == last:
        return _day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {_day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTH_NAMES[first.month - 1]} to {_day(last)}"
    return f"{_day(first)} to {_day(last)}"


def _months(first: date, last: date) -> str:
    begin, end = MONTH_NAMES[first.month - 1], f"{MONTH_NAMES[last.month - 1]} {last.year}"
    if first.year != last.year:
        return f"{begin} {first.year} to {end}"
    return end if first.month == last.month else f"{begin} to {end}"


def _hours(low: int, high: int) -> str:
    until = high + 1 if (high + 1) % MINUTE == 0 and high < LAST_WALL else high
    if wall_day(low) == wall_day(until):
        return f"{_moment(low)} to {_clock(until % DAY)}"
    return f"{_moment(low)} to {_moment(until)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def _moment(wall: int) -> str:
    return f"{_day(wall_day(wall))} {_clock(wall % DAY)}"


def _clock(time: int) -> str:
    hours, rest = divmod(time, HOUR)
    minutes, rest = divmod(rest, MINUTE)
    seconds, part = divmod(rest, 1_000_000)
    clock = f"{hours:02d}:{minutes:02d}"
    if part:
        return f"{clock}:{seconds:02d}.{part:06d}"
    return f"{clock}:{seconds:02d}" if seconds else clock
