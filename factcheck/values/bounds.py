"""Ranges with open and closed ends, and three-valued truth about them.

Going in: exact numbers (`int` or `Fraction`) and the two infinities. Going out: `Bounds`, and comparisons that answer `True`,
`False` or `None` for "could not tell" (strong Kleene logic: S. C. Kleene, Introduction to Metamathematics, 1952, section 64).
Times use the same type, in whole microseconds. Everything else that compares (SQL, the checker, the solver) follows the
definitions here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import ceil, floor, inf

import attrs

Number = int | Fraction | float
"""An end of a range: exact, or a `float` that is plus or minus infinity and nothing else."""

INFINITIES: frozenset[Number] = frozenset((-inf, inf))

Truth = bool | None
"""`None` means that it could not be told."""


@attrs.frozen
class Bounds:
    """The range from `low` to `high`; an open end stands just inside its number. Infinite ends count as open."""

    low: Number
    high: Number
    low_open: bool = False
    high_open: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether no number at all lies inside."""
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    @property
    def is_point(self) -> bool:
        """Whether exactly one number lies inside."""
        return self.low == self.high and not (self.low_open or self.high_open)

    def whole(self) -> Bounds:
        """Drawn in to the whole numbers inside; may come out empty."""
        low, high = self.low, self.high
        if isinstance(low, int | Fraction):
            low = floor(low) + 1 if self.low_open else ceil(low)
        if isinstance(high, int | Fraction):
            high = ceil(high) - 1 if self.high_open else floor(high)
        return Bounds(low, high)

    def widened_to_whole(self) -> Bounds:
        """Widened outward to whole numbers, with closed ends."""
        low = floor(self.low) if isinstance(self.low, int | Fraction) else self.low
        high = ceil(self.high) if isinstance(self.high, int | Fraction) else self.high
        return Bounds(low, high)

    def meet(self, other: Bounds) -> Bounds:
        """What lies in both; may come out empty."""
        low, low_open = max((self.low, self.low_open), (other.low, other.low_open))
        high, closed = min((self.high, not self.high_open), (other.high, not other.high_open))
        return Bounds(low, high, low_open, not closed)

    def hull(self, other: Bounds) -> Bounds:
        """The smallest range that holds both."""
        low, low_open = min((self.low, self.low_open), (other.low, other.low_open))
        high, closed = max((self.high, not self.high_open), (other.high, not other.high_open))
        return Bounds(low, high, low_open, not closed)

    def contains(self, other: Bounds) -> bool:
        """Whether every number of `other` lies inside."""
        low = (self.low, self.low_open) <= (other.low, other.low_open)
        return low and (self.high, not self.high_open) >= (other.high, not other.high_open)

    def __add__(self, other: Bounds) -> Bounds:
        low, low_open = _sum((self.low, self.low_open), (other.low, other.low_open), -inf)
        high, high_open = _sum((self.high, self.high_open), (other.high, other.high_open), inf)
        return Bounds(low, high, low_open, high_open)

    def __neg__(self) -> Bounds:
        return Bounds(-self.high, -self.low, self.high_open, self.low_open)

    def __sub__(self, other: Bounds) -> Bounds:
        return self + -other

    def scaled(self, factor: int | Fraction) -> Bounds:
        """Times a constant other than 0; a negative one swaps the ends with their flags."""
        if factor < 0:
            return (-self).scaled(-factor)
        low, high = (end if end in INFINITIES else end * factor for end in (self.low, self.high))
        return Bounds(low, high, self.low_open, self.high_open)

    def __mul__(self, other: Bounds) -> Bounds:
        """Every product of a number of the one with a number of the other; its ends are products of ends."""
        corners = [_product(x, y) for x in self._ends() for y in other._ends()]
        low = min(corners)
        high, closed = max((number, not is_open) for number, is_open in corners)
        return Bounds(low[0], high, low[1], not closed)

    def divided(self, other: Bounds) -> Bounds | None:
        """Every quotient; `None` where the divisor may be 0."""
        if other.contains(point(0)) or other.is_empty:
            return None
        if other.high <= 0:
            return (-self).divided(-other)
        # the reciprocal of what lies close to an open 0 has no bound, and that of what has no bound comes close to 0
        low, low_open = (0, True) if other.high in INFINITIES else (1 / Fraction(other.high), other.high_open)
        high, high_open = (inf, True) if other.low == 0 else (1 / Fraction(other.low), other.low_open)
        return self * Bounds(exact(low), exact(high), low_open, high_open)

    def _ends(self) -> tuple[tuple[Number, bool], tuple[Number, bool]]:
        return (self.low, self.low_open), (self.high, self.high_open)


