"""Shares, and shares of a whole."""

from __future__ import annotations

from fractions import Fraction as F
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import Unreadable
from factcheck.values.bounds import Bounds, point
from factcheck.values.factors import Factor, FactorKind, read_factor
from factcheck.values.lexicon import Hedge
from factcheck.values.products import product_of
from factcheck.values.quantities import Manner, read_value
from factcheck.values.readings import Kind

PERSON, KM, SIGNED = Kind("person", True), Kind("km", False), Kind("USD", False, signed=True)


@pytest.mark.parametrize(
    ("written", "strict", "fuzzy"),
    [
        ("a third", Bounds(F(197, 600), F(203, 600)), Bounds(F(17, 60), F(23, 60))),
        ("about a third", Bounds(F(197, 600), F(203, 600)), Bounds(F(17, 60), F(23, 60))),
        ("one in three", Bounds(F(197, 600), F(203, 600)), Bounds(F(17, 60), F(23, 60))),
        ("2 out of 4", Bounds(F(495, 1000), F(505, 1000)), Bounds(F(45, 100), F(55, 100))),
        ("40 %", Bounds(F(395, 1000), F(405, 1000)), Bounds(F(38, 100), F(42, 100))),
        ("40 per cent", Bounds(F(395, 1000), F(405, 1000)), Bounds(F(38, 100), F(42, 100))),
        ("78.1 %", Bounds(F(7805, 10_000), F(7815, 10_000)), Bounds(F(7805, 10_000), F(7815, 10_000))),
        (0.4, Bounds(F(35, 100), F(45, 100)), Bounds(F(35, 100), F(45, 100))),
        ("about 80 %", Bounds(F(76, 100), F(84, 100)), Bounds(F(72, 100), F(88, 100))),
        ("most", Bounds(F(1, 2), 1, True), Bounds(F(1, 2), 1)),
        ("half", Bounds(F(495, 1000), F(505, 1000)), Bounds(F(45, 100), F(55, 100))),
        ("½", Bounds(F(495, 1000), F(505, 1000)), Bounds(F(45, 100), F(55, 100))),
        ("98 %", Bounds(F(975, 1000), F(985, 1000)), Bounds(F(975, 1000), F(985, 1000))),
        ("0 %", point(0), point(0)),
        ("exactly half", point(F(1, 2)), point(F(1, 2))),
        ("nearly half", Bounds(F(45, 100), F(1, 2), False, True), Bounds(F(425, 1000), F(55, 100))),
        ("none", point(0), point(0)),
    ],
)
def test_share_row(written, strict, fuzzy):
    """SEMANTICS Values: "a share, a ratio or a change in words": half a point, five points; digits by the `written` row."""
    share = read_factor(written, FactorKind.SHARE)
    assert (share.strict, share.fuzzy) == (strict, fuzzy)


@pytest.mark.parametrize(
    ("written", "strict", "fuzzy"),
    [
        ("at least half", Bounds(F(1, 2), 1), Bounds(F(1, 2), 1)),
        ("more than half", Bounds(F(1, 2), 1, True), Bounds(F(1, 2), 1, True)),
        ("up to 40 %", Bounds(0, F(2, 5)), Bounds(0, F(2, 5))),
        ("at least about 40 %", Bounds(F(38, 100), 1), Bounds(F(36, 100), 1)),
        ("30-40 %", Bounds(F(3, 10), F(2, 5)), Bounds(F(3, 10), F(2, 5))),
        ("between a third and a half", Bounds(F(1, 3), F(1, 2)), Bounds(F(1, 3), F(1, 2))),
    ],
)
def test_bounds_on_shares(written, strict, fuzzy):
    """Bound words and ranges of shares end where they say; a bound on a hedge at the hedge's end."""
    share = read_factor(written, FactorKind.SHARE)
    assert (share.strict, share.fuzzy) == (strict, fuzzy)


@pytest.mark.parametrize(
    "written",
    ["40", "1", 1, True, "140 %", "over 100 %", "-5 %", "dozens", "40 km", "over 30-40 %", "about none", ""],
)
def test_refused(written):
    """What names no share, or one outside 0 and 1, is an error."""
    with pytest.raises(Unreadable):
        read_factor(written, FactorKind.SHARE)


