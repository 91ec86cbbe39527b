"""SEMANTICS, section Which claims meet: who said it, when, and what reports make of one another."""

from __future__ import annotations

import pytest

BODIES = {"office": {}, "clerk": {"part_of": "office"}, "other-clerk": {"part_of": "office"}}
NOON = "2024-11-01T12:00"
WIRE = {
    "wire": {"publisher": "agency", "published": "2024-11-04"},
    "daily": {"publisher": "daily", "published": "2024-11-05", "based_on": "wire"},
}
PAPERS = {
    "echo": {"publisher": "echo", "published": "2024-11-08"},
    "star": {"publisher": "star", "published": "2024-11-12"},
}


def _people(id: str, value: str, **more: object) -> dict[str, object]:
    return {"id": id, "quantity": "people", "of": {"who": "crew", "at": "port"}, "value": value, **more}


def _sent(id: str, value: str, **more: object) -> dict[str, object]:
    return {"id": id, "quantity": "sent", "of": {"who": "crew", "at": "port"}, "value": value, **more}


def _went(id: str, **more: object) -> dict[str, object]:
    return {"id": id, "event": "went", "of": {"who": "crew", "at": "port"}, **more}


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("clerk", "office", None),  # one is part of the other
        (["office", "agency"], "clerk", "tension"),  # the clerk's body stands in the chain
        (["clerk", "agency"], "office", "tension"),  # a speaker of the chain belongs to the body
        ("clerk", "other-clerk", "contradiction"),
        (["clerk", "agency"], "other-clerk", "contradiction"),
        (
            [["clerk", "farmer"]],
            "clerk",
            "tension",
        ),  # two who speak together are not one of them, who stands in the chain
        ("clerk", "farmer", "contradiction"),
    ],
)
def test_one_voice(told, one, other, verdict):
    """SEMANTICS Which claims meet: "Rules about statements bind claims of every stance": one statement has one
    voice; where one chain stops short of the other, only fuzzy bounds let them agree.
    """
    both = [_went("a", statement="talk", said_by=one), _went("b", statement="talk", said_by=other)]
    found = told(*both, entities=BODIES, statements={"talk": {"on": "2024-11-01"}})
    assert found == ({} if verdict is None else {"STM104": verdict})


def test_the_day_of_saying_is_stated(told):
    """SEMANTICS Which claims meet: "Rules about statements bind claims of every stance": a day that was only
    worked out is never held against another; a statement's own is stated for each of its reports.
    """
    talk = {"talk": {"by": "office"}}
    reports = [_people("a", "5", as_of="2024-11-01", statement="talk", **{"in": "echo"})]
    reports.append(_people("b", "5", as_of="2024-11-09", statement="talk", **{"in": "star"}))
    assert told(*reports, statements=talk, documents=PAPERS) == {}
    dated = {**reports[1], "said_on": "2024-11-10"}
    assert told(reports[0], dated, statements=talk, documents=PAPERS) == {"STM106": "contradiction"}
    own = {"talk": {"by": "office", "on": "2024-11-10"}}
    assert told(reports[0], dated, statements=own, documents=PAPERS)["CHR102"] == "contradiction"


def test_reports_of_one_act_never_revise_each_other(checked):
    """SEMANTICS Which claims meet: "Relation of two sides: dispute": neither two reports of one statement nor a rewording and its
    original; two acts of one origin do.
    """

    def revised(first: dict[str, str], second: dict[str, str], documents: object = None, **shared: object) -> bool:
        one = _people("a", "5", as_of=NOON, **shared, **first)
        other = _people("b", "6", as_of=NOON, **shared, **second)
        report = checked(one, other, statements={"talk": {"by": "office"}}, documents=documents or {})
        return "STM114" in {finding.rule for finding in report.findings}

    days = {"said_on": "2024-11-02"}, {"said_on": "2024-11-03"}
    pages = {"in": "wire"}, {"in": "daily"}
    assert revised(*days, said_by="office")
    assert not revised(*days, statement="talk")
    assert not revised(*pages, documents=WIRE)
    # one text may tell of two acts, each with its day
    dated = [{**page, **day} for page, day in zip(pages, days, strict=True)]
    assert revised(dated[0], dated[1], said_by="office", documents=WIRE)


