"""SEMANTICS, section Which claims meet: denials, what types imply, plans, corrections, relations, statements and
witnesses.
"""

from __future__ import annotations

NOON = "2024-11-01T12:00"
D = "2024-11-01"
EARLY, LATE = "2024-10-01", "2024-11-20"
PLACES = {"land": {"within": "none"}, "north": {"within": "land"}, "south": {"within": "land"}}
PAPERS = {"daily": {"publisher": "daily", "published": D}, "weekly": {"publisher": "weekly", "published": D}}


def _level(id, value, **more):
    return {
        "id": id,
        "quantity": "people",
        "of": {"who": "x", "at": "land"},
        "value": value,
        "as_of": NOON,
        "said_by": id,
        **more,
    }


def _total(id, value, as_of=NOON, **more):
    return {**_level(id, value, **more), "quantity": "sent", "of": {"who": "x", "at": "land"}, "as_of": as_of}


def _vote(id, when=None, **more):
    return {"id": id, "event": "vote", "of": {"law": "l"}, "said_by": id, **({"when": when} if when else {}), **more}


def _state(id, type="war", **more):
    return {"id": id, "state": type, "of": {"at": "north"}, "said_by": id, **more}


def test_bare_denials(told, checked, refused):
    """SEMANTICS Which claims meet: "denies: ID denies what that claim asserts", whoever says it."""
    denial = {"id": "no", "denies": "a", "said_by": "b", "said_on": LATE}
    assert told(_vote("a", D), denial) == {"STM101": "contradiction"}
    assert told(_level("a", "5"), denial) == {"STM102": "contradiction"}
    (finding,) = checked(_vote("a", D), _vote("c", D), denial).findings
    assert set(finding.roles) == {"a", "c", "no"}
    assert told(_vote("a", D), _level("b", "5"), {**denial, "denies": ["a", "b"]}) == {
        "STM101": "contradiction",
        "STM102": "contradiction",
    }
    assert "itself a denial" in refused(_vote("a", D), denial, {"id": "nono", "denies": "no", "said_by": "c"})
    assert "itself a denial" in refused(_vote("a", D, stance="denies"), denial)


def test_denied_events(told):
    """SEMANTICS Which claims meet: "denies: ID denies what that claim asserts": an event at no moment of `when`,
    or up to `said_on`.
    """
    claim = _vote("a", D)
    assert told(claim, _vote("no", "2024-11", stance="denies")) == {"STM101": "contradiction"}
    assert told(claim, _vote("no", "by 2024-10-31", stance="denies")) == {}
    assert told(claim, _vote("no", "by 2024-11-02", stance="denies")) == {"STM101": "contradiction"}
    assert told(claim, _vote("no", stance="denies", said_on=LATE)) == {"STM101": "contradiction"}
    assert told(claim, _vote("no", stance="denies", said_on=EARLY)) == {}
    assert told(_vote("a", "2024"), _vote("no", "2024-11", stance="denies")) == {}
    # a denial of one occurrence does not meet another
    named = _vote("no", "2024-11", stance="denies", occurrence="first-reading")
    assert told({**claim, "occurrence": "second-reading"}, named) == {}


def test_denied_states(told):
    """SEMANTICS Which claims meet: "denies: ID denies what that claim asserts": a state strictly at no moment,
    fuzzily at some not.
    """
    claim = _state("a", as_of=D)
    assert told(claim, _state("no", as_of=D, stance="denies")) == {"STM101": "tension"}
    assert told(_state("a", over="2024-10-08/2024-11-13"), _state("no", as_of=D, stance="denies")) == {
        "STM101": "contradiction"
    }
    assert told(claim, _state("no", as_of="2024-11-02", stance="denies")) == {}


