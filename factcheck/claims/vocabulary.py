"""What a pack declares that claims can speak of: measures and event types.

Going in: the declarations of every loaded pack. Going out: one `Vocabulary`, which the reading of claims and the type checker of
rules share. Only data stands here; how a declaration is read from YAML is told in `factcheck.rules`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Literal

import attrs

from factcheck.records import Record
from factcheck.values.quantities import Kind
from factcheck.values.widths import Rational

MeasureKind = Literal["cumulative", "stock", "flow", "fixed"]
MEASURE_KINDS: tuple[MeasureKind, ...] = ("cumulative", "stock", "flow", "fixed")


@attrs.frozen(eq=False, repr=False)
class Implication(Record):
    """The event type that another type implies, or a measure counts; `dims` gives its dimensions that have other names there.

    Each pair is a dimension of the implied type, and the one whose value it takes. All others take the value of their own name.
    """

    type: str
    dims: tuple[tuple[str, str], ...] = ()

    def source(self, dimension: str) -> str:
        """Under which name the implying type has what the implied one calls `dimension`."""
        return dict(self.dims).get(dimension, dimension)

    def then(self, other: Implication) -> Implication:
        """What follows from what follows: `other` is implied by the type of this one."""
        carried = {name: self.source(source) for name, source in other.dims}
        carried = {**dict(self.dims), **carried}
        return Implication(
            other.type, tuple(sorted((name, source) for name, source in carried.items() if name != source))
        )


@attrs.frozen(eq=False, repr=False)
class Complete(Record):
    """The members of a dimension that make up the whole of a measure: who holds them all has their sum."""

    by: str
    members: tuple[str, ...]


@attrs.frozen(eq=False, repr=False)
class Measure(Record):
    """A measure: what kind of number it is, its unit and dimensions, and how it relates to other measures.

    `counted` is the default for persons and items (no unit, or a unit that no physical quantity has); `additive` (the parts of
    disjoint members add up) defaults to `counted`. `counts` names the event type that a count above zero asserts; `rounded`
    is the unit to which its unhedged numbers are rounded; `complete` names the members that make up
    its whole. Of `phrase` reports make sentences, with its dimensions and the value
    in braces.
    """

    name: str
    kind: MeasureKind
    unit: str | None = None
    dimensions: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    sum_of: tuple[str, ...] = ()
    counted: bool = True
    signed: bool = False
    additive: bool = True
    counts: Implication | None = None
    title: str = ""
    phrase: str = ""
    pack: str = ""
    rounded: Rational | None = None
    complete: Complete | None = None

    @property
    def number(self) -> Kind:
        """How its written values are to be read."""
        return Kind(unit=self.unit, counted=self.counted, signed=self.signed, name=self.name, title=self.title)

    @property
    def allowed(self) -> tuple[str, ...]:
        """Every dimension that a claim of this measure may carry."""
        return self.dimensions


@attrs.frozen(eq=False, repr=False)
class EventType(Record):
    """An event type: a moment, or with `lasts` a state. `identity` makes two reports tell of one event; without it it recurs.

    What lasts recurs too, unless it is `once`: its identity, by default all its dimensions, says what its claims are about.
    """

    name: str
    identity: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = ()
    roles: Mapping[str, Literal["one", "many"]] = attrs.field(factory=dict)
    lasts: bool = False
    once: bool = False
    implies: tuple[Implication, ...] = ()
    excludes: tuple[str, ...] = ()
    title: str = ""
    phrase: str = ""
    pack: str = ""

    def __attrs_post_init__(self) -> None:
        if self.lasts and not self.identity:
            object.__setattr__(self, "identity", self.dimensions)
            object.__setattr__(self, "dimensions", ())

    @property
    def recurs(self) -> bool:
        """Whether two reports of one identity may tell of two happenings."""
        return not self.once if self.lasts else not self.identity

    @property
    def subject(self) -> tuple[str, ...]:
        """The dimensions by which another type's claims may be about the same: of what lasts its identity, of a moment all."""
        return self.identity if self.lasts else self.allowed

    @property
    def allowed(self) -> tuple[str, ...]:
        """Every dimension that a claim of this type may carry."""
        return (*self.identity, *self.dimensions, *self.roles)


@attrs.frozen(eq=False, repr=False)
class PackConstant(Record):
    """A number that the rules of a pack name: one for all (`plain`), or one for each name in the dimension `by`."""

    name: str
    plain: Rational = 0
    by: str = ""
    values: tuple[tuple[str, Rational], ...] = ()


