"""What the measure says of its numbers (`Kind`), and a written value once it is read (`Reading`).

Going in: ranges in the unit that was written. Going out: the same ranges in the measure's unit, cut at its minimum and drawn
in to whole numbers.
"""

from __future__ import annotations

import re

import attrs

from factcheck.errors import Unreadable
from factcheck.records import Record
from factcheck.values.bounds import NEVER_NEGATIVE, Bounds, Number
from factcheck.values.lexicon import ENGLISH, Hedge, Lexicon
from factcheck.values.money import is_currency, part_of
from factcheck.values.numerals import Counting
from factcheck.values.units import convert, misfit, same_unit, without


@attrs.frozen(eq=False, repr=False)
class Kind(Record):
    """What a measure says of its numbers: their unit (`None` for plain numbers), whether they are whole, and below zero.

    `name` and `title` are the measure's own, where they may tell whom or what it counts.
    """

    unit: str | None
    counted: bool
    signed: bool = False
    name: str = ""
    title: str = ""


_SHORTEST_NOUN = 3
"""Letters of a word that is surely no plural: `has`, `was`."""


@attrs.frozen(eq=False, repr=False)
class Reading(Record):
    """A written value, read, in the measure's unit.

    `strict` is what the words say, `fuzzy` has the width of the hedge; strict lies inside fuzzy. `number` is the number N itself,
    where one stands there; `figure` what `about N` would be under fuzzy bounds whatever the bound word, or the hull of a range.
    `readings` has a sentence for every width that was used.
    """

    written: str
    strict: Bounds
    fuzzy: Bounds
    hedge: Hedge
    figure: Bounds | None = None
    number: Number | None = None
    readings: tuple[str, ...] = ()


# Attached to a number, these may be a metre or a million, a kelvin or a thousand, minutes or millions.
_UNCLEAR = frozenset({"m", "M", "mn", "K"})


def counting(kind: Kind) -> Counting:
    """What the measure counts, so that the `m` of `1.2m` is a million where it can be nothing else."""
    if is_currency(kind.unit):
        return Counting.MONEY
    return Counting.THINGS if kind.counted or kind.unit in (None, "%") else Counting.UNITS


def in_measure(bounds: Bounds, unit: str, kind: Kind, written: str, lexicon: Lexicon = ENGLISH) -> Bounds:
    """The range in the measure's unit; raises `Unreadable` where the unit as written does not fit."""
    if not unit or unit == kind.unit:
        return bounds
    if kind.unit is None:
        raise misfit(unit, None)
    if same_unit(unit, kind.unit, lexicon):
        return bounds
    if is_currency(kind.unit) and (part := part_of(unit, kind.unit, lexicon)) is not None:
        return bounds.scaled(part)
    if kind.counted:
        plain = _of_persons(unit, kind, lexicon) if same_unit("person", kind.unit) else unit
        if plain and not same_unit(plain, kind.unit, lexicon) and plain.lower() not in _heads(kind):
            raise misfit(unit, kind.unit)
        return bounds
    plain = without(unit, lexicon.units.described)
    if not plain:
        raise misfit(unit, kind.unit)
    if same_unit(plain, kind.unit, lexicon):
        return bounds
    if plain in _UNCLEAR and f" {plain}" not in written:
        raise Unreadable(
            f"{written!r} can be read in two ways", f"write the scale out ('million'), or ' {plain}' for the unit"
        )
    return convert(bounds, plain, kind.unit, lexicon)


def _heads(kind: Kind) -> set[str]:
    """The nouns that the measure counts by its own words: `troops` of `troops-sent`, `soldiers` of `soldiers sent so far`.

    Only the word that each begins with is sure to be what is counted: of `in-shelters` no number of shelters, of `people who left
    their homes` no number of homes.
    """
    heads = (re.match(r"[a-z]*", text.lower()) for text in (kind.name, kind.title))
    return {head[0] for head in heads if head is not None and len(head[0]) > _SHORTEST_NOUN and head[0].endswith("s")}


def _of_persons(unit: str, kind: Kind, lexicon: Lexicon) -> str:
    """A unit without what the persons are (`26 dead`, `26 people hurt`); raises `Unreadable` where the measure counts others."""
    states = lexicon.units.persons
    plain = without(unit, frozenset(states))
    counted = {states[word] for word in re.split(r"[^a-z]+", kind.name.lower()) if word in states}
    if plain != unit and counted and states[unit.rpartition(" ")[2].lower()] not in counted:
        raise Unreadable(
            f"{unit!r} are not what {kind.name!r} counts", f"it counts the {' and the '.join(sorted(counted))}"
        )
    return plain


def measured(bounds: Bounds, units: tuple[str, ...], kind: Kind, written: str, lexicon: Lexicon = ENGLISH) -> Bounds:
    """The range within what the measure can take, in its unit; raises `Unreadable` where nothing is left of it."""
    for unit in units:
        bounds = in_measure(bounds, unit, kind, written, lexicon)
    if not kind.signed and bounds.low < 0:
        bounds = bounds.meet(NEVER_NEGATIVE)
    if bounds.is_empty:
        low = "" if kind.signed else " (its minimum is 0)"
        raise Unreadable(f"{written!r} leaves no number that the measure can take{low}")
    if not kind.counted:
        return bounds
    drawn = bounds.whole()
    # A hedge around a fraction ("about 2.5 people") may hold no whole number; it then means its two neighbours.
    return bounds.widened_to_whole() if drawn.low > drawn.high else drawn
