"""One number in a text, with how finely it was written: `3,000`, `8 million`, `12.5k`, `2 1/2`, `three hundred`.

Going in: a tidy text (see `spelling`), a place in it, and the words of a language. Going out: a `Numeral`, exact, and the place
after it. Numbers of more than `MOST_DIGITS` digits are refused. Scale words and suffixes are the language's.
"""

from __future__ import annotations

import re
from enum import Enum
from fractions import Fraction
from functools import lru_cache

import attrs

from factcheck.errors import Unreadable
from factcheck.records import Record
from factcheck.values.lexicon import ENGLISH, Lexicon
from factcheck.values.number_words import Spelled, read_words
from factcheck.values.widths import NO_WIDTH, Rational, Widths, halved, larger, percent, simplest, smaller

MOST_DIGITS = 30
"""More digits than any count, price or distance needs; a longer number is a slip or an attack."""

ROUNDED_AT_MOST = 5
"""Per cent: the most that a number's own zeros give it, and what `about` gives it under strict bounds."""
ABOUT_AT_LEAST, ABOUT_AT_MOST = 2, 10
"""Per cent: the least and the most that `about` gives under fuzzy bounds."""
FRACTION = (5, 10)
"""Per cent, strict and fuzzy: how far a fraction of a scale word reaches (`half a billion`)."""

# Rare, so compiled by the first value that needs it (`re` keeps it): start-up time is measured.
_FRACTION = r"(?:([0-9]+) )?([0-9]+)/([0-9]{1,3})(?![0-9/.,])"
_WORD = re.compile(r"[^\W\d_]+")
_NEXT_WORD = re.compile(r"[ -]([^\W\d_]+)")
_SCALE = re.compile(r"([ -]?)([^\W\d_]+)")
_FEET = re.compile(r"'[0-9]{1,2}(?:\.[0-9]+)?\"")


class Counting(Enum):
    """What the measure counts: whether the `m` of `1.2m` can only be a million, and that of `80 m` too."""

    UNITS = "a physical unit, which may have these letters"
    THINGS = "things, joined to which the letters are scales"
    MONEY = "money, after which they are scales wherever they stand"


@attrs.frozen(eq=False, repr=False)
class Numeral(Record):
    """A number as it was written, and how widely it stands.

    `value` is `mantissa` * `scale`; `scale` is what a word or suffix stood for, which the other end of a range may share. `bare`
    is how far it reaches without a hedge, `about` with that one; no hedge but `exactly` makes it narrower than `least`. `unit` is
    that of its last digit, `dozen` the size of dozens, `decimals` how many digits stand after a point.
    """

    written: str
    value: Rational
    mantissa: Rational
    scale: int
    unit: Rational
    bare: Widths
    about: Widths
    least: Widths = NO_WIDTH
    dozen: int = 0
    decimals: int = 0

    @property
    def size(self) -> Rational:
        """How far from zero it lies; per cent are of this."""
        return self.value if self.value >= 0 else -self.value

    def shared(self, other: Numeral) -> Numeral:
        """The same digits with the scale word that another number carried for both (`8 to 10 million`)."""
        unit = self.unit * other.scale if other.unit != 1 else self.unit
        return _numeral(self.written, self.mantissa, other.scale, unit, dozen=other.dozen, decimals=self.decimals)

    def negated(self) -> Numeral:
        """The number below zero, written with a minus."""
        return attrs.evolve(self, written=f"-{self.written}", value=-self.value, mantissa=-self.mantissa)

    def beyond(self, start: Rational, factor: Rational) -> Numeral:
        """This number as the end of a longer one (`25 ft 7 in`): `start` units of `factor` each before it, as fine as it is."""
        return _numeral(self.written, start * factor + self.value, 1, self.unit)

    def rounded_to(self, unit: Rational) -> Numeral:
        """The number as one that was rounded to that unit: half of it either way, whatever its digits."""
        half = Widths(halved(unit), halved(unit))
        return attrs.evolve(self, bare=half, about=Widths(self.about.strict, larger(self.about.fuzzy, half.fuzzy)))

    def as_points(self, least: Widths) -> Numeral:
        """A fraction in words as a number of points: as wide as the words are, whatever stands before them."""
        return attrs.evolve(self, bare=least, about=least, least=least)

    def times(self, factor: int) -> Numeral:
        """The number in a unit that is so many times smaller; its widths with it."""
        bare, about, least = (
            Widths(width.strict * factor, width.fuzzy * factor) for width in (self.bare, self.about, self.least)
        )
        return attrs.evolve(self, value=simplest(self.value * factor), bare=bare, about=about, least=least)


