"""Ranges against brute force: each is the set of the half-integers that lie inside it."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.values.bounds import (
    EVERYTHING,
    Bounds,
    at_most,
    below,
    both,
    either,
    equal,
    exact,
    negate,
    point,
    share_a_point,
)

# Quarters between -5 and 5 stand for the line: ends are whole, so that every range that is not empty holds a quarter.
GRID = [Fraction(n, 4) for n in range(-20, 21)]
TRUTHS = (True, False, None)


def members(bounds: Bounds) -> set[Fraction]:
    """The grid points inside a range, by its definition alone."""
    return {
        x
        for x in GRID
        if (bounds.low < x or (bounds.low == x and not bounds.low_open))
        and (x < bounds.high or (x == bounds.high and not bounds.high_open))
    }


any_range = st.builds(Bounds, st.integers(-4, 4), st.integers(-4, 4), st.booleans(), st.booleans())
ranges = any_range.filter(lambda bounds: bool(members(bounds)))


def settled(answers: set[bool]) -> bool | None:
    """True or False where every pair of members agrees, else unknown."""
    return answers.pop() if len(answers) == 1 else None


@given(any_range)
def test_emptiness(bounds):
    """A range is empty exactly when no number lies inside, and a point when one does."""
    assert bounds.is_empty == (not members(bounds))
    assert bounds.is_point == (len(members(bounds)) == 1)


@given(ranges, ranges)
def test_at_most(x, y):
    """SEMANTICS Ends: `x <= y` is true, false or unknown as all, none or some pairs of members say."""
    assert at_most(x, y) is settled({a <= b for a, b in product(members(x), members(y))})


@given(ranges, ranges)
def test_below(x, y):
    """SEMANTICS Ends: `x < y` is true when x.high < y.low or equal with an open end, false when x.low >= y.high."""
    assert below(x, y) is settled({a < b for a, b in product(members(x), members(y))})


@given(ranges, ranges)
def test_equal(x, y):
    """SEMANTICS Ends: `x == y` is true for the same single point, false where no point is shared."""
    assert equal(x, y) is settled({a == b for a, b in product(members(x), members(y))})


@given(any_range, any_range)
def test_meet_is_the_intersection(x, y):
    """SEMANTICS Ends: two ranges share a point iff larger low < smaller high, or they are equal and both closed."""
    assert members(x.meet(y)) == members(x) & members(y)
    assert share_a_point(x, y) == bool(members(x) & members(y))


@given(ranges, ranges)
def test_hull_holds_both(x, y):
    """The hull holds both ranges, and nothing beyond their outermost members."""
    hull = members(x.hull(y))
    assert members(x) | members(y) <= hull
    assert (min(hull), max(hull)) == (min(members(x) | members(y)), max(members(x) | members(y)))


@given(ranges, ranges)
def test_contains(x, y):
    """One range contains another exactly when every member is inside."""
    assert x.contains(y) == (members(y) <= members(x))


@given(ranges, ranges)
def test_sum(x, y):
    """SEMANTICS Ends: a sum runs from low plus low to high plus high, open where any term's end is."""
    low, high = min(members(x)) + min(members(y)), max(members(x)) + max(members(y))
    total = x + y
    assert total.low <= low
    assert high <= total.high
    assert total.low_open == (x.low_open or y.low_open)
    assert total.high_open == (x.high_open or y.high_open)


@given(ranges, ranges)
def test_difference(x, y):
    """Every difference of members lies in the difference of the ranges."""
    gap = x - y
    assert all(gap.contains(point(a - b)) for a, b in product(members(x), members(y)))


@given(ranges, st.sampled_from([-3, -1, Fraction(-1, 2), Fraction(1, 2), 2]))
def test_factor(x, factor):
    """SEMANTICS Ends: a factor scales every member, and a negative one swaps ends with their flags."""
    scaled = x.scaled(factor)
    assert all(scaled.contains(point(number * factor)) for number in members(x))
    flags = (x.low_open, x.high_open)
    assert (scaled.low_open, scaled.high_open) == (flags if factor > 0 else flags[::-1])


