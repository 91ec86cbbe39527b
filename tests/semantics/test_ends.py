"""SEMANTICS, section Ends: comparisons of ranges with open and closed ends, as rules see them."""

from __future__ import annotations

from math import inf

import pytest

from factcheck.claims.table import Row
from factcheck.engine.sql.columns import columns_of, record_of
from factcheck.values.bounds import Bounds, at_most, below, equal, negate, point, share_a_point

OPEN_LOW, OPEN_HIGH = Bounds(3, 5, low_open=True), Bounds(3, 5, high_open=True)


@pytest.mark.parametrize(
    ("x", "y", "truth"),
    [
        (Bounds(1, 3), Bounds(3, 5), True),
        (Bounds(1, 2), Bounds(3, 5), True),
        (Bounds(1, 4), Bounds(3, 5), None),
        (Bounds(5, 9), Bounds(3, 5), None),
        (Bounds(5, 9, low_open=True), Bounds(3, 5), False),
        (Bounds(5, 9), OPEN_HIGH, False),
        (Bounds(6, 9), Bounds(3, 5), False),
    ],
)
def test_at_most(x, y, truth):
    """SEMANTICS Ends: "x <= y is true when" x.high <= y.low; it is false past it, or on it where either end is open."""
    assert at_most(x, y) is truth


@pytest.mark.parametrize(
    ("x", "y", "truth"),
    [
        (Bounds(1, 2), Bounds(3, 5), True),
        (Bounds(1, 3), Bounds(3, 5), None),
        (Bounds(1, 3, high_open=True), Bounds(3, 5), True),
        (Bounds(1, 3), OPEN_LOW, True),
        (Bounds(5, 9), Bounds(3, 5), False),
        (Bounds(4, 9), Bounds(3, 5), None),
    ],
)
def test_below(x, y, truth):
    """SEMANTICS Ends: "x < y is true when" x.high < y.low or they meet in an open end; it is false when x.low >=
    y.high.
    """
    assert below(x, y) is truth


@pytest.mark.parametrize(
    ("x", "y", "truth"),
    [
        (point(3), point(3), True),
        (point(3), Bounds(3, 5), None),
        (point(3), OPEN_LOW, False),
        (Bounds(1, 2), Bounds(3, 5), False),
        (Bounds(1, 4), Bounds(3, 5), None),
    ],
)
def test_equal(x, y, truth):
    """SEMANTICS Ends: "x == y is true when" both are one point and false when they share none; `!=` is its negation."""
    assert equal(x, y) is truth
    assert negate(equal(x, y)) is (None if truth is None else not truth)
    assert (x + Bounds(0, 1, low_open=True)).low_open


@pytest.mark.parametrize(
    ("x", "y", "shared"),
    [
        (Bounds(1, 3), Bounds(3, 5), True),
        (Bounds(1, 3), OPEN_LOW, False),
        (Bounds(1, 3, high_open=True), Bounds(3, 5), False),
        (Bounds(1, 4), OPEN_LOW, True),
        (Bounds(1, 2), Bounds(3, 5), False),
    ],
)
def test_share_a_point(x, y, shared):
    """SEMANTICS Ends: "Two ranges share a point" iff low < high of the inner ends, or they are equal and both
    closed.
    """
    assert share_a_point(x, y) is shared


def test_factors_and_infinities(refused):
    """SEMANTICS Ends: "A negative factor swaps ends" with their flags; infinity is a value, and a factor 0 an
    error of the pack.
    """
    assert OPEN_LOW.scaled(-2) == Bounds(-10, -6, high_open=True)
    assert Bounds(1, inf) + point(5) == Bounds(6, inf)
    columns = columns_of((), ())
    assert None not in record_of(Row("a", "a", "quantity", "people"), 0, (), ())
    assert len(columns) == len(record_of(Row("a", "a", "quantity", "people"), 0, (), ()))
    nothing = RULE.format(require="0 * a.value <= b.value")
    assert "factor of 0" in refused(rules=nothing)


RULE = """\
pack: own
prefix: OWN
version: 1
rules:
  - code: OWN101
    name: own-rule
    title: A rule of the test.
    why: To see what becomes of it.
    for: {{a: people, b: way}}
    same: [who, time]
    require: {require}
"""


def _row(measure, value, **more):
    return {"id": measure, "quantity": measure, "of": {"who": "x"}, "value": value, "as_of": "2024-11-01T12:00", **more}


def test_strong_kleene(told, checked):
    """SEMANTICS Ends: "A rule is violated where" `when` is true and `require` is false; what cannot be told is no
    violation.
    """
    rule = RULE.replace("[who, time]", "[time]").replace("b: way", "b: balance").format(require="a.value <= b.value")
    assert told(_row("people", "5"), _row("balance", "4"), rules=rule)["OWN101"] == "contradiction"
    assert "OWN101" not in told(_row("people", "3 to 5"), _row("balance", "4"), rules=rule)
    outcomes = {
        outcome.code: outcome.outcome
        for outcome in checked(_row("people", "3 to 5"), _row("balance", "4"), rules=rule).rules
    }
    assert outcomes["OWN101"] == "undetermined"
    # an absent `same` key: one of the two tells no `who`
    shared = rule.replace("[time]", "[who, time]")
    assert "OWN101" not in told({**_row("people", "5"), "of": {}}, _row("balance", "4"), rules=shared)
    assert told(_row("people", "5"), _row("balance", "4"), rules=shared)["OWN101"] == "contradiction"
    twice = rule.replace("a.value <= b.value", "a.value <= b.value and a.value <= 2 * b.value")
    assert any("stands twice" in remark.message for remark in checked(rules=twice).remarks)
