"""What a claim asserts beside its words: what its type implies, and the event that its count counts.

Going in: rows and the vocabulary. Going out: further rows of form `implied`, and of form `ends` for what an event makes an end of
(SEMANTICS, *Which claims meet*, Types).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf

import attrs

from factcheck.claims.table import APART, Pair, Row
from factcheck.claims.vocabulary import EventType, Vocabulary
from factcheck.values.bounds import Bounds


def implied_rows(rows: Iterable[Row], vocabulary: Vocabulary) -> Iterator[Row]:
    """The implied rows of all actual claims that assert something, and one of form `ends` for each state that an event ends."""
    for row in rows:
        if row.modality != "actual" or row.stance != "asserts" or row.form in ("first", "several"):
            continue
        source = _counted(row, vocabulary) if row.kind == "quantity" else row
        if source is None:
            continue
        if source is not row:
            yield source
        if source.stance == "asserts":
            for name in sorted(vocabulary.implied.get(source.type, ())):
                implied = list(_as(source, vocabulary.events[name]))
                yield from implied
                for event in implied:
                    yield from _ends(event, vocabulary)
            yield from _ends(source, vocabulary)


def _ends(row: Row, vocabulary: Vocabulary) -> Iterator[Row]:
    """An event that excludes a lasting type, told of what that type is told of."""
    if row.kind != "event":
        return
    for name in sorted(other for type_, other in vocabulary.excluded if type_ == row.type):
        state = vocabulary.events.get(name)
        ended = _made(row, state, "excludes") if state is not None and state.lasts else None
        if ended is not None:
            yield attrs.evolve(ended, kind="event", type=row.type, form="ends")


def _counted(row: Row, vocabulary: Vocabulary) -> Row | None:
    """The event that a count above zero asserts and a count of none denies."""
    measure = vocabulary.measures.get(row.type)
    event = vocabulary.events.get(measure.counts) if measure is not None and measure.counts else None
    if measure is None or event is None or row.value is None:
        return None
    value = row.value[1]
    some = value.low > 0 or (value.low == 0 and value.low_open)
    none = value.high == 0 and row.form in ("total", "growth")
    made = _made(row, event, "counts") if some or none else None
    if made is None:
        return None
    during = measure.kind == "flow" or row.form == "growth"
    if some:
        return _some(made, event, row, during)
    return _none(made, event, row, during, measure.kind == "cumulative")


def _some(made: Row, event: EventType, row: Row, during: bool) -> Row:
    """It was going on at that moment; or it happened, in the period of a flow or growth, else by the time of the count."""
    if event.lasts and not during:
        return attrs.evolve(made, time=row.time, start=_by(row.time), end=_from(row.time))
    time = row.time if during else _by(row.time)
    return attrs.evolve(
        made, time=time, start=_by(time) if event.lasts else time, end=_from(time) if event.lasts else time
    )


def _none(made: Row, event: EventType, row: Row, during: bool, running: bool) -> Row | None:
    """It did not happen in the period; or not by the time of a running total. A level of none tells nothing of before."""
    if during:
        return attrs.evolve(made, stance="denies", start=row.start, end=row.end)
    if event.lasts:
        return attrs.evolve(made, stance="denies", start=row.time, end=row.time)
    return attrs.evolve(made, stance="denies", start=(_NEVER, _NEVER), end=row.time) if running else None


_NEVER = Bounds(-inf, -inf)


def _as(row: Row, event: EventType) -> Iterator[Row]:
    made = _made(row, event, "implies")
    if made is None:
        return
    if event.lasts and row.kind == "state":
        yield attrs.evolve(made, time=row.time, start=row.start, end=row.end)
    elif event.lasts:  # what happened put it in that state at that moment
        yield attrs.evolve(made, time=row.time, start=_by(row.time), end=_from(row.time))
    else:
        first = row.start if row.kind == "state" else row.time
        pair = _by(first)
        yield attrs.evolve(made, time=pair, start=pair, end=pair)


def _made(row: Row, event: EventType, why: str) -> Row | None:
    dims = {name: value for name, value in row.dims.items() if name in event.allowed}
    if any(name not in dims for name in event.identity):
        return None
    identity = "; ".join(f"{name}={','.join(dims[name])}" for name in event.identity) or None
    names = event.identity or tuple(name for name in dims if name not in event.roles)
    told = "; ".join(f"{name}={','.join(dims[name])}" for name in sorted(names) if name in dims)
    return attrs.evolve(
        row,
        id=f"{row.id}{APART}{why} {event.name}",
        kind="state" if event.lasts else "event",
        type=event.name,
        form="implied",
        dims=dims,
        identity=identity,
        fact=f"{event.name} [{row.modality}] {told}",
        value=None,
        figure=None,
        hedge=None,
        moment=row.moment if event.lasts else (None, None),
        refs={why: (row.type,)},
        links=(),
        derived_from=row.derived_from or row.id,
    )


def _by(pair: Pair) -> Pair:
    return Bounds(-inf, pair[0].high), Bounds(-inf, pair[1].high)


def _from(pair: Pair) -> Pair:
    return Bounds(pair[0].low, inf), Bounds(pair[1].low, inf)
