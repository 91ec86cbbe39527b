"""Nothing is lost with a variable that always finds a value."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.deadline import Deadline
from factcheck.engine.joint.model.problem import All, Constraint, Inequality, JointProblem, Provenance
from factcheck.engine.joint.mus.sat_result import Sat
from factcheck.engine.joint.mus.z3_oracle import Z3Oracle
from factcheck.engine.joint.presolve.eliminate import eliminated
from tests.engine.joint.small_problems import UNITS, component_of, constraints, problem_of

X, Y, Z = 0, 1, 2


def is_sat(problem: JointProblem, enabled: frozenset[int]) -> bool:
    """Whether the solver finds a world."""
    return isinstance(Z3Oracle(problem, component_of(list(problem.constraints)), Deadline(60)).ask(enabled), Sat)


def at_most(low: int, high: int) -> Constraint:
    """One variable is at most another."""
    return Constraint(Inequality(((1, low), (-1, high)), 0), Provenance())


def least(number: int, end: int) -> Constraint:
    """A variable is at least a number while the first soft group is enabled."""
    return Constraint(Inequality(((-1, number),), -end), Provenance(), frozenset((0,)))


def most(number: int, end: int) -> Constraint:
    """A variable is at most a number while the second soft group is enabled."""
    return Constraint(Inequality(((1, number),), end), Provenance(), frozenset((1,)))


@settings(max_examples=300, deadline=None)
@given(asked=constraints, enabled=st.frozensets(st.integers(0, UNITS - 1)))
def test_what_is_left_has_a_world_where_the_whole_has(asked: list[Constraint], enabled: frozenset[int]) -> None:
    """Whoever is enabled: with the eliminated variables a world is left exactly where one is left without them."""
    problem = problem_of(asked)
    left = eliminated(problem)
    assert set(map(id, left.constraints)) <= set(map(id, problem.constraints))
    assert is_sat(problem, enabled) is is_sat(left, enabled)


def test_a_chain_without_an_end_goes_whole() -> None:
    """2 <= x <= y <= z, and nothing above z: z can be large, then y, then x."""
    assert eliminated(problem_of([least(X, 2), at_most(X, Y), at_most(Y, Z)])).constraints == ()


def test_a_chain_between_two_ends_stays() -> None:
    """With z at most 1 the same chain is a conflict, and nothing of it goes."""
    asked = [least(X, 2), at_most(X, Y), at_most(Y, Z), most(Z, 1)]
    assert eliminated(problem_of(asked)).constraints == tuple(asked)


def test_a_range_of_its_own_goes_and_an_empty_one_stays() -> None:
    """A claim that says 1 to 2 of what nothing else speaks of holds by itself; one that says 2 to 1 does not."""
    ends = Inequality(((-1, X),), -1), Inequality(((1, X),), 2)
    alone = Constraint(All(ends), Provenance(), frozenset((1,)))
    assert eliminated(problem_of([alone])).constraints == ()
    empty = Constraint(All((Inequality(((-1, X),), -2), Inequality(((1, X),), 1))), Provenance(), frozenset((1,)))
    assert eliminated(problem_of([empty])).constraints == (empty,)


def test_two_ranges_of_one_variable_stay() -> None:
    """Two claims that speak of one variable may disagree, so neither goes."""
    asked = [least(X, 1), most(X, 2)]
    assert eliminated(problem_of(asked)).constraints == tuple(asked)
