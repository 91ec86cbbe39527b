"""One number in a text, with how finely it was written: `3,000`, `8 million`, `12.5k`, `2 1/2`, `three hundred`.

Going in: a tidy text (see `spelling`) and a place in it. Going out: a `Numeral`, exact, and the place after it. Numbers of more
than `MOST_DIGITS` digits are refused. To read one more scale suffix, add it to `_ATTACHED`.
"""

from __future__ import annotations

import re
from fractions import Fraction

import attrs

from factcheck.errors import Unreadable
from factcheck.records import Record
from factcheck.values.number_words import FIRST_WORDS, SCALES, read_words

MOST_DIGITS = 30
"""More digits than any count, price or distance needs; a longer number is a slip or an attack."""

Rational = int | Fraction

_DIGITS = re.compile(
    r"([0-9]{1,3}(?:([,_' ])[0-9]{3}(?:\2[0-9]{3})*)(?![0-9])|[0-9]+)(?:\.([0-9]+))?(?:[eE]([-+]?[0-9]{1,3})(?![0-9A-Za-z]))?"
)
# Rare, so compiled by the first value that needs it (`re` keeps it): start-up time is measured.
_FRACTION = r"(?:([0-9]+) )?([0-9]+)/([0-9]{1,3})(?![0-9/.,])"
_WORD = re.compile(r"[A-Za-z]+")
_NEXT_WORD = re.compile(r"[ -]([A-Za-z]+)")
_SCALE = re.compile(r"([ -]?)([A-Za-z]+)")
_SEPARATORS = str.maketrans("", "", ",_' ")
_ATTACHED = {"k": 10**3, "mln": 10**6, "bn": 10**9, "tn": 10**12}
_ATTACHED_TO_COUNTS = {**_ATTACHED, "K": 10**3, "m": 10**6, "M": 10**6, "mn": 10**6}


@attrs.frozen(eq=False, repr=False)
class Numeral(Record):
    """A number as it was written.

    `last` is the unit of the last digit written, `significant` that of the last digit that is not zero; they are equal in a
    whole number that ends in zeros (`rounded`). `value` is `mantissa` * `scale`, `scale` what a word or suffix stood for.
    """

    written: str
    value: Rational
    mantissa: Rational
    scale: int
    last: Rational
    significant: Rational
    rounded: bool

    @property
    def size(self) -> Rational:
        """How far from zero it lies; per cent are of this."""
        return self.value if self.value >= 0 else -self.value

    def scaled(self, scale: int) -> Numeral:
        """The same digits with the scale word that another number carried for both (`8 to 10 million`)."""
        if "." in self.written:
            return _finely(self.written, self.mantissa, scale, self.last * scale, self.significant * scale)
        return _wholly(self.written, self.mantissa, scale, self.last * scale)

    def negated(self) -> Numeral:
        """The number below zero, written with a minus."""
        return attrs.evolve(self, written=f"-{self.written}", value=-self.value, mantissa=-self.mantissa)


def read_numeral(text: str, at: int = 0, *, counts: bool = True) -> tuple[Numeral, int] | None:
    """The number at that place and the place after it; `None` where no number stands there.

    `counts` tells that the measure counts things, so that the `m` of `1.2m` is a million and not a metre.
    Raises `Unreadable` for a number too long, and for one that could be read in two ways (`1,50`).
    """
    below = text.startswith(("-", "minus "), at)
    at += len("minus ") if text.startswith("m", at) and below else 1 if text.startswith(("-", "+"), at) else 0
    if text[at : at + 1].isdecimal():
        found = ("/" in text and _in_parts(text, at, counts)) or _in_digits(text, at, counts)
    else:
        found = _in_words(text, at)
    return (found[0].negated(), found[1]) if found and below else found


