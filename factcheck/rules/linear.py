"""Sums, differences and constant factors of nodes.

Going in: nodes that are numbers, times or lengths of time. Going out: one node in the simplest form (like terms added up, so that
no value stands twice without need); `Unreadable` where the sum means nothing. The constant of a sum is its last term. Calendar
months are no term of a sum: `factcheck.rules.compare` finds the time that they are counted from.
"""

from __future__ import annotations

from fractions import Fraction
from typing import cast

from factcheck.errors import Unreadable
from factcheck.rules.tree import Constant, Linear, Node, Span, Type
from factcheck.values.bounds import exact

DAY = 86_400_000_000
"""Microseconds."""

Factor = Fraction | int
Terms = tuple[tuple[Factor, Node], ...]


def constant(number: Factor, type_: Type) -> Constant:
    """A number or a length of time that stands in the expression itself."""
    return Constant(cast(Factor, exact(number)), type_)


def added(left: Node, right: Node, sign: int) -> Node:
    """`left + right`, or with sign -1 `left - right`."""
    return _simplest(
        (*_terms(left), *((factor * sign, term) for factor, term in _terms(right))), _sum_type(left, right, sign)
    )


def scaled(node: Node, factor: Factor) -> Node:
    """`node` times a constant."""
    if node.type not in (Type.NUMBER, Type.DURATION):
        raise Unreadable(f"{node.type.value} has no multiples")
    if isinstance(node, Span):
        raise Unreadable("calendar months have no multiples", "write their number, such as months(-6)")
    if factor == 0:
        raise Unreadable("a factor of 0 leaves nothing to compare")
    return _simplest(tuple((factor * own, term) for own, term in _terms(node)), node.type)


def _sum_type(left: Node, right: Node, sign: int) -> Type:
    if Span in (type(left), type(right)):
        raise Unreadable("calendar months are only added to a time", "as in earlier.time + months(4)")
    pair = (left.type, right.type)
    if pair in ((Type.NUMBER, Type.NUMBER), (Type.DURATION, Type.DURATION)):
        return left.type
    if pair == (Type.TIME, Type.DURATION) or (pair == (Type.DURATION, Type.TIME) and sign > 0):
        return Type.TIME
    if pair == (Type.TIME, Type.TIME):
        if sign < 0:
            return Type.DURATION
        raise Unreadable("two times are not added", "write b.time <= a.time + days(3)")
    if Type.TIME in pair and Type.NUMBER in pair:
        raise Unreadable("a number is not added to a time", "write days(3) or months(3)")
    raise Unreadable(f"{left.type.value} and {right.type.value} do not add up")


def _terms(node: Node) -> Terms:
    """Every constant is written as so many of 1, so that constants are like terms."""
    found: list[tuple[Factor, Node]] = []
    for factor, term in node.terms if isinstance(node, Linear) else ((1, node),):
        if isinstance(term, Constant) and not isinstance(term.value, str) and term.type is not Type.TIME:
            found.append((factor * term.value, Constant(1, term.type)))
        else:
            found.append((factor, term))
    return tuple(found)


def replaced(node: Node, term: Node, instead: Node) -> Node:
    """A sum with one of its terms replaced by an expression of its type; what then comes to nothing is left out."""
    found: list[tuple[Factor, Node]] = []
    for factor, own in node.terms if isinstance(node, Linear) else ((1, node),):
        found += (
            [(factor * inner, each) for inner, each in _terms(instead)]
            if own == term
            else _terms(_multiple(factor, own))
        )
    return _simplest(tuple(found), node.type, lost=True)


def apart(left: Node, right: Node) -> Terms:
    """The terms of what `left` has more than `right`."""
    return (*_terms(left), *((-factor, term) for factor, term in _terms(right)))


def sum_of(terms: Terms, type_: Type) -> Node:
    """The sum of these terms."""
    return _simplest(
        tuple(each for factor, term in terms for each in _terms(_multiple(factor, term))), type_, lost=True
    )


def _multiple(factor: Factor, term: Node) -> Linear:
    return Linear(((factor, term),), term.type)


def _simplest(terms: Terms, type_: Type, lost: bool = False) -> Node:
    """Like terms added up; what comes to nothing is an error of who wrote it, unless it may be `lost`."""
    found: dict[Node, Factor] = {}
    for factor, term in terms:
        found[term] = found.get(term, 0) + factor
    inner = Type.NUMBER if type_ is Type.NUMBER else Type.DURATION
    fixed = found.pop(Constant(1, inner), 0)
    if 0 in found.values():
        if not lost:
            raise Unreadable("what is added is taken away again")
        found = {term: factor for term, factor in found.items() if factor}
    if not found:
        return constant(fixed, type_)
    whole: Terms = tuple((cast(Factor, exact(factor)), term) for term, factor in found.items())
    if fixed:
        whole = (*whole, (1, constant(fixed, inner)))
    return whole[0][1] if len(whole) == 1 and whole[0][0] == 1 else Linear(whole, type_)
