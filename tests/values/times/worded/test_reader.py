"""All times in words together: ranges, gaps before the publication, and any text at all."""

from __future__ import annotations

from math import inf
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import Unreadable
from factcheck.values.bounds import Bounds
from factcheck.values.times import Calendar, FiscalYear, Frame, Today, read_time
from factcheck.values.times.wording import describe
from tests.values.times.oracle import at, days, over, same, when
from tests.values.times.worded.thursday import THURSDAY, on_thursday

WORDS = (
    "on in at the of from to between and by before after since until no later than early mid late end last next this week month "
    "quarter year weekend Monday Tue June May Oct. December spring 2024 2025-06-09 2025-06 9 9th 29 February 8 p.m. 11pm 20:00 "
    "24:00 noon midnight night morning overnight yesterday today tonight ago days two a few hours about around shortly - / , EDT "
    "CST UTC+3 Europe/Kyiv +03:00 Q3 first third half FY2024 0001 9999 9999-12-31 W43 2024-W53 X ~ ?"
).split()
FRAMES = (
    Frame(),
    Frame(today=THURSDAY),
    Frame(today=THURSDAY, planned=True),
    Frame(ZoneInfo("Europe/Kyiv"), Calendar.JULIAN, THURSDAY, True, FiscalYear(10, 1, True)),
    Frame(today=Today(read_time("9999-12-31", "when", lasts=False).time, None), planned=True),
    Frame(today=Today(read_time("0001-01-01", "when", lasts=False).time, None)),
    Frame(today=Today(read_time("by 2025-06-01", "when", lasts=False).time, None)),
)


@pytest.mark.parametrize(
    "written",
    [
        "8-13 October 2024",
        "8 to 13 October 2024",
        "from 8 to 13 October 2024",
        "October 8-13, 2024",
        "8 October 2024 \u2013 13 October 2024",
        "2024-10-08/2024-10-13",
        "2024-10-08T00:00/2024-10-14T00:00",
        "Tuesday 8 October to Sunday 13 October 2024",
    ],
)
def test_one_period_however_it_is_written(written):
    """SEMANTICS Times: "`over: 2024` and `over: 2024-01-01T00:00/2025-01-01T00:00` are one period": half-open, to its last
    microsecond.
    """
    reading = over(written)
    assert reading.time == same(days("2024-10-08", "2024-10-13"))
    assert reading.is_period
    assert reading.misfits == ()


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("28 September to 3 October 2024", "2024-09-28", "2024-10-03"),
        ("June to August 2024", "2024-06-01", "2024-08-31"),
        ("2019 to 2021", "2019-01-01", "2021-12-31"),
        ("from mid-June to early July 2024", "2024-06-11", "2024-07-10"),
    ],
)
def test_what_one_end_does_not_say_is_that_of_the_other(written, first, last):
    """A range shares its month and its year."""
    assert over(written).time.strict == days(first, last)


def test_a_range_is_no_moment():
    """In `when` of what does not last a range is an error that says to write `between`, which is read."""
    with pytest.raises(Unreadable) as caught:
        when("8-13 October 2024")
    assert "between" in caught.value.hint
    for written in (
        "between 8 and 13 October 2024",
        "between October 8 and 13, 2024",
        "between 2024-10-08 and 2024-10-13",
    ):
        assert when(written).time == same(days("2024-10-08", "2024-10-13"))


def test_a_period_that_ends_when_it_begins():
    """Half-open, it would hold nothing."""
    with pytest.raises(Unreadable, match="no period"):
        over("2024-10-08T12:00/2024-10-08T12:00")


@pytest.mark.parametrize(
    ("written", "bounds"),
    [
        ("no later than 3 June 2025", Bounds(-inf, at("2025-06-04") - 1)),
        ("until 5 May 2025", Bounds(-inf, at("2025-05-06") - 1)),
        ("as early as 1 November 2024", Bounds(at("2024-11-01"), inf)),
        ("not before November 2024", Bounds(at("2024-11-01"), inf)),
        ("since March", Bounds(at("2025-03-01"), inf)),
        ("prior to Monday", Bounds(-inf, at("2025-06-09") - 1)),
        ("by the end of June 2025", Bounds(-inf, at("2025-07-01") - 1)),
        ("after 8 p.m. on 9 June 2025", Bounds(at("2025-06-09 20:00") + 1, inf)),
    ],
)
def test_words_before_a_date(written, bounds):
    """SEMANTICS As reporters write: `no later than` is *by*, `as early as` and `not before` *from*; of an event "`since D` is
    `from D` and `until D` is `by D`".
    """
    assert on_thursday(written).time == same(bounds)


@pytest.mark.parametrize("role", ["as_of", "when"])
def test_since_of_what_lasts(role):
    """Of what lasts, and of a level, `since` may say that it still was: an error that gives both ways to write it."""
    with pytest.raises(Unreadable) as caught:
        read_time("since March", role, Frame(today=THURSDAY), lasts=role == "when")
    assert "/.." in caught.value.hint


@pytest.mark.parametrize(
    ("written", "strict", "fuzzy"),
    [
        ("two days ago", ("2025-06-10", "2025-06-10"), ("2025-06-09", "2025-06-11")),
        ("exactly ten days ago", ("2025-06-02", "2025-06-02"), ("2025-06-02", "2025-06-02")),
        ("a few days ago", ("2025-06-03", "2025-06-09"), ("2025-05-23", "2025-06-10")),
        ("a day from now", ("2025-06-13", "2025-06-13"), ("2025-06-12", "2025-06-14")),
    ],
)
def test_ago(written, strict, fuzzy):
    """SEMANTICS As reporters write: "`two days ago` is that gap before publication"."""
    time = on_thursday(written).time
    assert (time.strict, time.fuzzy) == (days(*strict), days(*fuzzy))


def test_the_zone_of_the_publication():
    """Yesterday is a day of the zone in which the page was published, where the claim has none."""
    kyiv = ZoneInfo("Europe/Kyiv")
    published = read_time("2025-06-12T01:30+03:00", "when", lasts=False)
    time = read_time("yesterday", "when", Frame(today=Today(published.time, published.zone)), lasts=False).time
    assert time == same(days("2025-06-11", zone=kyiv))


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join) | st.text(max_size=20),
    st.sampled_from(FRAMES),
    st.sampled_from(["when", "as_of", "over"]),
    st.booleans(),
)
def test_any_text_is_read_or_refused(text, frame, role, lasts):
    """Whatever stands there: a reading whose strict bounds lie inside the fuzzy ones, or an error."""
    try:
        reading = read_time(text, role, frame, lasts=lasts)
    except Unreadable:
        return
    for pair in (reading.time, reading.start, reading.end):
        assert pair.fuzzy.contains(pair.strict)
        assert not pair.strict.is_empty
        assert describe(pair.fuzzy, frame.zone)