def read_numeral(
    text: str, at: int = 0, *, counting: Counting = Counting.THINGS, lexicon: Lexicon = ENGLISH
) -> tuple[Numeral, int] | None:
    """The number at that place and the place after it; `None` where no number stands there.

    Raises `Unreadable` for a number too long, and for one that could be read in two ways (`1,50`).
    """
    start, below = _after_sign(text, at, lexicon)
    if text[start : start + 1].isdecimal():
        parts = _in_parts(text, start, counting, lexicon) if "/" in text else None
        found = parts or _in_digits(text, start, counting, lexicon)
    else:
        found = _in_words(text, start, lexicon)
    return (found[0].negated(), found[1]) if found and below else found


def _after_sign(text: str, at: int, lexicon: Lexicon) -> tuple[int, bool]:
    if text.startswith(("-", "+"), at):
        return at + 1, text[at] == "-"
    for word in lexicon.numbers.minus:
        if text[at : at + len(word) + 1].lower() == f"{word} ":
            return at + len(word) + 1, True
    return at, False


def _in_digits(text: str, at: int, counting: Counting, lexicon: Lexicon) -> tuple[Numeral, int] | None:
    match = _digits(lexicon).match(text, at)
    if match is None:
        return None
    whole, _, places, exponent = match.groups()
    end = match.end()
    known = lexicon.numbers
    feet = counting is Counting.UNITS and _FEET.match(text, end)
    if (
        text[end : end + 1] in (*known.groups.strip(), known.point, ",", ".", "'")
        and text[end + 1 : end + 2].isdecimal()
        and not feet
    ):
        raise Unreadable(f"{text!r} can be read in two ways", _as_digits(lexicon))
    whole = whole.translate(dict.fromkeys(map(ord, known.groups)))
    power = int(exponent) if exponent else 0
    if len(whole) + len(places or "") + abs(power) > MOST_DIGITS:
        raise _too_long(text)
    scale, after = _read_scale(text, end, counting, lexicon)
    written = text[at:after]
    if not places and power >= 0:
        return _numeral(written, int(whole) * 10**power, scale, scale), after
    unit = _power_of_ten(power - len(places or ""))
    return _numeral(written, unit * int(whole + (places or "")), scale, unit * scale, decimals=len(places or "")), after


@lru_cache(maxsize=8)
def _digits(lexicon: Lexicon) -> re.Pattern[str]:
    """A number in digits: in groups of three, or of two before the last three as in India; decimals; an exponent."""
    known = lexicon.numbers
    indian = r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])|" if "," in known.groups else ""
    grouped = rf"[0-9]{{1,3}}(?:([{re.escape(known.groups)}])[0-9]{{3}}(?:\2[0-9]{{3}})*)(?![0-9])"
    exponent = r"(?:[eE]([-+]?[0-9]{1,3})(?![0-9A-Za-z]))?"
    return re.compile(rf"({indian}{grouped}|[0-9]+)(?:{re.escape(known.point)}([0-9]+))?{exponent}")


def _as_digits(lexicon: Lexicon) -> str:
    known = lexicon.numbers
    return f"write 3{known.groups[0]}000 in groups of three, or 3{known.point}1 with a point"


def _in_parts(text: str, at: int, counting: Counting, lexicon: Lexicon) -> tuple[Numeral, int] | None:
    """`1/2` and `2 1/2`: the unit of the last digit is one part."""
    match = re.compile(_FRACTION).match(text, at)
    if match is None:
        return None
    if match.end() - at > MOST_DIGITS:
        raise _too_long(text)
    whole, count, size = (int(digits or 0) for digits in match.groups())
    if size == 0:
        raise Unreadable(f"{text!r} divides by zero")
    scale, after = _read_scale(text, match.end(), counting, lexicon)
    return _fraction(text[at:after], whole + Fraction(count, size), scale, size), after


