"""SEMANTICS, section Joint check: what several rules together leave no world to, seen through whole runs."""

from __future__ import annotations

from pathlib import Path

import factcheck
from factcheck.api.following import bounds
from factcheck.api.packs import chosen_laws, loaded_packs
from factcheck.claims.table import FUZZY
from factcheck.engine.joint.model.build import build_problem
from factcheck.engine.joint.model.problem import Some
from tests.engine.joint.brute import Told
from tests.engine.joint.conftest import table_of
from tests.engine.joint.outcome.test_findings import SUMMED, packed

AMONG = """
pack: own
prefix: OWN
version: 1
rules:
  - code: OWN101
    name: level-among-total
    title: Those there are, at any moment, among those sent.
    why: They came that way.
    kind: {kind}
    for: {{part: people, whole: sent}}
    same: [who, at, time]
    require: part.value <= whole.value
    say: "{{part}} is more than {{whole}}"
"""

AROUND = """
pack: own
prefix: OWN
version: 1
rules:
  - {code: OWN101, name: one, title: Before it at most 3 together., why: So told., for: {a: people, b: held},
     when: a.time <= b.time, require: a.value + b.value <= 3, say: "{a}, {b}"}
  - {code: OWN102, name: two, title: After it at most 4 together., why: So told., for: {a: people, b: held},
     when: b.time <= a.time, require: a.value + b.value <= 4, say: "{a}, {b}"}
  - {code: OWN103, name: three, title: At least 5 together., why: So told., for: {a: people, b: held},
     require: a.value + b.value >= 5, say: "{a}, {b}"}
"""


def level(id, value, as_of, **more):
    """A level of x at p, by somebody of its own name."""
    return {
        "id": id,
        "quantity": "people",
        "of": {"who": "x", "at": "p"},
        "value": value,
        "as_of": as_of,
        "said_by": id,
        **more,
    }


def _total(id, value, as_of, who="x", **more):
    return {**level(id, value, as_of, **more), "quantity": "sent", "of": {"who": who, "at": "p"}}


def _vote(id, law, when):
    return {"id": id, "event": "vote", "of": {"law": law}, "when": when, "said_by": id}


LEVEL, TOTAL = level("level", "at least 11", "2024-11-01"), _total("total", "at most 10", "2024-12-01")


def _joint(report):
    return [set(finding.witness) for finding in report.findings if finding.joint]


def _corrections(report):
    return {frozenset(one) for case in report.cases for one in case.corrections}


def test_unstated_values(checked):
    """SEMANTICS Joint check: "Variables: every moment stated or denied", unstated ones too: November's total is 11 at least."""
    report = checked(LEVEL, TOTAL, rules=AMONG.format(kind="law"))
    assert _joint(report) == [{"level", "total"}]
    assert report.findings[0].verdict == "contradiction"


def test_plausible_rules(checked):
    """SEMANTICS Joint check: "Plausible and notice rules take no part"."""
    report = checked(LEVEL, TOTAL, rules=AMONG.format(kind="plausible"))
    assert (report.verdict, report.joint.status) == ("nothing-checked", "checked")


def test_moments_of_a_day(checked):
    """SEMANTICS Joint check: "Under strict bounds the claims for one day share a moment; under fuzzy each has its own."

    10 of x on 1 October and 5 at 13:00: if totals never fall, the moment of the 10 is not before 13:00. 5 of y on that day and
    10 at 11:00: that of the 5 is not after 11:00. One moment of the day cannot be both, two can: a tension.
    """
    x = (_total("x-day", 10, "2024-10-01"), _total("x-hour", 5, "2024-10-01T13:00"))
    y = (_total("y-day", 5, "2024-10-01", who="y"), _total("y-hour", 10, "2024-10-01T11:00", who="y"))
    report = checked(*x, *y)
    (found,) = report.findings
    assert (found.joint, found.verdict, set(found.witness)) == (True, "tension", {"x-day", "x-hour", "y-day", "y-hour"})
    assert checked(*x, _total("y-day", 5, "2024-10-02", who="y"), y[1]).verdict == "inconsistent"
    assert checked(*x, y[0]).verdict == "consistent"


def test_bundles(checked):
    """SEMANTICS Joint check: "Claim bounds are tracked in bundles": what one origin says twice is withdrawn as one."""
    again = _total("again", "at most 10", "2024-12-01", said_by="total")
    report = checked(LEVEL, TOTAL, {**again, "said_by": "total"}, rules=AMONG.format(kind="law"))
    assert _corrections(report) == {frozenset(("level",)), frozenset(("total", "again"))}


