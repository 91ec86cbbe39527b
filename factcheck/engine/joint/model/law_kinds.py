"""What kind of law the joint check has before it: an agreement, an order along time, a tie within one moment, or any other.

Going in: a checked `Law`. Going out: what the writers of constraints need to know of it, read off its bindings and
expressions, never off its name.
"""

from __future__ import annotations

from functools import lru_cache

import attrs

from factcheck.claims.vocabulary import Vocabulary
from factcheck.records import Record
from factcheck.rules import tree
from factcheck.rules.rule import LAWS, Binding, Law
from factcheck.rules.scope import COMPONENTS
from factcheck.rules.shape import Agreement, AtMost, Fold, Ordering, SameMoment, conjuncts, only_values


@attrs.frozen(eq=False, repr=False)
class OrderInTime(Record):
    """An order in time that asks for an order in value, between facts that a relation on their dimensions may tie."""

    law: Law
    first: Binding
    second: Binding
    before: str  # < or <=, of the times
    at_most: str  # < or <=, of the values
    relations: tuple[tree.Relation, ...]


def takes_part(law: Law) -> bool:
    """Whether the law narrows worlds at all; what is plausible or only noted does not."""
    return law.rule.kind == "law"


def agreement(law: Law) -> str | None:
    """The field in which the law makes claims agree that share its keys."""
    return law.shape.field if isinstance(law.shape, Agreement) else None


@lru_cache(maxsize=LAWS)
def order_in_time(law: Law) -> OrderInTime | None:
    """The law as an order of values along time, if it is one."""
    shape = law.shape
    if not isinstance(shape, Ordering) or shape.before is None or any(same.key == "time" for same in law.same):
        return None
    before, at_most = shape.before, shape.at_most
    relations = tuple(part for part in shape.of_facts if isinstance(part, tree.Relation))
    of_time = before.low.name == before.high.name == "time"
    of_value = at_most.low.name == at_most.high.name == "value"
    if len(relations) < len(shape.of_facts) or not (of_time and of_value and shape.rising):
        return None
    if at_most.strict and not before.strict:
        return None  # along one moment a claim would come before itself
    named = {binding.name: binding for binding in law.bindings}
    return OrderInTime(law, named[shape.earlier], named[shape.later], _sign(before), _sign(at_most), relations)


def _sign(asked: AtMost) -> str:
    return "<" if asked.strict else "<="


def is_tie(law: Law, vocabulary: Vocabulary) -> bool:
    """Whether the law speaks of the values of several facts at one moment, and of nothing else."""
    at_one_moment = isinstance(law.shape, SameMoment) or (
        agreement(law) == "value" and any(same.key == "time" for same in law.same)
    )
    measures = vocabulary.measures.keys()
    of_values = all(b.types is not None and b.types <= measures and not b.keys for b in law.bindings)
    return at_one_moment and of_values and _keys_of_facts(law, vocabulary)


def is_component_sum(law: Law) -> bool:
    """Whether the law speaks of a value and of those of the measures that make it up, at one moment, and of nothing else."""
    return (
        isinstance(law.shape, Fold)
        and law.shape.follows == COMPONENTS
        and len(law.bindings) == 2
        and not law.unless
        and not any(binding.keys for binding in law.bindings)
        and only_values(law.when)
        and only_values(law.require)
    )


def is_contained_pair(law: Law) -> bool:
    """Whether the law compares, at one moment, what lies within something with that."""
    return isinstance(law.shape, SameMoment) and len(law.bindings) == 2 and climbs(law)


def contained_in(law: Law) -> tuple[str, str, tuple[tree.Node, ...]] | None:
    """The binding that has to lie within the other, that other, and all that is asked of the facts of both, if that is asked."""
    if not isinstance(law.shape, SameMoment | Ordering) or len(law.bindings) != 2:
        return None
    for part in law.shape.of_facts:
        match part:
            case tree.Relation(name="within", arguments=(inner, outer)):
                return inner.binding, outer.binding, law.shape.of_facts
    return None


def is_contained_sum(law: Law) -> bool:
    """Whether the law adds up, at one moment, what lies within something."""
    at_once = any(same.key == "time" and len(same.bindings) == len(law.bindings) for same in law.same)
    return isinstance(law.shape, Fold) and law.shape.follows is None and at_once and climbs(law)


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
