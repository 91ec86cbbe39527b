"""An assignment that is easy to find satisfies everything, and what bounds refute has none."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings

from factcheck.engine.joint.model.problem import All, Constraint, Inequality, Provenance, Some
from factcheck.engine.joint.presolve.feasibility import find_assignment, holds, is_refuted
from tests.engine.joint.small_problems import WHOLE, component_of, constraints, problem_of


@settings(max_examples=300, deadline=None)
@given(constraints)
def test_easy_worlds_and_refutations_are_sound(asked: list[Constraint]) -> None:
    """An easy world satisfies everything, with whole numbers where they must be, and what bounds refute has none."""
    problem, component = problem_of(asked), component_of(asked)
    assignment = find_assignment(problem, component)
    if assignment is not None:
        assert all(holds(one.formula, assignment) for one in asked)
        assert all(Fraction(assignment[number]).denominator == 1 for number in assignment if WHOLE[number])
        assert not is_refuted(component)


def test_an_or_is_satisfied_without_the_solver() -> None:
    """Of 0 <= x <= 1, y = 2 and "y < x or x < z", the first way is closed and the second gives a world: z above x."""
    x, y, z = 1, 3, 0
    asked = [
        Constraint(All((Inequality(((-1, x),), 0), Inequality(((1, x),), 1))), Provenance()),
        Constraint(All((Inequality(((-1, y),), -2), Inequality(((1, y),), 2))), Provenance()),
        Constraint(Inequality(((1, z),), 5), Provenance()),
        Constraint(
            Some((Inequality(((1, y), (-1, x)), 0, True), Inequality(((1, x), (-1, z)), 0, True))), Provenance()
        ),
    ]
    assignment = find_assignment(problem_of(asked), component_of(asked))
    assert assignment is not None
    assert assignment[y] == 2
    assert assignment[x] < assignment[z] <= 5
