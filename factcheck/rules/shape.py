"""What a law is, decided once: its shape, by which every engine chooses how to run it.

Going in: the bindings and expressions of a law. Going out: one frozen `Shape`, kept on the law when it is compiled; engines
`match` on it and never look at a rule's name. To tell one more shape apart, add a record, a step in `shape_of`, and what each
backend does with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import TYPE_CHECKING

import attrs

from factcheck.records import Record
from factcheck.rules import tree
from factcheck.rules.functions import FUNCTIONS

if TYPE_CHECKING:
    from factcheck.rules.rule import Binding, Law

OF_FACTS = frozenset(("within", "compatible"))
"""The functions of two claims that look at what they tell of alone: never at a value, a time or who says it."""


@attrs.frozen(eq=False, repr=False)
class AtMost(Record):
    """`low <= high`, or `low < high` if strict: one ranged field of each of two claims."""

    low: tree.Attribute
    high: tree.Attribute
    strict: bool


@attrs.frozen(eq=False, repr=False)
class OneClaim(Record):
    """A law about single claims."""


@attrs.frozen(eq=False, repr=False)
class Agreement(Record):
    """All claims that share the keys have one value of a field in common; said of both orders, `<=` asks the same."""

    field: str


@attrs.frozen(eq=False, repr=False)
class Ordering(Record):
    """Where one field of `earlier` lies before one of `later`, another of one of them is at most that of the other.

    Without `before` the order is asked of every two. `of_facts` are conditions on what the two tell of.
    """

    earlier: str
    later: str
    before: AtMost | None
    at_most: AtMost
    of_facts: tuple[tree.Node, ...] = ()

    @property
    def rising(self) -> bool:
        """Whether it is the earlier that may not be more."""
        return self.at_most.low.binding == self.earlier

    @property
    def inside(self) -> tuple[str, str] | None:
        """The binding that lies within the other, and that other, if this is all that is asked of the two facts."""
        match self.of_facts:
            case (tree.Relation(name="within", arguments=(inner, outer)),):
                return inner.binding, outer.binding
        return None


@attrs.frozen(eq=False, repr=False)
class SameMoment(Record):
    """The values of several facts at one moment; `at_most` where they are two and one is at most the other."""

    at_most: AtMost | None
    of_facts: tuple[tree.Node, ...] = ()


class Periods(Enum):
    """How members are chosen by their periods, under the name of the function that asks for it."""

    APART = "during"
    TILE = "tile"


@attrs.frozen(eq=False, repr=False)
class Fold(Record):
    """A sum or a count over the group that is bound to a name; `follows` if a reference names its members.

    `periods` where members are chosen by the periods that they are told over: those that share nothing, or those that `TILE`.
    """

    group: str
    follows: str | None
    periods: Periods | None = None


@attrs.frozen(eq=False, repr=False)
class General(Record):
    """Any other tuple of claims."""


Shape = OneClaim | Agreement | Ordering | SameMoment | Fold | General


def shape_of(law: Law) -> Shape:
    """The shape of a law, read off its bindings and expressions alone."""
    for binding in law.bindings:
        if binding.group:
            return Fold(binding.name, binding.follows and binding.follows[1], _periods(law, binding))
    if len(law.bindings) == 1:
        return OneClaim()
    if law.unless or any(binding.follows is not None for binding in law.bindings):
        return General()
    field = _agreeing(law)
    if field is not None:
        return Agreement(field)
    of_facts, rest = _apart(law.when)
    moment = _at_one_moment(law)
    if len(law.bindings) == 2 and len(rest) <= 1:
        at_most = _at_most(law.require)
        before = _at_most(rest[0]) if rest else None
        if moment and not rest:
            return SameMoment(at_most, of_facts)
        if at_most is not None and (before is not None or not rest):
            first = before or at_most
            return Ordering(first.low.binding, first.high.binding, before, at_most, of_facts)
    return SameMoment(None, of_facts) if moment else General()


def _periods(law: Law, group: Binding) -> Periods | None:
    asked = [part.name for part in conjuncts(law.when) if isinstance(part, tree.Relation)]
    return next((way for way in Periods if way.value in asked), None) if group.follows is None else None


def conjuncts(node: tree.Node) -> tuple[tree.Node, ...]:
    """The parts of an `and`, or the expression itself; none of what is always true."""
    if isinstance(node, tree.And):
        return node.parts
    return () if node == tree.Truth(True) else (node,)


def is_of_facts(node: tree.Node) -> bool:
    """Whether a condition looks at nothing but what whole claims tell of."""
    if isinstance(node, tree.Not):
        return is_of_facts(node.part)
    return (
        isinstance(node, tree.Relation)
        and node.name in OF_FACTS
        and all(isinstance(argument, tree.Bound) for argument in node.arguments)
    )


def _apart(when: tree.Node) -> tuple[tuple[tree.Node, ...], list[tree.Node]]:
    parts = conjuncts(when)
    return tuple(part for part in parts if is_of_facts(part)), [part for part in parts if not is_of_facts(part)]


def _agreeing(law: Law) -> str | None:
    """The one field of two like bindings that must be equal; without a condition, `<=` binds them in both orders."""
    if len(law.bindings) != 2 or law.when != tree.Truth(True) or not are_alike(*law.bindings):
        return None
    node = law.require
    if not isinstance(node, tree.Compare) or node.op not in ("==", "<="):
        return None
    pair = _ranged(node)
    return pair[0].name if pair is not None and pair[0].name == pair[1].name else None


def _at_most(node: tree.Node) -> AtMost | None:
    if not isinstance(node, tree.Compare) or node.op not in ("<", "<="):
        return None
    pair = _ranged(node)
    return None if pair is None else AtMost(*pair, node.op == "<")


def _ranged(node: tree.Compare) -> tuple[tree.Attribute, tree.Attribute] | None:
    """The two sides, where each is a ranged field, of two different bindings."""
    left, right = node.left, node.right
    if not (isinstance(left, tree.Attribute) and isinstance(right, tree.Attribute)) or left.binding == right.binding:
        return None
    return (left, right) if left.type in (tree.Type.NUMBER, tree.Type.TIME) else None


def _at_one_moment(law: Law) -> bool:
    """Whether all that is bound shares its time, and nothing but its values is looked at."""
    shared = any(same.key == "time" and len(same.bindings) == len(law.bindings) for same in law.same)
    return shared and only_values(law.when) and only_values(law.require)


def only_values(node: tree.Node) -> bool:
    """Whether nothing is looked at but the values of what is bound, and what it tells of."""
    if isinstance(node, tree.Attribute):
        return node.name == "value"
    if isinstance(node, tree.Relation):
        return is_of_facts(node)
    return all(only_values(child) for child in tree.children(node))


def are_alike(a: Binding, b: Binding) -> bool:
    """Whether two bindings may stand for the same rows, and neither follows a reference."""
    return a.selector == b.selector and a.follows is None and b.follows is None


def is_symmetric(law: Law) -> bool:
    """Whether two like bindings can change places without changing what the law says, so that one order is enough."""
    if len(law.bindings) != 2 or law.unless or any(len(same.bindings) != 2 for same in law.same):
        return False
    a, b = law.bindings
    swap = {a.name: b.name, b.name: a.name}
    return are_alike(a, b) and all(_form(node, {}) == _form(node, swap) for node in (law.when, law.require))


def _form(node: tree.Node, names: Mapping[str, str]) -> object:
    """An expression in a form that does not depend on the order of what may change places, its names replaced."""
    match node:
        case tree.Attribute(binding=binding, name=name):
            return ("field", names.get(binding, binding), name)
        case tree.Compare(op=op, left=left, right=right):
            sides = [_form(left, names), _form(right, names)]
            return (op, *(sorted(sides, key=repr) if op in ("==", "!=") else sides))
        case tree.Relation(name=name, arguments=arguments):
            listed = list(_arguments(arguments, names))
            return (name, *(sorted(listed, key=repr) if FUNCTIONS[name].symmetric else listed))
        case tree.And(parts=parts) | tree.Or(parts=parts):
            return (type(node).__name__, *sorted((_form(part, names) for part in parts), key=repr))
        case tree.Not(part=part):
            return ("not", _form(part, names))
        case tree.Truth(value=value):
            return value
        case _:  # no other form is compared, so it is equal to none
            return ("other", bool(names), id(node))


def _arguments(arguments: tuple[tree.Bound | tree.Attribute, ...], names: Mapping[str, str]) -> Iterator[object]:
    for argument in arguments:
        if isinstance(argument, tree.Attribute):
            yield _form(argument, names)
        else:
            yield ("claim", names.get(argument.binding, argument.binding))
