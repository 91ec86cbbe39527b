"""SEMANTICS, section Times: which figures surely speak of one moment: closes, names, parts of a day, snapshots."""

from __future__ import annotations

import pytest

D, NEXT = "2029-05-02", "2029-05-03"


def _level(id, value, **more):
    return {"id": id, "quantity": "people", "of": {"who": "crew", "at": "camp"}, "value": value, "said_by": id, **more}


def _sum(young, old, whole, **more):
    """Three figures, of which the third is by vocabulary the sum of the others."""
    parts = {"young": young, "old": old, "all": whole}
    return [{"id": m, "quantity": m, "of": {"who": "crew"}, "value": v, **more} for m, v in parts.items()]


def test_the_close_of_a_day_and_the_next(told):
    """SEMANTICS Times: "In tables: integer microseconds UTC" and half-open days: the close of a day and 00:00 of the next are one
    moment in `same: [time]`, in both readings, and strictly so is the bare day; the midnight and the bare day are not.
    """
    close = _level("close", 40, as_of=D, moment="end")
    midnight = _level("midnight", 55, as_of=f"{NEXT}T00:00")
    bare = _level("bare", 70, as_of=D)
    assert told(close, midnight) == {"QTY102": "contradiction"}
    assert told({**close, "value": 55}, midnight) == {}
    assert told(close, bare) == {"QTY102": "tension"}
    assert told(midnight, bare) == {}
    assert told(midnight, {**bare, "as_of": NEXT}) == {}
    assert told(close, {**bare, "as_of": NEXT}) == {}
    # all three: the day meets its close, the close the midnight, and the day never the midnight
    assert told({**close, "value": "40 to 70"}, midnight, bare) == {}
    assert told(close, {**midnight, "value": 40}, bare) == {"QTY102": "tension"}
    assert told(close, {**midnight, "value": 40, "said_by": "a", "id": "a"}, bare) == {"QTY102": "tension"}
    # the close of a month is that of its last day
    month = _level("month", 10, as_of="2029-05", moment="end")
    assert told(month, _level("day", 12, as_of="2029-05-31", moment="end")) == {"QTY102": "contradiction"}
    assert told(month, _level("june", 12, as_of="2029-06-01T00:00")) == {"QTY102": "contradiction"}
    assert told(month, _level("bare", 12, as_of="2029-05-31")) == {"QTY102": "tension"}
    # the second before midnight is an hour like any other
    assert told(midnight, _level("hour", 40, as_of=f"{D}T23:59:59")) == {}


def test_a_close_comes_before_the_next_day(told):
    """SEMANTICS Times: "In tables: integer microseconds UTC": a close lies in its own day, before every moment of the next."""
    total = {"quantity": "sent", "of": {"who": "crew", "at": "camp"}}
    close = {**total, "id": "close", "value": 40, "as_of": D, "moment": "end", "said_by": "a"}
    assert told(close, {**total, "id": "next", "value": 39, "as_of": NEXT, "said_by": "b"}) == {
        "QTY101": "contradiction"
    }
    assert told(close, {**total, "id": "same", "value": 39, "as_of": D, "said_by": "b"}) == {"QTY102": "tension"}


def test_names_are_no_bare_days(told, refused):
    """SEMANTICS Times: "A date is a moment": a name is the whole set's, two names are never one moment, and a name, an hour and a
    part of a day are never joined through a bare day or its close.
    """
    first, second = _level("a", 40, as_of=D, moment="bell"), _level("b", 55, as_of=D, moment="gong")
    assert told(first, second) == {}
    assert told(first, second, _level("c", "40 to 55", as_of=D)) == {}
    assert told(first, second, _level("c", "40 to 55", as_of=D, moment="end")) == {}
    assert told(first, _level("c", 55, as_of=f"{D}T12:00"), _level("d", "40 to 55", as_of=D)) == {}
    assert told(first, {**second, "moment": "bell"}) == {"QTY102": "contradiction"}
    # a name may be told for a day by one and for an hour of it by another, or for the month
    assert told(first, {**second, "moment": "bell", "as_of": f"{D}T09:00"}) == {"QTY102": "contradiction"}
    assert told(first, {**second, "moment": "bell", "as_of": "2029-05"}) == {"QTY102": "contradiction"}
    message = refused(first, {**second, "moment": "bell", "as_of": NEXT})
    assert "'bell'" in message
    assert "'a'" in message
    assert "one moment" in message


def test_one_part_of_one_day(told):
    """SEMANTICS Times: "A date is a moment": one part of one day is like a day: strictly one moment, fuzzily any of it."""
    a, b = _level("a", 40, as_of=f"{D} evening"), _level("b", 55, as_of=f"{D} evening")
    assert told(a, b) == {"QTY102": "tension"}
    assert told(a, {**b, "as_of": f"{D} night"}) == {}
    assert told(a, {**b, "as_of": D}) == {}
    assert told(a, {**b, "as_of": f"{NEXT} evening"}) == {}


