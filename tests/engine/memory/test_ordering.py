"""Sweeps over blocks find what going through all pairs finds, and count what they do not list."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

from factcheck.claims.table import STRICT
from factcheck.claims.time_keys import named
from factcheck.engine.memory import dominance, general, ordering
from factcheck.engine.memory.plan import evaluate
from factcheck.engine.memory.select import Index
from factcheck.engine.refinement import NEVER_REFINED, refinement_of
from tests.engine.claimsets import LAWS, law, quantity, table, tables

SWEPT = {
    **{name: each for name, each in LAWS.items() if name[:3] in ("RUN", "MEE")},
    "ANY101": law("ANY101", {"a": "ready", "b": "sent"}, "a.value < b.value", same=["to"]),
    "DAY101": law(
        "DAY101",
        {"part": {"kind": "quantity"}, "whole": {"kind": "quantity"}},
        "part.value <= whole.value",
        when="within(part, whole) and not within(whole, part)",
        same=["time"],
    ),
    "NEA101": law(
        "NEA101", {"a": "sent", "b": "sent"}, "a.value <= b.value", when="compatible(a, b) and a.time <= b.time"
    ),
}
REFINED = [("RUN102", "RUN101"), ("RUN104", "RUN101"), ("DAY101", "MEE101"), ("RUN101", "RUN104"), ("NEA101", "RUN102")]


def told(evaluation):
    """What of an evaluation does not depend on the plan."""
    conflicts = {(frozenset((name, row.id) for name, row in c.rows), c.verdict) for c in evaluation.conflicts}
    return conflicts, evaluation.in_scope, evaluation.met, evaluation.undecided


@pytest.fixture(autouse=True)
def _swept_however_few(monkeypatch):
    """No pair of blocks is small enough to be gone through."""
    monkeypatch.setattr(ordering, "FEW", 0)


same_for_all_examples = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("name", SWEPT)
@same_for_all_examples
@given(claims=tables())
def test_a_sweep_finds_what_all_pairs_show(name, claims):
    """SEMANTICS Plans: equal to the join plan, always: conflicts, claims in scope, and what could not be told."""
    index = Index(claims)
    assert told(evaluate(SWEPT[name], index)) == told(general.evaluate(SWEPT[name], index, NEVER_REFINED))


@pytest.mark.parametrize(("name", "by"), REFINED)
@same_for_all_examples
@given(claims=tables())
def test_what_is_refined_is_left_to_the_finer_law(name, by, claims):
    """Blocks that a finer law binds are left out whole, where its keys alone decide; else pair by pair."""
    finer = attrs.evolve(SWEPT[by], rule=attrs.evolve(SWEPT[by].rule, refines=name))
    index = Index(claims)
    refinement = refinement_of(SWEPT[name].rule, [finer], index)
    swept, paired = evaluate(SWEPT[name], index, refinement), general.evaluate(SWEPT[name], index, refinement)
    assert told(swept) == told(paired)


@pytest.mark.parametrize("name", ["RUN101", "RUN103", "MEE101"])
@same_for_all_examples
@given(claims=tables(most=12))
def test_a_certificate_holds_every_claim_in_conflict(name, claims):
    """Where pairs are not listed they are counted, and every claim in conflict stands in one that is, at its gravest."""
    index = Index(claims)
    every = general.evaluate(SWEPT[name], index, NEVER_REFINED).conflicts
    most, dominance.LISTED = dominance.LISTED, 0
    try:
        few = evaluate(SWEPT[name], index).conflicts
    finally:
        dominance.LISTED = most
    assert {claim for c in few for claim in c.claims} == {claim for c in every for claim in c.claims}
    assert {c.verdict for c in few} == {c.verdict for c in every}
    assert sum(1 + c.beside for c in few) == len(every)


def test_ten_thousand_zigzagging_figures_are_counted():
    """5,000 high and 5,000 low figures of one fact in turn: 12.5 million pairs, of which a few per claim are kept."""
    rows = [quantity(f"c{n:05}", value, value, n) for n in range(10_000) for value in [10 if n % 2 else 90]]
    found = evaluate(LAWS["RUN101"], Index(table(*rows)))
    assert sum(1 + c.beside for c in found.conflicts) == 5_000 * 5_001 // 2
    assert len(found.conflicts) < 40_000
    assert len(found.in_scope) == 10_000


def test_a_day_is_one_moment_in_one_reading_only():
    """Values of one day may be of two moments under fuzzy bounds: then the gravest pair is found among those that are not."""
    rows = [quantity(f"c{n}", n, n, 1) for n in range(40)]
    rows = [attrs.evolve(row, moment=(row.moment[STRICT], named(f"{n % 20}"))) for n, row in enumerate(rows)]
    most, dominance.LISTED = dominance.LISTED, 10
    try:
        found = evaluate(LAWS["MEE101"], Index(table(*rows)))
    finally:
        dominance.LISTED = most
    sure = [c for c in found.conflicts if c.verdict == "contradiction"]
    assert {frozenset(c.claims) for c in sure} == {frozenset((f"c{n}", f"c{n + 20}")) for n in range(20)}
