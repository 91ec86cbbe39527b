"""The enumerator and the checker against all worlds that a few claims leave possible."""

from __future__ import annotations

from itertools import combinations

import attrs
from hypothesis import given, settings

from factcheck.claims.table import FUZZY, STRICT
from factcheck.engine.memory.plan import evaluate
from factcheck.engine.memory.select import Index
from tests.engine.claimsets import DAY, LAWS, tables

STEPS = 3
"""Worlds are gone through on thirds: between two whole ends lie two points, enough for two numbers in either order."""


def inside(bounds, unit):
    """The points of a range on the grid, up to 9; an infinite end lies beyond."""
    grid = [number * unit / STEPS for number in range(-STEPS, 9 * STEPS + 1)]
    return [
        x
        for x in grid
        if bounds.low <= x <= bounds.high
        and not (x == bounds.low and bounds.low_open)
        and not (x == bounds.high and bounds.high_open)
    ]


def never_true_together(a, b, reading, broken):
    """Whether every world of two claims breaks the rule."""
    worlds = (
        (ta, va, tb, vb)
        for ta in inside(a.time[reading], DAY)
        for va in inside(a.value[reading], 1)
        for tb in inside(b.time[reading], DAY)
        for vb in inside(b.value[reading], 1)
    )
    return all(broken(*world) for world in worlds)


def pairs_without_a_world(rows, reading, alike, broken):
    """The pairs of different claims, alike in their keys, that no world allows, in either order."""
    return {
        frozenset((a.id, b.id))
        for x, y in combinations(rows, 2)
        for a, b in ((x, y), (y, x))
        if a.claim != b.claim and alike(a, b) and never_true_together(a, b, reading, broken)
    }


def plain(claims):
    """Rows whose values are told in whole numbers, so that the grid meets their ends, and that no correction divides."""
    return [
        row
        for row in claims.rows
        if row.value is not None
        and not row.epochs
        and all(float(end).is_integer() or abs(end) == float("inf") for b in row.value for end in (b.low, b.high))
    ]


@settings(max_examples=25)
@given(tables(most=4))
def test_a_running_total_is_broken_where_no_world_keeps_it(claims):
    """SEMANTICS Ends: `when` true and `require` false, under a reading, is that each world of the two claims breaks the rule."""
    _compare(
        claims,
        LAWS["RUN101"],
        lambda a, b: a.fact == b.fact and a.type == "sent",
        lambda ta, va, tb, vb: ta < tb and not va <= vb,
    )


@settings(max_examples=25)
@given(tables(most=4))
def test_agreement_is_broken_where_no_world_keeps_it(claims):
    """SEMANTICS Ends: `==` is false where the two share no point."""
    _compare(
        claims,
        LAWS["MEE101"],
        lambda a, b: a.fact == b.fact and a.moment[STRICT] is not None and a.moment[STRICT] == b.moment[STRICT],
        lambda ta, va, tb, vb: va != vb,
    )


def _compare(claims, law, alike, broken):
    rows = plain(claims)
    index = Index(attrs.evolve(claims, rows=tuple(rows)))
    found = evaluate(law, index).conflicts
    strict = {frozenset(row.id for _, row in c.rows) for c in found}
    fuzzy = {frozenset(row.id for _, row in c.rows) for c in found if c.verdict == "contradiction"}
    assert fuzzy <= strict
    assert strict == pairs_without_a_world(rows, STRICT, alike, broken)

    def alike_fuzzy(a, b):
        return alike(a, b) and (law.rule.when != "true" or a.moment[FUZZY] == b.moment[FUZZY])

    assert fuzzy == pairs_without_a_world(rows, FUZZY, alike_fuzzy, broken)
