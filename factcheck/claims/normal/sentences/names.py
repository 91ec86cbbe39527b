"""Names as they are written.

Going in: a name that stands in a claim. Going out: the same, or the name of the entity where its id stands there: ids are
for files.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.entities import Entities


def shown(written: str, entities: Entities) -> str:
    """A name as a reader should see it."""
    entity = entities.by_id.get(entities.resolve(written))
    if entity is not None and entity.name and written == entity.id:
        return entity.name
    return " ".join(written.split())


def listed(names: Sequence[str]) -> str:
    """Several names in one phrase."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def shown_chain(chain: Sequence[Sequence[str]], entities: Entities) -> str:
    """Speakers, nearest first: `Park Sun-won, citing the spy agency`; those who say it together are joined."""
    return ", citing ".join(listed([shown(name, entities) for name in link]) for link in chain)
