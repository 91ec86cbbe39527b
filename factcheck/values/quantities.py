"""Written values read as ranges: the one entry to numbers, hedges, shares and units.

Going in: a value as a claim has it (text, number or `{low, best, high, unit}`), and the measure's `Kind`. Going out: a
`Reading`. What hedge words mean stands in `hedges` and `vague`; what a text may look like, in `phrases`.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from math import isfinite
from typing import Literal

import attrs

from factcheck.errors import Unreadable, nearest
from factcheck.records import Record
from factcheck.values.bounds import EVERYTHING, Bounds, Number, exact, point
from factcheck.values.hedges import BOUNDABLE, HEDGES, LIMITS, Pair, about, described, limited
from factcheck.values.lexicon import ENGLISH, Hedge, Lexicon
from factcheck.values.numerals import MOST_DIGITS, Numeral, read_numeral
from factcheck.values.phrases import Phrase, read_phrase
from factcheck.values.readings import Kind, Reading, counting, in_measure, measured
from factcheck.values.spelling import in_digits, tidy
from factcheck.values.units import same_unit
from factcheck.values.widths import Rational

__all__ = ["Kind", "Precision", "Reading", "read_value"]

Precision = Literal["written", "exact"]
"""How an unhedged number is meant: rounded as its digits show, or to the last digit."""


@attrs.frozen(eq=False, repr=False)
class Manner(Record):
    """How the values of a claim are written: what an unhedged number means, and in which language.

    `rounded` is the unit to which unhedged numbers were rounded, where that is told; `adds` that the claim adds to another, so
    that its value may say `another 400`.
    """

    precision: Precision = "written"
    rounded: Rational | None = None
    adds: bool = False
    lexicon: Lexicon = ENGLISH


_PARTS = ("low", "best", "high", "unit")


def read_value(
    written: str | int | float | Mapping[str, object], kind: Kind, manner: Manner | Precision = "written"
) -> Reading:
    """Reads one written value; raises `Unreadable` with what is wrong and what would be right.

    Widths are taken in the unit that was written; then the range is converted exactly, cut at the measure's minimum and, where
    the measure is counted, drawn in to whole numbers.
    """
    chosen = manner if isinstance(manner, Manner) else Manner(manner)
    if isinstance(written, Mapping):
        return _read_parts(written, kind, chosen)
    text = plain_text(written)
    reading = _read_text(text, kind, chosen)
    # A report quotes what was written, not our spelling of it.
    return (
        reading if text == written or not isinstance(written, str) else attrs.evolve(reading, written=written.strip())
    )


def read_unit_of_rounding(written: str, lexicon: Lexicon = ENGLISH) -> Rational:
    """The unit to which numbers were rounded: `million`, `1000`, `0.01`; raises `Unreadable`."""
    text = tidy(written)
    scale = lexicon.numbers.scales.get(text.lower()) or lexicon.numbers.hundreds.get(text.lower())
    scale = scale or lexicon.vague.sizes.get(text.lower())
    if scale:
        return scale
    found = read_numeral(text, lexicon=lexicon)
    if found is None or found[1] != len(text) or found[0].value <= 0:
        raise Unreadable(f"{text!r} is no unit of rounding", "write 'million', 'thousand', '1000' or '0.01'")
    return found[0].value


@lru_cache(maxsize=8192)  # as times are: one figure is told again and again, and read anew by every check
def _read_text(text: str, kind: Kind, manner: Manner) -> Reading:
    phrase = read_phrase(text, counting=counting(kind), own=kind.unit or "", lexicon=manner.lexicon)
    if phrase.adds and not manner.adds:
        raise Unreadable(
            f"{text!r} adds to another figure ({phrase.adds!r})", "give the claim that it adds to as `on_top_of`"
        )
    return _Value(text, phrase, kind, manner).reading()


@attrs.frozen(eq=False, repr=False)
class _Value(Record):
    """A value taken apart, with all that its reading depends on."""

    text: str
    phrase: Phrase
    kind: Kind
    manner: Manner

    def reading(self) -> Reading:
        """Its ranges in the measure's unit."""
        phrase = self.phrase
        for number in phrase.numerals:
            self._here(number)
        if phrase.vague is not None:
            return self._several(phrase.vague, Hedge.VAGUE)
        if not phrase.numerals:
            zero = measured(point(0), phrase.units, self.kind, self.text, self.manner.lexicon)
            return Reading(self.text, zero, zero, Hedge.NONE, number=0)
        if phrase.spread is not None or len(phrase.numerals) == 2:
            return self._several(self._range(), Hedge.RANGE)
        return self._one_number()

    def _one_number(self) -> Reading:
        """A number with its hedges: `3,000`, `about 3,000`, `at least nearly 3,000`."""
        (number,) = self.phrase.numerals
        limit, inner = bound_and_hedge(self.text, self.phrase.hedges)
        manner, kind = self.manner, self.kind
        if manner.rounded is not None:
            number = number.rounded_to(manner.rounded)
        sharp = limit is not None or (manner.precision == "exact" and manner.rounded is None)
        hedge = inner or (Hedge.EXACTLY if sharp else Hedge.BARE)
        shown = limit or inner or Hedge.BARE
        here = self._here(number)
        meant_whole = shown in (Hedge.BARE, Hedge.EXACTLY) or 0 < here < 1
        if kind.counted and meant_whole and isinstance(here, Fraction):
            raise Unreadable(
                f"{self.text!r} is no whole number, and {kind.unit or 'the measure'!r} is counted",
                "write 'about', or a range",
            )
        pair = HEDGES[hedge](number, kind.counted)
        strict, fuzzy = self._measured(limited(limit, pair))
        figure = fuzzy if shown is Hedge.ABOUT else self._fit(about(number, kind.counted)[1])
        told = f"{self.text!r} read as {described(number, pair[1], self.phrase.unit)}"
        widened = hedge is not Hedge.EXACTLY and not fuzzy.is_point
        return Reading(self.text, strict, fuzzy, shown, figure, here, (told,) if widened else ())

    def _several(self, pair: Pair, hedge: Hedge) -> Reading:
        """What names no one number: a range, a spread or a vague word, a bound word before it or not."""
        hedges = tuple(word for word in self.phrase.hedges if word is not Hedge.RANGE)
        limit, inner = bound_and_hedge(self.text, hedges)
        if inner not in (None, Hedge.ABOUT) or (limit and hedge is Hedge.RANGE):
            raise _clash(self.text)
        strict, fuzzy = self._measured(limited(limit, pair))
        shown = limit or hedge
        told = (f"{self.text!r} read as {_span(fuzzy)}",) if strict != fuzzy else ()
        return Reading(self.text, strict, fuzzy, shown, fuzzy if shown is Hedge.RANGE else None, readings=told)

    def _range(self) -> Pair:
        """`N to M` and `N ± d`; `about` before a range loosens both its ends."""
        phrase, counted = self.phrase, self.kind.counted
        first, last = phrase.numerals[0], phrase.numerals[-1]
        if phrase.spread is None:
            hedge = HEDGES[Hedge.ABOUT if Hedge.ABOUT in phrase.hedges else Hedge.EXACTLY]
            low, high = hedge(first, counted), hedge(last, counted)
            return low[0].hull(high[0]), low[1].hull(high[1])
        reach = phrase.spread.value
        if reach < 0 or phrase.hedges:
            raise _clash(self.text)
        here = Bounds(first.value - reach, first.value + reach)
        return here, here

    def _here(self, number: Numeral) -> Number:
        """The number in the measure's unit; raises `Unreadable` where the measure does not go so low."""
        return number_here(number, self.phrase.units, self.kind, self.text, self.manner.lexicon)

    def _fit(self, bounds: Bounds) -> Bounds:
        return measured(bounds, self.phrase.units, self.kind, self.text, self.manner.lexicon)

    def _measured(self, pair: Pair) -> Pair:
        return self._fit(pair[0]), self._fit(pair[1])


