"""What a claim asserts beside its words: what its type implies, and the event that its count counts.

Going in: rows and the vocabulary. Going out: further rows of form `implied` (SEMANTICS, *Which claims meet*, Types).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf

import attrs

from factcheck.claims.table import Pair, Row
from factcheck.claims.vocabulary import EventType, Vocabulary
from factcheck.values.bounds import Bounds


def implied_rows(rows: Iterable[Row], vocabulary: Vocabulary) -> Iterator[Row]:
    """The implied rows of all actual claims that assert something."""
    for row in rows:
        if row.modality != "actual" or row.stance != "asserts" or row.form == "first":
            continue
        source = _counted(row, vocabulary) if row.kind == "quantity" else row
        if source is None:
            continue
        if source is not row:
            yield source
        if source.stance == "asserts":
            for name in sorted(vocabulary.implied.get(source.type, ())):
                yield from _as(source, vocabulary.events[name])


def _counted(row: Row, vocabulary: Vocabulary) -> Row | None:
    """The event that a count above zero asserts and a count of none denies."""
    measure = vocabulary.measures.get(row.type)
    event = vocabulary.events.get(measure.counts) if measure is not None and measure.counts else None
    if measure is None or event is None or row.value is None:
        return None
    if row.value[1].low > 0 or (row.value[1].low == 0 and row.value[1].low_open):
        stance = "asserts"
    elif row.value[1].high == 0 and row.form == "total":
        stance = "denies"
    else:
        return None
    made = _made(row, event, "counts")
    if made is None:
        return None
    if event.lasts or measure.kind == "flow" or row.form == "growth":
        return attrs.evolve(made, stance=stance, time=row.time, start=row.start, end=row.end)
    if stance == "denies":  # a total of none: it had not happened by then, nor before
        return attrs.evolve(made, stance=stance, start=(_NEVER, _NEVER), end=row.time)
    pair = _by(row.time)
    return attrs.evolve(made, stance=stance, time=pair, start=pair, end=pair)


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
        id=f"{row.id}/{event.name}",
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
        derived_from=row.derived_from or row.id,
    )


def _by(pair: Pair) -> Pair:
    return Bounds(-inf, pair[0].high), Bounds(-inf, pair[1].high)


def _from(pair: Pair) -> Pair:
    return Bounds(pair[0].low, inf), Bounds(pair[1].low, inf)
