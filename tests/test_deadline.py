"""The time that a whole call may take."""

from __future__ import annotations

import time
from typing import Any

import pytest

import factcheck
from factcheck.claims.normal import normalise
from factcheck.deadline import FREE, OutOfTime, left, tick, ticking, within
from factcheck.engine.run import run

PACK = factcheck.Pack("tolls", "TOL", "1", measures=(factcheck.Measure("toll", "cumulative", "person", ("place",)),))


def _claims(count: int, **fields: Any) -> list[dict[str, Any]]:
    """So many figures of one place, each below the one before."""
    return [
        {"id": f"c{n}", "quantity": "toll", "of": {"place": "p"}, "value": str(9 * count - n), "said_by": f"s{n % 7}",
         "as_of": f"{2000 + n // 300:04}-{1 + n // 25 % 12:02}-{1 + n % 25:02}", **fields}
        for n in range(count)
    ]  # fmt: skip


def test_outside_there_is_no_end():
    """Without a deadline nothing is ever late."""
    assert left() == float("inf")
    assert list(ticking(range(3 * FREE))) == list(range(3 * FREE))


def test_the_earlier_end_counts():
    """A call inside a call cannot take more than what is left, and gives back what it did not take."""
    with within(100):
        with within(1000):
            assert left() <= 100
        with within(0):
            assert left() == 0
            with pytest.raises(OutOfTime, match="the time budget ran out"):
                tick()
        tick()
    assert left() == float("inf")


def test_what_takes_no_time_is_done():
    """The first few items of a loop need no time; after them nothing more comes."""
    with within(0):
        assert list(ticking(range(FREE))) == list(range(FREE))
        with pytest.raises(OutOfTime):
            list(ticking(range(FREE + 1)))


def test_a_budget_too_small_to_read_the_claims():
    """Of claims that could not be read in time nothing is told, and the call is told why."""
    with pytest.raises(factcheck.InputError, match="--budget: the time budget ran out before the claims were read"):
        factcheck.check(_claims(3000), packs=[PACK], budget=0.001)


def test_what_was_found_is_kept(monkeypatch):
    """A rule that runs out of time tells what it had found; one that did not finish never looks as if it held."""
    claims = factcheck.load(_claims(400), packs=[PACK])
    table = normalise(claims.files, claims.packs.vocabulary).table
    in_time = iter(range(200))

    def tick_some() -> None:
        if next(in_time, None) is None:
            raise OutOfTime

    monkeypatch.setattr("factcheck.deadline.tick", tick_some)
    cut_short = [outcome for outcome in run(table, claims.packs.laws).outcomes if outcome.reason]
    assert {outcome.reason for outcome in cut_short} == {"the time budget ran out"}
    assert {outcome.outcome for outcome in cut_short} <= {"failed", "violated"}
    assert "violated" in {outcome.outcome for outcome in cut_short}


@pytest.mark.parametrize("budget", [0.2, 1.0])
def test_a_budget_bounds_the_whole(budget):
    """Reading, single rules, joint check and corroboration together take little more than the budget."""
    claims = [claim for n in range(60) for claim in _claims(40, of={"place": f"p{n}"})]
    for n, claim in enumerate(claims):
        claim |= {"id": f"c{n}", "value": str(100 + n % 40)}
    factcheck.load([], packs=[PACK])
    began = time.perf_counter()
    try:
        report = factcheck.check(claims, packs=[PACK], budget=budget)
    except factcheck.InputError as error:
        assert "the time budget ran out" in str(error)  # noqa: PT017
    else:
        assert report.verdict in ("consistent", "undetermined")
    assert time.perf_counter() - began < budget + 5  # the machine may be busy
