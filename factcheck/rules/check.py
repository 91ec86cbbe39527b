"""From rules as their authors wrote them to laws that can run.

Going in: `Rule`s, from YAML or from Python, and the `Vocabulary` of all packs. Going out: `Checked`: typed laws, which can tell
where they may miss a conflict; one `InputError` with every problem at its place. What a rule may hold beside its expressions is
checked in `factcheck.rules.form`; to hold laws to one more thing, add a function to `_SOUND`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import attrs

from factcheck.claims.vocabulary import Vocabulary
from factcheck.errors import InputError, Problem, Unreadable
from factcheck.records import Record
from factcheck.rules.doubts import repeated
from factcheck.rules.expand import Variant, in_each_modality, variants
from factcheck.rules.form import form_problems, place_of
from factcheck.rules.parse import parse
from factcheck.rules.rule import Binding, Law, Pack, Rule, Same
from factcheck.rules.scope import COMPLETE, COMPONENTS, Scope
from factcheck.rules.select import Surroundings, select
from factcheck.rules.share import sames
from factcheck.rules.sound import SOUND
from factcheck.rules.tree import Node, Truth


@attrs.frozen(eq=False, repr=False)
class Checked(Record):
    """Laws that can run."""

    laws: tuple[Law, ...]

    @property
    def remarks(self) -> tuple[Problem, ...]:
        """No errors: they tell where a law may miss a conflict."""
        return tuple(dict.fromkeys(_told(law.rule, remark) for law in self.laws for remark in _remarks(law)))


def check_packs(packs: Sequence[Pack], vocabulary: Vocabulary) -> Checked:
    """The laws of every rule of these packs. Raises `InputError`."""
    codes = {rule.code for pack in packs for rule in pack.rules}
    laws: list[Law] = []
    problems: list[Problem] = []
    for rule in (rule for pack in packs for rule in pack.rules):
        try:
            laws += check(rule, vocabulary, codes).laws
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return Checked(tuple(laws))


def check(rule: Rule, vocabulary: Vocabulary, codes: Collection[str] | None = None) -> Checked:
    """The laws of one rule; `codes` are those that it may refine (`None`: any). Raises `InputError`."""
    problems = list(form_problems(rule, codes))
    laws: list[Law] = []
    if not problems:
        for variant in variants(rule, vocabulary):
            draft = _Draft(rule, variant, vocabulary, problems)
            law = draft.law()
            if law is not None:
                laws += in_each_modality(law)
    if problems:
        raise InputError(_told(rule, problem) for problem in problems)
    return Checked(tuple(laws))


def _told(rule: Rule, problem: Problem) -> Problem:
    """Where there is no file to point into, the rule's code tells where the problem is."""
    return problem if problem.location.line else attrs.evolve(problem, message=f"{rule.code}: {problem.message}")


def _remarks(law: Law) -> Iterator[Problem]:
    parts: tuple[tuple[str, Node | None, bool], ...] = (
        ("when", law.when, True),
        ("require", law.require, False),
    )
    for key, node, wanted in parts:
        for name in repeated(node, wanted) if node is not None else ():
            message = f"'{name}' stands twice in '{key}', so a conflict may be missed here; the joint check decides it"
            yield Problem(place_of(law.rule, key), message)


_SHARED = {COMPONENTS: ("dimensions", "time"), COMPLETE: ("type", "time")}


def _of_declared(bindings: Sequence[Binding]) -> Iterator[Same]:
    """A whole and what is declared to make it up are told of one time, under the reading of the pass."""
    for binding in bindings:
        if binding.follows is not None:
            whole, reference = binding.follows
            yield from (Same(key, (whole, binding.name)) for key in _SHARED.get(reference, ()))


class _Draft:
    """One variant of a rule on its way to a law in its first modality; what is wrong goes to `problems`."""

    def __init__(self, rule: Rule, variant: Variant, vocabulary: Vocabulary, problems: list[Problem]) -> None:
        self.rule = rule
        self.variant = variant
        self.vocabulary = vocabulary
        self.problems = problems

    def law(self) -> Law | None:
        """The law; nothing where there was a problem."""
        before = len(self.problems)
        bindings = self._bindings(self.variant.bindings, self.variant.keys)
        unless = self._bindings(self.rule.unless.get("for") or {}, None) if self.rule.unless else ()
        if len(self.problems) > before:
            return None  # without its bindings, every expression would seem wrong
        scope = self._scope(bindings)
        wider = self._scope((*bindings, *unless)) if unless else scope
        law = Law(
            rule=self.rule if self.variant.say == self.rule.say else attrs.evolve(self.rule, say=self.variant.say),
            bindings=bindings,
            same=(
                *self._same(self.rule.same, scope, "same"),
                *self._same(self.variant.same, scope, "each"),
                *_of_declared(bindings),
            ),
            when=self._expression(self.rule.when, self._scope(bindings, members=True), "when"),
            require=self._expression(self.variant.require, scope, "require"),
            unless=unless,
            unless_same=self._same(self.rule.unless.get("same") or (), wider, "unless.same"),
            unless_when=self._expression(self.rule.unless.get("when") or "true", wider, "unless.when")
            if unless
            else None,
            part=self.variant.part,
        )
        if len(self.problems) == before:
            found = ((key, message, hint) for check_one in SOUND for key, message, hint in check_one(law))
            self.problems.extend(Problem(place_of(self.rule, key), message, hint) for key, message, hint in found)
        return law if len(self.problems) == before else None

    def _scope(self, bindings: Sequence[Binding], members: bool = False) -> Scope:
        bound = {binding.name: binding for binding in bindings}
        shared = frozenset(item for item in self.rule.same if isinstance(item, str))
        return Scope(bound, self.vocabulary, self.variant.role, members, self.rule.pack, shared)

    def _bindings(self, written: Mapping[str, Any], keys: Mapping[str, str] | None) -> tuple[Binding, ...]:
        found = []
        among = Surroundings(self.vocabulary, self.rule.modality[0], self.variant.role, self.rule.pack)
        for name, selector in written.items():
            try:
                found.append(self._narrowed(select(name, selector, among)))
            except (Unreadable, InputError) as error:
                self._collect(error, keys[name] if keys is not None else f"unless.for.{name}")
        return tuple(found)

    def _narrowed(self, binding: Binding) -> Binding:
        """To the one type for which this variant is stated."""
        type_ = self.variant.types.get(binding.name)
        if type_ is None:
            return binding
        own = frozenset((type_,))
        return attrs.evolve(binding, types=own if binding.types is None else own & binding.types)

    def _same(self, written: Any, scope: Scope, key: str) -> tuple[Same, ...]:
        found: list[Same] = []
        for index, item in enumerate((written,) if isinstance(written, str | Mapping) else written):
            try:
                found += sames(item, scope)
            except (Unreadable, InputError) as error:
                self._collect(error, f"{key}.{index}")
        return tuple(found)

    def _expression(self, text: Any, scope: Scope, key: str) -> Node:
        try:
            if not isinstance(text, str):
                raise Unreadable("an expression is a text")
            return parse(text, scope, lambda: place_of(self.rule, key))
        except (Unreadable, InputError) as error:
            self._collect(error, key)
        return Truth(True)

    def _collect(self, error: Unreadable | InputError, key: str) -> None:
        if isinstance(error, Unreadable):
            self.problems.append(error.at(place_of(self.rule, key)))
        else:
            self.problems.extend(error.problems)