def test_order_binds_facts(checked):
    """SEMANTICS Joint check: "Order and agreement bind facts and stay when a claim is withdrawn"."""
    report = checked(LEVEL, _total("between", "5 to 20", "2024-11-15"), TOTAL, rules=AMONG.format(kind="law"))
    assert _joint(report) == [{"level", "total"}]
    assert _corrections(report) == {frozenset(("level",)), frozenset(("total",))}


def test_relative_times(checked):
    """SEMANTICS Joint check: "any relative time, holds only while the claims that it binds or rests on are kept".

    The vote on b a week after that on a, which was in June, and by another report on the 25th: on the 28th at noon, or later, for
    a week is half a week at least. The 26th cannot be; but without the first report of a nobody knows what it was a week after.
    """
    claims = (
        _vote("june", "a", "2024-06"),
        _vote("later", "b", {"after": "june", "gap": "a week"}),
        _vote("a-day", "a", "2024-06-25"),
        _vote("b-day", "b", "2024-06-26"),
    )
    report = checked(*claims)
    assert _joint(report) == [{"june", "later", "a-day", "b-day"}]
    assert _corrections(report) == {frozenset((claim["id"],)) for claim in claims}
    assert checked(*claims[:3], _vote("b-day", "b", "2024-06-29")).verdict == "consistent"


def test_shares(checked):
    """SEMANTICS Joint check: "any relative time, holds only while": a share follows what others make of its whole.

    Half of them, of 20 to 100: by the fuzzy reading 45 % at least. If there were 60 at least, 27 at least are that half; 20 at
    most, as another says of it, cannot be.
    """
    claims = (
        level("all", "20 to 100", "2024-11-01T12:00"),
        {**level("half", {"share": "half", "of": "all"}, "2024-11-01T12:00"), "of": {"who": "x", "at": "q"}},
        level("many", "at least 60", "2024-11-01T12:00"),
        {**level("few", "at most 20", "2024-11-01T12:00"), "of": {"who": "x", "at": "q"}},
    )
    report = checked(*claims)
    assert _joint(report) == [{"all", "half", "many", "few"}]
    assert report.findings[0].verdict == "contradiction"
    assert _corrections(report) == {frozenset((claim["id"],)) for claim in claims}
    assert checked(*claims[:3], {**claims[3], "value": "at most 30"}).verdict == "consistent"


def test_orders_are_linear():
    """SEMANTICS Joint check: "Order needs only pairs that are surely ordered": few constraints a claim, and no implication."""
    packs = loaded_packs([], rules=[Path(__file__).parents[1] / "engine" / "joint" / "small.yaml"])
    table = table_of([Told("total", day, day, day + 3) for day in range(200)], packs)
    problem = build_problem(table, chosen_laws(packs, (), ()), FUZZY, complete=True)
    along = [c for c in problem.constraints if c.source.order]
    assert 200 <= len(along) <= 4 * 200
    assert not any(isinstance(c.formula, Some) for c in along)


def test_skipping_the_solver(checked):
    """SEMANTICS Joint check: "A component may skip the solver only if" a world of it is at hand; a relative time needs it."""
    totals = [_total(f"t{n}", n, f"2024-11-{n:02}") for n in range(1, 9)]
    assert checked(*totals).joint.solved == 0
    claims = (_vote("a", "a", "2024-06"), _vote("b", "b", {"after": "a", "gap": "a week"}))
    refused = (_vote("a-day", "a", "2024-06-25"), _vote("b-day", "b", "2024-06-26"))
    assert checked(*claims, *refused).joint.solved > 0


def test_pinned_first(checked):
    """SEMANTICS Joint check: "First the rules, unstated values and pinned claims alone must have a world"."""
    pinned = [{**claim, "trust": "pinned"} for claim in (LEVEL, TOTAL)]
    report = checked(*pinned, _total("other", 3, "2025-01-01"), rules=AMONG.format(kind="law"))
    assert _joint(report) == [{"level", "total"}]
    assert report.joint.status == "checked"
    (case,) = report.cases
    assert (case.corrections, case.blame, case.suspects) == ((), {}, ())


