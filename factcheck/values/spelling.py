"""One spelling of what people type: Unicode variants made plain before anything is read.

Going in: a text as it stands in a file. Going out: the same text in NFKC with plain dashes, quotes and single spaces, fractions
as `1/2` and raised digits as `^2`. To read one more variant, add it to `_PLAIN`.
"""

from __future__ import annotations

from fractions import Fraction
from unicodedata import normalize

from factcheck.errors import Unreadable
from factcheck.values.bounds import Number

_LONGEST = 200
"""Characters: far above any value a person writes; keeps messages short and hostile texts cheap."""
# Raised and lowered digits would otherwise become ordinary ones in NFKC, and `10²` would be read as 102.
_PLAIN: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "−–—‒‑‐"), "-"),
    **dict.fromkeys(map(ord, "’‘ʼ′"), "'"),
    **dict.fromkeys(map(ord, "“”″"), '"'),
    ord("º"): "°",
    **dict.fromkeys(map(ord, "\u200b\ufeff\u00ad"), None),
    **{ord(fraction): f" {normalize('NFKC', fraction).replace('⁄', '/')}" for fraction in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"},
    **{ord(digit): f"^{normalize('NFKC', digit)}" for digit in "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"},
    ord("⁄"): "/",
    ord("∼"): "~",
}


def tidy(written: str) -> str:
    """The text in one spelling; raises `Unreadable` where it is empty or holds a numeral that is no plain digit."""
    text = written
    if not text.isascii():
        text = text.translate(_PLAIN)
        for character in text:
            if character.isnumeric() and not character.isdecimal():
                raise Unreadable(f"{written!r} holds the numeral {character!r}", "write plain digits")
        text = normalize("NFKC", text)
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        raise Unreadable(f"{text[:40]!r}... is too long for a value", "write the number alone, and the rest in `note`")
    if not text:
        raise Unreadable("the value is empty", "write a number, or 'none'")
    return text


def in_digits(number: Number) -> str:
    """An exact number as a person writes it: `3,000`, `0.005`, and `1/3` where no decimals end."""
    if not isinstance(number, Fraction):
        return f"{number:,}"
    places, rest = 0, number.denominator
    while rest % 10 == 0 or rest % 5 == 0 or rest % 2 == 0:
        rest //= 10 if rest % 10 == 0 else 5 if rest % 5 == 0 else 2
        places += 1
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    whole, tail = divmod(abs(number.numerator) * 10**places // number.denominator, 10**places)
    sign = "-" if number < 0 else ""
    return f"{sign}{whole:,}.{tail:0{places}}" if places else f"{sign}{whole:,}"
