"""SEMANTICS, section Which claims meet: corrections, growths and flows, parts of fixed measures, dimensions that are left out."""

from __future__ import annotations

import pytest

WORDS = """\
pack: mill
prefix: MIL
version: 1
vocabulary:
  measures:
    burnt: {kind: fixed, unit: house, dimensions: [at]}
    depth: {kind: fixed, unit: m, dimensions: [at]}
    sold: {kind: flow, unit: sack, dimensions: [at]}
    won: {kind: flow, unit: EUR, dimensions: [at], signed: true, additive: true}
rules: []
"""


@pytest.fixture
def found(told):
    """The gravest verdict of each rule, with the words of the mill."""
    return lambda *claims, **parts: told(*claims, rules=WORDS, **parts)


def _sent(id, value, **more):
    return {"id": id, "quantity": "sent", "of": {"who": "x", "at": "land"}, "value": value, "said_by": "office", **more}


def _close(id, value, day, said, **more):
    return _sent(id, value, as_of=day, moment="end", said_on=said, **more)


def test_a_correction_of_one_stated_time(told):
    """SEMANTICS Which claims meet: "A correction takes the place of the claim that it corrects": of one stated time, that is all;
    only one whose own time is surely later cuts the series.
    """
    second = _close("second", 100, "2029-05-02", "2029-05-03")
    third = _close("third", 150, "2029-05-03", "2029-05-04")
    again = _close("again", 90, "2029-05-03", "2029-05-20", corrects="third")
    assert told(second, third, again) == {"QTY101": "contradiction"}
    assert told(second, third, {**again, "value": 140}) == {}
    bare = [{**claim, "moment": None} for claim in (second, third, again)]
    bare = [{k: v for k, v in claim.items() if v is not None} for claim in bare]
    assert told(*bare) == {"QTY101": "contradiction"}
    # a correction of a correction, and two of one claim: each takes the place
    once_more = _close("once-more", 80, "2029-05-03", "2029-05-21", corrects="again")
    assert told(second, third, {**again, "value": 140}, once_more) == {"QTY101": "contradiction"}
    assert told(second, third, {**again, "value": 140}, {**once_more, "value": 130}) == {}
    # without a time of its own it is not surely later
    undated = _sent("undated", 90, said_on="2029-05-20", corrects="third")
    assert "QTY101" not in told(third, undated)


def test_a_later_correction_cuts_the_series(told):
    """SEMANTICS Which claims meet: "A correction takes the place of the claim that it corrects": one that is surely later parts
    the claims before its time from those at its time and later, for every origin; each side is compared within itself.
    """
    first = _close("first", 118, "2029-05-02", "2029-05-03")
    checked = _close("checked", 96, "2029-05-10", "2029-05-11", corrects="first")
    early, late = (
        {**_close(n, v, d, d), "said_by": n} for n, v, d in (("a", 115, "2029-05-04"), ("b", 99, "2029-05-12"))
    )
    assert told(first, checked, early, late) == {}
    assert told(
        first,
        checked,
        early,
        {**early, "id": "c", "said_by": "c", "value": 110, "as_of": "2029-05-06", "said_on": "2029-05-07"},
    ) == {"QTY101": "contradiction"}
    assert told(first, checked, {**late, "value": 90}) == {"QTY101": "contradiction"}
    same = {**late, "value": 90, "as_of": "2029-05-10"}
    assert told(first, checked, same) == {"QTY102": "contradiction"}
    # a bare day is that of a correction of the same bare day
    days = [{k: v for k, v in claim.items() if k != "moment"} for claim in (first, checked, same)]
    assert told(*days) == {"QTY102": "tension"}
    # a claim whose time may lie on either side is compared with nothing
    assert told(first, checked, {**days[2], "as_of": "2029-05", "value": 5}) == {}
    # limited to its origin, it cuts nobody else's series
    limited = {**checked, "corrects": {"of": "first", "only": "origin"}}
    assert told(first, limited, early, late) == {"QTY101": "contradiction"}


