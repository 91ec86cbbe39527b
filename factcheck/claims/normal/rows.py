"""One row for each thing that a claim tells.

Going in: a draft with its speech, timing and figure. Going out: `Row`s: one for each value of a listed dimension and each of
several times, and one of form `first` beside a claim to be the first. Denials are turned here into what they leave impossible.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count, product
from math import inf
from typing import Any

import attrs

from factcheck.claims.facts import Dimensions, fact_key, identity_key
from factcheck.claims.normal.drafts import Draft
from factcheck.claims.normal.figures import Figure
from factcheck.claims.normal.firsts import NEVER, FirstLimit
from factcheck.claims.normal.moments import Moments
from factcheck.claims.normal.speech import Speech
from factcheck.claims.normal.told import Resting, Timing, Told
from factcheck.claims.table import APART, FUZZY, STRICT, UNBOUNDED, ComputedEnd, Pair, Row
from factcheck.claims.vocabulary import EventType, Measure
from factcheck.deadline import ticking
from factcheck.records import Record
from factcheck.values.bounds import EVERYTHING, NEVER_NEGATIVE, Bounds
from factcheck.values.times.days import whole_days
from factcheck.values.times.spans import Misfit, SpanKind


@attrs.frozen(eq=False, repr=False)
class Told4(Record):
    """All that is known of one claim before its rows are made."""

    draft: Draft
    speech: Speech
    timing: Timing
    figure: Figure | None
    first: FirstLimit | None = None


def rows_of(known: Mapping[str, Told4], moments: Moments) -> list[Row]:
    """The rows of all claims, in their order."""
    rows: list[Row] = []
    for told in ticking(known.values()):
        if told.draft.kind == "denial":
            rows += _denied(told, known, moments)
        elif told.draft.kind == "disowning":
            rows += _disowned(told, known, moments)
        else:
            rows += _plain(told, known, moments)
    return rows


def _plain(told: Told4, known: Mapping[str, Told4], moments: Moments) -> Iterator[Row]:
    draft, many = told.draft, len(told.timing.told)
    for number, told_once in enumerate(_as_told(told, told, _refs(told, known), known, moments, count(1)), 1):
        row = attrs.evolve(told_once, refs={**told_once.refs, "times": (str(number),)}) if many > 1 else told_once
        yield _denying(row, told) if row.stance == "denies" else row
        if number == many > 1:
            yield _several(row, told)
        if number == 1:
            yield from (_misdated(row, n, misfit) for n, misfit in enumerate(_misfits(told), 1))
        if draft.get("first"):
            yield _first(row, told.first)


def _as_told(
    subject: Told4,
    by: Told4,
    refs: Mapping[str, tuple[str, ...]],
    known: Mapping[str, Told4],
    moments: Moments,
    numbers: Iterator[int],
) -> Iterator[Row]:
    """What one claim tells, as itself or another speaks of it: a row for each choice of dimensions and each time."""
    draft = subject.draft
    shared = {**_told_of(subject), **_told_by(by), "refs": refs}
    figure = subject.figure
    figure_links = figure.links if figure is not None else ()
    for dims in _each(draft):
        fact, identity = _fact(draft, dims), identity_key(draft.declared, dims)
        form, lacks = _form(subject, fact, known), lacking(draft, dims)
        for time in subject.timing.told:
            id = _numbered(by.draft.id, next(numbers))
            computed = (*_computed_time(time), *_computed_value(subject))
            of = subject if subject.timing.base is None else known[subject.timing.base]
            moments.note(id, of.draft, of.speech, of.timing, time)
            yield Row(
                id=id,
                form=form,
                dims=dims,
                lacks=lacks,
                fact=f"{fact}{APART}{draft.id}" if lacks else fact,
                identity=identity,
                dated=_dated(subject.timing, time),
                time=time.time,
                start=time.start,
                end=time.end,
                rests_on=tuple(dict.fromkeys(claim for end in computed for claim in end.claims)),
                computed=computed,
                links=(*time.links, *figure_links),
                **shared,
            )


def _computed_time(time: Told) -> Iterator[ComputedEnd]:
    for reading in (STRICT, FUZZY):
        rests, bounds, own = time.ends[reading], time.time[reading], time.stated[reading]
        yield from _computed("time", reading, rests, bounds, own)


def _computed_value(of: Told4) -> Iterator[ComputedEnd]:
    """Of a value that is told by another, its own words say nothing but that it is no less than its measure allows."""
    figure, measure = of.figure, of.draft.declared
    if figure is None or not figure.rests_on:
        return
    own = EVERYTHING if isinstance(measure, Measure) and measure.signed else NEVER_NEGATIVE
    for reading in (STRICT, FUZZY):
        yield from _computed("value", reading, Resting(figure.rests_on, figure.rests_on), figure.value[reading], own)


def _computed(field: str, reading: int, rests: Resting, bounds: Bounds, own: Bounds) -> Iterator[ComputedEnd]:
    low, high = (bounds.low, bounds.low_open), (bounds.high, bounds.high_open)
    if rests.low and low != (own.low, own.low_open):
        yield ComputedEnd(field, reading, True, rests.low, low, (own.low, own.low_open))
    if rests.high and high != (own.high, own.high_open):
        yield ComputedEnd(field, reading, False, rests.high, high, (own.high, own.high_open))


def lacking(draft: Draft, dims: Dimensions) -> tuple[str, ...]:
    """The dimensions of its measure that a quantity leaves out."""
    declared = draft.declared
    return tuple(name for name in declared.dimensions if name not in dims) if isinstance(declared, Measure) else ()


def _dated(timing: Timing, time: Told) -> str:
    """How a time is told: as a period, to the year, the month, the day or a part of it, otherwise, or not at all."""
    if not timing.written:
        return "moment" if timing.base is not None else "undated"
    if time.is_period:
        return "period"
    if time.kind in (SpanKind.PART_OF_DAY, SpanKind.MONTH, SpanKind.YEAR):
        return str(time.kind.value)
    return "day" if time.is_day else "moment"


def _numbered(claim: str, number: int) -> str:
    return claim if number == 1 else f"{claim}{APART}{number}"


def _told_of(told: Told4) -> dict[str, Any]:
    """What the rows of a claim have from its subject, beside what differs from row to row."""
    draft, figure = told.draft, told.figure
    shared = {"kind": draft.kind, "type": draft.type, "modality": draft.modality, "occurrence": draft.get("occurrence")}
    if figure is not None:
        shared |= {"value": figure.value, "figure": figure.figure, "hedge": figure.hedge}
    return shared


def _told_by(told: Told4) -> dict[str, Any]:
    """What they have from who tells it; of a bare denial that is who denies."""
    draft, speech, said_on = told.draft, told.speech, told.timing.said_on
    return {
        "claim": draft.id,
        "stance": draft.stance,
        "said_on": said_on,
        # a day that was only worked out is held against nothing
        "said_day": whole_days(said_on, draft.zone) if speech.said is not None else UNBOUNDED,
        "published": speech.published,
        "said_by": speech.chain,
        "origin": speech.origin,
        "document": draft.document,
        "statement": draft.statement,
        "locator": draft.model.at,
        "reliability": speech.reliability,
        "certainty": draft.certainty,
    }


def _refs(told: Told4, known: Mapping[str, Told4]) -> dict[str, tuple[str, ...]]:
    """What a claim says of others, the document that its own rewords, whether it is a first, and the origins of a sum's parts."""
    draft, root = told.draft, told.speech.root
    refs = dict(draft.references) | ({"based_on": (root,)} if root is not None else {})
    if root is not None:  # only rewordings compare the dates of their documents
        refs["clock"] = told.speech.clock
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
        found += known[id].speech.origin or ()
        found += _origins(known[id].draft.references.get("sum_of", ()), known, seen | {id})
    return tuple(dict.fromkeys(found))


