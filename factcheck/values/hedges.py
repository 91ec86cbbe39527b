"""What hedge words mean: the table of SEMANTICS, section Values, as data and one small function a row.

Going in: a word or sign, and the number that it stands before. Going out: a `Pair`, the strict range and the fuzzy one, in the
unit that was written, neither drawn in to whole numbers nor cut at a minimum. To read one more word, add it to `WORDS`; to add
a hedge, add a row to `HEDGES` or `LIMITS`.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import inf

from factcheck.values.bounds import Bounds, Number, point
from factcheck.values.numerals import Numeral, Rational, simplest
from factcheck.values.spelling import in_digits

Pair = tuple[Bounds, Bounds]
"""Strict, then fuzzy; strict lies inside fuzzy."""

ROUNDED_AT_MOST = 5
"""Per cent: the most that a number's own zeros give it."""
ABOUT_AT_LEAST, ABOUT_AT_MOST = 2, 10
"""Per cent: the least and the most that `about` gives under fuzzy bounds."""
NEARLY_STRICT, NEARLY_FUZZY = 10, 15
"""Per cent: how far below its number `nearly` reaches."""
_PERCENTS = (ROUNDED_AT_MOST, ABOUT_AT_LEAST, ABOUT_AT_MOST, NEARLY_FUZZY)

_SPELLINGS = {
    "exactly": "exactly, precisely, =",
    "about": "about, around, some, roughly, approximately, approx, approx., close to, circa, ca, ca., c., ~, ≈, ≃, ≅",
    "nearly": "nearly, almost, just under",
    "over": "over, more than, upwards of, above, in excess of, well over, just over, greater than, >",
    "at least": "at least, no fewer than, not fewer than, no less than, not less than, minimum, a minimum of, >=, ≥",
    "under": "under, fewer than, less than, below, well under, <",
    "up to": "up to, within, at most, as many as, as much as, no more than, not more than, maximum, a maximum of, <=, ≤",
    "between": "between, from",
}
WORDS: dict[str, str] = {word: hedge for hedge, words in _SPELLINGS.items() for word in words.split(", ")}
"""Every spelling of a hedge, and the one word that stands for it."""

TRAILING: dict[str, str] = {
    "+": "at least",
    " or more": "at least",
    " and more": "at least",
    " or fewer": "up to",
    " or less": "up to",
    " or so": "about",
}
"""Hedges that follow their number."""

MOST_WORDS = max(word.count(" ") for word in WORDS) + 1


def exactly(number: Numeral, counted: bool) -> Pair:
    """The number and no other."""
    here = point(number.value)
    return here, here


def bare(number: Numeral, counted: bool) -> Pair:
    """An unhedged number under `precision: written`: rounded as its digits show."""
    return point(number.value), _around(number.value, written_width(number))


def about(number: Numeral, counted: bool) -> Pair:
    """`about`, `some`, `~`: around the number, more loosely the rounder it is."""
    strict = _smaller(_half(number.significant), _percent(number.size, ROUNDED_AT_MOST))
    return _around(number.value, strict), about_fuzzy(number, counted)


def about_fuzzy(number: Numeral, counted: bool) -> Bounds:
    """What `about` gives a number under fuzzy bounds; zero has no width."""
    size = number.size
    if not size:
        return point(0)
    width = _larger(number.significant, _percent(size, ABOUT_AT_LEAST))
    width = _larger(_smaller(width, _percent(size, ABOUT_AT_MOST)), written_width(number))
    return _around(number.value, 1 if counted and width < 1 else width)


def nearly(number: Numeral, counted: bool) -> Pair:
    """`nearly`, `almost`, `just under`: below the number; under fuzzy bounds the number itself and its rounding too.

    Of a number below zero it is unclear which way "nearly" points; there the fuzzy range reaches both ways.
    """
    value, size = number.value, number.size
    if not value:
        return point(0), point(0)
    least = 1 if counted else 0
    rounding = written_width(number)
    reach = _larger(_larger(_percent(size, NEARLY_FUZZY), rounding), least)
    strict = Bounds(simplest(value - _larger(_percent(size, NEARLY_STRICT), least)), value, False, True)
    return strict, Bounds(simplest(value - reach), simplest(value + (rounding if value > 0 else reach)))


HEDGES: dict[str, Callable[[Numeral, bool], Pair]] = {
    "exactly": exactly,
    "bare": bare,
    "about": about,
    "nearly": nearly,
}
"""The readings of one number that keep it under fuzzy bounds."""

LIMITS: dict[str, Callable[[Bounds], Bounds]] = {
    "over": lambda hedged: Bounds(hedged.low, inf, True),
    "at least": lambda hedged: Bounds(hedged.low, inf, hedged.low_open),
    "under": lambda hedged: Bounds(-inf, hedged.high, False, hedged.high < inf),
    "up to": lambda hedged: Bounds(-inf, hedged.high, False, hedged.high_open),
}
"""What a bound word makes of the range after it: it starts, or stops, at the hedge's end."""


def written_width(number: Numeral) -> Rational:
    """Half a unit of the last digit written; of a whole number that ends in zeros at most 5 %; zero has no width."""
    if not number.value:
        return 0
    half = _half(number.last)
    return _smaller(half, _percent(number.size, ROUNDED_AT_MOST)) if number.rounded else half


def described(number: Numeral, fuzzy: Bounds, unit: str) -> str:
    """How far a fuzzy range reaches around its number, in words: `± 10 %`, `± 0.5 km`, `up to 15 % below`."""
    below, above = number.value - fuzzy.low, fuzzy.high - number.value
    if below == above:
        return f"± {_amount(below, number, unit)}"
    down = f"up to {_amount(below, number, unit)} below"
    return f"{down} and {_amount(above, number, unit)} above" if above else down


def _amount(width: Number, number: Numeral, unit: str) -> str:
    size, hundredfold = number.size, width * 100
    for percent in _PERCENTS:
        if hundredfold == size * percent:
            return f"{percent} %"
    return f"{in_digits(width)} {unit}" if unit else in_digits(width)


def _around(value: Rational, width: Rational) -> Bounds:
    return Bounds(simplest(value - width), simplest(value + width)) if width else point(value)


def _half(unit: Rational) -> Rational:
    return unit // 2 if isinstance(unit, int) and unit % 2 == 0 else Fraction(unit) / 2


def _percent(size: Rational, percent: int) -> Rational:
    if isinstance(size, int):
        whole, rest = divmod(size * percent, 100)
        return Fraction(size * percent, 100) if rest else whole
    return size * percent / 100


def _larger(one: Rational, other: Rational) -> Rational:
    return one if one >= other else other


def _smaller(one: Rational, other: Rational) -> Rational:
    return one if one <= other else other
