"""What is proved of one law by itself.

Going in: a law, the vocabulary and an `Asker`. Going out: `Trouble`, or `None`. The questions stand in the order in which one
makes the next pointless: a rule that never applies is never violated either.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

import attrs

from factcheck.claims.vocabulary import Vocabulary
from factcheck.engine.joint.model.problem import FALSE, Formula
from factcheck.engine.lint.ask import Asker, Impossible, Unclear
from factcheck.engine.lint.expressions import Unsupported
from factcheck.engine.lint.finding import LintKind
from factcheck.engine.lint.formulas import negation
from factcheck.engine.lint.scope import Spoken, is_ban, selects, speak
from factcheck.engine.lint.world import Part, World
from factcheck.rules.rule import Law


@attrs.frozen
class Trouble:
    """What is wrong with one law."""

    kind: LintKind
    message: str


MATCHES_NOTHING = Trouble("matches-nothing", "nothing in the vocabulary can be bound by it")
NEVER_APPLIES = Trouble("never-applies", "no claims can meet its 'when'")
NEVER_VIOLATED = Trouble("never-violated", "no claims can break it: where it applies, 'require' always holds")
NEVER_HOLDS = Trouble("never-holds", "whatever it applies to breaks it; write 'require: false' if that is meant")


def trouble(law: Law, vocabulary: Vocabulary, asker: Asker) -> Trouble | None:
    """The first thing that is wrong with the law."""
    try:
        return _trouble(law, vocabulary, asker)
    except Unsupported as unsupported:
        return Trouble("undecided", f"there is no formula for {unsupported}")


def _trouble(law: Law, vocabulary: Vocabulary, asker: Asker) -> Trouble | None:
    world, spoken = instance(law, vocabulary)
    questions: list[tuple[list[Formula], Trouble]] = [
        ([spoken.reach], MATCHES_NOTHING),
        ([spoken.reach, spoken.when], NEVER_APPLIES),
        ([spoken.reach, spoken.when, negation(spoken.require)], NEVER_VIOLATED),
    ]
    if not is_ban(law):
        own = [turned.holds for turned in _turned(world, spoken)]
        questions.append(([spoken.reach, spoken.when, spoken.require, *own], NEVER_HOLDS))
    for asked, found in questions:
        answer = asker.ask(world, asked)
        if isinstance(answer, Unclear):
            return Trouble("undecided", f"whether {_doubt(found)} could not be told: {answer.reason}")
        if isinstance(answer, Impossible):
            return _of_vocabulary(law, vocabulary, asker) if found is NEVER_APPLIES else found
    return None


def _of_vocabulary(law: Law, vocabulary: Vocabulary, asker: Asker) -> Trouble:
    """A rule that would apply if only types were related as it asks, matches nothing; its `when` is sound."""
    world, spoken = instance(law, vocabulary, any_types=True)
    possible = not isinstance(asker.ask(world, [spoken.reach, spoken.when]), Impossible)
    return MATCHES_NOTHING if possible else NEVER_APPLIES


def _doubt(found: Trouble) -> str:
    return {
        "matches-nothing": "anything can be bound",
        "never-applies": "it ever applies",
        "never-violated": "it can be broken",
    }.get(found.kind, "it can hold")


def instance(law: Law, vocabulary: Vocabulary, any_types: bool = False) -> tuple[World, Spoken]:
    """The law, spoken of new claims in a world of their own. Raises `Unsupported`."""
    world = World(vocabulary, any_types)
    bound = {binding.name: Part(world.claim(binding), binding.group) for binding in law.bindings}
    return world, speak(world, law, bound)


def _turned(world: World, spoken: Spoken) -> Iterator[Spoken]:
    """The same law, of the same claims in every other order in which it binds them."""
    singles = [binding for binding in spoken.law.bindings if not binding.group]
    claims = [spoken.bound[binding.name].claim for binding in singles]
    for order in list(permutations(claims))[1:]:
        turned = {b.name: Part(claim) for b, claim in zip(singles, order, strict=True)}
        if all(selects(world, b, turned[b.name].claim) != FALSE for b in singles):
            yield speak(world, spoken.law, {**spoken.bound, **turned})
