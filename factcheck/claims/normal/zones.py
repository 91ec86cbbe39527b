"""A claim set holds zoned times or times without any zone, never both: they could not be compared.

Going in: drafts. Going out: a problem at the first zoneless time, where some other time has a zone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from factcheck.claims.normal.drafts import Draft
from factcheck.claims.normal.names import Declared, Names
from factcheck.claims.normal.problems import Place, Problems
from factcheck.claims.normal.speech import Speech, read_said
from factcheck.values.times import read_time


def check_zones(names: Names, drafts: Mapping[str, Draft], speeches: Mapping[str, Speech], problems: Problems) -> None:
    """Adds a problem where zoned and zoneless times meet."""
    if problems.found or problems.unread or not problems.complete:
        return
    told = [
        *_of_drafts(drafts, speeches),
        *_of_names(names.documents, "published"),
        *_of_names(names.statements, "on"),
    ]
    zoneless = [place for place, zoned in told if not zoned]
    if zoneless and any(zoned for _, zoned in told):
        first = min(place() for place in zoneless)
        hint = "give 'zone': in the file, the document or the claim"
        problems.add(first, "this time has no zone, but others of the claim set have one", hint)


def _of_drafts(drafts: Mapping[str, Draft], speeches: Mapping[str, Speech]) -> Iterator[tuple[Place, bool]]:
    for draft in drafts.values():
        field, written = draft.written_time
        frame = speeches[draft.id].frame
        role = field if field in ("as_of", "over") else "when"
        for item in written if isinstance(written, list) else [written]:
            if isinstance(item, str):
                lasts = draft.kind == "state"
                yield partial(draft.at, field), read_time(item, role, frame, lasts=lasts).zoned
            elif item is not None:
                for side in (item.after, item.before):
                    if side is not None and side not in drafts:
                        yield partial(draft.at, field), read_time(side, "when", frame, lasts=False).zoned
        since = getattr(draft.get("first"), "since", None)
        if since is not None:
            yield partial(draft.at, "first", "since"), read_said(since, frame).zoned
        said = speeches[draft.id].said
        if said is not None and (draft.model.said_on is not None or draft.statement is None):
            yield partial(draft.at, "said_on"), said.zoned


def _of_names(declared: Mapping[str, Declared], field: str) -> Iterator[tuple[Place, bool]]:
    for one in declared.values():
        written = getattr(one.model, field)
        if written is not None:
            yield partial(one.at, field), read_said(written, one.frame).zoned
