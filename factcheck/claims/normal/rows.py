"""One row for each thing that a claim tells.

Going in: a draft with its speech, timing and figure. Going out: `Row`s: one for each value of a listed dimension and each of
several times, and one of form `first` beside a claim to be the first. Denials are turned here into what they leave impossible.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from math import inf

import attrs

from factcheck.claims.fields import Since
from factcheck.claims.normal.drafts import Draft, references
from factcheck.claims.normal.figures import Figure
from factcheck.claims.normal.moments import Moments
from factcheck.claims.normal.problems import Problems
from factcheck.claims.normal.speech import Speech, read_said
from factcheck.claims.normal.timing import Timing, Told
from factcheck.claims.table import Pair, Row
from factcheck.claims.vocabulary import EventType, Measure
from factcheck.values.bounds import Bounds
from factcheck.values.times.days import whole_days


@attrs.frozen
class Told4:
    """All that is known of one claim before its rows are made."""

    draft: Draft
    speech: Speech
    timing: Timing
    figure: Figure | None


def rows_of(known: Mapping[str, Told4], moments: Moments, problems: Problems) -> list[Row]:
    """The rows of all claims, in their order."""
    rows: list[Row] = []
    for told in known.values():
        if told.draft.kind == "denial":
            rows += _denied(told, known, moments, problems)
        else:
            rows += _plain(told, known, moments, problems)
    return rows


def _plain(told: Told4, known: Mapping[str, Told4], moments: Moments, problems: Problems) -> Iterator[Row]:
    draft = told.draft
    refs = references(draft)
    many = len(told.timing.told) > 1
    number = 0
    for dims in _each(draft):
        fact, identity = fact_of(draft, dims), identity_of(draft, dims)
        for time in told.timing.told:
            number += 1
            row = _row(told, time, moments)
            row = attrs.evolve(row, id=draft.id if number == 1 else f"{draft.id}/{number}", dims=dims, fact=fact, identity=identity)
            row = attrs.evolve(row, refs=refs | ({"times": (str(number),)} if many else {}), form=_form(draft, fact, known))
            yield _denying(row, told) if row.stance == "denies" else row
            if many and number == len(told.timing.told):
                yield _several(row, told)
            if draft.get("first"):
                yield _first(row, draft, problems)


def _row(told: Told4, time: Told, moments: Moments) -> Row:
    draft, speech, figure = told.draft, told.speech, told.figure
    rests_on = tuple(dict.fromkeys((*time.rests_on, *(figure.rests_on if figure is not None else ()))))
    return Row(
        id=draft.id,
        claim=draft.id,
        kind=draft.kind,
        type=draft.type,
        modality=draft.modality,
        stance=draft.stance,
        value=figure.value if figure is not None else None,
        figure=figure.figure if figure is not None else None,
        hedge=figure.hedge if figure is not None else None,
        time=time.time,
        start=time.start,
        end=time.end,
        moment=moments.of(draft, speech, told.timing, time),
        said_on=told.timing.said_on,
        said_day=whole_days(told.timing.said_on, draft.file.zone),
        published=speech.published,
        said_by=speech.chain,
        origin=speech.origin,
        document=draft.document,
        statement=draft.statement,
        occurrence=draft.get("occurrence"),
        locator=draft.model.at,
        rests_on=rests_on,
    )


def _each(draft: Draft) -> Iterator[dict[str, tuple[str, ...]]]:
    """One set of dimensions for each value of a list; in a role a list is one value."""
    roles = draft.declared.roles if isinstance(draft.declared, EventType) else {}
    listed = [name for name, values in draft.dims.items() if len(values) > 1 and name not in roles]
    for choice in product(*(draft.dims[name] for name in listed)):
        yield {**draft.dims, **{name: (value,) for name, value in zip(listed, choice, strict=True)}}


def fact_of(draft: Draft, dims: Mapping[str, tuple[str, ...]]) -> str:
    """The key of what the claim is about: type, modality and dimensions (of an event, those of its identity)."""
    declared = draft.declared
    names = tuple(dims)
    if isinstance(declared, EventType):
        names = declared.identity or tuple(name for name in dims if name not in declared.roles)
    told = "; ".join(f"{name}={','.join(dims[name])}" for name in sorted(names) if name in dims)
    again = f"; occurrence={draft.get('occurrence')}" if draft.get("occurrence") else ""
    return f"{draft.type} [{draft.modality}] {told}{again}"


def identity_of(draft: Draft, dims: Mapping[str, tuple[str, ...]]) -> str | None:
    """The identity dimensions with their values; nothing where one is absent or the type recurs."""
    names = draft.declared.identity if isinstance(draft.declared, EventType) else ()
    if not names or any(name not in dims for name in names):
        return None
    return "; ".join(f"{name}={','.join(dims[name])}" for name in names)


def _form(draft: Draft, fact: str, known: Mapping[str, Told4]) -> str:
    """A total, unless the claim adds to one, is a part of one, or tells its growth."""
    if draft.get("on_top_of"):
        return "increment"
    whole = draft.get("part_of") or getattr(draft.get("value"), "of", None)
    if whole and any(fact_of(known[whole].draft, dims) == fact for dims in _each(known[whole].draft)):
        return "part"
    cumulative = isinstance(draft.declared, Measure) and draft.declared.kind == "cumulative"
    return "growth" if cumulative and draft.get("over") is not None else "total"


def _several(row: Row, told: Told4) -> Row:
    """The times of one claim that cannot all hold: from the latest of them to the earliest."""
    start = max((time.time for time in told.timing.told), key=lambda pair: pair[0].low)
    end = min((time.time for time in told.timing.told), key=lambda pair: pair[0].high)
    return attrs.evolve(row, id=f"{row.claim}/several", form="several", start=start, end=end, derived_from=row.id)


_NEVER = Bounds(-inf, -inf)


def _first(row: Row, draft: Draft, problems: Problems) -> Row:
    """The claim to be the first, as a row of its own: only the dimensions of `among`, and the time of `since`."""
    limit = draft.get("first")
    dims, since, refs = row.dims, (_NEVER, _NEVER), row.refs
    if isinstance(limit, Since):
        if limit.among:
            for name in limit.among:
                if name not in row.dims:
                    problems.add(draft.at("first", "among"), f"the claim has no dimension {name!r}", f"it has {', '.join(row.dims)}")
            dims = {name: value for name, value in row.dims.items() if name in limit.among}
            refs = {**refs, "among": tuple(limit.among)}
        if limit.since is not None:
            written = limit.since
            read = problems.read(draft.at("first", "since"), lambda: read_said(written, draft.file.zone))
            since = (read.time.strict, read.time.fuzzy) if read is not None else since
    return attrs.evolve(row, id=f"{row.id}/first", form="first", dims=dims, since=since, refs={**refs, "first": ("true",)}, derived_from=row.id)


def _denying(row: Row, told: Told4) -> Row:
    """A denial leaves impossible a window of time (and values): the strict pass reads it wide, the fuzzy pass narrow."""
    value = (row.value[1], row.value[0]) if row.value is not None else None
    if row.kind == "event" and not told.timing.is_explicit:
        return attrs.evolve(row, start=(_NEVER, _NEVER), end=row.said_on)
    window = row.time[0] if row.kind != "quantity" else row.time[1]
    if window.low == -inf and window.high == inf:
        return attrs.evolve(row, value=value)
    opened, closed = Bounds(window.low, window.low), Bounds(window.high, window.high)
    if row.kind == "state":  # fuzzy: at some moment of the window it did not hold
        return attrs.evolve(row, start=(opened, window), end=(closed, window))
    return attrs.evolve(row, start=(opened, opened), end=(closed, closed), value=value)


def _denied(told: Told4, known: Mapping[str, Told4], moments: Moments, problems: Problems) -> Iterator[Row]:
    """The rows of a bare denial: what the denied claims tell, told by someone else and denied."""
    number = 0
    for id in references(told.draft).get("denies", ()):
        target = known[id]
        if target.draft.kind == "denial":
            problems.add(told.draft.at("denies"), f"{id!r} is itself a denial", "deny what it denies, or assert that")
            continue
        for row in _plain(target, known, moments, problems):
            if row.form == "first":
                continue
            number += 1
            own = _row(attrs.evolve(target, draft=told.draft, speech=told.speech, timing=told.timing), target.timing.told[0], moments)
            yield attrs.evolve(
                _covering(row),
                id=told.draft.id if number == 1 else f"{told.draft.id}/{number}",
                claim=told.draft.id,
                stance="denies",
                said_on=own.said_on,
                said_day=own.said_day,
                published=own.published,
                said_by=own.said_by,
                origin=own.origin,
                document=own.document,
                statement=own.statement,
                locator=own.locator,
                refs={"denies": (id,)},
                form=row.form,
            )


def _covering(row: Row) -> Row:
    """The window of a denied claim: all the time at which it may have been."""
    window = row.time[1]
    start: Pair = (Bounds(window.low, window.low),) * 2  # type: ignore[assignment]
    end: Pair = (Bounds(window.high, window.high),) * 2  # type: ignore[assignment]
    value = (row.value[1], row.value[0]) if row.value is not None else None
    return attrs.evolve(row, start=start, end=end, value=value)
