"""What may be compared with what.

Going in: an operator and two typed nodes. Going out: one `Compare`, with the smaller side on the left; `Unreadable` where the two
are not alike, or where no claims could ever decide the comparison.
"""

from __future__ import annotations

from factcheck.errors import Unreadable, nearest
from factcheck.rules.scope import FORMS, MODALITIES, SAME_KEYS, STANCES, Scope
from factcheck.rules.tree import Attribute, Compare, Constant, Linear, Node, Total, Type

_EXCHANGED = {">": "<", ">=": "<="}


def compared(operator: str, left: Node, right: Node, scope: Scope) -> Compare:
    """`left operator right`. Raises `Unreadable`."""
    if left.type is not right.type:
        raise Unreadable(f"{left.type.value} is compared with {right.type.value}", _hint(left, right))
    if isinstance(left, Constant) and isinstance(right, Constant):  # a sum of constants is one
        raise Unreadable("both sides are constants, so this says nothing of any claim")
    if left == right:
        raise Unreadable("this compares a thing with itself, so it can never be decided otherwise")
    equality = operator in ("==", "!=")
    if left.type is Type.TIME and equality:
        raise Unreadable("equal times can never be decided where times are uncertain", _same_time(left, right))
    if left.type is Type.NAME:
        if not equality:
            raise Unreadable("names have no order", "compare them by == or !=")
        _check_choice(left, right, scope)
        _check_choice(right, left, scope)
    if left.type is Type.NUMBER:
        _check_units(left, right, scope)
    if operator in _EXCHANGED:
        return Compare(_EXCHANGED[operator], right, left)
    return Compare(operator, left, right)


def _hint(left: Node, right: Node) -> str:
    types = {left.type, right.type}
    if types == {Type.TIME, Type.NUMBER}:
        return "compare .time with .time and .value with .value"
    if types == {Type.TIME, Type.DURATION}:
        return "write b.time <= a.time + days(3)"
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
        "type": tuple(scope.types(scope.binding(field.binding))),
    }.get(field.name)
    if choices and constant.value not in choices:
        raise Unreadable(
            f"no claim bound here has {field.name} '{constant.value}'", nearest(str(constant.value), choices)
        )


def _check_units(left: Node, right: Node, scope: Scope) -> None:
    """Like is added to like and compared with like; a constant factor other than 1 and -1 may convert a unit."""
    units: list[frozenset[str]] = []
    for term in (*_whole_terms(left), *_whole_terms(right)):
        of = term.of if isinstance(term, Total) else term
        found = scope.units(scope.binding(of.binding)) if isinstance(of, Attribute) else frozenset()
        unlike = next((other for other in units if found and other.isdisjoint(found)), None)
        if unlike:
            raise Unreadable(
                f"unlike units: {', '.join(sorted(unlike))} and {', '.join(sorted(found))}",
                "convert by a constant factor",
            )
        if found:
            units.append(found)


def _whole_terms(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Linear):
        return tuple(term for factor, term in node.terms if abs(factor) == 1)
    return (node,)
