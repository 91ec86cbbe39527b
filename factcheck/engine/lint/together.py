"""What is proved of rules together: which follow from others, and which cannot hold with others.

Going in: laws that are sound by themselves. Going out: `Tie`s between rules. A law follows from others if, of the very
claims that break it, no world keeps them; it contradicts another if some claims are in scope of both and no world keeps both.
Rules that `refines` ties say the same on purpose. Laws with `unless` never force anything, since an exception may exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations

import attrs

from factcheck.claims.vocabulary import Vocabulary
from factcheck.engine.joint.model.problem import FALSE, TRUE, Formula
from factcheck.engine.lint.alone import instance
from factcheck.engine.lint.ask import Asker, Impossible, Possible, Unclear
from factcheck.engine.lint.examples import example
from factcheck.engine.lint.formulas import equal, fixed
from factcheck.engine.lint.scope import Spoken, selects, speak
from factcheck.engine.lint.world import Part, World
from factcheck.rules.rule import Law


@attrs.frozen
class Tie:
    """What holds between a law and the rules with these codes; `unclear` says why it could not be told."""

    codes: tuple[str, ...]
    witness: str = ""
    unclear: str = ""


def follows(law: Law, laws: Sequence[Law], vocabulary: Vocabulary, asker: Asker) -> Tie | None:
    """The rules that are broken by whatever breaks this law, of claims of which no `occurrence` is named unless it asks."""
    world, spoken = instance(law, vocabulary)
    assumed = [spoken.broken, *_of_no_occurrence(world)]
    premises = list(_premises(world, spoken, laws))
    answer = asker.ask(world, assumed, [premise for premise, _ in premises])
    if isinstance(answer, Possible):
        return None
    if isinstance(answer, Unclear):
        return Tie((law.rule.code,), unclear=answer.reason)
    alone = asker.ask(world, assumed, shown=True)
    shown = example(world, alone.values, spoken) if isinstance(alone, Possible) else ""
    codes = _codes(premises, answer)
    one = next(_enough(world, assumed, premises, asker), None) if len(codes) > 1 else None
    return Tie(codes if one is None else (one,), shown)


def _enough(
    world: World, assumed: Sequence[Formula], premises: Sequence[tuple[Formula, str]], asker: Asker
) -> Iterator[str]:
    """The rules that by themselves are broken by whatever breaks the law."""
    for code in sorted({code for _, code in premises}):
        own = [premise for premise, other in premises if other == code]
        if isinstance(asker.ask(world, assumed, own), Impossible):
            yield code


def forbids(law: Law, laws: Sequence[Law], vocabulary: Vocabulary, asker: Asker) -> Tie | None:
    """The rules with which the law cannot hold, where it applies."""
    world, spoken = instance(law, vocabulary)
    premises = list(_premises(world, spoken, laws))
    others = [premise for premise, _ in premises]
    answer = asker.ask(world, [spoken.scope, spoken.kept], others)
    if isinstance(answer, Possible):
        return None
    if isinstance(answer, Unclear):
        return Tie((law.rule.code,), unclear=answer.reason)
    applies = asker.ask(world, [spoken.scope], others, shown=True)
    if isinstance(applies, Impossible):
        return None  # the others forbid its scope: it follows from them, which `follows` tells
    shown = example(world, applies.values, spoken) if isinstance(applies, Possible) else ""
    return Tie(_codes(premises, answer), shown)


def _codes(premises: Sequence[tuple[Formula, str]], answer: Impossible) -> tuple[str, ...]:
    return tuple(sorted({premises[place][1] for place in answer.places}))


def _of_no_occurrence(world: World) -> Iterator[Formula]:
    """Claims of which the law says nothing about an `occurrence` name none, so that equal dimensions are one fact."""
    if not any(field == "occurrence" for _, field in world.numbers):
        for claim in world.claims:
            yield equal(world.name(claim, "occurrence"), fixed(0))


def _premises(world: World, spoken: Spoken, laws: Iterable[Law]) -> Iterator[tuple[Formula, str]]:
    """Every other law, of the claims that the first one binds."""
    for other in laws:
        if other.unless or other.rule.code == spoken.law.rule.code:
            continue
        for bound in _instances(world, spoken, other):
            premise = speak(world, other, bound).holds
            if premise != TRUE:
                yield premise, other.rule.code


def _instances(world: World, spoken: Spoken, other: Law) -> Iterator[Mapping[str, Part]]:
    """The ways in which the law binds no claims but these; a group, the only one left that fits it."""
    parts = list(spoken.bound.values())
    fitting = {
        (binding.name, part): selects(world, binding, part.claim) != FALSE
        for binding in other.bindings
        for part in parts
    }
    for order in permutations(parts, len(other.bindings)):
        chosen = dict(zip((binding.name for binding in other.bindings), order, strict=True))
        if not all(fitting[pair] for pair in chosen.items()):
            continue
        left = [part for part in parts if part not in order]
        if any(fitting[b.name, part] for b in other.bindings if b.group for part in left):
            continue
        yield {b.name: chosen[b.name] if b.group else Part(chosen[b.name].claim) for b in other.bindings}
