"""From one rule to the sentences that it is short for.

Going in: a `Rule`. Going out: `Variant`s: the rule for each declared role (`each: role`), every two lasting types that exclude
each other (`each: exclusion`), and for each pair of an `order`; and the law that a checked one is in another modality. A new
shorthand is one more function that yields variants.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

import attrs

from factcheck.claims.vocabulary import Vocabulary
from factcheck.records import Record
from factcheck.rules.rule import Binding, Law, Rule
from factcheck.rules.scope import EXCLUSION, ROLE

ORDER_REQUIRES = "earlier.time <= later.time"
ORDER_SAYS = "{later} is dated before {earlier}"


@attrs.frozen(eq=False, repr=False)
class Variant(Record):
    """One sentence of a rule. `keys` tells under which key of the rule each binding was written; `part` tells variants apart.

    `types` narrows what a binding selects to one type, and `same` adds to what the claims must share.
    """

    bindings: Mapping[str, Any]
    keys: Mapping[str, str]
    require: str
    say: str
    role: str | None = None
    part: str = ""
    types: Mapping[str, str] = attrs.field(factory=dict)
    same: tuple[str, ...] = ()


def variants(rule: Rule, vocabulary: Vocabulary) -> Iterator[Variant]:
    """Every sentence of a rule; none where `each` finds nothing."""
    for sentence in _pairs(rule) if rule.order else (_itself(rule),):
        if rule.each == ROLE:
            for role in single_roles(vocabulary):
                yield attrs.evolve(sentence, role=role, say=sentence.say.replace("{role}", role), part=role)
        elif rule.each == EXCLUSION:
            yield from _exclusions(sentence, vocabulary)
        else:
            yield sentence


def _exclusions(sentence: Variant, vocabulary: Vocabulary) -> Iterator[Variant]:
    """The sentence for every two lasting types that exclude each other, of claims that are about one thing."""
    first, second = sentence.bindings
    for a, b in sorted(vocabulary.excluded):
        if a < b and vocabulary.events[a].lasts and vocabulary.events[b].lasts:
            types = {first: a, second: b}
            yield attrs.evolve(sentence, types=types, same=vocabulary.shared(a, b), part=f"{a}|{b}")


def in_each_modality(law: Law) -> Iterator[Law]:
    """The law, read in the first modality of its rule, in each of them; once if every binding names a modality of its own."""
    yield law
    if len(law.rule.modality) == 1:
        return
    written = {**law.rule.bindings, **(law.rule.unless.get("for") or {})}
    free = {b.name for b in (*law.bindings, *law.unless) if not _names_modality(written.get(b.name))}
    for modality in law.rule.modality[1:] if free.intersection(b.name for b in law.bindings) else ():
        yield attrs.evolve(
            law,
            bindings=tuple(_turned(binding, modality, free) for binding in law.bindings),
            unless=tuple(_turned(binding, modality, free) for binding in law.unless),
            part="/".join(filter(None, (law.part, modality))),
        )


def _turned(binding: Binding, modality: str, free: set[str]) -> Binding:
    return attrs.evolve(binding, modality=modality) if binding.name in free else binding


def single_roles(vocabulary: Vocabulary) -> tuple[str, ...]:
    """The roles of which some event type has a single one."""
    return tuple(
        sorted({role for event in vocabulary.events.values() for role, how in event.roles.items() if how == "one"})
    )


def _itself(rule: Rule) -> Variant:
    keys = {name: f"for.{name}" for name in rule.bindings}
    return Variant(rule.bindings, keys, rule.require, rule.say)


def _pairs(rule: Rule) -> Iterator[Variant]:
    for (i, first), (j, second) in combinations(enumerate(rule.order), 2):
        yield Variant(
            bindings={"earlier": first, "later": second},
            keys={"earlier": f"order.{i}", "later": f"order.{j}"},
            require=ORDER_REQUIRES,
            say=rule.say or ORDER_SAYS,
            part=f"{first}<{second}",
        )


def _names_modality(selector: Any) -> bool:
    inner = selector[0] if isinstance(selector, list | tuple) and len(selector) == 1 else selector
    return isinstance(inner, Mapping) and "modality" in inner