def _each(draft: Draft) -> Iterator[dict[str, tuple[str, ...]]]:
    """One set of dimensions for each value of a list; in a role a list is one value."""
    roles = draft.declared.roles if isinstance(draft.declared, EventType) else {}
    listed = [name for name, values in draft.dims.items() if len(values) > 1 and name not in roles]
    for choice in product(*(draft.dims[name] for name in listed)):
        yield {**draft.dims, **{name: (value,) for name, value in zip(listed, choice, strict=True)}}


def _fact(draft: Draft, dims: Dimensions) -> str:
    assert draft.declared is not None  # a bare denial has the facts of what it denies
    return fact_key(draft.declared, draft.modality, dims, draft.get("occurrence"))


def _form(told: Told4, fact: str, known: Mapping[str, Told4]) -> str:
    """A total, unless the claim adds to one, is a part of one, or tells its growth.

    What is a part of another fact, or was so at another time than the whole, is a total of its own fact.
    """
    draft = told.draft
    if draft.get("on_top_of"):
        return "increment"
    whole = known[draft.whole] if draft.whole else None
    of_one_fact = whole is not None and any(_fact(whole.draft, dims) == fact for dims in _each(whole.draft))
    if whole is not None and of_one_fact and not (told.timing.written and _times(told) != _times(whole)):
        return "part"
    cumulative = isinstance(draft.declared, Measure) and draft.declared.kind == "cumulative"
    return "growth" if cumulative and draft.get("over") is not None else "total"


