"""Intervals: SEMANTICS, section Times."""

from __future__ import annotations

from math import inf

import pytest

from factcheck.errors import Unreadable
from factcheck.values.bounds import EVERYTHING, Bounds, point
from tests.values.times.oracle import at, days, over, same, when


def test_what_lasts_began_in_one_date_and_ended_in_the_other():
    """SEMANTICS Times: "`a/b` says when it began and ended": some moment of the first day, some moment of the last."""
    reading = when("2024-10-08/2024-10-13", lasts=True)
    assert reading.start == same(days("2024-10-08"))
    assert reading.end == same(days("2024-10-13"))
    assert reading.time == same(days("2024-10-08", "2024-10-13"))
    assert reading.is_period
    assert not reading.open_end
    assert not reading.day


def test_what_lasts_and_goes_on():
    """SEMANTICS Times: "`a/..` that it still was when said": its end is not before its start, and `open_end` tells."""
    reading = when("2024-10-08/..", lasts=True)
    assert reading.start == same(days("2024-10-08"))
    assert reading.end == same(Bounds(at("2024-10-08"), inf))
    assert reading.is_period
    assert reading.open_end


def test_an_unknown_end_is_not_an_open_one():
    """SEMANTICS Times: "an unknown end is not an open end": nothing is said of it."""
    ended = when("2024-10-08/", lasts=True)
    assert ended.end == same(EVERYTHING)
    assert not ended.open_end
    began = when("/2024-10-13", lasts=True)
    assert began.start == same(EVERYTHING)
    assert began.end == same(days("2024-10-13"))


def test_what_lasts_and_began_at_some_open_time():
    """`../b` of what lasts: it ended in b, and began not after that."""
    reading = when("../2024-10-13", lasts=True)
    assert reading.start == same(Bounds(-inf, days("2024-10-13").high))
    assert reading.end == same(days("2024-10-13"))


def test_over_two_dates_is_from_the_first_of_one_to_the_last_of_the_other():
    """SEMANTICS Times: "`over: a/b`: throughout"."""
    reading = over("2024-10-08/2024-10-13")
    assert reading.start == same(point(at("2024-10-08")))
    assert reading.end == same(point(at("2024-10-14") - 1))


def test_over_with_open_ends():
    """`over: a/..` starts with a and goes on; `over: ../b` ends with b."""
    assert over("2024-10/..").open_end
    assert over("2024-10/..").end == same(Bounds(at("2024-10-01"), inf))
    assert over("../2024-10").start == same(Bounds(-inf, at("2024-11-01") - 1))


@pytest.mark.parametrize("written", ["2024-10/2024-09", "2024-10-13/2024-10-08", "2025/2024-12-31"])
def test_reversed_intervals_are_errors(written):
    """SEMANTICS Times: "reversed intervals ... are errors"."""
    with pytest.raises(Unreadable, match="ends before it begins"):
        over(written)


def test_a_day_and_its_month_are_not_reversed():
    """A period from 15 October to some time in October is in order: the month ends after the day starts."""
    assert when("2024-10-15/2024-10", lasts=True).end == same(days("2024-10-01", "2024-10-31"))
