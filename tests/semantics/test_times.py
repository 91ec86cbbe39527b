"""SEMANTICS, section Times: which claims speak of one moment, and which surely came one after the other.

`_level` and `_total` are quantities, `_vote` and `_state` happenings. Two levels at surely one time must be one number
(QTY102); a running total must not fall between surely ordered times (QTY101); nothing is told before it happened (CHR101).
"""

from __future__ import annotations

import pytest

from factcheck.values.times import read_time

D = "2024-11-01"
DAY = 86_400_000_000


def _level(id, value, **more):
    return {"id": id, "quantity": "people", "of": {"who": "x", "at": "land"}, "value": value, "said_by": id, **more}


def _total(id, value, **more):
    return {**_level(id, value, **more), "quantity": "sent"}


def _vote(id, when=None, **more):
    return {"id": id, "event": "vote", "of": {"law": "l"}, "said_by": id, **({"when": when} if when else {}), **more}


def _state(id, type="war", **more):
    return {"id": id, "state": type, "of": {"at": "north"}, "said_by": id, **more}


def test_days_and_zones(told, refused):
    """SEMANTICS Times: "In tables: integer microseconds" UTC; a bare date is of the zone of its claim, document
    or file.
    """
    day = read_time("1970-01-02", "when", lasts=False).time.strict
    assert (day.low, day.high) == (DAY, 2 * DAY - 1)
    # 23:30 in Kyiv on 1 November is 21:30 UTC: with the zone of the claim, document or file, the two are one hour
    one, other = _level("a", "5", as_of="2024-11-01T21:30Z"), _level("b", "6", as_of="2024-11-01T23:30")
    zone = {"zone": "Europe/Kyiv"}
    assert told(one, {**other, **zone}) == {"QTY102": "contradiction"}
    assert told(one, {**other, "in": "d"}, documents={"d": zone}) == {"QTY102": "contradiction"}
    assert told(one, other, **zone) == {"QTY102": "contradiction"}
    assert told(one, {**other, "in": "d", "zone": "UTC"}, documents={"d": zone}) == {}
    assert "'zone'" in refused(one, other)
    # zoneless times meet as written
    assert told({**one, "as_of": "2024-11-01T23:30"}, other) == {"QTY102": "contradiction"}
    assert "no time zone" in refused({**other, "zone": "Europe/Kiew"})


def test_one_moment_of_a_day(told, refused):
    """SEMANTICS Times: "A date is a moment" of that day: strictly one for figures and states, fuzzily any;
    `moment` makes it exact.
    """
    a, b = _level("a", "67", as_of=D), _level("b", "80", as_of=D)
    assert told(a, b) == {"QTY102": "tension"}
    assert told({**a, "moment": "end"}, {**b, "moment": "end"}) == {"QTY102": "contradiction"}
    assert told({**a, "moment": "count"}, {**b, "moment": "count"}) == {"QTY102": "contradiction"}
    assert told({**a, "as_of": f"{D}T09:00"}, {**b, "as_of": f"{D}T09:00"}) == {"QTY102": "contradiction"}
    assert told({**a, "as_of": f"{D} morning"}, {**b, "as_of": f"{D} night"}) == {}
    assert told({**a, "moment": "end"}, {**b, "as_of": "2024-11-02", "moment": "end"}) == {}
    # a total that is lower in the evening than it was in the morning
    assert told(_total("a", "80", as_of=f"{D} morning"), _total("b", "67", as_of=f"{D} evening")) == {
        "QTY101": "contradiction"
    }
    assert "moment" in refused({**_level("a", "67"), "moment": "end"})


def test_same_time(told, refused):
    """SEMANTICS Times: "In same, time means surely the same time": a period, no moment, an instant, a `moment`, a
    reference.
    """
    week = "2024-10-07/2024-10-13"
    seen = {"quantity": "seen", "of": {"who": "x", "at": "land"}}
    assert told({**seen, "id": "a", "value": "5", "over": week}, {**seen, "id": "b", "value": "6", "over": week}) == {
        "QTY102": "contradiction"
    }
    assert "QTY102" not in told(
        {**seen, "id": "a", "value": "5", "over": week}, {**seen, "id": "b", "value": "6", "over": "2024-10"}
    )
    area = {"quantity": "area", "of": {"who": "x"}}
    assert told({**area, "id": "a", "value": "5", "as_of": "2001"}, {**area, "id": "b", "value": "6"}) == {
        "QTY102": "contradiction"
    }
    # a month names no one moment: two levels of it are only unlikely
    assert told(_level("a", "5", as_of="2024-10"), _level("b", "6", as_of="2024-10")) == {"QTY115": "tension"}
    # parts without a time speak of the moment of their whole
    whole = _level("whole", "900", as_of="2024-10")
    parts = [
        {**_level(id, value, part_of="whole"), "of": {"who": "y", "at": "land"}}
        for id, value in (("a", "5"), ("b", "6"))
    ]
    assert told(whole, *parts) == {"QTY102": "contradiction"}
    same = "{code: OWN101, name: own-rule, title: T., why: W., for: {a: vote, b: passed}, require: a.time == b.time}"
    assert "same: [time]" in refused(rules=f"pack: own\nprefix: OWN\nversion: 1\nrules:\n  - {same}\n")


