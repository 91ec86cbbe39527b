"""Whole calendar days around moments."""

from __future__ import annotations

from math import inf
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.values.bounds import EVERYTHING, Bounds, point
from factcheck.values.times.clock import DAY
from factcheck.values.times.days import length_of_months, months_later, whole_days
from tests.values.times.oracle import at, days


def test_moments_widen_to_their_days():
    """Each end goes outward to the first or last microsecond of its day in the zone; an infinite one stays."""
    kyiv = ZoneInfo("Europe/Kyiv")
    instant, later = point(at("2024-10-23 22:00")), Bounds(at("2024-10-23 12:00"), inf)
    assert whole_days((instant, later), None) == (days("2024-10-23"), Bounds(at("2024-10-23"), inf))
    assert whole_days((instant, instant), kyiv) == (days("2024-10-24", zone=kyiv), days("2024-10-24", zone=kyiv))


def test_whole_months_later_and_earlier():
    """`months(n)` of a rule: the same day n months away, clamped at month ends; out of the calendar it is infinite."""
    assert months_later(days("2024-06-19"), 4) == days("2024-10-19")
    assert months_later(days("2024-10-19"), -4) == days("2024-06-19")
    assert months_later(days("2024-10-31"), 4) == days("2025-02-28")
    assert months_later(EVERYTHING, 4) == EVERYTHING
    assert months_later(days("9999-11-30"), 1).high == at("9999-12-31") - 1
    assert months_later(days("9999-12-30"), 1).high == inf


@given(moment=st.integers(-(10**16), 10**17), count=st.integers(-400, 400))
def test_a_length_of_months_holds_every_distance(moment: int, count: int) -> None:
    """However a number of months falls, its distance lies between the shortest and the longest that it can have."""
    length = length_of_months(count)
    later = months_later(point(moment), count)
    assert length.low <= later.low - moment
    assert later.high - moment <= length.high


@pytest.mark.parametrize(("count", "shortest", "longest"), [(1, 27, 31), (12, 364, 366), (-12, -367, -365)])
def test_lengths_of_months(count: int, shortest: int, longest: int) -> None:
    """A month has 28 to 31 days, and its moment may be any of a day that was clamped: a month after the 31st."""
    length = length_of_months(count)
    assert (length.low // DAY, length.high) == (shortest, longest * DAY)
