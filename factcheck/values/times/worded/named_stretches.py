"""Stretches of the calendar in words: `June 2025`, `late 2024`, `the third quarter of 2024`, `last week`, `end of May`, `FY2024`.

Going in: a cursor and a frame. Going out: a `Span`. A month without a year is the last one up to the publication, or of a plan
the next; what is counted from there says so. To read one more stretch, add a function to `_STRETCHES`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import attrs

from factcheck.errors import Unreadable
from factcheck.records import Record
from factcheck.values.lexicon.time_words import Length, TimeWords
from factcheck.values.times.calendars import MONTH, OTHER, SEASON, YEAR, Stretch, Unit, months_from, unit
from factcheck.values.times.clock import DAY, MONTH_NAMES, Calendar
from factcheck.values.times.frame import Frame
from factcheck.values.times.spans import Span
from factcheck.values.times.worded.cursor import Cursor

_SUNDAY = 6


def read_stretch(cursor: Cursor, words: TimeWords, frame: Frame) -> Span | None:
    """A stretch, the early, middle or late part of it, or its end."""
    cursor.skip(words.before_stretches)
    end = cursor.skip(words.end_of)
    first = last = None if end else cursor.take(words.thirds)
    if first is not None:
        last = _last_third(cursor, words, first)
    found = take_stretch(cursor, words, frame) or (_this(cursor, words, frame) if end else None)
    if found is None or not cursor.is_done:
        return None
    zone = frame.zone_of_today() if found.counted_from else frame.zone
    if end:
        return found.close().span(zone)
    if first is None or last is None:
        return found.span(zone)
    return attrs.evolve(found.thirds(first, last, zone), counted_from=found.counted_from)


def _last_third(cursor: Cursor, words: TimeWords, first: int) -> int:
    """`early to mid`; the dash of `mid-June` goes with it."""
    start = cursor.at
    if cursor.skip(words.to):
        last = cursor.take(words.thirds)
        if last is not None and last < first:
            raise Unreadable("these parts are in no order", "write `early to mid 2024-10`")
        if last is not None:
            cursor.skip(("-",))
            return last
        cursor.at = start
    cursor.skip(("-",))
    return first


def take_stretch(cursor: Cursor, words: TimeWords, frame: Frame) -> Stretch | None:
    """The stretch that the cursor stands at."""
    start = cursor.at
    cursor.skip(words.before_stretches)
    for take in _STRETCHES:
        at = cursor.at
        found = take(cursor, words, frame)
        if found is not None:
            return found
        cursor.at = at
    cursor.at = start
    return None


def _month(cursor: Cursor, words: TimeWords, frame: Frame) -> Stretch | None:
    month = cursor.take(words.months)
    if month is None:
        return None
    after_month = cursor.at
    cursor.skip((*words.of, "-"))
    year = _calendar_year(cursor, words, frame)
    if year is not None:
        return year.part(month - 1, 1, MONTH)
    cursor.at = after_month
    return _once_a_year(lambda each: unit(each, month, frame.calendar), MONTH_NAMES[month - 1], frame)


def _season(cursor: Cursor, words: TimeWords, frame: Frame) -> Stretch | None:
    season = cursor.take(words.seasons)
    if season is None:
        return None
    name = cursor.words[cursor.at - 1]
    cursor.skip(words.of)
    year = cursor.year()
    if year is None:
        raise Unreadable(f"which {name} this is cannot be told", f"write the year too: `{name} 2024`")
    return unit(year, season, frame.calendar)


def _year_and_code(cursor: Cursor, words: TimeWords, frame: Frame) -> Stretch | None:
    """`2024-10`, `2024-22`, and `2024 Q3`."""
    if len(cursor.next) == 7 and cursor.next[4] == "-":
        number, code = (int(part) for part in cursor.next.split("-"))
        cursor.at += 1
        return unit(number, code, frame.calendar)
    written = cursor.year()
    if written is None:
        return None
    year, after_year = _Year(written, calendar=frame.calendar), cursor.at
    cursor.skip(("-",))
    part = _part_of_year(cursor, words)
    if part is None:
        cursor.at = after_year
        return year.part(0, 12, YEAR)
    return _part(year, *part)


def _quarter_or_half(cursor: Cursor, words: TimeWords, frame: Frame) -> Stretch | None:
    """`Q3 2024`, `third quarter of last year`, `the first half of FY2024`, `the second quarter`."""
    part = _part_of_year(cursor, words)
    if part is None:
        return None
    after_part = cursor.at
    cursor.skip((*words.of, "-"))
    year = _calendar_year(cursor, words, frame) or _fiscal_year(cursor, words, frame)
    if year is not None:
        return _part(year, *part)
    cursor.at = after_part
    name = " ".join(cursor.words)
    return _once_a_year(lambda each: _part(_Year(each, calendar=frame.calendar), *part), name, frame)


def _part_of_year(cursor: Cursor, words: TimeWords) -> tuple[int, int] | None:
    """Which part, and of how many months each is."""
    start = cursor.at
    quarter, half = cursor.take(words.quarters), cursor.take(words.halves)
    if quarter is not None or half is not None:
        return (quarter, 3) if quarter is not None else (half or 1, 6)
    number = cursor.take(words.ordinals)
    if number is not None:
        cursor.skip(("-",))
        if cursor.take(words.lengths) is Length.QUARTER:
            return number, 3
        if number <= 2 and cursor.skip(words.half):
            return number, 6
    cursor.at = start
    return None


@attrs.frozen(eq=False, repr=False)
class _Year(Record):
    """A year of the calendar or a fiscal one: the day that it starts on, in the numbers of its calendar."""

    year: int
    month: int = 1
    day: int = 1
    calendar: Calendar = Calendar.GREGORIAN
    counted_from: str = ""

    def part(self, after: int, months: int, length: Unit) -> Stretch:
        """So many months of it, so many months after its start."""
        years, month = divmod(self.month - 1 + after, 12)
        found = months_from(self.year + years, month + 1, months, length, self.calendar, self.day)
        return attrs.evolve(found, counted_from=self.counted_from)


def _part(year: _Year, number: int, months: int) -> Stretch:
    return year.part((number - 1) * months, months, SEASON if months == 3 else OTHER)


def _calendar_year(cursor: Cursor, words: TimeWords, frame: Frame) -> _Year | None:
    """`2024`, `last year`."""
    year = cursor.year()
    if year is not None:
        return _Year(year, calendar=frame.calendar)
    shifted = _shifted(cursor, words, frame, (Length.YEAR,))
    return _Year(shifted.first.year, counted_from=shifted.counted_from) if shifted is not None else None


def _fiscal_year(cursor: Cursor, words: TimeWords, frame: Frame) -> _Year | None:
    """`FY2024`, by the file's `fiscal_year`."""
    start = cursor.at
    year = cursor.year() if cursor.skip(words.fiscal) else None
    if year is None:
        cursor.at = start
        return None
    if frame.fiscal is None:
        message = f"'FY{year}': the file does not say when its fiscal year starts"
        raise Unreadable(message, "write `fiscal_year: {starts: 10-01, named: end}` in the file")
    month, day = frame.fiscal.month, frame.fiscal.day
    named_later = frame.fiscal.named_by_end and (month, day) != (1, 1)
    return _Year(year - named_later, month, day)


