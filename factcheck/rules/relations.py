"""Functions on bound claims that rules may call, each with its meaning and its words in one place.

Going in: two rows, or one field of each, and the registry of names. Going out: true, false or unknown under one reading. To add a
function, add one entry to `RELATIONS`; the checker, the type checker and the writer of words find it there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, Literal

import attrs

from factcheck.claims.entities import Entities
from factcheck.claims.table import FUZZY, Row
from factcheck.claims.vocabulary import Vocabulary
from factcheck.records import Record
from factcheck.values.bounds import Bounds, Truth, both, either, share_a_point


class _Series(dict[Row, int]):
    """The series of rows: of one series are those that lie within the same, and hold the same, whatever is told of them."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[tuple[object, ...], int] = {}

    def __missing__(self, row: Row) -> int:
        told = (row.kind, row.type, row.form == "first", row.refs.get("among"), row.identity, row.occurrence)
        found = self[row] = self._known.setdefault((told, *row.dims.items()), len(self._known))
        return found


@attrs.frozen(eq=False, repr=False, slots=False)
class World(Record):
    """What a relation may ask beside its arguments: the declared names and types, and which document rewords which."""

    entities: Entities
    vocabulary: Vocabulary
    based_on: Mapping[str, str] = attrs.field(factory=dict)

    @cached_property
    def series(self) -> _Series:
        """The series of each row."""
        return _Series()

    @cached_property
    def contained(self) -> dict[tuple[int, int], Truth]:
        """Which series lies within which, as far as was asked: every law asks again, of every two claims."""
        return {}

    def root(self, document: str | None) -> str | None:
        """The document that a chain of rewordings goes back to."""
        while document is not None and document in self.based_on:
            document = self.based_on[document]
        return document


Decide = Callable[[World, Any, Any, int], Truth]


@attrs.frozen(eq=False, repr=False)
class Relation(Record):
    """One function: what its arguments are, how it is decided, and how it reads."""

    name: str
    arguments: frozenset[Literal["claims", "names", "values"]]
    words: str
    decide_claims: Decide | None = None
    decide_names: Decide | None = None
    decide_values: Decide | None = None
    symmetric: bool = False


def keys(world: World, row: Row) -> tuple[str, ...]:
    """The dimensions that must be there on both sides for one claim to lie within another: all but the roles of an event."""
    event = world.vocabulary.events.get(row.type)
    if event is not None:
        return (*event.identity, *event.dimensions)
    measure = world.vocabulary.measures.get(row.type)
    return measure.dimensions if measure is not None else ()


def within(world: World, a: Row, b: Row, reading: int) -> Truth:
    """Equal or inside, in every dimension and in the measure; a role that `b` leaves open restricts nothing."""
    series, contained = world.series, world.contained
    pair = series[a], series[b]
    if pair not in contained:
        contained[pair] = _within(world, a, b)
    return contained[pair]


def _within(world: World, a: Row, b: Row) -> Truth:
    if a.kind == "quantity":
        if b.type not in world.vocabulary.wholes.get(a.type, frozenset((a.type,))):
            return False
    elif a.type != b.type:
        return False
    if b.form == "first" and _one_event(a, b):
        return None  # another report of the first is no other event
    if "among" in b.refs:  # a first among those that are equal in the named dimensions
        return all(a.dims.get(name) == value for name, value in b.dims.items())
    wanted = () if b.form == "first" else keys(world, b)
    # what is told of one named happening holds nothing that may be another
    happening: Truth = True if b.form == "first" or b.occurrence in (None, a.occurrence) else None
    if happening and a.dims == b.dims and b.dims.keys() >= set(wanted):
        return True
    truth = happening
    for name in dict.fromkeys((*wanted, *b.dims)):
        found = _dimension_within(world, a, b, name)
        if found is False:
            return False
        truth = truth and found
    return truth


def _one_event(a: Row, b: Row) -> bool:
    """Whether two reports of one type tell of one event: by identity, of a recurring type by occurrence."""
    if a.identity is not None and a.identity == b.identity:
        return not a.occurrence or not b.occurrence or a.occurrence == b.occurrence
    return a.identity is None and bool(a.occurrence) and a.occurrence == b.occurrence


def _dimension_within(world: World, a: Row, b: Row, name: str) -> Truth:
    inner, outer = a.dims.get(name), b.dims.get(name)
    if inner is None or outer is None:
        return None
    return world.entities.lists_within(inner, outer)


def compatible(world: World, a: Row, b: Row, reading: int) -> Truth:
    """Within one way or the other, throughout; false between claims of a type without identity."""
    event = world.vocabulary.events.get(a.type)
    if event is not None and not event.identity:
        return False
    return either((within(world, a, b, reading), within(world, b, a, reading)))


def _names_compatible(world: World, a: tuple[str, ...], b: tuple[str, ...], reading: int) -> Truth:
    return world.entities.lists_agree(a, b) if a and b else None


def _names_within(world: World, a: tuple[str, ...], b: tuple[str, ...], reading: int) -> Truth:
    return world.entities.lists_within(a, b) if a and b else None


def _inside(world: World, a: Bounds, b: Bounds, reading: int) -> Truth:
    """Whether what `a` leaves possible is one of the numbers that `b` stands for, all of `b` taken together."""
    if b.contains(a):
        return True
    return None if share_a_point(a, b) else False


def _excludes(world: World, a: Row, b: Row, reading: int) -> Truth:
    return (a.type, b.type) in world.vocabulary.excluded


