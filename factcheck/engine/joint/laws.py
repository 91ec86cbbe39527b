"""What kind of law the joint check has before it: an agreement, an order along time, a tie within one moment, or any other.

Going in: a checked `Law`. Going out: what the writers of constraints need to know of it, read off its bindings and
expressions, never off its name.
"""

from __future__ import annotations

from functools import lru_cache

import attrs

from factcheck.claims.vocabulary import Vocabulary
from factcheck.engine.instances import conjuncts
from factcheck.engine.shapes import is_meet
from factcheck.records import Record
from factcheck.rules import tree
from factcheck.rules.rule import LAWS, Binding, Law


@attrs.frozen(eq=False, repr=False)
class Order(Record):
    """An order in time that asks for an order in value, between facts that a relation on their dimensions may tie."""

    law: Law
    first: Binding
    second: Binding
    before: str  # < or <=, of the times
    at_most: str  # < or <=, of the values
    relations: tuple[tree.Relation, ...]


_OF_FACTS = frozenset(("within", "compatible"))


def takes_part(law: Law) -> bool:
    """Whether the law narrows worlds at all; what is plausible or only noted does not."""
    return law.rule.kind == "law"


@lru_cache(maxsize=LAWS)
def agreement(law: Law) -> str | None:
    """The field in which the law makes claims agree that share its keys."""
    if not is_meet(law) or not isinstance(law.require, tree.Compare):
        return None
    left = law.require.left
    return left.name if isinstance(left, tree.Attribute) else None


@lru_cache(maxsize=LAWS)
def order(law: Law) -> Order | None:
    """The law as an order, if it is one."""
    if not _is_pair(law) or any(same.key == "time" for same in law.same):
        return None
    parts = conjuncts(law.when)
    relations = tuple(part for part in parts if isinstance(part, tree.Relation) and _of_facts(part))
    rest = [part for part in parts if not _of_facts(part)]
    require = law.require
    if len(rest) != 1 or not isinstance(rest[0], tree.Compare) or not isinstance(require, tree.Compare):
        return None
    times, values = _names(rest[0], "time"), _names(require, "value")
    if times is None or times != values or {rest[0].op, require.op} - {"<", "<="}:
        return None
    if (rest[0].op, require.op) == ("<=", "<"):
        return None  # along one moment a claim would come before itself
    named = {binding.name: binding for binding in law.bindings}
    return Order(law, named[times[0]], named[times[1]], rest[0].op, require.op, relations)


def _is_pair(law: Law) -> bool:
    plain = not any(binding.group or binding.follows is not None for binding in law.bindings)
    return len(law.bindings) == 2 and plain and not law.unless


def _of_facts(node: tree.Node) -> bool:
    return (
        isinstance(node, tree.Relation)
        and node.name in _OF_FACTS
        and all(isinstance(argument, tree.Bound) for argument in node.arguments)
    )


def _names(node: tree.Compare, field: str) -> tuple[str, str] | None:
    left, right = node.left, node.right
    if not (isinstance(left, tree.Attribute) and isinstance(right, tree.Attribute)):
        return None
    if (left.name, right.name) != (field, field) or left.binding == right.binding:
        return None
    return left.binding, right.binding


def is_tie(law: Law, vocabulary: Vocabulary) -> bool:
    """Whether the law speaks of the values of several facts at one moment, and of nothing else."""
    if len(law.bindings) < 2 or law.unless or any(b.group or b.follows is not None for b in law.bindings):
        return False
    if not any(same.key == "time" and len(same.bindings) == len(law.bindings) for same in law.same):
        return False
    measures = vocabulary.measures.keys()
    of_values = all(b.types is not None and b.types <= measures and not b.keys for b in law.bindings)
    return of_values and _only_values(law.when) and _only_values(law.require) and _keys_of_facts(law, vocabulary)


def _only_values(node: tree.Node) -> bool:
    if isinstance(node, tree.Attribute):
        return node.name == "value"
    if isinstance(node, tree.Relation):
        return _of_facts(node)
    return all(_only_values(child) for child in tree.children(node))


def _keys_of_facts(law: Law, vocabulary: Vocabulary) -> bool:
    dimensions = {name for measure in vocabulary.measures.values() for name in measure.dimensions}
    return all(same.key in ("time", "type", "fact", "dimensions") or same.key in dimensions for same in law.same)


def climbs(law: Law) -> bool:
    """Whether the law asks that one of its bindings lie within another."""
    return any(isinstance(part, tree.Relation) and part.name == "within" for part in conjuncts(law.when))


def fields(law: Law) -> frozenset[str]:
    """The fields of claims that the law speaks of."""
    found: set[str] = set()
    stack: list[tree.Node] = [law.when, law.require]
    while stack:
        node = stack.pop()
        if isinstance(node, tree.Attribute):
            found.add(node.name)
        stack.extend(tree.children(node))
    return frozenset(found)
