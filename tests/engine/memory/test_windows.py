"""Pairs whose times cannot meet are never looked at, claims that are alike to a law once for all; nothing else is left out."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings

from factcheck.engine.memory import general
from factcheck.engine.memory.select import Index
from factcheck.engine.memory.windows import Window, spans_of
from factcheck.engine.refinement import NEVER_REFINED
from tests.engine.claimsets import LAWS, law, quantity, table, tables

PAIRS = {
    each.rule.name: each
    for each in (
        law("MEE201", {"a": "sent", "b": "ready"}, "a.value + 1 <= b.value", same=["to"], when="can_coincide(a, b)"),
        law(
            "PER201",
            {"part": "sent", "whole": "sent"},
            "part.value + 1 <= whole.value",
            same=["to"],
            when="whole.time <= part.time and part.end <= whole.end",
        ),
        law("TEX201", {"a": "sent", "b": "sent"}, "a.origin == b.origin", same=["to"], when="one_witness(a, b)"),
        LAWS["JOI103"],
    )
}


def told(evaluation):
    """What of an evaluation does not depend on the way to it."""
    conflicts = {(frozenset(row.id for _, row in c.rows), c.verdict) for c in evaluation.conflicts}
    return conflicts, evaluation.in_scope, evaluation.met, evaluation.undecided


@pytest.mark.parametrize("name", PAIRS)
@settings(max_examples=60)
@given(claims=tables())
def test_what_is_not_looked_at_says_nothing(name, claims):
    """Conflicts, claims in scope and what could not be told are those of all pairs."""
    index = Index(claims)
    every = general.Decisions(PAIRS[name], index, NEVER_REFINED)
    for instance in general.instances(PAIRS[name], index):
        every.decide(instance)
    assert told(general.evaluate(PAIRS[name], index, NEVER_REFINED)) == told(every.evaluation())


def test_many_alike_are_all_in_scope(monkeypatch):
    """Beyond a number of pairs, enough are decided that every claim stands in one."""
    monkeypatch.setattr(general, "MOST_ALIKE", 10)
    rows = [attrs.evolve(quantity(f"c{n}", n, n, n), document=f"d{n % 2}", statement="one") for n in range(30)]
    asked = law("DOC201", {"a": "sent", "b": "sent"}, "false", same=["statement"], when="a.document != b.document")
    found = general.evaluate(asked, Index(table(*rows)), NEVER_REFINED)
    assert len(found.in_scope) == 30
    assert {claim for conflict in found.conflicts for claim in conflict.claims} == found.in_scope


def test_a_window_leaves_out_what_lies_before_and_after():
    """Of a row a day for a hundred days, one day meets itself alone; a time without an end meets all."""
    rows = [quantity(f"c{n}", n, n, n) for n in range(100)]
    spans = spans_of(PAIRS["MEE201"])
    assert spans is not None
    window = Window(rows, spans[1])
    assert [row.id for row in window.near(spans[0](rows[40]))] == ["c40"]
