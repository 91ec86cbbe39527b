"""What to doubt, as the text report tells it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import attrs

from factcheck.report.types import Choice, Cluster, JointSummary
from factcheck.writers.text import write
from tests.writers.reports import FULL

TANGLE = Cluster(
    1,
    choices=(Choice((("a",), ("b", "c"), ("b", "d"), ("e", "f"))), Choice((("g",), ("h",)))),
    conflicts=3,
    by_claim={"a": Fraction(3, 2), "b": Fraction(1), "c": Fraction(1, 2)},
    by_origin={"x": Fraction(3)},
)


def told(**changes: Any) -> str:
    """The text of the full report with these changes."""
    return write(attrs.evolve(FULL, **changes), color=False, width=80)


def test_corrections_stand_least_first_and_blame_in_shares():
    """Of each choice three ways are told, the rest counted; independent ones stand apart; blame is a share of all there is."""
    text = told(clusters=(TANGLE,))
    assert "      a, or b and c, or b and d, or 1 other way\n      and g, or h\n" in text
    assert "blame: a 50%, b 33%, c 17%" in text


def test_what_is_only_strained_is_told_apart():
    """What would relax the tensions as well stands after what resolves the contradictions."""
    strained = attrs.evolve(TANGLE, relaxing=(Choice((("a",),)), Choice((("m",), ("n",)))))
    assert "and g, or h\n      so that nothing is strained either:\n         a\n         and m, or n\n" in told(
        clusters=(strained,)
    )
    only = attrs.evolve(strained, choices=())
    assert "      only strained; to relax it:\n         a\n" in told(clusters=(only,))


def test_one_conflict_is_not_told_twice():
    """A cluster of one conflict adds nothing to what its finding says of doubt."""
    assert "What to withdraw" not in told(clusters=(attrs.evolve(TANGLE, conflicts=1),))


def test_the_joint_check_says_how_far_it_came():
    """Checked, truncated and undetermined are told apart; off is said too."""
    assert "Joint check: all rules together, over 7 independent parts" in told(joint=JointSummary("checked", "", 7, 2))
    assert "Joint check: truncated (a cap)" in told(joint=JointSummary("truncated", "a cap", 7, 2))
    assert "Joint check: UNDETERMINED (time ran out)" in told(joint=JointSummary("undetermined", "time ran out"))
    assert "Each rule was checked by itself" in told(joint=JointSummary())
