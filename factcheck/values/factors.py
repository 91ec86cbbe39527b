"""Shares, ratios and changes: `a third`, `about 40 %`, `twice`, `down 29.8 %`; and what they make of the claim that they are of.

Going in: a text as a claim has it, what kind of factor it is, and how it is written. Going out: a `Factor`, by which the other
claim's value is multiplied, and the `Reading` of the product. All three are numbers of points, a hundred to the whole: digits
stand as wide as they were written, words by a row of their own. To add a kind of factor, add it to `FactorKind` and to `_KINDS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from fractions import Fraction

import attrs

from factcheck.errors import Unreadable
from factcheck.records import Record
from factcheck.values.bounds import EVERYTHING, NEVER_NEGATIVE, Bounds, exact, point
from factcheck.values.hedges import HEDGES, Pair, described, limited
from factcheck.values.lexicon import Hedge, Lexicon
from factcheck.values.numerals import Numeral, read_numeral
from factcheck.values.phrases import Phrase, read_phrase
from factcheck.values.quantities import Manner, bound_and_hedge, plain_text
from factcheck.values.surroundings import leading, trailing
from factcheck.values.units import same_unit, without
from factcheck.values.vague import ranges
from factcheck.values.widths import Rational, Widths

IN_WORDS = Widths(Fraction(1, 2), 5)
"""Points: how far a fraction, a ratio or a change in words reaches, under strict and fuzzy bounds."""

_WHOLE = 100
_ALL = Bounds(0, _WHOLE)


class FactorKind(StrEnum):
    """How a value is told by another: as a part of it, as a multiple, or as a difference from it."""

    SHARE = "share"
    TIMES = "times"
    CHANGE = "change"


@attrs.frozen(eq=False, repr=False)
class Factor(Record):
    """What another claim's value is multiplied by: `strict` inside `fuzzy`, its hedge, a sentence for the width used."""

    written: str
    strict: Bounds
    fuzzy: Bounds
    hedge: Hedge
    readings: tuple[str, ...] = ()


@attrs.frozen(eq=False, repr=False)
class _Kind(Record):
    """What is particular to one kind: what a bare number is in points, what its points may be, and the factor that they make."""

    name: str
    points: Callable[[str, Numeral, str, Lexicon], int]
    limits: Bounds
    factor: Callable[[Bounds], Bounds]
    example: str


def read_factor(written: str | int | float, kind: FactorKind, manner: Manner | None = None) -> Factor:
    """Reads a share, a ratio or a change; raises `Unreadable` for a text that is none, and for a share outside the whole."""
    manner = manner or Manner()
    if isinstance(written, bool) or not isinstance(written, str | int | float):
        raise Unreadable(f"{written!r} is no {_KINDS[kind].name}", f"write {_KINDS[kind].example}")
    return _FactorReader(plain_text(written), kind, manner).factor()


