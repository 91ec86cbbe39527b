"""Ranges of moments in words."""

from __future__ import annotations

from math import inf
from zoneinfo import ZoneInfo

import pytest

from factcheck.values.bounds import EVERYTHING, Bounds, point
from factcheck.values.times import describe
from tests.values.times.oracle import at, days, when


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2024-10-23", "2024-10-23", "23 October 2024"),
        ("2024-10-08", "2024-10-13", "8 to 13 October 2024"),
        ("2024-09-28", "2024-10-03", "28 September to 3 October 2024"),
        ("2023-12-28", "2024-01-03", "28 December 2023 to 3 January 2024"),
        ("2024-10-01", "2024-10-31", "October 2024"),
        ("2024-10-01", "2024-12-31", "October to December 2024"),
        ("2023-12-01", "2024-02-29", "December 2023 to February 2024"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2023-01-01", "2024-12-31", "2023 to 2024"),
    ],
)
def test_whole_days_months_and_years(first, last, words):
    """Whole days are told by the largest names that fit them."""
    assert describe(days(first, last)) == words


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("by 2024-11-01", "by 1 November 2024"),
        ("before 2024-11-01", "by 31 October 2024"),
        ("from 2024-11-01", "from 1 November 2024"),
        ("after 2024-11-01T20:00", "from 1 November 2024 20:00:00.000001"),
        ("2024-10-23T20:00", "23 October 2024 20:00"),
        ("2024-10-23T20:00:05", "23 October 2024 20:00:05"),
        ("2024-10-23 morning", "23 October 2024 04:00 to 12:00"),
        ("2024-10-23 night", "23 October 2024 20:00 to 24 October 2024 04:00"),
        ("2024-10-23 evening", "23 October 2024 18:00 to 24 October 2024 00:00"),
    ],
)
def test_open_ends_and_hours(written, words):
    """What is open says `by` or `from`; what is no whole day says its hours, the end not included."""
    assert describe(when(written).time.strict) == words


def test_everything_and_nothing():
    """An unbounded range is any time, an empty one no time, and one beyond the calendar is open there."""
    assert describe(EVERYTHING) == "any time"
    assert describe(Bounds(1, 0)) == "no time"
    assert describe(Bounds(-(10**18), at("2024-11-01") - 1)) == "by 31 October 2024"
    assert describe(Bounds(0, inf)) == "from 1 January 1970"


def test_words_are_those_of_the_zone():
    """A day of Kyiv is a day in Kyiv's words, and hours on two days in UTC's."""
    kyiv = ZoneInfo("Europe/Kyiv")
    assert describe(days("2024-10-23", zone=kyiv), kyiv) == "23 October 2024"
    assert describe(days("2024-10-23", zone=kyiv)) == "22 October 2024 21:00 to 23 October 2024 21:00"
    assert describe(point(at("2024-10-23 20:00", kyiv)), kyiv) == "23 October 2024 20:00"
