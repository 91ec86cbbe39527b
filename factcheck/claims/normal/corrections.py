"""A correction cuts the series of its fact: which side of it each claim stands on.

Going in: rows. Going out: the same rows with their `epochs`: for each correction that concerns them (of every origin, or of one) the
side on which their time lies. No rule compares claims of one fact that stand on different sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from factcheck.claims.normal.drafts import Draft
from factcheck.claims.table import Row
from factcheck.values.bounds import Number


def cut_by_corrections(rows: Iterable[Row], drafts: Mapping[str, Draft]) -> list[Row]:
    """The rows, each marked with its side of the corrections of its fact."""
    listed = list(rows)
    cuts: dict[str, list[tuple[str, Number]]] = {}
    for row in listed:
        if "corrects" in row.refs and row.value is not None and row.form == "total" and row.id == row.claim:
            only = getattr(drafts[row.claim].get("corrects"), "only", None)
            for target in {row.fact} | {other.fact for other in listed if other.claim in row.refs["corrects"]}:
                cuts.setdefault(target, []).append((f"{row.claim} {only or ''}", row.time[1].low))
    return [_marked(row, cuts[row.fact]) if row.fact in cuts else row for row in listed]


def _marked(row: Row, cuts: list[tuple[str, Number]]) -> Row:
    sides = []
    for scope, moment in cuts:
        only = scope.partition(" ")[2]
        if not only or only in row.said_by:
            sides.append((scope, _side(row, moment)))
    return attrs.evolve(row, epochs=tuple(sides))


def _side(row: Row, moment: Number) -> str:
    if row.time[1].high < moment:
        return "before"
    return "after" if row.time[1].low >= moment else f"across {row.id}"