def test_growth_across_a_correction(told):
    """SEMANTICS Which claims meet: "A claim with `on_top_of`": a growth whose period holds the time of a correction of its series
    is compared with nothing, whether or not the correction cuts the series.
    """
    second = _close("second", 100, "2029-05-02", "2029-05-03")
    third = _close("third", 150, "2029-05-03", "2029-05-04")
    growth = _sent("growth", 50, over="2029-05-03", said_on="2029-05-04")
    again = _close("again", 140, "2029-05-03", "2029-05-20", corrects="third")
    assert told(second, third, {**growth, "value": 20}) == {"QTY112": "contradiction"}
    assert told(second, third, growth, again) == {}
    after = {**growth, "over": "2029-05-05", "value": 3, "said_on": "2029-05-06"}
    fifth = [_close("f", 140, "2029-05-04", "2029-05-05"), _close("g", 145, "2029-05-05", "2029-05-06")]
    assert told(second, third, again, after, *fifth) == {"QTY112": "contradiction"}


def test_growth_between_totals_at_its_ends(told):
    """SEMANTICS Which claims meet: "A claim with `on_top_of`": growth is the total at its end less the total at its start, for
    which the close of the day before and 00:00 of the day after are taken; bare days leave the hours open.
    """
    before = _close("before", 100, "2029-05-02", "2029-05-03")
    after = _sent("after", 151, as_of="2029-05-04T00:00")
    for value, verdicts in ((51, {}), (50, {"QTY112": "contradiction"}), (52, {"QTY111": "contradiction"})):
        assert told(before, after, _sent("new", value, over="2029-05-03")) == verdicts
    opening = _sent("opening", 100, as_of="2029-05-03T00:00")
    assert told(opening, after, _sent("new", 50, over="2029-05-03")) == {"QTY112": "contradiction"}
    bare = [_sent("bare", 100, as_of="2029-05-02"), _sent("next", 151, as_of="2029-05-03")]
    assert told(*bare, _sent("new", 10, over="2029-05-03")) == {}


def test_two_growths_of_one_period(told):
    """SEMANTICS Which claims meet: "A claim with `on_top_of`": growths of one fact and one period agree, of others need not."""
    a, b = _sent("a", 25, over="2029-05-02/2029-05-08"), _sent("b", 37, over="2029-05-02/2029-05-08", said_by="guard")
    assert told(a, b) == {"QTY102": "contradiction"}
    assert told(a, {**b, "over": "2029-05-04/2029-05-10"}) == {}
    assert told(a, {**b, "of": {"who": "x", "at": "sea"}}) == {}
    # a total of the fact at a moment is no growth
    assert told(a, _sent("total", 40, as_of="2029-05-08", said_by="guard")) == {}


def test_parts_of_fixed_measures(found):
    """SEMANTICS Which claims meet: "Containment: `within(a, b)`": part against whole binds additive `fixed` ones too."""
    entities = {"county": {"within": "none"}, "town": {"within": "county"}, "dale": {"within": "county"}}
    burnt = [
        {"id": n, "quantity": "burnt", "of": {"at": n}, "value": v, "said_by": n}
        for n, v in (("town", 84), ("county", 70))
    ]
    assert found(*burnt, entities=entities) == {"QTY105": "contradiction"}
    assert found({**burnt[0], "value": 60}, burnt[1], entities=entities) == {}
    two = {**burnt[0], "id": "dale", "of": {"at": "dale"}, "value": 30}
    assert found({**burnt[0], "value": 60}, two, burnt[1], entities=entities) == {"QTY109": "contradiction"}
    depth = [{**claim, "quantity": "depth", "value": f"{claim['value']} m"} for claim in burnt]
    assert found(*depth, entities=entities) == {}


