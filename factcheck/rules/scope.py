"""What an expression may say of the claims that a rule binds.

Going in: the bindings of a rule and the vocabulary. Going out: the type and the units of each field, or `Unreadable` with the
nearest right name. A field of every claim is added by one entry in `FIELDS`, under its name in `factcheck.claims.table.Row`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import get_args

import attrs

from factcheck.claims.entities import normal
from factcheck.claims.fields import Certainty, Reliability
from factcheck.claims.vocabulary import PackConstant, Vocabulary
from factcheck.errors import Unreadable, nearest
from factcheck.records import Record
from factcheck.rules.linear import constant
from factcheck.rules.rule import Binding
from factcheck.rules.tree import Attribute, Given, Node, Type

FIELDS: Mapping[str, Type] = {
    **dict.fromkeys(("value", "figure"), Type.NUMBER),
    **dict.fromkeys(("time", "start", "end", "said_on", "said_day", "published", "since"), Type.TIME),
    **dict.fromkeys(
        (
            "origin",
            "document",
            "statement",
            "occurrence",
            "type",
            "hedge",
            "form",
            "stance",
            "modality",
            "claim",
            "locator",
            "dated",
            "reliability",
            "certainty",
        ),
        Type.NAME,
    ),
}
"""The fields that every claim may have; what is not here is a dimension."""

OF_QUANTITIES = ("value", "figure")
REFERENCES = ("on_top_of", "part_of", "sum_of", "share_of", "ratio_of", "denies", "disowns", "corrects", "rests_on")
"""What one claim may say of another."""

COMPLETE = "complete"
"""`[whole.complete]`: the claims of the members that the measure of the whole declares to make it up."""

COMPONENTS = "components"
"""`[whole.components]`: the claims of the measures that the whole's measure is declared the sum of."""

SAME_KEYS = (
    "type",
    "fact",
    "dimensions",
    "identity",
    "time",
    "stated_time",
    "origin",
    "document",
    "statement",
    "occurrence",
    "said_on",
    "claim",
    "form",
    "stance",
    "modality",
    "based_on",
)
FORMS = ("total", "increment", "part", "growth", "first", "implied", "ends", "several", "misdated", "disowning")
STANCES = ("asserts", "denies", "unconfirmed", "disowns")
MODALITIES = ("actual", "planned")
RELIABILITIES = get_args(Reliability)
CERTAINTIES = get_args(Certainty)
ROLE = "role"
"""In a rule with `each: role`, the role that the rule is stated for."""

EXCLUSION = "exclusion"
"""In a rule with `each: exclusion`, every two lasting types that exclude each other."""

RESERVED = frozenset(
    (
        *FIELDS,
        *REFERENCES,
        *SAME_KEYS,
        COMPONENTS,
        COMPLETE,
        ROLE,
        "kind",
        "first",
        "follows",
        "additive",
        "counted",
        "signed",
        "lasts",
    )
)
"""Names that no dimension may have, since rules use them for something else."""


def dimensions_of(vocabulary: Vocabulary, type_: str) -> tuple[str, ...]:
    """Every dimension that a claim of this type may carry."""
    declared = vocabulary.declared.get(type_)
    return declared.allowed if declared is not None else ()


@attrs.frozen(eq=False, repr=False)
class Scope(Record):
    """The bound names with what they select. `role` is what `.role` stands for. `members` lets fields of a group be used.

    `pack` has the constants that an expression may name; `shared` are the dimensions that all bound claims have alike.
    """

    bindings: Mapping[str, Binding]
    vocabulary: Vocabulary
    role: str | None = None
    members: bool = False
    pack: str = ""
    shared: frozenset[str] = frozenset()

    @property
    def constants(self) -> Mapping[str, PackConstant]:
        """The constants of the rule's pack, and of those that it extends."""
        return self.vocabulary.constants.get(self.pack, {})

    def given(self, name: str, binding: str = "") -> Node:
        """A constant; one by a dimension is that of the named claim, or of the one that alone can be meant."""
        found = self.constants[name]
        if not found.by:
            if binding:
                raise Unreadable(f"'{name}' is one number for all", f"write {name}")
            return constant(found.plain, Type.NUMBER)
        carrying = [own.name for own in self.bindings.values() if self._carries(own, found.by)]
        if not binding and (len(carrying) == 1 or (carrying and found.by in self.shared)):
            binding = carrying[0]
        if not binding:
            raise Unreadable(
                f"'{name}' differs by '{found.by}'", f"say of which claim, such as {(carrying or ['a'])[0]}.{name}"
            )
        of = self.binding(binding)
        self.check_dimension(of, found.by, ())
        if of.group and not self.members:
            raise Unreadable(f"'{binding}' is a group, whose members may have different values of '{name}'")
        values = {key: number for written, number in found.values for key in (written, normal(written))}
        return Given(name, Attribute(binding, found.by, Type.NAME), tuple(sorted(values.items())))

    def _carries(self, binding: Binding, dimension: str) -> bool:
        return not self.types(binding).isdisjoint(self.vocabulary.carriers.get(dimension, ()))

    def binding(self, name: str) -> Binding:
        """What is bound to a name."""
        found = self.bindings.get(name)
        if found is None:
            raise Unreadable(f"'{name}' is not bound by this rule", nearest(name, self.bindings))
        return found

    def named(self, name: str) -> str:
        """A field or dimension, `role` replaced by the role that the rule is stated for."""
        return self.role if name == ROLE and self.role is not None else name

    def type_of(self, binding: Binding, name: str) -> Type:
        """What `binding.name` stands for."""
        if name in FIELDS:
            if name in OF_QUANTITIES and self.binds_none_of(binding, self.vocabulary.measures):
                raise Unreadable(
                    f"'{binding.name}' binds no quantity, so it has no '{name}'", "events and states have times"
                )
            return FIELDS[name]
        self.check_dimension(binding, name, FIELDS)
        return Type.NAME

    def check_dimension(self, binding: Binding, name: str, beside: Iterable[str]) -> None:
        """Raises `Unreadable` where no type that is bound has this dimension; `beside`: what else may stand there."""
        types = self.types(binding)
        # Nothing of the kind is declared by any loaded pack: the rule is idle, and its dimensions cannot be checked.
        if types and types.isdisjoint(self.vocabulary.carriers.get(name, ())):
            known = {dimension for t in types for dimension in dimensions_of(self.vocabulary, t)}
            raise Unreadable(f"no type that '{binding.name}' binds has '{name}'", nearest(name, known.union(beside)))

    def binds_none_of(self, binding: Binding, declared: Collection[str]) -> bool:
        """Whether a binding asks for types, and none of them is among the declared ones; one for any claim may bind any."""
        return bool(binding.types and binding.types.isdisjoint(declared))

    def types(self, binding: Binding) -> frozenset[str]:
        """The types that a binding selects, every one of the vocabulary where it says none."""
        return self.vocabulary.types if binding.types is None else binding.types

    def units(self, binding: Binding) -> frozenset[str]:
        """The units of the values of a binding; empty where they are not known or a plain number is among them."""
        declared = self.vocabulary.units
        types = binding.types or frozenset()
        return frozenset(declared[t] for t in types) if types <= declared.keys() else frozenset()
