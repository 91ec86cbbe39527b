"""Hours of a day in words."""

from __future__ import annotations

import pytest

from factcheck.errors import Unreadable
from factcheck.values.bounds import Bounds, point
from factcheck.values.times.spans import SpanKind
from tests.values.times.oracle import at, same, when
from tests.values.times.worded.thursday import on_thursday


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("noon on 9 June 2025", "2025-06-09 12:00"),
        ("midday 9 June 2025", "2025-06-09 12:00"),
        ("2025-06-09 midnight", "2025-06-10 00:00"),
        ("midnight on Monday", "2025-06-10 00:00"),
        ("8 p.m. on 9 June 2025", "2025-06-09 20:00"),
        ("8pm on Monday", "2025-06-09 20:00"),
        ("2025-06-09 8.30pm", "2025-06-09 20:30"),
        ("at 8:30 p.m. on June 9, 2025", "2025-06-09 20:30"),
        ("Monday at 8 a.m.", "2025-06-09 08:00"),
        ("yesterday at 20:15", "2025-06-11 20:15"),
        ("Tuesday, 11 p.m.", "2025-06-10 23:00"),
        ("12 a.m. today", "2025-06-12 00:00"),
        ("2025-06-09 20:00 GMT", "2025-06-09 20:00"),
        ("2025-06-09 20:00 UTC+3", "2025-06-09 17:00"),
        ("2025-06-09 8 p.m. EDT", "2025-06-10 00:00"),
        ("8 p.m. EDT on 9 June 2025", "2025-06-10 00:00"),
        ("8 p.m. on 9 June 2025 EDT", "2025-06-10 00:00"),
        ("2025-06-09 20:00 Europe/Kyiv", "2025-06-09 17:00"),
    ],
)
def test_clock_times(written, instant):
    """Hours before or behind their day, with or without a zone, are an instant."""
    assert on_thursday(written).time == same(point(at(instant)))


@pytest.mark.parametrize(
    ("written", "strict", "fuzzy"),
    [
        ("around 11pm on 9 June 2025", ("22:30", "23:30"), ("22:00", "24:00")),
        ("about 3 p.m. on Monday", ("14:30", "15:30"), ("14:00", "16:00")),
        ("Monday around noon", ("11:30", "12:30"), ("11:00", "13:00")),
        ("around 8.30pm on Monday", ("20:15", "20:45"), ("20:00", "21:00")),
    ],
)
def test_around(written, strict, fuzzy):
    """SEMANTICS As reporters write: "`around T`: half an hour, an hour (of half hours a quarter, a half)"."""
    time = on_thursday(written).time
    assert (time.strict, time.fuzzy) == (_monday(*strict), _monday(*fuzzy))


def test_shortly_before_and_after():
    """SEMANTICS As reporters write: "`shortly before` or `after T`: within half an hour, an hour", and strictly not at T
    itself.
    """
    before = on_thursday("shortly before 8 p.m. on 9 June 2025").time
    assert (before.strict.low, before.strict.high) == (at("2025-06-09 19:30"), at("2025-06-09 20:00") - 1)
    assert before.fuzzy == Bounds(at("2025-06-09 19:00"), at("2025-06-09 20:00"))
    after = on_thursday("Monday shortly after 20:00").time
    assert (after.strict.low, after.strict.high) == (at("2025-06-09 20:00") + 1, at("2025-06-09 20:30"))
    assert after.fuzzy == Bounds(at("2025-06-09 20:00"), at("2025-06-09 21:00"))


@pytest.mark.parametrize(
    ("written", "first", "end"),
    [
        ("Tuesday night", "2025-06-10 20:00", "2025-06-11 04:00"),
        ("the night of 10 June 2025", "2025-06-10 20:00", "2025-06-11 04:00"),
        ("on the morning of June 9, 2025", "2025-06-09 04:00", "2025-06-09 12:00"),
        ("yesterday afternoon", "2025-06-11 12:00", "2025-06-11 18:00"),
        ("this morning", "2025-06-12 04:00", "2025-06-12 12:00"),
        ("last night", "2025-06-11 20:00", "2025-06-12 04:00"),
        ("tonight", "2025-06-12 20:00", "2025-06-13 04:00"),
        ("Monday evening", "2025-06-09 18:00", "2025-06-10 00:00"),
    ],
)
def test_parts_of_a_day(written, first, end):
    """SEMANTICS As reporters write: "Parts of a day: morning 4-12, afternoon 12-18, evening 18-24, night 20-4", in both."""
    reading = on_thursday(written)
    assert reading.time == same(Bounds(at(first), at(end) - 1))
    assert reading.kind is SpanKind.PART_OF_DAY


@pytest.mark.parametrize(
    ("written", "strict", "fuzzy"),
    [
        ("late Tuesday", ("2025-06-10 18:00", "2025-06-11 00:00"), ("2025-06-10 16:00", "2025-06-11 04:00")),
        ("late on 10 June 2025", ("2025-06-10 18:00", "2025-06-11 00:00"), ("2025-06-10 16:00", "2025-06-11 04:00")),
        ("early on Tuesday", ("2025-06-10 00:00", "2025-06-10 08:00"), ("2025-06-10 00:00", "2025-06-10 12:00")),
        ("early Tuesday", ("2025-06-10 00:00", "2025-06-10 08:00"), ("2025-06-10 00:00", "2025-06-10 12:00")),
        (
            "in the early hours of Tuesday",
            ("2025-06-10 00:00", "2025-06-10 06:00"),
            ("2025-06-10 00:00", "2025-06-10 08:00"),
        ),
        ("overnight", ("2025-06-11 20:00", "2025-06-12 08:00"), ("2025-06-11 18:00", "2025-06-12 12:00")),
    ],
)
def test_loose_parts(written, strict, fuzzy):
    """SEMANTICS As reporters write: `late DAY`, `early on DAY`, `early hours` and `overnight` are wider when read fuzzily."""
    time = on_thursday(written).time
    for bounds, (first, end) in ((time.strict, strict), (time.fuzzy, fuzzy)):
        assert bounds.low == at(first)
        assert bounds.high in (at(end), at(end) - 1)


@pytest.mark.parametrize(
    "written",
    [
        "noon",
        "11pm",
        "12:30",
        "8 o'clock on Monday",
        "8 on Monday",
        "13 p.m. on Monday",
        "25:00 on Monday",
        "late early Monday",
    ],
)
def test_hours_that_say_too_little(written):
    """An hour without its day, without its half of the day, or that no clock shows, is an error with advice."""
    with pytest.raises(Unreadable) as caught:
        on_thursday(written)
    assert caught.value.hint


def test_no_night_before_a_plan():
    """`overnight` is the night before the publication, so a plan for it is an error that names `tonight`."""
    with pytest.raises(Unreadable) as caught:
        on_thursday("overnight", planned=True)
    assert "tonight" in caught.value.hint


@pytest.mark.parametrize("name", ["CST", "IST", "BST", "PST"])
def test_zone_names_that_mean_two_zones(name):
    """SEMANTICS As reporters write: "Zone names that mean two zones (`CST`, `IST`, `BST`) are an error"."""
    with pytest.raises(Unreadable, match=f"{name}.* several time zones"):
        when(f"2025-06-09 8 p.m. {name}")


def _monday(first, last):
    day = {"24:00": "2025-06-10 00:00"}
    return Bounds(at(day.get(first, f"2025-06-09 {first}")), at(day.get(last, f"2025-06-09 {last}")))
