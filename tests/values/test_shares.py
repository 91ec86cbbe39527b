"""Shares, and shares of a whole."""

from __future__ import annotations

from fractions import Fraction as F
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import Unreadable
from factcheck.values.bounds import Bounds, point
from factcheck.values.quantities import read_value
from factcheck.values.readings import Kind
from factcheck.values.shares import Share, read_share, share_of

PERSON, KM, SIGNED = Kind("person", True), Kind("km", False), Kind("USD", False, signed=True)


@pytest.mark.parametrize(
    ("written", "strict", "fuzzy"),
    [
        ("a third", Bounds(F(197, 600), F(203, 600)), Bounds(F(17, 60), F(23, 60))),
        ("about a third", Bounds(F(197, 600), F(203, 600)), Bounds(F(17, 60), F(23, 60))),
        ("40 %", Bounds(F(395, 1000), F(405, 1000)), Bounds(F(35, 100), F(45, 100))),
        ("40 per cent", Bounds(F(395, 1000), F(405, 1000)), Bounds(F(35, 100), F(45, 100))),
        (0.4, Bounds(F(395, 1000), F(405, 1000)), Bounds(F(35, 100), F(45, 100))),
        ("half", Bounds(F(495, 1000), F(505, 1000)), Bounds(F(45, 100), F(55, 100))),
        ("½", Bounds(F(495, 1000), F(505, 1000)), Bounds(F(45, 100), F(55, 100))),
        ("98 %", Bounds(F(975, 1000), F(985, 1000)), Bounds(F(93, 100), 1)),
        ("0 %", Bounds(0, F(1, 200)), Bounds(0, F(1, 20))),
        ("exactly half", point(F(1, 2)), point(F(1, 2))),
        ("nearly half", Bounds(F(45, 100), F(1, 2), False, True), Bounds(F(45, 100), F(55, 100))),
        ("none", point(0), point(0)),
    ],
)
def test_share_row(written, strict, fuzzy):
    """SEMANTICS Values: "a share" row: half a point, five points, within 0 and 1."""
    share = read_share(written)
    assert (share.strict, share.fuzzy) == (strict, fuzzy)


@pytest.mark.parametrize(
    ("written", "strict", "fuzzy"),
    [
        ("at least half", Bounds(F(1, 2), 1), Bounds(F(1, 2), 1)),
        ("more than half", Bounds(F(1, 2), 1, True), Bounds(F(1, 2), 1, True)),
        ("up to 40 %", Bounds(0, F(2, 5)), Bounds(0, F(2, 5))),
        ("at least about 40 %", Bounds(F(395, 1000), 1), Bounds(F(35, 100), 1)),
        ("30-40 %", Bounds(F(3, 10), F(2, 5)), Bounds(F(3, 10), F(2, 5))),
        ("between a third and a half", Bounds(F(1, 3), F(1, 2)), Bounds(F(1, 3), F(1, 2))),
    ],
)
def test_bounds_on_shares(written, strict, fuzzy):
    """Bound words and ranges of shares end where they say; a bound on a hedge at the hedge's end."""
    share = read_share(written)
    assert (share.strict, share.fuzzy) == (strict, fuzzy)


@pytest.mark.parametrize(
    "written",
    ["most", "40", "1", 1, True, "140 %", "over 100 %", "-5 %", "dozens", "40 km", "over 30-40 %", "about none", ""],
)
def test_refused(written):
    """What names no share, or one outside 0 and 1, is an error."""
    with pytest.raises(Unreadable):
        read_share(written)


def test_counted_share_is_widened_to_whole():
    """SEMANTICS Values: "a share" row: for a counted measure widened outward to whole numbers."""
    reading = share_of(read_share("about a third"), read_value("5,000", PERSON, "exact"), PERSON)
    # 5,000 * 197/600 = 1641.7, * 203/600 = 1691.7; * 17/60 = 1416.7, * 23/60 = 1916.7
    assert (reading.strict, reading.fuzzy) == (Bounds(1641, 1692), Bounds(1416, 1917))
    assert (reading.hedge, reading.figure, reading.number) == ("share", None, None)
    assert reading.written == "about a third of 5,000"


@pytest.mark.parametrize(
    ("share", "whole", "product"),
    [
        (Bounds(0, F(1, 2)), Bounds(5, inf), Bounds(0, inf)),
        (point(0), Bounds(5, inf), point(0)),
        (Bounds(F(1, 2), 1, True), Bounds(4, 6), Bounds(2, 6, True)),
        (Bounds(0, F(1, 2)), Bounds(4, 6, True, True), Bounds(0, 3, False, True)),
        (Bounds(F(1, 2), 1), Bounds(-6, 4), Bounds(-6, 4)),
    ],
)
def test_products(share, whole, product):
    """A product is open where a factor's end is, unless the other one is 0, and infinite where the whole is."""
    reading = share_of(Share("it", share, share, "bare"), (whole, whole), SIGNED)
    assert (reading.strict, reading.fuzzy) == (product, product)


@given(st.integers(0, 100), st.sampled_from(["", "about ", "nearly ", "exactly ", "at least ", "up to "]))
def test_strict_inside_fuzzy(percent, hedge):
    """The strict range of every share, and of every part, lies inside the fuzzy one; neither is empty."""
    share = read_share(f"{hedge}{percent} %")
    assert share.fuzzy.contains(share.strict)
    assert not share.strict.is_empty
    for kind in (PERSON, KM):
        part = share_of(share, read_value("about 730", kind), kind)
        assert part.fuzzy.contains(part.strict)
        assert not part.strict.is_empty
