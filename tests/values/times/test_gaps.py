"""Lengths of time: SEMANTICS, section Times, relative times."""

from __future__ import annotations

from fractions import Fraction
from math import inf

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import Unreadable
from factcheck.values.bounds import Bounds
from factcheck.values.times import read_gap
from factcheck.values.times.gaps import Steps
from tests.values.times.oracle import DAY, HOUR, in_hours

HALF = Fraction(1, 2)


def test_whole_days_count_calendar_days():
    """SEMANTICS Times: "A gap in whole days counts calendar days: strict, the day that many days on; fuzzy, a day either way"."""
    gap = read_gap("3 days")
    assert (gap.strict, gap.fuzzy) == (Bounds(3 * DAY, 3 * DAY), Bounds(2 * DAY, 4 * DAY))
    assert gap.unit == "microsecond"
    assert gap.steps is Steps.DAYS


@pytest.mark.parametrize(
    ("written", "strict", "fuzzy"),
    [
        ("a week", (3.5, 10.5), (3.5, 10.5)),
        ("about a week", (3.5, 10.5), (0, 14)),
        ("2 weeks", (10.5, 17.5), (10.5, 17.5)),
        ("nearly two weeks", (10.5, 14), (7, 17.5)),
        ("about 3 days", (2, 4), (1, 5)),
        ("about 60 days", (57, 63), (54, 66)),
        ("exactly 3 days", (3, 3), (3, 3)),
        ("exactly 2 weeks", (14, 14), (14, 14)),
        ("2 to 3 weeks", (10.5, 24.5), (10.5, 24.5)),
        ("between 2 and 3 days", (2, 3), (1, 4)),
    ],
)
def test_days_and_weeks(written, strict, fuzzy):
    """SEMANTICS Times: weeks read half a unit to both sides, `about` a unit under fuzzy bounds; expected values in days."""
    gap = read_gap(written)
    assert in_hours(gap) == (tuple(24 * end for end in strict), tuple(24 * end for end in fuzzy))


@pytest.mark.parametrize(
    ("written", "strict", "fuzzy"),
    [
        ("4 months", (4 - HALF, 4 + HALF), (4 - HALF, 4 + HALF)),
        ("about four months", (4 - HALF, 4 + HALF), (3, 5)),
        ("2 years", (18, 30), (18, 30)),
        ("a decade", (60, 180), (60, 180)),
        ("~2 years", (18, 30), (12, 36)),
        ("exactly 4 months", (4, 4), (4, 4)),
        ("half a year", (0, 12), (0, 12)),
    ],
)
def test_months_and_years(written, strict, fuzzy):
    """SEMANTICS Times: "In weeks, months and years: strict and fuzzy half a unit, `about`: fuzzy a unit"; expected in months."""
    gap = read_gap(written)
    assert (gap.strict, gap.fuzzy, gap.unit) == (Bounds(*strict), Bounds(*fuzzy), "month")


@pytest.mark.parametrize(
    ("written", "strict", "fuzzy"),
    [
        ("90 minutes", (1.5, 1.5), (1, 2)),
        ("an hour", (1, 1), (0.5, 1.5)),
        ("6h", (6, 6), (5.5, 6.5)),
        ("36 min", (0.6, 0.6), (0.3, 0.9)),
        ("1.5 hours", (1.5, 1.5), (1, 2)),
        ("an hour and a half", (1.5, 1.5), (1, 2)),
        ("two hours and a half", (2.5, 2.5), (2, 3)),
        ("a quarter of an hour", (0.25, 0.25), (0.125, 0.375)),
        ("three quarters of an hour", (0.75, 0.75), (0.375, 1.125)),
        ("half an hour", (0.5, 0.5), (0.25, 0.75)),
        ("exactly 2 hours", (2, 2), (2, 2)),
        ("about 2 hours", (1.5, 2.5), (1, 3)),
        ("about 20 hours", (19.5, 20.5), (19, 21)),
        ("nearly 5 hours", (4.5, 5), (4, 5.5)),
        ("several hours", (3, 10), (2, 24)),
        ("a few hours", (3, 10), (2, 24)),
        ("hours", (2, 24), (1, 48)),
        ("minutes", (2 / 60, 1), (1 / 60, 2)),
    ],
)
def test_hours_and_minutes(written, strict, fuzzy):
    """SEMANTICS As reporters write: "Gaps in hours and minutes: none, half an hour, at most half the gap"; expected in hours."""
    gap = read_gap(written)
    assert [*in_hours(gap)[0], *in_hours(gap)[1]] == pytest.approx([*strict, *fuzzy])
    assert gap.steps is Steps.CLOCK


