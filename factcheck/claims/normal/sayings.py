"""What one origin asserts and denies in one document, at equal times of saying or none, is said at one moment.

Going in: rows and what is known of their claims. Going out: the same rows, those which such a pair may be made of with the key of
the saying under `refs`. An event that is asserted had happened by then, whenever that was; a denial without a time speaks of all
the time up to then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from factcheck.claims.normal.rows import Told4
from factcheck.claims.table import APART, Origin, Row
from factcheck.values.bounds import Bounds

_Key = tuple[str, Origin, Bounds | None]


def at_one_saying(rows: Iterable[Row], known: Mapping[str, Told4]) -> list[Row]:
    """The rows, with `saying` where a denial and something asserted share one."""
    listed = list(rows)
    keys = {row.id: key for row in listed if row.modality == "actual" and (key := _key(row, known[row.claim]))}
    shared = {keys[row.id] for row in listed if row.stance == "denies" and row.id in keys}
    return [_marked(row, keys[row.id]) if keys.get(row.id) in shared else row for row in listed]


def _marked(row: Row, key: _Key) -> Row:
    document, origin, said = key
    return attrs.evolve(
        row, refs={**row.refs, "saying": (APART.join((document, *origin, "" if said is None else str(said))),)}
    )


def _key(row: Row, told: Told4) -> _Key | None:
    """The document, origin and time of saying; nothing for a time of its own, but for an event that is asserted."""
    if told.timing.is_explicit and (row.kind != "event" or row.stance == "denies"):
        return None
    if row.document is None or row.origin is None or "denies" in row.refs:
        return None
    said = told.speech.said
    return row.document, row.origin, None if said is None else said.time.strict
