"""Microseconds and calendars: the arithmetic that every other file of this package rests on.

Going in: dates, clock times, and a zone or none. Going out: whole microseconds since 1970-01-01 UTC in the proleptic
Gregorian calendar, and back. "Wall" microseconds are what a clock on the wall shows, counted as if it stood in UTC;
without a zone they are taken as written. A new kind of calendar step goes here, beside `add_months`.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from math import inf

from factcheck.errors import Unreadable

MINUTE = 60_000_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
FIRST_YEAR, LAST_YEAR = 1, 9999

_EPOCH_DAY = date(1970, 1, 1).toordinal()
_EPOCH = datetime(1970, 1, 1)
_EPOCH_UTC = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

FIRST_WALL = (1 - _EPOCH_DAY) * DAY
LAST_WALL = (date.max.toordinal() + 1 - _EPOCH_DAY) * DAY - 1
_FIRST_SAFE, _LAST_SAFE = FIRST_WALL + 2 * DAY, LAST_WALL - 2 * DAY

_JULIAN_DAY_OF_ORDINAL_0 = 1_721_425

_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Calendar(StrEnum):
    """The calendar that a date is written in; in the Julian one every fourth year is a leap year."""

    GREGORIAN = "gregorian"
    JULIAN = "julian"


def month_days(year: int, month: int, calendar: Calendar = Calendar.GREGORIAN) -> int:
    """How many days a month has."""
    centuries = calendar is Calendar.JULIAN or year % 100 != 0 or year % 400 == 0
    return _MONTH_DAYS[month - 1] + (month == 2 and year % 4 == 0 and centuries)


def calendar_day(year: int, month: int, day: int, calendar: Calendar = Calendar.GREGORIAN) -> date:
    """The day of these numbers; `Unreadable` says which of them no calendar has. One of the Julian calendar is converted."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unreadable(f"the year {year} is outside {FIRST_YEAR} to {LAST_YEAR}")
    if not 1 <= month <= 12:
        raise Unreadable(f"there is no month {month}")
    if not 1 <= day <= month_days(year, month, calendar):
        raise Unreadable(f"{MONTH_NAMES[month - 1]} {year} has {month_days(year, month, calendar)} days, not {day}")
    return date(year, month, day) if calendar is Calendar.GREGORIAN else _from_julian(year, month, day)


def _from_julian(year: int, month: int, day: int) -> date:
    """The day by its Julian day number (Richards, "Mapping Time", 1998, table 25.1)."""
    before = (14 - month) // 12
    years, months = year + 4800 - before, month + 12 * before - 3
    ordinal = day + (153 * months + 2) // 5 + 365 * years + years // 4 - 32083 - _JULIAN_DAY_OF_ORDINAL_0
    if not 1 <= ordinal <= date.max.toordinal():
        raise Unreadable(f"the day is outside the years {FIRST_YEAR} to {LAST_YEAR} of the Gregorian calendar")
    return date.fromordinal(ordinal)


def midnight(day: date) -> int:
    """The first wall microsecond of a day."""
    return (day.toordinal() - _EPOCH_DAY) * DAY


def wall_day(wall: int) -> date:
    """The day that a wall microsecond falls on."""
    return date.fromordinal(wall // DAY + _EPOCH_DAY)


def to_utc(wall: int, zone: tzinfo | None, *, late: bool) -> int:
    """The instant at which the wall clocks of `zone` show `wall`; where they do so twice, the `late` or the early one.

    In the hour that a change to summer time skips, `late` answers with the offset after the change: never past it.
    """
    if zone is None:
        return wall
    # `datetime` cannot step over the ends of the calendar: there the offset is that of two days before or after
    shown = _EPOCH + timedelta(microseconds=_inside(wall))
    offset = shown.replace(tzinfo=zone, fold=int(late)).utcoffset()
    return wall - (offset // _MICROSECOND if offset else 0)


def to_wall(instant: int, zone: tzinfo | None) -> int:
    """What the wall clocks of `zone` show at an instant."""
    if zone is None:
        return instant
    offset = (_EPOCH_UTC + timedelta(microseconds=_inside(instant))).astimezone(zone).utcoffset()
    return instant + (offset // _MICROSECOND if offset else 0)


def _inside(moment: int) -> int:
    if _FIRST_SAFE <= moment <= _LAST_SAFE:
        return moment
    return _FIRST_SAFE if moment < _FIRST_SAFE else _LAST_SAFE


def add_months(wall: int, months: int, *, late: bool) -> int | float:
    """So many months later, or earlier if negative; an infinity where that leaves the years 1 to 9999.

    Months clamp at month ends (31 January plus a month is 28 or 29 February). A clamped moment may stand for a
    whole tail of the longer month, so it becomes the first or, if `late`, the last microsecond of its day.
    """
    day = wall_day(min(max(wall, FIRST_WALL), LAST_WALL))
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return inf if months > 0 else -inf
    length = month_days(year, month + 1)
    start = midnight(date(year, month + 1, min(day.day, length)))
    if day.day > length:
        return start + DAY - 1 if late else start
    return start + wall % DAY