@pytest.mark.parametrize(
    ("written", "kind", "strict", "fuzzy"),
    [
        ("1.13 times", FactorKind.TIMES, (F(1125, 1000), F(1135, 1000)), (F(1125, 1000), F(1135, 1000))),
        ("3", FactorKind.TIMES, (F(5, 2), F(7, 2)), (F(5, 2), F(7, 2))),
        ("3 times", FactorKind.TIMES, (F(5, 2), F(7, 2)), (F(5, 2), F(7, 2))),
        ("twice", FactorKind.TIMES, (F(1995, 1000), F(2005, 1000)), (F(195, 100), F(205, 100))),
        ("twice as many", FactorKind.TIMES, (F(1995, 1000), F(2005, 1000)), (F(195, 100), F(205, 100))),
        ("five-fold", FactorKind.TIMES, (F(4995, 1000), F(5005, 1000)), (F(495, 100), F(505, 100))),
        ("exactly double", FactorKind.TIMES, (2, 2), (2, 2)),
        ("120 %", FactorKind.TIMES, (F(1195, 1000), F(1205, 1000)), (F(115, 100), F(125, 100))),
        ("up to 3 times", FactorKind.TIMES, (0, 3), (0, 3)),
        ("7 %", FactorKind.CHANGE, (F(1065, 1000), F(1075, 1000)), (F(1065, 1000), F(1075, 1000))),
        ("-29.8 %", FactorKind.CHANGE, (F(7015, 10_000), F(7025, 10_000)), (F(7015, 10_000), F(7025, 10_000))),
        ("down a third", FactorKind.CHANGE, (F(397, 600), F(403, 600)), (F(37, 60), F(43, 60))),
        ("half as many", FactorKind.TIMES, (F(495, 1000), F(505, 1000)), (F(45, 100), F(55, 100))),
        ("7 % more", FactorKind.CHANGE, (F(1065, 1000), F(1075, 1000)), (F(1065, 1000), F(1075, 1000))),
        ("7 % or more", FactorKind.CHANGE, (F(107, 100), inf), (F(107, 100), inf)),
        ("up by 7 %", FactorKind.CHANGE, (F(1065, 1000), F(1075, 1000)), (F(1065, 1000), F(1075, 1000))),
        ("7 % down", FactorKind.CHANGE, (F(925, 1000), F(935, 1000)), (F(925, 1000), F(935, 1000))),
        ("unchanged", FactorKind.CHANGE, (1, 1), (1, 1)),
    ],
)
def test_ratios_and_changes(written, kind, strict, fuzzy):
    """SEMANTICS Values: "a share, a ratio or a change in words", and "the same in digits"; `tenfold`, `down N %`."""
    factor = read_factor(written, kind)
    assert (factor.strict, factor.fuzzy) == (Bounds(*strict), Bounds(*fuzzy))


def test_a_fall_of_more_than():
    """A bound on a fall is a bound on how far it goes: down more than 10 % leaves less than 90 %."""
    assert read_factor("down more than 10 %", FactorKind.CHANGE).fuzzy == Bounds(-inf, F(9, 10), False, True)


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("13", FactorKind.CHANGE),
        ("13 km", FactorKind.CHANGE),
        ("dozens", FactorKind.TIMES),
        ("13 km", FactorKind.TIMES),
    ],
)
def test_no_ratio_or_change(written, kind):
    """What could mean two things, or is of another unit, is an error."""
    with pytest.raises(Unreadable):
        read_factor(written, kind)


def test_exact_shares_have_no_width():
    """SEMANTICS Values: "the same in digits": under `exact` no width; a third in words keeps its own."""
    exact = Manner("exact")
    assert read_factor("57 %", FactorKind.SHARE, exact).fuzzy == point(F(57, 100))
    assert read_factor("a third", FactorKind.SHARE, exact).fuzzy == Bounds(F(17, 60), F(23, 60))


def test_counted_share_is_widened_to_whole():
    """SEMANTICS Values: "a share" row: for a counted measure widened outward to whole numbers."""
    reading = product_of(read_factor("about a third", FactorKind.SHARE), read_value("5,000", PERSON, "exact"), PERSON)
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
    reading = product_of(Factor("it", share, share, Hedge.BARE), (whole, whole), SIGNED)
    assert (reading.strict, reading.fuzzy) == (product, product)


@given(st.integers(0, 100), st.sampled_from(["", "about ", "nearly ", "exactly ", "at least ", "up to "]))
def test_strict_inside_fuzzy(percent, hedge):
    """The strict range of every share, and of every part, lies inside the fuzzy one; neither is empty."""
    share = read_factor(f"{hedge}{percent} %", FactorKind.SHARE)
    assert share.fuzzy.contains(share.strict)
    assert not share.strict.is_empty
    for kind in (PERSON, KM):
        part = product_of(share, read_value("about 730", kind), kind)
        assert part.fuzzy.contains(part.strict)
        assert not part.strict.is_empty
