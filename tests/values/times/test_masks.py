"""Unspecified digits of EDTF."""

from __future__ import annotations

import pytest

from factcheck.errors import Unreadable
from factcheck.values.bounds import Bounds
from factcheck.values.times import Calendar, Frame, Pair, read_time
from tests.values.times.oracle import DAY, at, days, over, same, when


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("000X", "0001-01-01", "0009-12-31"),
        ("2024-1X", "2024-10-01", "2024-12-31"),
        ("2024-XX", "2024-01-01", "2024-12-31"),
        ("2024-02-XX", "2024-02-01", "2024-02-29"),
        ("2024-10-2X", "2024-10-20", "2024-10-29"),
        ("2024-XX-31", "2024-01-31", "2024-12-31"),
        ("2024-XX-XX", "2024-01-01", "2024-12-31"),
        ("202X-02-29", "2020-02-29", "2028-02-29"),
    ],
)
def test_some_moment_of_what_fits(written, first, last):
    """EDTF levels 1 and 2: from the first day that fits the digits to the last."""
    reading = when(written)
    assert reading.time == same(days(first, last))
    assert not reading.day


def test_in_over_the_period_is_one_of_those_that_fit():
    """`over: 2024-1X` is one of three months: it starts with the first of one of them and ends with the last of one of them."""
    reading = over("2024-1X")
    assert reading.start == same(Bounds(at("2024-10-01"), at("2024-12-01")))
    assert reading.end == same(Bounds(at("2024-11-01") - 1, at("2025-01-01") - 1))


@pytest.mark.parametrize(
    ("written", "plain", "margin"),
    [("2024-XX~", "2024-XX", 366), ("2024-10-XX?", "2024-10-XX", 31), ("201X~", "201X", 3660)],
)
def test_a_mark_widens_by_what_is_told(written, plain, margin):
    """`~` behind unspecified digits counts by the finest component that is told: the year, the month, the decade."""
    bounds = when(plain).time.strict
    assert when(written).time == Pair(bounds, Bounds(bounds.low - margin * DAY, bounds.high + margin * DAY))


@pytest.mark.parametrize("written", ["2024-2X", "2024-02-3X", "2023-02-X9~~", "2024-10-XXX", "0000-XX"])
def test_digits_that_no_date_fits(written):
    """Digits that no date of the calendar fits, and shapes of another length, are errors."""
    with pytest.raises(Unreadable):
        when(written)


def test_masked_days_are_those_of_the_calendar():
    """February 1700 had 29 days in the Julian calendar, from 11 February to 11 March in the Gregorian."""
    old = read_time("1700-02-XX", "when", Frame(calendar=Calendar.JULIAN), lasts=False)
    assert old.time == same(days("1700-02-11", "1700-03-11"))
    assert when("1700-02-XX").time == same(days("1700-02-01", "1700-02-28"))
