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
from factcheck.claims.normal.drafts import Draft
from factcheck.claims.normal.figures import Figure
from factcheck.claims.normal.moments import Moments
from factcheck.claims.normal.problems import Problems
from factcheck.claims.normal.speech import Speech, read_said
from factcheck.claims.normal.told import Timing, Told
from factcheck.claims.table import APART, Pair, Row
from factcheck.claims.vocabulary import EventType, Measure
from factcheck.records import Record
from factcheck.values.bounds import EVERYTHING, Bounds
from factcheck.values.times.days import whole_days


@attrs.frozen(eq=False, repr=False)
class Told4(Record):
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
    refs = _refs(told, known)
    many = len(told.timing.told) > 1
    number = 0
    for dims in _each(draft):
        fact, identity = fact_of(draft, dims), identity_of(draft, dims)
        for time in told.timing.told:
            number += 1
            row = _row(told, time)
            row = attrs.evolve(
                row,
                id=draft.id if number == 1 else f"{draft.id}{APART}{number}",
                dims=dims,
                fact=fact,
                identity=identity,
            )
            row = attrs.evolve(
                row, refs=refs | ({"times": (str(number),)} if many else {}), form=_form(draft, fact, known)
            )
            row = attrs.evolve(row, moment=_moment(told, time, known, moments))
            yield _denying(row, told) if row.stance == "denies" else row
            if many and number == len(told.timing.told):
                yield _several(row, told)
            if draft.get("first"):
                yield _first(row, draft, problems)


def _row(told: Told4, time: Told) -> Row:
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
        said_on=told.timing.said_on,
        said_day=whole_days(told.timing.said_on, draft.zone),
        published=speech.published,
        said_by=speech.chain,
        origin=speech.origin,
        document=draft.document,
        statement=draft.statement,
        occurrence=draft.get("occurrence"),
        locator=draft.model.at,
        rests_on=rests_on,
        links=(*time.links, *(figure.links if figure is not None else ())),
    )


def _refs(told: Told4, known: Mapping[str, Told4]) -> dict[str, tuple[str, ...]]:
    """What a claim says of others, the document that its own rewords, whether it is a first, and the origins of a sum's parts."""
    draft, root = told.draft, told.speech.root
    refs = dict(draft.references) | ({"based_on": (root,)} if root is not None else {})
    if draft.get("first"):
        refs["first"] = ("true",)
    if "sum_of" in refs:
        refs["origins"] = _origins(refs["sum_of"], known, frozenset((draft.id,)))
    return refs


def _origins(parts: tuple[str, ...], known: Mapping[str, Told4], seen: frozenset[str]) -> tuple[str, ...]:
    found: list[str] = []
    for id in parts:
        if id in seen:
            continue
        found += (known[id].speech.origin or "").split(" & ")
        found += _origins(known[id].draft.references.get("sum_of", ()), known, seen | {id})
    return tuple(dict.fromkeys(name for name in found if name))


def _moment(told: Told4, time: Told, known: Mapping[str, Told4], moments: Moments) -> tuple[str | None, str | None]:
    """The keys of a time; those of the whole for a part or share that takes its time from it."""
    of = told if told.timing.base is None else known[told.timing.base]
    return moments.of(of.draft, of.speech, of.timing, time)


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
    return attrs.evolve(
        row,
        id=f"{row.claim}{APART}several",
        form="several",
        start=start,
        end=end,
        rests_on=tuple(dict.fromkeys(claim for time in told.timing.told for claim in time.rests_on)),
        links=(),
        derived_from=row.id,
    )


_NEVER = Bounds(-inf, -inf)


def _first(row: Row, draft: Draft, problems: Problems) -> Row:
    """The claim to be the first, as a row of its own: only the dimensions of `among`, and the time of `since`."""
    limit = draft.get("first")
    dims, since, refs = row.dims, (_NEVER, _NEVER), row.refs
    if isinstance(limit, Since):
        if limit.among:
            for name in limit.among:
                if name not in row.dims:
                    problems.add(
                        draft.at("first", "among"),
                        f"the claim has no dimension {name!r}",
                        f"it has {', '.join(row.dims)}",
                    )
            dims = {name: value for name, value in row.dims.items() if name in limit.among}
            refs = {**refs, "among": tuple(limit.among)}
        if limit.since is not None:
            written = limit.since
            read = problems.read(draft.at("first", "since"), lambda: read_said(written, draft.zone))
            since = (read.time.strict, read.time.fuzzy) if read is not None else since
    return attrs.evolve(
        row,
        id=f"{row.id}{APART}first",
        form="first",
        dims=dims,
        since=since,
        refs={**refs, "first": ("true",)},
        derived_from=row.id,
    )


def _denying(row: Row, told: Told4) -> Row:
    """A denial leaves impossible a window of time (and values): the strict pass reads it wide, the fuzzy pass narrow.

    A window whose start and end are both unsure is one moment somewhere in it.
    """
    value = (row.value[1], row.value[0]) if row.value is not None else None
    strict, fuzzy = row.time
    if row.kind == "event":
        if not told.timing.is_explicit:
            return attrs.evolve(row, start=(_NEVER, _NEVER), end=row.said_on)
        windows = (_throughout(strict), _throughout(strict))
    elif told.timing.told[0].is_period and row.kind == "quantity":
        windows = ((EVERYTHING, EVERYTHING), (EVERYTHING, EVERYTHING))  # met by claims for the same period only
    elif told.timing.is_explicit:
        narrow = _throughout(strict) if row.kind == "quantity" else (fuzzy, fuzzy)
        windows = (_throughout(fuzzy if row.kind == "quantity" else strict), narrow)
    else:
        known = strict.low != -inf and strict.high != inf
        windows = (_throughout(strict) if known else (strict, strict), (fuzzy, fuzzy))
    (start, start_fuzzy), (end, end_fuzzy) = zip(*windows, strict=True)
    return attrs.evolve(row, start=(start, start_fuzzy), end=(end, end_fuzzy), value=value)


def _throughout(window: Bounds) -> Pair:
    return Bounds(window.low, window.low), Bounds(window.high, window.high)


def _denied(told: Told4, known: Mapping[str, Told4], moments: Moments, problems: Problems) -> Iterator[Row]:
    """The rows of a bare denial: what the denied claims tell, told by someone else and denied."""
    number = 0
    for id in told.draft.references.get("denies", ()):
        target = known[id]
        if target.draft.stance == "denies":
            problems.add(told.draft.at("denies"), f"{id!r} is itself a denial", "deny what it denies, or assert that")
            continue
        own = _row(told, told.timing.told[0])
        for row in _plain(target, known, moments, problems):
            if row.form in ("first", "several"):
                continue
            number += 1
            denied = _denying(row, target)
            yield attrs.evolve(
                own,
                id=told.draft.id if number == 1 else f"{told.draft.id}{APART}{number}",
                refs={"denies": (id,)} | ({"based_on": (told.speech.root,)} if told.speech.root is not None else {}),
                **{name: getattr(denied, name) for name in _TOLD},
            )


_TOLD = (
    *(
        "kind",
        "type",
        "modality",
        "form",
        "dims",
        "fact",
        "identity",
        "value",
        "figure",
        "hedge",
        "time",
        "start",
        "end",
    ),
    *("moment", "occurrence", "rests_on"),
)
"""What a bare denial takes from the claim that it denies; the rest is its own."""