def test_a_publisher_revises_himself(told, checked):
    """SEMANTICS Times: "Without `as_of`, a quantity or state speaks of the moment of its statement": what a publisher gives of
    his own knowledge is said on publication, so his later figure is a revision; what he quotes, or rewords, is not.
    """
    one, other = _people("a", "5", as_of=NOON, **{"in": "jan"}), _people("b", "6", as_of=NOON, **{"in": "feb"})
    pages = {"jan": {"publisher": "firm", "published": "2025-01"}, "feb": {"publisher": "firm", "published": "2025-02"}}
    assert told(one, other, documents=pages) == {}
    assert {f.rule for f in checked(one, other, documents=pages).findings} == {"STM114"}
    quoted = [{**claim, "said_by": "clerk"} for claim in (one, other)]
    assert told(*quoted, documents=pages) == {"QTY102": "contradiction"}
    spoken = {id: {**page, "said_by": "clerk"} for id, page in pages.items()}
    assert told(one, other, documents=spoken) == {"QTY102": "contradiction"}


def test_denied_and_affirmed_by_one_voice(told, checked):
    """SEMANTICS Which claims meet: "Rules about statements bind claims of every stance": what one voice denied and
    affirms surely later, or the other way, is a notice and no dispute; of two voices, at one time or in one act it is one.
    """

    def found(first, second, **file):
        return told(first, second, entities=BODIES, notices=True, **file)

    never = _went("never", when="2024-11-01", stance="denies", said_by="office", said_on="2024-11-02")
    came = _went("came", when="2024-11-01", said_by="clerk", said_on="2024-11-09")
    assert found(never, came) == {"STM123": "notice"}
    assert found({**never, "said_on": "2024-11-10"}, came) == {"STM123": "notice"}
    assert found(never, {**came, "said_by": "farmer"})["STM101"] == "contradiction"
    assert found(never, {**came, "said_on": "2024-11-02"})["STM101"] == "contradiction"
    page = {"in": "echo"}
    unsaid = [{k: v for k, v in {**claim, **page}.items() if k != "said_on"} for claim in (never, came)]
    assert found(*unsaid, documents=PAPERS)["STM101"] == "contradiction"
    few = _people("few", "5", as_of=NOON, said_by="office", said_on="2024-11-09")
    assert found(few, {"id": "no", "denies": "few", "said_by": "office", "said_on": "2024-11-12"}) == {
        "STM124": "notice"
    }
    pairs = (never, came), (few, {"id": "no", "denies": "few", "said_by": "office", "said_on": "2024-11-12"})
    for pair in pairs:
        (finding,) = checked(*pair, entities=BODIES).findings
        assert (finding.verdict, finding.relation) == ("notice", "revision")
    said = [{**came, "said_by": "farmer"}, never]
    assert {f.relation for f in checked(*said, entities=BODIES).findings} == {"dispute"}
    assert found(few, {"id": "no", "denies": "few", "said_by": "farmer"})["STM102"] == "contradiction"


def test_confirmed_by_one_of_a_body(told):
    """SEMANTICS Which claims meet: "Rules about statements bind claims of every stance": the one voice serves what
    was confirmed and is called unconfirmed.
    """
    sure = _went("sure", when="2024-11-01", said_by="office", said_on="2024-11-02")
    doubt = _went("doubt", when="2024-11-01", stance="unconfirmed", said_by="clerk", said_on="2024-11-09")
    assert told(sure, doubt, entities=BODIES) == {"STM113": "tension"}
    assert told(sure, {**doubt, "said_by": "farmer"}, entities=BODIES) == {}
    assert told({**sure, "said_on": "2024-11-10"}, doubt, entities=BODIES) == {}


