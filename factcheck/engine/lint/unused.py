"""What is written in a pack and does nothing: words that no rule and no relation can use, and rules that say nothing.

Going in: packs and their laws. Going out: a `LintFinding` for each. Nothing is proved here, and nothing is wrong with the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from factcheck.claims.vocabulary import EventType, Vocabulary
from factcheck.engine.lint.finding import LintFinding
from factcheck.rules.rule import Law, Pack, Rule

_WORD = re.compile(r"\w+")


def unused(packs: Sequence[Pack], laws: Sequence[Law], vocabulary: Vocabulary) -> Iterator[LintFinding]:
    """All that does nothing in these packs, among all laws."""
    used = {name for law in laws for binding in law.bindings for name in _named(law, binding.name, binding.types)}
    used |= _related(vocabulary)
    for pack in packs:
        for rule in pack.rules:
            if not rule.say and not rule.order:
                message = "it has no 'say', so its findings only repeat its title"
                yield LintFinding("says-nothing", (rule.code,), message, "", rule.places.get("code", pack.location))
        for event in pack.events:
            if _never_meets(event) and event.name not in used:
                message = f"claims of '{event.name}' meet by an occurrence or a denial only: nothing else ties them"
                yield _of_word(pack, event.name, f"vocabulary.events.{event.name}", message)
        spoken = {word for other in packs for rule in other.rules for word in _words(rule)}
        for constant in pack.constants:
            if constant.name not in spoken:
                message = f"no rule names the constant '{constant.name}'"
                yield _of_word(pack, constant.name, f"constants.{constant.name}", message)


def _of_word(pack: Pack, word: str, key: str, message: str) -> LintFinding:
    return LintFinding("unused-word", (f"{pack.name}/{word}",), message, "", pack.places.get(key, pack.location))


def _never_meets(event: EventType) -> bool:
    """Measures agree with themselves, and so does what has an identity: core rules bind these by kind."""
    return not event.identity and not event.lasts


def _named(law: Law, name: str, types: frozenset[str] | None) -> frozenset[str]:
    """The types that a rule binds by their names, not by their kind."""
    written: object = law.rule.bindings.get(name)
    inner = written[0] if isinstance(written, list | tuple) and written else written
    by_name = isinstance(inner, str) or (isinstance(inner, Mapping) and "type" in inner) or bool(law.rule.order)
    return types if by_name and types is not None else frozenset()


def _related(vocabulary: Vocabulary) -> set[str]:
    """The types that another implies, excludes or counts, and those that do so."""
    found = {measure.counts.type for measure in vocabulary.measures.values() if measure.counts is not None}
    for event in vocabulary.events.values():
        others = {*(implied.type for implied in event.implies), *event.excludes}
        found |= {*others, event.name} if others else set()
    return found


def _words(rule: Rule) -> Iterator[str]:
    for text in (rule.require, rule.when, str(rule.unless.get("when", ""))):
        yield from _WORD.findall(text)
