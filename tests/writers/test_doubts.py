"""What to doubt, as the text report tells it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import attrs

from factcheck.report.types import Cluster, JointSummary
from factcheck.writers.text import write
from tests.writers.reports import FULL

TANGLE = Cluster(
    1,
    corrections=(("a",), ("b", "c"), ("b", "d"), ("e", "f")),
    conflicts=3,
    by_claim={"a": Fraction(3, 2), "b": Fraction(1), "c": Fraction(1, 2)},
    by_origin={"x": Fraction(3)},
)


def told(**changes: Any) -> str:
    """The text of the full report with these changes."""
    return write(attrs.evolve(FULL, **changes), color=False, width=80)


def test_corrections_stand_least_first_and_blame_in_shares():
    """Three ways are told, the rest counted; blame is a share of all blame in the cluster."""
    text = told(clusters=(TANGLE,))
    assert "      a\n      or b and c\n      or b and d\n      or 1 other way\n" in text
    assert "blame: a 50%, b 33%, c 17%" in text


def test_one_conflict_is_not_told_twice():
    """A cluster of one conflict adds nothing to what its finding says of doubt."""
    assert "What to withdraw" not in told(clusters=(attrs.evolve(TANGLE, conflicts=1),))


def test_the_joint_check_says_how_far_it_came():
    """Checked, truncated and undetermined are told apart; off is said too."""
    assert "Joint check: all rules together, over 7 independent parts" in told(joint=JointSummary("checked", "", 7, 2))
    assert "Joint check: truncated (a cap)" in told(joint=JointSummary("truncated", "a cap", 7, 2))
    assert "Joint check: UNDETERMINED (time ran out)" in told(joint=JointSummary("undetermined", "time ran out"))
    assert "Each rule was checked by itself" in told(joint=JointSummary())
