"""Years, seasons, months and their thirds, and how far a hedge widens each.

Going in: a year and perhaps a month or a season. Going out: a `Stretch` of whole days and, from it, a `Span`. Every
width here is a setting of ours. To change how far `?` or `~` reaches, or where `mid` begins, change a `Unit`; a new
kind of stretch is a new `Unit` and a maker beside `unit`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, tzinfo

import attrs

from factcheck.records import Record
from factcheck.values.bounds import Bounds
from factcheck.values.times.clock import DAY, add_months, calendar_day, midnight, month_days, to_utc
from factcheck.values.times.spans import Pair, Span, days_span


@attrs.frozen(eq=False, repr=False)
class Unit(Record):
    """One component of a date and its settings, in microseconds where not said otherwise.

    `width`: how far a `?` or `~` on it widens each end of the fuzzy reading. `third_months`: the months in a
    third of it, 0 for ten days. `third_margin`: how far the fuzzy reading of a third reaches past it, inside the whole.
    """

    width: int
    third_months: int = 0
    third_margin: int = 0


DAY_UNIT = Unit(width=DAY)
MONTH = Unit(width=31 * DAY, third_months=0, third_margin=5 * DAY)
SEASON = Unit(width=92 * DAY, third_months=1, third_margin=15 * DAY)
YEAR = Unit(width=366 * DAY, third_months=4, third_margin=61 * DAY)

MARKS = {"?": 1, "~": 1, "%": 2}
"""How many widths of the finest component that it qualifies each EDTF mark adds: uncertain, approximate, both."""

SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
"""The first month of spring, summer, autumn and winter, as meteorologists count them in the north."""

_SEASON_SLACK = 31 * DAY  # astronomers begin each season three weeks later
_WINTER_SLACK = 366 * DAY  # the winter of 2024 is also said of the one that 2024 begins with


@attrs.frozen(eq=False, repr=False)
class Stretch(Record):
    """Whole days from `first` to `last`. Read fuzzily it may lie `early` microseconds earlier, or `late` later."""

    first: date
    last: date
    unit: Unit
    early: int = 0
    late: int = 0

    def span(self, zone: tzinfo | None) -> Span:
        """The whole of it."""
        span = self._part(midnight(self.first), midnight(self.last) + DAY - 1, (0, 0), zone)
        return attrs.evolve(span, unit={MONTH: "month", YEAR: "year"}.get(self.unit, ""))

    def thirds(self, first: int, last: int, zone: tzinfo | None) -> Span:
        """From the third `first` to the third `last` of it, counted from 0. Ten days are a third of any month."""
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
            self._ends(to_utc(start, zone, late=False), margins[0]),
            self._ends(to_utc(end, zone, late=True), margins[1]),
            zone is not None,
        )

    def _ends(self, end: int, margin: int) -> Pair:
        strict = Bounds(end, end)
        early, late = self.early + margin, self.late + margin
        return Pair(strict, Bounds(end - early, end + late) if early or late else strict)


def unit(year: int, month: int | None = None) -> Stretch:
    """A year, a month of it, or a season of it (21 to 24). Raises `Unreadable` for what no calendar has."""
    if month is None:
        return Stretch(calendar_day(year, 1, 1), calendar_day(year, 12, 31), YEAR)
    if month in SEASON_MONTHS:
        return _season(year, SEASON_MONTHS[month])
    first = calendar_day(year, month, 1)
    return Stretch(first, first.replace(day=month_days(year, month)), MONTH)


def numbered(numbers: Sequence[int], zone: tzinfo | None, mark: str = "") -> Span:
    """A year, year and month (or season), or year, month and day; a `mark` (`?` ...) widens it by its finest part."""
    if len(numbers) == 3:
        day = calendar_day(*numbers)
        span, finest = days_span(day, day, zone), DAY_UNIT
    else:
        whole = unit(*numbers)
        span, finest = whole.span(zone), whole.unit
    return span.widened(MARKS[mark] * finest.width) if mark else span


def _season(year: int, month: int) -> Stretch:
    winter = month == 12
    last = calendar_day(year + 1, 2, 1) if winter else calendar_day(year, month + 2, 1)
    last = last.replace(day=month_days(last.year, last.month))
    early = _SEASON_SLACK + _WINTER_SLACK * winter
    return Stretch(calendar_day(year, month, 1), last, SEASON, early, _SEASON_SLACK)
