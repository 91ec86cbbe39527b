"""Lengths of time without a number: `several hours`, `a few days`, `a couple of weeks`, `days`.

Going in: a text. Going out: strict and fuzzy bounds in a unit. What reporters' words mean of hours, days and weeks is the table
below (SEMANTICS, As reporters write); of longer units a vague word has its reading as a number, with half a unit either way. A
new one is a line in `_TABLE`.
"""

from __future__ import annotations

from fractions import Fraction
from math import inf

from factcheck.values.bounds import Bounds
from factcheck.values.lexicon import Lexicon
from factcheck.values.times.gap_widths import UNITS, GapUnit
from factcheck.values.vague import read_vague

_HALF = Fraction(1, 2)
# of whole days the ends are days of the calendar: up to 10 is up to the ninth
_TABLE: dict[tuple[str, str], tuple[Bounds, Bounds, str]] = {
    ("several", "hour"): (Bounds(3, 10, high_open=True), Bounds(2, 24), "hour"),
    ("several", "day"): (Bounds(3, 9), Bounds(2, 20), "day"),
    ("a couple", "day"): (Bounds(2, 3), Bounds(1, 4), "day"),
    ("a couple", "week"): (Bounds(11, 25), Bounds(4, 35), "day"),
    ("", "minute"): (Bounds(2, 60, high_open=True), Bounds(1, 120), "minute"),
    ("", "hour"): (Bounds(2, 24, high_open=True), Bounds(1, 48), "hour"),
    ("", "day"): (Bounds(2, 9), Bounds(1, 30), "day"),
}


def read_vague_gap(text: str, lexicon: Lexicon) -> tuple[Bounds, Bounds, GapUnit] | None:
    """The bounds of a length that is told without a number, and the unit that they count; nothing for any other text."""
    words = lexicon.times
    lead, _, name = text.rpartition(" ")
    if name not in words.several or (lead and lead not in words.vague):
        return None
    unit = words.units[name]
    known = _TABLE.get((words.vague[lead] if lead else "", unit))
    if known is not None:
        return known[0], known[1], UNITS[known[2]]
    vague = read_vague(lead, lexicon) if lead else None
    return None if vague is None else (_loose(vague[0][0]), _loose(vague[0][1]), UNITS[unit])


def _loose(number: Bounds) -> Bounds:
    """Half a unit either way of a vague number of units."""
    high = number.high if number.high == inf else number.high + _HALF
    return Bounds(number.low - _HALF, high, high_open=number.high_open)
