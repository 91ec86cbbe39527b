"""A correction cuts the series of its fact: which side of it each claim stands on.

Going in: rows. Going out: the same rows with their `epochs`: for each correction that concerns them (of every origin, or of
one) the side on which their time lies. No rule compares claims of one fact that stand on different sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from factcheck.claims.entities import Entities
from factcheck.claims.normal.drafts import Draft
from factcheck.claims.table import Origin, Row
from factcheck.records import Record
from factcheck.values.bounds import Bounds


def cut_by_corrections(rows: Iterable[Row], drafts: Mapping[str, Draft], entities: Entities) -> list[Row]:
    """The rows, each marked with its side of the corrections of its fact."""
    listed = list(rows)
    facts: dict[str, set[str]] = {}
    for row in listed:
        facts.setdefault(row.claim, set()).add(row.fact)
    cuts: dict[str, list[_Cut]] = {}
    for row in listed:
        if "corrects" in row.refs and row.value is not None and row.form == "total":
            cut = _Cut(row.claim, row.time[1], _only(row, drafts[row.claim], entities))
            for fact in {row.fact}.union(*(facts.get(claim, ()) for claim in row.refs["corrects"])):
                cuts.setdefault(fact, []).append(cut)
    return [_marked(row, cuts[row.fact]) if row.fact in cuts else row for row in listed]


@attrs.frozen(eq=False, repr=False)
class _Cut(Record):
    """A correction, where its own time lies, and the one origin that it concerns, if only one."""

    claim: str
    time: Bounds
    only: Origin | None


def _only(row: Row, draft: Draft, entities: Entities) -> Origin | None:
    only = getattr(draft.get("corrects"), "only", None)
    if only is None:
        return None
    return (row.origin or ()) if only == "origin" else (entities.resolve(only),)


def _marked(row: Row, cuts: list[_Cut]) -> Row:
    sides = ((cut.claim, _side(row, cut)) for cut in cuts if cut.only in (None, row.origin))
    return attrs.evolve(row, epochs=tuple(dict.fromkeys(sides)))


def _side(row: Row, cut: _Cut) -> str:
    """What may lie on either side is compared with nothing but itself."""
    if row.claim == cut.claim or row.time[1].low >= cut.time.high:
        return "after"
    return "before" if row.time[1].high < cut.time.low else f"across {row.id}"
