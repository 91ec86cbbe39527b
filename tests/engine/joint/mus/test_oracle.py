"""What is easy to see of a component must be what the exact solver says of it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.deadline import Deadline
from factcheck.engine.joint.model.problem import Constraint
from factcheck.engine.joint.mus.oracle import Oracle
from factcheck.engine.joint.mus.sat_result import Sat, Unsat
from factcheck.engine.joint.mus.z3_oracle import Z3Oracle
from factcheck.engine.joint.presolve.feasibility import holds
from tests.engine.joint.small_problems import UNITS, WHOLE, component_of, constraints, problem_of


@settings(max_examples=300, deadline=None)
@given(constraints, st.frozensets(st.integers(0, UNITS - 1)))
def test_answers_are_those_of_the_solver(asked: list[Constraint], enabled: frozenset[int]) -> None:
    """Whoever answers, a world is left exactly where the solver finds one, and a core alone leaves none."""
    problem, component = problem_of(asked), component_of(asked)
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
