"""Roles of one event that could not be compared, since nobody says that what contains their values is apart from the rest.

Going in: rows and the names. Going out: for each two values of a single role, once, their places (SEMANTICS, *Which claims meet*,
Containment): such a comparison is left open, and a reader of the report should know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from factcheck.claims.entities import Entities
from factcheck.claims.table import Row
from factcheck.claims.vocabulary import Vocabulary
from factcheck.deadline import ticking


def open_roles(rows: Iterable[Row], vocabulary: Vocabulary, entities: Entities) -> Iterator[tuple[str, str]]:
    """The claim that gives the second of two values, and what is to be said of them."""
    told: dict[tuple[str, ...], dict[tuple[str, ...], str]] = {}
    for row in ticking(rows):
        event = vocabulary.events.get(row.type)
        happening = row.identity or row.occurrence
        if event is None or not event.roles or happening is None or row.stance != "asserts" or row.form != "total":
            continue
        for role, how in event.roles.items():
            if how == "one" and role in row.dims and role not in vocabulary.apart:
                told.setdefault((row.type, row.modality, happening, role), {}).setdefault(row.dims[role], row.claim)
    seen: set[frozenset[tuple[str, ...]]] = set()
    for (_, _, _, role), values in told.items():
        for a, b in ticking(combinations(values, 2)):
            unrooted = [name for name in (*a, *b) if not entities.is_rooted(name)]
            if unrooted and entities.lists_agree(a, b) is None and frozenset((a, b)) not in seen:
                seen.add(frozenset((a, b)))
                yield (
                    values[b],
                    (
                        f"whether {', '.join(a)!r} and {', '.join(b)!r} can be one {role} is left open: "
                        f"no root is known for {', '.join(map(repr, unrooted))} (declare one by 'within: none')"
                    ),
                )
