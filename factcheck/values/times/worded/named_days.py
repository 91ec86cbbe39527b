"""One day in words: `9 June 2025`, `Monday, June 9`, `yesterday`, `Tuesday`, `2025-06-09`.

Going in: a cursor and a frame. Going out: a `NamedDay`, or a `PartialDate` whose missing parts a range may lend. What is
counted from the day of publication or statement says so.
"""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from factcheck.errors import Unreadable
from factcheck.records import Record
from factcheck.values.bounds import Bounds
from factcheck.values.lexicon.time_words import TimeWords
from factcheck.values.times.clock import DAY, MONTH_NAMES, calendar_day, midnight, month_days
from factcheck.values.times.frame import Frame
from factcheck.values.times.spans import Misfit, Span, days_span
from factcheck.values.times.worded.cursor import Cursor

_LEAP_YEAR = 2000


@attrs.frozen(eq=False, repr=False)
class NamedDay(Record):
    """A day; `misfit` and `counted_from` as in `Span`."""

    day: date
    misfit: Misfit | None = None
    counted_from: str = ""

    def of(self, span: Span) -> Span:
        """A span of this day, with what is to be said of the day."""
        return attrs.evolve(span, misfit=self.misfit, counted_from=self.counted_from)

    def zone(self, frame: Frame) -> Frame:
        """The frame in the zone that the day belongs to."""
        return attrs.evolve(frame, zone=frame.zone_of_today()) if self.counted_from else frame

    def span(self, frame: Frame) -> Span:
        """The whole day."""
        return self.of(days_span(self.day, self.day, self.zone(frame).zone))


@attrs.frozen(eq=False, repr=False)
class PartialDate(Record):
    """A date as it is written, whole or not, and the weekday that it is written with."""

    month: int | None = None
    day: int | None = None
    year: int | None = None
    weekday: str = ""
    weekday_number: int | None = None

    def lent(self, other: PartialDate) -> PartialDate:
        """With the month and the year of another where it has none."""
        return attrs.evolve(self, month=self.month or other.month, year=self.year or other.year)

    @property
    def is_day(self) -> bool:
        """Whether it names a day of a month."""
        return self.day is not None and self.month is not None


def take_day(cursor: Cursor, words: TimeWords, frame: Frame) -> NamedDay | None:
    """The day that the cursor stands at, with a word such as `on` before it."""
    start = cursor.at
    cursor.skip(words.before_days)
    shift = cursor.take(words.days)
    if shift is not None:
        written = " ".join(cursor.words[start : cursor.at])
        day = frame.from_today(lambda today: today + timedelta(days=shift), written)
        return NamedDay(day, counted_from=frame.counted_from)
    partial = take_partial(cursor, words)
    if partial is not None and partial.is_day:
        return resolved(partial, frame)
    if partial is not None and partial.weekday_number is not None and partial.month is None:
        number = partial.weekday_number
        day = frame.nearest_day(lambda each: each.weekday() == number, partial.weekday)
        return NamedDay(day, counted_from=frame.counted_from)
    cursor.at = start
    return None


def take_partial(cursor: Cursor, words: TimeWords) -> PartialDate | None:
    """A date with or without its weekday, or a weekday alone."""
    before = _weekday(cursor, words)
    after_weekday = cursor.at
    if before:
        cursor.skip(words.before_days)
    found = _numeric(cursor, words) or _day_month(cursor, words) or _month_day(cursor, words)
    weekday = before or (_weekday(cursor, words) if found is not None and found.is_day else "")
    if found is None:
        cursor.at = after_weekday
    if not weekday:
        return found
    return attrs.evolve(found or PartialDate(), weekday=weekday, weekday_number=words.weekdays[weekday])


def read_partial(cursor: Cursor, words: TimeWords) -> PartialDate | None:
    """All of a text as a date that another may complete: `8 October`, `October 8`, `8`, `13 2024`."""
    cursor.skip(words.before_days)
    start = cursor.at
    found = take_partial(cursor, words)
    if found is not None and cursor.is_done:
        return found
    cursor.at = start
    day = cursor.number(1, 31)
    found = PartialDate(day=day, year=cursor.year())
    return found if day is not None and cursor.is_done else None


def resolved(partial: PartialDate, frame: Frame) -> NamedDay:
    """The day that a date names; one without a year is the last up to today, or of a plan the next."""
    month, day, year = partial.month, partial.day, partial.year
    assert month is not None
    assert day is not None
    if year is not None:
        found, counted_from = calendar_day(year, month, day, frame.calendar), ""
    else:
        written = f"{day} {MONTH_NAMES[month - 1]}"
        if day > month_days(_LEAP_YEAR, month):
            raise Unreadable(f"{MONTH_NAMES[month - 1]} has no day {day}")
        found, _ = frame.nearest(lambda each: _once_a_year(each, month, day, frame), written)
        counted_from = frame.counted_from
    away = (found.weekday() - partial.weekday_number) % 7 if partial.weekday_number is not None else 0
    return NamedDay(found, _misfit(found, away) if away else None, counted_from)


def _misfit(dated: date, away: int) -> Misfit:
    start = midnight(dated)
    return Misfit(Bounds(start, start + DAY - 1), Bounds(start - away * DAY, start - (away - 1) * DAY - 1))


def _once_a_year(year: int, month: int, day: int, frame: Frame) -> tuple[date, date] | None:
    if day > month_days(year, month, frame.calendar):
        return None
    found = calendar_day(year, month, day, frame.calendar)
    return found, found


def _weekday(cursor: Cursor, words: TimeWords) -> str:
    word = cursor.next
    return word if cursor.take(words.weekdays) is not None else ""


def _numeric(cursor: Cursor, words: TimeWords) -> PartialDate | None:
    """`2025-06-09`; `9.6.2025` in a language in which that can be nothing else."""
    if words.numeric and cursor.next.count(".") == 2:
        day, month, year = (int(part) for part in cursor.next.split("."))
    elif len(cursor.next) == 10 and cursor.next[4] == "-":
        year, month, day = (int(part) for part in cursor.next.split("-"))
    else:
        return None
    cursor.at += 1
    return PartialDate(month, day, year)


def _day_month(cursor: Cursor, words: TimeWords) -> PartialDate | None:
    """`9 June 2025`, `the 9th of June`, `9 June`."""
    start = cursor.at
    day = cursor.number(1, 31)
    if day is not None:
        cursor.skip(words.of)
        month = cursor.take(words.months)
        if month is not None:
            return PartialDate(month, day, cursor.year())
    cursor.at = start
    return None


def _month_day(cursor: Cursor, words: TimeWords) -> PartialDate | None:
    """`June 9, 2025`, `June 9`, `June 2025`, `June`."""
    month = cursor.take(words.months)
    if month is None:
        return None
    day = None if len(cursor.next) == 4 and cursor.next.isdigit() else cursor.number(1, 31)
    after_month = cursor.at
    if day is None:
        cursor.skip(words.of)
    year = cursor.year()
    if year is None:
        cursor.at = after_month
    return PartialDate(month, day, year)
