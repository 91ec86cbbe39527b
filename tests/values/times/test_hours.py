"""Clock times and parts of a day behind a date."""

from __future__ import annotations

from datetime import timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from factcheck.errors import Unreadable
from factcheck.values.bounds import Bounds, point
from tests.values.times.oracle import at, days, over, same, when

KYIV = ZoneInfo("Europe/Kyiv")


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2023-08-15T20:00", "2023-08-15 20:00"),
        ("2023-08-15 20:00", "2023-08-15 20:00"),
        ("2023-08-15t20:00:30", "2023-08-15 20:00:30"),
        ("2023-08-15T20:00:30.5", "2023-08-15 20:00:30.500000"),
        ("2023-08-15 8 p.m.", "2023-08-15 20:00"),
        ("2023-08-15 8:30 PM", "2023-08-15 20:30"),
        ("2023-08-15 8pm", "2023-08-15 20:00"),
        ("2023-08-15 12 a.m.", "2023-08-15 00:00"),
        ("2023-08-15 12:05 p.m.", "2023-08-15 12:05"),
        ("2023-08-15T24:00", "2023-08-16 00:00"),
        ("2023-08-15T20:00Z", "2023-08-15 20:00"),
        ("2023-08-15T20:00+03:00", "2023-08-15 17:00"),
        ("2023-08-15 20:00 -05:30", "2023-08-16 01:30"),
        ("2023-08-15 8 p.m. +03:00", "2023-08-15 17:00"),
    ],
)
def test_a_clock_time_is_an_instant(written, instant):
    """SEMANTICS Times: "makes it exact, as do hours": one microsecond, and no day rule."""
    reading = when(written)
    assert reading.time == same(point(at(instant)))
    assert not reading.day


@pytest.mark.parametrize(
    ("part", "first", "end"),
    [
        ("morning", "2023-08-15 04:00", "2023-08-15 12:00"),
        ("afternoon", "2023-08-15 12:00", "2023-08-15 18:00"),
        ("evening", "2023-08-15 18:00", "2023-08-16 00:00"),
        ("night", "2023-08-15 20:00", "2023-08-16 04:00"),
    ],
)
def test_parts_of_a_day_are_fixed_hours(part, first, end):
    """SEMANTICS Times: "parts of a day (`morning`, `afternoon`, `evening`, `night`) are fixed hours"; night passes midnight."""
    reading = when(f"2023-08-15 {part}")
    assert reading.time == same(Bounds(at(first), at(end) - 1))
    assert not reading.day


def test_a_part_of_a_day_is_a_period():
    """In `over`, a night is the whole of it."""
    assert over("2023-08-15 night").start == same(point(at("2023-08-15 20:00")))


def test_a_day_may_carry_a_zone():
    """`2023-08-15Z` and `2023-08-15+03:00` are whole days of that zone, under the day rule."""
    assert when("2023-08-15Z").time == same(days("2023-08-15"))
    shifted = when("2023-08-15+03:00")
    assert shifted.time == same(days("2023-08-15", zone=timezone(timedelta(hours=3))))
    assert shifted.day
    assert shifted.zoned


def test_hours_follow_the_zone_through_the_year():
    """20:00 in Kyiv is 17:00 UTC in summer and 18:00 UTC in winter."""
    assert when("2024-08-15T20:00", zone=KYIV).time == same(point(at("2024-08-15 17:00")))
    assert when("2024-12-15 8 p.m.", zone=KYIV).time == same(point(at("2024-12-15 18:00")))


def test_a_time_that_the_clocks_show_twice_is_either():
    """03:30 on 27 October 2024 came twice in Kyiv: at 00:30 and at 01:30 UTC."""
    assert when("2024-10-27T03:30", zone=KYIV).time == same(Bounds(at("2024-10-27 00:30"), at("2024-10-27 01:30")))


@pytest.mark.parametrize(
    "written",
    [
        "2023-08-15 25:00",
        "2023-08-15 2000",
        "2023-08-15T20",
        "2023-08-15T",
        "2023-08-15 13 p.m.",
        "2023-08-15 0 a.m.",
        "2023-08-15 8:75 p.m.",
        "2023-08-15 dusk",
        "2023-08-15T20:00+25:00",
        "2023-08-15T20:00~",
    ],
)
def test_other_hours_are_errors_with_advice(written):
    """What no clock shows, and what could be a year or a count, is refused with the forms that are read."""
    with pytest.raises(Unreadable) as caught:
        when(written)
    assert caught.value.hint