def test_one_snapshot(told):
    """SEMANTICS Times: "One snapshot": what one origin gives in one document, for one stated time, in one act of saying, is of
    one moment in both readings; what two pages or two origins give is not, and a page that names no document is none.
    """
    pages = {
        "page": {"publisher": "office", "published": "2029-05-04"},
        "other": {"publisher": "office", "published": "2029-05-04"},
    }
    kept = {"documents": pages}
    young, old, whole = _sum(10, 20, 50, as_of=D, **{"in": "page"})
    assert told(young, old, whole, **kept) == {"QTY108": "contradiction"}
    assert told(young, old, {**whole, "value": 30}, **kept) == {}
    assert told(young, old, {**whole, "in": "other"}, **kept) == {"QTY108": "tension"}
    assert told(young, old, {**whole, "said_by": "guard"}, **kept) == {"QTY108": "tension"}
    assert told(young, old, {**whole, "said_on": "2029-05-03"}, **kept) == {"QTY108": "tension"}
    assert told(*_sum(10, 20, 50, as_of=D, said_by="office")) == {"QTY108": "tension"}
    # a bare month is no moment between pages, and one on a page
    month = _sum(10, 20, 50, as_of="2029-05", **{"in": "page"})
    assert told(*month, **kept) == {"QTY108": "contradiction"}
    assert told(*month[:2], {**month[2], "in": "other"}, **kept) == {}


def test_a_page_of_several_moments(told):
    """SEMANTICS Times: "One snapshot": where a page gives one fact values that share no point strictly, it is tied only strictly,
    for that time and that origin; a rounded figure and a fine one are one.
    """
    page = {"publisher": "office", "published": "2029-05-04"}
    kept = {"documents": {"page": page, "later": {**page, "published": "2029-05-06"}}}
    young, old, whole = _sum(10, 20, 50, as_of=D, **{"in": "page"})
    again = {**young, "id": "again", "value": 14}
    assert told(young, again, old, whole, **kept) == {"QTY102": "tension", "QTY108": "tension"}
    assert told(young, {**again, "value": "about 10"}, old, whole, **kept) == {"QTY108": "contradiction"}
    # of another day or another origin it is still one
    assert told(young, old, whole, {**young, "id": "far", "value": 9, "as_of": NEXT}, **kept) == {
        "QTY108": "contradiction"
    }
    assert told(young, old, whole, {**again, "said_by": "guard"}, **kept)["QTY108"] == "contradiction"
    # it stays torn when a claim is set aside
    aside = {**young, "id": "new", "value": 10, "corrects": "again", "in": "later"}
    assert told(young, again, aside, old, whole, **kept) == {"QTY108": "tension"}


def test_components_under_the_reading_of_the_pass(told):
    """SEMANTICS Times: "One snapshot": a rule reads the moment under the reading of its pass, references by vocabulary included;
    a page that is one moment is found among others that are not.
    """
    pages = {name: {"publisher": name, "published": "2029-05-04"} for name in ("page", "other")}
    claims = _sum(10, 20, 50, as_of=D, **{"in": "page"})
    beside = {**claims[0], "id": "beside", "value": "10 to 40", "in": "other"}
    assert told(*claims, beside, documents=pages) == {"QTY108": "contradiction"}
    hour = f"{D}T12:00"
    spread = [{**claim, "said_by": claim["id"], "as_of": hour} for claim in _sum(10, 20, 50)]
    assert told(*spread) == {"QTY108": "contradiction"}
    assert told(*({**claim, "as_of": D} for claim in spread)) == {"QTY108": "tension"}
    # the close of a day and the midnight after it are one moment for a sum too
    ends = [{**claim, "as_of": D, "moment": "end"} for claim in spread]
    assert told(ends[0], {**ends[1]}, {**spread[2], "as_of": f"{NEXT}T00:00"}) == {"QTY108": "contradiction"}


def test_rows_of_two_tables(tmp_path, small):
    """SEMANTICS Times: "In same, time means surely the same time": cells of one row are one moment, rows of two
    tables are not.
    """
    pandas = pytest.importorskip("pandas")
    import factcheck

    def frame(**figures):
        rows = [
            {"quantity": m, "who": "crew", "value": v, "as_of": "2029-05", "said_by": "a"} for m, v in figures.items()
        ]
        return pandas.DataFrame(rows)

    def verdicts(*frames):
        report = factcheck.check(list(frames), packs=[small])
        return {finding.verdict for finding in report.findings if finding.rule == "QTY108"}

    assert verdicts(frame(young="10", old="20", all="50")) == {"contradiction"}
    assert verdicts(frame(young="10", old="20"), frame(all="50")) == set()
    assert verdicts(frame(young="10", old="20"), frame(old="20", all="50")) == set()