def _read_parts(written: Mapping[str, object], kind: Kind, manner: Manner) -> Reading:
    """`{low, best, high, unit}`: strict is what is best, fuzzy the range; without `best` both are the range."""
    given = {str(part): value for part, value in written.items() if value is not None}
    for part in given:
        if part not in _PARTS:
            raise Unreadable(
                f"a value has no part {part!r}", nearest(part, _PARTS) or f"its parts are {', '.join(_PARTS)}"
            )
    unit = tidy(str(given.pop("unit"))) if "unit" in given else ""
    if not given:
        raise Unreadable("a value needs one of low, best, high", "write {low: 1500}")
    if set(given) == {"best"}:
        return read_value(f"{plain_text(given['best'])} {unit}".strip(), kind, manner)
    text = ", ".join(f"{part} {plain_text(given[part])}" for part in _PARTS if part in given) + (
        f" {unit}" if unit else ""
    )
    ends = {part: _plain_number(plain_text(value), unit, kind, manner) for part, value in given.items()}
    units = (unit,) if unit else ()
    here = {part: number_here(number, units, kind, text, manner.lexicon) for part, number in ends.items()}
    low, high = here.get("low", EVERYTHING.low), here.get("high", EVERYTHING.high)
    if low > high:
        raise Unreadable(f"{text!r}: low is more than high")
    whole = measured(Bounds(low, high), (), kind, text)
    figures = {part: measured(about(number, kind.counted)[1], units, kind, text) for part, number in ends.items()}
    if "best" not in ends:
        if len(here) == 2:
            return Reading(text, whole, whole, Hedge.RANGE, whole)
        hedge, figure = (Hedge.AT_LEAST, figures["low"]) if "low" in here else (Hedge.UP_TO, figures["high"])
        return Reading(text, whole, whole, hedge, figure)
    best = here["best"]
    if not low <= best <= high:
        raise Unreadable(f"{text!r}: best lies outside low and high")
    if kind.counted and isinstance(best, Fraction):
        raise Unreadable(f"{text!r}: best is no whole number, and {kind.unit or 'the measure'!r} is counted")
    told = (f"{text!r} read as {_span(whole)}",) if whole != point(best) else ()
    return Reading(text, point(best), whole, Hedge.BEST, figures["best"], best, told)


