"""What a claim asserts beside its words: what its type implies, and the event that its count counts.

Going in: rows and the vocabulary. Going out: further rows of form `implied`, and of form `ends` for what an event makes an end of
(SEMANTICS, *Which claims meet*, Types).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf
from typing import Any

import attrs

from factcheck.claims.facts import fact_key, identity_key
from factcheck.claims.table import APART, Pair, Row
from factcheck.claims.time_keys import NO_KEYS
from factcheck.claims.vocabulary import EventType, Implication, Vocabulary
from factcheck.deadline import ticking
from factcheck.values.bounds import Bounds


def implied_rows(rows: Iterable[Row], vocabulary: Vocabulary) -> Iterator[Row]:
    """The implied rows of all actual claims that assert something, and one of form `ends` for each state that an event ends."""
    for row in ticking(rows):
        if row.modality != "actual" or row.stance != "asserts" or row.form in ("first", "several", "misdated"):
            continue
        counted = list(_counted(row, vocabulary)) if row.kind == "quantity" else []
        yield from counted
        for source in counted if row.kind == "quantity" else (row,):
            if source.stance == "asserts":
                yield from _following(source, vocabulary)


def _following(source: Row, vocabulary: Vocabulary) -> Iterator[Row]:
    """What an event or state implies, and what both make an end of."""
    for implication in vocabulary.implied.get(source.type, ()):
        for implied in _as(source, implication, vocabulary.events[implication.type]):
            yield implied
            yield from _ends(implied, vocabulary)
    yield from _ends(source, vocabulary)


def _ends(row: Row, vocabulary: Vocabulary) -> Iterator[Row]:
    """An event that excludes a lasting type, told of what that type is told of."""
    if row.kind != "event":
        return
    for name in sorted(other for type_, other in vocabulary.excluded if type_ == row.type):
        state = vocabulary.events.get(name)
        if state is not None and state.lasts:
            yield from _made(row, Implication(name), state, "excludes", kind="event", type=row.type, form="ends")


def _counted(row: Row, vocabulary: Vocabulary) -> Iterator[Row]:
    """The event that a count above zero asserts and a count of none denies."""
    measure = vocabulary.measures.get(row.type)
    if measure is None or measure.counts is None or row.value is None:
        return
    event = vocabulary.events[measure.counts.type]
    value = row.value[1]
    some = value.low > 0 or (value.low == 0 and value.low_open)
    none = value.high == 0 and row.form in ("total", "growth")
    during = measure.kind == "flow" or row.form == "growth"
    if some:
        yield from _made(row, measure.counts, event, "counts", **_some(event, row, during))
    elif none and (during or event.lasts or measure.kind == "cumulative"):
        yield from _made(row, measure.counts, event, "counts", stance="denies", **_none(event, row, during))


def _some(event: EventType, row: Row, during: bool) -> dict[str, Pair]:
    """It was going on at that moment; or it happened, in the period of a flow or growth, else by the time of the count."""
    if event.lasts and not during:
        return {"start": _by(row.time), "end": _from(row.time)}
    time = row.time if during else _by(row.time)
    return {"time": time, "start": _by(time) if event.lasts else time, "end": _from(time) if event.lasts else time}


def _none(event: EventType, row: Row, during: bool) -> dict[str, Pair]:
    """It did not happen in the period; or not by the time of a running total. A level of none tells nothing of before."""
    if during:
        return {"start": row.start, "end": row.end}
    return {"start": row.time if event.lasts else (_NEVER, _NEVER), "end": row.time}


_NEVER = Bounds(-inf, -inf)


_OF_NO_TIME: dict[str, Any] = {"moment": NO_KEYS, "midnight": NO_KEYS, "near": None}


def _as(row: Row, implication: Implication, event: EventType) -> Iterator[Row]:
    if event.lasts and row.kind == "state":
        yield from _made(row, implication, event, "implies")
    elif event.lasts:  # what happened put it in that state at that moment
        yield from _made(row, implication, event, "implies", start=_by(row.time), end=_from(row.time))
    else:
        pair = _by(row.start if row.kind == "state" else row.time)
        yield from _made(row, implication, event, "implies", time=pair, start=pair, end=pair)


def _made(row: Row, implication: Implication, event: EventType, why: str, **otherwise: Any) -> Iterator[Row]:
    """The row with an event in its place, and what is else other than in the row; none where its identity is not told."""
    sources = {name: implication.source(name) for name in event.allowed}
    dims = {name: row.dims[source] for name, source in sources.items() if source in row.dims}
    if any(name not in dims for name in event.identity):
        return
    made: dict[str, Any] = {
        "id": f"{row.id}{APART}{why} {event.name}",
        "kind": "state" if event.lasts else "event",
        "type": event.name,
        "form": "implied",
        "dims": dims,
        "identity": identity_key(event, dims),
        "fact": fact_key(event, row.modality, dims, row.occurrence),
        "value": None,
        "figure": None,
        "hedge": None,
        **({} if event.lasts else _OF_NO_TIME),
        "refs": {why: (row.type,)},
        "links": (),
        "derived_from": row.derived_from or row.id,
    }
    yield attrs.evolve(row, **made | otherwise)


def _by(pair: Pair) -> Pair:
    return Bounds(-inf, pair[0].high), Bounds(-inf, pair[1].high)


def _from(pair: Pair) -> Pair:
    return Bounds(pair[0].low, inf), Bounds(pair[1].low, inf)
