"""One time that a claim tells, and the small steps on it.

Going in: pairs of bounds. Going out: `Told`, and `Timing`, which holds all times of a claim and when it was said.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from math import inf

import attrs

from factcheck.claims.table import FUZZY, STRICT, Link, Pair
from factcheck.records import Record
from factcheck.values.bounds import EVERYTHING, Bounds
from factcheck.values.times.spans import Misfit, SpanKind


@attrs.frozen(eq=False, repr=False)
class Resting(Record):
    """The claims that the low and the high end of a range are computed from; none for an end that is told by its own words."""

    low: tuple[str, ...] = ()
    high: tuple[str, ...] = ()

    def on(self, name: str, bounds: Bounds) -> Resting:
        """What lies as far from a moment of the named claim as `bounds` tells rests on that claim too, end for end."""
        return Resting(
            (name, *self.low) if bounds.low != -inf else (),
            (name, *self.high) if bounds.high != inf else (),
        )


ON_NOTHING = (Resting(), Resting())


@attrs.frozen(eq=False, repr=False)
class Told(Record):
    """One time that a claim tells: where its moment lies, where it begins and ends, and what kind of time it is.

    `kind` is what the date is that alone is written, a part of a day or a month. `rests_on` are all claims that it is told by,
    `ends` those that each end of `time` is computed from, strict and fuzzy. `misfits` are its dates that do not fall on their
    weekdays; `counted_from` names the day (of the publication or the statement) that it was counted from.
    """

    time: Pair
    start: Pair
    end: Pair
    is_period: bool = False
    is_day: bool = False
    still_going: bool = False
    kind: SpanKind = SpanKind.OTHER
    rests_on: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    ends: tuple[Resting, Resting] = ON_NOTHING
    misfits: tuple[Misfit, ...] = ()
    counted_from: str = ""

    def meet(self, other: Told) -> Told:
        """Both at once; may come out empty."""
        time = _meet(self.time, other.time)
        stated = _meet(self.stated, other.stated)
        return Told(
            time,
            _meet(self.start, other.start),
            _meet(self.end, other.end),
            self.is_period or other.is_period,
            self.is_day or other.is_day,
            self.still_going or other.still_going,
            other.kind if self.kind is SpanKind.OTHER else self.kind,
            joined(self.rests_on, other.rests_on),
            tuple(attrs.evolve(link, stated=stated) for link in self.links + other.links),
            (_tighter(self, other, STRICT), _tighter(self, other, FUZZY)),
            self.misfits + other.misfits,
            self.counted_from or other.counted_from,
        )

    @property
    def stated(self) -> Pair:
        """Where its moment lies by what the claim itself says, whatever it rests on."""
        return self.links[0].stated if self.links else self.time

    @property
    def is_part(self) -> bool:
        """Whether it is told to a part of a day."""
        return self.kind is SpanKind.PART_OF_DAY

    @property
    def is_empty(self) -> bool:
        """Whether no moment is left under some reading."""
        return any(bounds.is_empty for pair in (self.time, self.start, self.end) for bounds in pair)


def _tighter(a: Told, b: Told, reading: int) -> Resting:
    """What the ends of both times together rest on: each on what the one that lies further in does, if equal on the fewer."""
    (mine, its), (one, other) = (t.time[reading] for t in (a, b)), (t.ends[reading] for t in (a, b))
    low, others = (mine.low, mine.low_open), (its.low, its.low_open)
    high, highs = (mine.high, not mine.high_open), (its.high, not its.high_open)
    return Resting(
        one.low if low > others else other.low if low < others else min(one.low, other.low, key=len),
        one.high if high < highs else other.high if high > highs else min(one.high, other.high, key=len),
    )


def joined(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Both lists of claims as one; the same list where only one of them holds any, for a chain makes them long."""
    return tuple(dict.fromkeys(one + other)) if one and other else one or other


@attrs.frozen(eq=False, repr=False)
class Timing(Record):
    """When a claim's subject was, and when it was said.

    `written` is empty where the claim itself gives no time; `base` is then the claim whose moment it speaks of, if it is a
    part or a share of one.
    """

    told: tuple[Told, ...]
    said_on: Pair
    written: str = ""
    base: str | None = None

    @property
    def is_explicit(self) -> bool:
        """Whether the claim gives the time, itself or by the claim that it is a part of."""
        return bool(self.written) or self.base is not None


MOST_TIMES = 16
"""Of so many times of another claim are times told; what rests on claims of several times could have any number."""


def together(listed: Sequence[tuple[Told, ...]]) -> tuple[Told, ...]:
    """The times of a list as one where they can all hold; each on its own where they cannot.

    An item that rests on a claim of several times has one for each of them. The nth of one item goes with the nth of the others,
    since they may rest on the same claim.
    """
    count = min(max(map(len, listed)), MOST_TIMES)
    choices = ([item[min(n, len(item) - 1)] for item in listed] for n in range(count))
    told = [time for choice in choices for time in _met(choice)]
    return tuple(dict.fromkeys(told) if count > 1 else told)


def _met(choice: Sequence[Told]) -> Sequence[Told]:
    met = reduce(Told.meet, choice)
    return choice if met.is_empty and len(choice) > 1 else (met,)


def hull(told: Sequence[Told]) -> Told:
    """All that some of these times leave possible for the moment."""
    strict, fuzzy = (reduce(Bounds.hull, (one.time[n] for one in told)) for n in (0, 1))
    return attrs.evolve(told[0], time=(strict, fuzzy))


def resting(name: str, told: Told) -> tuple[str, ...]:
    """What rests on this time of the named claim rests on; no claim rests on itself."""
    return (name, *told.rests_on)


def by_moment_of(name: str, told: Told, pair: Pair) -> tuple[Resting, Resting]:
    """What the ends of `pair` rest on, which is told by the moment of the named claim."""
    return told.ends[STRICT].on(name, pair[STRICT]), told.ends[FUZZY].on(name, pair[FUZZY])


def until_said(told: Told, spoken: Pair) -> Told:
    """`a/..`: it was still going on when that was said."""
    lows = [max(b.low for b in (start, said)) for start, said in zip(told.start, spoken, strict=True)]
    return attrs.evolve(told, end=(Bounds(lows[0], inf), Bounds(lows[1], inf)))


def lasting(pair: Pair) -> tuple[Pair, Pair]:
    """Where what was going on at a moment began, and where it ended."""
    return (up_to(pair[0]), up_to(pair[1])), (from_then(pair[0]), from_then(pair[1]))


def up_to(bounds: Bounds) -> Bounds:
    """Any time up to the last moment of these bounds."""
    return Bounds(-inf, bounds.high)


def from_then(bounds: Bounds) -> Bounds:
    """Any time from the first moment of these bounds on."""
    return Bounds(bounds.low, inf)


def beyond(base: Bounds, direction: str) -> Bounds:
    """Some moment after, or before, a moment of `base`."""
    if base == EVERYTHING:
        return EVERYTHING
    return Bounds(base.low + 1, inf) if direction == "after" else Bounds(-inf, base.high - 1)


def _meet(a: Pair, b: Pair) -> Pair:
    return a[0].meet(b[0]), a[1].meet(b[1])
