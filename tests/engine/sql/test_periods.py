"""Sums over periods: SQL finds what memory finds, and both what trying out every choice finds."""

from __future__ import annotations

from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.entities import Entities
from factcheck.claims.table import ClaimTable, Row
from factcheck.claims.time_keys import TimeKey, TimeKind
from factcheck.claims.vocabulary import Measure, Vocabulary
from factcheck.engine.memory.plan import evaluate
from factcheck.engine.memory.select import Index
from factcheck.engine.sql.database import Database
from factcheck.engine.sql.plan import evaluate as evaluate_table
from factcheck.rules.check import check
from factcheck.rules.rule import Law, Rule
from factcheck.values.bounds import Bounds

VOCABULARY = Vocabulary.of([Measure("sold", "flow", dimensions=("at",))], [])


def law(when: str, require: str) -> Law:
    """A sum over the periods inside a longer one."""
    bindings = {"whole": {"type": "sold", "dated": "period"}, "parts": [{"type": "sold", "dated": "period"}]}
    rule = Rule("PER101", "per-rule", "T.", bindings, require, why="a test", when=when, same=["fact"])
    return check(rule, VOCABULARY).laws[0]


LAWS = {
    "inside": law("during(parts, whole)", "sum(parts.value) <= whole.value"),
    "tiling": law("tile(parts, whole)", "sum(parts.value) == whole.value"),
}


def sold(number: int, at: str, first: int, last: int, value: int) -> Row:
    """An amount of one place, from a first moment to a last."""
    time, amount = (Bounds(first, last),) * 2, (Bounds(value, value),) * 2
    key = TimeKey(TimeKind.PERIOD, (first, last))
    return Row(
        f"c{number}", f"c{number}", "quantity", "sold", dims={"at": (at,)}, fact=f"sold {at}", value=amount, time=time,
        start=(Bounds(first, first),) * 2, end=(Bounds(last, last),) * 2, moment=(key, key), dated="period",
    )  # fmt: skip


SOLD = st.tuples(st.sampled_from("xxy"), st.integers(0, 5), st.integers(0, 5), st.integers(0, 6))
TABLES = st.lists(SOLD, min_size=2, max_size=7).map(
    lambda drawn: ClaimTable(
        tuple(sold(n, at, min(a, b), max(a, b), value) for n, (at, a, b, value) in enumerate(drawn)),
        Entities(),
        VOCABULARY,
    )
)


def amount(row: Row) -> float:
    """What was told."""
    assert row.value is not None
    return float(row.value[0].low)


def broken(name: str, claims: ClaimTable) -> set[str]:
    """The wholes that some choice of periods breaks; of periods that are told once only."""
    found = set()
    for whole in claims.rows:
        outer = whole.time[0]
        inside = [r for r in claims.rows if r.fact == whole.fact and r.time != whole.time and outer.contains(r.time[0])]
        for chosen in chain.from_iterable(combinations(inside, n) for n in range(1, len(inside) + 1)):
            moments = [m for r in chosen for m in range(int(r.time[0].low), int(r.time[0].high) + 1)]
            total = sum(map(amount, chosen))
            apart = len(set(moments)) == len(moments)
            if name == "inside":
                wrong = apart and total > amount(whole)
            else:
                wrong = apart and len(moments) == outer.high - outer.low + 1 and total != amount(whole)
            if wrong:
                found.add(whole.id)
    return found


@pytest.mark.parametrize("name", LAWS)
@settings(max_examples=30)
@given(claims=TABLES)
def test_memory_sql_and_trying_out(name, claims):
    """All three find the same wholes broken; memory and SQL with the same claims."""
    memory, sql = evaluate(LAWS[name], Index(claims)), evaluate_table(LAWS[name], Database.of(claims), table=claims)
    found = [{tuple((n, row.id) for n, row in conflict.rows) for conflict in one.conflicts} for one in (memory, sql)]
    assert found[0] == found[1]
    assert memory.in_scope <= sql.in_scope
    told_once = len({(row.fact, row.time) for row in claims.rows}) == len(claims.rows)
    if told_once:
        wholes = {next(row for n, row in conflict.rows if n == "whole").id for conflict in memory.conflicts}
        assert wholes == broken(name, claims)
