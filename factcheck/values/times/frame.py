"""What a written time rests on besides its own words: the zone, the calendar, and the day from which `yesterday` is counted.

Going in: what a file, a document and a claim say of their dates. Going out: a frozen `Frame`, given to every reader of dates.
To let a date rest on one more thing, add a field here, and read it in `claims/normal/frames`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta, tzinfo
from math import inf
from typing import TypeVar

import attrs

from factcheck.errors import Unreadable
from factcheck.values.lexicon import ENGLISH, Lexicon
from factcheck.values.lexicon.time_words import TimeWords
from factcheck.values.times.clock import FIRST_YEAR, LAST_YEAR, Calendar, to_wall, wall_day
from factcheck.values.times.spans import Pair

T = TypeVar("T")


@attrs.frozen
class Today:
    """When the text was written that says `yesterday`: where the moment lies, the zone it is told in, and of what it is
    the day.
    """

    time: Pair
    zone: tzinfo | None
    what: str = "publication"

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day that it may be. Raises `Unreadable` where either is open."""
        low, high = self.time.strict.low, self.time.strict.high
        if low == -inf or high == inf:
            raise Unreadable(f"the day of the {self.what}, from which this is counted, is not known", _IN_FULL)
        return wall_day(to_wall(int(low), self.zone)), wall_day(to_wall(int(high), self.zone))

    @property
    def is_one_day(self) -> bool:
        """Whether it is known to the day."""
        bounded = self.time.strict.low > -inf and self.time.strict.high < inf
        return bounded and self.days[0] == self.days[1]


@attrs.frozen
class FiscalYear:
    """On which day of the year fiscal years start, and whether they are named by the year in which they end."""

    month: int
    day: int
    named_by_end: bool


@attrs.frozen
class Frame:
    """What holds for the dates of one claim: see the module.

    `planned`: what it tells of is to come, so that `Monday` is the next one. `lexicons`: the languages it is written in.
    """

    zone: tzinfo | None = None
    calendar: Calendar = Calendar.GREGORIAN
    today: Today | None = None
    planned: bool = False
    fiscal: FiscalYear | None = None
    lexicons: tuple[Lexicon, ...] = (ENGLISH,)

    @property
    def words(self) -> TimeWords:
        """The words for times of its first language, in which it is read."""
        return self.lexicons[0].times

    def from_today(self, of: Callable[[date], T], words: str) -> T:
        """What `of` makes of the day of publication or statement. Raises `Unreadable` where that leaves a choice."""
        if self.today is None:
            message = f"{words!r} rests on the day of publication or of the statement, and neither is given"
            raise Unreadable(message, "give 'published' or 'said_on', or write the date in full")
        first, last = self.today.days
        try:
            return self._one_choice(of, first, last, words)
        except OverflowError:
            message = f"{words!r} leads out of the years {FIRST_YEAR} to {LAST_YEAR}"
            raise Unreadable(message, _IN_FULL) from None

    def _one_choice(self, of: Callable[[date], T], first: date, last: date, words: str) -> T:
        found = of(first)
        # a choice that is the same from the first day to the last is the same from all between
        if first != last and of(last) != found:
            message = f"{words!r} rests on the day of the {self.counted_from}, which is not given to the day"
            raise Unreadable(message, _IN_FULL)
        return found

    @property
    def counted_from(self) -> str:
        """What a date that is counted from today rests on; empty where there is no such day."""
        return self.today.what if self.today is not None else ""

    def zone_of_today(self) -> tzinfo | None:
        """The zone of a date that is counted from today."""
        return self.zone or (self.today.zone if self.today is not None else None)

    def nearest(self, of_year: Callable[[int], tuple[date, date] | None], words: str) -> tuple[date, date]:
        """Of stretches that come once a year, or only in leap years: the last that has begun by today.

        Of what is planned, the first that has not ended.
        """

        def choose(today: date) -> tuple[date, date]:
            years = range(max(today.year - 8, FIRST_YEAR + 1), min(today.year + 8, LAST_YEAR - 1) + 1)
            around = [each for year in years if (each := of_year(year)) is not None]
            fitting = [each for each in around if (each[1] >= today if self.planned else each[0] <= today)]
            if not fitting:
                raise Unreadable(f"{words!r} leads out of the years {FIRST_YEAR} to {LAST_YEAR}", _IN_FULL)
            return fitting[0 if self.planned else -1]

        return self.from_today(choose, words)

    def nearest_day(self, fits: Callable[[date], bool], words: str) -> date:
        """The last day up to today that `fits`, of a week; of what is planned, the first from today on."""
        step = timedelta(days=1 if self.planned else -1)

        def choose(today: date) -> date:
            return next(day for n in range(7) if fits(day := today + n * step))

        return self.from_today(choose, words)


_IN_FULL = "write the date in full"
