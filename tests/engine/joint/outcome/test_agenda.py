"""What to check next: which instances are open, and which claims could settle them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from factcheck.api.packs import LoadedPacks
from factcheck.engine.joint.outcome.agenda import what_to_check
from factcheck.engine.memory.select import Index
from factcheck.rules.rule import Law
from tests.engine.joint.brute import Told
from tests.engine.joint.conftest import table_of


def test_the_claim_that_settles_most_comes_first(small: LoadedPacks, small_laws: Sequence[Law]) -> None:
    """A total from 0 to 3 leaves two levels of 2 open (one on its day, one day each); saying which it is settles both."""
    told = [Told("total", 1, 0, 3), Told("level", 1, 2, 2), Told("total", 2, 1, 1)]
    laws = [law for law in small_laws if law.rule.code in ("SML101", "DEP101", "QTY101")]
    agenda = what_to_check(Index(table_of(told, small)), laws, 60.0)
    assert agenda.open >= 1
    assert agenda.checks[0].claim == "c0"
    assert all(check.settles <= check.open <= agenda.open for check in agenda.checks)
    assert "c1" not in {check.claim for check in agenda.checks}


def test_points_leave_nothing_open(small: LoadedPacks, small_laws: Sequence[Law]) -> None:
    """Where every claim gives one number, single rules decide everything."""
    told = [Told("total", 1, 3, 3), Told("level", 1, 2, 2)]
    agenda = what_to_check(Index(table_of(told, small)), [law for law in small_laws if law.rule.code == "SML101"], 60.0)
    assert (agenda.open, agenda.checks) == (0, ())


@pytest.mark.parametrize("budget", [0.0, -1.0])
def test_rules_that_were_not_reached_are_named(small: LoadedPacks, small_laws: Sequence[Law], budget: float) -> None:
    """Without time the rules are left out by name, never counted as closed."""
    told = [Told("total", 1, 0, 3), Told("level", 1, 2, 2)]
    laws = [law for law in small_laws if law.rule.code == "SML101"]
    agenda = what_to_check(Index(table_of(told, small)), laws, budget)
    assert any("SML101" in left for left in agenda.left_out)
