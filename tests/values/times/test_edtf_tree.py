"""What the `edtf` package parses: sets and partial qualification."""

from __future__ import annotations

from math import inf

import pytest

from factcheck.errors import Unreadable
from factcheck.values.bounds import Bounds
from tests.values.times.oracle import DAY, at, days, over, same, when


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("[2024-01,2024-03]", "2024-01-01", "2024-03-31"),
        ("{2024-01, 2024-03}", "2024-01-01", "2024-03-31"),
        ("[2024-06-11..2024-06-13]", "2024-06-11", "2024-06-13"),
        ("[2023,2024-03..2024-05]", "2023-01-01", "2024-05-31"),
        ("[2024-06-30,2024-06-11]", "2024-06-11", "2024-06-30"),
    ],
)
def test_a_set_has_the_hull_of_its_members(written, first, last):
    """SEMANTICS Times: "a set has the hull of its members", whatever their order."""
    assert when(written).time == same(days(first, last))


def test_open_sets():
    """`..` in a set has no first or no last member."""
    assert when("[..2024-06-30]").time == same(Bounds(-inf, days("2024-06-30").high))
    assert when("[2024-06-30..]").time == same(Bounds(at("2024-06-30"), inf))
    assert when("{..2024-01,2025}").time == same(Bounds(-inf, at("2026-01-01") - 1))


def test_in_over_a_set_is_one_of_its_members():
    """`over: [2024-10,2024-12]` starts with the first of one of the two months, not surely with October."""
    reading = over("[2024-10,2024-12]")
    assert reading.start == same(Bounds(at("2024-10-01"), at("2024-12-01")))
    assert reading.end == same(Bounds(at("2024-11-01") - 1, at("2025-01-01") - 1))


@pytest.mark.parametrize(
    ("written", "plain", "margin"),
    [
        ("2024-06-~11", "2024-06-11", 1),
        ("2024-~06-11", "2024-06-11", 31),
        ("2024-06~-11", "2024-06-11", 31),
        ("?2024-06-11", "2024-06-11", 366),
        ("2024?-06", "2024-06", 366),
        ("2024-%06", "2024-06", 62),
        ("?2024-?06-~11", "2024-06-11", 366 + 31 + 1),
        ("[2024-06-11~,2024-06-11]", "2024-06-11", 1),
        ("[2024-06-~11,2024-06-11]", "2024-06-11", 1),
    ],
)
def test_partial_qualification_widens_by_the_marked_part(written, plain, margin):
    """SEMANTICS Times: "partial `?` and `~`": one width of each marked component, on the fuzzy side only."""
    time, bounds = (
        when(written).time,
        days(plain if len(plain) == 10 else f"{plain}-01", None if len(plain) == 10 else "2024-06-30"),
    )
    assert time.strict == bounds
    assert time.fuzzy == Bounds(bounds.low - margin * DAY, bounds.high + margin * DAY)


@pytest.mark.parametrize("written", ["2024S2", "2024-25", "2024-41", "Y-17E7", "{2024S2,2025}", "%2024S2"])
def test_the_rest_of_level_two_is_refused(written):
    """SEMANTICS Times: of level 2 only sets and partial `?` and `~` are read."""
    with pytest.raises(Unreadable):
        when(written)


@pytest.mark.parametrize("written", ["[2024..2020]", "{2024-06..2024-05}"])
def test_reversed_ranges_in_a_set(written):
    """SEMANTICS Times: "reversed intervals, and the library's own defaults for them, are errors", in a set too."""
    with pytest.raises(Unreadable, match="ends before it begins"):
        when(written)


@pytest.mark.parametrize("written", ["[2023-02-29,2024]", "[2024-13,2025]", "[0000,2024]", "[2024"])
def test_members_are_real_dates(written):
    """The package lets 29 February 2023 pass; here it is an error, as outside a set."""
    with pytest.raises(Unreadable):
        when(written)


def test_nothing_is_printed(capsys):
    """The package prints what it trips over, such as a partly told month in a set; that must not reach a report."""
    with pytest.raises(Unreadable, match="is not read"):
        when("[2024-1X,2025]")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("[2024-05-06~,2024-05-06]", "2024-05-05", "2024-05-07"),
        ("[2024-05~,2024-05]", "2024-03-31", "2024-07-01"),
        ("[2024~,2024]", "2022-12-31", "2026-01-01"),
    ],
)
def test_a_mark_on_a_member_widens_by_its_finest_part(written, first, last):
    """A day by a day, a month by 31 days, a year by 366, to both sides."""
    assert when(written).time.fuzzy == days(first, last)
