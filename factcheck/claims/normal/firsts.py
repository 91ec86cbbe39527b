"""What a claim to be the first is the first of: among which claims, and since when.

Going in: drafts. Going out: a `FirstLimit` for each that claims to be the first of something limited.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from math import inf

import attrs

from factcheck.claims.fields import Since
from factcheck.claims.normal.drafts import Draft
from factcheck.claims.normal.problems import Problems
from factcheck.claims.normal.speech import Speech, read_said
from factcheck.claims.table import Pair
from factcheck.records import Record
from factcheck.values.bounds import Bounds
from factcheck.values.times import Frame
from factcheck.values.times.spans import Misfit

NEVER = Bounds(-inf, -inf)


@attrs.frozen(eq=False, repr=False)
class FirstLimit(Record):
    """The dimensions in which others must equal it to count (all, where it names none), and the time before which none counts.

    `misfits`: dates of that time that do not fall on their weekdays.
    """

    among: tuple[str, ...] = ()
    since: Pair = (NEVER, NEVER)
    misfits: tuple[Misfit, ...] = ()


def firsts_of(drafts: Mapping[str, Draft], speeches: Mapping[str, Speech], problems: Problems) -> dict[str, FirstLimit]:
    """The limit of every first that has one, by claim id."""
    limited = ((draft, draft.get("first")) for draft in drafts.values())
    return {
        draft.id: _limit(draft, first, speeches[draft.id].frame, problems)
        for draft, first in limited
        if isinstance(first, Since)
    }


def _limit(draft: Draft, first: Since, frame: Frame, problems: Problems) -> FirstLimit:
    for name in first.among or ():
        if name not in draft.dims:
            hint = f"it has {', '.join(draft.dims)}" if draft.dims else "it has none"
            problems.add(draft.at("first", "among"), f"the claim has no dimension {name!r}", hint)
    written = first.since
    read = None
    if written is not None:
        read = problems.read(partial(draft.at, "first", "since"), partial(read_said, written, frame))
    if read is None:
        return FirstLimit(tuple(first.among or ()))
    return FirstLimit(tuple(first.among or ()), (read.time.strict, read.time.fuzzy), read.misfits)
