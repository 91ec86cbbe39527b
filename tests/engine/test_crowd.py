"""Conflicts too many to list are told by points of an order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from factcheck.claims.table import STRICT
from factcheck.engine.crowd import points_of, series_of, thinned
from factcheck.engine.memory.plan import evaluate
from factcheck.engine.memory.select import Index
from factcheck.engine.sql import ordering
from factcheck.engine.sql.database import Database
from factcheck.engine.sql.plan import evaluate as evaluate_table
from tests.engine.claimsets import LAWS, quantity, table, tables

ORDERS = ("RUN101", "RUN102", "RUN103", "MEE101")


def series(law, claims):
    """The rows of one series of the law, or none."""
    selected = [row for row in claims.rows if any(b.selects(row) for b in law.bindings) and not row.epochs]
    found = series_of(law, selected)
    return max(found, key=len) if found else []


@pytest.mark.parametrize("name", ORDERS)
@settings(max_examples=40)
@given(claims=tables())
def test_points_contradict_as_the_checker_says(name, claims):
    """A point contradicts another exactly where the law is violated under the strict reading, closed and open ends alike."""
    law = LAWS[name]
    rows = [
        row for row in series(law, claims) if all(law.bindings[0].selects(row) or b.selects(row) for b in law.bindings)
    ]
    if name == "MEE101":
        rows = [row for row in rows if row.moment[STRICT] is not None]
    found = evaluate(law, Index(table(*rows))).conflicts
    points = points_of(law, rows)
    claim_of = {row.id: row.claim for row in rows}
    told = {
        frozenset((a.id, b.id)) for a in points for b in points if a.contradicts(b) and claim_of[a.id] != claim_of[b.id]
    }
    assert told == {frozenset(row.id for _, row in conflict.rows) for conflict in found}


def test_a_crowd_keeps_every_claim_in_conflict(monkeypatch):
    """Where there are too many pairs to list, the claims in conflict are the same as with all pairs."""
    rows = [quantity(f"h{i}", 100 + i, 100 + i, i) for i in range(10)] + [
        quantity(f"l{i}", i, i, 20 + i) for i in range(12)
    ]
    law, database = LAWS["RUN101"], Database.of(table(*rows))
    every = evaluate_table(law, database)
    monkeypatch.setattr(ordering, "MOST_PAIRS", 50)
    few = evaluate_table(law, database)
    assert len(every.conflicts) == 120
    assert len(few.conflicts) < 120
    assert {c for s in few.conflicts for c in s.claims} == {c for s in every.conflicts for c in s.claims}


def test_thinned_instances_hold_the_gravest_of_each_reading():
    """The pair that is broken under fuzzy bounds is among those that are kept."""
    rows = [quantity("high", 100, 100, 1), quantity("low", 1, 1, 5), quantity("mid", 50, 50, 3)]
    kept = {frozenset(row.id for row in instance.values()) for instance in thinned(LAWS["RUN101"], rows)}  # type: ignore[union-attr]
    assert frozenset(("high", "low")) in kept
