"""Which units the numbers of an expression have, so that unlike ones are not compared unawares.

Going in: an expression and its `Scope`. Going out: the units that its numbers may have, each as powers of written units (persons
to the square kilometre are `person` and `km2^-1`); none where they are not known. A plain number has any unit, and so has
`number(v)`; a constant factor other than 1 and -1 may convert a unit.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.errors import Unreadable
from factcheck.rules.scope import Scope
from factcheck.rules.tree import Apply, Attribute, Gathered, Linear, Node, Total, Type

Powers = tuple[tuple[str, int], ...]
"""Units and their powers, sorted, none of them 0."""

Units = frozenset[Powers]

UNKNOWN: Units = frozenset()


def check_units(nodes: Sequence[Node], scope: Scope) -> None:
    """Raises `Unreadable` where some of these, which are compared or added up, surely have unlike units."""
    known: list[Units] = []
    for node in nodes:
        for term in _whole_terms(node):
            found = units_of(term, scope)
            unlike = next((other for other in known if found and other.isdisjoint(found)), None)
            if unlike:
                raise Unreadable(
                    f"unlike units: {_shown(unlike)} and {_shown(found)}",
                    "convert by a constant factor, or compare bare numbers: number(a.value)",
                )
            if found:
                known.append(found)


def units_of(node: Node, scope: Scope) -> Units:
    """The units that a number may have. Raises `Unreadable` where what is inside it does not fit together."""
    match node:
        case Attribute(type=Type.NUMBER, binding=binding):
            return frozenset(((unit, 1),) for unit in scope.units(scope.binding(binding)))
        case Total(of=of) | Gathered(name="min" | "max", of=of):
            return units_of(of, scope)
        case Apply(name="product" | "quotient" as name, arguments=(left, right)):
            check_units([left], scope)
            check_units([right], scope)
            sign = 1 if name == "product" else -1
            return frozenset(
                _times(one, other, sign) for one in _of_sum(left, scope) for other in _of_sum(right, scope)
            )
        case Apply(name="number", arguments=inner):
            check_units(inner, scope)
            return UNKNOWN
        case Apply(arguments=inner):
            check_units(inner, scope)
            return next((found for each in inner if (found := _of_sum(each, scope))), UNKNOWN)
        case _:
            return UNKNOWN


def _of_sum(node: Node, scope: Scope) -> Units:
    return next((found for term in _whole_terms(node) if (found := units_of(term, scope))), UNKNOWN)


def _whole_terms(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Linear):
        return tuple(term for factor, term in node.terms if abs(factor) == 1)
    return (node,)


def _times(one: Powers, other: Powers, sign: int) -> Powers:
    powers = dict(one)
    for unit, power in other:
        powers[unit] = powers.get(unit, 0) + sign * power
    return tuple(sorted((unit, power) for unit, power in powers.items() if power))


def _shown(units: Units) -> str:
    return ", ".join(sorted(_power_words(each) or "no unit" for each in units))


def _power_words(powers: Powers) -> str:
    return " ".join(unit if power == 1 else f"{unit}^{power}" for unit, power in powers)
