"""Rules and packs as values, and what a rule becomes once it is checked.

Going in: a rule as its author wrote it (`Rule`, the same whether it comes from YAML or from Python). Going out: `Law`s: the same
sentence with its bindings, keys and expressions typed against a vocabulary; a rule with `each` or `order` becomes several.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import attrs

from factcheck.claims.table import Row
from factcheck.claims.vocabulary import EventType, Implication, Measure, PackConstant
from factcheck.errors import Location
from factcheck.records import Record
from factcheck.rules.shape import Shape, is_symmetric, shape_of
from factcheck.rules.tree import Node

Severity = Literal["error", "warning", "note"]
RuleKind = Literal["law", "plausible", "notice"]

LAWS = 2048
"""Of so many laws is kept what is worked out of a law alone, for the next check."""


@attrs.frozen(eq=False, repr=False)
class Example(Record):
    """Claims in the claim-file form with which a rule holds, or which break it."""

    data: Mapping[str, Any]
    location: Location = Location("<python>")
    path: tuple[str | int, ...] = ()


@attrs.frozen(eq=False, repr=False)
class Rule(Record):
    """A declarative sentence that should be true of the world, as its author wrote it.

    `bindings` is what YAML calls `for`: a name and what it selects. `same` lists what the bound claims must share. `when` and
    `require` are expressions. `replaces` names the binding whose claims are set aside where the rule is broken (a revision).
    `unless` binds further claims: an instance in which such a claim may exist is out of scope.
    """

    code: str
    name: str
    title: str
    bindings: Mapping[str, Any]
    require: str
    why: str = ""
    when: str = "true"
    same: Sequence[Any] = ()
    unless: Mapping[str, Any] = attrs.field(factory=dict)
    kind: RuleKind = "law"
    severity: Severity = "error"
    modality: Sequence[str] = ("actual",)
    refines: str | None = None
    replaces: str | None = None
    each: str | None = None
    order: Sequence[str] = ()
    say: str = ""
    holds: Sequence[Example] = ()
    breaks: Sequence[Example] = ()
    pack: str = ""
    places: Mapping[str, Location] = attrs.field(factory=dict, eq=False)


@attrs.frozen(eq=False, repr=False)
class Extension(Record):
    """What a pack adds to a type of a pack that it extends; it changes nothing else of it."""

    name: str
    of_measure: bool
    dimensions: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    counts: Implication | None = None
    implies: tuple[Implication, ...] = ()
    excludes: tuple[str, ...] = ()
    title: str = ""
    phrase: str = ""


@attrs.frozen(eq=False, repr=False)
class Pack(Record):
    """A vocabulary and its rules in one declarative module."""

    name: str
    prefix: str
    version: str
    title: str = ""
    extends: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    events: tuple[EventType, ...] = ()
    extensions: tuple[Extension, ...] = ()
    apart: tuple[str, ...] = ()
    constants: tuple[PackConstant, ...] = ()
    rules: tuple[Rule, ...] = ()
    location: Location = Location("<python>")
    places: Mapping[str, Location] = attrs.field(factory=dict, eq=False)


@attrs.frozen
class Binding:
    """A bound name: which rows it may stand for, or which reference it follows, and whether it binds a group.

    An empty set of types, forms … binds none; `None` binds any. `keys` are further conditions: a field or dimension with the
    values it may have (`None`: any that is present).
    """

    name: str
    types: frozenset[str] | None
    forms: frozenset[str] | None
    stances: frozenset[str] | None
    modality: str | None
    keys: tuple[tuple[str, frozenset[str] | None], ...] = ()
    follows: tuple[str, str] | None = None
    group: bool = False

    @property
    def selector(self) -> tuple[object, ...]:
        """Equal for bindings that may stand for the same rows, whatever their names."""
        return self.types, self.forms, self.stances, self.modality, self.keys

    def selects(self, row: Row) -> bool:
        """Whether the row may be bound to this name."""
        return (
            (self.types is None or row.type in self.types)
            and self.takes(row.form, row.stance, row.modality)
            and self.has_keys(row)
        )

    def takes(self, form: str, stance: str, modality: str) -> bool:
        """Whether rows of this form, stance and modality may be bound, of a type that may be."""
        return (
            (self.forms is None or form in self.forms)
            and (self.stances is None or stance in self.stances)
            and (self.modality is None or modality == self.modality)
        )

    def has_keys(self, row: Row) -> bool:
        """Whether the row has every further key with a value that it may have."""
        return all(_has(row, key, wanted) for key, wanted in self.keys)


def _has(row: Row, key: str, wanted: frozenset[str] | None) -> bool:
    found = field_names(row, key)
    return bool(found) and (wanted is None or not wanted.isdisjoint(found))


def field_names(row: Row, key: str) -> tuple[str, ...]:
    """The names that a row has in a dimension, a reference or a field of names; empty where it has none."""
    if key in row.dims:
        return row.dims[key]
    if key in row.refs:
        return row.refs[key]
    found = getattr(row, key, None)
    if isinstance(found, str):
        return (found,) if found else ()
    return found if isinstance(found, tuple) and key in ("said_by", "origin") else ()


@attrs.frozen
class Same:
    """One thing that bound claims must share: a dimension, `fact`, `time`, `origin` …, among all bindings or the named ones."""

    key: str
    bindings: tuple[str, ...]


@attrs.frozen(eq=False, repr=False)
class Law(Record):
    """A rule, checked: one typed sentence that the planner, the checker and the writers of words read."""

    rule: Rule
    bindings: tuple[Binding, ...]
    same: tuple[Same, ...]
    when: Node
    require: Node
    unless: tuple[Binding, ...] = ()
    unless_same: tuple[Same, ...] = ()
    unless_when: Node | None = None
    part: str = ""
    shape: Shape = attrs.field(init=False, eq=False, repr=False)
    """What the law is, by which engines choose how to run it; decided here, once."""

    @shape.default
    def _shape(self) -> Shape:
        return shape_of(self)

    symmetric: bool = attrs.field(init=False, eq=False, repr=False)
    """Whether its two claims can change places, so that one order of them is enough."""

    @symmetric.default
    def _symmetric(self) -> bool:
        return is_symmetric(self)

    def __hash__(self) -> int:
        # of what tells laws apart, not of every part: what is worked out of a law alone is kept by law
        return hash((self.rule.code, self.part))

    @property
    def id(self) -> str:
        """The code, with what tells apart the laws that one rule became."""
        return f"{self.rule.code}{'/' if self.part else ''}{self.part}"
