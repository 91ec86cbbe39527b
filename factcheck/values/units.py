"""Unit names, and exact conversion between units of one dimension.

Going in: a unit as a claim writes it and the unit that the measure declares. Going out: whether they are one unit, or the
range in the declared unit as rationals. A unit is a quotient of named ones with powers (`square miles`, `km per hour`); one that
no one but the measure knows (`shell`, `USD`) fits itself and its plural only. What a unit is called stands in the lexicon; pint
is imported when two names differ and `SIZES` does not tell both.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any

from factcheck.errors import Unreadable
from factcheck.values.bounds import Bounds, Number, exact
from factcheck.values.lexicon import ENGLISH, Lexicon
from factcheck.values.spelling import tidy

if TYPE_CHECKING:
    from pint import UnitRegistry

SIZES: Mapping[str, tuple[str, Fraction]] = {
    name: (base, Fraction(factor))
    for base, units in {
        "m": "mm 1/1000, cm 1/100, m 1, km 1000, inch 0.0254, foot 0.3048, yard 0.9144, mile 1609.344, nautical_mile 1852",
        "g": "mg 1/1000, g 1, kg 1000, ounce 28.349523125, pound 453.59237, stone 6350.29318, metric_ton 1000000",
        "second": "second 1, minute 60, hour 3600, day 86400",
    }.items()
    for name, factor in (unit.split() for unit in units.split(", "))
}
"""Exact sizes of the units that news uses most, so that a report in miles need not wait for pint to read its definitions
(international yard and pound agreement, 1959). A test holds each of them against pint."""
POINTS: Mapping[str, Fraction] = {
    "%": Fraction(1),
    "percentage_point": Fraction(1),
    "per_mille": Fraction(1, 10),
    "basis_point": Fraction(1, 100),
}
"""Parts of a hundred, which pint does not tell apart by what they are of."""
# What pint may be asked: names, powers of one digit, products and quotients; never an arbitrary expression.
_ASKABLE = r"[A-Za-z_µ°]+(\^[1-9])?([ */][A-Za-z_µ°]+(\^[1-9])?){0,4}"
_MOST_FACTORS = 4


@lru_cache(maxsize=1024)
def same_unit(written: str, own: str, lexicon: Lexicon = ENGLISH) -> bool:
    """Whether the unit as written is the measure's own unit, its plural, or an everyday name of it."""
    if written == own or (written == f"{own}s" and len(own) > 2):
        return True
    return not _names(written, lexicon).isdisjoint(_names(own, ENGLISH))


@lru_cache(maxsize=256)
def plural(unit: str) -> str:
    """The usual plural of a unit, for messages: `people`, `shells`, `batteries`; a symbol has none."""
    head, _, last = unit.rpartition(" ")
    return f"{head} {_plurals(last)[0]}".strip() if _is_word(last) else unit


def convert(bounds: Bounds, from_unit: str, to_unit: str, lexicon: Lexicon = ENGLISH) -> Bounds:
    """The range in `to_unit`, exactly; raises `Unreadable` where the units do not fit or no exact conversion exists."""
    if same_unit(from_unit, to_unit, lexicon):
        return bounds
    low, high = (_converted(end, from_unit, to_unit, lexicon) for end in (bounds.low, bounds.high))
    return Bounds(low, high, bounds.low_open, bounds.high_open)


def misfit(written: str, own: str | None) -> Unreadable:
    """The error for a unit that is not of the measure's kind; its hint says which units are."""
    if own is None:
        return Unreadable(f"unit {written!r} does not fit a plain number", "write the number alone")
    named = own if plural(own) == own else f"{own}' or '{plural(own)}"
    return Unreadable(f"unit {written!r} does not fit {own!r}", f"write the number alone, or with '{named}'")


def without(unit: str, words: frozenset[str]) -> str:
    """A unit without one of these words after it: `7 km away`, `26 people dead`."""
    for word in words:
        if unit.lower() == word:
            return ""
        if unit.lower().endswith(f" {word}"):
            return unit[: -len(word)].rstrip()
    return unit


def _is_word(name: str) -> bool:
    """Whether a unit is a word, which may be inflected and capitalised, and not a symbol, which may not."""
    return len(name) > 2 and name.isalpha() and name[1:].islower()


