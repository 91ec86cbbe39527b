"""What a conflict rests on: the claims without whose bounds the rows would not conflict, and no others.

Going in: a violated instance and the test whether one is violated. Going out: for each row the claims that it needs. An end
that was computed from other claims is put back where the claim's own words have it; where the instance is violated all the same,
the end plays no part. What is left over is smallest: putting back any further end would end the conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs

from factcheck.claims.table import ComputedEnd, Pair, Row
from factcheck.claims.time_keys import NO_KEYS
from factcheck.rules.instance import Group, Instance, rows_of
from factcheck.values.bounds import Bounds


def needed_by(instance: Instance, reading: int, violated: Callable[[Instance], bool]) -> Mapping[Row, tuple[str, ...]]:
    """The claims that each row which rests on any needs for the conflict under a reading."""
    found: dict[Row, tuple[str, ...]] = {}
    for name, bound in instance.items():
        for row in rows_of(bound):
            if not row.rests_on:
                continue
            if row.stance == "denies" or not row.computed:
                found[row] = row.rests_on  # a window that is left impossible does not come from its ends alone
                continue
            kept: list[str] = []
            current = row
            for end in (end for end in row.computed if end.reading == reading):
                freer = _without(current, end)
                trial = {**instance, name: _replaced(instance[name], current, freer)}
                if violated(trial):
                    instance, current = trial, freer
                else:
                    kept += end.claims
            found[row] = tuple(dict.fromkeys(kept))
    return found


def _replaced(bound: Row | Group, row: Row, other: Row) -> Row | Group:
    if isinstance(bound, Row):
        return other
    return attrs.evolve(bound, rows=tuple(other if one is row else one for one in bound.rows))


def _without(row: Row, end: ComputedEnd) -> Row:
    """The row with one end where its own words have it; what time it shares with others rests on its time."""
    if end.field == "value":
        return attrs.evolve(row, value=_moved(row.value, end)) if row.value is not None else row
    time, start, ends = (_moved(pair, end) for pair in (row.time, row.start, row.end))
    return attrs.evolve(row, time=time, start=start, end=ends, moment=NO_KEYS, midnight=NO_KEYS, near=None)


def _moved(pair: Pair, end: ComputedEnd) -> Pair:
    bounds = pair[end.reading]
    number, open_ = end.own
    if end.is_low and (bounds.low, bounds.low_open) == end.at:
        bounds = Bounds(number, bounds.high, open_, bounds.high_open)
    elif not end.is_low and (bounds.high, bounds.high_open) == end.at:
        bounds = Bounds(bounds.low, number, bounds.low_open, open_)
    strict, fuzzy = (bounds if reading == end.reading else pair[reading] for reading in (0, 1))
    return strict, fuzzy