def test_denied_quantities(told):
    """SEMANTICS Which claims meet: "denies: ID denies what that claim asserts": a value within what is denied, of
    its own fact.
    """
    denial = _level("no", "over 10", stance="denies")
    assert told(_level("a", "12"), denial) == {"STM102": "contradiction"}
    assert told(_level("a", "9"), denial) == {}
    assert told(_level("a", "5 to 20"), denial) == {}
    assert told(_level("a", "12", of={"who": "y"}), denial) == {}
    # about 1,000 is strictly 950 to 1,050: the fuzzy pass denies only that, the strict pass all of 900 to 1,100
    about = _level("no", "about 1,000", stance="denies")
    assert [told(_level("a", n), about).get("STM102") for n in ("1040", "1090", "1101")] == [
        "contradiction",
        "tension",
        None,
    ]
    # a denied month of arrivals is not a denied week
    seen = {"quantity": "seen", "of": {"who": "x", "at": "land"}, "value": "5", "said_by": "a"}
    month = {**seen, "id": "no", "over": "2024-10", "stance": "denies", "said_by": "b"}
    assert told({**seen, "id": "a", "over": "2024-10"}, month) == {"STM102": "contradiction"}
    assert told({**seen, "id": "a", "over": "2024-10-07/2024-10-13"}, month) == {}


def test_only_disputes_read_denials(told):
    """SEMANTICS Which claims meet: "denies: ID denies what that claim asserts", and no rule but a dispute reads it."""
    assert told(_total("a", "9", EARLY), _total("no", "5", stance="denies")) == {}
    assert told(_vote("a", EARLY, stance="denies"), _vote("b", D)) == {}
    assert told(_level("a", "5"), _level("b", "6", stance="unconfirmed")) == {}
    assert told(_level("a", "5"), _level("b", "6", certainty="unlikely")) == {}
    assert told(_level("a", "5"), _level("b", "6", certainty="likely")) == {"QTY102": "contradiction"}


def test_a_denial_held_for_unlikely(told, refused):
    """SEMANTICS Which claims meet: "denies: ID denies what that claim asserts", but for one less than `likely`: like an
    assertion held so, it narrows nothing, whether it spells out what it denies, names it, or disowns a saying.
    """
    for certainty, verdict in (("unlikely", None), ("almost no chance", None), ("likely", "contradiction")):
        held = {"certainty": certainty}
        assert told(_level("a", "5"), _level("b", "5", stance="denies", **held)).get("STM102") == verdict
        assert told(_level("a", "5"), {"id": "no", "denies": "a", "said_by": "b", **held}).get("STM102") == verdict
        assert (
            told(_vote("a", D), {"id": "no", "denies": "a", "said_by": "b", "said_on": LATE, **held}).get("STM101")
            == verdict
        )
        never = {"id": "never", "disowns": "a", "said_by": "a", "said_on": LATE, **held}
        assert told(_vote("a", D, said_by=["paper", "a"]), never).get("STM132") == verdict
    doubtful = {"id": "no", "denies": "a", "said_by": "b", "certainty": "unlikely"}
    assert "itself a denial" in refused(_vote("a", D), doubtful, {"id": "nono", "denies": "no", "said_by": "c"})


def test_one_saying(told):
    """SEMANTICS Which claims meet: "denies: ID denies what that claim asserts": both in one document by one
    origin is one moment.
    """
    claim, denial = (_vote(id, said_by="agency", **{"in": "daily"}) for id in ("a", "no"))
    denial["stance"] = "denies"
    assert told(claim, denial, documents=PAPERS) == {"STM101": "contradiction"}
    assert told({**claim, "when": EARLY}, denial, documents=PAPERS) == {"STM101": "contradiction"}
    assert told(claim, {**denial, "in": "weekly"}, documents=PAPERS) == {}
    assert told(claim, {**denial, "said_by": "other"}, documents=PAPERS) == {}
    both = [{**_state(id, said_by="agency", **{"in": "daily"})} for id in ("a", "no")]
    assert told(both[0], {**both[1], "stance": "denies"}, documents=PAPERS) == {"STM101": "contradiction"}


def test_types_imply(told):
    """SEMANTICS Which claims meet: "Types: an asserted type asserts" what it implies, at its dimensions and by
    its time.
    """
    fight = _state("a", "fight", as_of=NOON)
    assert told(fight, _state("b", "peace", as_of=NOON)) == {"STM109": "contradiction"}
    assert told(fight, _state("b", as_of=NOON, stance="denies")) == {"STM101": "contradiction"}
    assert told(fight, _state("b", "peace", as_of=NOON, of={"at": "south"})) == {}
    assert told(fight, _state("b", "peace", as_of="2024-11-01T13:00")) == {}