def _copied(original: dict[str, object], copy: dict[str, object]) -> list[dict[str, object]]:
    return [{**original, "id": "original", "in": "wire"}, {**copy, "id": "copy", "in": "daily"}]


@pytest.mark.parametrize(
    ("original", "copy", "found"),
    [
        (_sent("", "at least 41", as_of="2024-11-01"), _sent("", "at least 66", as_of="2024-11-01"), {"STM125"}),
        (_sent("", "at least 41", as_of="2024-11-01"), _sent("", "over 41", as_of="2024-11-01"), set()),
        (_sent("", "at least 41", as_of="2024-11-01"), _sent("", "at least 66"), {"STM125"}),
        # of another day the copy may know more
        (_sent("", "at least 41", as_of="2024-11-01"), _sent("", "at least 66", as_of="2024-11-03"), set()),
        (_went("", when="2024-11-01"), _went("", when="2024-11-02"), {"STM126"}),
        (_went("", when="2024-11-01"), _went("", when="2024-11"), set()),
        (_went("", when="2024-11-01"), _went("", stance="denies"), {"STM101", "STM127"}),
        (_went("", when="2024-11-01"), _went("", when="2024-11-02", stance="denies"), set()),
        (_people("", "5", as_of=NOON), _people("", "5", as_of=NOON, stance="denies"), {"STM102", "STM128"}),
        (_people("", "5", as_of=NOON), _people("", "9", as_of=NOON, stance="denies"), set()),
    ],
)
def test_a_rewording_says_what_its_original_says(told, original, copy, found):
    """SEMANTICS Which claims meet: "Rules about statements bind claims of every stance": a rewording that gives
    another figure, date or denial than its original is plausibly a slip.
    """
    assert set(told(*_copied(original, copy), documents=WIRE)) == found
    apart = {id: {k: v for k, v in page.items() if k != "based_on"} for id, page in WIRE.items()}
    assert not {"STM125", "STM126", "STM127", "STM128"} & set(told(*_copied(original, copy), documents=apart))


def test_an_original_with_both_figures(told):
    """SEMANTICS Which claims meet: "Rules about statements bind claims of every stance": what the original itself
    gives as well is no slip of the copy.
    """
    both = [
        _sent(id, value, as_of="2024-11-01", **{"in": "wire"}) for id, value in (("a", "over 41"), ("b", "over 66"))
    ]
    copy = _sent("c", "over 66", as_of="2024-11-01", **{"in": "daily"})
    assert told(*both, copy, documents=WIRE) == {}
    dates = [_went(id, when=when, **{"in": "wire"}) for id, when in (("a", "2024-11-01"), ("b", "2024-11-02"))]
    assert told(*dates, _went("c", when="2024-11-02", **{"in": "daily"}), documents=WIRE) == {}


@pytest.mark.parametrize(
    ("wire", "daily", "zone", "found"),
    [
        ("2024-11-04", "2024-11-02", None, {"CHR113": "tension"}),
        ("2024-11-04", "2024-11-02", "Europe/Kyiv", {"CHR112": "contradiction"}),
        ("2024-11-04T10:00", "2024-11-04T09:59", None, {"CHR112": "contradiction"}),
        ("2024-11-04T10:00", "2024-11-04T10:00", None, {}),
        ("2024-11-04T10:00", "2024-11-02", None, {"CHR113": "tension"}),
        ("2024-11", "2024-11-02", None, {}),
        ("2024-11-04", "2024-11-04", "Europe/Kyiv", {}),
    ],
)
def test_a_rewording_is_not_older_than_its_original(told, wire, daily, zone, found):
    """SEMANTICS Which claims meet: "Rules about statements bind claims of every stance": by law where both dates
    have hours or one zone, else plausibly.
    """
    pages = {"wire": {**WIRE["wire"], "published": wire}, "daily": {**WIRE["daily"], "published": daily}}
    file = {"zone": zone} if zone else {}
    assert told(*_copied(_went("", when="2024-10-01"), _went("", when="2024-10-01")), documents=pages, **file) == found


