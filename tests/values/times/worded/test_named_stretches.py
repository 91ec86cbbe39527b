"""Stretches of the calendar in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import Unreadable
from factcheck.values.times import FiscalYear, Frame, read_time
from tests.values.times.oracle import days, same, when
from tests.values.times.worded.thursday import on_thursday


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("June 2025", "2025-06-01", "2025-06-30"),
        ("in Feb. 2024", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("in 2024", "2024-01-01", "2024-12-31"),
        ("2025-W24", "2025-06-09", "2025-06-15"),
        ("2025-W24-3", "2025-06-11", "2025-06-11"),
        ("week 24 of 2025", "2025-06-09", "2025-06-15"),
        ("2024-Q3", "2024-07-01", "2024-09-30"),
        ("Q3 2024", "2024-07-01", "2024-09-30"),
        ("2024 Q3", "2024-07-01", "2024-09-30"),
        ("the third quarter of 2024", "2024-07-01", "2024-09-30"),
        ("first quarter 2024", "2024-01-01", "2024-03-31"),
        ("the first half of 2023", "2023-01-01", "2023-06-30"),
        ("H2 2023", "2023-07-01", "2023-12-31"),
        ("end of June 2025", "2025-06-21", "2025-06-30"),
        ("the end of February 2024", "2024-02-20", "2024-02-29"),
        ("the end of 2024", "2024-12-01", "2024-12-31"),
    ],
)
def test_stretches_with_their_year(written, first, last):
    """SEMANTICS As reporters write: "Months, quarters and years are those of the calendar"; `end of` a month its last ten
    days.
    """
    assert when(written).time == same(days(first, last))


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("this month", "2025-06-01", "2025-06-30"),
        ("last month", "2025-05-01", "2025-05-31"),
        ("last year", "2024-01-01", "2024-12-31"),
        ("last quarter", "2025-01-01", "2025-03-31"),
        ("in May", "2025-05-01", "2025-05-31"),
        ("June", "2025-06-01", "2025-06-30"),
        ("July", "2024-07-01", "2024-07-31"),
        ("July of last year", "2024-07-01", "2024-07-31"),
        ("the third quarter", "2024-07-01", "2024-09-30"),
        ("the first half of last year", "2024-01-01", "2024-06-30"),
        ("the end of the month", "2025-06-21", "2025-06-30"),
        ("the end of last year", "2024-12-01", "2024-12-31"),
        ("the weekend", "2025-06-07", "2025-06-08"),
        ("over the weekend", "2025-06-07", "2025-06-08"),
    ],
)
def test_stretches_that_rest_on_the_publication(written, first, last):
    """SEMANTICS As reporters write: the last up to the publication, and each says what it rests on."""
    reading = on_thursday(written)
    assert reading.time == same(days(first, last))
    assert reading.counted_from == "publication"


def test_last_week_is_loose_by_a_day():
    """SEMANTICS As reporters write: "`last week` is the ISO week before, a day either way"."""
    time = on_thursday("last week").time
    assert (time.strict, time.fuzzy) == (days("2025-06-02", "2025-06-08"), days("2025-06-01", "2025-06-09"))


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("the weekend", "2025-06-14", "2025-06-15"),
        ("May", "2026-05-01", "2026-05-31"),
        ("next year", "2026-01-01", "2026-12-31"),
    ],
)
def test_plans_look_ahead(written, first, last):
    """Of a plan, a month without a year and the weekend are the next."""
    assert on_thursday(written, planned=True).time == same(days(first, last))


@pytest.mark.parametrize(
    ("written", "strict", "fuzzy"),
    [
        ("early 2024", ("2024-01-01", "2024-04-30"), ("2024-01-01", "2024-06-30")),
        ("late last year", ("2024-09-01", "2024-12-31"), ("2024-07-02", "2024-12-31")),
        ("mid-January 2025", ("2025-01-11", "2025-01-20"), ("2025-01-06", "2025-01-25")),
        ("mid January 2025", ("2025-01-11", "2025-01-20"), ("2025-01-06", "2025-01-25")),
        ("in early to mid May", ("2025-05-01", "2025-05-20"), ("2025-05-01", "2025-05-25")),
    ],
)
def test_thirds(written, strict, fuzzy):
    """SEMANTICS As reporters write: "`early`, `mid`, `late` are thirds, loose by 61 days of a year and 5 of a month"."""
    time = on_thursday(written).time
    assert (time.strict, time.fuzzy) == (days(*strict), days(*fuzzy))


@pytest.mark.parametrize(
    "written",
    ["last Tuesday", "next Monday", "this Friday", "last June", "next spring", "last weekend", "this summer"],
)
def test_two_readings(written):
    """SEMANTICS As reporters write: "`last Tuesday` is an error"; so is all that may be of two weeks or years."""
    with pytest.raises(Unreadable, match=f"{written}.* two ways"):
        on_thursday(written)


@pytest.mark.parametrize(
    "written",
    [
        "late last week",
        "end of the weekend",
        "end of Q3 2024",
        "mid the weekend",
        "2025-W54",
        "spring",
        "second half of June 2025",
    ],
)
def test_stretches_that_are_not_read(written):
    """What has no thirds or no end that is decided, no week of that number, and a season without its year, are errors."""
    with pytest.raises(Unreadable):
        on_thursday(written)


@pytest.mark.parametrize(
    ("fiscal", "written", "first", "last"),
    [
        (FiscalYear(10, 1, True), "FY2024", "2023-10-01", "2024-09-30"),
        (FiscalYear(10, 1, False), "FY2024", "2024-10-01", "2025-09-30"),
        (FiscalYear(1, 1, True), "FY2024", "2024-01-01", "2024-12-31"),
        (FiscalYear(4, 6, True), "fiscal year 2024", "2023-04-06", "2024-04-05"),
        (FiscalYear(10, 1, True), "the first quarter of fiscal 2024", "2023-10-01", "2023-12-31"),
        (FiscalYear(10, 1, True), "FY2024 Q2", "2024-01-01", "2024-03-31"),
    ],
)
def test_fiscal_years(fiscal, written, first, last):
    """SEMANTICS Times: "`FY2024` needs the file's `fiscal_year`", which says when it starts and by which year it is named."""
    assert read_time(written, "over", Frame(fiscal=fiscal), lasts=False).time == same(days(first, last))
    with pytest.raises(Unreadable, match="fiscal year starts"):
        when(written)


@given(st.dates(date(1000, 1, 1), date(3000, 1, 1)))
def test_iso_weeks(day):
    """Against `datetime`: every day lies in its ISO week, which runs from Monday to Sunday."""
    year, week, number = day.isocalendar()
    monday = day - timedelta(days=number - 1)
    read = when(f"{year:04}-W{week:02}")
    assert read.time == same(days(monday.isoformat(), (monday + timedelta(days=6)).isoformat()))
    assert when(f"{year:04}-W{week:02}-{number}").time == same(days(day.isoformat()))
