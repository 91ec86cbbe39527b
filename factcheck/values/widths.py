"""How far a number reaches to both sides, and the exact arithmetic of such widths.

Going in: exact numbers. Going out: `Widths`, and exact numbers that stay `int` where they are whole, which is cheaper to compute
with. This runs for every value of a file, so it does without calls of `max` and without fractions where none are needed.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

Rational = int | Fraction


class Widths(NamedTuple):
    """How far a number reaches to both sides, under strict bounds and under fuzzy ones."""

    strict: Rational
    fuzzy: Rational

    def at_least(self, other: Widths) -> Widths:
        """The wider of both, each under its own bounds."""
        return Widths(larger(self.strict, other.strict), larger(self.fuzzy, other.fuzzy))


NO_WIDTH = Widths(0, 0)


def simplest(number: Rational) -> Rational:
    """The same number, as an `int` where it is whole (cheaper to compute with)."""
    return number.numerator if isinstance(number, Fraction) and number.denominator == 1 else number


def halved(unit: Rational) -> Rational:
    """Half of a number, whole where it is."""
    return unit // 2 if isinstance(unit, int) and unit % 2 == 0 else Fraction(unit) / 2


def percent(size: Rational, share: int) -> Rational:
    """So many per cent of a number, whole where it is."""
    if isinstance(size, int):
        whole, rest = divmod(size * share, 100)
        return Fraction(size * share, 100) if rest else whole
    return simplest(size * share / 100)


def larger(one: Rational, other: Rational) -> Rational:
    """The larger of two numbers, without a call of `max`: this runs for every value of a file."""
    return one if one >= other else other


def smaller(one: Rational, other: Rational) -> Rational:
    """The smaller of two numbers."""
    return one if one <= other else other
