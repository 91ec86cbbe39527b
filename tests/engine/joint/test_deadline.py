"""The budget: who looks at it, and what the report says when it has run out."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import pytest

from factcheck.api.packs import LoadedPacks
from factcheck.claims.table import FUZZY
from factcheck.deadline import EVERY, Deadline, OutOfTime
from factcheck.engine.joint.model.build import build_problem
from factcheck.rules.rule import Law
from tests.engine.joint.brute import Told
from tests.engine.joint.conftest import table_of
from tests.engine.joint.test_check import READY, SENT, checked


def test_no_number_of_seconds_never_ends() -> None:
    """A clock without a budget lets everything pass, and so does a part of it."""
    assert list(Deadline().part(0.5).watching(range(3 * EVERY))) == list(range(3 * EVERY))


def test_watching_stops_in_time() -> None:
    """Once the budget has run out, nothing more comes."""
    with pytest.raises(OutOfTime, match="budget"):
        list(Deadline(0).watching(range(1)))


def test_the_clock_is_looked_at_while_the_model_is_built(small: LoadedPacks, small_laws: Sequence[Law]) -> None:
    """A model is not finished after its budget."""
    claims = [Told("level", 1, 2, None), Told("total", 2, 0, 1)]
    with pytest.raises(OutOfTime):
        build_problem(table_of(claims, small), small_laws, FUZZY, deadline=Deadline(0))


def test_budget_that_ends_in_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """A budget that runs out while the model is built makes the verdict undetermined, without asking the solver."""
    monkeypatch.setitem(sys.modules, "factcheck.engine.joint.mus.z3_oracle", None)
    report = checked([READY, SENT], budget=0.0)
    assert (report.verdict, report.joint.status) == ("undetermined", "undetermined")
    assert report.joint.reason == "the time budget ran out"


def test_nothing_to_solve_needs_no_budget() -> None:
    """What single rules decide completely is checked even without a budget."""
    assert checked([SENT], budget=0.0).joint.status == "checked"