def test_tension_made_a_contradiction(tmp_path):
    """SEMANTICS Joint check: "A joint conflict that holds the witness of a reported tension" makes it one."""
    rules, claims = packed(
        tmp_path,
        SUMMED,
        """
  - {id: one, quantity: one, of: {who: x}, value: about 1000, as_of: "2024-01-02T12:00", said_by: a}
  - {id: two, quantity: two, of: {who: x}, value: 500, as_of: "2024-01-01T12:00", said_by: b}
  - {id: whole, quantity: whole, of: {who: x}, value: 0 to 920, as_of: "2024-01-02T12:00", said_by: c}
""",
    )
    (found,) = factcheck.check(claims, rules=[rules]).findings
    assert (found.verdict, set(found.witness)) == ("contradiction", {"one", "two", "whole"})


def test_corrections(checked):
    """SEMANTICS Joint check: "Corrections are subset-minimal, per component, least weight first"."""
    totals = [_total(f"total-{n}", "at most 10", f"2024-12-{n:02}") for n in range(1, 4)]
    report = checked(LEVEL, *totals, rules=AMONG.format(kind="law"))
    (case,) = report.cases
    assert (case.corrections, case.more_corrections) == ((("level",),), False)


def test_derivation_is_a_tree(checked):
    """SEMANTICS Joint check: "A derivation is a tree": a count before or after another on one day splits it into cases.

    Together they are 5 at least; 3 at most if the one is not after the other, 4 at most if the other is not after the one.
    """
    a, b = (
        level("a", "0 to 9", "2024-11-01"),
        {**level("b", "0 to 9", "2024-11-01"), "quantity": "held", "of": {"who": "x"}},
    )
    report = checked(a, b, rules=AROUND)
    (found,) = report.findings
    assert (found.joint, found.rules, found.verdict) == (True, ("OWN101", "OWN102", "OWN103"), "contradiction")
    assert found.derivation is not None
    assert len(found.derivation.cases) == 2
    assert "either way nothing is left" in found.message


def test_nothing_checked(checked):
    """SEMANTICS Joint check: "`nothing-checked` is the verdict where no law": two matters set nothing together, two tellings do.

    Each of them told after it happened is no meeting of two; one that was told before it is a rule broken.
    """
    a, b = _vote("a", "toll", "2024-11-01"), _vote("b", "tithe", "2024-11-02")
    assert checked(a, b).verdict == "nothing-checked"
    assert checked({**a, "said_on": "2024-11-03"}, {**b, "said_on": "2024-11-04"}).verdict == "nothing-checked"
    assert checked({**a, "said_on": "2024-10-03"}, b).verdict == "inconsistent"
    assert checked(a, _vote("c", "toll", "2024-11-01")).verdict == "consistent"
    undecided = (level("low", "about 40", "2024-11-01"), level("fine", 42, "2024-11-01"))
    assert checked(*undecided).verdict == "consistent"


def test_a_revision_has_met(checked):
    """SEMANTICS Joint check: "`nothing-checked` is the verdict where no law": an instance that ends as a revision has met."""
    first = level("first", 40, "2024-11-01T12:00", said_by="clerk", said_on="2024-11-02")
    report = checked(first, {**first, "id": "second", "value": 41, "said_on": "2024-11-03"})
    assert (report.verdict, [finding.verdict for finding in report.findings]) == ("consistent", ["notice"])


def _apart(report):
    return {frozenset(frozenset(one) for one in case.corrections) for case in report.cases}


def _fall(name, who, day):
    high = _total(f"{name}-high", 30, f"2024-10-{day:02}T12:00", who=who)
    return high, _total(f"{name}-low", 20, f"2024-10-{day + 1:02}T12:00", who=who)


def test_corrections_leave_tensions(checked):
    """SEMANTICS Joint check: "Corrections are subset-minimal": of what is only strained nothing has to be withdrawn."""
    early, low = level("early", "at least 55", "2024-10-01T12:00"), level("low", "exactly 50", "2024-10-01T12:00")
    day = [level(name, value, "2024-10-03") for name, value in (("mid", 66), ("high", 79))]
    report = checked(early, low, *day)
    assert {one.verdict for one in report.findings} == {"contradiction", "tension"}
    assert {case.verdict: set(case.corrections) for case in report.cases} == {
        "contradiction": {("early",), ("low",)},
        "tension": {("high",), ("mid",)},
    }


def test_independent_choices(checked):
    """SEMANTICS Joint check: "Independent choices are told as such": one of each pair, never every mixture."""
    claims = [claim for n in range(3) for claim in _fall(f"f{n}", f"x{n}", 1)]
    joined = level("joined", "at most 5", "2024-10-09T12:00")
    pairs = {frozenset((frozenset((f"f{n}-high",)), frozenset((f"f{n}-low",)))) for n in range(3)}
    assert _apart(checked(*claims, joined)) == pairs