def _begins(world: World, a: Row, b: Row, reading: int) -> Truth:
    """Whether `a` puts what it tells of into the state of `b`: false for other things, unknown for a part or a whole of them."""
    event = world.vocabulary.events.get(a.type)
    if event is None or event.lasts or b.type not in world.vocabulary.implied.get(a.type, frozenset()):
        return False
    state = world.vocabulary.events[b.type]
    apart = any(
        world.entities.lists_agree(a.dims[name], b.dims[name]) is False
        for name in state.identity
        if name in a.dims and name in b.dims
    )
    return not apart and (all(a.dims.get(name) == b.dims.get(name) for name in state.identity) or None)


def _one_voice(world: World, a: Row, b: Row, reading: int) -> Truth:
    """One origin, or one is part of the other; where one only stands inside the other's chain, under fuzzy bounds only."""
    if a.origin is None or b.origin is None:
        return None
    if a.origin in world.entities.bodies(b.origin) or b.origin in world.entities.bodies(a.origin):
        return True
    return reading == FUZZY and (a.origin in b.said_by or b.origin in a.said_by)


def _plans(world: World, plan: Row, done: Row, reading: int) -> Truth:
    """Whether `done` is what `plan` plans: it equals the plan, or lies within it in every identity dimension."""
    event = world.vocabulary.events.get(plan.type)
    if plan.type != done.type:
        return False
    if event is not None and not event.identity and "first" not in plan.refs:
        return None if plan.occurrence is None or done.occurrence is None else plan.occurrence == done.occurrence
    if plan.occurrence and done.occurrence and plan.occurrence != done.occurrence:
        return False
    names = event.identity if event is not None and event.identity else tuple(plan.dims)
    return both(_dimension_within(world, done, plan, name) for name in names)


def _one_moment(world: World, a: Row, b: Row, reading: int) -> Truth:
    """Whether both surely speak of the same time, as `time` in `same` means it."""
    return True if a.moment[reading] is not None and a.moment[reading] == b.moment[reading] else None


def _can_coincide(world: World, a: Row, b: Row, reading: int) -> Truth:
    """Whether both may speak of one moment."""
    return share_a_point(a.time[reading], b.time[reading])


def _denies(world: World, a: Row, b: Row, reading: int) -> Truth:
    """Whether `a` names the claim `b` as the one that it denies."""
    return a.stance == "denies" and b.claim in a.refs.get("denies", ())


def _one_saying(world: World, a: Row, b: Row, reading: int) -> Truth:
    """Whether one origin asserts and denies both in one document at one moment (marked when the claims are read)."""
    return True if a.refs.get("saying") and a.refs["saying"] == b.refs.get("saying") else None


def _restates(world: World, a: Row, b: Row, reading: int) -> Truth:
    """Whether both give one value and one time, as they are written."""
    return a.value == b.value and a.time == b.time and a.start == b.start and a.end == b.end


def _can_equal(world: World, a: Bounds, b: Bounds, reading: int) -> Truth:
    return share_a_point(a, b)


def one_witness(world: World, a: Row, b: Row, reading: int) -> Truth:
    """For counting witnesses only (SEMANTICS, *Which claims meet*): one statement, reworded document, or speaker."""
    if a.statement and a.statement == b.statement:
        return True
    if a.document is not None and world.root(a.document) == world.root(b.document):
        return True
    spoken, others = _spoken(a), _spoken(b)
    all_bodies = world.entities.all_bodies
    return not all_bodies(others).isdisjoint(spoken) or not all_bodies(spoken).isdisjoint(others)


def _spoken(row: Row) -> tuple[str, ...]:
    return (*row.said_by, *row.refs.get("origins", ()))


RELATIONS: Mapping[str, Relation] = {
    relation.name: relation
    for relation in (
        Relation(
            "within",
            frozenset(("claims", "names")),
            "{0} equals or lies inside {1}",
            decide_claims=within,
            decide_names=_names_within,
        ),
        Relation(
            "compatible",
            frozenset(("claims", "names")),
            "one of {0} and {1} lies within the other",
            decide_claims=compatible,
            decide_names=_names_compatible,
            symmetric=True,
        ),
        Relation("inside", frozenset(("values",)), "{0} is one of the values of {1}", decide_values=_inside),
        Relation("excludes", frozenset(("claims",)), "{0} excludes {1}", decide_claims=_excludes),
        Relation("begins", frozenset(("claims",)), "{0} begins {1}", decide_claims=_begins),
        Relation(
            "one_voice",
            frozenset(("claims",)),
            "{0} and {1} go back to one speaker",
            decide_claims=_one_voice,
            symmetric=True,
        ),
        Relation(
            "one_moment",
            frozenset(("claims",)),
            "{0} and {1} speak of one moment",
            decide_claims=_one_moment,
            symmetric=True,
        ),
        Relation("can_coincide", frozenset(("claims",)), "{0} and {1} can be of one time", decide_claims=_can_coincide),
        Relation("denies", frozenset(("claims",)), "{0} denies {1} by name", decide_claims=_denies),
        Relation("one_saying", frozenset(("claims",)), "{0} and {1} are said at one moment", decide_claims=_one_saying),
        Relation(
            "restates", frozenset(("claims",)), "{0} says the same as {1}", decide_claims=_restates, symmetric=True
        ),
        Relation(
            "can_equal",
            frozenset(("values",)),
            "{0} and {1} can be one number",
            decide_values=_can_equal,
            symmetric=True,
        ),
        Relation(
            "one_witness",
            frozenset(("claims",)),
            "{0} and {1} go back to one source",
            decide_claims=one_witness,
            symmetric=True,
        ),
        Relation("plans", frozenset(("claims",)), "{1} is what {0} plans", decide_claims=_plans),
    )
}
