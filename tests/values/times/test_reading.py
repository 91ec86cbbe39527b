"""What a written time says in each field: SEMANTICS, section Times."""

from __future__ import annotations

from math import inf
from zoneinfo import ZoneInfo

import pytest

from factcheck.errors import Unreadable
from factcheck.values.bounds import Bounds, point
from factcheck.values.times import Pair, read_time
from tests.values.times.oracle import as_of, at, days, over, same, when

KYIV = ZoneInfo("Europe/Kyiv")


def test_a_day_is_closed_from_first_to_last_microsecond():
    """SEMANTICS Times: "a day is closed, first to last microsecond"."""
    reading = as_of("2024-10-23")
    assert reading.time == same(Bounds(1_729_641_600_000_000, 1_729_727_999_999_999))
    assert reading.day
    assert not reading.is_period
    assert reading.relation == ""


def test_a_bare_date_belongs_to_the_zone():
    """SEMANTICS Times: "A bare date belongs to the zone of its claim, document or file": in Kyiv it begins at 21:00 UTC."""
    reading = as_of("2024-10-23", zone=KYIV)
    assert reading.time == same(Bounds(at("2024-10-22 21:00"), at("2024-10-23 21:00") - 1))
    assert reading.zoned


def test_a_zoneless_time_is_taken_as_written():
    """SEMANTICS Times: "zoneless times meet as written": without a zone the text is neither moved nor called zoned."""
    reading = when("2024-10-23T20:00")
    assert reading.time == same(point(at("2024-10-23 20:00")))
    assert not reading.zoned


def test_a_zone_in_the_text_wins_over_the_given_one():
    """An offset that stands in the text places it, whatever zone the file has."""
    reading = when("2024-10-23T20:00+05:00", zone=KYIV)
    assert reading.time == same(point(at("2024-10-23 15:00")))
    assert reading.zoned
    assert when("2024-10-23T20:00Z").zoned


def test_one_text_does_not_mix_zoned_and_zoneless():
    """SEMANTICS Times: zoned and zoneless in one set is "an input error that says to give `zone`", in one text too."""
    with pytest.raises(Unreadable) as caught:
        when("between 2024-10-08T20:00Z and 2024-10-09")
    assert "zone" in caught.value.hint


def test_by_a_date_an_event_had_happened():
    """SEMANTICS Times: "`by D`: of an event, some moment up to D"."""
    reading = when("by 2024-11-01")
    assert reading.time == same(Bounds(-inf, days("2024-11-01").high))
    assert reading.relation == "by"
    assert not reading.day


def test_by_a_date_a_level_is_its_value_on_that_date():
    """SEMANTICS Times: "`by D` ... of a running total or level, the value at D": the same as D alone."""
    by, plain = as_of("by 2024-11-01"), as_of("2024-11-01")
    assert (by.time, by.day, by.relation) == (plain.time, True, "by")


def test_by_a_date_a_state_is_read_as_an_event():
    """A state is neither total nor level, so `by D` leaves it every moment up to D."""
    assert as_of("by 2024-11-01", lasts=True).time == same(Bounds(-inf, days("2024-11-01").high))


@pytest.mark.parametrize("read", [when, as_of])
def test_from_before_and_after_a_date(read):
    """SEMANTICS Times: `from D` is not before D; `before D` and `after D` leave D out, for totals and levels too."""
    assert read("from 2024-11-01").time == same(Bounds(at("2024-11-01"), inf))
    assert read("before 2024-11-01").time == same(Bounds(-inf, at("2024-11-01") - 1))
    assert read("after 2024-11-01").time == same(Bounds(at("2024-11-02"), inf))
    assert [read(f"{word} 2024-11-01").relation for word in ("from", "before", "after")] == ["from", "before", "after"]


@pytest.mark.parametrize("read", [when, as_of])
def test_open_intervals_of_what_does_not_last_are_moments(read):
    """SEMANTICS Times: "`../D`, `D/..`, also of a total or level: some moment before or after D"; D itself is left in."""
    assert read("../2024-11").time == same(Bounds(-inf, at("2024-12-01") - 1))
    assert read("2024-11/..").time == same(Bounds(at("2024-11-01"), inf))
    assert not read("2024-11/..").is_period
    assert not read("2024-11/..").open_end


