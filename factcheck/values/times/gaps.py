"""Lengths of time between two moments: `4 months`, `about a week`, `over 3 days`, `several hours`, `aged 17`.

Going in: a text. Going out: a `Gap`, strict and fuzzy bounds in microseconds or months, and how they are counted. Hedges and
numbers are those of written values (see `phrases`); how wide each is read here is in `gap_widths`, what the vague ones mean in
`vague_gaps`. Moving a moment by a gap is in `shifting`. A new unit is a line in `gap_widths.UNITS`.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from math import inf
from typing import Literal

import attrs

from factcheck.errors import Unreadable, nearest
from factcheck.records import Record
from factcheck.values.bounds import Bounds, Number, exact
from factcheck.values.lexicon import ENGLISH, Lexicon
from factcheck.values.phrases import Phrase, read_phrase
from factcheck.values.times.clock import DAY
from factcheck.values.times.gap_widths import SHAPES, UNITS, GapUnit, bare, sharp
from factcheck.values.times.vague_gaps import read_vague_gap

_ZERO = Fraction(0)
_LONGEST = 10**6


Direction = Literal["after", "before"]
Reading = Literal["strict", "fuzzy"]


class Steps(Enum):
    """How a gap is counted from a moment.

    `CLOCK`: by the clock. `WALL`: on the calendar of a zone, where a day may have 23 hours, to the same hour. `DAYS`: in days
    of the calendar, whatever the hour. `AGE`: from birthday to birthday. `NIGHT`: the night that follows, or went before.
    """

    CLOCK = "clock"
    WALL = "wall"
    DAYS = "days"
    AGE = "age"
    NIGHT = "night"


@attrs.frozen(eq=False, repr=False)
class Gap(Record):
    """How much time lies between two moments, never below zero; strict lies inside fuzzy. `unit` is what the bounds count."""

    written: str
    strict: Bounds
    fuzzy: Bounds
    unit: Literal["microsecond", "month"]
    steps: Steps

    def length(self, direction: Direction, reading: Reading) -> Bounds:
        """What is to be added to one of the moments to reach the other: below zero for one before it."""
        stated = self.strict if reading == "strict" else self.fuzzy
        return stated if direction == "after" else -stated


_LIMITS: dict[str, Callable[[Bounds], Bounds]] = {
    "over": lambda bounds: Bounds(bounds.low, inf, low_open=True),
    "at least": lambda bounds: Bounds(bounds.low, inf),
    "under": lambda bounds: Bounds(0, bounds.high, high_open=True),
    "up to": lambda bounds: Bounds(0, bounds.high),
}
_LIMITS |= {
    "just over": lambda bounds: Bounds(bounds.low, bounds.high, low_open=True),
    "well over": _LIMITS["over"],
    "well under": _LIMITS["under"],
}


@lru_cache(maxsize=4096)
def read_gap(written: str, lexicon: Lexicon = ENGLISH) -> Gap:
    """Reads a length of time. Raises `Unreadable` for what is none, for zero, and for an unknown hedge or unit."""
    text = " ".join(written.lower().split())
    first, _, rest = text.partition(" ")
    if rest and first in lexicon.times.aged:
        return read_age(written, rest)
    if text in lexicon.times.night_words:
        return Gap(written, Bounds(0, DAY), Bounds(0, DAY), "microsecond", Steps.NIGHT)
    vague = read_vague_gap(text, lexicon)
    if vague is not None:
        strict, fuzzy, unit = vague
        return _gap(written, strict, fuzzy, unit, Steps.DAYS)
    phrase = read_phrase(_with_one(text, lexicon), counts=False, lexicon=lexicon)
    unit = _unit(phrase.unit, written, lexicon)
    low, high = _ends(phrase, written, unit.scale)
    shapes = [SHAPES[hedge] for hedge in phrase.hedges if hedge in SHAPES]
    limits = [_LIMITS[hedge] for hedge in phrase.hedges if hedge in _LIMITS]
    if len(shapes) > 1 or len(limits) > 1 or "odd" in phrase.hedges or phrase.adds:
        raise Unreadable(f"{written!r} has more hedges than can be read", "write one of them")
    shape = shapes[0] if shapes else sharp if limits else bare
    margins = shape(low, unit), shape(high, unit)
    strict = Bounds(max(low - margins[0].strict_below, _ZERO), high + margins[1].strict_above)
    fuzzy = Bounds(max(low - margins[0].fuzzy_below, _ZERO), high + margins[1].fuzzy_above)
    if limits:
        strict, fuzzy = limits[0](strict), limits[0](fuzzy)
        return _gap(written, strict, fuzzy, unit, Steps.WALL)  # a bound stands at the number itself, at the same hour
    return _gap(written, strict, fuzzy, unit, Steps.DAYS)


def read_age(written: str, years: str) -> Gap:
    """`aged 17`: completed years, from the 17th birthday up to the 18th, in both readings."""
    if not (years.isdecimal() and years.isascii() and len(years) <= 3):
        raise Unreadable(f"{written!r} is no age in completed years", "write `aged: 17`, or `gap: about 17 years`")
    months = 12 * int(years)
    bounds = Bounds(months, months + 12, high_open=True)
    return Gap(written, bounds, bounds, "month", Steps.AGE)


def _gap(written: str, strict: Bounds, fuzzy: Bounds, unit: GapUnit, days: Steps) -> Gap:
    """`days` is how a number of whole days is counted."""
    ends = [end for bounds in (strict, fuzzy) for end in (bounds.low, bounds.high) if end != inf]
    whole = unit.size == DAY and all(end == int(end) for end in ends)
    steps = days if whole else Steps.WALL if unit.on_calendar else Steps.CLOCK
    return Gap(written, _sized(strict, unit), _sized(fuzzy, unit), unit.counts, steps)


def _with_one(text: str, lexicon: Lexicon) -> str:
    """`a week` with its `a` as a number, and `an hour and a half` as `one and a half hours`.

    The `a` of `half a year` and `a quarter of an hour` is no number.
    """
    words, numbers = text.split(" "), lexicon.numbers
    one = numbers.one
    for ending in lexicon.times.and_a_half:
        if text.endswith(f" {ending}") and len(words) > 4:
            unit = words[-4]
            number = next(word for word, n in numbers.small.items() if n == 1) if words[-5] in one else words[-5]
            words = [*words[:-5], number, ending, unit]
            return " ".join(words)
    part = words[-3] if len(words) > 2 else ""
    if len(words) > 1 and words[-2] in one and part not in numbers.parts and part not in numbers.of:
        words[-2] = "1"
    return " ".join(words)


def _unit(name: str, written: str, lexicon: Lexicon) -> GapUnit:
    known = lexicon.times.units
    first, _, rest = name.partition(" ")
    plain = rest if first in lexicon.numbers.one else name
    if plain not in known:
        hint = nearest(name, (f"{unit}s" for unit in UNITS)) or "write one number and one unit, as in `27 months`"
        raise Unreadable(f"cannot read the length of time {written!r}: it has no known unit", hint)
    return UNITS[known[plain]]


def _ends(phrase: Phrase, written: str, scale: int) -> tuple[Fraction, Fraction]:
    if not phrase.numerals or phrase.spread is not None:
        raise Unreadable(f"cannot read the length of time {written!r}", "write a number and a unit, as in `4 months`")
    low, high = (Fraction(phrase.numerals[n].value) * scale for n in (0, -1))
    if not 0 < low <= high <= _LONGEST:
        raise Unreadable(f"{written!r} is no length of time: write a number above zero, of at most {_LONGEST:,}")
    return low, high


def _sized(bounds: Bounds, unit: GapUnit) -> Bounds:
    return Bounds(_times(bounds.low, unit), _times(bounds.high, unit), bounds.low_open, bounds.high_open)


def _times(end: Number, unit: GapUnit) -> Number:
    return end if isinstance(end, float) else exact(end * unit.size)
