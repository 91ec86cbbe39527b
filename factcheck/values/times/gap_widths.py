"""The units of a length of time, and how far each hedge reaches around a number of them (SEMANTICS, Times).

Going in: a number and its unit. Going out: `Margins`, in units. A new unit is a line in `UNITS`, with its names in the
lexicon; a new hedge a line in `SHAPES`.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import ceil
from typing import Literal

import attrs

from factcheck.records import Record
from factcheck.values.hedges import LOOSELY_NEAR, NEAR, WELL
from factcheck.values.times.clock import DAY, HOUR, MINUTE

_ZERO, _HALF, _ONE = Fraction(0), Fraction(1, 2), Fraction(1)


@attrs.frozen(eq=False, repr=False)
class Margins(Record):
    """How far a number is read to both sides, in units of the gap."""

    strict_below: Fraction
    strict_above: Fraction
    fuzzy_below: Fraction
    fuzzy_above: Fraction


_Widths = Callable[[Fraction], tuple[Fraction, Fraction]]
"""From a number of units, how far it is read to either side: strict, fuzzy."""


@attrs.frozen(eq=False, repr=False)
class GapUnit(Record):
    """A unit of `size` microseconds or months; `bare` and `about` say how far a number of it reaches without and with a hedge.

    `on_calendar`: counted on the calendar of a zone, where a day may have 23 hours. `scale`: how many of the unit that it is
    read as it holds.
    """

    counts: Literal["microsecond", "month"]
    size: int
    bare: _Widths
    about: _Widths
    on_calendar: bool = True
    scale: int = 1


def _half_an_hour(unit: int) -> tuple[_Widths, _Widths]:
    """Bare: none, fuzzy half an hour but at most half the gap. `about`: half an hour, fuzzy an hour."""
    half, hour = Fraction(HOUR, 2 * unit), Fraction(HOUR, unit)
    return lambda number: (_ZERO, min(half, number / 2)), lambda number: (half, hour)


def _days(number: Fraction) -> tuple[Fraction, Fraction]:
    # part of a day is told by the clock, and nobody tells it to the minute
    return (_ZERO, _ONE) if number.denominator == 1 else (_HALF, _ONE)


def _about_days(number: Fraction) -> tuple[Fraction, Fraction]:
    # of many days `about` reaches a tenth of them, drawn out to whole days
    return max(_ONE, Fraction(ceil(number / 20))), max(2 * _ONE, Fraction(ceil(number / 10)))


def _half_a_unit(number: Fraction) -> tuple[Fraction, Fraction]:
    return _HALF, _HALF


def _a_unit(number: Fraction) -> tuple[Fraction, Fraction]:
    return _HALF, _ONE


_WEEK = GapUnit("microsecond", 7 * DAY, _half_a_unit, _a_unit)
_MONTH = GapUnit("month", 1, _half_a_unit, _a_unit)
_YEAR = GapUnit("month", 12, _half_a_unit, _a_unit)
_HOUR = GapUnit("microsecond", HOUR, *_half_an_hour(HOUR), on_calendar=False)
_MINUTE = GapUnit("microsecond", MINUTE, *_half_an_hour(MINUTE), on_calendar=False)
_SECOND = GapUnit(
    "microsecond",
    1_000_000,
    lambda number: (_ZERO, number / 2),
    lambda number: (number / 2, number),
    on_calendar=False,
)
DAYS = GapUnit("microsecond", DAY, _days, _about_days)

UNITS = {
    "second": _SECOND,
    "minute": _MINUTE,
    "hour": _HOUR,
    "day": DAYS,
    "week": _WEEK,
    "fortnight": attrs.evolve(_WEEK, scale=2),
    "month": _MONTH,
    "year": _YEAR,
    "decade": GapUnit("month", 120, _half_a_unit, _a_unit),
}
"""Every unit; what it is called is in the lexicon."""


def bare(number: Fraction, unit: GapUnit) -> Margins:
    """A number without a hedge."""
    strict, fuzzy = unit.bare(number)
    return Margins(strict, strict, fuzzy, fuzzy)


def about(number: Fraction, unit: GapUnit) -> Margins:
    """`about`, `some`, `~`: never less than without it."""
    strict, fuzzy = unit.about(number)
    return Margins(strict, strict, fuzzy, fuzzy)


def nearly(number: Fraction, unit: GapUnit) -> Margins:
    """`nearly`, `almost`: below the number; under fuzzy bounds what the bare number gives above it."""
    strict, fuzzy = unit.about(number)
    return Margins(strict, _ZERO, fuzzy, unit.bare(number)[1])


def sharp(number: Fraction, unit: GapUnit) -> Margins:
    """`exactly`, and what a bound stands at: the number itself."""
    return Margins(_ZERO, _ZERO, _ZERO, _ZERO)


def just_over(number: Fraction, unit: GapUnit) -> Margins:
    """`just over`: up to a tenth above the number, fuzzily more; never less far than `about` reaches."""
    strict, fuzzy = unit.about(number)
    return Margins(
        _ZERO, max(strict, number * Fraction(NEAR, 100)), _ZERO, max(fuzzy, number * Fraction(LOOSELY_NEAR, 100))
    )


def well_over(number: Fraction, unit: GapUnit) -> Margins:
    """`well over`: it begins clearly above the number, fuzzily at it."""
    return Margins(-number * Fraction(WELL, 100), _ZERO, _ZERO, _ZERO)


def well_under(number: Fraction, unit: GapUnit) -> Margins:
    """`well under`: it ends clearly below the number, fuzzily at it."""
    return Margins(_ZERO, -number * Fraction(WELL, 100), _ZERO, _ZERO)


SHAPES: dict[str, Callable[[Fraction, GapUnit], Margins]] = {
    "about": about,
    "nearly": nearly,
    "exactly": sharp,
    "just over": just_over,
    "well over": well_over,
    "well under": well_under,
}