def test_part_does_not_date_its_statement(told):
    """SEMANTICS Times: "In same, time means surely the same time": a part of an older whole dates nothing else of
    its document.
    """
    document = {"in": "d"}
    whole = _level("whole", "900", as_of=D, **document)
    part = {**_level("part", "5", part_of="whole", **document), "of": {"who": "y", "at": "land"}}
    undated = {**_level("undated", "6", **document), "of": {"who": "y", "at": "land"}}
    assert told(whole, part, undated, documents={"d": {"publisher": "p", "published": "2024-12-01"}}) == {}


def test_words_before_a_date(told, refused):
    """SEMANTICS Times: "by D: of an event, some moment up to D"; of a running total the value at D; `from`,
    `before`, `after`.
    """
    late = _vote("late", "2024-11-02")
    assert told(_vote("by", f"by {D}"), late) == {"CHR103": "contradiction"}
    assert told(_vote("from", f"from {D}"), late) == {}
    assert told(_vote("after", "after 2024-11-02"), late) == {"CHR103": "contradiction"}
    assert told(_vote("open", f"../{D}"), late) == {"CHR103": "contradiction"}
    assert told(_vote("on", f"{D}/.."), late) == {}
    # a total by 1 November is the total of that day, and cannot be more than that of 2 November
    low = _total("low", "5", as_of="2024-11-02")
    assert told(_total("by", "6", as_of=f"by {D}"), low) == {"QTY101": "contradiction"}
    assert told(_total("before", "6", as_of=f"before {D}"), low) == {"QTY101": "contradiction"}
    assert told(_total("after", "6", as_of=f"after {D}"), low) == {}
    assert "over" in refused({"quantity": "seen", "of": {"who": "x", "at": "land"}, "value": "5", "over": f"by {D}"})


def test_what_lasts(told):
    """SEMANTICS Times: "An event type is a moment unless" it lasts: a date is within it, `a/b` its ends, `a/..`
    still going on.
    """
    whole = {"id": "whole", "event": "war", "of": {"at": "north"}, "when": "2024-11-05/2024-12-20"}
    assert told(whole, _state("then", as_of="2024-11-12")) == {}
    assert told(whole, {**whole, "id": "later", "when": "2024-11-06/2024-12-20"}) == {"CHR104": "contradiction"}
    assert told(whole, {**whole, "id": "longer", "when": "2024-11-05/2024-12-21"}) == {"CHR105": "contradiction"}
    still = {**whole, "id": "still", "when": "2024-11-05/..", "said_on": "2024-12-21"}
    assert told(whole, still) == {"CHR105": "contradiction"}
    assert told(whole, {**still, "said_on": "2024-12-20"}) == {}
    # of a recurring type, only by occurrence
    again = {"event": "war", "of": {"at": "south"}, "when": "2025"}
    assert told(whole, {**again, "id": "again"}) == {}


def test_at_a_moment_or_throughout(told, refused):
    """SEMANTICS Times: "as_of: D: held at a moment of" it; `over` throughout; a period is no moment, and `as_of`
    may be relative.
    """
    peace = _state("peace", "peace", as_of="2024-10-09T12:00")
    assert told(_state("war", as_of="2024-10-09"), peace) == {}
    assert told(_state("war", over="2024-10-08/2024-10-13"), peace) == {"STM109": "contradiction"}
    assert "between" in refused(_vote("a", "2024-10-08/2024-10-13"))
    assert "between" in refused(_level("a", "5", as_of="2024-10-08/2024-10-13"))
    before = _total("before", "6", as_of={"before": "vote"})
    assert told(_vote("vote", D), before, _total("at", "5", as_of="2024-11-02")) == {"QTY101": "contradiction"}
    after = _total("after", "6", as_of={"after": "vote"})
    assert told(_vote("vote", D), after, _total("at", "5", as_of="2024-11-02")) == {}


@pytest.mark.parametrize(
    "written", ["0000", "12024-10-01", "2024-10-13/2024-10-08", "2024-13", "2024-10-32", "/", "October the last"]
)
def test_edtf_errors(refused, written):
    """SEMANTICS Times: "EDTF levels 0 and 1": years outside 1 to 9999, reversed intervals and what is no date are
    input errors.
    """
    assert refused({"event": "war", "of": {"at": "north"}, "when": written})