@pytest.mark.parametrize(
    ("written", "strict", "fuzzy"),
    [
        ("just over a week", (7, 10.5), (7, 14)),
        ("slightly more than 30 days", (30, 33), (30, 34.5)),
        ("just over 4 days", (4, 5), (4, 6)),
        ("well over 20 days", (21, inf), (20, inf)),
        ("over 20 days", (20, inf), (20, inf)),
        ("well under 20 days", (0, 19), (0, 20)),
        ("under 20 days", (0, 20), (0, 20)),
    ],
)
def test_close_and_clear_bounds(written, strict, fuzzy):
    """`just over` ends where `about` does, or a tenth (loosely 15 %) above; `well over` begins 5 % above; expected in days."""
    gap = read_gap(written)
    assert in_hours(gap) == (tuple(24 * end for end in strict), tuple(24 * end for end in fuzzy))
    over = "over" in written or "more" in written
    assert (gap.strict.low_open, gap.strict.high_open, gap.steps) == (over, not over, Steps.WALL)


@pytest.mark.parametrize(
    ("written", "strict", "fuzzy"),
    [
        ("several days", (3, 9), (2, 20)),
        ("a few days", (3, 9), (2, 20)),
        ("a couple of days", (2, 3), (1, 4)),
        ("a couple of weeks", (11, 25), (4, 35)),
        ("days", (2, 9), (1, 30)),
    ],
)
def test_some_days(written, strict, fuzzy):
    """SEMANTICS As reporters write: vague days are whole days of the calendar, so that "up to 10" ends with the ninth."""
    gap = read_gap(written)
    assert in_hours(gap) == (tuple(24 * end for end in strict), tuple(24 * end for end in fuzzy))
    assert gap.steps is Steps.DAYS


def test_a_fortnight_is_two_weeks():
    """SEMANTICS As reporters write: "`a fortnight` is two weeks"; so it has the half week of weeks."""
    fortnight, weeks = read_gap("a fortnight"), read_gap("2 weeks")
    assert (fortnight.strict, fortnight.fuzzy) == (weeks.strict, weeks.fuzzy)


def test_several_of_a_longer_unit():
    """`several months` is the vague number with the half month that months have: 3 up to 10, loosely from 2."""
    gap = read_gap("several months")
    assert gap.strict == Bounds(3 - HALF, 10 + HALF, high_open=True)
    assert gap.fuzzy == Bounds(2 - HALF, inf)


def test_an_age_is_completed_years():
    """SEMANTICS Times: "`aged 17` is completed years: from 17 up to 18, open"."""
    gap = read_gap("aged 17")
    assert gap.strict == gap.fuzzy == Bounds(17 * 12, 18 * 12, high_open=True)
    with pytest.raises(Unreadable, match="completed years"):
        read_gap("aged about 17")


@pytest.mark.parametrize(
    ("written", "bounds"),
    [
        ("over 3 days", Bounds(3 * DAY, inf, low_open=True)),
        ("at least 2 hours", Bounds(2 * HOUR, inf)),
        ("under a day", Bounds(0, DAY, high_open=True)),
        ("up to 3 weeks", Bounds(0, 21 * DAY)),
        ("more than four months", Bounds(4, inf, low_open=True)),
    ],
)
def test_bounds_stand_at_the_number_itself(written, bounds):
    """SEMANTICS Times: "`over`, `at least`, `under`, `up to` a gap are bounds at the number itself"."""
    assert read_gap(written).strict == read_gap(written).fuzzy == bounds


def test_a_bound_on_a_hedge_is_the_end_of_the_hedge():
    """As in Values: `at least about 4 months` begins where `about 4 months` does."""
    gap = read_gap("at least about 4 months")
    assert (gap.strict, gap.fuzzy) == (Bounds(4 - HALF, inf), Bounds(3, inf))


def test_a_gap_of_two_units():
    """A gap that goes on in a smaller unit is as fine as that: `2 years and 3 months` are 27 months."""
    assert attrs.evolve(read_gap("2 years and 3 months"), written="") == attrs.evolve(read_gap("27 months"), written="")


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("27 monts", "months"),
        ("arround 3 days", "around"),
        ("4", "27 months"),
        ("", "number"),
        ("0 days", ""),
        ("-3 days", ""),
        ("3 to 2 days", ""),
        ("1e9 years", ""),
        ("about nearly 3 days", "one of them"),
        ("3 ± 1 days", "4 months"),
        ("weeks", "number"),
    ],
)
def test_what_is_no_length_of_time(written, right):
    """An unknown unit or hedge, and zero or less are errors, with the nearest word where there is one."""
    with pytest.raises(Unreadable) as caught:
        read_gap(written)
    assert right in caught.value.hint


@given(
    st.sampled_from(["", "about ", "nearly ", "over ", "at least ", "under ", "up to ", "exactly ", "at least about "]),
    st.integers(1, 500),
    st.sampled_from(["seconds", "minutes", "hours", "days", "weeks", "months", "years"]),
)
def test_strict_lies_inside_fuzzy_and_hedges_only_widen(hedge, number, unit):
    """For every hedge, strict lies inside fuzzy and neither is empty or negative; `about` and `nearly` hold the bare reading."""
    gap = read_gap(f"{hedge}{number} {unit}")
    assert gap.fuzzy.contains(gap.strict)
    assert not gap.strict.is_empty
    assert gap.fuzzy.low >= 0
    if hedge in ("about ", "nearly "):
        assert gap.fuzzy.contains(read_gap(f"{number} {unit}").fuzzy)
