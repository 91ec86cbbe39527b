"""Lengths of time between two moments: `4 months`, `about a week`, `over 3 days`, `2 to 3 hours`.

Going in: a text. Going out: a `Gap`, strict and fuzzy bounds in microseconds or months. Hedges and numbers are those of
written values (see `phrases`); how wide each is read here is in the table below. Moving a moment by a gap is in
`shifting`. A new unit is a line in `_UNITS`.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from math import inf
from typing import Literal

import attrs

from factcheck.errors import Unreadable, nearest
from factcheck.records import Record
from factcheck.values.bounds import Bounds, Number, exact
from factcheck.values.phrases import Phrase, read_phrase
from factcheck.values.times.clock import DAY, HOUR, MINUTE

_ZERO, _HALF, _ONE = Fraction(0), Fraction(1, 2), Fraction(1)
_LONGEST = 10**6


Direction = Literal["after", "before"]
Reading = Literal["strict", "fuzzy"]


@attrs.frozen(eq=False, repr=False)
class Gap(Record):
    """How much time lies between two moments, never below zero; strict lies inside fuzzy.

    `unit` is what the bounds count. `on_calendar`: days and longer are counted on the calendar of a zone, where a day
    may have 23 hours; anything shorter by the clock.
    """

    written: str
    strict: Bounds
    fuzzy: Bounds
    unit: Literal["microsecond", "month"]
    on_calendar: bool

    def length(self, direction: Direction, reading: Reading) -> Bounds:
        """What is to be added to one of the moments to reach the other: below zero for one before it."""
        told = self.strict if reading == "strict" else self.fuzzy
        return told if direction == "after" else -told


@attrs.frozen(eq=False, repr=False)
class _Unit(Record):
    """A unit of `size` microseconds or months, and how far a number of it is read to both sides, in units.

    `bare`: without a hedge. `strict`, `fuzzy`: with `about`. `share`: what `about` reaches at least, as a part of the
    number, under fuzzy reading, and half of it under strict.
    """

    unit: Literal["microsecond", "month"]
    size: int
    on_calendar: bool = True
    bare: Fraction = _HALF
    strict: Fraction = _HALF
    fuzzy: Fraction = _ONE
    share: Fraction = _ZERO


_TENTH = Fraction(1, 10)
_UNITS = {
    "second": _Unit("microsecond", 1_000_000, on_calendar=False, bare=_ZERO, share=_TENTH),
    "minute": _Unit("microsecond", MINUTE, on_calendar=False, bare=_ZERO, share=_TENTH),
    "hour": _Unit("microsecond", HOUR, on_calendar=False, bare=_ZERO, share=_TENTH),
    # n days of the calendar are n - 1 to n + 1 days between the moments
    "day": _Unit("microsecond", DAY, bare=_ONE, strict=_ONE, fuzzy=Fraction(2), share=_TENTH),
    "week": _Unit("microsecond", 7 * DAY),
    "month": _Unit("month", 1),
    "year": _Unit("month", 12),
}

_Margins = tuple[Fraction, Fraction, Fraction, Fraction]
"""How far a number is read: strictly below and above, fuzzily below and above, in units."""


def _bare(number: Fraction, unit: _Unit) -> _Margins:
    return unit.bare, unit.bare, unit.bare, unit.bare


def _about(number: Fraction, unit: _Unit) -> _Margins:
    strict, fuzzy = max(unit.strict, number * unit.share / 2), max(unit.fuzzy, number * unit.share)
    return strict, strict, fuzzy, fuzzy


def _nearly(number: Fraction, unit: _Unit) -> _Margins:
    strict, _, fuzzy, _ = _about(number, unit)
    return strict, _ZERO, fuzzy, unit.bare


def _exactly(number: Fraction, unit: _Unit) -> _Margins:
    # three days to the day are still counted by the calendar
    return _bare(number, unit) if unit.size == DAY else (_ZERO, _ZERO, _ZERO, _ZERO)


def _sharp(number: Fraction, unit: _Unit) -> _Margins:
    return _ZERO, _ZERO, _ZERO, _ZERO


_SHAPES: dict[str, Callable[[Fraction, _Unit], _Margins]] = {"about": _about, "nearly": _nearly, "exactly": _exactly}

_LIMITS: dict[str, Callable[[Bounds], Bounds]] = {
    "over": lambda bounds: Bounds(bounds.low, inf, low_open=True),
    "at least": lambda bounds: Bounds(bounds.low, inf),
    "under": lambda bounds: Bounds(0, bounds.high, high_open=True),
    "up to": lambda bounds: Bounds(0, bounds.high),
}


@lru_cache(maxsize=4096)
def read_gap(written: str) -> Gap:
    """Reads a length of time. Raises `Unreadable` for what is none, for zero, and for an unknown hedge or unit."""
    phrase = read_phrase(_with_one(" ".join(written.lower().split())), counts=False)
    unit = _unit(phrase.unit, written)
    low, high = _ends(phrase, written)
    shapes = [_SHAPES[hedge] for hedge in phrase.hedges if hedge in _SHAPES]
    limits = [_LIMITS[hedge] for hedge in phrase.hedges if hedge in _LIMITS]
    if len(shapes) > 1 or len(limits) > 1:
        raise Unreadable(f"{written!r} has more hedges than can be read", "write one of them")
    shape = shapes[0] if shapes else _sharp if limits else _bare
    below, above, fuzzy_below, fuzzy_above = shape(high, unit)
    strict = Bounds(max(low - below, _ZERO), high + above)
    fuzzy = Bounds(max(low - fuzzy_below, _ZERO), high + fuzzy_above)
    if limits:
        strict, fuzzy = limits[0](strict), limits[0](fuzzy)
    return Gap(written, _sized(strict, unit), _sized(fuzzy, unit), unit.unit, unit.on_calendar)


def _with_one(text: str) -> str:
    """`a week` with its `a` as a number; the `a` of `half a year` and `a dozen weeks` is not one."""
    words = text.split(" ")
    if len(words) > 1 and words[-2] in ("a", "an") and words[-3:-2] != ["half"]:
        words[-2] = "1"
    return " ".join(words)


def _unit(name: str, written: str) -> _Unit:
    single = name.removeprefix("a ").removeprefix("an ").removesuffix("s")
    if single not in _UNITS:
        hint = nearest(name, (f"{unit}s" for unit in _UNITS)) or "write one number and one unit, as in `27 months`"
        raise Unreadable(f"cannot read the length of time {written!r}: it has no known unit", hint)
    return _UNITS[single]


def _ends(phrase: Phrase, written: str) -> tuple[Fraction, Fraction]:
    if not phrase.numerals or phrase.spread is not None:
        raise Unreadable(f"cannot read the length of time {written!r}", "write a number and a unit, as in `4 months`")
    low, high = Fraction(phrase.numerals[0].value), Fraction(phrase.numerals[-1].value)
    if not 0 < low <= high <= _LONGEST:
        raise Unreadable(f"{written!r} is no length of time: write a number above zero, of at most {_LONGEST:,}")
    return low, high


def _sized(bounds: Bounds, unit: _Unit) -> Bounds:
    return Bounds(_times(bounds.low, unit), _times(bounds.high, unit), bounds.low_open, bounds.high_open)


def _times(end: Number, unit: _Unit) -> Number:
    return end if isinstance(end, float) else exact(end * unit.size)
