"""SEMANTICS, section Times: times as reporters write them, in claims: what they rest on, and how far they reach."""

from __future__ import annotations

import pytest

PAGE = {"page": {"publisher": "paper", "published": "2031-10-08"}}  # a Wednesday


def _vote(id, when, **more):
    return {"id": id, "event": "vote", "of": {"law": "l"}, "said_by": id, "when": when, **more}


@pytest.mark.parametrize(
    ("gap", "agree", "tension", "contradiction"),
    [
        ("just over a month", ["2031-02-12", "2031-02-24"], ["2031-02-25", "2031-03-05"], ["2031-02-09", "2031-03-14"]),
        ("well over a year", ["2032-03-01", "2040"], ["2032-01-15"], ["2032-01-08"]),
        ("well under 100 days", ["2031-01-11", "2031-04-14"], ["2031-04-17"], ["2031-04-22"]),
    ],
)
def test_close_and_clear_gaps(told, gap, agree, tension, contradiction):
    """SEMANTICS Times: "Relative times are resolved to bounds": `just over` a gap has an end, and `well over` begins above it,
    as they do of numbers; what either allows under fuzzy bounds alone is a tension.
    """
    first, then = _vote("first", "2031-01-10"), _vote("then", {"after": "first", "gap": gap}, of={"law": "m"})
    for verdict, days in ((None, agree), ("tension", tension), ("contradiction", contradiction)):
        for day in days:
            assert told(first, then, _vote("day", day, of={"law": "m"})).get("CHR103") == verdict, day


def _dated(told, when, day, **more):
    """The verdict of one date of an event against another, which is in the page of 8 October."""
    return told(_vote("one", when, **{"in": "page", **more}), _vote("other", day), documents=PAGE).get("CHR103")


def test_a_date_with_its_weekday(told, checked):
    """SEMANTICS Times: "A date with its weekday (`Monday 2024-10-07`) is checked against the calendar": a finding of the claim
    where they differ, whichever of its dates it is; the date counts as any other.
    """
    wrong = {"CHR114": "contradiction"}
    assert told(_vote("a", "Monday 2031-10-07")) == wrong
    assert told(_vote("a", "by Monday, 7 October 2031")) == wrong
    assert told(_vote("a", "2031-10-07", said_on="Monday 2031-10-13")) == {}
    assert told(_vote("a", "2031-10-07", said_on="Friday 2031-10-13")) == wrong
    assert told(_vote("a", {"after": "Monday 2031-10-07", "gap": "2 days"})) == wrong
    assert told(_vote("a", "2031-10-07", **{"in": "d"}), documents={"d": {"published": "Monday 2031-10-07"}}) == wrong
    assert told(_vote("a", "2031-10-07", first={"since": "Monday 2030-10-08"})) == wrong
    assert told(_vote("a", "2031-10-07", first={"since": "Tuesday 2030-10-08"})) == {}
    assert told(_vote("a", "Tuesday 2031-10-07"), _vote("b", "2031-10-07")) == {}
    assert told(_vote("a", "Monday 2031-10-07"), _vote("b", "2031-10-09")) == {**wrong, "CHR103": "contradiction"}
    (finding,) = checked(_vote("a", "Monday 2031-10-07")).findings
    assert finding.witness == ("a",)


@pytest.mark.parametrize(
    ("when", "same", "other"),
    [
        ("yesterday", "2031-10-07", "2031-10-08"),
        ("Tuesday", "2031-10-07", "2031-10-14"),
        ("on Thursday", "2031-10-02", "2031-10-09"),
        ("last month", "2031-09-14", "2031-10-02"),
        ("9 October", "2030-10-09", "2031-10-09"),
        ("end of September", "2031-09-21", "2031-09-20"),
        ("the third quarter", "2031-08-14", "2031-10-02"),
    ],
)
def test_what_rests_on_the_publication(told, refused, when, same, other):
    """SEMANTICS Times: "A date with its weekday": a weekday alone, `yesterday` and the like rest on the publication or the
    statement, and are an error where neither is given.
    """
    assert _dated(told, when, same) is None
    assert _dated(told, when, other) == "contradiction"
    statement = {"statement": "s", "said_by": None, "in": None}
    kept = {key: value for key, value in _vote("one", when, **statement).items() if value is not None}
    told_then = told(kept, _vote("other", other), statements={"s": {"by": "one", "on": "2031-10-08"}})
    assert told_then.get("CHR103") == "contradiction"
    assert "day of publication or of the statement" in refused(_vote("one", when))