def _product(x: tuple[Number, bool], y: tuple[Number, bool]) -> tuple[Number, bool]:
    """One corner of a product. A closed 0 makes it 0, whatever stands beside it; an infinite end is never multiplied."""
    zeros = [is_open for number, is_open in (x, y) if number == 0]
    if zeros:
        return 0, all(zeros)
    if {x[0], y[0]} & INFINITIES:
        return (inf if (x[0] > 0) is (y[0] > 0) else -inf), False
    return exact(x[0] * y[0]), x[1] or y[1]


def _sum(x: tuple[Number, bool], y: tuple[Number, bool], outward: float) -> tuple[Number, bool]:
    """One end of a sum, open if a term's is; an infinite one says nothing more, and so has no flag.

    Infinite ends are never added: a huge whole number cannot become a float, and of two opposite ones the `outward` stays.
    """
    infinite = {end for end, _ in (x, y)} & INFINITIES
    if infinite:
        return (outward if outward in infinite else infinite.pop()), False
    return x[0] + y[0], x[1] or y[1]


EVERYTHING = Bounds(-inf, inf)
NEVER_NEGATIVE = Bounds(0, inf)


def point(number: Number) -> Bounds:
    """The range that holds one number."""
    return Bounds(number, number)


def exact(number: Number) -> Number:
    """The same number, as an `int` where it is whole (cheaper to compare)."""
    return number.numerator if isinstance(number, Fraction) and number.denominator == 1 else number


def at_most(x: Bounds, y: Bounds) -> Truth:
    """`x <= y`: true when x.high <= y.low; false when x.low > y.high, or when they are equal and either end is open."""
    if x.high <= y.low:
        return True
    if x.low > y.high or (x.low == y.high and (x.low_open or y.high_open)):
        return False
    return None


def below(x: Bounds, y: Bounds) -> Truth:
    """`x < y`: true when x.high < y.low, or equal with an open end; false when x.low >= y.high."""
    if x.high < y.low or (x.high == y.low and (x.high_open or y.low_open)):
        return True
    return False if x.low >= y.high else None


def largest(ranges: Sequence[Bounds]) -> Bounds:
    """What the largest of one number out of each range may be."""
    low, low_open = max((x.low, x.low_open) for x in ranges)
    high, closed = max((x.high, not x.high_open) for x in ranges)
    return Bounds(low, high, low_open, not closed)


def smallest(ranges: Sequence[Bounds]) -> Bounds:
    """What the smallest of one number out of each range may be."""
    return -largest([-x for x in ranges])


def share_a_point(x: Bounds, y: Bounds) -> bool:
    """Whether some number lies in both."""
    return not x.meet(y).is_empty


def equal(x: Bounds, y: Bounds) -> Truth:
    """`x == y`: true when both are the same single point, false when they share none."""
    if not share_a_point(x, y):
        return False
    return True if x.is_point and y.is_point else None


def both(truths: Iterable[Truth]) -> Truth:
    """Strong Kleene `and`."""
    unknown = False
    for truth in truths:
        if truth is False:
            return False
        unknown = unknown or truth is None
    return None if unknown else True


def either(truths: Iterable[Truth]) -> Truth:
    """Strong Kleene `or`."""
    return negate(both(negate(truth) for truth in truths))


def negate(truth: Truth) -> Truth:
    """Strong Kleene `not`."""
    return None if truth is None else not truth
