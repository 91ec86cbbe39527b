"""Money: signs, codes and words of currencies, and whether they are the measure's own.

Going in: what stands before or after a number, and the measure's unit. Going out: how much of that unit it is: 1, or a hundredth
for cents. Nothing is converted: another currency is no unit of the measure. To read one more sign, add it to `SIGNS`; words are
the lexicon's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from factcheck.values.lexicon import ENGLISH, Lexicon

SIGNS: Mapping[str, str] = {
    "USD": "$, US$, U.S.$, USD$, US $",
    "AUD": "$, A$, AU$, AUD$",
    "CAD": "$, C$, CA$, CAD$, Can$, CAN$",
    "NZD": "$, NZ$",
    "HKD": "$, HK$",
    "SGD": "$, S$",
    "TWD": "$, NT$",
    "MXN": "$, Mex$, MX$",
    "ARS": "$, AR$",
    "CLP": "$, CLP$",
    "COP": "$, COL$",
    "BRL": "R$",
    "EUR": "€",
    "GBP": "£, UK£, GB£",
    "EGP": "£, E£, LE",
    "LBP": "£, LL",
    "JPY": "¥, JP¥",
    "CNY": "¥, CN¥, RMB, 元",
    "KRW": "₩",
    "KPW": "₩",
    "INR": "₹, Rs, Rs., INR₹",
    "PKR": "Rs, Rs., ₨",
    "LKR": "Rs, Rs., ₨",
    "NPR": "Rs, Rs., ₨",
    "MUR": "Rs, Rs., ₨",
    "BDT": "৳, Tk",
    "RUB": "₽",
    "UAH": "₴",
    "PLN": "zł",
    "SEK": "kr, SKr",
    "NOK": "kr, NKr",
    "DKK": "kr, DKr",
    "ISK": "kr",
    "CZK": "Kč",
    "HUF": "Ft",
    "TRY": "₺, TL",
    "ILS": "₪, NIS",
    "CHF": "Fr, Fr., SFr, SFr., CHf",
    "ZAR": "R",
    "NGN": "₦",
    "GHS": "₵, GH₵",
    "KES": "KSh, Ksh, Sh",
    "UGX": "USh, Sh",
    "TZS": "TSh, Sh",
    "THB": "฿",
    "VND": "₫",
    "IDR": "Rp, Rp.",
    "MYR": "RM",
    "PHP": "₱",
    "KZT": "₸",
    "GEL": "₾",
    "AED": "Dh, Dhs",
    "SAR": "SR, ﷼",
}
"""What stands for a currency in figures, by its ISO 4217 code; one sign may be that of several."""

_CODE = re.compile(r"[A-Z]{3}(?![A-Za-z$])")


@lru_cache(maxsize=1)
def _by_length() -> tuple[str, ...]:
    signs = {sign for signs in SIGNS.values() for sign in signs.split(", ")}
    return tuple(sorted(signs, key=lambda sign: (-len(sign), sign)))


def sign_at(text: str, at: int) -> str:
    """The sign or code of a currency that stands right before a number at that place; empty where there is none."""
    if text[at : at + 1].isdecimal():
        return ""
    for sign in _by_length():
        if text.startswith(sign, at) and _goes_on(text, at + len(sign), sign):
            return sign
    code = _CODE.match(text, at)
    return code[0] if code is not None and _goes_on(text, code.end(), code[0]) else ""


def _goes_on(text: str, at: int, sign: str) -> bool:
    """Whether a number follows: at once, or after a space."""
    rest = text[at:].lstrip(" ")
    return bool(rest) and (rest[0].isdecimal() or not sign[-1].isalpha() or text[at : at + 1] == " ")


@lru_cache(maxsize=256)
def codes_of(name: str, lexicon: Lexicon = ENGLISH) -> Mapping[str, Fraction]:
    """The currencies that a sign, code or word may stand for, each with how much of one it is."""
    found: dict[str, Fraction] = {}
    words = lexicon.money
    forms = {name, name.lower(), *_singulars(name), *_singulars(name.lower())}
    for listed, part in ((SIGNS, 1), (words.currencies, 1), (words.hundredths, 100)):
        for code, names in listed.items():
            known = names.split(", ")
            if any(form in known for form in forms) or (part == 1 and name == code):
                found.setdefault(code, Fraction(1, part))
    return found


def is_currency(unit: str | None) -> bool:
    """Whether a measure's unit is money."""
    return unit is not None and ((len(unit) == 3 and unit.isalpha() and unit.isupper()) or bool(codes_of(unit)))


def part_of(written: str, own: str, lexicon: Lexicon = ENGLISH) -> Fraction | None:
    """How much of the measure's currency the sign or word is; `None` where it is none of it."""
    if written == own:
        return Fraction(1)
    wanted = {own: Fraction(1)} if len(own) == 3 and own.isupper() else codes_of(own)
    found = codes_of(written, lexicon)
    return next((found[code] for code in wanted if code in found and wanted[code] == 1), None)


def _singulars(word: str) -> tuple[str, ...]:
    return (
        (word[:-3] + "y", word[:-1])
        if word.endswith("ies")
        else (word[:-1],)
        if len(word) > 3 and word.endswith("s")
        else ()
    )