def test_edtf(told):
    """SEMANTICS Times: "EDTF levels 0 and 1": `~` and `?` widen the fuzzy range, a set has the hull of its members."""
    later = _vote("later", "2024-11-02")
    assert told(_vote("sure", D), later) == {"CHR103": "contradiction"}
    assert told(_vote("about", f"{D}~"), later) == {"CHR103": "tension"}
    assert told(_vote("doubtful", f"{D}?"), later) == {"CHR103": "tension"}
    assert told(_vote("one", "[2024-11-01,2024-11-05]"), later) == {}
    assert told(_vote("season", "2024-22"), later) == {"CHR103": "tension"}
    assert told(_vote("season", "2022-22"), later) == {"CHR103": "contradiction"}
    # an unknown end may be the same as any; an open one is after the saying
    whole = {"id": "whole", "event": "war", "of": {"at": "north"}, "when": "2024-11-05/2024-12-20"}
    assert told(whole, {**whole, "id": "unknown", "when": "2024-11-05/", "said_on": "2025"}) == {}
    assert told(whole, {**whole, "id": "open", "when": "2024-11-05/..", "said_on": "2025"}) == {
        "CHR105": "contradiction"
    }


def _after(gap, **more):
    return {"id": "then", "event": "vote", "of": {"law": "m"}, "when": {"after": "vote", "gap": gap}, **more}


def test_relative_to_a_claim_of_several_times(told):
    """SEMANTICS Times: "Relative times are resolved" to bounds; where those of the claim that is named cannot all hold, other
    rules see each on its own.
    """
    vote = _vote("vote", ["2024-06-19", "2024-07-10"])
    then = _after("2 days", said_by="a")
    clear = {"CHR108": "contradiction"}
    assert told(vote) == clear
    assert told(vote, then) == clear
    both = {**clear, "CHR103": "contradiction"}
    for other in ("2024-06-21", "2024-07-12"):  # in keeping with one of the times
        assert told(vote, then, _vote("other", other, of={"law": "m"})) == both
    # without a gap: after the one, and after the other
    assert told(vote, {**then, "when": {"after": "vote"}}, _vote("other", "2024-07-12", of={"law": "m"})) == clear
    assert told(vote, {**then, "when": {"after": "vote"}}, _vote("other", "2024-07-01", of={"law": "m"})) == both


@pytest.mark.parametrize(
    ("gap", "agree", "tension", "contradiction"),
    [
        ("4 days", ["2024-11-05"], ["2024-11-04", "2024-11-06"], ["2024-11-03", "2024-11-07"]),
        ("exactly 4 days", ["2024-11-05"], [], ["2024-11-04", "2024-11-06"]),
        ("2 weeks", ["2024-11-12", "2024-11-18"], [], ["2024-11-10", "2024-11-20"]),
        ("about 2 weeks", ["2024-11-12", "2024-11-18"], ["2024-11-09", "2024-11-22"], ["2024-11-07", "2024-11-24"]),
        ("over 2 weeks", ["2024-11-16", "2025-11-01"], [], ["2024-11-14"]),
        ("up to 2 weeks", ["2024-11-02", "2024-11-15"], [], ["2024-11-17"]),
        ("1 month", ["2024-11-18", "2024-12-15"], [], ["2024-11-14", "2024-12-18"]),
    ],
)
def test_gaps(told, gap, agree, tension, contradiction):
    """SEMANTICS Times: "Relative times are resolved" to bounds: days by the calendar, longer units to half a
    unit, bounds sharp.
    """
    for verdict, days in ((None, agree), ("tension", tension), ("contradiction", contradiction)):
        for day in days:
            found = told(_vote("vote", D), _after(gap), {**_vote("day", day), "of": {"law": "m"}})
            assert found.get("CHR103") == verdict, day


def test_relative_times(told, checked, refused):
    """SEMANTICS Times: "Relative times are resolved": the claim they rest on is part of the witness; a circle is
    an error.
    """
    report = checked(_vote("vote", D), _after("4 days"), {**_vote("day", "2024-12-01"), "of": {"law": "m"}})
    assert set(report.findings[0].witness) == {"vote", "then", "day"}
    assert report.cards["then"].rests_on == ("vote",)
    assert "circle" in refused(_after("4 days"), {**_after("4 days"), "id": "vote", "when": {"after": "then"}})
    both = [{"after": "vote", "gap": "4 months"}, "2024-11-20"]
    assert told(_vote("vote", D), {**_after("4 days"), "when": both}) == {"CHR108": "contradiction"}
    fits = [{"after": "vote"}, "2024-11-20"]
    assert told(_vote("vote", D), {**_after("4 days"), "when": fits}) == {}


