"""A world of claims that are all variables.

Going in: the vocabulary, and bindings that claims must fit. Going out: `World`: a variable for every field of a claim that
somebody asks for, so that only what is spoken of is ever written. Names are whole numbers of which nothing is known but
which are equal; a name that a rule writes out has a number of its own. Truths are whole numbers, 1 for true.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

import attrs

from factcheck.claims.vocabulary import MEASURE_KINDS, Measure, Vocabulary
from factcheck.engine.joint.model.problem import FALSE, TRUE, Formula, Variable, both, either
from factcheck.engine.lint.formulas import Sum, at_most, equal, fixed, variable
from factcheck.rules.rule import Binding
from factcheck.rules.scope import FORMS, MODALITIES, STANCES

CHOICES = {"form": FORMS, "stance": STANCES, "modality": MODALITIES}
"""Names of which all possible ones are known, beside the types."""


@attrs.frozen
class Claim:
    """One claim of a world, and which types, forms, stances and modalities it may have."""

    number: int
    choices: tuple[tuple[str, frozenset[str]], ...]

    def may(self, field: str) -> frozenset[str] | None:
        """The names that the field may have, where they are known."""
        return dict(self.choices).get(field)

    @property
    def types(self) -> frozenset[str]:
        """The types that the claim may have."""
        return self.may("type") or frozenset()


@attrs.frozen
class Part:
    """What is bound to a name: a claim, or (`grouped`) any number of claims like it and it among them."""

    claim: Claim
    grouped: bool = False


@attrs.frozen
class Months:
    """A time and the variable that stands so many calendar months later; only roughly known to the solver."""

    time: Sum
    later: int
    count: int


class World:
    """Hands out variables. With `any_types` the vocabulary says nothing of which types a relation may hold between."""

    def __init__(self, vocabulary: Vocabulary, any_types: bool = False) -> None:
        self.vocabulary = vocabulary
        self.any_types = any_types
        self.variables: list[Variable] = []
        self.claims: list[Claim] = []
        self.months: list[Months] = []
        self.numbers: dict[tuple[Claim, str], int] = {}
        self.truths: dict[tuple[Hashable, ...], int] = {}
        self.opaques: dict[tuple[Hashable, ...], int] = {}
        self.ranges: list[tuple[int, int, int]] = []
        names = (*_in_kinds(vocabulary), *FORMS, *STANCES, *MODALITIES)
        self._codes = {name: place for place, name in enumerate(dict.fromkeys(names), start=1)}

    def claim(self, binding: Binding) -> Claim:
        """A further claim, one that the binding selects (its keys aside)."""
        modalities = None if binding.modality is None else frozenset((binding.modality,))
        asked = {"form": binding.forms, "stance": binding.stances, "modality": modalities}
        declared = frozenset(self.vocabulary.declared)
        types = declared if binding.types is None else binding.types & declared
        choices = [("type", types)]
        choices += [(key, frozenset(CHOICES[key]) if names is None else names) for key, names in asked.items()]
        self.claims.append(Claim(len(self.claims), tuple(choices)))
        return self.claims[-1]

    def number(self, claim: Claim, field: str, whole: bool = True) -> int:
        """The variable of a field."""
        key = (claim, field)
        if key not in self.numbers:
            self.numbers[key] = self.fresh(whole, field)
        return self.numbers[key]

    def fresh(self, whole: bool, field: str = "") -> int:
        """A new variable."""
        self.variables.append(Variable(whole, field))
        return len(self.variables) - 1

    def opaque(self, *key: Hashable) -> int:
        """The variable of a number of which nothing is known but which it is."""
        if key not in self.opaques:
            self.opaques[key] = self.fresh(False)
        return self.opaques[key]

    def between(self, first: int, last: int) -> int:
        """A new variable for some whole number from the first to the last."""
        self.ranges.append((self.fresh(True, "time"), first, last))
        return self.ranges[-1][0]

    def has(self, claim: Claim, *fields: str) -> bool:
        """Whether something is said of all these fields."""
        return all((claim, field) in self.numbers for field in fields)

    def name(self, claim: Claim, field: str) -> Sum:
        """A name, as a number."""
        return variable(self.number(claim, field))

    def code(self, name: str) -> Sum:
        """A name that is written out."""
        return fixed(self._code(name))

    def _code(self, name: str) -> int:
        return self._codes.setdefault(name, len(self._codes) + 1)

    def among(self, claim: Claim, field: str, names: Iterable[str]) -> Formula:
        """Whether a field has one of these names."""
        wanted, possible = frozenset(names), claim.may(field)
        if possible is not None:
            wanted &= possible
            if wanted == possible:
                return TRUE if wanted else FALSE
        return self.one_of(claim, field, wanted)

    def one_of(self, claim: Claim, field: str, names: Iterable[str]) -> Formula:
        """The same, whatever is known of the field; names with numbers in a row are one range."""
        runs: list[list[int]] = []
        for code in sorted(self._code(name) for name in names):
            if runs and code == runs[-1][1] + 1:
                runs[-1][1] = code
            else:
                runs.append([code, code])
        told = self.name(claim, field)
        return either([both([at_most(fixed(low), told), at_most(told, fixed(high))]) for low, high in runs])

    def same_name(self, a: Claim, b: Claim, field: str) -> Formula:
        """Whether two claims have one name in a field."""
        one, other = a.may(field), b.may(field)
        if one is not None and other is not None:
            if one.isdisjoint(other):
                return FALSE
            if one == other and len(one) == 1:
                return TRUE
        return equal(self.name(a, field), self.name(b, field))

    def same(self, a: Sum, b: Sum) -> Formula:
        """Whether two names, times or numbers are one."""
        return equal(a, b)

    def all_of(self, parts: Iterable[Formula]) -> Formula:
        """All of these."""
        return both(list(parts))

    def some_of(self, parts: Iterable[Formula]) -> Formula:
        """Some of these."""
        return either(list(parts))

    def truth(self, *key: Hashable) -> Formula:
        """A truth of which nothing is known but which it is."""
        if key not in self.truths:
            self.truths[key] = self.fresh(True)
        return at_most(fixed(1), variable(self.truths[key]))


def _in_kinds(vocabulary: Vocabulary) -> list[str]:
    """The types, those of one kind in a row, since rules select by kind."""
    kinds = vocabulary.kinds
    of_kind = [kinds[kind] for kind in (*MEASURE_KINDS, "event", "state")]
    return [name for names in of_kind for name in sorted(names, key=lambda t: (_sort(vocabulary, t), t))]


def _sort(vocabulary: Vocabulary, name: str) -> str:
    declared = vocabulary.declared[name]
    return f"{declared.counted} {declared.additive}" if isinstance(declared, Measure) else f"{bool(declared.identity)}"
