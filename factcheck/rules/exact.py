"""The exact checker: decides one instance of a law with rational numbers.

Going in: a `Law`, the declared names, and the rows bound to its names. Going out: true, false or unknown under one reading. It
knows nothing of plans or SQL, so it is also what a finding's reader can run again. Each node of the tree becomes one closure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Any

import attrs

from factcheck.claims.table import STRICT, Row
from factcheck.claims.vocabulary import Vocabulary
from factcheck.rules import tree
from factcheck.rules.context import Context
from factcheck.rules.function import Term
from factcheck.rules.functions import FUNCTIONS, TERMS
from factcheck.rules.instance import Group, Instance, bounds_of, one_occurrence, shares, under
from factcheck.rules.rule import Law, field_names
from factcheck.values.bounds import (
    NEVER_NEGATIVE,
    Bounds,
    Number,
    Truth,
    at_most,
    below,
    equal,
    exact,
    negate,
    point,
)
from factcheck.values.times.days import months_later

Reader = Callable[[Instance, int], Any]


class Checker:
    """Decides instances of one law."""

    def __init__(self, law: Law, world: Context) -> None:
        self.law = law
        self.world = world
        self.when: Reader = reader(law.when, world)
        self.require: Reader = reader(law.require, world)
        self.unless: Reader = reader(law.unless_when or tree.Truth(True), world)
        self._exactly = tuple(same for same in law.same if same.key in ("identity", "time"))
        self._always = isinstance(law.when, tree.Truth) and law.when.value

    def in_scope(self, instance: Instance, reading: int) -> Truth:
        """Whether the law speaks of this instance under a reading."""
        for same in self.law.same:
            if not shares(instance, same, reading):
                return False
        truth: Truth = True if self._always else self.when(instance, reading)
        return truth

    def applies(self, instance: Instance) -> Truth:
        """`in_scope` under the strict reading, of an instance whose claims share every key already, as those of a plan do.

        Plans join by what rows that share an identity or a time have alike, which others may have too.
        """
        for same in self._exactly:
            if not (one_occurrence(instance, same) if same.key == "identity" else shares(instance, same, STRICT)):
                return False
        truth: Truth = True if self._always else self.when(instance, STRICT)
        return truth

    def holds(self, instance: Instance, reading: int) -> Truth:
        """`require`, of an instance in scope."""
        truth: Truth = self.require(instance, reading)
        return truth

    def violated(self, instance: Instance, reading: int) -> bool:
        """Whether `when` is true and `require` is false, of those members of a group that share what they must."""
        read = under(instance, self.law.same, reading)
        return read is not None and self.in_scope(read, reading) is True and self.require(read, reading) is False


def reader(node: tree.Node, world: Context) -> Reader:
    """The closure that decides a node."""
    match node:
        case tree.Truth(value=value):
            return lambda instance, reading: value
        case tree.And(parts=parts):
            return _decided_by(False, [reader(part, world) for part in parts])
        case tree.Or(parts=parts):
            return _decided_by(True, [reader(part, world) for part in parts])
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


def _decided_by(deciding: bool, readers: list[Reader]) -> Reader:
    """Strong Kleene `and` (a false part decides) or `or` (a true one); written out, for every instance comes through here."""

    def read(instance: Instance, reading: int) -> Truth:
        truth: Truth = not deciding
        for part in readers:
            found: Truth = part(instance, reading)
            if found is deciding:
                return deciding
            if found is None:
                truth = None
        return truth

    return read


def _range(node: tree.Node, world: Context) -> Reader:
    """A number, a time or a length of time as bounds; `None` where it is absent."""
    match node:
        case tree.Attribute(binding=binding, name=name):
            return lambda instance, reading: bounds_of(instance[binding], name, reading)
        case tree.Constant() | tree.Date():
            fixed = _fixed(node)
            return lambda instance, reading: fixed
        case tree.Months(time=time, count=count):
            read = reader(time, world)
            return lambda instance, reading: _present(read(instance, reading), lambda found: months_later(found, count))
        case tree.Total(of=of):
            return lambda instance, reading: instance[of.binding].total(of.name, reading)  # type: ignore[union-attr]
        case tree.Count(binding=binding):
            return lambda instance, reading: instance[binding].count()  # type: ignore[union-attr]
        case tree.Linear(terms=terms):
            return _linear([(factor, reader(term, world)) for factor, term in terms])
        case _:
            return _of_function(node, world)


def _fixed(node: tree.Constant | tree.Date) -> Bounds | tuple[str]:
    """What stands in the expression itself: a number, a time or a name."""
    if isinstance(node, tree.Date):
        return Bounds(node.first, node.last)
    return (node.value,) if isinstance(node.value, str) else point(exact(node.value))


def _of_function(node: tree.Node, world: Context) -> Reader:
    match node:
        case tree.Given(of=of, values=values):
            return _given(_names(of), dict(values))
        case tree.Apply(name=name, arguments=arguments):
            return _applied(TERMS[name], [reader(argument, world) for argument in arguments])
        case tree.Gathered(name=name, of=of):
            return _gathered(TERMS[name], of, world)
        case _:
            raise TypeError(f"no range can be read from {node}")


def _given(names: Reader, values: Mapping[str, Number]) -> Reader:
    def read(instance: Instance, reading: int) -> Bounds | None:
        found = names(instance, reading)
        number = values.get(found[0]) if len(found) == 1 else None
        return None if number is None else point(number)

    return read


def _applied(term: Term, arguments: list[Reader]) -> Reader:
    decide = term.range_of
    assert decide is not None

    def read(instance: Instance, reading: int) -> Bounds | None:
        ranges = [argument(instance, reading) for argument in arguments]
        return None if any(found is None for found in ranges) else decide(ranges)

    return read


def _gathered(term: Term, of: tree.Attribute, world: Context) -> Reader:
    """Of a group: from the ranges of its members, or from their names."""
    if term.of_names is not None:
        count, several = term.of_names, of.name in world.vocabulary.many_roles
        return lambda instance, reading: _different(count, instance[of.binding], of.name, several)  # type: ignore[arg-type]
    decide = term.range_of
    assert decide is not None
    return lambda instance, reading: decide(instance[of.binding].values(of.name, reading))  # type: ignore[union-attr]


def _different(count: Callable[[Sequence[tuple[str, ...]]], Bounds], group: Group, field: str, several: bool) -> Bounds:
    told = [field_names(row, field) for row in group.rows]
    if not several:
        return count(told)
    # of a role with many each is a name of its own, and no list of members is surely complete
    return count([(name,) for names in told for name in names or ("",)]) + NEVER_NEGATIVE


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


def _compare(node: tree.Compare, world: Context) -> Reader:
    if _plain(node.left) and _plain(node.right):
        return _compare_fields(node)
    left, right = reader(node.left, world), reader(node.right, world)
    if tree.Type.NAME in (node.left.type, node.right.type):
        several = [part for part in (node.left, node.right) if names_several(part, world.vocabulary)]
        return _compare_names(left, right, node.op == "==", several, world)
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


def names_several(node: tree.Node, vocabulary: Vocabulary) -> bool:
    """Whether an expression is a role that some event type has several of."""
    return isinstance(node, tree.Attribute) and node.name in vocabulary.many_roles


def _compare_names(left: Reader, right: Reader, wanted: bool, several: Sequence[tree.Node], world: Context) -> Reader:
    """One name with another; of a role with many, some member with the other, and no list of members is surely complete."""

    def read(instance: Instance, reading: int) -> Truth:
        x, y = left(instance, reading), right(instance, reading)
        if not x or not y:
            return None
        if several and any(_holds_many(part, instance, world) for part in several):
            return wanted if not set(x).isdisjoint(y) else None
        return (x == y) is wanted

    return read


def _holds_many(node: tree.Node, instance: Instance, world: Context) -> bool:
    assert isinstance(node, tree.Attribute)
    row = instance[node.binding]
    event = world.vocabulary.events.get(row.type) if isinstance(row, Row) else None
    return event is not None and event.roles.get(node.name) == "many"


def _names(node: tree.Attribute) -> Reader:
    binding, names = node.binding, _Names(node.name)
    return lambda instance, reading: names[instance[binding]]  # type: ignore[index]


class _Names(dict[Row, tuple[str, ...]]):
    """The names that rows have in one field, each found once: a row stands in many instances of a law."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self._field = field

    def __missing__(self, row: Row) -> tuple[str, ...]:
        found = self[row] = field_names(row, self._field)
        return found


def _relation(node: tree.Relation, world: Context) -> Reader:
    function = FUNCTIONS[node.name]
    first, second = node.arguments
    if isinstance(first, tree.Bound) and isinstance(second, tree.Bound):
        decide = function.of_claims
        a, b = first.binding, second.binding
        return lambda instance, reading: decide(world, instance[a], instance[b], reading)  # type: ignore[misc]
    assert isinstance(first, tree.Attribute)
    assert isinstance(second, tree.Attribute)
    left, right = reader(first, world), reader(second, world)
    choose = function.of_names if first.type is tree.Type.NAME else function.of_values
    here = attrs.evolve(world, entities=world.entities_in(first.name, second.name))

    def read(instance: Instance, reading: int) -> Truth:
        x, y = left(instance, reading), right(instance, reading)
        return None if x is None or y is None else choose(here, x, y, reading)  # type: ignore[misc]

    return read
