"""What is easy to see of a component must be what the exact solver says of it."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.deadline import Deadline
from factcheck.engine.joint.model.problem import (
    All,
    Constraint,
    Formula,
    Inequality,
    JointProblem,
    Provenance,
    Some,
    Variable,
)
from factcheck.engine.joint.mus.oracle import Oracle
from factcheck.engine.joint.mus.sat_result import Sat, Unsat
from factcheck.engine.joint.mus.z3_oracle import Z3Oracle
from factcheck.engine.joint.presolve.components import Component
from factcheck.engine.joint.presolve.feasibility import find_assignment, holds, is_refuted

WHOLE = (True, False, True, False)
UNITS = 3

ends = st.sampled_from([-2, -1, 0, 1, 2, Fraction(1, 2)])
factors = st.sampled_from([1, -1, 1, -1, 2, -3])
inequalities = st.builds(
    lambda terms, bound, strict: Inequality(
        tuple((factor, number) for number, factor in sorted(terms.items())), bound, strict
    ),
    st.dictionaries(st.integers(0, len(WHOLE) - 1), factors, min_size=1, max_size=2),
    ends,
    st.booleans(),
)
formulas: st.SearchStrategy[Formula] = st.recursive(
    inequalities,
    lambda inner: st.builds(
        lambda kind, parts: kind(tuple(parts)), st.sampled_from([All, Some]), st.lists(inner, max_size=3)
    ),
    max_leaves=4,
)
guards = st.frozensets(st.integers(0, UNITS), max_size=2)  # the last is a support, kept with either of the first two
constraints = st.lists(st.builds(Constraint, formulas, st.just(Provenance()), guards), min_size=1, max_size=7)


def _system(asked: list[Constraint]) -> JointProblem:
    return JointProblem(
        reading=0,
        variables=tuple(Variable(whole) for whole in WHOLE),
        constraints=tuple(asked),
        soft_groups=tuple((f"c{number}",) for number in range(UNITS)),
        any_ofs={UNITS: frozenset((0, 1))},
    )


def _component(asked: list[Constraint]) -> Component:
    return Component(tuple(asked), frozenset(range(UNITS)))


@settings(max_examples=300, deadline=None)
@given(constraints, st.frozensets(st.integers(0, UNITS - 1)))
def test_answers_are_those_of_the_solver(asked: list[Constraint], enabled: frozenset[int]) -> None:
    """Whoever answers, a world is left exactly where the solver finds one, and a core alone leaves none."""
    problem, component = _system(asked), _component(asked)
    exact = Z3Oracle(problem, component, Deadline(60))
    answer = Oracle(problem, component, Deadline(60)).ask(enabled)
    assert isinstance(answer, Sat) is isinstance(exact.ask(enabled), Sat)
    if isinstance(answer, Unsat):
        assert answer.core <= enabled
        assert isinstance(exact.ask(answer.core), Unsat)
    if isinstance(answer, Sat):
        values = answer.values()
        assert all(values[number].denominator == 1 for number in values if WHOLE[number])
        assert all(holds(one.formula, values) for one in asked if one.assumptions <= problem.active(enabled))


@settings(max_examples=300, deadline=None)
@given(constraints)
def test_easy_worlds_and_refutations_are_sound(asked: list[Constraint]) -> None:
    """An easy world satisfies everything, with whole numbers where they must be, and what bounds refute has none."""
    problem, component = _system(asked), _component(asked)
    world = find_assignment(problem, component)
    if world is not None:
        assert all(holds(one.formula, world) for one in asked)
        assert all(Fraction(world[number]).denominator == 1 for number in world if WHOLE[number])
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
    world = find_assignment(_system(asked), _component(asked))
    assert world is not None
    assert world[y] == 2
    assert world[x] < world[z] <= 5
