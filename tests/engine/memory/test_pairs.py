"""Pairs that a law cannot tell apart are decided at once, and come to what they come to one by one."""

from __future__ import annotations

import json
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.engine.memory import general, pairs
from factcheck.engine.memory.meeting import meeting
from factcheck.engine.memory.select import Index
from factcheck.engine.refinement import NEVER_REFINED
from factcheck.rules.exact import Checker
from tests.engine.claimsets import LAWS as SHARED
from tests.engine.claimsets import law, quantity, table, tables

EVERY = {"kind": "quantity", "stance": "any"}
LAWS = {
    each.rule.name: each
    for each in (
        law("PAI101", {"a": EVERY, "b": EVERY}, "a.figure < 2 * b.figure", same=["fact"], when="can_coincide(a, b)"),
        law("PAI102", {"a": EVERY, "b": EVERY}, "2 * a.value <= b.value", when="can_coincide(a, b) and 1 < a.value"),
        law("PAI103", {"a": EVERY, "b": EVERY}, "false", when="one_witness(a, b) and a.document != b.document"),
        law("PAI104", {"a": EVERY, "b": EVERY}, "a.value == b.value", when="a.document != b.document", same=["fact"]),
        law("PAI105", {"a": EVERY, "b": EVERY}, "false", when="a.document != b.document", same=["origin"]),
        law("PAI106", {"a": EVERY, "b": EVERY}, "a.value < 3 * b.value", same=["fact", "time"]),
        law(
            "PAI107", {"a": EVERY, "b": EVERY}, "a.value < 2 * b.value",
            when="a.start < a.end and b.start <= a.start and a.end <= b.end and 0 < b.value",
        ),
        law("PAI108", {"a": "sent", "b": "ready"}, "a.value + 1 <= b.value", same=["to"], when="can_coincide(a, b)"),
        law(
            "PAI109", {"part": "sent", "whole": "sent"}, "part.value + 1 <= whole.value", same=["to"],
            when="whole.time <= part.time and part.end <= whole.end",
        ),
        law("PAI110", {"a": "sent", "b": "sent"}, "a.origin == b.origin", same=["to"], when="one_witness(a, b)"),
        SHARED["JOI103"],
    )
}  # fmt: skip


def one_by_one(law, claims):
    """What all instances come to, each decided."""
    decisions = general.Decisions(law, Index(claims), NEVER_REFINED)
    for instance in general.instances(law, Index(claims)):
        decisions.decide(instance)
    return decisions.evaluation()


