"""Moving moments by lengths of time, against the standard library's calendar."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from math import inf
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import Unreadable
from factcheck.values.bounds import EVERYTHING, Bounds, point
from factcheck.values.times import read_gap, shift
from tests.values.times.oracle import HOUR, at, days

KYIV = ZoneInfo("Europe/Kyiv")


def test_four_months_after_a_day():
    """ "four months after the signing" of 19 June: three and a half to four and a half, so 4 October to noon of 4 November.

    Half a month is half of the one it leads into: 15 of the 30 days after 19 September, 15.5 of the 31 after 19 October.
    """
    moved = shift(days("2024-06-19"), read_gap("4 months"), "after", "strict")
    assert moved == Bounds(at("2024-10-04"), at("2024-11-04 12:00") - 1)


def test_about_a_week_before_a_day():
    """ "about a week before 15 October": strictly half a week to both sides, fuzzily up to two weeks before."""
    gap, day = read_gap("about a week"), days("2024-10-15")
    assert shift(day, gap, "before", "strict") == Bounds(at("2024-10-04 12:00"), at("2024-10-12 12:00") - 1)
    assert shift(day, gap, "before", "fuzzy") == Bounds(at("2024-10-01"), at("2024-10-16") - 1)


def test_bounds_at_the_number_itself():
    """`over 3 days` after an instant starts one microsecond past the third day; `up to` it ends there."""
    instant = point(at("2024-10-15 20:00"))
    assert shift(instant, read_gap("over 3 days"), "after", "strict") == Bounds(at("2024-10-18 20:00") + 1, inf)
    assert shift(instant, read_gap("up to 3 days"), "after", "strict") == Bounds(
        at("2024-10-15 20:00"), at("2024-10-18 20:00")
    )
    assert shift(instant, read_gap("over 3 days"), "before", "strict") == Bounds(-inf, at("2024-10-12 20:00") - 1)
    assert shift(instant, read_gap("under 2 hours"), "before", "fuzzy") == Bounds(
        at("2024-10-15 18:00") + 1, instant.high
    )


def test_months_clamp_at_month_ends():
    """SEMANTICS Times: "months clamp at month ends": at least a month after 31 January 2024 begins on 29 February."""
    assert shift(days("2024-01-31"), read_gap("at least a month"), "after", "strict").low == at("2024-02-29")


def test_unbounded_moments_stay_unbounded():
    """What is known of no moment says nothing of the moment four months later; one open end leaves the other."""
    gap = read_gap("exactly 4 months")
    assert shift(EVERYTHING, gap, "after", "strict") == EVERYTHING
    assert shift(Bounds(-inf, at("2024-06-19")), gap, "after", "strict") == Bounds(-inf, at("2024-10-19"))


def test_days_and_months_are_counted_on_the_calendar_of_the_zone():
    """A month after 1 October in Kyiv is 1 November there, though the UTC date of its midnight is 30 September."""
    moved = shift(days("2024-10-01", zone=KYIV), read_gap("exactly a month"), "after", "strict", KYIV)
    assert moved == days("2024-11-01", zone=KYIV)
    day_later = shift(point(at("2024-10-26", KYIV)), read_gap("up to 2 days"), "after", "strict", KYIV)
    assert day_later.high == at("2024-10-28", KYIV) == at("2024-10-26", KYIV) + 49 * HOUR


def test_hours_are_counted_by_the_clock():
    """24 hours after noon of 26 October in Kyiv is 11:00 on the 27th: the clocks went back."""
    moved = shift(point(at("2024-10-26 12:00", KYIV)), read_gap("24 hours"), "after", "strict", KYIV)
    assert moved == point(at("2024-10-27 11:00", KYIV))


def test_out_of_the_calendar():
    """SEMANTICS Times: "years outside 1 to 9999 are an input error"; a range that only reaches out is unbounded there."""
    with pytest.raises(Unreadable, match="1 to 9999"):
        shift(days("2024-06-19"), read_gap("9000 years"), "after", "strict")
    with pytest.raises(Unreadable, match="1 to 9999"):
        shift(days("2024-06-19"), read_gap("over 900000 days"), "before", "strict")
    assert shift(days("9999-12-30"), read_gap("a day"), "after", "fuzzy").high == inf


@given(st.dates(date(1000, 1, 1), date(3000, 1, 1)), st.integers(1, 400), st.sampled_from(["after", "before"]))
def test_a_gap_in_days_is_that_day_of_the_calendar(day, count, direction):
    """SEMANTICS Times: strict, the day that many days on; fuzzy, a day either way; whatever moment it is counted from."""
    other = day + timedelta(days=count if direction == "after" else -count)
    noon = point(at(f"{day.isoformat()} 12:00"))
    for base in (days(day.isoformat()), noon):
        assert shift(base, read_gap(f"{count} days"), direction, "strict") == days(other.isoformat())
        assert shift(base, read_gap(f"exactly {count} days"), direction, "fuzzy") == days(other.isoformat())
    early, late = other - timedelta(days=1), other + timedelta(days=1)
    moved = shift(noon, read_gap(f"{count} days"), direction, "fuzzy")
    assert moved == days(early.isoformat(), late.isoformat())


@given(st.dates(date(1000, 1, 1), date(3000, 1, 1)), st.integers(0, 110))
def test_an_age_runs_from_birthday_to_birthday(birth, years):
    """Every day on which a person's completed years are that many lies within, and no day of any other age.

    The birthday of a 29 February is, in other years, at the earliest the 28th and at the latest the 1 March.
    """
    moved = shift(days(birth.isoformat()), read_gap(f"aged {years}"), "after", "fuzzy")
    first, last = (_birthday(birth, years), _birthday(birth, years + 1))
    until = at(last.isoformat()) - 1
    assert moved.low in (at(first.isoformat()), at(first.isoformat()) + 24 * HOUR)
    assert moved.high in (until, until + 24 * HOUR, until - 1 + 24 * HOUR)
    if (birth.month, birth.day) != (2, 29):
        assert moved == Bounds(at(first.isoformat()), at(last.isoformat()) - 1)


def _birthday(birth, years):
    try:
        return birth.replace(year=birth.year + years)
    except ValueError:
        return date(birth.year + years, 2, 28)


def test_no_age_before_a_birth():
    """Ages are counted after a birth; before anything they are an error that says so."""
    with pytest.raises(Unreadable, match="after a birth"):
        shift(days("1741-07-20"), read_gap("aged 17"), "before", "strict")


@pytest.mark.parametrize(
    ("base", "first", "last"),
    [
        ("2024-03-10 12:00", "2024-03-10 18:00", "2024-03-11 12:00"),
        ("2024-03-10 22:00", "2024-03-10 22:00", "2024-03-11 12:00"),
        ("2024-03-10 02:00", "2024-03-10 02:00", "2024-03-10 12:00"),
    ],
)
def test_overnight(base, first, last):
    """SEMANTICS As reporters write: "`overnight`: 18:00 to noon, up to 24 hours"; never before what it follows."""
    moment = at(base)
    assert shift(point(moment), read_gap("overnight"), "after", "strict") == Bounds(at(first), at(last))
    assert shift(point(moment), read_gap("overnight"), "after", "fuzzy") == Bounds(moment, moment + 24 * HOUR)


@given(
    st.dates(date(1000, 1, 1), date(3000, 1, 1)),
    st.integers(0, 60),
    st.integers(1, 40),
    st.sampled_from(["months", "weeks", "days", "years", "hours"]),
    st.sampled_from(["", "about ", "nearly ", "over ", "at least ", "under ", "up to ", "exactly "]),
    st.sampled_from(["after", "before"]),
)
def test_a_wider_start_never_leaves_less(day, length, number, unit, hedge, direction):
    """Moving keeps order: what one day of a range leads to lies in what the range leads to, and strict in fuzzy."""
    gap = read_gap(f"{hedge}{number} {unit}")
    last = day + timedelta(days=length)
    whole = days(day.isoformat(), last.isoformat())
    moved = shift(whole, gap, direction, "strict")
    assert shift(whole, gap, direction, "fuzzy").contains(moved)
    for part in (day, last):
        assert moved.contains(shift(days(part.isoformat(), zone=UTC), gap, direction, "strict"))
