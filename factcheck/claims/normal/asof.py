"""The claim set as it stood at a date: what was surely said or published by then.

Going in: drafts with their timings, and a date. Going out: the drafts that were known by then, and a remark that tells how many
were not. A claim that tells neither when it was said nor when it was published was not said before what it tells of, plans
aside.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, tzinfo

from factcheck.claims.normal.drafts import Draft
from factcheck.claims.normal.problems import Problems
from factcheck.claims.normal.speech import Speech
from factcheck.claims.normal.told import Timing
from factcheck.claims.table import FUZZY
from factcheck.errors import Location, Unreadable
from factcheck.values.bounds import Number
from factcheck.values.times import Frame, read_time

Remarks = tuple[tuple[Location, str], ...]
COMMAND = Location("--as-of")


def known_by(
    as_of: str | date | None,
    drafts: dict[str, Draft],
    speeches: Mapping[str, Speech],
    timings: Mapping[str, Timing],
    problems: Problems,
) -> tuple[dict[str, Draft], Remarks]:
    """The drafts surely known by the end of `as_of` in their own zones; a `date` or `datetime` means what its ISO text does."""
    if as_of is None:
        return drafts, ()
    text = as_of.isoformat() if isinstance(as_of, date) else as_of
    if problems.read(lambda: COMMAND, lambda: _end(text, None)) is None:
        return drafts, ()
    ends = {zone: _end(text, zone) for zone in {draft.zone for draft in drafts.values()}}
    late = {id for id, draft in drafts.items() if not _known_by(ends[draft.zone], draft, speeches[id], timings[id])}
    while more := {id for id, draft in drafts.items() if id not in late and _needs(draft, late)}:
        late |= more
    kept = {id: draft for id, draft in drafts.items() if id not in late}
    return kept, ((COMMAND, f"{len(late)} claims not surely known by {text} take no part"),) if late else ()


def _end(text: object, zone: tzinfo | None) -> Number:
    """The last moment of the date, which is one of the zone of each claim: there the day of its publication ends with it."""
    if not isinstance(text, str):
        raise Unreadable(f"{text!r} is no date", "give a text such as '2024-10-18', or a datetime.date")
    return read_time(text, "when", Frame(zone), lasts=False).time.fuzzy.high


def _known_by(end: Number, draft: Draft, speech: Speech, timing: Timing) -> bool:
    stated = [speech.published[FUZZY]] if speech.is_dated else []
    if speech.said is not None:
        stated.append(speech.said.time.fuzzy)
    if stated:
        return any(bounds.high <= end for bounds in stated)
    return draft.modality == "planned" or all(told.time[FUZZY].low <= end for told in timing.told)


def _needs(draft: Draft, late: set[str]) -> bool:
    """Whether a claim rests on one that was not yet known."""
    named = {id for ids in draft.references.values() for id in ids}
    for field in ("when", "as_of", "over"):
        written = draft.get(field)
        for item in written if isinstance(written, list) else [written]:
            named |= {name for name in (getattr(item, "after", None), getattr(item, "before", None)) if name}
    return not late.isdisjoint(named)
