"""Against brute force: the joint check and enumeration agree on small claim sets."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.api.packs import LoadedPacks
from factcheck.claims.table import FUZZY
from factcheck.deadline import Deadline
from factcheck.engine.joint.model.build import build_problem
from factcheck.engine.joint.mus.enumerate import enumerated
from factcheck.engine.joint.mus.sat_result import Sat, Unsat
from factcheck.engine.joint.mus.z3_oracle import Z3Oracle
from factcheck.engine.joint.presolve.components import components
from factcheck.engine.joint.presolve.eliminate import eliminated
from factcheck.engine.joint.presolve.feasibility import find_assignment
from factcheck.engine.joint.proof.check import follows
from factcheck.engine.joint.proof.propagate import prove
from factcheck.rules.rule import Law
from tests.engine.joint.brute import Told, has_world, smallest_conflicts, smallest_corrections
from tests.engine.joint.conftest import table_of

told = st.builds(
    lambda measure, day, low, wide: Told(measure, day, low, None if wide is None else low + wide),
    st.sampled_from(["total", "level", "other"]),
    st.integers(1, 3),
    st.integers(0, 3),
    st.none() | st.integers(0, 2),
)
claim_sets = st.lists(told, min_size=1, max_size=6)
quick = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def searched(
    claims: Sequence[Told], packs: LoadedPacks, laws: Sequence[Law]
) -> tuple[set[frozenset[int]], set[frozenset[int]]]:
    """Conflicts and, where one component holds them all, corrections, as the joint check finds them."""
    problem = eliminated(build_problem(table_of(claims, packs), laws, FUZZY))
    place = {unit: int(name[0].removeprefix("c")) for unit, name in enumerate(problem.soft_groups)}
    conflicts: set[frozenset[int]] = set()
    corrections: set[frozenset[int]] = {frozenset()}
    clock = Deadline(60)
    for part in components(problem):
        found = enumerated(Z3Oracle(problem, part, clock).ask, part.soft_groups, [], frozenset(), lambda unit: 1, clock)
        assert not found.stopped
        conflicts |= {frozenset(place[unit] for unit in one) for one in found.conflicts}
        mine = {frozenset(place[unit] for unit in one) for one in found.corrections}
        corrections = {a | b for a in corrections for b in mine}
    return conflicts, {one for one in corrections if not any(other < one for other in corrections)}


@quick
@given(claims=claim_sets)
def test_every_smallest_conflict(small: LoadedPacks, small_laws: Sequence[Law], claims: list[Told]) -> None:
    """The smallest conflicts are those that trying every subset finds."""
    assert searched(claims, small, small_laws)[0] == smallest_conflicts(claims)


@quick
@given(claims=claim_sets)
def test_every_smallest_correction(small: LoadedPacks, small_laws: Sequence[Law], claims: list[Told]) -> None:
    """The smallest corrections are those that trying every withdrawal finds."""
    assert searched(claims, small, small_laws)[1] == smallest_corrections(claims)


@quick
@given(claims=claim_sets)
def test_an_easy_world_is_a_world(small: LoadedPacks, small_laws: Sequence[Law], claims: list[Told]) -> None:
    """Where every component has an easy world, enumeration finds one too."""
    problem = eliminated(build_problem(table_of(claims, small), small_laws, FUZZY))
    if all(find_assignment(problem, part) is not None for part in components(problem)):
        assert has_world(claims)


@quick
@given(claims=claim_sets)
def test_every_conflict_is_proved(small: LoadedPacks, small_laws: Sequence[Law], claims: list[Told]) -> None:
    """Each smallest conflict has a proof, which the exact checker confirms; what leaves a world has none."""
    problem = eliminated(build_problem(table_of(claims, small), small_laws, FUZZY))
    for part in components(problem):
        answer = Z3Oracle(problem, part, Deadline(60)).ask(part.soft_groups)
        inside = [c for c in problem.holding(part.soft_groups) if any(c is other for other in part.constraints)]
        proof = prove(inside, problem.variables)
        if isinstance(answer, Sat):
            assert proof is None
        else:
            assert isinstance(answer, Unsat)
            assert proof is not None
            assert follows(proof, inside, problem.variables)


@pytest.mark.parametrize("claims", [[Told("level", 1, 2, None), Told("total", 2, 0, 1)]])
def test_unstated_total(small: LoadedPacks, small_laws: Sequence[Law], claims: list[Told]) -> None:
    """A level of 2 on day 1 and a total of 1 on day 2 leave no world, though nobody tells the total of day 1."""
    assert searched(claims, small, small_laws)[0] == {frozenset((0, 1))}