@pytest.mark.parametrize("name", LAWS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(claims=tables(12), documents=st.lists(st.sampled_from(["here", "there", None]), min_size=12, max_size=12))
def test_classes_come_to_what_their_pairs_come_to(name, claims, documents, monkeypatch):
    """Conflicts, scope and what could not be told are those of all pairs, however few of them are looked at."""

    monkeypatch.setattr(pairs, "FEW", 0)
    rows = tuple(attrs.evolve(row, document=at) for row, at in zip(claims.rows, documents, strict=False))
    claims = attrs.evolve(claims, rows=rows)
    found, wanted = pairs.evaluate(LAWS[name], Index(claims), NEVER_REFINED), one_by_one(LAWS[name], claims)
    assert [(c.rows, c.verdict) for c in found.conflicts] == [(c.rows, c.verdict) for c in wanted.conflicts]
    assert (found.in_scope, found.undecided, found.met) == (wanted.in_scope, wanted.undecided, wanted.met)


@pytest.mark.parametrize("name", LAWS)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(claims=tables(12))
def test_a_sparse_certificate_shows_all_in_conflict(name, claims, monkeypatch):
    """Where conflicts are too many to list, each claim in conflict still stands in one, and all are counted."""
    monkeypatch.setattr(pairs, "FEW", 0)
    monkeypatch.setattr(pairs, "LISTED", 0)
    found, wanted = pairs.evaluate(LAWS[name], Index(claims), NEVER_REFINED), one_by_one(LAWS[name], claims)
    in_conflict = [{row.id for c in each.conflicts for _, row in c.rows} for each in (found, wanted)]
    assert in_conflict[0] == in_conflict[1]
    assert {c.verdict for c in found.conflicts} == {c.verdict for c in wanted.conflicts}
    assert (found.in_scope, found.met) == (wanted.in_scope, wanted.met)


def test_many_alike_are_all_in_scope(monkeypatch):
    """Beyond a number of pairs, enough are kept that every claim stands in one."""
    monkeypatch.setattr(pairs, "LISTED", 10)
    rows = [attrs.evolve(quantity(f"c{n}", n, n, n), document=f"d{n % 2}", statement="one") for n in range(30)]
    asked = law("DOC201", {"a": "sent", "b": "sent"}, "false", same=["statement"], when="a.document != b.document")
    found = pairs.evaluate(asked, Index(table(*rows)), NEVER_REFINED)
    assert len(found.in_scope) == 30
    assert {claim for conflict in found.conflicts for claim in conflict.claims} == found.in_scope


def test_what_lies_before_and_after_is_not_met():
    """Of a row a day for a hundred days, each meets itself alone; a time of years meets all that follow."""
    days = [[quantity(f"c{n}", n, n, n)] for n in range(100)]
    time = lambda row: (row.time[0].low, row.time[0].high)  # noqa: E731
    met = [(a[0].id, b[0].id) for a, b in meeting(days, days, (time, time))]
    assert sorted(met) == sorted((row.id, row.id) for (row,) in days)
    endless = [[quantity("open", 1, 1, 90, last=10_000)]]
    assert sorted(b[0].id for _, b in meeting(endless, days, (time, time))) == [f"c{n}" for n in range(90, 100)]


def claim(n, **more):
    """One figure of one fact."""
    told = {"id": f"c{n}", "quantity": "troops-sent", "of": {"force": "army", "to": "north"}, "value": 400}
    return told | {"as_of": "2024-03-01", "said_by": f"speaker {n}"} | more


SHAPES = {
    "equal tellings": lambda size: [claim(n) for n in range(size)],
    "one source": lambda size: [claim(n, said_by="ministry") | {"in": f"d{n}"} for n in range(size)],
    "many values of one day": lambda size: [claim(n, value=f"exactly {200 + n}") for n in range(size)],
    "a day each": lambda size: [
        claim(n, value=f"exactly {200 + n}", as_of=f"{1900 + n // 12}-{1 + n % 12:02}-01") for n in range(size)
    ],
    "reports of one statement": lambda size: [
        {k: v for k, v in claim(n).items() if k != "said_by"} | {"in": f"d{n}", "statement": "briefing"}
        for n in range(size)
    ],
}


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_as_many_claims_ask_the_checker_twice_as_often(shape, monkeypatch, tmp_path: Path):
    """The rules about figures twenty times off, and about copies of one source, do not look at every pair."""
    asked = [0]
    applies = Checker.applies

    def counting(self, instance):
        asked[0] += 1
        return applies(self, instance)

    monkeypatch.setattr(Checker, "applies", counting)
    counts = []
    for size in (60, 240):
        asked[0] = 0
        documents = {f"d{n}": {"publisher": f"paper {n}"} for n in range(size)}
        told = {"factcheck": 1, "packs": ["deployment"], "documents": documents, "claims": SHAPES[shape](size)}
        told |= {"statements": {"briefing": {"by": "ministry", "on": "2024-03-02"}}}
        (tmp_path / "claims.json").write_text(json.dumps(told))
        rules = ["STM130", "STM131", "STM118", "STM117", "STM107", "STM108", "STM104"]
        factcheck.check([tmp_path / "claims.json"], joint=False, select=rules)
        counts.append(asked[0])
    assert counts[1] <= 6 * counts[0] + 50, counts