def _times(told: Told4) -> list[tuple[Pair, Pair, Pair]]:
    return [(time.time, time.start, time.end) for time in told.timing.told]


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
        computed=(),
        links=(),
        derived_from=row.id,
    )


def _misfits(told: Told4) -> tuple[Misfit, ...]:
    """The dates of the claim that do not fall on the weekdays they were written with."""
    of_first = told.first.misfits if told.first is not None else ()
    return (*(misfit for time in told.timing.told for misfit in time.misfits), *told.speech.misfits, *of_first)


def _misdated(row: Row, number: int, misfit: Misfit) -> Row:
    """A date of the claim beside its weekday: it starts on the day by its date, and ends on the last such weekday before."""
    return attrs.evolve(
        row,
        id=f"{row.claim}{APART}weekday{APART}{number}",
        form="misdated",
        start=(misfit.dated, misfit.dated),
        end=(misfit.by_weekday, misfit.by_weekday),
        links=(),
        derived_from=row.id,
    )


def _first(row: Row, limit: FirstLimit | None) -> Row:
    """The claim to be the first, as a row of its own: only the dimensions of `among`, and the time of `since`."""
    dims, refs = row.dims, row.refs
    if limit is not None and limit.among:
        dims = {name: value for name, value in row.dims.items() if name in limit.among}
        refs = {**refs, "among": limit.among}
    return attrs.evolve(
        row,
        id=f"{row.id}{APART}first",
        form="first",
        dims=dims,
        since=limit.since if limit is not None else (NEVER, NEVER),
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
            return attrs.evolve(row, start=(NEVER, NEVER), end=told.timing.said_on)
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


def _denied(told: Told4, known: Mapping[str, Told4], moments: Moments) -> Iterator[Row]:
    """The rows of a bare denial: what the denied claims tell, told by someone else and denied."""
    draft, numbers = told.draft, count(1)
    based_on = {"based_on": (told.speech.root,)} if told.speech.root is not None else {}
    for id in draft.references.get("denies", ()):
        target = known[id]
        for row in _as_told(target, told, {"denies": (id,), **based_on}, known, moments, numbers):
            yield _denying(row, target) if row.stance == "denies" else row


def _disowned(told: Told4, known: Mapping[str, Told4], moments: Moments) -> Iterator[Row]:
    """The rows of form `disowning`: what is attributed to the origin, and the statement that is reported so, if one is named."""
    numbers = count(1)
    for id in told.draft.references.get("disowns", ()):
        target = known[id]
        statement = {"statement": (target.draft.statement,)} if target.draft.statement is not None else {}
        for row in _as_told(target, told, {"disowns": (id,), **statement}, known, moments, numbers):
            yield attrs.evolve(row, form="disowning")