@attrs.frozen(eq=False, repr=False, slots=False)
class Vocabulary(Record):
    """Everything that the loaded packs declare."""

    measures: Mapping[str, Measure] = attrs.field(factory=dict)
    events: Mapping[str, EventType] = attrs.field(factory=dict)
    apart: frozenset[str] = frozenset()
    """Dimensions whose members share nothing, declared or not, unless one contains the other or an entity says `overlaps`."""
    meanings: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    """The types that a word may mean other than the one of its name: qualified words, and those that two packs declare."""
    own: Mapping[tuple[str, str], str] = attrs.field(factory=dict)
    """The type that a word means inside one pack, where it means several in all of them."""
    constants: Mapping[str, Mapping[str, PackConstant]] = attrs.field(factory=dict)
    """By pack, the numbers that its rules may name: its own, and those of the packs that it extends."""

    def types_meant(self, word: str, pack: str = "") -> tuple[str, ...]:
        """The names of the types that a word may mean, inside a pack if one is given; several where it has to be qualified."""
        own = self.own.get((pack, word))
        if own is not None:
            return (own,)
        return (word,) if word in self.declared else self.meanings.get(word, ())

    @classmethod
    def of(cls, measures: Iterable[Measure], events: Iterable[EventType]) -> Vocabulary:
        """The vocabulary with these declarations."""
        return cls({m.name: m for m in measures}, {e.name: e for e in events})

    @cached_property
    def declared(self) -> Mapping[str, Measure | EventType]:
        """Every measure and event type by name."""
        return {**self.measures, **self.events}

    @cached_property
    def types(self) -> frozenset[str]:
        """The name of every measure and event type."""
        return frozenset(self.declared)

    @cached_property
    def carriers(self) -> Mapping[str, frozenset[str]]:
        """For each dimension, the types whose claims may carry it."""
        found: dict[str, set[str]] = {}
        for name, declared in self.declared.items():
            for dimension in declared.allowed:
                found.setdefault(dimension, set()).add(name)
        return {dimension: frozenset(names) for dimension, names in found.items()}

    @cached_property
    def units(self) -> Mapping[str, str]:
        """The units of the measures that have one."""
        return {name: measure.unit for name, measure in self.measures.items() if measure.unit is not None}

    @cached_property
    def many_roles(self) -> frozenset[str]:
        """The roles that some event type has several of."""
        return frozenset(role for event in self.events.values() for role, how in event.roles.items() if how == "many")

    @cached_property
    def kinds(self) -> Mapping[str, frozenset[str]]:
        """The types of each kind: `quantity`, and each kind of measure; `event` for moments and `state` for what lasts."""
        found: dict[str, frozenset[str]] = {
            kind: frozenset(name for name, m in self.measures.items() if m.kind == kind) for kind in MEASURE_KINDS
        }
        states = frozenset(name for name, event in self.events.items() if event.lasts)
        return {
            **found,
            "quantity": frozenset(self.measures),
            "event": frozenset(self.events) - states,
            "state": states,
        }

    @cached_property
    def wholes(self) -> Mapping[str, frozenset[str]]:
        """For each measure, itself and every measure that it is, through `part_of` or `sum_of`, a part of."""
        above: dict[str, set[str]] = {name: set(m.part_of) for name, m in self.measures.items()}
        for name, measure in self.measures.items():
            for part in measure.sum_of:
                above.setdefault(part, set()).add(name)
        return {name: frozenset(_reach(name, above)) for name in self.measures}

    @cached_property
    def implied(self) -> Mapping[str, tuple[Implication, ...]]:
        """For each event type, what it implies, at any remove; two ways to one type that name its dimensions alike are one."""
        found: dict[str, tuple[Implication, ...]] = {}
        for name, event in self.events.items():
            following = dict.fromkeys(event.implies)
            open_ = list(event.implies)
            while open_:
                reached = open_.pop()
                for further in self.events[reached.type].implies if reached.type in self.events else ():
                    next_ = reached.then(further)
                    if next_.type != name and next_ not in following:
                        following[next_] = None
                        open_.append(next_)
            found[name] = tuple(sorted(following, key=lambda each: (each.type, each.dims)))
        return found

    @cached_property
    def excluded(self) -> frozenset[tuple[str, str]]:
        """The pairs (a, b) in which `a` excludes `b`; both ways between types that last."""
        pairs = {(name, other) for name, e in self.events.items() for other in e.excludes}
        both = {(b, a) for a, b in pairs if self.events[a].lasts and b in self.events and self.events[b].lasts}
        return frozenset(pairs | both)

    def shared(self, a: str, b: str) -> tuple[str, ...]:
        """The dimensions by which claims of two event types are about one thing, in a stable order."""
        return tuple(sorted(set(self.events[a].subject) & set(self.events[b].subject)))


def _reach(start: str, edges: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    stack = [start]
    while stack:
        name = stack.pop()
        if name not in seen:
            seen.add(name)
            stack.extend(edges.get(name, ()))
    return seen