def test_a_dimension_that_is_left_out(checked):
    """SEMANTICS Which claims meet: "A claim that leaves out a dimension": it is compared only where no rule asks for it, and a
    remark says so.
    """
    here = _sent("here", 30, as_of="2029-05-02")
    out = {**_sent("out", 5, as_of="2029-05-20"), "of": {"who": "x"}}
    again = {**out, "id": "again", "value": 3, "as_of": "2029-05-25"}
    report = checked(here, out, again)
    assert report.findings == ()
    remarks = [message for _, message in report.remarks if "leaves out" in message]
    assert [("'at'" in message, message.split()[0]) for message in remarks] == [(True, "'out'"), (True, "'again'")]
    assert [f.rule for f in checked(here, {**out, "of": here["of"]}).findings] == ["QTY101"]
    # a rule that does not ask for the dimension compares it
    rule = (
        "pack: own\nprefix: OWN\nversion: 1\nrules:\n  - {code: OWN101, name: own-rule, title: T., why: W., "
        "for: {a: sent, b: sent}, same: [who], when: a.time < b.time, require: a.value <= b.value}\n"
    )
    assert [f.rule for f in checked(here, out, rules=rule).findings] == ["OWN101"]
    # by reference it is met all the same
    part = {**out, "id": "part", "value": 9, "as_of": None, "part_of": "out"}
    part.pop("as_of")
    assert [f.rule for f in checked(out, part).findings] == ["QTY106"]


def test_two_levels_of_one_bare_month(told):
    """SEMANTICS Which claims meet: "Two levels of one fact for one bare month or year": plausibly they are one figure."""
    a, b = (
        {"id": n, "quantity": "held", "of": {"who": "x"}, "value": v, "said_by": n} for n, v in (("a", 41), ("b", 53))
    )
    for month in ("2029-05", "2029", "2029-05?"):
        assert told({**a, "as_of": month}, {**b, "as_of": month}) == {"QTY115": "tension"}, month
        assert told({**a, "as_of": month}, {**b, "as_of": month, "value": "40 to 50"}) == {}
    assert told({**a, "as_of": "2029-05"}, {**b, "as_of": "2029-06"}) == {}
    assert told({**a, "as_of": "2029-05"}, {**b, "as_of": "2029"}) == {}
    assert told({**a, "as_of": "by 2029-05"}, {**b, "as_of": "2029-05"}) == {}
    assert told({**a, "as_of": "between 2029-05-01 and 2029-05-31"}, {**b, "as_of": "2029-05"}) == {}
    total = {"quantity": "sent", "of": {"who": "x", "at": "land"}, "as_of": "2029-05"}
    assert told({**a, **total}, {**b, **total}) == {}


def test_a_stale_total(told):
    """SEMANTICS Which claims meet: "Rules about statements bind claims of every stance": a total without a time of its own that
    is surely below what a page published surely earlier told is plausibly stale, where no rule can tell which is later.
    """
    pages = {n: {"publisher": n, "published": d} for n, d in (("one", "2029-05-04"), ("two", "2029-05-09"))}
    parts = {"documents": pages, "statements": {"call": {"by": "clinic"}}}
    early = _sent("early", 88, as_of="2029-05-03", **{"in": "one"}) | {"said_by": "mayor"}
    late = {k: v for k, v in _sent("late", 61, statement="call", **{"in": "two"}).items() if k != "said_by"}
    assert told(early, late, **parts) == {"QTY116": "tension"}
    assert told(early, {**late, "value": 90}, **parts) == {}
    assert told(early, {**late, "value": "about 90"}, **parts) == {}
    assert told(early, {**late, "as_of": "2029-05-02"}, **parts) == {}
    assert told({**early, "in": "two"}, {**late, "in": "one"}, **parts) == {}
    assert told({**early, "quantity": "people"}, {**late, "quantity": "people"}, **parts) == {}
    # where the order is told by the times, that rule tells it
    assert told(early, {**late, "said_on": "2029-05-08"}, **parts) == {"QTY101": "contradiction"}


def _sold(id, value, over, **more):
    return {
        "id": id,
        "quantity": "sold",
        "of": {"at": "mill"},
        "value": value,
        "over": over,
        "said_by": "miller",
        **more,
    }


