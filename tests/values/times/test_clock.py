"""The arithmetic of microseconds and calendars, against the standard library."""

from __future__ import annotations

import calendar
from datetime import UTC, date
from math import inf
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import Unreadable
from factcheck.values.bounds import Bounds
from factcheck.values.times.clock import LAST_WALL, add_months, calendar_day, month_days, to_utc, to_wall
from tests.values.times.oracle import DAY, at, days, same, when

KYIV = ZoneInfo("Europe/Kyiv")
ZONES = ["Europe/Kyiv", "Asia/Seoul", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati", "UTC"]


@given(st.integers(1, 9999), st.integers(1, 12))
def test_month_lengths(year, month):
    """Every month of every year has as many days as the standard library gives it."""
    assert month_days(year, month) == calendar.monthrange(year, month)[1]


def test_the_error_says_what_the_calendar_has():
    """`Unreadable` names the length of the month that the day is outside of."""
    with pytest.raises(Unreadable, match="February 2023 has 28 days, not 29"):
        calendar_day(2023, 2, 29)


@given(st.sampled_from(ZONES), st.integers(at("1900-01-01"), at("2100-01-01")))
def test_wall_clocks_lead_back_to_the_instant(zone, instant):
    """What the clocks show at an instant is shown at that instant, as the early or as the late one of two."""
    place = ZoneInfo(zone)
    wall = to_wall(instant, place)
    assert instant in (to_utc(wall, place, late=False), to_utc(wall, place, late=True))


def test_days_on_which_the_clocks_change():
    """In Kyiv 31 March 2024 has 23 hours and 27 October 25, and no microsecond is left between them and their neighbours."""
    for day, following, hours in (("2024-03-31", "2024-04-01", 23), ("2024-10-27", "2024-10-28", 25)):
        bounds = when(day, zone=KYIV).time.strict
        assert bounds == days(day, zone=KYIV)
        assert bounds.high - bounds.low + 1 == hours * DAY // 24
        assert when(following, zone=KYIV).time.strict.low == bounds.high + 1


def test_a_day_that_the_clocks_skipped():
    """Samoa had no 30 December 2011: it went from the 29th to the 31st."""
    with pytest.raises(Unreadable, match="skipped"):
        when("2011-12-30", zone=ZoneInfo("Pacific/Apia"))


def test_the_ends_of_the_calendar_have_a_zone_too():
    """Year 1 in the east and year 9999 in the west lie outside what `datetime` can show in UTC, and are read all the same."""
    seoul, new_york = ZoneInfo("Asia/Seoul"), ZoneInfo("America/New_York")
    assert when("0001-01-01", zone=seoul).time.strict.low == at("0001-01-01", seoul)
    before = days("9999-12-30", zone=new_york)
    assert when("9999-12-31", zone=new_york).time == same(Bounds(before.low + DAY, before.high + DAY))


@pytest.mark.parametrize(
    ("wall", "months", "early", "late"),
    [
        ("2024-06-19 12:00", 4, "2024-10-19 12:00", "2024-10-19 12:00"),
        ("2024-12-15", 1, "2025-01-15", "2025-01-15"),
        ("2024-01-15", -1, "2023-12-15", "2023-12-15"),
        ("2024-01-31 12:00", 1, "2024-02-29 00:00", "2024-02-29 23:59:59.999999"),
        ("2024-03-31 12:00", -13, "2023-02-28 00:00", "2023-02-28 23:59:59.999999"),
    ],
)
def test_months_clamp_at_month_ends(wall, months, early, late):
    """SEMANTICS Times: "months clamp at month ends", to the whole of the last day: several days lead there."""
    assert add_months(at(wall), months, late=False) == at(early)
    assert add_months(at(wall), months, late=True) == at(late)


def test_months_out_of_the_calendar_are_infinite():
    """A step out of the years 1 to 9999 ends at an infinity of its direction."""
    assert add_months(LAST_WALL, 1, late=True) == inf
    assert add_months(at("0001-01-15"), -1, late=False) == -inf


@given(st.dates(date(2, 1, 1), date(9998, 12, 31)), st.integers(-12, 12))
def test_months_keep_the_day_of_the_month(day, months):
    """A step of months keeps the day of the month, or takes the last one that the month has."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    expected = date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    assert add_months(at(day.isoformat()), months, late=False) == at(expected.isoformat(), UTC)