def test_of_a_plan_the_next(told):
    """SEMANTICS Times: "A date with its weekday": a weekday alone is of a plan the next; what happens a day later shows which."""
    for day, verdict in (("2031-10-15", None), ("2031-10-08", "contradiction")):
        plan = _vote("plan", "Tuesday", modality="planned", **{"in": "page"})
        then = _vote("then", {"after": "plan", "gap": "exactly 1 day"}, of={"law": "m"})
        assert told(plan, then, _vote("day", day, of={"law": "m"}), documents=PAGE).get("CHR103") == verdict


def test_a_report_says_what_a_time_rests_on(checked):
    """SEMANTICS Times: "A date with its weekday": what rests on the day of publication says so, wherever the claim is told."""
    report = checked(_vote("a", "yesterday", **{"in": "page"}), _vote("b", "2031-10-05"), documents=PAGE)
    assert report.cards["a"].time_written == "yesterday (7 October 2031, counted from the publication)"


def test_old_style(told):
    """SEMANTICS Times: "A date with its weekday": `calendar: julian` of a claim, a document or a file converts its dates."""
    old, new = _vote("a", "1610-07-04"), _vote("b", "1610-07-14")
    julian = {"calendar": "julian"}
    assert told(old, new) == {"CHR103": "contradiction"}
    assert told({**old, **julian}, new) == {}
    assert told({**old, "in": "d"}, new, documents={"d": julian}) == {}
    assert told({**old, "in": "d", "calendar": "gregorian"}, new, documents={"d": julian}) == {
        "CHR103": "contradiction"
    }
    assert told(old, {**new, "calendar": "gregorian"}, **julian) == {}
    assert told({**old, **julian, "when": "Wednesday, 4 July 1610"}, new) == {}


def test_fiscal_years(told, refused):
    """SEMANTICS Times: "A date with its weekday": `FY2024` is the year that the file's `fiscal_year` says, and else an error."""
    named = {
        "id": "a",
        "quantity": "seen",
        "of": {"who": "x", "at": "land"},
        "value": "5",
        "over": "FY2031",
        "said_by": "a",
    }
    days = {**named, "id": "b", "value": "6", "over": "2030-10-01/2031-09-30", "said_by": "b"}
    fiscal = {"fiscal_year": {"starts": "10-01", "named": "end"}}
    assert "QTY102" in told(named, days, **fiscal)
    assert told(named, days, fiscal_year={"starts": "10-01", "named": "start"}) == {}
    assert "fiscal year" in refused(named)
    assert "at most" in refused(named, fiscal_year={"starts": "10-31", "named": "end"})
    assert "month 13" in refused(named, fiscal_year={"starts": "13-01", "named": "end"})


@pytest.mark.parametrize(
    ("gap", "agree", "tension", "contradiction"),
    [
        ("3 hours", ["15:00"], ["14:35", "15:25"], ["14:25", "15:35"]),
        ("20 minutes", ["12:20"], ["12:11", "12:29"], ["12:09", "12:31"]),
        ("exactly 3 hours", ["15:00"], [], ["14:59"]),
        ("about 4 hours", ["15:40"], ["15:10"], ["14:50"]),
        ("several hours", ["15:00", "21:59"], ["14:10", "22:00"], ["13:59"]),
        ("within 2 hours", ["12:00", "14:00"], [], ["11:59", "14:01"]),
    ],
)
def test_hours(told, gap, agree, tension, contradiction):
    """SEMANTICS Times: "Gaps in hours and minutes: none · half an hour, at most half the gap; *about*: half an hour · an
    hour".
    """
    for verdict, hours in ((None, agree), ("tension", tension), ("contradiction", contradiction)):
        for hour in hours:
            first = _vote("first", "2031-10-07T12:00")
            then = _vote("then", {"after": "first", "gap": gap}, of={"law": "m"})
            found = told(first, then, _vote("clock", f"2031-10-07T{hour}", of={"law": "m"}))
            assert found.get("CHR103") == verdict, hour