def test_counts_assert(told):
    """SEMANTICS Which claims meet: "Types: an asserted type asserts": a count above zero its event, a count of
    none denies it.
    """
    went = {"id": "went", "event": "went", "of": {"who": "x", "at": "land"}, "said_by": "b"}
    assert told(_total("some", "5"), {**went, "when": "by 2024-11-02", "stance": "denies"}) == {
        "STM101": "contradiction"
    }
    assert told(_total("none", "none"), {**went, "when": EARLY}) == {"STM101": "contradiction"}
    assert told(_total("none", "none"), {**went, "when": "2024-11-02"}) == {}
    seen = {"id": "seen", "quantity": "seen", "of": {"who": "x", "at": "land"}, "over": "2024-10", "said_by": "a"}
    passed = {**went, "event": "passed"}
    assert told({**seen, "value": "none"}, {**passed, "when": "2024-10-08"}) == {"STM101": "contradiction"}
    assert told({**seen, "value": "none"}, {**passed, "when": D}) == {}
    assert told({**seen, "value": "5"}, {**passed, "when": "2024-10-08", "stance": "denies"}) == {}
    assert told({**seen, "value": "5"}, {**passed, "when": "2024", "stance": "denies"}) == {"STM101": "contradiction"}
    # a level of none now says nothing of a moment before
    held = {"id": "held", "quantity": "held", "of": {"who": "x"}, "value": "none", "as_of": NOON, "said_by": "a"}
    holding = {"id": "holding", "state": "holding", "of": {"who": "x"}, "said_by": "b"}
    assert told(held, {**holding, "as_of": EARLY}) == {}
    assert told(held, {**holding, "as_of": NOON}) == {"STM101": "contradiction"}


def test_events_end_states(told):
    """SEMANTICS Which claims meet: "Types: an asserted type asserts": an event ends what it excludes, unless it
    may begin anew.
    """
    truce = {"id": "truce", "event": "truce", "of": {"at": "north"}, "when": EARLY, "said_by": "b"}
    war = _state("war", as_of=D)
    assert told(truce, war) == {"STM110": "contradiction"}
    assert told({**truce, "of": {"at": "north", "place": "city"}}, war) == {"STM110": "contradiction"}
    assert told({**truce, "of": {"at": "south"}}, war) == {}
    assert told({**truce, "when": D}, war) == {}
    attack = {"id": "attack", "event": "attack", "of": {"at": "north"}, "when": "2024-10", "said_by": "c"}
    assert told(truce, war, attack) == {}
    assert told(truce, war, {**attack, "of": {"at": "south"}}, entities=PLACES) == {"STM110": "contradiction"}
    assert told(truce, war, {**attack, "when": "2024-09"}) == {"STM110": "contradiction"}


def test_plans_and_actual(told):
    """SEMANTICS Which claims meet: "Planned and actual never meet", but for a plan surely not met, and one for
    what has happened.
    """
    plan = _total("plan", "9", LATE, modality="planned")
    assert told(plan, _total("a", "5")) == {}
    assert told(plan, _total("a", "5", "2024-12-01"), notices=True) == {"STM111": "notice"}
    vote = _vote("plan", "by 2024-11-30", modality="planned", said_on=LATE)
    assert told(vote, _vote("done", D)) == {"CHR109": "tension"}
    assert told({**vote, "said_on": EARLY}, _vote("done", D)) == {}
    assert told({**vote, "said_on": EARLY}, _vote("not", "by 2024-12-24", stance="denies"), notices=True) == {
        "STM112": "notice"
    }


def test_plans_that_came_too_late(told):
    """SEMANTICS Which claims meet: "Planned and actual never meet", but for a plan surely not met: here, one event that
    surely came later than it was planned for.
    """

    def late(planned, done, **more):
        return told({**planned, "modality": "planned", "said_on": "2024-09-01"}, {**done, **more}, notices=True)

    vote = _vote("plan", "by 2024-10-31")
    assert late(vote, _vote("done", D)) == {"STM121": "notice"}
    assert late(vote, _vote("done", "2024-10-31")) == {}
    assert late(vote, _vote("done", "between 2024-10-31 and 2024-11-02")) == {}  # it may have been in time
    assert late(vote, _vote("done", "by 2024-12-31")) == {}
    assert late(vote, _vote("done", D), of={"law": "other"}) == {}
    assert late(vote, _vote("done", D), stance="unconfirmed") == {}
    assert late(_vote("plan", "from 2024-10-01"), _vote("done", D)) == {}
    # of what recurs only one named happening can be late; of what lasts, the start
    went = {"event": "went", "of": {"who": "x", "at": "land"}}
    plan, done = {**_vote("plan", EARLY), **went}, {**_vote("done", LATE), **went}
    assert late(plan, done) == {}
    assert late({**plan, "occurrence": "lift"}, done, occurrence="lift") == {"STM121": "notice"}
    war, begun = _state("plan", as_of=D), {**_vote("done", f"{LATE}/.."), "event": "war", "of": {"at": "north"}}
    assert late(war, begun) == {"STM121": "notice"}
    assert late(war, _state("done", as_of=LATE)) == {}  # it may have begun before


