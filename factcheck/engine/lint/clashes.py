"""Which pairs of rules contradict each other.

Going in: two laws. Going out: a `Tie` where some claims are in scope of both and no world keeps both, or where it could not be
told. The laws are spoken of every choice of claims in common, from most to least: a world that keeps both laws with some
claims in common also does with fewer, so that nearly every pair is settled by its first question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, permutations

from factcheck.claims.vocabulary import Vocabulary
from factcheck.engine.lint.alone import instance
from factcheck.engine.lint.ask import Asker, Impossible, Possible, Unclear
from factcheck.engine.lint.examples import example
from factcheck.engine.lint.scope import Spoken, speak
from factcheck.engine.lint.together import Tie
from factcheck.engine.lint.world import Part, World
from factcheck.rules.rule import Binding, Law

Common = Mapping[str, str]
"""Names of the one law, by the names of the other that stand for the same claims."""


def clash(a: Law, b: Law, vocabulary: Vocabulary, asker: Asker) -> Tie | None:
    """Whether some claims are in scope of both laws, and no world keeps both. Raises `Unsupported`."""
    codes = (a.rule.code, b.rule.code)
    kept: list[Common] = []
    for common in in_common(a, b):
        if any(common.items() <= other.items() for other in kept):
            continue
        world, of_a, of_b = _spoken(a, b, common, vocabulary)
        scopes = [of_a.scope, of_b.scope]
        answer = asker.ask(world, [*scopes, of_a.kept, of_b.kept])
        if isinstance(answer, Possible):
            kept.append(common)
            continue
        if isinstance(answer, Impossible):
            answer = asker.ask(world, scopes, shown=True)
            if isinstance(answer, Possible):
                return Tie(codes, example(world, answer.values, of_a, of_b))
        if isinstance(answer, Unclear):
            return Tie(codes, unclear=answer.reason)
    return None


def _spoken(a: Law, b: Law, common: Common, vocabulary: Vocabulary) -> tuple[World, Spoken, Spoken]:
    world, of_a = instance(a, vocabulary)
    bound = {binding.name: _part(world, of_a, common.get(binding.name), binding) for binding in b.bindings}
    return world, of_a, speak(world, b, bound)


def _part(world: World, of_a: Spoken, name: str | None, binding: Binding) -> Part:
    claim = world.claim(binding) if name is None else of_a.bound[name].claim
    return Part(claim, binding.group)


def in_common(a: Law, b: Law) -> Iterator[Common]:
    """Every choice of claims that both laws may bind, from most to least, one at least."""
    first, second = a.bindings, b.bindings
    for count in range(min(len(first), len(second)), 0, -1):
        for names in combinations(second, count):
            for others in permutations(first, count):
                if all(may_be_one(x, y) for x, y in zip(others, names, strict=True)):
                    yield {y.name: x.name for x, y in zip(others, names, strict=True)}


def may_be_one(a: Binding, b: Binding) -> bool:
    """Whether one claim can be bound to both names, by what it is."""
    pairs = ((a.types, b.types), (a.forms, b.forms), (a.stances, b.stances))
    apart = any(x is not None and y is not None and x.isdisjoint(y) for x, y in pairs)
    return not apart and (a.modality is None or b.modality is None or a.modality == b.modality)