def test_between_two_dates_is_one_moment():
    """`between D and D`: one moment from the first microsecond of one to the last of the other."""
    reading = when("between 2024-10-08 and 2024-10-13")
    assert reading.time == same(days("2024-10-08", "2024-10-13"))
    assert reading.start == reading.end == reading.time
    assert reading.relation == "between"
    assert not reading.is_period


def test_a_month_is_some_moment_of_it():
    """`when: 2024-06` of what does not last: a moment somewhere in June, and no day rule applies."""
    reading = when("2024-06")
    assert reading.time == same(days("2024-06-01", "2024-06-30"))
    assert not reading.day


@pytest.mark.parametrize("written", ["2024-10-08/2024-10-13", "2024-10-08/", "/2024-10-13"])
@pytest.mark.parametrize(("read", "lasts"), [(when, False), (as_of, False), (as_of, True)])
def test_a_period_is_no_moment(written, read, lasts):
    """SEMANTICS Times: "`a/b` in `when` or `as_of` is an error: write `between a and b`", an unknown end too."""
    with pytest.raises(Unreadable) as caught:
        read(written, lasts=lasts)
    assert "between a and b" in caught.value.hint


def test_a_date_of_what_lasts_says_that_it_was_going_on():
    """SEMANTICS Times: "Of what lasts, a date says that it was going on then": it began not after, and ended not before."""
    reading = when("2024-11-12", lasts=True)
    day = days("2024-11-12")
    assert reading.time == same(day)
    assert reading.day
    assert not reading.is_period
    assert reading.start == same(Bounds(-inf, day.high))
    assert reading.end == same(Bounds(day.low, inf))


def test_in_over_any_date_is_the_whole_period():
    """SEMANTICS Times: "In `over`, any date is the whole period": from its first microsecond to its last."""
    reading = over("2024-10")
    assert reading.start == same(point(at("2024-10-01")))
    assert reading.end == same(point(at("2024-11-01") - 1))
    assert reading.time == same(days("2024-10-01", "2024-10-31"))
    assert reading.is_period
    assert not reading.day
    assert not over("2024-10-23").day


def test_a_hedged_period_has_hedged_ends():
    """`?` and `~` widen the fuzzy ends of a period to both sides, a month by 31 days, and leave the strict ones."""
    reading = over("2024-10~")
    assert reading.start == Pair(point(at("2024-10-01")), Bounds(at("2024-08-31"), at("2024-11-01")))


@pytest.mark.parametrize("written", ["by 2024-10", "from 2024-10", "between 2024-10 and 2024-11", "2024-10-23T20:00"])
def test_over_takes_no_moment(written):
    """A word that makes a moment, or a clock time, in `over` is an error that names the form of a period."""
    with pytest.raises(Unreadable) as caught:
        over(written)
    assert "over: a/b" in caught.value.hint


@pytest.mark.parametrize(
    "written", ["", "  ", "../..", "/", "/..", "between 2024-10-08", "by", "by by 2024", "23/10/2024"]
)
def test_what_tells_no_time_is_an_error_with_advice(written):
    """Empty texts, intervals without any date, and words without one are errors that say what is right."""
    with pytest.raises(Unreadable) as caught:
        when(written)
    assert caught.value.hint


def test_words_may_be_capitals_and_spaces_any():
    """`By  2024-11-01` is read as `by 2024-11-01`, and `written` keeps the text as it stood."""
    reading = read_time(" By  2024-11-01", "when", lasts=False)
    assert reading.time == when("by 2024-11-01").time
    assert reading.written == " By  2024-11-01"


def test_hedges_widen_what_a_relation_leaves():
    """`before 2024-10-23~` reads fuzzily as before 24 October: the hedge can only give room."""
    reading = when("before 2024-10-23~")
    assert reading.time == Pair(Bounds(-inf, at("2024-10-23") - 1), Bounds(-inf, at("2024-10-24") - 1))


@pytest.mark.parametrize(
    ("written", "relation"),
    [("2024-10-23/..", "after"), ("from 2024-10-23", "from"), ("by 2024-10-23", "by"), ("before 2024-10-23", "before")],
)
def test_how_a_moment_lies_to_its_date(written, relation):
    """A reading tells by which word, or by which open end, it lies to the date that is written."""
    assert when(written).relation == relation