def test_what_a_plan_plans(told):
    """SEMANTICS Which claims meet: "Planned and actual never meet": a plan of what recurs plans its occurrence,
    of a first any.
    """
    plan = {
        "id": "plan",
        "event": "went",
        "of": {"who": "x", "at": "land"},
        "modality": "planned",
        "said_by": "a",
        "said_on": LATE,
    }
    done = {**plan, "id": "done", "modality": "actual", "when": EARLY, "said_on": EARLY, "said_by": "b"}
    assert told(plan, done) == {}
    assert told({**plan, "occurrence": "lift"}, {**done, "occurrence": "lift"}) == {"CHR109": "tension"}
    assert told({**plan, "occurrence": "lift"}, {**done, "occurrence": "other"}) == {}
    inner = {**done, "of": {"who": "x", "at": "north"}}
    assert told({**plan, "first": "true"}, inner, entities=PLACES) == {"CHR109": "tension"}


def test_plans_among_themselves(told, checked):
    """SEMANTICS Which claims meet: "Planned and actual never meet": plans are ordered, need not agree, and
    replace each other.
    """
    earlier, later = (
        _total(id, value, as_of, modality="planned") for id, value, as_of in (("a", "9", D), ("b", "5", LATE))
    )
    assert told(earlier, later) == {"QTY101": "contradiction"}
    assert told(_total("a", "9", modality="planned"), _total("b", "5", modality="planned")) == {}
    assert told(_level("a", "9", modality="planned"), _level("b", "5", modality="planned")) == {}
    own = [{**claim, "said_by": "a", "said_on": day} for claim, day in ((earlier, "2024-09-01"), (later, "2024-09-02"))]
    (finding,) = checked(*own).findings
    assert (finding.verdict, finding.relation, set(finding.witness)) == ("notice", "revision", {"a", "b"})


def test_corrections(told):
    """SEMANTICS Which claims meet: "Where its own time is surely later, it also cuts the series" of its
    fact, and what lies on one side is still compared.
    """
    high, fixed = _total("high", "115", "2024-08-01"), _total("fixed", "97", "2024-09-01", corrects="high")
    other = _total("other", "110", "2024-08-20")
    assert told(high, _total("now", "97", "2024-09-01"), other)["QTY101"] == "contradiction"
    assert told(high, fixed) == {}
    assert told(high, fixed, other) == {}
    assert told(high, fixed, other, _total("after", "98", "2024-09-20")) == {}
    assert told(high, fixed, _total("after", "90", "2024-09-20")) == {"QTY101": "contradiction"}
    assert told(fixed, high, other, _total("before", "120", "2024-08-10")) == {"QTY101": "contradiction"}


def test_corrections_of_one_origin(told):
    """SEMANTICS Which claims meet: "`corrects: {of: ID, only: origin}` limits it" to one origin; without a
    value it retracts.
    """
    high, other = _total("high", "115", "2024-08-01"), _total("other", "110", "2024-08-20")
    for only in ("fixed", "origin"):
        fixed = _total("fixed", "97", "2024-09-01", corrects={"of": "high", "only": only})
        assert told(high, fixed, other) == {"QTY101": "contradiction"}
        assert told(high, fixed, {**other, "said_by": "fixed"}) == {}
    retracted = {**_total("gone", "0", "2024-09-01"), "corrects": "high"}
    del retracted["value"]
    assert told(high, _total("low", "97"))["QTY101"] == "contradiction"
    assert told(high, _total("low", "97"), retracted) == {}


