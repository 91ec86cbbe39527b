"""What a hedge makes of its number: the table of SEMANTICS, section Values, as one small function a row.

Going in: a number with its widths (see `numerals`). Going out: a `Pair`, the strict range and the fuzzy one, in the unit that was
written, neither drawn in to whole numbers nor cut at a minimum. To read one more word for a hedge, add it to the lexicon; to add
a hedge, add a row to `HEDGES` or `LIMITS`.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf

from factcheck.values.bounds import Bounds, point
from factcheck.values.lexicon import Hedge
from factcheck.values.numerals import ABOUT_AT_LEAST, ABOUT_AT_MOST, FRACTION, ROUNDED_AT_MOST, Numeral
from factcheck.values.spelling import in_digits
from factcheck.values.widths import Rational, larger, percent, simplest

Pair = tuple[Bounds, Bounds]
"""Strict, then fuzzy; strict lies inside fuzzy."""

NEAR, LOOSELY_NEAR = 10, 15
"""Per cent: how far from its number `nearly`, `just over` and `-odd` reach, under strict bounds and under fuzzy ones."""
WELL = 5
"""Per cent: how far from its number `well over` and `well under` begin under strict bounds."""
_PERCENTS = (ROUNDED_AT_MOST, ABOUT_AT_LEAST, ABOUT_AT_MOST, LOOSELY_NEAR, *FRACTION)


def exactly(number: Numeral, counted: bool) -> Pair:
    """The number and no other."""
    here = point(number.value)
    return here, here


def bare(number: Numeral, counted: bool) -> Pair:
    """An unhedged number under `precision: written`: as wide as its digits, or its words, show."""
    return _around(number.value, number.bare.strict), _around(number.value, number.bare.fuzzy)


def about(number: Numeral, counted: bool) -> Pair:
    """`about`, `some`, `~`: around the number, more loosely the rounder it is; zero has no width."""
    fuzzy = larger(number.about.fuzzy, 1) if counted and number.value else number.about.fuzzy
    return _around(number.value, number.about.strict), _around(number.value, fuzzy)


def nearly(number: Numeral, counted: bool) -> Pair:
    """`nearly`, `almost`, `just under`: below the number; under fuzzy bounds the number itself and its rounding too.

    Of a number below zero it is unclear which way "nearly" points; there the fuzzy range reaches both ways.
    """
    value, rounding = number.value, number.bare.fuzzy
    if not value:
        return _around(value, 0), _around(value, rounding)
    strict, loose = _near(number, counted)
    loose = larger(loose, rounding)
    below = Bounds(simplest(value - strict), value, False, True)
    return below, Bounds(simplest(value - loose), simplest(value + (rounding if value > 0 else loose)))


def odd(number: Numeral, counted: bool) -> Pair:
    """`N-odd`: from the number to somewhat above it; loosely from below."""
    strict, loose = _near(number, counted=False)
    value = number.value
    return Bounds(value, simplest(value + strict)), Bounds(simplest(value - strict), simplest(value + loose))


def just_over(number: Numeral, counted: bool) -> Pair:
    """`just over`, `slightly more than`: above the number, and not far."""
    strict, loose = _near(number, counted)
    value = number.value
    return Bounds(value, simplest(value + strict), True), Bounds(value, simplest(value + loose), True)


def well_over(number: Numeral, counted: bool) -> Pair:
    """`well over`, `far more than`: clearly above the number."""
    return Bounds(simplest(number.value + percent(number.size, WELL)), inf, True), Bounds(number.value, inf, True)


def well_under(number: Numeral, counted: bool) -> Pair:
    """`well under`, `far fewer than`: clearly below the number."""
    top = simplest(number.value - percent(number.size, WELL))
    return Bounds(-inf, top, False, True), Bounds(-inf, number.value, False, True)


HEDGES: dict[Hedge, Callable[[Numeral, bool], Pair]] = {
    Hedge.EXACTLY: exactly,
    Hedge.BARE: bare,
    Hedge.ABOUT: about,
    Hedge.NEARLY: nearly,
    Hedge.ODD: odd,
    Hedge.JUST_OVER: just_over,
    Hedge.WELL_OVER: well_over,
    Hedge.WELL_UNDER: well_under,
}
"""What each hedge makes of one number."""

LIMITS: dict[Hedge, Callable[[Bounds], Bounds]] = {
    Hedge.OVER: lambda hedged: Bounds(hedged.low, inf, True),
    Hedge.AT_LEAST: lambda hedged: Bounds(hedged.low, inf, hedged.low_open),
    Hedge.UNDER: lambda hedged: Bounds(-inf, hedged.high, False, hedged.high < inf),
    Hedge.UP_TO: lambda hedged: Bounds(-inf, hedged.high, False, hedged.high_open),
}
"""What a bound word makes of the range after it: it starts, or stops, at the hedge's end."""

BOUNDABLE = frozenset((Hedge.ABOUT, Hedge.NEARLY, Hedge.ODD))
"""The hedges that may stand under a bound word: `at least about N`."""


def limited(limit: Hedge | None, pair: Pair) -> Pair:
    """The ranges with a bound word before them, if there is one."""
    return (LIMITS[limit](pair[0]), LIMITS[limit](pair[1])) if limit is not None else pair


def described(number: Numeral, fuzzy: Bounds, unit: str) -> str:
    """How far a fuzzy range reaches around its number, in words: `± 10 %`, `± 0.5 km`, `up to 15 % below`."""
    below, above = number.value - fuzzy.low, fuzzy.high - number.value
    if below == above:
        return f"± {_amount(below, number, unit)}"
    parts = ((below, "below"), (above, "above"))
    told = [f"{_amount(width, number, unit)} {side}" for width, side in parts if width and width < inf]
    return f"up to {' and '.join(told)}" if told else f"any number {'above' if above else 'below'} it"


def _near(number: Numeral, counted: bool) -> tuple[Rational, Rational]:
    """How far the hedges reach that name a number close by; wide enough to hold a whole number where that is counted."""
    least = 1 if counted else 0
    strict = larger(larger(percent(number.size, NEAR), number.least.strict), least)
    loose = larger(larger(percent(number.size, LOOSELY_NEAR), number.least.fuzzy), least)
    return strict, loose


def _amount(width: Rational | float, number: Numeral, unit: str) -> str:
    size, hundredfold = number.size, width * 100
    for share in _PERCENTS:
        if hundredfold == size * share:
            return f"{share} %"
    return f"{in_digits(width)} {unit}" if unit else in_digits(width)


def _around(value: Rational, width: Rational) -> Bounds:
    return Bounds(simplest(value - width), simplest(value + width)) if width else point(value)
