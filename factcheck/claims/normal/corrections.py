"""Which claims a correction parts: those of its series that lie before it from those at its time or later.

Going in: rows. Going out: the same rows with their `epochs`: for each correction that concerns them (of every origin, or of
one) the side on which their time lies. No rule compares claims of one fact that stand on different sides. Only a correction whose
own time is surely later than that of what it corrects cuts the series; one of the same stated time takes its place, and keeps
nothing apart but the growths whose period holds it, which are compared with nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from factcheck.claims.entities import Entities
from factcheck.claims.normal.drafts import Draft
from factcheck.claims.table import FUZZY, STRICT, Origin, Row, share_a_time
from factcheck.deadline import ticking
from factcheck.records import Record
from factcheck.values.bounds import below


def cut_by_corrections(rows: Iterable[Row], drafts: Mapping[str, Draft], entities: Entities) -> list[Row]:
    """The rows, each marked with its side of the corrections of its fact."""
    listed = list(rows)
    told: dict[str, list[Row]] = {}
    for row in ticking(listed):
        if row.derived_from is None:
            told.setdefault(row.claim, []).append(row)
    cuts: dict[str, list[_Cut]] = {}
    for row in listed:
        if "corrects" in row.refs and row.value is not None and row.form == "total":
            corrected = [of for claim in row.refs["corrects"] for of in told.get(claim, ())]
            later = any(below(of.time[FUZZY], row.time[FUZZY]) is True for of in corrected)
            cut = _Cut(row, later, _only(row, drafts[row.claim], entities))
            for fact in {row.fact, *(of.fact for of in corrected)}:
                cuts.setdefault(fact, []).append(cut)
    return [_marked(row, cuts[row.fact]) if row.fact in cuts else row for row in ticking(listed)]


@attrs.frozen(eq=False, repr=False)
class _Cut(Record):
    """A correction, whether it cuts its series, and the one origin that it concerns, if only one."""

    by: Row
    series: bool
    only: Origin | None


def _only(row: Row, draft: Draft, entities: Entities) -> Origin | None:
    only = getattr(draft.get("corrects"), "only", None)
    if only is None:
        return None
    return (row.origin or ()) if only == "origin" else (entities.resolve(only),)


def _marked(row: Row, cuts: list[_Cut]) -> Row:
    sides = ((cut.by.claim, _side(row, cut)) for cut in cuts if cut.only in (None, row.origin))
    return attrs.evolve(row, epochs=tuple(dict.fromkeys(sides)))


def _side(row: Row, cut: _Cut) -> str:
    """What may lie on either side is compared with nothing but itself; so is a growth whose period holds the correction."""
    time, own = row.time[FUZZY], cut.by.time[FUZZY]
    if row.form == "growth" and not (time.high < own.low or own.high < time.low):
        return f"across {row.id}"
    if not cut.series or row.claim == cut.by.claim or time.low >= own.high or row.time == cut.by.time:
        return "after"
    if share_a_time((row, cut.by), STRICT):
        return "after"
    return "before" if time.high < own.low else f"across {row.id}"
