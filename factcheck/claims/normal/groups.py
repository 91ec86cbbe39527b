"""The values of a dimension: names, and `all of GROUP but [a, b]`, which stands for the other declared members.

Going in: what stands in a dimension, and the registry of names. Going out: the ids that it stands for, each once. Who is a member
is what the files declare (`member_of`, `within`), so a group of which nobody is declared a member is a problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.claims.entities import Entities
from factcheck.claims.normal.problems import Place, Problems

_ALL = re.compile(r"\s*all\s+of\s+(?P<group>.+?)(?:\s+(?:but|except)\s+(?P<but>\[.*\]|.+))?\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+", re.IGNORECASE)
HINT = "declare its members with 'member_of', or name them in a list"


def dimension_values(
    value: str | Sequence[str], entities: Entities, place: Place, problems: Problems
) -> tuple[str, ...]:
    """The ids that stand in a dimension."""
    listed = [value] if isinstance(value, str) else value
    return tuple(dict.fromkeys(id for name in listed for id in _meant(name, entities, place, problems)))


def _meant(name: str, entities: Entities, place: Place, problems: Problems) -> Iterator[str]:
    id = entities.resolve(name)
    written = None if id in entities.by_id else _ALL.fullmatch(name)
    if written is None:
        yield id
        return
    group = entities.resolve(written["group"])
    members = entities.members(group)
    if group not in entities.by_id:
        problems.unknown(place(), written["group"], "declared entity", entities.by_id)
    elif not members:
        problems.add(place(), f"nobody is declared a member of {written['group']!r}", HINT)
    left_out = [entities.resolve(each) for each in _names(written["but"] or "")]
    for other in left_out:
        if members and other not in members:
            problems.misnamed(place(), other, f"declared member of {written['group']!r}", members)
    left = [member for member in members if member not in left_out]
    if members and not left:
        problems.add(place(), f"no member of {written['group']!r} is left", "leave out fewer")
    yield from left


def _names(written: str) -> list[str]:
    """The names between the brackets; without brackets an `and` may stand before the last."""
    if written.startswith("["):
        return [name.strip() for name in written[1:-1].split(",") if name.strip()]
    return [name for name in _BETWEEN.split(written) if name]
