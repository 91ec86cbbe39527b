"""What a condition asks that SQL can join by: one claim inside another, one claim denied by another.

Going in: `when` of a law. Going out: `Links`: the pairs that the top of the condition asks for, and what is left of it; and
`ways`, which takes a condition of several alternatives apart, so that each can be joined by what it asks for. To join by one more
relation, tell it apart in `links_of` and write its tables in `factcheck.engine.selection`.
"""

from __future__ import annotations

import attrs

from factcheck.records import Record
from factcheck.rules import tree
from factcheck.rules.rule import Law


@attrs.frozen(eq=False, repr=False)
class Links(Record):
    """Pairs of names: `inside` with what it lies within, `denies` with the claim it denies; and the rest of the condition."""

    inside: tuple[tuple[str, str], ...]
    denies: tuple[tuple[str, str], ...]
    rest: tree.Node


def links_of(when: tree.Node) -> Links:
    """The pairs that must hold wherever the condition does."""
    found: dict[str, list[tuple[str, str]]] = {"within": [], "denies": []}
    rest: list[tree.Node] = []
    for part in when.parts if isinstance(when, tree.And) else (when,):
        pair = _claims(part)
        if isinstance(part, tree.Relation) and part.name in found and pair is not None:
            found[part.name].append(pair)
        else:
            rest.append(part)
    left = rest[0] if len(rest) == 1 else tree.And(tuple(rest)) if rest else tree.Truth(True)
    return Links(tuple(found["within"]), tuple(found["denies"]), left)


def asks_containment(law: Law) -> bool:
    """Whether some way for `when` to hold joins by containment."""
    return any(links_of(way.when).inside for way in ways(law))


def ways(law: Law) -> tuple[Law, ...]:
    """The law once for each alternative of its `when`; together they speak of the same tuples."""
    if not isinstance(law.when, tree.Or):
        return (law,)
    return tuple(attrs.evolve(law, when=part) for part in law.when.parts)


def _claims(node: tree.Node) -> tuple[str, str] | None:
    if not isinstance(node, tree.Relation) or len(node.arguments) != 2:
        return None
    first, second = node.arguments
    if isinstance(first, tree.Bound) and isinstance(second, tree.Bound):
        return first.binding, second.binding
    return None