def test_a_figure_that_moves(told):
    """SEMANTICS Which claims meet: "Rules about statements bind claims of every stance": one statement whose figure
    stays while its measure or dimensions change, unless a report has it of both; small figures meet by chance.
    """
    talk = {"statements": {"talk": {"by": "office", "on": "2024-11-02"}}, "documents": PAPERS}
    crew = _people("crew", "217", as_of="2024-11-01", statement="talk", **{"in": "echo"})
    held = {"id": "held", "quantity": "held", "of": {"who": "crew"}, "value": "217", "as_of": "2024-11-01"}
    held |= {"statement": "talk", "in": "star"}
    assert told(crew, held, **talk) == {"STM129": "tension"}
    elsewhere = {**crew, "id": "elsewhere", "of": {"who": "crew", "at": "hill"}, "in": "star"}
    assert told(crew, elsewhere, **talk) == {"STM129": "tension"}
    assert told(crew, {**held, "value": "218"}, **talk) == {}
    assert told({**crew, "value": "3"}, {**held, "value": "3"}, **talk) == {}
    assert told(crew, held, {**held, "id": "too", "in": "echo"}, **talk) == {}
    assert told(crew, {**held, "in": "echo"}, **talk) == {}
    assert told(crew, {k: v for k, v in held.items() if k != "statement"} | {"said_by": "office"}, **talk) == {}


@pytest.mark.parametrize(
    ("low", "high", "as_of", "found"),
    [
        ("more than 47", "47,000", "2024-11-01", {"STM130": "tension"}),
        ("more than 4,000", "40,000", "2024-11-01", {}),
        ("more than 47", "47,000", "2024-12-01", {}),
        ("none", "47", "2024-11-01", {"QTY102": "tension"}),
        ("under 47,000", "12", "2024-11-01", {"STM130": "tension"}),
    ],
)
def test_twenty_times_off(told, low, high, as_of, found):
    """SEMANTICS Which claims meet: "Rules about statements bind claims of every stance": a bare figure twenty times
    below or above another of one fact at times that can be one, whatever its bound words allow.
    """
    claims = [_people("low", low, as_of="2024-11-01", said_by="a"), _people("high", high, as_of=as_of, said_by="b")]
    assert told(*claims) == found


def test_a_part_of_a_period_twenty_times_the_whole(told):
    """SEMANTICS Which claims meet: "Rules about statements bind claims of every stance": so is a figure twenty times
    above one over a period that holds its own.
    """
    week = {"id": "week", "quantity": "seen", "of": {"who": "crew", "at": "port"}, "over": "2024-11-04/2024-11-10"}
    day = {**week, "id": "day", "over": "2024-11-06", "said_by": "b"}
    assert told({**week, "value": "over 39"}, {**day, "value": "39,000"}) == {"STM131": "tension"}
    assert told({**week, "value": "over 39"}, {**day, "value": "390"}) == {}
    assert told({**week, "value": "39,000"}, {**day, "value": "39"}) == {}
    assert told({**week, "value": "over 39"}, {**day, "value": "39,000", "over": "2024-11-12"}) == {}


def test_a_stale_total(told):
    """SEMANTICS Which claims meet: "Rules about statements bind claims of every stance": a total without a time of
    its own, surely below what a page published surely earlier had told, where no rule can tell which is later.
    """
    talk = {
        "statements": {"call": {"by": "clinic"}, "dated": {"by": "clinic", "on": "2024-11-03"}},
        "documents": PAPERS,
    }
    before = _sent("before", "88", as_of="2024-11-07", said_by="office", **{"in": "echo"})
    stale = _sent("stale", "61", statement="call", **{"in": "star"})
    assert told(before, stale, **talk) == {"QTY116": "tension"}
    assert told(before, {**stale, "value": "91"}, **talk) == {}
    assert told(before, {**stale, "as_of": "2024-11-04"}, **talk) == {}
    assert told(before, {**stale, "statement": "dated"}, **talk) == {}  # of a day that is known to be earlier
    assert told({**before, "in": "star"}, {**stale, "in": "echo"}, **talk) == {}