@attrs.frozen(eq=False, repr=False)
class _FactorReader(Record):
    """The text of one factor, of which kind it is, and how it is written."""

    text: str
    kind: FactorKind
    manner: Manner

    def factor(self) -> Factor:
        """The whole text."""
        rule = _KINDS[self.kind]
        body, falls = self._direction()
        pair, hedge, numeral = self._points(body)
        if body != self.text:  # "down by up to 10 %" goes down
            pair = (pair[0].meet(NEVER_NEGATIVE), pair[1].meet(NEVER_NEGATIVE))
        if falls:
            pair = (-pair[0], -pair[1])
        strict, fuzzy = (bounds.meet(rule.limits) for bounds in pair)
        if strict.is_empty or fuzzy.is_empty:
            raise Unreadable(f"{self.text!r} leaves no {rule.name} within its limits", f"write {rule.example}")
        told = f"{self.text!r} read as {described(numeral, fuzzy, 'points')}" if numeral is not None else ""
        wide = numeral is not None and not falls and hedge in HEDGES and fuzzy != point(numeral.value)
        return Factor(self.text, rule.factor(strict), rule.factor(fuzzy), hedge, (told,) if wide else ())

    def _direction(self) -> tuple[str, bool]:
        """A change without the word that tells which way it goes, and whether that is down."""
        if self.kind is not FactorKind.CHANGE:
            return self.text, False
        words = self.manner.lexicon.factors
        text, hedges = self.text.lower(), self.manner.lexicon.hedges
        begins = max((word for word in hedges.before if text.startswith(f"{word} ")), key=len, default="")
        for before, after, falls in ((words.falling, words.lower, True), (words.rising, words.higher, False)):
            first = max((word for word in before if text.startswith(f"{word} ")), key=len, default="")
            if len(first) > len(begins):  # "up to 10 %" is no rise
                return self.text[len(first) + 1 :], falls
            last = max((word for word in after if text.endswith(f" {word}")), key=len, default="")
            if last and not text.endswith(tuple(f" {hedge}" for hedge in hedges.after)):
                return self.text[: -len(last) - 1], falls
        return self.text, False

    def _points(self, body: str) -> tuple[Pair, Hedge, Numeral | None]:
        """The ranges of a factor in points, its hedge, and its number where it has one."""
        words = self.manner.lexicon.factors
        body = without(body, self.manner.lexicon.hedges.empty_after)
        lower = body.lower()
        if self.kind is FactorKind.SHARE and lower in words.fixed:
            return ranges(words.fixed[lower], _WHOLE), Hedge.VAGUE, None
        if self.kind is FactorKind.CHANGE and lower in words.unchanged:
            return (point(0), point(0)), Hedge.EXACTLY, None
        if self.kind is FactorKind.TIMES:
            body = without(body, words.compared)
        worded = self._worded(body)
        phrase, numerals = worded if worded is not None else self._numbers(body)
        if not numerals:
            return (point(0), point(0)), Hedge.NONE, None
        return self._hedged(phrase, numerals)

    def _hedged(self, phrase: Phrase, numerals: tuple[Numeral, ...]) -> tuple[Pair, Hedge, Numeral | None]:
        """What the hedges make of one number of points, or of the two ends of a range."""
        hedges = tuple(hedge for hedge in phrase.hedges if hedge is not Hedge.RANGE)
        limit, inner = bound_and_hedge(self.text, hedges)
        if len(numerals) == 2:
            if limit is not None or inner not in (None, Hedge.ABOUT):
                raise Unreadable(f"{self.text!r}: these hedges do not go together", "write a range alone")
            low, high = (HEDGES[inner or Hedge.EXACTLY](number, False) for number in numerals)
            return (low[0].hull(high[0]), low[1].hull(high[1])), Hedge.RANGE, None
        (number,) = numerals
        sharp = limit is not None or (self.manner.precision == "exact" and number.least.fuzzy == 0)
        hedge = inner or (Hedge.EXACTLY if sharp else Hedge.BARE)
        pair = HEDGES[hedge](number, False)
        return limited(limit, pair), limit or inner or Hedge.BARE, number

    def _worded(self, body: str) -> tuple[Phrase, tuple[Numeral, ...]] | None:
        """`twice`, `threefold`, `one in three`: what is no plain number with a unit."""
        lexicon = self.manner.lexicon
        before, start = leading(body, 0, lexicon)
        after, end = trailing(body, start, lexicon)
        core = body[start:end]
        words = lexicon.factors
        number = self._ratio(core) if self.kind is FactorKind.TIMES else None
        number = number or self._fraction(core)
        if number is None and self.kind is FactorKind.SHARE and core.lower() in words.wholes:
            number = _in_words(core, 1)
        if number is None and self.kind is FactorKind.CHANGE and core.lower() in words.grown:
            number = _in_words(core, words.grown[core.lower()] - 1)
        if number is None:
            return None
        return Phrase((*after.hedges, *before.hedges), (number,)), (number,)

    def _ratio(self, core: str) -> Numeral | None:
        """`twice`, `tenfold`, `three times as many`, `1.13 times`, `2x`."""
        words = self.manner.lexicon.factors
        if core.lower() in words.ratios:
            return _in_words(core, words.ratios[core.lower()])
        for word in sorted(words.times | words.fold, key=len, reverse=True):
            if not core.lower().endswith(word):
                continue
            number = core[: -len(word)].rstrip(" -")
            found = read_numeral(number, lexicon=self.manner.lexicon) if number else None
            if found is not None and found[1] == len(number):
                return self._of_hundred(found[0])
        return None

    def _fraction(self, core: str) -> Numeral | None:
        """`one in three`, `2 out of 5`."""
        lexicon = self.manner.lexicon
        for word in sorted(lexicon.factors.out_of, key=len, reverse=True):
            first, found, last = core.partition(f" {word} ")
            if not found:
                continue
            numbers = [read_numeral(part, lexicon=lexicon) for part in (first, last)]
            if all(one is not None and one[1] == len(part) for one, part in zip(numbers, (first, last), strict=True)):
                part, whole = (one[0].value for one in numbers if one is not None)
                if whole > 0:
                    return _in_words(core, Fraction(part) / whole)
        return None

    def _numbers(self, body: str) -> tuple[Phrase, tuple[Numeral, ...]]:
        """A phrase of one number or two, each as points."""
        rule = _KINDS[self.kind]
        phrase = read_phrase(body, lexicon=self.manner.lexicon)
        if phrase.vague is not None or phrase.spread is not None or phrase.adds:
            raise Unreadable(f"{self.text!r} is no {rule.name}", f"write {rule.example}")
        numerals = []
        for number in phrase.numerals:
            points = rule.points(self.text, number, phrase.unit, self.manner.lexicon)
            found = number if points == 1 else self._of_hundred(number)
            if not rule.limits.contains(point(found.value)):
                raise Unreadable(f"{self.text!r} lies outside what a {rule.name} can be", f"write {rule.example}")
            numerals.append(found)
        return phrase, tuple(numerals)

    def _of_hundred(self, number: Numeral) -> Numeral:
        """A number of wholes in points: in digits as wide as these, in words by their own row."""
        if not number.written.lstrip("-+")[:1].isdecimal() or "/" in number.written:
            return _in_words(number.written, number.value)
        return number.times(_WHOLE)