@pytest.mark.parametrize(
    ("when", "agree", "tension", "contradiction"),
    [
        ("Tuesday night", ["07T20:00", "08T03:59"], [], ["07T19:59", "08T04:00"]),
        ("late Tuesday", ["07T18:00"], ["07T16:00", "08T03:00"], ["07T15:00", "08T05:00"]),
        ("early on Tuesday", ["07T07:00"], ["07T11:00"], ["07T13:00"]),
        ("early hours of Tuesday", ["07T05:00"], ["07T07:00"], ["07T09:00"]),
        ("overnight", ["07T20:00", "08T07:00"], ["07T18:30", "08T11:00"], ["07T17:00", "08T13:00"]),
        ("around 8 p.m. on Tuesday", ["07T20:25"], ["07T20:55"], ["07T21:05"]),
        ("shortly before 8 p.m. on Tuesday", ["07T19:40"], ["07T19:10", "07T20:00"], ["07T20:01"]),
        ("Tuesday midnight", ["08T00:00"], [], ["07T00:00"]),
    ],
)
def test_parts_of_a_day(told, when, agree, tension, contradiction):
    """SEMANTICS Times: "Parts of a day: morning 4-12, afternoon 12-18, evening 18-24, night 20-4"."""
    for verdict, times in ((None, agree), ("tension", tension), ("contradiction", contradiction)):
        for time in times:
            assert _dated(told, when, f"2031-10-{time}") == verdict, time


@pytest.mark.parametrize(
    ("when", "agree", "tension", "contradiction"),
    [
        ("last week", ["2031-09-29", "2031-10-05"], ["2031-09-28", "2031-10-06"], ["2031-09-27", "2031-10-07"]),
        ("the weekend", ["2031-10-04", "2031-10-05"], [], ["2031-10-03", "2031-10-06"]),
        ("two days ago", ["2031-10-06"], ["2031-10-05", "2031-10-07"], ["2031-10-04", "2031-10-08"]),
        ("mid-September", ["2031-09-11"], ["2031-09-06", "2031-09-25"], ["2031-09-05", "2031-09-26"]),
        ("since September", ["2031-09-01", "2031-10-08"], [], ["2031-08-31"]),
        ("until Monday", ["2031-10-06", "2020"], [], ["2031-10-07"]),
    ],
)
def test_last_week(told, refused, when, agree, tension, contradiction):
    """SEMANTICS Times: "`last week` is the ISO week before · a day either way; `the weekend` the last Saturday and Sunday"."""
    for verdict, days in ((None, agree), ("tension", tension), ("contradiction", contradiction)):
        for day in days:
            assert _dated(told, when, day) == verdict, day
    assert "last Tuesday" in refused(_vote("one", "last Tuesday", **{"in": "page"}), documents=PAGE)


def test_zone_names_and_offsets(told, refused):
    """SEMANTICS Times: "Zone names that mean two zones (`CST`, `IST`, `BST`) are an error; offsets are read in every ISO
    form".
    """
    noon = _vote("noon", "2031-03-05T12:00Z")
    for offset in ("+0300", "+03", "+03:00", "+03:00:00", " Europe/Moscow", " UTC+3", " MSK"):
        assert (
            told(noon, _vote("east", f"2031-03-05T15:00{offset}" if offset[0] == "+" else f"2031-03-05 15:00{offset}"))
            == {}
        )
        late = _vote("late", f"2031-03-05T12:00{offset}" if offset[0] == "+" else f"2031-03-05 12:00{offset}")
        assert told(noon, late) == {"CHR103": "contradiction"}
    for name in ("CST", "IST", "BST"):
        assert "several time zones" in refused(_vote("one", f"2031-03-05 8 p.m. {name}"))
        assert "several time zones" in refused({**_vote("one", "2031-03-05"), "zone": name})
