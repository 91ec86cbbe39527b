"""Against brute force: sums of measures and of parts, at moments for which nobody states some of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.api.claimsets import ClaimSet, load
from factcheck.api.packs import chosen_laws
from factcheck.claims.normal import normalise
from factcheck.claims.table import FUZZY, STRICT
from factcheck.claims.yaml_tree import tree_of_yaml
from factcheck.deadline import Deadline
from factcheck.engine.joint.model.build import build_problem
from factcheck.engine.joint.mus.enumerate import enumerated
from factcheck.engine.joint.mus.z3_oracle import Z3Oracle, core
from factcheck.engine.joint.presolve.components import components
from factcheck.engine.joint.presolve.eliminate import eliminated
from factcheck.engine.joint.proof.check import follows
from factcheck.engine.joint.proof.propagate import prove
from factcheck.rules.load import read_pack
from tests.engine.joint.brute_sums import MEASURES, PARTS, PLACES, SUMS, Stated, has_world, smallest_conflicts

PACK = read_pack(
    tree_of_yaml(
        b"""
pack: counted
prefix: CNT
version: 1
vocabulary:
  measures:
    all: {kind: cumulative, unit: person, dimensions: [at], sum_of: [slain, hurt]}
    slain: {kind: cumulative, unit: person, dimensions: [at]}
    hurt: {kind: cumulative, unit: person, dimensions: [at]}
rules: []
""",
        "counted.yaml",
    )
)
LAND = {"land": {"within": "none"}, "north": {"within": "land"}, "south": {"within": "land"}}


def stated(names: Sequence[str]) -> st.SearchStrategy[list[Stated]]:
    """Three to six claims over three days."""
    one = st.builds(
        lambda name, day, low, wide: Stated(name, day, low, None if wide is None else low + wide),
        st.sampled_from(names),
        st.integers(1, 3),
        st.integers(0, 3),
        st.none() | st.integers(0, 1),
    )
    return st.lists(one, min_size=3, max_size=6)


def of_measures(claim: Stated) -> dict[str, Any]:
    """A claim of one place."""
    return {"quantity": claim.name, "of": {"at": "land"}}


def of_places(claim: Stated) -> dict[str, Any]:
    """A claim of one measure."""
    return {"quantity": "slain", "of": {"at": claim.name}}


def written_out(claims: Sequence[Stated], written: Callable[[Stated], dict[str, Any]]) -> ClaimSet:
    """The claims as those of a file."""
    told = [
        {
            "id": f"c{n}",
            **written(claim),
            "value": f"at least {claim.low}" if claim.high is None else f"{claim.low} to {claim.high}",
            "as_of": f"2024-03-0{claim.day}T12:00",
            "said_by": f"s{n}",
        }
        for n, claim in enumerate(claims)
    ]
    return load([{"factcheck": "1", "precision": "exact", "entities": LAND, "claims": told}], packs=[PACK])


def searched(
    claims: Sequence[Stated], written: Callable[[Stated], dict[str, Any]], reading: int
) -> set[frozenset[int]]:
    """The smallest conflicts as the joint check finds them, each with a proof that the checker confirms."""
    loaded = written_out(claims, written)
    table = normalise(loaded.files, loaded.packs.vocabulary).table
    problem = eliminated(build_problem(table, chosen_laws(loaded.packs, (), ()), reading))
    conflicts: set[frozenset[int]] = set()
    clock = Deadline(60)
    for part in components(problem):
        found = enumerated(Z3Oracle(problem, part, clock).ask, part.soft_groups, [], frozenset(), lambda unit: 1, clock)
        assert not found.stopped
        for conflict in found.conflicts:
            inside = {id(constraint) for constraint in part.constraints}
            holding = [one for one in problem.holding(conflict) if id(one) in inside]
            few = core(problem, holding, clock) or holding
            proof = prove(few, problem.variables)
            assert proof is not None
            assert follows(proof, few, problem.variables)
            conflicts.add(frozenset(int(problem.soft_groups[unit][0].removeprefix("c")) for unit in conflict))
    return {one for one in conflicts if not any(other < one for other in conflicts)}


quick = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("reading", [FUZZY, STRICT])
@quick
@given(claims=stated(MEASURES))
def test_sums_of_measures(reading: int, claims: list[Stated]) -> None:
    """SEMANTICS Joint check: whoever states it or not, a measure is the sum of its components at every stated moment."""
    leaves_world = partial(has_world, names=MEASURES, allowed=SUMS)
    assert searched(claims, of_measures, reading) == smallest_conflicts(claims, leaves_world)


@pytest.mark.parametrize("reading", [FUZZY, STRICT])
@quick
@given(claims=stated(PLACES))
def test_sums_of_parts(reading: int, claims: list[Stated]) -> None:
    """SEMANTICS Joint check: whoever states them or not, parts that share nothing are together no more than their whole."""
    leaves_world = partial(has_world, names=PLACES, allowed=PARTS)
    assert searched(claims, of_places, reading) == smallest_conflicts(claims, leaves_world)


@quick
@given(claims=stated(MEASURES))
def test_reports_on_sums_of_measures(claims: list[Stated]) -> None:
    """DESIGN section 1: a report says that claims are inconsistent exactly where no world is left."""
    report = factcheck.check(written_out(claims, of_measures))
    assert (report.verdict == "inconsistent") is not has_world(claims, MEASURES, SUMS)


@quick
@given(claims=stated(PLACES))
def test_reports_on_sums_of_parts(claims: list[Stated]) -> None:
    """DESIGN section 1: a report says that claims are inconsistent exactly where no world is left."""
    report = factcheck.check(written_out(claims, of_places))
    assert (report.verdict == "inconsistent") is not has_world(claims, PLACES, PARTS)