def _fiscal(cursor: Cursor, words: TimeWords, frame: Frame) -> Stretch | None:
    """`FY2024`, `FY2024 Q3`."""
    year = _fiscal_year(cursor, words, frame)
    if year is None:
        return None
    after_year = cursor.at
    cursor.skip(("-",))
    part = _part_of_year(cursor, words)
    if part is None:
        cursor.at = after_year
        return year.part(0, 12, YEAR)
    return _part(year, *part)


def _relative(cursor: Cursor, words: TimeWords, frame: Frame) -> Stretch | None:
    return _shifted(cursor, words, frame, tuple(Length))


def _shifted(cursor: Cursor, words: TimeWords, frame: Frame, lengths: tuple[Length, ...]) -> Stretch | None:
    """`last week`, `this month`, `next year`; a week is loose by a day."""
    start = cursor.at
    shift, length = cursor.take(words.shifts), cursor.take(words.lengths)
    if shift is None or length not in lengths:
        cursor.at = start
        return None
    moved, name = shift, " ".join(cursor.words[start : cursor.at])
    found = frame.from_today(lambda today: _length_at(today, length, moved), name)
    return attrs.evolve(found, counted_from=frame.counted_from)


def _this(cursor: Cursor, words: TimeWords, frame: Frame) -> Stretch | None:
    """The `month` of `the end of the month`."""
    cursor.skip(words.before_stretches)
    length = cursor.take(words.lengths)
    if length is None:
        return None
    found = frame.from_today(lambda today: _length_at(today, length, 0), f"the {length}")
    return attrs.evolve(found, counted_from=frame.counted_from)


def _length_at(today: date, length: Length, shift: int) -> Stretch:
    if length is Length.WEEK:
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * shift)
        return Stretch(monday, monday + timedelta(days=6), OTHER, (DAY, DAY), (DAY, DAY))
    if length is Length.YEAR:
        return unit(today.year + shift)
    months = {Length.MONTH: 1, Length.QUARTER: 3}[length]
    month = today.year * 12 + (today.month - 1) // months * months + shift * months
    return months_from(month // 12, month % 12 + 1, months, MONTH if months == 1 else SEASON)


def _week(cursor: Cursor, words: TimeWords, frame: Frame) -> Stretch | None:
    """`week 24 of 2025`."""
    if cursor.take(words.lengths) is not Length.WEEK:
        return None
    number = cursor.number(1, 53)
    cursor.skip(words.of)
    year = cursor.year()
    return iso_week(year, number) if number is not None and year is not None else None


def iso_week(year: int, week: int) -> Stretch:
    """A week of ISO 8601. Raises `Unreadable` where the year has none of that number."""
    try:
        monday = date.fromisocalendar(year, week, 1)
        return Stretch(monday, monday + timedelta(days=6), OTHER)
    except (ValueError, OverflowError):
        raise Unreadable(f"{year} has no week {week}") from None


def _weekend(cursor: Cursor, words: TimeWords, frame: Frame) -> Stretch | None:
    """The last Saturday and Sunday up to today, or of a plan the next."""
    if not cursor.skip(words.weekend):
        return None
    last = frame.nearest_day(lambda day: day.weekday() == _SUNDAY, "the weekend")
    return Stretch(last - timedelta(days=1), last, OTHER, counted_from=frame.counted_from)


def _once_a_year(of: Callable[[int], Stretch], name: str, frame: Frame) -> Stretch:
    def days(year: int) -> tuple[date, date]:
        found = of(year)
        return found.first, found.last

    first, last = frame.nearest(days, name)
    kind = of(first.year).unit
    return Stretch(first, last, kind, counted_from=frame.counted_from)


_STRETCHES = (_month, _season, _year_and_code, _quarter_or_half, _fiscal, _relative, _week, _weekend)