def _plurals(word: str) -> tuple[str, ...]:
    irregular = ENGLISH.units.irregular
    if word in irregular:
        return irregular[word]
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return (f"{word[:-1]}ies",)
    return (f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s",)


@lru_cache(maxsize=1024)
def _names(unit: str, lexicon: Lexicon) -> frozenset[str]:
    """Every way to write a unit with singulars and the units' own names: `miles per hour` is `mile/hour`."""
    name = tidy(unit.replace("_", " "))
    whole = _simple_names(name, lexicon) | _simple_names(name.replace("-", " "), lexicon)
    known = lexicon.units
    for word in known.per:
        name = name.replace(f" {word} ", "/")
    factors = re.split(r"(?<=\S)[/](?=\S)", name)[:_MOST_FACTORS]
    choices = [_raised_names(factor.strip(), lexicon) for factor in factors]
    return whole | frozenset("/".join(choice) for choice in product(*choices))


def _raised_names(factor: str, lexicon: Lexicon) -> frozenset[str]:
    """A factor with its power: `square miles`, `sq km`, `km^2`, `m3`."""
    first, _, rest = factor.partition(" ")
    power = lexicon.units.raised.get(first.lower()) if rest else None
    if power is None and (match := re.fullmatch(r"([^\W\d]+)\^?([23])", factor)) is not None:
        rest, power = match[1], int(match[2])
    if power is None:
        return _simple_names(factor, lexicon)
    return frozenset(f"{name}^{power}" for name in _simple_names(rest, lexicon))


def _simple_names(name: str, lexicon: Lexicon) -> frozenset[str]:
    """The singulars that a name may stand for, itself among them, each by the unit's own name."""
    head, _, last = name.rpartition(" ")
    lower = last.lower() if _is_word(last) else last
    found = {lower}
    known = lexicon.units
    if _is_word(last):
        found |= {singular for singular, words in known.irregular.items() if lower in words}
        if lower.endswith("s"):
            found |= {lower[:-1]}
            found |= {lower[:-2]} if lower.endswith(("ses", "xes", "ches", "shes", "oes")) else set()
            found |= {f"{lower[:-3]}y"} if lower.endswith("ies") else set()
    heads = {head.lower(), _singular(head.lower()), head} if head else {""}
    whole = {f"{before} {word}".strip() for before in heads for word in found}
    names = _lowered(lexicon)
    return frozenset(
        known.names.get(word) or (names.get(word.lower(), word) if len(word) > 2 else word) for word in whole
    )


@lru_cache(maxsize=8)
def _lowered(lexicon: Lexicon) -> dict[str, str]:
    """The everyday names that are words, in lower case."""
    return {word.lower(): name for word, name in lexicon.units.names.items() if len(word) > 2}


def _singular(word: str) -> str:
    """`degrees` in `degrees Celsius`."""
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def _converted(number: Number, from_unit: str, to_unit: str, lexicon: Lexicon) -> Number:
    if isinstance(number, float):
        return number
    near, far = _size(from_unit, lexicon), _size(to_unit, ENGLISH)
    if near is not None and far is not None and near[0] == far[0]:
        return exact(number * near[1] / far[1])
    from pint.errors import PintError

    try:
        asked = _registry().Quantity(Fraction(number), _pint_name(from_unit, to_unit, lexicon))
        found = asked.to(_pint_name(to_unit, from_unit, ENGLISH)).magnitude
    except PintError:
        raise misfit(from_unit, to_unit) from None
    except TypeError:  # a logarithmic unit (dB) asks for a logarithm, which no rational has
        found = None
    if not isinstance(found, int | Fraction):
        raise Unreadable(
            f"unit {from_unit!r} has no exact conversion to {to_unit!r}", f"write the value in {to_unit!r}"
        )
    return exact(found)


@lru_cache(maxsize=256)
def _size(unit: str, lexicon: Lexicon) -> tuple[str, Fraction] | None:
    """The size of a unit whose factors all stand in `SIZES`, in the product of their bases."""
    for name in sorted(_names(unit, lexicon)):
        if name in POINTS:
            return "%", POINTS[name]
        found: list[tuple[str, Fraction]] = []
        for factor in name.split("/"):
            plain, _, power = factor.partition("^")
            if plain not in SIZES:
                break
            base, size = SIZES[plain]
            found.append((f"{base}^{power or 1}", size ** int(power or 1)))
        else:
            size = found[0][1]
            for _, below in found[1:]:
                size /= below
            return "/".join(base for base, _ in found), size
    return None


def _pint_name(unit: str, other: str, lexicon: Lexicon) -> str:
    """What pint calls that unit; raises `Unreadable` for a name that no unit has."""
    names = sorted(_names(unit, lexicon))
    own = set(lexicon.units.names.values())
    for name in names:
        several = lexicon.units.several.get(name.lower())
        if several and name not in own:
            raise Unreadable(f"unit {unit!r} stands for several units", f"write {several}")
    name = next((known for known in names if any(part.split("^")[0] in own for part in known.split("/"))), "")
    name = name or next((known for known in names if "^" in known or "/" in known), tidy(unit))
    if not re.fullmatch(_ASKABLE, name):
        raise misfit(unit, other)
    return name


@lru_cache(maxsize=1)
def _registry() -> UnitRegistry[Any]:
    """pint with rational numbers; made once, on the first value in a foreign unit, because it takes half a second."""
    from pint import UnitRegistry

    return UnitRegistry(non_int_type=Fraction, cache_folder=None)
