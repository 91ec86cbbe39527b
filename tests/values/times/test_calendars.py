"""Seasons, thirds and marks: the stretches of a calendar and how far a hedge widens each."""

from __future__ import annotations

import pytest

from factcheck.errors import Unreadable
from factcheck.values.bounds import Bounds
from tests.values.times.oracle import DAY, days, when


@pytest.mark.parametrize(
    ("written", "first", "last", "fuzzy_first", "fuzzy_last"),
    [
        ("early 2024-10", "2024-10-01", "2024-10-10", "2024-10-01", "2024-10-15"),
        ("mid 2025-01", "2025-01-11", "2025-01-20", "2025-01-06", "2025-01-25"),
        ("mid-2025-01", "2025-01-11", "2025-01-20", "2025-01-06", "2025-01-25"),
        ("late 2024-02", "2024-02-21", "2024-02-29", "2024-02-16", "2024-02-29"),
        ("early to mid 2024-10", "2024-10-01", "2024-10-20", "2024-10-01", "2024-10-25"),
        ("mid 2024", "2024-05-01", "2024-08-31", "2024-03-01", "2024-10-31"),
        ("late 2024", "2024-09-01", "2024-12-31", "2024-07-02", "2024-12-31"),
    ],
)
def test_thirds_of_months_and_years(written, first, last, fuzzy_first, fuzzy_last):
    """Early, mid and late are thirds (ten days, four months); fuzzily 5 or 61 days more, inside the whole."""
    reading = when(written)
    assert (reading.time.strict, reading.time.fuzzy) == (days(first, last), days(fuzzy_first, fuzzy_last))
    assert not reading.day


def test_thirds_of_a_season():
    """A season's thirds are its months: mid summer is July; fuzzily 15 days more, of a season that may begin 183 days (1 December
    before) earlier, or end 181 days (28 February after) later.
    """
    reading = when("mid 2024-22").time
    assert (reading.strict, reading.fuzzy) == (days("2024-07-01", "2024-07-31"), days("2023-12-16", "2025-02-12"))


@pytest.mark.parametrize(
    ("season", "first", "last"),
    [
        ("2024-21", "2024-03-01", "2024-05-31"),
        ("summer 2024", "2024-06-01", "2024-08-31"),
        ("2024-23", "2024-09-01", "2024-11-30"),
        ("the winter of 2024", "2024-12-01", "2025-02-28"),
    ],
)
def test_seasons(season, first, last):
    """SEMANTICS Times: "a season is any three months that begin in that year or in the December before it", fuzzily."""
    reading = when(season).time
    assert (reading.strict, reading.fuzzy) == (days(first, last), days("2023-12-01", "2025-02-28"))


def test_seasons_at_the_ends_of_the_calendar():
    """There is no December before the first year; a winter that leads past the last year is an error."""
    assert when("spring 0001").time.fuzzy == days("0001-03-01", "0002-02-28")
    with pytest.raises(Unreadable, match="outside 1 to 9999"):
        when("9999-24")


@pytest.mark.parametrize(
    ("written", "plain", "margin"),
    [
        ("2024-06-11?", "2024-06-11", 1),
        ("2024-06-11~", "2024-06-11", 1),
        ("2024-06-11%", "2024-06-11", 2),
        ("2024-06~", "2024-06", 31),
        ("2024-22~", "2024-22", 92),
        ("2024?", "2024", 366),
        ("2024%", "2024", 732),
    ],
)
def test_marks_widen_fuzzy_bounds_only(written, plain, margin):
    """SEMANTICS Times: "`?` and `~` widen fuzzy bounds by small settings of ours": one width of the finest part, `%` two."""
    marked, bare = when(written).time, when(plain).time
    assert marked.strict == bare.strict
    assert marked.fuzzy == Bounds(bare.fuzzy.low - margin * DAY, bare.fuzzy.high + margin * DAY)