def test_periods_that_tile_a_longer_one(found):
    """SEMANTICS Which claims meet: "A claim with `on_top_of`": amounts of disjoint periods that tile a longer one sum to
    exactly it, by days, months or quarters in any mixture; a gap or an overlap leaves them free.
    """
    first, second = _sold("first", 70, "2029-01/2029-03"), _sold("second", 60, "2029-04/2029-06")
    half = _sold("half", 130, "2029-01/2029-06")
    assert found(first, second, half) == {}
    assert found(first, second, {**half, "value": 131}) == {"QTY118": "contradiction"}
    assert found(first, second, {**half, "value": 95})["QTY118"] == "contradiction"
    # three quarters, a month and two others
    mixed = [first, second, _sold("third", 20, "2029-07/2029-09")]
    mixed += [_sold(f"m{n}", 5, f"2029-{n}") for n in (10, 11, 12)]
    assert found(*mixed, _sold("year", 165, "2029")) == {}
    assert found(*mixed, _sold("year", 166, "2029")) == {"QTY118": "contradiction"}
    assert found(*mixed[:-1], _sold("year", 166, "2029")) == {}
    # told by its ends, the year is the same
    assert found(*mixed, _sold("year", 166, "2029-01-01T00:00/2030-01-01T00:00")) == {"QTY118": "contradiction"}
    # an overlap is no tiling, nor are other places
    assert found(first, {**second, "over": "2029-03/2029-06"}, {**half, "value": 500}) == {}
    assert found(first, {**second, "of": {"at": "inn"}}, {**half, "value": 500}) == {}
    # growths of a running total likewise
    growths = [
        _sent("a", 70, over="2029-01/2029-03"),
        _sent("b", 60, over="2029-04/2029-06"),
        _sent("c", 131, over="2029-01/2029-06"),
    ]
    assert found(*growths) == {"QTY118": "contradiction"}
    # a hedge that stretches is a tension, and the range that two sources leave is what counts
    assert found(first, second, {**half, "value": "about 140"}) == {"QTY118": "tension"}
    assert found(first, second, {**half, "value": "about 130"}) == {}
    again = _sold("again", "at most 60", "2029-01/2029-03", said_by="clerk")
    assert found({**first, "value": "50 to 90"}, again, second, {**half, "value": 125}) == {"QTY118": "contradiction"}


def test_periods_inside_a_longer_one(found):
    """SEMANTICS Which claims meet: "A claim with `on_top_of`": amounts of disjoint periods inside a longer one sum to no
    more than it, unless the measure is `signed`.
    """
    parts = [_sold("may", 40, "2029-05"), _sold("july", 50, "2029-07"), _sold("week", 30, "2029-05-07/2029-05-13")]
    assert found(*parts, _sold("year", 90, "2029")) == {}
    assert found(*parts, _sold("year", 89, "2029")) == {"QTY117": "contradiction"}
    assert found(_sold("week", 41, "2029-05-07/2029-05-13"), parts[0]) == {"QTY114": "contradiction"}
    growths = [_sent("week", 41, over="2029-05-07/2029-05-13"), _sent("may", 40, over="2029-05")]
    assert found(*growths) == {"QTY117": "contradiction"}
    won = [{**claim, "quantity": "won", "value": f"{claim['value']} EUR"} for claim in parts]
    assert found(*won, {**won[0], "id": "year", "over": "2029", "value": "-5 EUR"}) == {}
    halves = [
        {**won[0], "id": n, "over": o, "value": v}
        for n, o, v in (("a", "2029-01/2029-06", "5 EUR"), ("b", "2029-07/2029-12", "-11 EUR"))
    ]
    assert found(*halves, {**won[0], "id": "year", "over": "2029", "value": "-6 EUR"}) == {}
    assert found(*halves, {**won[0], "id": "year", "over": "2029", "value": "-3 EUR"}) == {"QTY118": "contradiction"}
