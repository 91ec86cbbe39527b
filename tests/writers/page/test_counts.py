"""Counts and lists in words."""

from __future__ import annotations

from factcheck.writers.page.counts import listed, many, pairs


def test_one_is_not_plural():
    """The noun agrees with the count, and thousands are separated."""
    assert [many(n, "claim") for n in (0, 1, 1200)] == ["0 claims", "1 claim", "1,200 claims"]
    assert many(2, "witness", "witnesses") == "2 witnesses"


def test_long_lists_are_cut_and_counted():
    """What goes beyond the most is counted."""
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a", "b", "c", "d"], 2) == "a, b and 2 more"
    assert pairs({"x": "1", "y": "2"}) == "x: 1, y: 2"
