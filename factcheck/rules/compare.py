"""What may be compared with what.

Going in: an operator and two typed nodes. Going out: one `Compare` (of the size of a difference in calendar months, two), with
the smaller side on the left; `Unreadable` where the two are not alike, or where no claims could ever decide the comparison.
"""

from __future__ import annotations

import attrs

from factcheck.errors import Unreadable, nearest
from factcheck.rules.linear import apart, constant, scaled, sum_of
from factcheck.rules.scope import CERTAINTIES, FORMS, MODALITIES, RELIABILITIES, SAME_KEYS, STANCES, Scope
from factcheck.rules.tree import And, Apply, Attribute, Compare, Constant, Date, Linear, Months, Node, Or, Span, Type
from factcheck.rules.units import check_units

_FIXED = (Constant, Date, Span)
_EXCHANGED = {">": "<", ">=": "<="}


def compared(operator: str, left: Node, right: Node, scope: Scope) -> Node:
    """`left operator right`. Raises `Unreadable`."""
    if left.type is not right.type:
        raise Unreadable(f"{left.type.value} is compared with {right.type.value}", _hint(left, right))
    if isinstance(left, _FIXED) and isinstance(right, _FIXED):  # a sum of constants is one
        raise Unreadable("both sides are constants, so this says nothing of any claim")
    if left == right:
        raise Unreadable("this compares a thing with itself, so it can never be decided otherwise")
    equality = operator in ("==", "!=")
    if left.type in (Type.TIME, Type.DURATION) and equality:
        raise Unreadable("equal times can never be decided where times are uncertain", _same_time(left, right))
    if left.type is Type.NAME:
        if not equality:
            raise Unreadable("names have no order", "compare them by == or !=")
        _check_choice(left, right, scope)
        _check_choice(right, left, scope)
    if left.type is Type.NUMBER:
        check_units((left, right), scope)
    if operator in _EXCHANGED:
        return _dated(_EXCHANGED[operator], right, left)
    return _dated(operator, left, right)


def _dated(operator: str, left: Node, right: Node) -> Node:
    """A comparison of times with its dates taken at their first or last moment, and of differences as one of two times."""
    if left.type is Type.TIME:
        last = operator == "<"  # after a date is after its close; from a date on is from its beginning
        return Compare(operator, _at(left, last), _at(right, not last))
    return _of_times(operator, left, right) if left.type is Type.DURATION else Compare(operator, left, right)


def _at(node: Node, last: bool) -> Node:
    """A time with its dates at their last moment, or at their first."""
    match node:
        case Date():
            return Constant(node.last if last else node.first, Type.TIME)
        case Linear(terms=terms):
            return sum_of(tuple((factor, _at(term, last) if factor > 0 else term) for factor, term in terms), node.type)
        case Months(time=time):
            return attrs.evolve(node, time=_at(time, last))
        case Apply(name="min" | "max", arguments=arguments):
            return attrs.evolve(node, arguments=tuple(_at(each, last) for each in arguments))
        case _:
            return node


def _of_times(operator: str, left: Node, right: Node) -> Node:
    """`a.time - b.time <= days(3)` as `a.time <= b.time + days(3)`: months have a length only from some time on."""
    spans = [(sign, each) for sign, each in ((1, left), (-1, right)) if isinstance(each, Span)]
    if spans:
        size = _size(left if isinstance(right, Span) else right)
        if size is not None:  # months either way are counted from either time
            (sign, span), ways = spans[0], (size, scaled(size, -1))
            parts = tuple(
                _of_times(operator, way, span) if sign < 0 else _of_times(operator, span, way) for way in ways
            )
            return And(parts) if sign < 0 else Or(parts)
    zero = constant(0, Type.DURATION)
    plain = [zero if isinstance(each, Span) else each for each in (left, right)]
    terms = apart(*plain)
    times = {factor: term for factor, term in terms if term.type is Type.TIME}
    rest = tuple((factor, term) for factor, term in terms if term.type is not Type.TIME)
    if (
        len(terms) - len(rest) != 2
        or times.keys() != {1, -1}
        or not all(isinstance(term, Constant) for _, term in rest)
    ):
        if spans:
            raise Unreadable("months(n) is added to a time", "as in earlier.time + months(4)")
        return Compare(operator, left, right)
    later, earlier = times[1], times[-1]
    for sign, span in spans:
        if sign < 0:
            earlier = Months(earlier, span.count)
        else:
            later = Months(later, span.count)
    return _dated(operator, later, sum_of(((1, earlier), *((-factor, term) for factor, term in rest)), Type.TIME))


def _size(node: Node) -> Node | None:
    """The difference whose size this is."""
    return node.arguments[0] if isinstance(node, Apply) and node.name == "abs" else None


def _hint(left: Node, right: Node) -> str:
    types = {left.type, right.type}
    if types == {Type.TIME, Type.NUMBER}:
        return "compare .time with .time and .value with .value"
    if types == {Type.TIME, Type.DURATION}:
        return "write b.time <= a.time + days(3)"
    if types == {Type.NUMBER, Type.DURATION}:
        return "write days(3), hours(3), months(3) or years(3)"
    return ""


def _same_time(left: Node, right: Node) -> str:
    names = {node.name for node in (left, right) if isinstance(node, Attribute)}
    key = next(iter(names)) if len(names) == 1 else ""
    return f"use same: [{key}]" if key in SAME_KEYS else "use <= or <"


def _check_choice(field: Node, constant: Node, scope: Scope) -> None:
    """A field that has only some values is not compared with another."""
    if not isinstance(field, Attribute) or not isinstance(constant, Constant):
        return
    choices = {
        "form": FORMS,
        "stance": STANCES,
        "modality": MODALITIES,
        "certainty": CERTAINTIES,
        "reliability": RELIABILITIES,
        "type": tuple(scope.types(scope.binding(field.binding))),
    }.get(field.name)
    if choices and constant.value not in choices:
        raise Unreadable(
            f"no claim bound here has {field.name} '{constant.value}'", nearest(str(constant.value), choices)
        )
