"""How much: every value resolved to two pairs of bounds.

Going in: drafts of quantities. Going out: `Figure` for each. A share is computed from the claim whose share it is, and rests on
it.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from factcheck.claims.fields import Figures, Share
from factcheck.claims.normal.circles import ordered, told
from factcheck.claims.normal.drafts import Draft
from factcheck.claims.normal.problems import Problems
from factcheck.claims.table import Link, Pair
from factcheck.claims.vocabulary import Measure
from factcheck.records import Record
from factcheck.values.bounds import Bounds, point
from factcheck.values.quantities import Reading, read_value
from factcheck.values.shares import read_share, share_of


@attrs.frozen(eq=False, repr=False)
class Figure(Record):
    """The value of a claim under both readings, its bare figure, and on which reading of a hedge it rests."""

    value: Pair
    figure: Bounds | None
    hedge: str
    written: str
    readings: tuple[str, ...]
    rests_on: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


def figures_of(drafts: Mapping[str, Draft], problems: Problems) -> dict[str, Figure]:
    """The figure of every quantity that has one, by claim id."""
    chains = ordered({id: draft.references.get("share_of", ()) for id, draft in drafts.items()})
    known: dict[str, Figure | None] = {circle[-1]: None for circle in chains.circles}
    for circle in chains.circles:
        if len(circle) > 1:  # of one that names itself the references have told
            place = drafts[circle[-1]].at("value", "of")
            problems.add(place, f"the shares go in a circle: {told(circle)}", "give one a number")
    for id in chains.order:
        _figure(drafts[id], drafts, known, problems)
    return {id: figure for id, figure in known.items() if figure is not None}


def _figure(
    draft: Draft,
    drafts: Mapping[str, Draft],
    known: dict[str, Figure | None],
    problems: Problems,
) -> Figure | None:
    """The figure of one claim; those of which it is a share are known."""
    if draft.id in known:
        return known[draft.id]
    value = draft.get("value")
    found: Figure | None = None
    if isinstance(draft.declared, Measure) and value is not None:
        shared = isinstance(value, Share)
        found = _share(draft, value, drafts, known, problems) if shared else _written(draft, value, problems)
    known[draft.id] = found
    return found


def _written(draft: Draft, value: str | Figures, problems: Problems) -> Figure | None:
    assert isinstance(draft.declared, Measure)
    kind = draft.declared.number
    written = value.model_dump(exclude_none=True) if isinstance(value, Figures) else value
    precision = draft.file.precision
    reading = problems.read(lambda: draft.at("value"), lambda: read_value(written, kind, precision))  # type: ignore[arg-type]
    return None if reading is None else _of(reading)


def _of(reading: Reading, rests_on: tuple[str, ...] = ()) -> Figure:
    return Figure(
        (reading.strict, reading.fuzzy), reading.figure, reading.hedge, reading.written, reading.readings, rests_on
    )


def _share(
    draft: Draft,
    value: Share,
    drafts: Mapping[str, Draft],
    known: dict[str, Figure | None],
    problems: Problems,
) -> Figure | None:
    assert isinstance(draft.declared, Measure)
    kind = draft.declared.number
    share = problems.read(lambda: draft.at("value", "share"), lambda: read_share(value.share))
    whole = _figure(drafts[value.of], drafts, known, problems) if value.of in drafts else None
    if share is None or whole is None:
        return None
    strict, fuzzy = whole.value
    reading = problems.read(lambda: draft.at("value"), lambda: share_of(share, (strict, fuzzy), kind))
    if reading is None:
        return None
    written = f"{value.share} of {whole.written}"
    rests_on = tuple(dict.fromkeys((value.of, *whole.rests_on)))
    rounded = Bounds(-1, 1, True, True) if kind.counted else point(0)
    link = Link("value", value.of, rests_on, (share.strict, share.fuzzy), (rounded, rounded))
    return attrs.evolve(
        _of(reading, rests_on), written=written, readings=reading.readings + whole.readings, links=(link,)
    )