def test_moment_of_the_statement(told):
    """SEMANTICS Times: "Without as_of, a quantity or state speaks of" its statement, or its document's publication."""
    statements = {"s": {"by": "agency", "on": D}}
    assert (
        told(
            _level("a", "5", statement="s", said_by="agency"),
            _level("b", "6", statement="s", said_by="agency"),
            statements=statements,
        )["QTY102"]
        == "contradiction"
    )
    documents = {"d": {"publisher": "daily", "published": D}, "u": {"publisher": "weekly"}}
    # by two origins: strictly one moment, fuzzily of some moment up to the publication
    assert told(_level("a", "5", **{"in": "d"}), _level("b", "6", **{"in": "d"}), documents=documents) == {
        "QTY102": "tension"
    }
    own = [{**_level(id, value, **{"in": "d"}), "said_by": "daily"} for id, value in (("a", "5"), ("b", "6"))]
    assert told(*own, documents=documents) == {"QTY102": "contradiction"}
    undated = [{**claim, "in": "u"} for claim in own]
    assert told(*undated, documents=documents) == {"QTY102": "contradiction"}
    # a quoted total is of some moment up to the publication: not surely after the day before it
    before = _total("before", "6", as_of="2024-10-31")
    assert told(before, _total("quoted", "5", **{"in": "d"}), documents=documents) == {"QTY101": "tension"}
    planned = _total("plan", "5", **{"in": "d"}, modality="planned")
    assert told(before, planned, documents=documents) == {}


def test_moment_of_the_saying(told):
    """SEMANTICS Times: "Without as_of, a quantity or state speaks of": without `said_on`, a plan is said at the
    publication.
    """
    documents = {"d": {"publisher": "daily", "published": D}}
    plan = _vote("plan", "by 2024-12-01", modality="planned", **{"in": "d"})
    assert told(_vote("done", "2024-10-20"), plan, documents=documents) == {"CHR109": "tension"}
    # a denial without a time: of all moments up to its saying, which fuzzily is some moment up to the publication
    denial = _vote("denial", stance="denies", **{"in": "d"})
    assert told(_vote("done", "2024-10-20"), denial, documents=documents) == {"STM101": "tension"}
    assert told(_vote("done", "2024-10-20"), {**denial, "said_on": D}, documents=documents) == {
        "STM101": "contradiction"
    }
    # an asserted event without `when` had happened by `said_on`
    asserted = _vote("asserted", said_on="2024-10-20")
    assert told(asserted, _vote("late", "2024-10-21")) == {"CHR103": "contradiction"}
    # told between what is told and the publication
    assert told(_vote("early", "2024-11-02", **{"in": "d"}), documents=documents) == {"CHR101": "contradiction"}


def test_who_said_it(checked):
    """SEMANTICS Times: "Without as_of, a quantity or state speaks of": without `said_by`, the document's, its
    base's, its publisher.
    """
    documents = {
        "wire": {"publisher": "agency", "published": D},
        "daily": {"publisher": "daily", "published": D, "based_on": "wire"},
        "signed": {"publisher": "weekly", "published": D, "said_by": "editor"},
    }
    claims = [
        {"id": name, "quantity": "people", "of": {"who": "x", "at": "land"}, "value": str(n), "in": name}
        for n, name in enumerate(documents)
    ]
    report = checked(*claims, documents=documents)
    findings = [finding for finding in report.findings if finding.verdict != "notice"]
    spoken = {id: report.cards[id].said_by for finding in findings for id in finding.roles}
    assert spoken == {"wire": ("agency",), "daily": ("agency",), "signed": ("editor",)}


def test_fixed_values(told, refused):
    """SEMANTICS Times: "Without as_of, a quantity or state speaks of": a `fixed` one may carry `as_of`, which is
    not compared.
    """
    area = {"quantity": "area", "of": {"who": "x"}, "value": "5"}
    assert told({**area, "id": "a", "as_of": "1990"}, {**area, "id": "b", "as_of": "2020"}) == {}
    assert told({**area, "id": "a", "as_of": "1990"}, {**area, "id": "b", "value": "6"}) == {"QTY102": "contradiction"}
    assert refused({**area, "as_of": "some day"})


@pytest.mark.parametrize(
    ("measure", "field", "hint"),
    [("seen", "as_of", "write 'over'"), ("people", "over", "write 'as_of'"), ("area", "over", "leave 'over' out")],
)
def test_kinds_of_time(refused, measure, field, hint):
    """SEMANTICS Times: "by D: of an event": a flow has `over`, a level `as_of`, a fixed value neither; the other
    is an error.
    """
    assert hint in refused({"quantity": measure, "of": {"who": "x"}, "value": "5", field: D})
    assert "over" in refused({"quantity": "seen", "of": {"who": "x", "at": "land"}, "value": "5"})