def _in_words(written: str, value: Rational) -> Numeral:
    """A number of wholes, told in words, in points."""
    number = read_numeral("1")
    assert number is not None  # a digit is a number in every language
    return attrs.evolve(number[0], written=written, value=exact_rational(Fraction(value) * _WHOLE)).as_points(IN_WORDS)


def exact_rational(number: Fraction) -> Rational:
    """The number as an `int` where it is whole."""
    return number.numerator if number.denominator == 1 else number


def _is_percent(unit: str, lexicon: Lexicon) -> bool:
    return bool(unit) and same_unit(unit, "%", lexicon)


def _share_points(text: str, number: Numeral, unit: str, lexicon: Lexicon) -> int:
    """Per cent, or a fraction below one; a bare `40` or `1` would be a guess."""
    if _is_percent(unit, lexicon):
        return 1
    if unit or isinstance(number.value, int):
        raise Unreadable(f"{text!r} is no share", "write per cent ('40 %') or a fraction ('two fifths')")
    return _WHOLE


def _times_points(text: str, number: Numeral, unit: str, lexicon: Lexicon) -> int:
    """A number of times; per cent are of the other value."""
    if _is_percent(unit, lexicon):
        return 1
    if unit and unit.lower() not in lexicon.factors.times:
        raise Unreadable(f"{text!r} is no ratio", f"write {_KINDS[FactorKind.TIMES].example}")
    return _WHOLE


def _change_points(text: str, number: Numeral, unit: str, lexicon: Lexicon) -> int:
    """Per cent, or a fraction; a bare `13` would be a guess."""
    if _is_percent(unit, lexicon):
        return 1
    if unit or isinstance(number.value, int):
        raise Unreadable(f"{text!r} is no change", f"write {_KINDS[FactorKind.CHANGE].example}")
    return _WHOLE


def _per_hundred(points: Bounds) -> Bounds:
    scaled = points.scaled(Fraction(1, _WHOLE))
    return Bounds(exact(scaled.low), exact(scaled.high), scaled.low_open, scaled.high_open)


_KINDS: Mapping[FactorKind, _Kind] = {
    FactorKind.SHARE: _Kind("share", _share_points, _ALL, _per_hundred, "'a third', '40 %' or 'at least half'"),
    FactorKind.TIMES: _Kind("ratio", _times_points, NEVER_NEGATIVE, _per_hundred, "'1.13', 'twice' or 'three times'"),
    FactorKind.CHANGE: _Kind(
        "change",
        _change_points,
        EVERYTHING,
        lambda points: _per_hundred(points + point(_WHOLE)),
        "'13 %', '-29.8 %' or 'down a third'",
    ),
}
