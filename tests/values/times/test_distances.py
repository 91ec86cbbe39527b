"""How far apart moments are that lie a length of time from each other, held against `shift` moment by moment."""

from __future__ import annotations

from math import inf
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.values.bounds import EVERYTHING, Bounds, point
from factcheck.values.times import read_gap, shift
from factcheck.values.times.distances import distance
from tests.values.times.oracle import at, days

DAY = 24 * 3600 * 1_000_000
GAPS = (
    "4 months",
    "about a month",
    "exactly 1 month",
    "27 months",
    "a week",
    "about 3 days",
    "2 hours",
    "half a year",
    "3 days",
    "aged 17",
    "several days",
    "overnight",
    "exactly 1 day",
    "over 3 days",
)
ZONES = (None, ZoneInfo("Europe/Kyiv"), ZoneInfo("Pacific/Apia"), ZoneInfo("Africa/Casablanca"))


def test_four_months_after_a_day_of_june():
    """From a moment of 19 June to one 4 months later: 3.5 months are 107 days (to 4 October), 4.5 are 138.5 days.

    Clamping plays no part in the middle of months, so that all moments of the day lie equally far from their own.
    """
    apart = distance(days("2024-06-19"), read_gap("4 months"), "after", "strict")
    assert apart == Bounds(107 * DAY, 138 * DAY - DAY // 2)


def test_a_clock_and_a_week_are_the_same_everywhere():
    """Hours, and without a zone weeks, are as long from any moment, also from one that nobody knows."""
    assert distance(EVERYTHING, read_gap("exactly 2 hours"), "before", "fuzzy") == point(-DAY // 12)
    week = Bounds(int(3.5 * DAY), int(10.5 * DAY))
    assert distance(EVERYTHING, read_gap("a week"), "after", "strict") == week


def test_only_at_least():
    """`over 3 days` leaves no upper end, and its lower one open."""
    apart = distance(days("2024-06-19"), read_gap("over 3 days"), "after", "strict")
    assert apart == Bounds(3 * DAY, inf, low_open=True)


@settings(max_examples=300, deadline=None)
@given(
    gap=st.sampled_from(GAPS),
    direction=st.sampled_from(["after", "before"]),
    reading=st.sampled_from(["strict", "fuzzy"]),
    zone=st.sampled_from(ZONES),
    first=st.integers(0, 20 * 366),
    length=st.integers(0, 500) | st.integers(0, 6000),
    inside=st.lists(st.fractions(0, 1), min_size=3, max_size=3),
)
def test_every_moment_lies_within(gap, direction, reading, zone, first, length, inside):
    """What `shift` makes of any one moment of the range lies within the distance from it."""
    direction = "after" if gap == "aged 17" else direction
    low = at("2000-01-01") + first * DAY
    base = Bounds(low, low + length * DAY + DAY - 1)
    apart = distance(base, read_gap(gap), direction, reading, zone)
    for share in inside:
        moment = base.low + int((base.high - base.low) * share)
        moved = shift(point(moment), read_gap(gap), direction, reading, zone)
        assert Bounds(moment + apart.low, moment + apart.high).contains(moved)


@settings(max_examples=200, deadline=None)
@given(gap=st.sampled_from(GAPS), first=st.integers(0, 400 * 365), wide=st.sampled_from([EVERYTHING, Bounds(0, inf)]))
def test_any_month_lies_within_what_holds_for_all(gap, first, wide):
    """The bounds for a range that is too long to be gone through hold for each of its days."""
    apart = distance(wide, read_gap(gap), "after", "fuzzy")
    moment = at("1970-01-01") + first * DAY
    moved = shift(point(moment), read_gap(gap), "after", "fuzzy")
    assert Bounds(moment + apart.low, moment + apart.high).contains(moved)


@pytest.mark.parametrize("day", ["2024-01-31", "2023-02-28", "2024-06-19"])
def test_tight_for_one_moment(day):
    """From one moment the distance is exactly what `shift` gives."""
    noon = point(at(f"{day} 12:00"))
    apart = distance(noon, read_gap("4 months"), "after", "fuzzy")
    assert noon + apart == shift(noon, read_gap("4 months"), "after", "fuzzy")
