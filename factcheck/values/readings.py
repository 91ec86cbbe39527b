"""What the measure says of its numbers (`Kind`), and a written value once it is read (`Reading`).

Going in: ranges in the unit that was written. Going out: the same ranges in the measure's unit, cut at its minimum and drawn
in to whole numbers.
"""

from __future__ import annotations

import attrs

from factcheck.errors import Unreadable
from factcheck.records import Record
from factcheck.values.bounds import NEVER_NEGATIVE, Bounds, Number
from factcheck.values.units import convert, misfit, same_unit


@attrs.frozen(eq=False, repr=False)
class Kind(Record):
    """What a measure says of its numbers: their unit (`None` for plain numbers), whether they are whole, and below zero."""

    unit: str | None
    counted: bool
    signed: bool = False


@attrs.frozen(eq=False, repr=False)
class Reading(Record):
    """A written value, read, in the measure's unit.

    `strict` is what the words say, `fuzzy` has the width of the hedge; strict lies inside fuzzy. `hedge` is one canonical word:
    exactly, bare, about, nearly, over, at least, under, up to, between, vague, none, share or best. `number` is the number N
    itself, `figure` what `about N` would be under fuzzy bounds whatever the bound word; both `None` where no one number stands
    there. `readings` has a sentence for every width that was used.
    """

    written: str
    strict: Bounds
    fuzzy: Bounds
    hedge: str
    figure: Bounds | None = None
    number: Number | None = None
    readings: tuple[str, ...] = ()


# Attached to a number, these may be a metre or a million, a kelvin or a thousand, minutes or millions.
_UNCLEAR = frozenset({"m", "M", "mn", "K"})


def counts_things(kind: Kind) -> bool:
    """Whether the measure's unit is no physical one, so that the `m` of `1.2m` can only be a million."""
    unit = kind.unit
    return kind.counted or unit is None or unit == "%" or (len(unit) == 3 and unit.isupper())


def in_measure(bounds: Bounds, unit: str, kind: Kind, written: str) -> Bounds:
    """The range in the measure's unit; raises `Unreadable` where the unit as written does not fit."""
    if not unit or unit == kind.unit:
        return bounds
    if kind.unit is None:
        raise misfit(unit, None)
    if same_unit(unit, kind.unit):
        return bounds
    if unit in _UNCLEAR and f" {unit}" not in written:
        raise Unreadable(
            f"{written!r} can be read in two ways", f"write the scale out ('million'), or ' {unit}' for the unit"
        )
    if kind.counted:
        raise misfit(unit, kind.unit)
    return convert(bounds, unit, kind.unit)


def measured(bounds: Bounds, unit: str, kind: Kind, written: str) -> Bounds:
    """The range within what the measure can take, in its unit; raises `Unreadable` where nothing is left of it."""
    if unit:
        bounds = in_measure(bounds, unit, kind, written)
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
