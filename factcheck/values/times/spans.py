"""What one written date stands for, before it is known what the date is used for.

Going in: the first and last wall microsecond of a stretch of calendar, and how far a hedge widens it. Going out: a
`Span`, in microseconds UTC. Every reader of dates (`dates`, `hours`, `masks`, `edtf_tree`) ends in one of the makers
below; a new reader should too.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, tzinfo
from enum import Enum
from functools import reduce

import attrs

from factcheck.errors import Unreadable
from factcheck.records import Record
from factcheck.values.bounds import Bounds, Number
from factcheck.values.times.clock import DAY, FIRST_WALL, LAST_WALL, midnight, to_utc


@attrs.frozen(eq=False, repr=False)
class Pair(Record):
    """A range under strict and under fuzzy reading; strict lies inside fuzzy."""

    strict: Bounds
    fuzzy: Bounds

    def hull(self, other: Pair) -> Pair:
        """The smallest pair that holds both."""
        return Pair(self.strict.hull(other.strict), self.fuzzy.hull(other.fuzzy))

    def over(self, other: Pair) -> Pair:
        """From the low ends of this pair to the high ends of `other`."""
        strict = Bounds(self.strict.low, other.strict.high)
        if self.strict is self.fuzzy and other.strict is other.fuzzy:
            return Pair(strict, strict)
        return Pair(strict, Bounds(self.fuzzy.low, other.fuzzy.high))

    def later(self, microseconds: int) -> Pair:
        """Moved by so many microseconds."""
        return Pair(*(Bounds(b.low + microseconds, b.high + microseconds) for b in (self.strict, self.fuzzy)))

    def widened(self, margin: int) -> Pair:
        """With a fuzzy reading that is wider by `margin` microseconds on both sides."""
        return Pair(self.strict, Bounds(self.fuzzy.low - margin, self.fuzzy.high + margin))


class SpanKind(Enum):
    """One day, month or year of the calendar, a part of a day (`evening`), a clock time, or anything else."""

    PART_OF_DAY = "part"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    INSTANT = "instant"
    OTHER = "other"


@attrs.frozen(eq=False, repr=False)
class Misfit(Record):
    """A date that does not fall on the weekday it was written with: the day by its date, and the last such weekday before it."""

    dated: Bounds
    by_weekday: Bounds


@attrs.frozen(eq=False, repr=False)
class Span(Record):
    """A period: its first microsecond lies in `start`, its last in `end`. An instant starts and ends at once.

    `zone` places it, its own or a given one. `misfit`: its date was written with a weekday that it does not fall on.
    `counted_from` names the day that it was counted from: of the publication or of the statement.
    """

    start: Pair
    end: Pair
    zone: tzinfo | None
    kind: SpanKind = SpanKind.OTHER
    misfit: Misfit | None = None
    counted_from: str = ""

    @property
    def zoned(self) -> bool:
        """Whether a zone places it."""
        return self.zone is not None

    @property
    def is_day(self) -> bool:
        """Whether it is one calendar day without an hour."""
        return self.kind is SpanKind.DAY

    @property
    def is_instant(self) -> bool:
        """Whether it is a clock time."""
        return self.kind is SpanKind.INSTANT

    @property
    def moment(self) -> Pair:
        """Where some moment of the period lies."""
        return self.start.over(self.end)

    def widened(self, margin: int) -> Span:
        """With ends whose fuzzy reading is wider by `margin` microseconds on both sides."""
        return attrs.evolve(self, start=self.start.widened(margin), end=self.end.widened(margin))


def sure(low: Number, high: Number) -> Pair:
    """A pair that reads the same strictly and fuzzily."""
    bounds = Bounds(low, high)
    return Pair(bounds, bounds)


def days_span(first: date, last: date, zone: tzinfo | None) -> Span:
    """The whole days from `first` to `last`, closed: first to last microsecond."""
    start, end = midnight(first), midnight(last) + DAY - 1
    return stretch(start, end, zone, SpanKind.DAY if first == last else SpanKind.OTHER)


def stretch(first: int, last: int, zone: tzinfo | None, kind: SpanKind = SpanKind.OTHER) -> Span:
    """Everything from the wall microsecond `first` to the wall microsecond `last`."""
    first, last = to_utc(first, zone, late=False), to_utc(last, zone, late=True)
    if last < first:  # Samoa had no 30 December 2011
        raise Unreadable(f"the clocks of {zone} skipped this time")
    return Span(sure(first, first), sure(last, last), zone, kind)


def instant(wall: int, zone: tzinfo | None) -> Span:
    """One clock time. Where the clocks show it twice, or skip it, either of its two instants may be meant."""
    one, other = to_utc(wall, zone, late=False), to_utc(wall, zone, late=True)
    if not (min(one, other) >= FIRST_WALL and max(one, other) <= LAST_WALL):
        raise Unreadable("this moment is outside the years 1 to 9999 of UTC")
    moment = sure(min(one, other), max(one, other))
    return Span(moment, moment, zone, SpanKind.INSTANT)


def one_of(spans: Iterable[Span]) -> Span:
    """Some one of these, or all of them: the hull of where they start, and of where they end."""
    return reduce(
        lambda one, other: Span(one.start.hull(other.start), one.end.hull(other.end), one.zone if other.zone else None),
        spans,
    )
