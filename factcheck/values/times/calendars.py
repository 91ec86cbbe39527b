"""Years, seasons, months and their thirds, and how far a hedge widens each.

Going in: a year and perhaps a month or a season. Going out: a `Stretch` of whole days and, from it, a `Span`. Every
width here is a setting of ours. To change how far `?` or `~` reaches, or where `mid` begins, change a `Unit`; a new
kind of stretch is a new `Unit` and a maker beside `unit`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta, tzinfo

import attrs

from factcheck.errors import Unreadable
from factcheck.records import Record
from factcheck.values.bounds import Bounds
from factcheck.values.times.clock import (
    DAY,
    FIRST_YEAR,
    LAST_YEAR,
    Calendar,
    add_months,
    calendar_day,
    midnight,
    to_utc,
)
from factcheck.values.times.frame import Frame
from factcheck.values.times.spans import Pair, Span, SpanKind, days_span


@attrs.frozen(eq=False, repr=False)
class Unit(Record):
    """One component of a date and its settings, in microseconds where not said otherwise.

    `width`: how far a `?` or `~` on it widens each end of the fuzzy reading. `third_months`: the months in a
    third of it, 0 for ten days. `third_margin`: how far the fuzzy reading of a third reaches past it, inside the whole.
    """

    width: int
    third_months: int = 0
    third_margin: int = 0
    kind: SpanKind = SpanKind.OTHER


DAY_UNIT = Unit(width=DAY)
MONTH = Unit(width=31 * DAY, third_months=0, third_margin=5 * DAY, kind=SpanKind.MONTH)
SEASON = Unit(width=92 * DAY, third_months=1, third_margin=15 * DAY)
OTHER = Unit(width=DAY)
"""A stretch that has no parts and takes no mark."""
YEAR = Unit(width=366 * DAY, third_months=4, third_margin=61 * DAY, kind=SpanKind.YEAR)

MARKS = {"?": 1, "~": 1, "%": 2}
"""How many widths of the finest component that it qualifies each EDTF mark adds: uncertain, approximate, both."""

SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
"""The first month of spring, summer, autumn and winter, as meteorologists count them in the north."""


@attrs.frozen(eq=False, repr=False)
class Stretch(Record):
    """Whole days from `first` to `last`. Read fuzzily its ends may lie so many microseconds `(earlier, later)`.

    `counted_from` as in `Span`.
    """

    first: date
    last: date
    unit: Unit
    loose_start: tuple[int, int] = (0, 0)
    loose_end: tuple[int, int] = (0, 0)
    counted_from: str = ""

    def span(self, zone: tzinfo | None) -> Span:
        """The whole of it."""
        whole = self._part(midnight(self.first), midnight(self.last) + DAY - 1, (0, 0), zone)
        return attrs.evolve(whole, kind=self.unit.kind)

    def close(self) -> Stretch:
        """The `end of` it: the last ten days of a month, the December of a year. Raises `Unreadable` for anything else."""
        if self.unit is MONTH:
            return attrs.evolve(self, first=self.last - timedelta(days=9), unit=OTHER)
        if self.unit is YEAR:
            return attrs.evolve(self, first=self.last - timedelta(days=30), unit=OTHER)
        raise Unreadable("only months and years have an `end of`", "write `late`, or the dates themselves")

    def thirds(self, first: int, last: int, zone: tzinfo | None) -> Span:
        """From the third `first` to the third `last` of it, counted from 0. Ten days are a third of any month."""
        if self.unit not in (MONTH, SEASON, YEAR):
            message = "only months, seasons, quarters and years have an early, mid and late part"
            raise Unreadable(message, "write the dates themselves")
        start = midnight(self.first)
        if self.unit.third_months:
            cuts = [int(add_months(start, n * self.unit.third_months, late=False)) for n in range(3)]
        else:
            cuts = [start, start + 10 * DAY, start + 20 * DAY]
        cuts.append(midnight(self.last) + DAY)
        margins = (self.unit.third_margin if first > 0 else 0, self.unit.third_margin if last < 2 else 0)
        return self._part(cuts[first], cuts[last + 1] - 1, margins, zone)

    def _part(self, start: int, end: int, margins: tuple[int, int], zone: tzinfo | None) -> Span:
        return Span(
            _ends(to_utc(start, zone, late=False), self.loose_start, margins[0]),
            _ends(to_utc(end, zone, late=True), self.loose_end, margins[1]),
            zone,
            counted_from=self.counted_from,
        )


def _ends(end: int, loose: tuple[int, int], margin: int) -> Pair:
    strict = Bounds(end, end)
    early, late = loose[0] + margin, loose[1] + margin
    return Pair(strict, Bounds(end - early, end + late) if early or late else strict)


def unit(year: int, month: int | None = None, calendar: Calendar = Calendar.GREGORIAN) -> Stretch:
    """A year, a month of it, or a season of it (21 to 24). Raises `Unreadable` for what no calendar has."""
    if month is None:
        return months_from(year, 1, 12, YEAR, calendar)
    if month in SEASON_MONTHS:
        return _season(year, SEASON_MONTHS[month], calendar)
    return months_from(year, month, 1, MONTH, calendar)


def months_from(
    year: int, month: int, count: int, unit: Unit, calendar: Calendar = Calendar.GREGORIAN, day: int = 1
) -> Stretch:
    """So many months from a day of a month on, which may lead into the next year."""
    years, following = divmod(month - 1 + count, 12)
    first = calendar_day(year, month, day, calendar)
    if (year + years, following) == (LAST_YEAR + 1, 0) and day == 1:  # the day after the last has no number
        return Stretch(first, calendar_day(LAST_YEAR, 12, 31, calendar), unit)
    return Stretch(first, calendar_day(year + years, following + 1, day, calendar) - timedelta(days=1), unit)


def numbered(numbers: Sequence[int], frame: Frame, mark: str = "") -> Span:
    """A year, year and month (or season), or year, month and day; a `mark` (`?` ...) widens it by its finest part."""
    if len(numbers) == 3:
        day = calendar_day(numbers[0], numbers[1], numbers[2], frame.calendar)
        span, finest = days_span(day, day, frame.zone), DAY_UNIT
    else:
        whole = unit(numbers[0], numbers[1] if len(numbers) > 1 else None, frame.calendar)
        span, finest = whole.span(frame.zone), whole.unit
    return span.widened(MARKS[mark] * finest.width) if mark else span


def _season(year: int, month: int, calendar: Calendar) -> Stretch:
    """Fuzzily any three months that begin in that year or in the December before it: north or south, early or late."""
    season = months_from(year, month, 3, SEASON, calendar)
    # at the ends of the calendar there is no earlier, or later one
    earliest = months_from(year - 1, 12, 3, SEASON, calendar) if year > FIRST_YEAR else season
    latest = months_from(year, 12, 3, SEASON, calendar) if year < LAST_YEAR else season
    return attrs.evolve(
        season,
        loose_start=(_apart(earliest.first, season.first), _apart(season.first, latest.first)),
        loose_end=(_apart(earliest.last, season.last), _apart(season.last, latest.last)),
    )


def _apart(one: date, other: date) -> int:
    return midnight(other) - midnight(one)
