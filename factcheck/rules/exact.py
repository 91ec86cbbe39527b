"""The exact checker: decides one instance of a law with rational numbers.

Going in: a `Law`, the declared names, and the rows bound to its names. Going out: true, false or unknown under one reading. It
knows nothing of plans or SQL, so it is also what a finding's reader can run again. Each node of the tree becomes one closure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from operator import attrgetter
from typing import Any

import attrs

from factcheck.claims.table import STRICT, Row
from factcheck.records import Record
from factcheck.rules import tree
from factcheck.rules.relations import RELATIONS, World
from factcheck.rules.rule import Law, Same, field_names
from factcheck.values.bounds import (
    EVERYTHING,
    NEVER_NEGATIVE,
    Bounds,
    Truth,
    at_most,
    below,
    equal,
    exact,
    negate,
    point,
)
from factcheck.values.times.days import months_later

Member = tuple[str, str]
"""What a row of a group is a member by: its fact, and before it its claim where members of different claims are different."""


@attrs.frozen(eq=False, repr=False)
class Group(Record):
    """The rows bound to a group, and the members to be told; one without a row is known to its measure's minimum only.

    Members that a law finds are facts, whoever tells them. Those that a reference names (`by_claim`) are different ones in
    different claims, so that 1,500 and "another 1,500 on top" of one fact are two.
    """

    rows: tuple[Row, ...]
    members: tuple[Member, ...]
    signed: bool = False
    by_claim: bool = False

    @classmethod
    def of(cls, rows: tuple[Row, ...], signed: bool, by_claim: bool = False) -> Group:
        """The group of all that the rows tell."""
        members = dict.fromkeys(_member(row, by_claim) for row in rows)
        return cls(rows, tuple(members), signed, by_claim)

    def telling(self) -> dict[Member, list[Row]]:
        """The rows of each member."""
        found: dict[Member, list[Row]] = {member: [] for member in self.members}
        for row in self.rows:
            found[_member(row, self.by_claim)].append(row)
        return found

    def values(self, name: str, reading: int) -> list[Bounds]:
        """One range a member: the largest low and the smallest high; the hull where the rows leave none."""
        return [self._one(rows, name, reading) for rows in self.telling().values()]

    def _one(self, rows: list[Row], name: str, reading: int) -> Bounds:
        by_form: dict[str, list[Bounds]] = {}
        for row in rows:
            found = _bounds(row, name, reading)
            if found is not None:
                by_form.setdefault(row.form, []).append(found)
        if not by_form:
            return EVERYTHING if self.signed else NEVER_NEGATIVE
        # A total and an increment of one fact are not one number, so neither narrows the other.
        return reduce(Bounds.hull, map(_common, by_form.values()))


def _member(row: Row, by_claim: bool) -> Member:
    return (row.claim if by_claim else "", row.fact)


def _common(ranges: list[Bounds]) -> Bounds:
    common = reduce(Bounds.meet, ranges)
    return reduce(Bounds.hull, ranges) if common.is_empty else common


Instance = Mapping[str, Row | Group]
"""What is bound to each name of a law."""

Reader = Callable[[Instance, int], Any]


class Checker:
    """Decides instances of one law."""

    def __init__(self, law: Law, world: World) -> None:
        self.law = law
        self.world = world
        self.when: Reader = reader(law.when, world)
        self.require: Reader = reader(law.require, world)
        self._by_identity = tuple(same for same in law.same if same.key == "identity")
        self._always = isinstance(law.when, tree.Truth) and law.when.value

    def in_scope(self, instance: Instance, reading: int) -> Truth:
        """Whether the law speaks of this instance under a reading."""
        shared = all(shares(instance, same, reading) for same in self.law.same)
        if not shared:
            return False
        truth: Truth = True if self._always else self.when(instance, reading)
        return truth

    def applies(self, instance: Instance) -> Truth:
        """`in_scope` under the strict reading, of an instance whose claims share every key already, as those of a plan do."""
        if self._by_identity and not all(shares(instance, same, STRICT) for same in self._by_identity):
            return False  # one identity, but two occurrences
        truth: Truth = True if self._always else self.when(instance, STRICT)
        return truth

    def holds(self, instance: Instance, reading: int) -> Truth:
        """`require`, of an instance in scope."""
        truth: Truth = self.require(instance, reading)
        return truth

    def violated(self, instance: Instance, reading: int) -> bool:
        """Whether `when` is true and `require` is false."""
        return self.in_scope(instance, reading) is True and self.require(instance, reading) is False


def shares(instance: Instance, same: Same, reading: int) -> bool:
    """Whether the named bindings have one and the same key, absent being unequal to everything."""
    wanted: object = None
    occurrences = set()
    for name in same.bindings:
        bound = instance[name]
        for row in (bound,) if isinstance(bound, Row) else bound.rows:
            found = key_of(row, same.key, reading)
            if found is None or (wanted is not None and found != wanted):
                return False
            wanted = found
            occurrences.add(row.occurrence)
    return same.key != "identity" or len(occurrences - {None}) <= 1


def key_of(row: Row, key: str, reading: int) -> object:
    """What a row has under a key of `same`; `None` is absent."""
    read = _KEYS.get(key)
    return read(row, reading) if read is not None else field_names(row, key) or None


_KEYS: Mapping[str, Callable[[Row, int], object]] = {
    "time": lambda row, reading: row.moment[reading],
    "fact": lambda row, reading: row.fact or None,
    "type": lambda row, reading: row.type,
    "statement": lambda row, reading: row.statement,
    "dimensions": lambda row, reading: tuple(sorted(row.dims.items())),
    "identity": lambda row, reading: row.identity or (row.occurrence and f"occurrence {row.occurrence}"),
    "said_on": lambda row, reading: row.said_on[reading].low if row.said_on[reading].is_point else None,
}


def reader(node: tree.Node, world: World) -> Reader:
    """The closure that decides a node."""
    match node:
        case tree.Truth(value=value):
            return lambda instance, reading: value
        case tree.And(parts=parts):
            return _all([reader(part, world) for part in parts])
        case tree.Or(parts=parts):
            return _any([reader(part, world) for part in parts])
        case tree.Not(part=part):
            read = reader(part, world)
            return lambda instance, reading: negate(read(instance, reading))
        case tree.Compare():
            return _compare(node, world)
        case tree.Relation():
            return _relation(node, world)
        case tree.Attribute(type=tree.Type.NAME):
            return _names(node)
        case _:
            return _range(node, world)


def _all(readers: list[Reader]) -> Reader:
    """Strong Kleene `and`, written out because every instance of every law comes through here."""

    def read(instance: Instance, reading: int) -> Truth:
        truth: Truth = True
        for part in readers:
            found = part(instance, reading)
            if found is False:
                return False
            if found is None:
                truth = None
        return truth

    return read


def _any(readers: list[Reader]) -> Reader:
    """Strong Kleene `or`."""

    def read(instance: Instance, reading: int) -> Truth:
        truth: Truth = False
        for part in readers:
            found = part(instance, reading)
            if found is True:
                return True
            if found is None:
                truth = None
        return truth

    return read


def _range(node: tree.Node, world: World) -> Reader:
    """A number, a time or a length of time as bounds; `None` where it is absent."""
    match node:
        case tree.Attribute(binding=binding, name=name):
            return lambda instance, reading: _bounds(instance[binding], name, reading)
        case tree.Constant(value=value) if not isinstance(value, str):
            fixed = point(exact(value))
            return lambda instance, reading: fixed
        case tree.Constant(value=value):
            return lambda instance, reading: (value,)
        case tree.Months(time=time, count=count):
            read = reader(time, world)
            return lambda instance, reading: _present(read(instance, reading), lambda found: months_later(found, count))
        case tree.Total(of=of):
            return lambda instance, reading: reduce(Bounds.__add__, instance[of.binding].values(of.name, reading))  # type: ignore[union-attr]
        case tree.Count(binding=binding):
            return lambda instance, reading: point(len(instance[binding].members))  # type: ignore[union-attr]
        case tree.Linear(terms=terms):
            return _linear([(factor, reader(term, world)) for factor, term in terms])
        case _:
            raise TypeError(f"no range can be read from {node}")


def _present(found: Bounds | None, then: Callable[[Bounds], Bounds]) -> Bounds | None:
    return None if found is None else then(found)


def _linear(terms: list[tuple[Any, Reader]]) -> Reader:
    def read(instance: Instance, reading: int) -> Bounds | None:
        total = point(0)
        for factor, term in terms:
            found = term(instance, reading)
            if found is None:
                return None
            total = total + found.scaled(factor)
        return total

    return read


_OPERATORS: Mapping[str, Callable[[Bounds, Bounds], Truth]] = {
    "<=": at_most,
    "<": below,
    "==": equal,
    "!=": lambda x, y: negate(equal(x, y)),
}


def _compare(node: tree.Compare, world: World) -> Reader:
    if _plain(node.left) and _plain(node.right):
        return _compare_fields(node)
    left, right = reader(node.left, world), reader(node.right, world)
    if tree.Type.NAME in (node.left.type, node.right.type):
        return _compare_names(left, right, node.op == "==")
    decide = _OPERATORS[node.op]

    def read(instance: Instance, reading: int) -> Truth:
        x, y = left(instance, reading), right(instance, reading)
        return None if x is None or y is None else decide(x, y)

    return read


def _plain(node: tree.Node) -> bool:
    """Whether an expression is one ranged field, other than the bare figure, which has no two readings."""
    return isinstance(node, tree.Attribute) and node.type is not tree.Type.NAME and node.name != "figure"


def _compare_fields(node: tree.Compare) -> Reader:
    """Two fields compared, as nearly every law does, without a closure for each."""
    assert isinstance(node.left, tree.Attribute)
    assert isinstance(node.right, tree.Attribute)
    decide = _OPERATORS[node.op]
    left, right = node.left.binding, node.right.binding
    of_left, of_right = attrgetter(node.left.name), attrgetter(node.right.name)

    def read(instance: Instance, reading: int) -> Truth:
        x, y = of_left(instance[left]), of_right(instance[right])
        return None if x is None or y is None else decide(x[reading], y[reading])

    return read


def _compare_names(left: Reader, right: Reader, wanted: bool) -> Reader:
    def read(instance: Instance, reading: int) -> Truth:
        x, y = left(instance, reading), right(instance, reading)
        return (x == y) is wanted if x and y else None

    return read


def _names(node: tree.Attribute) -> Reader:
    return lambda instance, reading: field_names(instance[node.binding], node.name)  # type: ignore[arg-type]


def _relation(node: tree.Relation, world: World) -> Reader:
    relation = RELATIONS[node.name]
    first, second = node.arguments
    if isinstance(first, tree.Bound) and isinstance(second, tree.Bound):
        decide = relation.decide_claims
        a, b = first.binding, second.binding
        return lambda instance, reading: decide(world, instance[a], instance[b], reading)  # type: ignore[misc]
    assert isinstance(first, tree.Attribute)
    assert isinstance(second, tree.Attribute)
    left, right = reader(first, world), reader(second, world)
    choose = relation.decide_names if first.type is tree.Type.NAME else relation.decide_values

    def read(instance: Instance, reading: int) -> Truth:
        x, y = left(instance, reading), right(instance, reading)
        return None if x is None or y is None else choose(world, x, y, reading)  # type: ignore[misc]

    return read


def _bounds(bound: Any, name: str, reading: int) -> Bounds | None:
    if name == "figure":
        figure: Bounds | None = bound.figure
        return figure
    pair = getattr(bound, name)
    found: Bounds | None = None if pair is None else pair[reading]
    return found