def test_as_of(told):
    """SEMANTICS Which claims meet: "`--as-of DATE` is applied first", and a later correction is not yet known."""
    documents = {
        "old": {"publisher": "p", "published": "2024-08-02"},
        "new": {"publisher": "p", "published": "2024-09-02"},
    }
    high, low = (
        _total("high", "115", "2024-08-01", **{"in": "old"}),
        _total("low", "110", "2024-08-02", **{"in": "old"}),
    )
    fixed = _total("fixed", "97", "2024-08-01", corrects="high", **{"in": "new"})
    assert told(high, low, fixed, documents=documents) == {}
    assert told(high, low, fixed, documents=documents, as_of="2024-08-31") == {"QTY101": "contradiction"}


def test_as_of_a_day_of_each_zone(told):
    """SEMANTICS Which claims meet: "`--as-of DATE` is applied first": the day ends where the claim's zone says, so that what was
    published on it is known, from New York to Tokyo; an hour with a zone is that moment everywhere.
    """
    documents = {"page": {"publisher": "p", "published": "2024-08-02"}}
    high, low = _total("high", "9", "2024-08-01", **{"in": "page"}), _total("low", "5", "2024-08-02", **{"in": "page"})
    for zone in ("America/New_York", "Asia/Tokyo"):
        page = {"documents": documents, "zone": zone}
        assert told(high, low, as_of="2024-08-02", **page) == {"QTY101": "contradiction"}
        assert told(high, low, as_of="2024-08-01", **page) == {}
    west, east = ({"documents": documents, "zone": zone} for zone in ("America/New_York", "Asia/Tokyo"))
    assert told(high, low, as_of="2024-08-02T20:00Z", **west) == {}
    assert told(high, low, as_of="2024-08-02T20:00Z", **east) == {"QTY101": "contradiction"}


def _relations(report):
    return {finding.rule: (finding.relation, finding.severity) for finding in report.findings}


def test_relations(checked):
    """SEMANTICS Which claims meet: "Relation of two sides: dispute; else revision", else self-contradiction, same-document,
    cross-source.
    """
    denial = _level("b", "5", stance="denies")
    assert _relations(checked(_level("a", "5"), denial)) == {"STM102": ("dispute", "error")}
    own = {"said_by": "a", "said_on": LATE}
    assert _relations(checked(_level("a", "5", said_on=D), _level("b", "6", **own))) == {"STM114": ("revision", "note")}
    assert _relations(checked(_total("a", "6", EARLY, said_on=EARLY), _total("b", "5", **own))) == {
        "QTY101": ("self-contradiction", "error")
    }
    paper = {"in": "daily"}
    assert _relations(checked(_level("a", "5", **paper), _level("b", "6", **paper), documents=PAPERS)) == {
        "QTY102": ("same-document", "error")
    }
    assert _relations(checked(_level("a", "5"), _level("b", "6"))) == {"QTY102": ("cross-source", "error")}
    # a tension is one step below its rule's severity
    assert _relations(checked(_level("a", "5", as_of=D), _level("b", "6", as_of=D))) == {
        "QTY102": ("cross-source", "warning")
    }
    corrected = _level("b", "6", corrects="a")
    assert set(_relations(checked(_level("a", "5"), corrected)).values()) == {("revision", "note")}


def test_a_correction_of_a_third_claim_excuses_nobody(checked):
    """SEMANTICS Which claims meet: "Relation of two sides" looks at the claims in conflict and what they rest on alone."""
    first = _total("first", "9", EARLY, said_by="a", said_on=EARLY)
    lower = _total("lower", "6", NOON, said_by="a", corrects={"of": "first", "only": "a"})
    report = checked(first, lower, _total("b", "7", NOON))
    assert _relations(report)["QTY102"] == ("cross-source", "error")
    assert report.exit_code() == 1


def test_two_together_are_no_third(checked):
    """SEMANTICS Which claims meet: "Relation of two sides": who speaks together has two origins, whatever a body is called."""
    body, both = _level("a", "5", said_by="x & y"), _level("b", "6", said_by=[["y", "x"]])
    assert _relations(checked(body, both)) == {"QTY102": ("cross-source", "error")}
    again = _level("c", "6", said_by=[["x", "y"]])
    assert _relations(checked(both, {**again, "value": "7"})) == {"QTY102": ("self-contradiction", "error")}