def _in_digits(text: str, at: int, counts: bool) -> tuple[Numeral, int] | None:
    match = _DIGITS.match(text, at)
    if match is None:
        return None
    whole, separator, places, exponent = match.groups()
    end = match.end()
    if text[end : end + 1] in (",", ".", "'", "_") and text[end + 1 : end + 2].isdecimal():
        raise Unreadable(f"{text!r} can be read in two ways", "write 3,000 in groups of three, or 3.1 with a point")
    if separator:
        whole = whole.translate(_SEPARATORS)
    power = int(exponent) if exponent else 0
    if len(whole) + len(places or "") + abs(power) > MOST_DIGITS:
        raise _too_long(text)
    scale, after = _read_scale(text, end, counts)
    written = text[at:after]
    if not places and power >= 0:
        mantissa = int(whole)
        return _wholly(written, mantissa, scale * 10**power, 1), after
    digits, power = int(whole + (places or "")), power - len(places or "")
    unit = _power_of_ten(power)
    lowest = unit if digits % 10 or not digits else _power_of_ten(power + _trailing_zeros(digits))
    return _finely(written, unit * digits, scale, unit * scale, lowest * scale), after


def _in_parts(text: str, at: int, counts: bool) -> tuple[Numeral, int] | None:
    """`1/2` and `2 1/2`: the unit of the last digit is one part."""
    match = re.compile(_FRACTION).match(text, at)
    if match is None:
        return None
    if match.end() - at > MOST_DIGITS:
        raise _too_long(text)
    whole, count, size = (int(digits or 0) for digits in match.groups())
    if size == 0:
        raise Unreadable(f"{text!r} divides by zero")
    scale, after = _read_scale(text, match.end(), counts)
    return _wholly(text[at:after], whole + Fraction(count, size), scale, Fraction(scale, size)), after


def _in_words(text: str, at: int) -> tuple[Numeral, int] | None:
    """A number in words; `None` unless the first word is one of a number."""
    first = _WORD.match(text, at)
    if first is None or first[0].lower() not in FIRST_WORDS:
        return None
    words, ends = [first[0].lower()], [first.end()]
    while (match := _NEXT_WORD.match(text, ends[-1])) is not None:
        words.append(match[1].lower())
        ends.append(match.end())
    spelled = read_words(words)
    if spelled is None:
        return None
    end = ends[spelled.words - 1]
    unit = Fraction(spelled.scale, spelled.parts)
    return _wholly(text[at:end], spelled.mantissa, spelled.scale, unit), end


def _read_scale(text: str, at: int, counts: bool) -> tuple[int, int]:
    """What the scale words and suffixes at that place multiply by, and the place after them."""
    scale = 1
    while at < len(text) and (match := _SCALE.match(text, at)) is not None:
        gap, word = match.groups()
        attached = (_ATTACHED_TO_COUNTS if counts else _ATTACHED).get(word) if not gap and scale == 1 else None
        factor = attached or SCALES.get(word.lower())
        if factor is None:
            break
        scale *= factor
        at = match.end()
    return scale, at


def _wholly(written: str, mantissa: Rational, scale: int, unit: Rational) -> Numeral:
    """A number without a decimal point; `unit` is that of its last digit where it does not come out whole."""
    value = simplest(mantissa * scale)
    if isinstance(value, Fraction):
        return Numeral(written, value, mantissa, scale, unit, unit, False)
    _refuse_long(written, value)
    digit = 1 if value % 10 or not value else 10 ** _trailing_zeros(value)
    return Numeral(written, value, mantissa, scale, digit, digit, digit > 1)


def _finely(written: str, mantissa: Rational, scale: int, last: Rational, significant: Rational) -> Numeral:
    """A number with a decimal point: every digit after it was meant."""
    value = simplest(mantissa * scale)
    _refuse_long(written, value)
    return Numeral(written, value, mantissa, scale, last, significant, False)


def simplest(number: Rational) -> Rational:
    """The same number, as an `int` where it is whole (cheaper to compute with)."""
    return number.numerator if isinstance(number, Fraction) and number.denominator == 1 else number


def _power_of_ten(power: int) -> Rational:
    return 10**power if power >= 0 else Fraction(1, 10**-power)


def _trailing_zeros(number: int) -> int:
    digits = str(number)
    return len(digits) - len(digits.rstrip("0"))


def _refuse_long(written: str, value: Rational) -> None:
    if abs(value) >= 10**MOST_DIGITS:
        raise _too_long(written)


def _too_long(text: str) -> Unreadable:
    return Unreadable(f"{text[:40]!r} has more than {MOST_DIGITS} digits")
