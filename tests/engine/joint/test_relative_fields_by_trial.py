"""Relative times, shares, and moments that are shared or instants: the joint check and enumeration agree."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from math import inf

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.api.packs import LoadedPacks
from factcheck.claims import table as rows
from factcheck.claims.card import ClaimCard
from factcheck.claims.entities import Entities
from factcheck.claims.table import FUZZY, ClaimTable, Row
from factcheck.claims.time_keys import TimeKey, TimeKind, instant
from factcheck.deadline import Deadline
from factcheck.engine.joint.model.build import build_problem
from factcheck.engine.joint.mus.enumerate import enumerated
from factcheck.engine.joint.mus.sat_result import Sat, Unsat
from factcheck.engine.joint.mus.z3_oracle import Z3Oracle
from factcheck.engine.joint.presolve.components import components
from factcheck.engine.joint.presolve.eliminate import eliminated
from factcheck.engine.joint.presolve.feasibility import find_assignment
from factcheck.engine.joint.presolve.relevance import in_play
from factcheck.engine.joint.proof.check import follows
from factcheck.engine.joint.proof.propagate import prove
from factcheck.errors import Location
from factcheck.rules.rule import Law
from factcheck.values.bounds import Bounds
from tests.engine.joint.brute_links import Amount, Claim, Link, When, has_world

SHARES = [(Fraction(1, 3), Fraction(1, 2)), (Fraction(1, 2), Fraction(1, 2)), (Fraction(2, 3), Fraction(1))]
GAPS = [(1, 1), (1, 2), (-2, -1), (2, 3)]
stated = st.builds(lambda low, wide: When(low, min(4, low + wide)), st.integers(1, 4), st.integers(0, 3))
named = st.builds(lambda when: When(when.low, when.high, "noon"), stated)
amounts = st.builds(
    lambda low, wide: Amount(low, None if wide is None else low + wide),
    st.integers(0, 3),
    st.none() | st.integers(0, 2),
)
quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def claim_sets(draw: st.DrawFn) -> list[Claim]:
    """A few claims, some of which are told by earlier ones."""
    found: list[Claim] = []
    for place in range(draw(st.integers(2, 5))):
        when: When | Link = draw(stated | named)
        value: Amount | Link = draw(amounts)
        if place and draw(st.booleans()):
            when = Link(draw(st.integers(0, place - 1)), *draw(st.sampled_from(GAPS)))
        elif place and draw(st.booleans()):
            value = Link(draw(st.integers(0, place - 1)), *draw(st.sampled_from(SHARES)))
        found.append(Claim(draw(st.sampled_from(["total", "level"])), draw(st.sampled_from("ab")), when, value))
    return found


def table_of(claims: Sequence[Claim], packs: LoadedPacks) -> ClaimTable:
    """The claims as a table, each by its own origin, with the bounds that normalising computes for what others tell."""
    told: list[Row] = []
    for place, claim in enumerate(claims):
        told.append(_row(place, claim, told))
    where = {row.id: ClaimCard(row.id, Location("small.yaml", n + 1, 1)) for n, row in enumerate(told)}
    return ClaimTable(tuple(told), Entities(), packs.vocabulary, where)


def _row(place: int, claim: Claim, told: Sequence[Row]) -> Row:
    links: list[rows.Link] = []
    if isinstance(claim.when, Link):
        base = told[claim.when.of]
        apart = Bounds(claim.when.low, claim.when.high)
        time, key = base.time[0] + apart, None
        links.append(rows.Link("time", base.id, _rests(base, "time"), offset=(apart, apart)))
    else:
        time = Bounds(claim.when.low, claim.when.high)
        key = (
            TimeKey(TimeKind.NAMED, (claim.when.name,))
            if claim.when.name
            else instant(time.low)
            if claim.when.is_instant
            else None
        )
    if isinstance(claim.value, Link):
        base = told[claim.value.of]
        assert base.value is not None
        share, near = Bounds(claim.value.low, claim.value.high), Bounds(-1, 1, True, True)
        whole = base.value[0]
        value = Bounds(share.low * whole.low, inf if whole.high == inf else share.high * whole.high).widened_to_whole()
        links.append(rows.Link("value", base.id, _rests(base, "value"), (share, share), (near, near)))
    else:
        value = Bounds(claim.value.low, inf if claim.value.high is None else claim.value.high)
    return Row(
        id=f"c{place}",
        claim=f"c{place}",
        kind="quantity",
        type=claim.measure,
        dims={"who": (claim.who,)},
        fact=f"{claim.measure} [actual] who={claim.who}",
        value=(value, value),
        time=(time, time),
        start=(time, time),
        end=(time, time),
        moment=(key, key),
        origin=(f"origin of c{place}",),
        said_by=(f"origin of c{place}",),
        rests_on=tuple(dict.fromkeys(claim for link in links for claim in link.rests_on)),
        links=tuple(links),
    )


def _rests(base: Row, field: str) -> tuple[str, ...]:
    return (base.id, *(claim for link in base.links if link.field == field for claim in link.rests_on))


def subsets(claims: Sequence[Claim]) -> list[frozenset[int]]:
    """All sets of places, small ones first."""
    return [frozenset(one) for size in range(len(claims) + 1) for one in combinations(range(len(claims)), size)]


def searched(table: ClaimTable, laws: Sequence[Law]) -> tuple[set[frozenset[int]], set[frozenset[int]]]:
    """The smallest conflicts, and the smallest corrections of them all."""
    problem = eliminated(build_problem(table, laws, FUZZY))
    place = {unit: int(names[0].removeprefix("c")) for unit, names in enumerate(problem.soft_groups)}
    conflicts: set[frozenset[int]] = set()
    corrections: set[frozenset[int]] = {frozenset()}
    clock = Deadline(60)
    for part in components(problem):
        found = enumerated(Z3Oracle(problem, part, clock).ask, part.soft_groups, [], frozenset(), lambda unit: 1, clock)
        assert not found.stopped
        conflicts |= {frozenset(place[unit] for unit in one) for one in found.conflicts}
        mine = {frozenset(place[unit] for unit in one) for one in found.corrections}
        corrections = {a | b for a in corrections for b in mine}
    return _smallest(conflicts), _smallest(corrections)


def _smallest(sets: set[frozenset[int]]) -> set[frozenset[int]]:
    return {one for one in sets if not any(other < one for other in sets)}


@quick
@given(claims=claim_sets())
def test_conflicts_and_corrections(small: LoadedPacks, small_laws: Sequence[Law], claims: list[Claim]) -> None:
    """SEMANTICS Joint check: the smallest conflicts and corrections are those that trying every subset finds."""
    every = frozenset(range(len(claims)))
    refused = {chosen for chosen in subsets(claims) if not has_world(claims, chosen)}
    conflicts, corrections = searched(table_of(claims, small), small_laws)
    assert conflicts == _smallest(refused)
    assert corrections == _smallest({out for out in subsets(claims) if every - out not in refused})


@quick
@given(claims=claim_sets())
def test_what_is_not_in_play_leaves_a_world(small: LoadedPacks, small_laws: Sequence[Law], claims: list[Claim]) -> None:
    """What the screen puts aside holds no conflict that the rest does not, but those that one rule reports."""
    table = table_of(claims, small)
    playing = in_play(table, small_laws)
    if any(row.links for row in table.rows):
        assert searched(playing, small_laws)[0] == searched(table, small_laws)[0]


@quick
@given(claims=claim_sets())
def test_every_conflict_is_proved(small: LoadedPacks, small_laws: Sequence[Law], claims: list[Claim]) -> None:
    """Each component without a world has a proof, which the exact checker confirms; what leaves a world has none."""
    problem = eliminated(build_problem(table_of(claims, small), small_laws, FUZZY))
    for part in components(problem):
        answer = Z3Oracle(problem, part, Deadline(60)).ask(part.soft_groups)
        inside = [c for c in problem.holding(part.soft_groups) if any(c is other for other in part.constraints)]
        proof = prove(inside, problem.variables)
        if isinstance(answer, Sat):
            assert proof is None
        else:
            assert isinstance(answer, Unsat)
            assert find_assignment(problem, part) is None
            assert proof is not None
            assert follows(proof, inside, problem.variables)
