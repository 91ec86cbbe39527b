"""Parts of a problem that share no variable."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.deadline import Deadline
from factcheck.engine.joint.model.problem import FALSE, Constraint, Inequality, Provenance, inequalities
from factcheck.engine.joint.mus.sat_result import Sat
from factcheck.engine.joint.mus.z3_oracle import Z3Oracle
from factcheck.engine.joint.presolve.components import Component, components
from tests.engine.joint.small_problems import UNITS, component_of, constraints, problem_of


def numbers(part: Component) -> set[int]:
    """The variables of a part."""
    return {number for c in part.constraints for one in inequalities(c.formula) for _, number in one.terms}


@settings(max_examples=300, deadline=None)
@given(asked=constraints, enabled=st.frozensets(st.integers(0, UNITS - 1)))
def test_parts_share_nothing_and_are_the_whole(asked: list[Constraint], enabled: frozenset[int]) -> None:
    """Each constraint stands in one part, no variable in two, and the whole has a world where every part has one."""
    problem = problem_of(asked)
    parts = components(problem)
    assert sorted(id(c) for part in parts for c in part.constraints) == sorted(map(id, asked))
    assert sum(len(numbers(part)) for part in parts) == len(set().union(*map(numbers, parts)))
    apart = (Z3Oracle(problem, part, Deadline(60)).ask(enabled & part.soft_groups) for part in parts)
    whole = Z3Oracle(problem, component_of(asked), Deadline(60)).ask(enabled)
    assert isinstance(whole, Sat) is all(isinstance(answer, Sat) for answer in apart)


def test_an_any_of_brings_its_soft_groups() -> None:
    """What holds with either of the first two can be withdrawn by withdrawing these; nobody else has a say."""
    (part,) = components(problem_of([Constraint(Inequality(((1, 0),), 1), Provenance(), frozenset((UNITS,)))]))
    assert part.soft_groups == {0, 1}


def test_what_speaks_of_no_variable_is_a_part_of_its_own() -> None:
    """A rule that refuses two claims as they stand needs no solver; it comes first."""
    refused = Constraint(FALSE, Provenance("R1"), frozenset((0, 2)))
    bound = Constraint(Inequality(((1, 0),), 1), Provenance(), frozenset((1,)))
    first, second = components(problem_of([bound, refused]))
    assert (first.constraints, first.soft_groups) == ((refused,), frozenset((0, 2)))
    assert (second.constraints, second.soft_groups) == ((bound,), frozenset((1,)))