@given(any_range)
def test_whole_numbers_inside(bounds):
    """Drawing in keeps exactly the whole numbers inside, with closed ends."""
    drawn = bounds.whole()
    assert {x for x in members(drawn) if x.denominator == 1} == {x for x in members(bounds) if x.denominator == 1}
    assert (drawn.low_open, drawn.high_open) == (False, False)


@pytest.mark.parametrize(
    ("bounds", "wide"),
    [
        (Bounds(Fraction(5, 2), Fraction(13, 4)), Bounds(2, 4)),
        (Bounds(2, 3, True, True), Bounds(2, 3)),
        (Bounds(Fraction(-5, 2), inf), Bounds(-3, inf)),
    ],
)
def test_widened_to_whole(bounds, wide):
    """Widening goes outward to the next whole numbers and leaves infinity alone."""
    assert bounds.widened_to_whole() == wide


def test_infinity_is_a_value():
    """SEMANTICS Ends: a sum with an infinite term is infinite, and infinite ranges compare like others."""
    half = Bounds(3, inf)
    assert half + point(2) == Bounds(5, inf)
    assert point(2) - half == Bounds(-inf, -1)
    assert at_most(point(3), half) is True
    assert below(point(3), half) is None
    assert below(half, point(3)) is False
    assert share_a_point(half, EVERYTHING)


@pytest.mark.parametrize(
    ("x", "y", "most", "less"),
    [
        (Bounds(0, 2), Bounds(2, 4), True, None),
        (Bounds(0, 2, False, True), Bounds(2, 4), True, True),
        (Bounds(2, 4), Bounds(0, 2), None, False),
        (Bounds(2, 4, True), Bounds(0, 2), False, False),
        (Bounds(2, 4), Bounds(0, 2, False, True), False, False),
    ],
)
def test_touching_ends(x, y, most, less):
    """SEMANTICS Ends: where ends touch, one open end decides."""
    assert at_most(x, y) is most
    assert below(x, y) is less


def test_kleene_tables():
    """SEMANTICS Ends: `and` is false if any is false, else unknown if any is; `or` and `not` are its duals."""
    for x, y in product(TRUTHS, TRUTHS):
        assert both([x, y]) is (False if False in (x, y) else None if None in (x, y) else True)
        assert either([x, y]) is (True if True in (x, y) else None if None in (x, y) else False)
    assert [negate(x) for x in TRUTHS] == [False, True, None]
    assert both([]) is True
    assert either([]) is False


def test_exact_is_an_int_where_it_can():
    """A whole rational becomes an `int`; others, and infinity, stay as they are."""
    assert type(exact(Fraction(6, 2))) is int
    assert exact(Fraction(1, 2)) == Fraction(1, 2)
    assert exact(inf) == inf


HUGE = 10**400


def test_huge_sums():
    """SEMANTICS Ends: a sum with an infinite term is infinite, however large the other term is."""
    assert Bounds(HUGE, HUGE) + Bounds(0, inf) == Bounds(HUGE, inf)
    assert Bounds(HUGE, HUGE) - Bounds(0, inf) == Bounds(-inf, HUGE)
    assert Bounds(-inf, HUGE).scaled(HUGE) == Bounds(-inf, HUGE * HUGE)
    assert EVERYTHING.scaled(-HUGE) == EVERYTHING


def test_infinite_ends_of_sums():
    """SEMANTICS Ends: an infinite end of a sum has no open flag, whatever flags its terms have."""
    assert Bounds(1, 2, True, True) + Bounds(3, inf, False, True) == Bounds(4, inf, True, False)
    assert Bounds(1, 2, True, True) - Bounds(3, inf) == Bounds(-inf, -1, False, True)


def test_opposite_infinities():
    """Of two opposite infinities in one end of a sum the outer one stays, so that no world is lost."""
    assert Bounds(-inf, -inf) + Bounds(inf, inf) == EVERYTHING
    assert Bounds(inf, inf) + Bounds(-inf, -inf) == EVERYTHING