def test_camps(checked):
    """SEMANTICS Which claims meet: "A witness is an outermost body"; who agrees stands in one camp, against those of another."""

    def camps(*claims, **parts):
        return [
            [(camp.stance, len(camp.witnesses)) for camp in fact.camps]
            for fact in checked(*claims, **parts).corroboration
        ]

    assert camps(_level("a", "about 300"), _level("b", "310")) == [[("asserts", 2)]]
    assert camps(_level("a", "300"), _level("b", "300"), _level("c", "400")) == [[("asserts", 2), ("asserts", 1)]]
    assert camps(_level("a", "300"), _level("b", "300", as_of=LATE)) == []
    assert camps(_vote("a", D), _vote("b", D), _vote("c", "2024-11-29")) == [[("asserts", 2), ("asserts", 1)]]
    assert camps(_level("a", "5"), _level("b", "5", stance="denies")) == [[("asserts", 1), ("denies", 1)]]
    assert camps(_vote("a", D), {**_vote("b", D), "of": {"law": "m"}}) == []


def _reports(a, b, **more):
    """Two reports of one statement, in two papers."""
    claim = {"statement": "s", **more}
    return [{**_level("a", "5"), **claim, "in": "daily", **a}, {**_level("b", "5"), **claim, "in": "weekly", **b}]


def test_speakers_of_a_statement(told):
    """SEMANTICS Which claims meet: "Rules about statements bind claims" of every stance; one statement has one
    speaker.
    """
    parts = {"statements": {"s": {}}, "documents": PAPERS, "entities": {"office": {"part_of": "agency"}, "agency": {}}}
    assert told(*_reports({"said_by": "agency"}, {"said_by": "rival"}), **parts) == {"STM104": "contradiction"}
    assert told(*_reports({"said_by": "agency"}, {"said_by": "office"}), **parts) == {}
    assert told(*_reports({"said_by": ["lawmaker", "agency"]}, {"said_by": "agency"}), **parts) == {}
    assert told(*_reports({"said_by": ["lawmaker", "agency"]}, {"said_by": "lawmaker"}), **parts) == {
        "STM104": "tension"
    }
    doubted = _reports({"said_by": "agency"}, {"said_by": "rival", "stance": "unconfirmed"})
    assert told(*doubted, **parts) == {"STM104": "contradiction"}


def test_days_of_a_statement(told):
    """SEMANTICS Which claims meet: "Rules about statements bind claims": they agree on the day, and none is
    published before it.
    """
    parts = {"statements": {"s": {"by": "agency"}}, "documents": PAPERS}
    said = {"said_by": "agency", "as_of": EARLY}
    assert told(*_reports({"said_on": "2024-10-30"}, {"said_on": "2024-10-30 evening"}, **said), **parts) == {}
    found = told(*_reports({"said_on": "2024-10-30"}, {"said_on": "2024-10-31"}, **said), **parts)
    assert found == {"STM105": "contradiction"}
    late = told(
        *_reports({"said_on": "2024-11-02"}, {}, **said),
        documents={**PAPERS, "daily": {"publisher": "daily"}},
        statements=parts["statements"],
    )
    assert late["STM106"] == "contradiction"


def test_figures_of_a_statement(told):
    """SEMANTICS Which claims meet: "Rules about statements bind claims": a figure that drifts is a tension, a
    hedge a notice.
    """
    parts = {"statements": {"s": {"by": "agency"}}, "documents": PAPERS}
    # bound words aside: about 1,000 is 900 to 1,100, and about 1,300 is 1,200 to 1,400
    drift = told(*_reports({"value": "at least 1,000"}, {"value": "at least 1,300"}, said_by="agency"), **parts)
    assert drift == {"STM107": "tension"}
    assert (
        told(*_reports({"value": "about 1,000"}, {"value": "over 1,000"}, said_by="agency"), **parts, notices=True)[
            "STM108"
        ]
        == "notice"
    )
    assert "STM107" not in told(*_reports({"value": "about 1,000"}, {"value": "over 1,000"}, said_by="agency"), **parts)
    assert "STM108" not in told(
        *_reports({"value": "about 1,000"}, {"value": "some 1,000"}, said_by="agency"), **parts, notices=True
    )
    # figures for different times may differ
    apart = _reports({"value": "over 1,000", "as_of": EARLY}, {"value": "over 2,000", "as_of": D}, said_by="agency")
    assert told(*apart, **parts) == {}


