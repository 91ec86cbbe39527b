"""Variables that can satisfy all that is asked of them by being very large, or very small, whoever is kept.

Going in: a system. Going out: the same with the constraints left once such variables are gone with everything that speaks of
them, again and again until none is left. A world of the rest is then one of the whole, and a conflict of the whole one of the
rest: nothing is lost, and most of what nobody states, or states with one bound only, never reaches a solver.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from factcheck.engine.joint.model.problem import All, Constraint, Formula, Inequality, JointProblem
from factcheck.engine.joint.presolve.feasibility import bounds_of
from factcheck.values.bounds import EVERYTHING

UP, DOWN = 1, 2
"""Ways to satisfy a formula by one variable alone, as bits."""


def eliminated(problem: JointProblem) -> JointProblem:
    """The system without what is satisfied whoever is kept."""
    return attrs.evolve(problem, constraints=tuple(_needed(problem.constraints)))


def _needed(constraints: Sequence[Constraint]) -> list[Constraint]:
    """The constraints that speak of no variable that satisfies all of its own."""
    ways = [_ways(constraint.formula) for constraint in constraints]
    speaking: dict[int, list[int]] = {}
    for place, found in enumerate(ways):
        for number in found:
            speaking.setdefault(number, []).append(place)
    active = [True] * len(constraints)
    todo = list(speaking)
    while todo:
        number = todo.pop()
        own = [place for place in speaking[number] if active[place]]
        common = UP | DOWN
        for place in own:
            common &= ways[place][number]
            if not common:
                break
        alone = len(own) == 1 and _is_range(constraints[own[0]].formula)
        if not own or not (common or alone):
            continue
        for place in own:
            active[place] = False
            todo.extend(other for other in ways[place] if other != number)
    return [constraint for constraint, is_active in zip(constraints, active, strict=True) if is_active]


def _is_range(formula: Formula) -> bool:
    """Whether the formula is nothing but a range of one variable that holds something."""
    parts = formula.parts if isinstance(formula, All) else (formula,)
    if not all(isinstance(part, Inequality) and len(part.terms) == 1 for part in parts):
        return False
    met = EVERYTHING
    for part in parts:
        assert isinstance(part, Inequality)
        met = met.meet(bounds_of(part))
    return len({part.terms[0][1] for part in parts if isinstance(part, Inequality)}) == 1 and not met.is_empty


def _ways(formula: Formula) -> dict[int, int]:
    """For each variable, in which directions it alone satisfies the formula."""
    if isinstance(formula, Inequality):
        return {number: DOWN if factor > 0 else UP for factor, number in formula.terms}
    parts = [_ways(part) for part in formula.parts]
    found: dict[int, int] = {}
    for number in {number for part in parts for number in part}:
        if isinstance(formula, All):
            found[number] = _all_of([part.get(number, 0) for part in parts])
        else:
            found[number] = _some_of([part.get(number, 0) for part in parts])
    return found


def _all_of(ways: Sequence[int]) -> int:
    common = UP | DOWN
    for way in ways:
        common &= way
    return common


def _some_of(ways: Sequence[int]) -> int:
    common = 0
    for way in ways:
        common |= way
    return common
