"""Formulas over the variables of a world: equal, not, implies.

Going in: formulas of the joint check (`engine.joint.model.problem`). Going out: formulas. There is no three-valued logic here:
a world is complete, so whatever is not true is false.
"""

from __future__ import annotations

from factcheck.engine.joint.model.linearise import inequality
from factcheck.engine.joint.model.problem import All, Factor, Formula, Inequality, both, either

Sum = tuple[dict[int, Factor], Factor]
"""Factors by variable, and a constant."""


def at_most(left: Sum, right: Sum, strict: bool = False) -> Formula:
    """`left <= right`, or with `strict` `left < right`."""
    if len(left[0]) + len(right[0]) == 1 and isinstance(left[1] - right[1], int):  # by far the most: one end of a range
        terms = tuple([*left[0].items(), *((number, -factor) for number, factor in right[0].items())])
        if isinstance(terms[0][1], int):
            return Inequality(((terms[0][1], terms[0][0]),), right[1] - left[1], strict)
    factors = dict(left[0])
    for number, factor in right[0].items():
        factors[number] = factors.get(number, 0) - factor
    return inequality(factors, right[1] - left[1], strict)


def equal(left: Sum, right: Sum) -> Formula:
    """`left == right`."""
    return both([at_most(left, right), at_most(right, left)])


def negation(formula: Formula) -> Formula:
    """What is true where the formula is false."""
    if isinstance(formula, Inequality):
        return Inequality(
            tuple((-factor, number) for factor, number in formula.terms), -formula.bound, not formula.strict
        )
    parts = [negation(part) for part in formula.parts]
    return either(parts) if isinstance(formula, All) else both(parts)


def implies(condition: Formula, then: Formula) -> Formula:
    """`then` wherever `condition` holds."""
    return either([negation(condition), then])


def variable(number: int) -> Sum:
    """The value of a variable."""
    return {number: 1}, 0


def fixed(value: Factor) -> Sum:
    """A number that stands for itself."""
    return {}, value
