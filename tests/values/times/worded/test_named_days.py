"""One day in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import Unreadable
from factcheck.values.times import Calendar, Frame, Today, read_time
from tests.values.times.oracle import days, same, when
from tests.values.times.worded.thursday import on_thursday

NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = "January February March April May June July August September October November December".split()


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("9 June 2025", "2025-06-09"),
        ("9 Jun 2025", "2025-06-09"),
        ("June 9, 2025", "2025-06-09"),
        ("June 9 2025", "2025-06-09"),
        ("Oct. 23, 2024", "2024-10-23"),
        ("Sept 3, 2024", "2024-09-03"),
        ("9th June 2025", "2025-06-09"),
        ("the 9th of June 2025", "2025-06-09"),
        ("on 23rd October, 2024", "2024-10-23"),
        ("Monday, 9 June 2025", "2025-06-09"),
        ("Monday the 9th of June 2025", "2025-06-09"),
        ("Monday 2025-06-09", "2025-06-09"),
        ("2025-06-09, Monday", "2025-06-09"),
        ("mon 9 june 2025", "2025-06-09"),
        ("29 February 2024", "2024-02-29"),
    ],
)
def test_days_in_all_usual_orders(written, day):
    """SEMANTICS Times: "a date with its weekday" and month names are read, in any usual order; a day is a day however written."""
    reading = when(written)
    assert reading.time == same(days(day))
    assert reading.day
    assert reading.misfits == ()
    assert reading.counted_from == ""


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("June 9", "2025-06-09"),
        ("June 12", "2025-06-12"),
        ("13 June", "2024-06-13"),
        ("December 14", "2024-12-14"),
        ("29 February", "2024-02-29"),
        ("Monday, June 9", "2025-06-09"),
        ("today", "2025-06-12"),
        ("yesterday", "2025-06-11"),
        ("the day before yesterday", "2025-06-10"),
        ("Monday", "2025-06-09"),
        ("on Thursday", "2025-06-12"),
        ("Fri", "2025-06-06"),
    ],
)
def test_days_that_rest_on_the_publication(written, day):
    """SEMANTICS Times: "a weekday alone is the last such day up to it", and so is a day without a year; what rests on it
    says so.
    """
    reading = on_thursday(written)
    assert reading.time == same(days(day))
    assert reading.counted_from == "publication"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Monday", "2025-06-16"),
        ("Thursday", "2025-06-12"),
        ("June 9", "2026-06-09"),
        ("14 December", "2025-12-14"),
        ("29 February", "2028-02-29"),
        ("tomorrow", "2025-06-13"),
    ],
)
def test_plans_look_ahead(written, day):
    """SEMANTICS Times: a weekday alone, and a day without a year, is of a plan the next."""
    assert on_thursday(written, planned=True).time == same(days(day))


@pytest.mark.parametrize("written", ["yesterday", "Monday", "June 9", "today"])
def test_nothing_to_count_from(written):
    """SEMANTICS Times: what rests on the day of publication or statement "is an error where neither is given"."""
    with pytest.raises(Unreadable, match="day of publication or of the statement"):
        when(written)


def test_a_publication_that_is_not_given_to_the_day():
    """A page of some day in June tells which 1 May is meant, but not which Monday or whether 9 June is past."""
    frame = Frame(today=Today(read_time("2025-06", "when", lasts=False).time, None))
    assert read_time("1 May", "when", frame, lasts=False).time == same(days("2025-05-01"))
    for written in ("Monday", "9 June", "yesterday"):
        with pytest.raises(Unreadable, match="not given to the day"):
            read_time(written, "when", frame, lasts=False)


@pytest.mark.parametrize(
    "written", ["31 June 2025", "June 31", "30 February", "29 February 2023", "32 June 2025", "June 0 2025"]
)
def test_days_that_no_calendar_has(written):
    """A day that its month does not have is an error, with or without a year."""
    with pytest.raises(Unreadable):
        on_thursday(written)


@given(st.dates(date(1000, 1, 1)), st.sampled_from(["{d} {m} {y}", "{m} {d}, {y}", "{w} {i}", "{w}, {d} {m} {y}"]))
def test_every_day_with_its_weekday(day, form):
    """The weekday of `datetime` fits every day, however it is written; another is told as a misfit of the day."""
    values = {"d": day.day, "m": MONTHS[day.month - 1], "y": f"{day.year:04}", "i": day.isoformat()}
    reading = when(form.format(w=NAMES[day.weekday()], **values))
    assert reading.time == same(days(day.isoformat()) if day < date.max else reading.time.strict)
    assert reading.misfits == ()
    if "{w}" in form:
        wrong = when(form.format(w=NAMES[(day.weekday() + 3) % 7], **values))
        (misfit,) = wrong.misfits
        assert wrong.time == reading.time
        assert misfit.dated == reading.time.strict
        assert misfit.by_weekday.high < misfit.dated.low


@given(st.dates(date(1500, 1, 1), date(2500, 1, 1)), st.sampled_from(NAMES), st.booleans())
def test_a_weekday_alone_lies_within_a_week(today, name, planned):
    """Against `datetime`: it is that weekday, at most six days before the publication or, planned, after it."""
    frame = Frame(today=Today(read_time(today.isoformat(), "when", lasts=False).time, None), planned=planned)
    time = read_time(name, "when", frame, lasts=False).time
    near = [today + timedelta(days=n if planned else -n) for n in range(7)]
    (found,) = [day for day in near if NAMES[day.weekday()] == name]
    assert time == same(days(found.isoformat()))


@given(st.integers(1, 9998), st.integers(1, 12), st.integers(1, 28))
def test_julian_dates(year, month, day):
    """SEMANTICS Times: "`calendar: julian` converts dates on reading", against the difference that grows by a day in each century
    whose year no fourth of a hundred divides: counted from 1 March of the year 200, when both calendars agreed.
    """
    since_march = year if month > 2 else year - 1
    apart = since_march // 100 - since_march // 400 - 2
    as_written = date(year, month, day)
    if not 3 <= as_written.toordinal() + apart <= date.max.toordinal():
        return
    converted = as_written + timedelta(days=apart)
    read = read_time(as_written.isoformat(), "when", Frame(calendar=Calendar.JULIAN), lasts=False)
    assert read.time == same(days(converted.isoformat()))


def test_a_leap_day_of_the_julian_calendar():
    """1700 was a leap year of the old style: its 29 February is 11 March; of the new style it has none."""
    old = Frame(calendar=Calendar.JULIAN)
    assert read_time("29 February 1700", "when", old, lasts=False).time == same(days("1700-03-11"))
    assert read_time("1700-02", "when", old, lasts=False).time == same(days("1700-02-11", "1700-03-11"))
    with pytest.raises(Unreadable, match="28 days"):
        when("29 February 1700")