def _witnesses(report):
    return [
        sorted(witness.claims) for fact in report.corroboration for camp in fact.camps for witness in camp.witnesses
    ]


def test_witnesses(checked):
    """SEMANTICS Which claims meet: "A witness is an outermost body": one statement, one speaker in both chains, a body and
    its part, and no page that quotes two.
    """
    entities = {"agency": {}, "office": {"part_of": "agency"}}
    documents = {**PAPERS, "reprint": {"publisher": "reprint", "based_on": "daily"}}

    def witnesses(a, b):
        claims = ({**_level("a", "5"), **a}, {**_level("b", "5", of={"who": "x", "at": "land"}), **b})
        return len(_witnesses(checked(*claims, entities=entities, documents=documents, statements={"s": {}})))

    assert witnesses({}, {}) == 2
    assert witnesses({"in": "daily", "said_by": "x"}, {"in": "reprint", "said_by": "x"}) == 1
    assert witnesses({"in": "daily"}, {"in": "reprint"}) == 2
    assert witnesses({"in": "daily"}, {"in": "daily"}) == 2
    assert witnesses({"said_by": [["x", "y"]]}, {"said_by": "x & y"}) == 2
    assert witnesses({"said_by": [["x", "y"]]}, {"said_by": ["z", ["y", "x"]]}) == 1
    assert witnesses({"in": "daily"}, {"in": "weekly"}) == 2
    assert witnesses({"said_by": ["lawmaker", "agency"]}, {"said_by": ["editor", "agency"]}) == 1
    assert witnesses({"said_by": ["lawmaker", "agency"]}, {"said_by": ["lawmaker", "minister"]}) == 1
    assert witnesses({"statement": "s", "said_by": ["x", "y"]}, {"statement": "s", "said_by": ["x", "y"]}) == 1
    assert witnesses({"said_by": "office"}, {"said_by": "agency"}) == 1
    assert witnesses({"occurrence": "o"}, {"occurrence": "o"}) == 2
    # a sum has the origins of its parts
    parts = [_level("p", "2", of={"who": "y"}, said_by="agency"), _level("q", "3", of={"who": "z"}, said_by="other")]
    whole, other = _level("a", "5", sum_of=["p", "q"]), _level("b", "5", said_by="office")
    assert ["a", "b"] in _witnesses(checked(*parts, whole, other, entities=entities))


def test_same_source(told):
    """SEMANTICS Which claims meet: "Same source is a notice": claims of two documents from one source are
    a notice.
    """
    documents = {**PAPERS, "reprint": {"publisher": "reprint", "based_on": "daily"}}

    def notices(a, b):
        found = told({**_vote("a"), "in": "daily", **a}, {**_vote("b"), "of": {"law": "m"}, "in": "weekly", **b}, notices=True,
                     documents=documents, statements={"s": {}})  # fmt: skip
        return {rule for rule in found if found[rule] == "notice"}

    assert notices({}, {}) == set()
    assert notices({"statement": "s", "said_by": "x"}, {"statement": "s", "said_by": "x"}) == {"STM117"}
    assert notices({"occurrence": "o"}, {"occurrence": "o"}) == {"STM119"}
    assert notices({}, {"in": "reprint"}) == {"STM120"}
    assert notices({"said_by": "x"}, {"said_by": "x"}) == set()
    assert notices({"said_by": "x"}, {"said_by": "x", "of": {"law": "l"}}) == {"STM118"}


def test_reports_of_one_statement_that_differ_are_not_one_telling(checked):
    """SEMANTICS Which claims meet: "A witness is an outermost body"; who differs on the speaker is doubted alone."""
    told = {"statement": "remark", "event": "vote", "of": {"law": "l"}, "when": "2024-11-01"}
    claims = [{**told, "id": id, "said_by": who} for id, who in (("one", "x"), ("two", "x"), ("three", "y"))]
    papers = {paper: {"publisher": paper} for paper in ("a", "b", "c")}
    for claim, paper in zip(claims, papers, strict=True):
        claim["in"] = paper
    (case,) = checked(*claims, statements={"remark": {}}, documents=papers).cases
    assert case.suspects == ("three",)