def test_bounds_and_check_agree(small):
    """SEMANTICS Joint check: "Independent choices are told as such": what `bounds` withdraws is what `check` says has to be."""
    claims = [claim for n in range(2) for claim in _fall(f"f{n}", f"x{n}", 1)]
    claims += [_total("strained-a", 66, "2024-11-01", who="y"), _total("strained-b", 60, "2024-11-01", who="y")]
    data = [{"factcheck": "1", "precision": "exact", "claims": claims}]
    followed, report = bounds(data, packs=[small]), factcheck.check(data, packs=[small])
    assert {frozenset(choice.alternatives) for choice in followed.choices} == {
        frozenset(case.corrections) for case in report.cases if case.verdict == "contradiction"
    }
    assert [len(case.withdrawn) for case in followed.cases] == [2, 2, 2]
    assert followed.status == "checked"


def test_many_independent_conflicts(checked):
    """SEMANTICS Joint check: "The budget is spent before": a conflict of several rules is found among any number of others.

    Ten falls of one total share nothing but the total itself; in March nobody tells it, and yet it is 900 at least, where 800
    is the most that a later claim allows.
    """
    falls = [claim for n in range(10) for claim in _fall(f"f{n}", "x", 2 * n + 1)]
    late = [level("level", "at least 900", "2025-03-01"), _total("total", "at most 800", "2025-04-01")]
    report = checked(*falls, *late, rules=AMONG.format(kind="law"), budget=4.0)
    assert {"level", "total"} in [set(one.listed) for f in report.findings for one in f.conflicts]
    if report.joint.status == "truncated":
        assert "level" in report.joint.reason or report.joint.unfinished
        assert all({"level", "total"} <= set(claims) for claims in report.joint.unfinished)


def test_raised_by_the_joint_check(checked):
    """SEMANTICS Joint check: "A finding that the joint check has raised": it shows the whole conflict and how it follows.

    900 at least of one (about 1,000, fuzzy), 450 at least of two since the day before, and 920 at most of both.
    """

    def said(id, measure, value, day):
        when = f"2024-01-0{day}T12:00"
        return {"id": id, "quantity": measure, "of": {"who": "x"}, "value": value, "as_of": when, "said_by": id}

    pair = (said("one", "one", "about 1000", 2), said("whole", "whole", "0 to 920", 2))
    (alone,) = checked(*pair, rules=SUMMED).findings
    assert (alone.verdict, alone.derivation) == ("tension", None)
    (raised,) = checked(*pair, said("two", "two", "about 500", 1), rules=SUMMED).findings
    assert (raised.rule, raised.verdict, set(raised.witness)) == ("SMD101", "contradiction", {"one", "two", "whole"})
    assert "two (who x) 2024-01-02T12:00 at least 450 by QTY101" in raised.derivation.words
    assert [reading.split(" read")[0] for reading in raised.rests_on_readings] == ["'about 1000'", "'about 500'"]


KIN = """
pack: own
prefix: OWN
version: 1
vocabulary:
  events:
    birth: {identity: [who], roles: {mother: one}}
rules:
  - {code: OWN101, name: young, title: A mother is fifteen years older., why: So told., for: {mother: birth, child: birth},
     when: mother.who == child.mother, require: mother.time + months(180) <= child.time, say: "{mother}, {child}"}
"""


def _births(first, last):
    return (
        {"id": "ada", "event": "birth", "of": {"who": "ada"}, "when": first, "said_by": "a"},
        {"id": "bea", "event": "birth", "of": {"who": "bea", "mother": "ada"}, "said_by": "b"},
        {"id": "cis", "event": "birth", "of": {"who": "cis", "mother": "bea"}, "when": last, "said_by": "c"},
    )


def test_months_are_weakened(checked):
    """SEMANTICS Joint check: "What a rule says that no linear constraint can": twice fifteen are thirty short years.

    Nobody tells when Bea was born. From June 1700 to May 1730 there is no room for her, to July there is; and to the very day of
    thirty years there is, for all that is known of the months in between is how short they can be.
    """
    (found,) = checked(*_births("1700-06-01", "1730-05-20"), rules=KIN).findings
    assert (found.joint, set(found.witness)) == (True, {"ada", "bea", "cis"})
    assert found.verdict == "contradiction"
    for last in ("1730-06-01", "1730-07-01"):
        report = checked(*_births("1700-06-01", last), rules=KIN)
        assert (report.findings, report.joint.status) == ((), "checked")


def _part(id, measure, value, as_of, **more):
    return {"id": id, "quantity": measure, "of": {"who": "x"}, "value": value, "as_of": as_of, "said_by": id, **more}


