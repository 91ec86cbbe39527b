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
from factcheck.values.bounds import EVERYTHING, Bounds, Number, point
from factcheck.values.hedges import HEDGES, LIMITS, Pair, about_fuzzy, described
from factcheck.values.numerals import MOST_DIGITS, Numeral, read_numeral
from factcheck.values.phrases import Phrase, read_phrase
from factcheck.values.readings import Kind, Reading, counts_things, in_measure, measured
from factcheck.values.shares import Share, read_share, share_of
from factcheck.values.spelling import in_digits, tidy

__all__ = ["Kind", "Precision", "Reading", "Share", "read_share", "read_value", "share_of"]

Precision = Literal["written", "exact"]
"""How an unhedged number is meant: rounded as its digits show, or to the last digit."""

_PARTS = ("low", "best", "high", "unit")


def read_value(
    written: str | int | float | Mapping[str, object], kind: Kind, precision: Precision = "written"
) -> Reading:
    """Reads one written value; raises `Unreadable` with what is wrong and what would be right.

    Widths are taken in the unit that was written; then the range is converted exactly, cut at the measure's minimum and, where
    the measure is counted, drawn in to whole numbers.
    """
    if isinstance(written, Mapping):
        return _read_parts(written, kind, precision)
    text = _text(written)
    reading = _read_text(text, kind, precision)
    # A report quotes what was written, not our spelling of it.
    return (
        reading if text == written or not isinstance(written, str) else attrs.evolve(reading, written=written.strip())
    )


@lru_cache(maxsize=8192)  # as times are: one figure is told again and again, and read anew by every check
def _read_text(text: str, kind: Kind, precision: Precision) -> Reading:
    phrase = read_phrase(text, counts=counts_things(kind), own=kind.unit or "")
    for number in phrase.numerals:
        _here(number, phrase.unit, kind, text)
    if phrase.vague is not None:
        return _several(text, phrase, phrase.vague, "vague", kind)
    if not phrase.numerals:
        in_measure(point(0), phrase.unit, kind, text)
        return Reading(text, point(0), point(0), "none", number=0)
    if phrase.spread is not None or len(phrase.numerals) == 2:
        return _several(text, phrase, _between(text, phrase, kind), "between", kind)
    return _one_number(text, phrase, kind, precision)


def _one_number(text: str, phrase: Phrase, kind: Kind, precision: Precision) -> Reading:
    """A number with its hedges: `3,000`, `about 3,000`, `at least nearly 3,000`."""
    (number,), unit = phrase.numerals, phrase.unit
    limit, inner = _hedges(text, phrase.hedges)
    hedge = inner or ("exactly" if limit or precision == "exact" else "bare")
    shown = limit or inner or "bare"
    here = _here(number, unit, kind, text)
    if kind.counted and shown in ("bare", "exactly") and isinstance(here, Fraction):
        raise Unreadable(
            f"{text!r} is no whole number, and {kind.unit or 'the measure'!r} is counted", "write 'about', or a range"
        )
    pair = HEDGES[hedge](number, kind.counted)
    strict, fuzzy = _measured(_limited(limit, pair), unit, kind, text)
    figure = fuzzy
    if shown != "about":
        figure = measured(about_fuzzy(number, kind.counted), unit, kind, text)
    readings = (f"{text!r} read as {described(number, pair[1], unit)}",) if strict != fuzzy else ()
    return Reading(text, strict, fuzzy, shown, figure, here, readings)


def _several(text: str, phrase: Phrase, pair: Pair, hedge: str, kind: Kind) -> Reading:
    """What names no one number: a range, a spread or a vague word, a bound word before it or not."""
    limit, inner = _hedges(text, tuple(word for word in phrase.hedges if word != "between"))
    if inner not in ("", "about") or (limit and hedge == "between"):
        raise _clash(text)
    strict, fuzzy = _measured(_limited(limit, pair), phrase.unit, kind, text)
    shown = limit or hedge
    readings = (f"{text!r} read as {_span(fuzzy)}",) if strict != fuzzy else ()
    return Reading(text, strict, fuzzy, shown, readings=readings)


def _between(text: str, phrase: Phrase, kind: Kind) -> Pair:
    """`N to M` and `N ± d`; `about` before a range loosens both its ends."""
    first, last = phrase.numerals[0], phrase.numerals[-1]
    if phrase.spread is None:
        hedge = HEDGES["about" if "about" in phrase.hedges else "exactly"]
        low, high = hedge(first, kind.counted), hedge(last, kind.counted)
        return low[0].hull(high[0]), low[1].hull(high[1])
    reach = phrase.spread.value
    if reach < 0 or phrase.hedges:
        raise _clash(text)
    here = Bounds(first.value - reach, first.value + reach)
    return here, here


