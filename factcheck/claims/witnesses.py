"""Who is one witness with whom (SEMANTICS, *Which claims meet*, A witness).

Going in: rows. Going out: what a row has in common with every other that shares a witness with it, as keys: two share one where
they have a key alike, and several hang together through any chain of such pairs. One page alone makes nobody one witness: two who
are quoted on it have nothing in common but the paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from factcheck.claims.entities import Entities
from factcheck.claims.table import Origin, Row

Bodies = frozenset[str]
"""Outermost bodies: the origins of a claim, each taken up `part_of`; several who say it together are several."""

WitnessKey = tuple[Literal["body", "statement", "text", "speaker"], object]


def bodies_of(row: Row, entities: Entities) -> Bodies:
    """The witness of a row; empty where nobody is named. A sum goes back to the origins of its parts."""
    return frozenset(map(entities.outermost, _origins(row)))


def witness_keys(row: Row, entities: Entities, based_on: Mapping[str, str]) -> frozenset[WitnessKey]:
    """What makes the row one witness with another: a row with no key is a witness of its own."""
    found: set[WitnessKey] = {("speaker", name) for name in row.said_by}
    found |= {("body", name) for name in bodies_of(row, entities)}
    if row.statement is not None:
        found.add(("statement", row.statement))
    if row.document is not None and row.origin:
        found.add(("text", (root_of(row.document, based_on), row.origin)))
    return frozenset(found)


def root_of(document: str, based_on: Mapping[str, str]) -> str:
    """The document that a chain of rewordings goes back to."""
    while document in based_on:
        document = based_on[document]
    return document


def _origins(row: Row) -> Origin:
    return row.refs.get("origins") or row.origin or ()
