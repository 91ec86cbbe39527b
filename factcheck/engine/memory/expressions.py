"""The ends of fields as a sweep sorts and compares them.

Going in: an `AtMost` of a law and rows. Going out: ends as pairs (number, flag), compared as tuples; the flag tells a closed end
from an open one, or from one that must be passed. Where `x < y` of numbers with flags decides, it decides as
`factcheck.values.bounds` does, three values and all.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf

import attrs

from factcheck.claims.table import Row
from factcheck.records import Printed
from factcheck.rules.instance import bounds_of
from factcheck.rules.shape import AtMost
from factcheck.values.bounds import Bounds, Number

End = tuple[Number, int]
EndOf = Callable[[Row, int], End]
"""The end of a row under a reading."""

NEVER: End = (inf, 2)
"""Past every end: nothing exceeds it, and it comes before nothing."""

EVER: End = (-inf, -2)
"""Before every end."""

ALWAYS_BEFORE: tuple[End, End] = ((0, 0), (0, 1))
"""The ends of two claims that need no order."""


@attrs.frozen(eq=False, repr=False)
class Before(Printed):
    """When one claim comes before another: surely where `over` of the one lies below `begins` of the other, perhaps where
    `may_begin` of the one lies below `may_end` of the other."""

    over: EndOf
    begins: EndOf
    may_begin: EndOf
    may_end: EndOf


def before_of(asked: AtMost | None) -> Before:
    """What decides whether the order of a law speaks of two claims; without one, of every two."""
    if asked is None:
        low: EndOf = lambda row, reading: ALWAYS_BEFORE[0]  # noqa: E731
        high: EndOf = lambda row, reading: ALWAYS_BEFORE[1]  # noqa: E731
        return Before(low, high, low, high)
    first, second, strict = asked.low.name, asked.high.name, asked.strict

    def over(row: Row, reading: int) -> End:
        bounds = bounds_of(row, first, reading)
        return NEVER if bounds is None else (bounds.high, 0 if strict and not bounds.high_open else -1)

    def begins(row: Row, reading: int) -> End:
        bounds = bounds_of(row, second, reading)
        return EVER if bounds is None else (bounds.low, 1 if strict and bounds.low_open else 0)

    def may_begin(row: Row, reading: int) -> End:
        bounds = bounds_of(row, first, reading)
        return EVER if bounds is None else (bounds.low, int(not strict and bounds.low_open))

    def may_end(row: Row, reading: int) -> End:
        bounds = bounds_of(row, second, reading)
        return NEVER if bounds is None else (bounds.high, int(not strict and not bounds.high_open))

    return Before(over, begins, may_begin, may_end)


@attrs.frozen(eq=False, repr=False)
class Limits(Printed):
    """What an earlier claim asks of a later one: it contradicts it where `weight` of the one exceeds `limit` of the other, and
    is not surely kept where `most` exceeds `least`."""

    weight: EndOf
    limit: EndOf
    most: EndOf
    least: EndOf


def limits_of(asked: AtMost, rising: bool) -> Limits:
    """The limits of an order of values, for either direction of it: a falling one is a rising one of the negated."""
    earlier, later = (asked.low.name, asked.high.name) if rising else (asked.high.name, asked.low.name)
    strict = asked.strict

    def turned(row: Row, name: str, reading: int) -> Bounds | None:
        bounds = bounds_of(row, name, reading)
        return bounds if bounds is None or rising else -bounds

    def weight(row: Row, reading: int) -> End:
        bounds = turned(row, earlier, reading)
        return EVER if bounds is None else (bounds.low, int(strict or bounds.low_open))

    def limit(row: Row, reading: int) -> End:
        bounds = turned(row, later, reading)
        return NEVER if bounds is None else (bounds.high, 0 if strict else -int(bounds.high_open))

    def most(row: Row, reading: int) -> End:
        bounds = turned(row, earlier, reading)
        return NEVER if bounds is None else (bounds.high, int(strict and not bounds.high_open))

    def least(row: Row, reading: int) -> End:
        bounds = turned(row, later, reading)
        return EVER if bounds is None else (bounds.low, int(strict and bounds.low_open))

    return Limits(weight, limit, most, least)
