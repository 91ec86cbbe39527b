"""The expression tree: one small typed tree, with several readers.

Going in: what `factcheck.rules.parse` has read and checked. Going out: frozen nodes. The readers are
`factcheck.rules.exact` (the checker), the SQL writer of the engine, and `factcheck.rules.words`; the joint check adds a fourth.
To add a function, put a file into `factcheck.rules.functions`, where all of it stands together; nodes are added only when no
function will do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from fractions import Fraction
from functools import partial
from typing import Any, cast

import attrs

from factcheck.records import Record


class Type(Enum):
    """What an expression stands for."""

    NUMBER = "a number"
    TIME = "a time"
    DURATION = "a length of time"
    NAME = "a name"
    TRUTH = "true or false"


@attrs.frozen(eq=False, repr=False)
class Attribute(Record):
    """`binding.name`: one field of the claim that is bound to a name (`value`, `time`, `origin`, a dimension …)."""

    binding: str
    name: str
    type: Type


@attrs.frozen(eq=False, repr=False)
class Constant(Record):
    """A number, a length of time in whole microseconds, or a name."""

    value: Fraction | int | str
    type: Type


@attrs.frozen(eq=False, repr=False)
class Months(Record):
    """`time + months(n)`: a time moved by whole calendar months, clamped at month ends."""

    time: Node
    count: int
    type: Type = Type.TIME


@attrs.frozen(eq=False, repr=False)
class Span(Record):
    """`months(n)` or `years(n)` as a length: so many calendar months, which only some time gives a length."""

    count: int
    type: Type = Type.DURATION


@attrs.frozen(eq=False, repr=False)
class Date(Record):
    """`date("1990-01-01")`: some moment from `first` to `last`, in microseconds."""

    written: str
    first: int
    last: int
    type: Type = Type.TIME


@attrs.frozen(eq=False, repr=False)
class Given(Record):
    """`capacity`: a constant of the pack that differs by the name that a claim has in one dimension."""

    name: str
    of: Attribute
    values: tuple[tuple[str, Fraction | int], ...]
    type: Type = Type.NUMBER


@attrs.frozen(eq=False, repr=False)
class Apply(Record):
    """`name(x, ...)`: a function of numbers; a product or a quotient of values is one too."""

    name: str
    arguments: tuple[Node, ...]
    type: Type


@attrs.frozen(eq=False, repr=False)
class Linear(Record):
    """A sum of terms, each with a constant factor other than 0; subtraction and `days(n)` are written with it."""

    terms: tuple[tuple[Fraction | int, Node], ...]
    type: Type


@attrs.frozen(eq=False, repr=False)
class Total(Record):
    """`sum(parts.value)`: the sum of one field over a group."""

    of: Attribute
    type: Type = Type.NUMBER


@attrs.frozen(eq=False, repr=False)
class Count(Record):
    """`count(parts)`: how many facts a group holds."""

    binding: str
    type: Type = Type.NUMBER


@attrs.frozen(eq=False, repr=False)
class Gathered(Record):
    """`name(parts.value)`: the largest or the smallest of one field over a group, or how many different names it holds."""

    name: str
    of: Attribute
    type: Type


@attrs.frozen(eq=False, repr=False)
class Compare(Record):
    """`left op right`; `>` and `>=` are written with the sides exchanged."""

    op: str  # <= | < | == | !=
    left: Node
    right: Node
    type: Type = Type.TRUTH


@attrs.frozen(eq=False, repr=False)
class Relation(Record):
    """`name(a, b)`: a function of two bound claims, or of one field of each (`compatible(a.place, b.place)`)."""

    name: str
    arguments: tuple[Bound | Attribute, ...]
    type: Type = Type.TRUTH


@attrs.frozen(eq=False, repr=False)
class Bound(Record):
    """A bound claim as a whole, as an argument."""

    binding: str


@attrs.frozen(eq=False, repr=False)
class Truth(Record):
    """`true` or `false`."""

    value: bool
    type: Type = Type.TRUTH


@attrs.frozen(eq=False, repr=False)
class And(Record):
    """True when every part is."""

    parts: tuple[Node, ...]
    type: Type = Type.TRUTH


@attrs.frozen(eq=False, repr=False)
class Or(Record):
    """True when some part is."""

    parts: tuple[Node, ...]
    type: Type = Type.TRUTH


@attrs.frozen(eq=False, repr=False)
class Not(Record):
    """True when its part is false."""

    part: Node
    type: Type = Type.TRUTH


Node = (
    Attribute
    | Constant
    | Months
    | Span
    | Date
    | Given
    | Apply
    | Linear
    | Total
    | Count
    | Gathered
    | Compare
    | Relation
    | Truth
    | And
    | Or
    | Not
)


def children(node: Node) -> tuple[Node, ...]:
    """The expressions directly inside."""
    match node:
        case Months(time=inner) | Total(of=inner) | Gathered(of=inner) | Given(of=inner) | Not(part=inner):
            return (inner,)
        case Linear(terms=terms):
            return tuple(term for _, term in terms)
        case Compare(left=left, right=right):
            return (left, right)
        case Relation(arguments=arguments):
            return tuple(a for a in arguments if isinstance(a, Attribute))
        case Apply(arguments=parts) | And(parts=parts) | Or(parts=parts):
            return parts
        case _:
            return ()


def all_of(node: Node) -> Iterator[Node]:
    """An expression and every one inside it."""
    yield node
    for child in children(node):
        yield from all_of(child)


def mentioned(node: Node) -> frozenset[str]:
    """The bound names that an expression speaks of."""
    match node:
        case Attribute(binding=binding) | Count(binding=binding):
            return frozenset((binding,))
        case Relation(arguments=arguments):
            return frozenset(argument.binding for argument in arguments)
        case _:
            return frozenset(name for child in children(node) for name in mentioned(child))


def renamed(node: Node, names: Mapping[str, str]) -> Node:
    """The same expression, said of other bound names."""
    again = partial(renamed, names=names)
    changed: dict[str, object] = {}
    match node:
        case Attribute(binding=binding) | Count(binding=binding):
            changed = {"binding": names.get(binding, binding)}
        case Months(time=time):
            changed = {"time": again(time)}
        case Linear(terms=terms):
            changed = {"terms": tuple((factor, again(term)) for factor, term in terms)}
        case Total(of=of) | Gathered(of=of) | Given(of=of):
            changed = {"of": again(of)}
        case Apply(arguments=applied):
            changed = {"arguments": tuple(map(again, applied))}
        case Compare(left=left, right=right):
            changed = {"left": again(left), "right": again(right)}
        case Relation(arguments=arguments):
            moved = (attrs.evolve(each, binding=names.get(each.binding, each.binding)) for each in arguments)
            changed = {"arguments": tuple(moved)}
        case And(parts=parts) | Or(parts=parts):
            changed = {"parts": tuple(map(again, parts))}
        case Not(part=part):
            changed = {"part": again(part)}
    found: Node = attrs.evolve(cast(Any, node), **changed)
    return found
