"""A law spoken of claims: which it binds, when it applies, and what it requires, each as a formula.

Going in: a law, and what is bound to its names. Going out: `Spoken`; `Unsupported` where some part of the law has no formula. A
new key of `same` needs a line in `_shared` only if it is no plain name.
"""

from __future__ import annotations

from itertools import pairwise

import attrs

from factcheck.claims.vocabulary import Measure
from factcheck.engine.joint.model.problem import Formula, both, either
from factcheck.engine.lint.expressions import Bound, formula
from factcheck.engine.lint.formulas import equal, implies, negation
from factcheck.engine.lint.world import Claim, World
from factcheck.rules import tree
from factcheck.rules.rule import Binding, Law, Same
from factcheck.rules.scope import COMPONENTS, REFERENCES


@attrs.frozen
class Spoken:
    """What a law says of certain claims: that it binds them, its `when`, and its `require`."""

    law: Law
    bound: Bound
    reach: Formula
    when: Formula
    require: Formula

    @property
    def scope(self) -> Formula:
        """That the law applies. A rule that forbids its `when` altogether applies to whatever it binds."""
        return self.reach if is_ban(self.law) else both([self.reach, self.when])

    @property
    def kept(self) -> Formula:
        """What must be so where it applies."""
        return negation(self.when) if is_ban(self.law) else self.require

    @property
    def holds(self) -> Formula:
        """That the law is not broken."""
        return implies(self.scope, self.kept)

    @property
    def broken(self) -> Formula:
        """That the law applies and is broken."""
        return both([self.scope, negation(self.kept)])


def is_ban(law: Law) -> bool:
    """Whether the law says `require: false`, so that its `when` is what must not be."""
    return law.require == tree.Truth(False)


def speak(world: World, law: Law, bound: Bound) -> Spoken:
    """The law, of these claims. Raises `Unsupported`."""
    parts = [selects(world, binding, bound[binding.name].claim) for binding in law.bindings]
    parts += [_follows(world, binding, bound) for binding in law.bindings if binding.follows is not None]
    parts += [_same(world, same, bound) for same in law.same]
    parts += [world.among(bound[name].claim, "type", world.vocabulary.measures) for name in sorted(_measured(law))]
    return Spoken(law, bound, both(parts), formula(world, law.when, bound), formula(world, law.require, bound))


def _measured(law: Law) -> set[str]:
    """The names of which a number is asked, so that only quantities can be bound to them."""
    found: set[str] = set()
    stack = [law.when, law.require]
    while stack:
        node = stack.pop()
        if isinstance(node, tree.Attribute) and node.type is tree.Type.NUMBER:
            found.add(node.binding)
        stack.extend(tree.children(node))
    return found


def selects(world: World, binding: Binding, claim: Claim) -> Formula:
    """Whether the binding may stand for the claim; false without a variable where what it may be tells."""
    asked = {"type": binding.types, "form": binding.forms, "stance": binding.stances}
    parts = [world.among(claim, field, names) for field, names in asked.items() if names is not None]
    if binding.modality is not None:
        parts.append(world.among(claim, "modality", (binding.modality,)))
    parts += [world.among(claim, key, names) for key, names in binding.keys if names and key not in REFERENCES]
    return both(parts)


def _follows(world: World, binding: Binding, bound: Bound) -> Formula:
    assert binding.follows is not None
    name, reference = binding.follows
    base, claim = bound[name].claim, bound[binding.name].claim
    if reference != COMPONENTS:
        return world.truth(reference, base, claim)
    found = []
    for whole in sorted(base.types):
        declared = world.vocabulary.declared[whole]
        members = declared.sum_of if isinstance(declared, Measure) else ()
        found.append(both([world.among(base, "type", (whole,)), world.among(claim, "type", members)]))
    return either(found)


def _same(world: World, same: Same, bound: Bound) -> Formula:
    claims = [bound[name].claim for name in same.bindings]
    return both([_shared(world, same.key, a, b) for a, b in pairwise(claims)])


def _shared(world: World, key: str, a: Claim, b: Claim) -> Formula:
    match key:
        case "time":
            return equal(world.name(a, "moment"), world.name(b, "moment"))
        case "fact":
            return both([_name(world, "fact", a, b), *(_name(world, k, a, b) for k in ("type", "modality"))])
        case _:
            return _name(world, key, a, b)


def _name(world: World, key: str, a: Claim, b: Claim) -> Formula:
    return world.same_name(a, b, key)