def test_what_was_never_said(told, checked, refused):
    """SEMANTICS Which claims meet: "`disowns: ID` says that its origin never said": a dispute with the report and its equals,
    and with nobody else who tells it; an error where nothing is attributed to the origin.
    """
    quoted = _sent("quoted", "over 900", as_of="2024-11-01", said_by=["echo", "office"], **{"in": "echo"})
    never = {"id": "never", "disowns": "quoted", "said_by": "office", "in": "star"}
    assert told(quoted, never, documents=PAPERS) == {"STM132": "contradiction"}
    (finding,) = [f for f in checked(quoted, never, documents=PAPERS).findings if f.rule == "STM132"]
    assert finding.relation == "dispute"
    # a retelling of it, surely before the disowning; a clinic of its own; the office itself, afterwards
    again = {**quoted, "id": "again", "said_by": ["daily", "office"], "said_on": "2024-11-07"}
    clinic, own = (
        {**quoted, "id": "clinic", "said_by": "clinic"},
        {**quoted, "id": "own", "said_by": "office", "said_on": "2024-11-20"},
    )

    def met(*claims: dict[str, object], **more: object) -> set[str]:
        dated = {**never, "said_on": "2024-11-12", **more}
        report = checked(quoted, dated, *claims, documents=PAPERS, entities=BODIES)
        found = [f for f in report.findings if f.rule == "STM132"]
        return {id for finding in found for id in finding.roles} - {"never"}

    assert met(again) == {"quoted", "again"}
    assert met({**again, "value": "over 700"}) == {"quoted"}
    assert met(clinic, own) == {"quoted"}
    assert met(said_by="clerk") == {"quoted"}  # who speaks for the office
    assert "'quoted' attributes nothing to farmer" in refused(quoted, {**never, "said_by": "farmer"}, documents=PAPERS)
    denial = {"id": "denial", "denies": "quoted", "said_by": "office"}
    assert "'denial' tells of another claim" in refused(
        quoted, denial, {**never, "disowns": "denial"}, documents=PAPERS
    )


def test_the_fact_is_not_disowned(told):
    """SEMANTICS Which claims meet: "`disowns: ID` says that its origin never said": what is told stands, also against others."""
    quoted = _people("quoted", "900", as_of=NOON, said_by=["echo", "office"], **{"in": "echo"})
    never = {"id": "never", "disowns": "quoted", "said_by": "office", "in": "star"}
    fewer = _people("fewer", "700", as_of=NOON, said_by="clinic")
    assert told(never, quoted, fewer, documents=PAPERS) == {"STM132": "contradiction", "QTY102": "contradiction"}


MEMBERS = """\
pack: talks
prefix: TAL
version: 1
vocabulary:
  events:
    summit: {identity: [summit], roles: {guest: many}}
    jailed: {dimensions: [person]}
rules:
  - code: TAL101
    name: guest-in-jail
    title: Nobody attends from jail.
    why: The jailed are not let out.
    for: {summit: summit, jailed: jailed}
    when: summit.guest == jailed.person and jailed.time < summit.time
    require: "false"
  - code: TAL102
    name: only-friends
    title: Only friends attend.
    why: A rule that lists of guests can never break, since no list is surely complete.
    for: {summit: summit}
    require: summit.guest == "friend"
"""


def test_many_in_a_role(told):
    """SEMANTICS Which claims meet: "Of events and states: an assertion holds for every containing place": a role with many
    compares each of its members, and never disagrees.
    """
    summit = {"id": "s", "event": "summit", "of": {"summit": "grain", "guest": ["ada", "bela"]}, "when": "2024-11-05"}
    jailed = {"id": "j", "event": "jailed", "of": {"person": "bela"}, "when": "2024-11-01"}
    assert told(summit, jailed, rules=MEMBERS) == {"TAL101": "contradiction"}
    assert told(summit, {**jailed, "of": {"person": "cora"}}, rules=MEMBERS) == {}
