"""Relations between claims as formulas: what the vocabulary decides is decided, the rest is a truth of its own.

Going in: the arguments of a relation. Going out: a formula, or `Unsupported`. What is known of the truths beside (a whole of a
whole …) stands in `axioms`. A new function of `factcheck.rules.relations` gets one entry in `_OF_CLAIMS` or `_OF_FIELDS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from factcheck.engine.joint.system import Formula, both, either
from factcheck.engine.lint.formulas import Sum, equal
from factcheck.engine.lint.world import Claim, World


class Unsupported(Exception):
    """This part of a rule has no formula, so that nothing can be proved of the rule."""


def of_claims(world: World, name: str, a: Claim, b: Claim) -> Formula:
    """`name(a, b)` of two claims. Raises `Unsupported`."""
    if name not in _OF_CLAIMS:
        raise Unsupported(f"'{name}' of claims")
    return _OF_CLAIMS[name](world, a, b)


def of_fields(world: World, name: str, a: Sum, b: Sum) -> Formula:
    """`name(a.field, b.field)` of two names or numbers. Raises `Unsupported`."""
    if name not in _OF_FIELDS:
        raise Unsupported(f"'{name}' of fields")
    return _OF_FIELDS[name](world, a, b)


def within(world: World, a: Claim, b: Claim) -> Formula:
    """Whether `a` equals `b` or lies inside it."""
    return both([world.truth("within", a, b), may_lie_within(world, a, b)])


def may_lie_within(world: World, a: Claim, b: Claim) -> Formula:
    """Whether the types allow it: those of one event, or a measure and one that it is part of."""
    vocabulary = world.vocabulary
    wider = ((t, u) for t in a.types for u in vocabulary.wholes.get(t, ()) if u != t and u in b.types)
    return either([world.same_name(a, b, "type"), _typed(world, a, b, wider)])


def _typed(world: World, a: Claim, b: Claim, pairs: Iterable[tuple[str, str]]) -> Formula:
    """Whether the types of the claims are one of these pairs."""
    if world.any_types:
        return both([])
    found: list[Formula] = []
    for inner, several in groupby(sorted(pairs), key=lambda pair: pair[0]):
        found.append(both([world.among(a, "type", (inner,)), world.among(b, "type", [u for _, u in several])]))
    return either(found)


def _compatible(world: World, a: Claim, b: Claim) -> Formula:
    events = world.vocabulary.events
    recurring = [t for t in a.types if t in events and not events[t].identity]
    known = world.among(a, "type", a.types.difference(recurring)) if recurring else both([])
    return both([known, either([within(world, a, b), within(world, b, a)])])


def _excludes(world: World, a: Claim, b: Claim) -> Formula:
    return _typed(world, a, b, ((t, u) for t, u in world.vocabulary.excluded if t in a.types and u in b.types))


def _begins(world: World, a: Claim, b: Claim) -> Formula:
    events, implied = world.vocabulary.events, world.vocabulary.implied
    beginning = [t for t in a.types if t in events and not events[t].lasts]
    pairs = ((t, u) for t in beginning for u in implied.get(t, ()) if u in b.types)
    return both([world.truth("begins", a, b), _typed(world, a, b, pairs)])


def _denies(world: World, a: Claim, b: Claim) -> Formula:
    return both([world.truth("denies", a, b), world.among(a, "stance", ("denies",))])


def _plans(world: World, a: Claim, b: Claim) -> Formula:
    return both([world.truth("plans", a, b), world.same_name(a, b, "type")])


def _one_moment(world: World, a: Claim, b: Claim) -> Formula:
    return equal(world.name(a, "moment"), world.name(b, "moment"))


def _can_coincide(world: World, a: Claim, b: Claim) -> Formula:
    return equal(world.name(a, "time"), world.name(b, "time"))


def _directed(name: str) -> Callable[[World, Claim, Claim], Formula]:
    return lambda world, a, b: world.truth(name, a, b)


def _mutual(name: str) -> Callable[[World, Claim, Claim], Formula]:
    return lambda world, a, b: world.truth(name, *sorted((a, b), key=lambda claim: claim.number))


_OF_CLAIMS: Mapping[str, Callable[[World, Claim, Claim], Formula]] = {
    "within": within,
    "compatible": _compatible,
    "excludes": _excludes,
    "begins": _begins,
    "denies": _denies,
    "plans": _plans,
    "one_moment": _one_moment,
    "can_coincide": _can_coincide,
    "one_saying": _directed("one_saying"),
    "restates": _mutual("restates"),
    "one_voice": _mutual("one_voice"),
    "one_witness": _mutual("one_witness"),
}


def _key(one: Sum) -> tuple[object, ...]:
    return (tuple(sorted(one[0].items())), one[1])


def _names_within(world: World, a: Sum, b: Sum) -> Formula:
    """Equal or inside: what one name says of another is a truth of its own."""
    return either([equal(a, b), world.truth("inside", _key(a), _key(b))])


def _names_compatible(world: World, a: Sum, b: Sum) -> Formula:
    return either([_names_within(world, a, b), _names_within(world, b, a)])


def _inside(world: World, a: Sum, b: Sum) -> Formula:
    return world.truth("one of", _key(a), _key(b))


_OF_FIELDS: Mapping[str, Callable[[World, Sum, Sum], Formula]] = {
    "within": _names_within,
    "compatible": _names_compatible,
    "inside": _inside,
    "can_equal": lambda world, a, b: equal(a, b),
}