COUNTED = """
pack: own
prefix: OWN
version: 1
vocabulary:
  measures:
    hit: {kind: cumulative, unit: person, dimensions: [who], sum_of: [slain, hurt]}
    slain: {kind: cumulative, unit: person, dimensions: [who]}
    hurt: {kind: cumulative, unit: person, dimensions: [who]}
rules: []
"""


def test_unstated_components(checked):
    """SEMANTICS Joint check: "Variables: every moment stated": nobody tells the total of the 9th.

    Ten and twenty on the 9th are thirty, so on the 5th there were no more; and forty in all by the 5th leaves no room for them.
    """
    parts = (_part("slain", "slain", 10, "2024-03-09T12:00"), _part("hurt", "hurt", 20, "2024-03-09T12:00"))
    (found,) = checked(*parts, _part("all", "hit", 40, "2024-03-05T12:00"), rules=COUNTED).findings
    assert (found.joint, found.verdict, set(found.witness)) == (True, "contradiction", {"slain", "hurt", "all"})
    for value, as_of in ((30, "2024-03-05T12:00"), (40, "2024-03-12T12:00")):
        assert not checked(*parts, _part("all", "hit", value, as_of), rules=COUNTED).findings
    assert not checked(parts[0], _part("all", "hit", 40, "2024-03-05T12:00"), rules=COUNTED).findings
    again = _part("again", "hit", "more than 3", "2024-03-09T12:00")
    (same,) = checked(*parts, again, _part("all", "hit", 40, "2024-03-05T12:00"), rules=COUNTED).findings
    assert set(same.witness) == {"slain", "hurt", "all"}


def test_unstated_parts(checked):
    """SEMANTICS Joint check: "Variables: every moment stated": what two parts had counted by then is in the later whole.

    300 in the north on the 1st and 400 in the south on the 2nd are 700 at least on the 5th, when the land is told to have 600.
    """
    land = {"land": {"within": "none"}, "north": {"within": "land"}, "south": {"within": "land"}}

    def sent(id, at, value, day):
        return {**_total(id, value, f"2024-03-0{day}T12:00"), "of": {"who": "x", "at": at}}

    parts = sent("north-sent", "north", 300, 1), sent("south-sent", "south", 400, 2)
    (found,) = checked(*parts, sent("land-sent", "land", 600, 5), entities=land).findings
    assert (found.joint, set(found.witness)) == (True, {"north-sent", "south-sent", "land-sent"})
    assert not checked(*parts, sent("land-sent", "land", 700, 5), entities=land).findings
    later = sent("south-sent", "south", 400, 6)
    assert not checked(parts[0], later, sent("land-sent", "land", 600, 5), entities=land).findings
    open_ = {**land, "south": {}}
    assert not checked(*parts, sent("land-sent", "land", 600, 5), entities=open_).findings


def test_many_who_tell_the_same(checked):
    """SEMANTICS Joint check: "Corrections are subset-minimal": the number of those who tell one value alone undoes no verdict."""
    land = {"land": {"within": "none"}, "north": {"within": "land"}}
    parts = [{**level(f"part{n}", 60, "2024-03-01T12:00"), "of": {"who": "x", "at": "north"}} for n in range(150)]
    wholes = [{**level(f"whole{n}", 90, "2024-03-01T12:00"), "of": {"who": "x", "at": "land"}} for n in range(150)]
    report = checked(*parts, *wholes, entities=land)
    assert (report.verdict, report.joint.status) == ("consistent", "checked")


def test_too_many_pairs(checked, monkeypatch):
    """SEMANTICS Joint check: "Corrections are subset-minimal": too many pairs make it truncated, with their claims named.

    Twenty pages give two totals for one day, each of its own moment; the verdict is what the rest comes to.
    """
    monkeypatch.setattr("factcheck.engine.joint.model.orderings.MOST_IMPLICATIONS", 50)
    pages = {f"page{n}": {"publisher": f"p{n}", "published": "2024-03-06"} for n in range(20)}
    claims = [
        {
            **_total(f"{at}{n}", "about 100", "2024-03-05"),
            "of": {"who": "x", "at": at},
            "in": f"page{n}",
            "said_by": f"p{n}",
        }
        for n in range(20)
        for at in ("north", "south")
    ]
    report = checked(*claims, documents=pages)
    assert (report.verdict, report.joint.status) == ("consistent", "truncated")
    assert "north0" in {claim for claims in report.joint.unfinished for claim in claims}