def _read_parts(written: Mapping[str, object], kind: Kind, precision: Precision) -> Reading:
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
        return read_value(f"{_text(given['best'])} {unit}".strip(), kind, precision)
    text = ", ".join(f"{part} {_text(given[part])}" for part in _PARTS if part in given) + (f" {unit}" if unit else "")
    ends = {part: _plain_number(_text(value), unit, kind) for part, value in given.items()}
    here = {part: _here(number, unit, kind, text) for part, number in ends.items()}
    low, high = here.get("low", EVERYTHING.low), here.get("high", EVERYTHING.high)
    if low > high:
        raise Unreadable(f"{text!r}: low is more than high")
    whole = measured(Bounds(low, high), "", kind, text)
    if "best" not in ends:
        hedge = "between" if len(here) == 2 else "at least" if "low" in here else "up to"
        return Reading(text, whole, whole, hedge)
    best = here["best"]
    if not low <= best <= high:
        raise Unreadable(f"{text!r}: best lies outside low and high")
    figure = read_value(f"{ends['best'].written} {unit}".strip(), kind, "exact").figure
    readings = (f"{text!r} read as {_span(whole)}",) if whole != point(best) else ()
    return Reading(text, point(best), whole, "best", figure, best, readings)


def _plain_number(text: str, unit: str, kind: Kind) -> Numeral:
    found = read_numeral(text, counts=counts_things(kind))
    if found is None or found[1] != len(text):
        hint = "write its unit in `unit`" if found is not None and not unit else "write a number alone"
        raise Unreadable(f"{text!r} is no plain number", hint)
    return found[0]


def _text(written: object) -> str:
    """A scalar as text; a float that is whole is written without its `.0`, which no one wrote."""
    if isinstance(written, str):
        return tidy(written)
    if isinstance(written, int) and not isinstance(written, bool):
        if abs(written) >= 10**MOST_DIGITS:
            raise Unreadable(f"the whole number has more than {MOST_DIGITS} digits")
        return repr(written)
    if not isinstance(written, float) or not isfinite(written):
        raise Unreadable(f"{written!r} is no value", "write a number, or 'none'")
    return _text(int(written)) if written.is_integer() else repr(written)


def _hedges(text: str, hedges: tuple[str, ...]) -> tuple[str, str]:
    """The bound word and the hedge after it, each empty where there is none."""
    limit = hedges[0] if hedges and hedges[0] in LIMITS else ""
    inner = hedges[1:] if limit else hedges
    if len(inner) > 1 or (inner and (inner[0] not in HEDGES or (limit and inner[0] == "exactly"))):
        raise _clash(text)
    return limit, inner[0] if inner else ""


def _clash(text: str) -> Unreadable:
    return Unreadable(
        f"{text!r}: these hedges do not go together", "write one hedge, or a bound on a hedge: 'at least about 3,000'"
    )


def _limited(limit: str, pair: Pair) -> Pair:
    return (LIMITS[limit](pair[0]), LIMITS[limit](pair[1])) if limit else pair


def _measured(pair: Pair, unit: str, kind: Kind, text: str) -> Pair:
    return measured(pair[0], unit, kind, text), measured(pair[1], unit, kind, text)


def _here(number: Numeral, unit: str, kind: Kind, text: str) -> Number:
    """The number in the measure's unit; raises `Unreadable` where the measure does not go so low."""
    if "." in number.written and kind.counted and number.scale == 1 and len(number.written.rpartition(".")[2]) == 3:
        raise Unreadable(
            f"{text!r} can be read in two ways", "write 3,000 for thousands; a counted measure has no decimals"
        )
    here = in_measure(point(number.value), unit, kind, text).low if unit else number.value
    if here < 0 and not kind.signed:
        raise Unreadable(
            f"{text!r} is below the measure's minimum, 0", "a measure that can fall below it is declared `signed`"
        )
    return here


def _span(bounds: Bounds) -> str:
    """A range in words, for the sentence that names what was used."""
    if bounds.high == EVERYTHING.high:
        return f"{in_digits(bounds.low)} or more"
    if bounds.low == EVERYTHING.low:
        return f"{in_digits(bounds.high)} or less"
    return f"{in_digits(bounds.low)} to {in_digits(bounds.high)}"
