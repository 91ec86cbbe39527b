"""What the screen may keep from the solver, and what it must not."""

from __future__ import annotations

from pathlib import Path

import attrs
from hypothesis import example, given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.claims.card import ClaimCard
from factcheck.claims.entities import Entities
from factcheck.claims.table import FUZZY, STRICT, ClaimTable, Row
from factcheck.claims.time_keys import named
from factcheck.claims.vocabulary import Measure, Vocabulary
from factcheck.deadline import Deadline
from factcheck.engine.joint.outcome.findings import check_reading
from factcheck.engine.joint.presolve.relevance import in_play
from factcheck.engine.run import surveyed
from factcheck.errors import Location
from factcheck.rules.check import check
from factcheck.rules.rule import Law, Rule
from factcheck.values.bounds import Bounds
from tests.engine.joint.outcome.test_findings import packed

RISING = """
pack: rising
prefix: RIS
version: 1
title: What rises
vocabulary:
  measures:
    mark: {kind: stock, unit: person, dimensions: [who], additive: false}
rules:
  - code: RIS101
    name: rising
    title: The mark always rises.
    why: So it was said.
    for: {earlier: mark, later: mark}
    same: [fact]
    when: earlier.time < later.time
    require: earlier.value < later.value
    say: "{earlier} is not less than {later}"
"""


def test_whole_numbers_that_rise(tmp_path: Path) -> None:
    """Of four whole numbers between 1 and 3 no two are refused by the rule, but four cannot rise.

    The mark has a number on the days between as well, whoever told of them, so the first and the last alone are the conflict.
    """
    days = "".join(
        f"  - {{id: d{day}, quantity: mark, of: {{who: x}}, value: 1 to 3, as_of: '2024-01-0{day}', said_by: s{day}}}\n"
        for day in range(1, 5)
    )
    rules, claims = packed(tmp_path, RISING, days)
    assert factcheck.check(claims, rules=[rules], joint=False).verdict == "consistent"
    (found,) = factcheck.check(claims, rules=[rules]).findings
    assert found.joint
    assert set(found.witness) == {"d1", "d4"}


VOCABULARY = Vocabulary.of([Measure("total", "cumulative", dimensions=("who", "where"))], [])


def law(code: str, require: str, names: tuple[str, ...], when: str = "true", same: tuple[str, ...] = ()) -> Law:
    """A law about totals."""
    rule = Rule(code, code, code, dict.fromkeys(names, "total"), require, why="tried", when=when, same=same)
    return check(rule, VOCABULARY).laws[0]


LATER = ("earlier.value <= later.value", ("earlier", "later"), "earlier.time < later.time")
LAWS = (
    law("SCR101", *LATER, ("fact",)),
    law("SCR102", "a.value == b.value", ("a", "b"), same=("fact", "time")),
    law("SCR103", "a.value == b.value", ("a", "b"), same=("fact", "document")),
    law("SCR104", *LATER, ("who",)),
    law("SCR105", *LATER, ("fact", "document")),
    law("SCR106", "claim.value <= 4", ("claim",)),
)


def total(
    id: str,
    where: str,
    value: tuple[int, int],
    time: tuple[int, int],
    moment: str | None = None,
    document: str | None = None,
    side: str = "",
) -> Row:
    """A total of one party, at one moment, on one side of a correction."""
    key = None if moment is None else named(moment)
    values, times = (Bounds(*value),) * 2, (Bounds(*time),) * 2
    return Row(
        id, id, "quantity", "total", dims={"who": ("x",), "where": (where,)}, fact=f"total {where}", value=values, time=times,
        start=times, end=times, moment=(key, key), document=document, epochs=(("cut", side),) if side else (),
    )  # fmt: skip


def table(rows: list[Row]) -> ClaimTable:
    """The rows, each its own claim."""
    return ClaimTable(
        tuple(rows), Entities(), VOCABULARY, {row.id: ClaimCard(row.id, Location("made", 1, 1)) for row in rows}
    )


TOTALS = st.builds(
    total,
    id=st.just(""),
    where=st.sampled_from(("here", "there")),
    value=st.tuples(st.integers(1, 4), st.integers(4, 6)) | st.sampled_from(((1, 1), (1, 2), (2, 3), (3, 3))),
    time=st.sampled_from(((0, 0), (1, 1), (2, 2), (3, 3), (0, 2), (1, 3))),
    moment=st.sampled_from((None, "m", "k")),
    document=st.sampled_from((None, "d")),
    side=st.sampled_from(("", "", "", "before", "after")),
)

PEAK = [
    total("a", "here", (3, 4), (0, 9), "peak"),
    total("b", "here", (1, 3), (0, 0), "peak"),
    total("c", "here", (1, 2), (2, 2)),
]


@settings(max_examples=150, deadline=None)
@given(rows=st.lists(TOTALS, min_size=2, max_size=6), chosen=st.sets(st.integers(0, 5), min_size=1, max_size=4))
@example(rows=PEAK, chosen={0, 1})
def test_what_is_screened_stands_in_no_joint_conflict(rows: list[Row], chosen: set[int]) -> None:
    """SEMANTICS Joint check: a component may skip the solver only if single rules decide it; the rows left in play tell all."""
    claims = table([attrs.evolve(row, id=f"c{n}", claim=f"c{n}") for n, row in enumerate(rows)])
    laws = [LAWS[n] for n in sorted(chosen)]
    single = [frozenset(conflict.claims) for conflict in surveyed(claims, laws).conflicts]
    for reading in (FUZZY, STRICT):
        every, some = (
            check_reading(claims, playing, laws, single, reading, Deadline(60))
            for playing in (claims, in_play(claims, laws))
        )
        assert {joint.claims for joint in every.found} == {joint.claims for joint in some.found}


def test_series_that_only_rise_and_agree_are_out_of_play() -> None:
    """Of totals at moments of their own, under laws of order and agreement, nothing is left to the solver."""
    rows = [total(f"c{n}", "here", (n, n + 1), (n, n), f"at {n}") for n in range(4)]
    assert in_play(table(rows), LAWS[:2]).rows == ()
    assert in_play(table([*rows, *PEAK]), LAWS[:2]).rows == (*rows, *PEAK)