def _plain_number(text: str, unit: str, kind: Kind, manner: Manner) -> Numeral:
    found = read_numeral(text, counting=counting(kind), lexicon=manner.lexicon)
    if found is None or found[1] != len(text):
        hint = "write its unit in `unit`" if found is not None and not unit else "write a number alone"
        raise Unreadable(f"{text!r} is no plain number", hint)
    return found[0]


def plain_text(written: object) -> str:
    """A scalar as text; a float that is whole is written without its `.0`, which no one wrote."""
    if isinstance(written, str):
        return tidy(written)
    if isinstance(written, int) and not isinstance(written, bool):
        if abs(written) >= 10**MOST_DIGITS:
            raise Unreadable(f"the whole number has more than {MOST_DIGITS} digits")
        return repr(written)
    if not isinstance(written, float) or not isfinite(written):
        raise Unreadable(f"{written!r} is no value", "write a number, or 'none'")
    return plain_text(int(written)) if written.is_integer() else repr(written)


def bound_and_hedge(text: str, hedges: tuple[Hedge, ...]) -> tuple[Hedge | None, Hedge | None]:
    """The bound word and the hedge after it, each `None` where there is none; raises `Unreadable` where they clash."""
    limit = hedges[0] if hedges and hedges[0] in LIMITS else None
    inner = hedges[1:] if limit else hedges
    if len(inner) > 1 or (inner and (inner[0] not in HEDGES or (limit and inner[0] not in BOUNDABLE))):
        raise _clash(text)
    return limit, inner[0] if inner else None


def _clash(text: str) -> Unreadable:
    return Unreadable(
        f"{text!r}: these hedges do not go together", "write one hedge, or a bound on a hedge: 'at least about 3,000'"
    )


def number_here(number: Numeral, units: tuple[str, ...], kind: Kind, text: str, lexicon: Lexicon) -> Number:
    """The number in the measure's unit; raises `Unreadable` where the measure does not go so low."""
    if kind.counted and number.scale == 1 and number.decimals == 3:
        raise Unreadable(
            f"{text!r} can be read in two ways", "write 3,000 for thousands; a counted measure has no decimals"
        )
    fraction = 0 < number.value < 1 and number.written[:1].isalpha()
    if fraction and not units and kind.unit and same_unit(kind.unit, "%"):
        raise Unreadable(f"{text!r} can be read in two ways", "write '50 %', or 'half a per cent'")
    here: Number = number.value
    for unit in units:
        here = in_measure(point(here), unit, kind, text, lexicon).low
    if here < 0 and not kind.signed:
        raise Unreadable(
            f"{text!r} is below the measure's minimum, 0", "a measure that can fall below it is declared `signed`"
        )
    return exact(here)


def _span(bounds: Bounds) -> str:
    """A range in words, for the sentence that names what was used."""
    if bounds.high == EVERYTHING.high:
        return f"{in_digits(bounds.low)} or more"
    if bounds.low == EVERYTHING.low:
        return f"{in_digits(bounds.high)} or less"
    return f"{in_digits(bounds.low)} to {in_digits(bounds.high)}"
