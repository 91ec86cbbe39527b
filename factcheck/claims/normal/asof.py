"""The claim set as it stood at a date: what was surely said or published later takes no part.

Going in: drafts and a date. Going out: the drafts that were known by then, and a remark that tells how many were not.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from factcheck.claims.normal.drafts import Draft
from factcheck.claims.normal.problems import Problems
from factcheck.claims.normal.speech import Speech
from factcheck.errors import Location, Unreadable
from factcheck.values.bounds import Number
from factcheck.values.times import TimeReading, read_time

Remarks = tuple[tuple[Location, str], ...]
COMMAND = Location("--as-of")


def known_by(
    as_of: str | date | None, drafts: dict[str, Draft], speeches: Mapping[str, Speech], problems: Problems
) -> tuple[dict[str, Draft], Remarks]:
    """The drafts that somebody may have known by the end of `as_of`; a `date` or `datetime` means what its ISO text does."""
    if as_of is None:
        return drafts, ()
    text = as_of.isoformat() if isinstance(as_of, date) else as_of
    read = problems.read(lambda: COMMAND, lambda: _read(text))
    if read is None:
        return drafts, ()
    end = read.time.fuzzy.high
    late = {id for id in drafts if _said_after(speeches[id], end)}
    while more := {id for id, draft in drafts.items() if id not in late and _needs(draft, late)}:
        late |= more
    kept = {id: draft for id, draft in drafts.items() if id not in late}
    return kept, ((COMMAND, f"{len(late)} claims made known after {text} take no part"),) if late else ()


def _read(text: object) -> TimeReading:
    if not isinstance(text, str):
        raise Unreadable(f"{text!r} is no date", "give a text such as '2024-10-18', or a datetime.date")
    return read_time(text, "when", zone=None, lasts=False)


def _said_after(speech: Speech, end: Number) -> bool:
    told = [speech.published[1].low] + ([speech.said.time.fuzzy.low] if speech.said is not None else [])
    return any(low > end for low in told)


def _needs(draft: Draft, late: set[str]) -> bool:
    """Whether a claim rests on one that was not yet known."""
    named = {id for ids in draft.references.values() for id in ids}
    for field in ("when", "as_of", "over"):
        written = draft.get(field)
        for item in written if isinstance(written, list) else [written]:
            named |= {name for name in (getattr(item, "after", None), getattr(item, "before", None)) if name}
    return not late.isdisjoint(named)