def _in_words(text: str, at: int, lexicon: Lexicon) -> tuple[Numeral, int] | None:
    """A number in words; `None` where they begin with none."""
    first = _WORD.match(text, at)
    known = lexicon.numbers
    if first is None or first[0].lower() not in known.small.keys() | known.parts.keys() | known.one:
        return None
    words, ends = [first[0].lower()], [first.end()]
    while (match := _NEXT_WORD.match(text, ends[-1])) is not None:
        words.append(match[1].lower())
        ends.append(match.end())
    spelled = read_words(words, known)
    if spelled is None:
        return None
    end = ends[spelled.words - 1]
    if end == first.end() and first[0] in known.ordinals:
        return None
    return _spelled(text[at:end], spelled), end


def _spelled(written: str, spelled: Spelled) -> Numeral:
    if spelled.parts > 1:
        return _fraction(written, spelled.mantissa, spelled.scale, spelled.parts, spelled.dozen)
    return _numeral(written, spelled.mantissa, spelled.scale, spelled.unit, dozen=spelled.dozen)


def _read_scale(text: str, at: int, counting: Counting, lexicon: Lexicon) -> tuple[int, int]:
    """What the scale words and suffixes at that place multiply by, and the place after them."""
    known, scale = lexicon.numbers, 1
    while at < len(text) and (match := _SCALE.match(text, at)) is not None:
        gap, word = match.groups()
        factor = None if gap or scale > 1 else known.attached.get(word)
        if factor is None and scale == 1 and (counting is Counting.MONEY or (not gap and counting is Counting.THINGS)):
            factor = known.attached_to_counts.get(word)
        factor = factor or known.scales.get(word.lower())
        if factor is None:
            break
        scale *= factor
        at = match.end() + (text[match.end() : match.end() + 1] == "." and f"{word.lower()}." in known.scales)
    return scale, at


def _fraction(written: str, mantissa: Rational, scale: int, parts: int, dozen: int = 0) -> Numeral:
    """A number with a fraction: as fine as its parts, or of a scale word as wide as the two per cents say."""
    number = _numeral(written, mantissa, scale, 1 if dozen else Fraction(scale, parts), dozen=dozen)
    if scale == 1 or dozen:
        return number
    wide = Widths(*(percent(number.size, share) for share in FRACTION))
    return attrs.evolve(number, bare=wide, about=wide)


def _numeral(
    written: str, mantissa: Rational, scale: int, unit: Rational, *, dozen: int = 0, decimals: int = 0
) -> Numeral:
    """A number whose last digit has that unit, with its widths by SEMANTICS, section Values: the rows `written` and `about`."""
    value = simplest(mantissa * scale)
    if not -(10**MOST_DIGITS) < value < 10**MOST_DIGITS:
        raise _too_long(written)
    bare, about = NO_WIDTH, NO_WIDTH
    if value:
        size = value if value > 0 else -value
        half = halved(unit)
        significant = _significant(size, unit)
        capped = smaller(halved(significant), percent(size, ROUNDED_AT_MOST))
        # a whole number that ends in zeros may be rounded to its last other digit; after a point every digit was meant
        bare = Widths(half, larger(half, capped) if significant != unit and not decimals else half)
        loose = smaller(larger(significant, percent(size, ABOUT_AT_LEAST)), percent(size, ABOUT_AT_MOST))
        about = Widths(capped, loose).at_least(bare)
    if dozen:
        reach = halved(Fraction(dozen) * (mantissa if 0 < mantissa < 1 else 1))
        about = Widths(reach, reach)
    return Numeral(written, value, mantissa, scale, unit, bare, about, dozen=dozen, decimals=decimals)


def _significant(size: Rational, unit: Rational) -> Rational:
    """The unit of the last digit that is not zero."""
    if isinstance(size, int) and isinstance(unit, int):
        return unit * 10 ** _trailing_zeros(size // unit) if size % unit == 0 else unit
    digits = Fraction(size) / unit
    return unit * 10 ** _trailing_zeros(digits.numerator) if digits.denominator == 1 else unit


def _power_of_ten(power: int) -> Rational:
    return 10**power if power >= 0 else Fraction(1, 10**-power)


def _trailing_zeros(number: int) -> int:
    digits = str(number)
    return len(digits) - len(digits.rstrip("0"))


def _too_long(text: str) -> Unreadable:
    return Unreadable(f"{text[:40]!r} has more than {MOST_DIGITS} digits")
