"""Unit names, and exact conversion between units of one dimension.

Going in: a unit as a claim writes it and the unit that the measure declares. Going out: whether they are one unit, or the
range in the declared unit as rationals. A unit that no one but the measure knows (`shell`, `USD`) fits itself and its
plural only. pint is imported when two names differ and `EVERYDAY` does not tell both. To read one more everyday name, add
it to `_ALIASES`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from factcheck.errors import Unreadable
from factcheck.values.bounds import Bounds, Number, exact
from factcheck.values.spelling import tidy

if TYPE_CHECKING:
    from pint import UnitRegistry

_ALIASES = {
    "percent": "%",
    "per cent": "%",
    "kilometre": "km",
    "kilometer": "km",
    "metre": "m",
    "meter": "m",
    "mi": "mile",
    "tonne": "metric_ton",
    "°C": "degC",
    "°F": "degF",
}
_IRREGULAR = {
    "person": ("people", "persons"),
    "man": ("men",),
    "woman": ("women",),
    "child": ("children",),
    "foot": ("feet",),
}
_IRREGULAR |= {"inch": ("inches",), "aircraft": ("aircraft",), "life": ("lives",)}
EVERYDAY: Mapping[str, tuple[str, Fraction]] = {
    name: (base, Fraction(factor))
    for base, units in {
        "m": "mm 1/1000, cm 1/100, m 1, km 1000, inch 0.0254, foot 0.3048, yard 0.9144, mile 1609.344, nautical_mile 1852",
        "g": "g 1, kg 1000, pound 453.59237, metric_ton 1000000",
        "s": "second 1, minute 60, hour 3600, day 86400",
    }.items()
    for name, factor in (unit.split() for unit in units.split(", "))
}
"""Exact sizes of the units that news uses most, so that a report in miles need not wait for pint to read its definitions
(international yard and pound agreement, 1959). A test holds each of them against pint."""
_SEVERAL = {"ton": "'tonne', 'short_ton' or 'long_ton'", "gallon": "'US_liquid_gallon' or 'imperial_gallon'"}
# What pint may be asked: names, powers of one digit, products and quotients; never an arbitrary expression.
_ASKABLE = r"[A-Za-z_µ°]+(\^[1-9])?([ */][A-Za-z_µ°]+(\^[1-9])?){0,4}"


@lru_cache(maxsize=1024)
def same_unit(written: str, own: str) -> bool:
    """Whether the unit as written is the measure's own unit, its plural, or an everyday name of it."""
    if written == own or (written == f"{own}s" and len(own) > 2):
        return True
    return not _names(written).isdisjoint(_names(own))


@lru_cache(maxsize=256)
def plural(unit: str) -> str:
    """The usual plural of a unit, for messages: `people`, `shells`, `batteries`; a symbol has none."""
    head, _, last = unit.rpartition(" ")
    return f"{head} {_plurals(last)[0]}".strip() if _is_word(last) else unit


def convert(bounds: Bounds, from_unit: str, to_unit: str) -> Bounds:
    """The range in `to_unit`, exactly; raises `Unreadable` where the units do not fit or no exact conversion exists."""
    if same_unit(from_unit, to_unit):
        return bounds
    low, high = (_converted(end, from_unit, to_unit) for end in (bounds.low, bounds.high))
    return Bounds(low, high, bounds.low_open, bounds.high_open)


def misfit(written: str, own: str | None) -> Unreadable:
    """The error for a unit that is not of the measure's kind; its hint says which units are."""
    if own is None:
        return Unreadable(f"unit {written!r} does not fit a plain number", "write the number alone")
    named = own if plural(own) == own else f"{own}' or '{plural(own)}"
    return Unreadable(f"unit {written!r} does not fit {own!r}", f"write the number alone, or with '{named}'")


def _is_word(name: str) -> bool:
    """Whether a unit is a word, which may be inflected and capitalised, and not a symbol, which may not."""
    return len(name) > 2 and name.isalpha() and name[1:].islower()


def _plurals(word: str) -> tuple[str, ...]:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return (f"{word[:-1]}ies",)
    return (f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s",)


def _names(unit: str) -> frozenset[str]:
    """The singulars that a unit name may stand for, itself among them."""
    name = tidy(unit.replace("_", " "))
    head, _, last = name.rpartition(" ")
    lower = last.lower() if _is_word(last) else last
    found = {lower}
    if _is_word(last):
        found |= {singular for singular, words in _IRREGULAR.items() if lower in words}
        if lower.endswith("s"):
            found |= {lower[:-1]}
            found |= {lower[:-2]} if lower.endswith(("ses", "xes", "ches", "shes", "oes")) else set()
            found |= {f"{lower[:-3]}y"} if lower.endswith("ies") else set()
    whole = {f"{head.lower()} {word}".strip() if head else word for word in found}
    return frozenset(_ALIASES.get(word.lower() if len(word) > 2 else word, word) for word in whole)


def _converted(number: Number, from_unit: str, to_unit: str) -> Number:
    if isinstance(number, float):
        return number
    near, far = (EVERYDAY.get(next(iter(sorted(_names(unit) & EVERYDAY.keys())), "")) for unit in (from_unit, to_unit))
    if near is not None and far is not None and near[0] == far[0]:
        return exact(number * near[1] / far[1])
    from pint.errors import PintError

    try:
        asked = _registry().Quantity(Fraction(number), _pint_name(from_unit, to_unit))
        found = asked.to(_pint_name(to_unit, from_unit)).magnitude
    except PintError:
        raise misfit(from_unit, to_unit) from None
    except TypeError:  # a logarithmic unit (dB) asks for a logarithm, which no rational has
        found = None
    if not isinstance(found, int | Fraction):
        raise Unreadable(
            f"unit {from_unit!r} has no exact conversion to {to_unit!r}", f"write the value in {to_unit!r}"
        )
    return exact(found)


def _pint_name(unit: str, other: str) -> str:
    """What pint calls that unit; raises `Unreadable` for a name that no unit has."""
    name = next((known for known in sorted(_names(unit)) if known in _ALIASES.values()), tidy(unit))
    if name.lower().removesuffix("s") in _SEVERAL:
        raise Unreadable(f"unit {unit!r} stands for several units", f"write {_SEVERAL[name.lower().removesuffix('s')]}")
    if not re.fullmatch(_ASKABLE, name):
        raise misfit(unit, other)
    return name


@lru_cache(maxsize=1)
def _registry() -> UnitRegistry[Any]:
    """pint with rational numbers; made once, on the first value in a foreign unit, because it takes half a second."""
    from pint import UnitRegistry

    return UnitRegistry(non_int_type=Fraction, cache_folder=None)
