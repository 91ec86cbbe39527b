"""What must come out of the five documents, and what must not, each worked out by hand from the texts.

Going in: the report on `seeds/`. An expected finding names claims that must stand together in one finding; an expected silence
names two claims that must not stand together in the witness of a contradiction or a tension. To add one, add a test with its
reasoning, or a row to `SILENCES`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from factcheck.report.types import Finding, Report

BROKEN = ("contradiction", "tension")
RUN = 8
"""So many words in a row, equal to a source document, would be its sentence and not ours."""


def findings_on(report: Report, *ids: str) -> list[Finding]:
    """The findings in which all of these claims stand."""
    return [finding for finding in report.findings if set(ids) <= set(finding.roles)]


def verdicts_on(report: Report, *ids: str) -> set[str]:
    """The verdicts of the findings in which all of these claims stand."""
    return {finding.verdict for finding in findings_on(report, *ids)}


def test_later_total_below_an_earlier_one(seeds_report: Report) -> None:
    """A count for 23 October far below a count for the week to the 20th is a contradiction between sources.

    Zelenskiy told 10,000 in the week of 14 to 20 October (fuzzy: half a unit of the leading digit is 5,000, cut to 5 %: 9,500 to
    10,500); the service in Seoul told 3,000 on 23 October (2,850 to 3,150). Both are running totals of soldiers sent to Russia,
    the 20th lies before the 23rd whatever the moment, and 9,500 is more than 3,150: no reading lets the total not fall.
    """
    assert "contradiction" in verdicts_on(seeds_report, "gdc-zelenskiy-10000", "confirmation-nis-3000")
    found = findings_on(seeds_report, "gdc-zelenskiy-10000", "confirmation-nis-3000")
    assert "cross-source" in {finding.relation for finding in found}


def test_none_sent_after_fifteen_hundred(seeds_report: Report) -> None:
    """At least 1,500 by 13 October and none by the 17th are a contradiction.

    The Far East lies in Russia, and both counts run on: whoever had been sent to the part by the 13th had been sent to the whole
    by the 17th. At least 1,500 is more than none in every reading.
    """
    assert "contradiction" in verdicts_on(seeds_report, "herald-sent-by-13", "zelenskyy-not-moved")


@pytest.mark.parametrize("lift", ["dispatch-lift-size", "herald-lift-size"])
def test_none_sent_after_a_lift(seeds_report: Report, lift: str) -> None:
    """What was added from 8 to 13 October in a part of Russia is counted in every later total of Russia: it is not none.

    Both totals run on, the Far East lies in Russia, and the period ended four days before the 17th, in every reading. Around
    1,500 are 1,350 at the least. So the rule on growth (QTY113) sees it too, though nobody tells a total of that day.
    """
    found = findings_on(seeds_report, lift, "zelenskyy-not-moved")
    assert ("QTY113", "contradiction") in {(finding.rule, finding.verdict) for finding in found}


@pytest.mark.parametrize("count", ["dispatch-first-total", "herald-sent-by-18", "gdc-zelenskiy-10000"])
def test_counted_though_nobody_was_sent(seeds_report: Report, count: str) -> None:
    """Who counts soldiers as sent says that some were dispatched, and Pyongyang denies just that.

    A count above zero asserts the event that it counts. The denial gives no time, so it says that up to the claim that it
    answers, of 23 October, nobody was sent to Russia; and what was sent to a part was sent to Russia.
    """
    found = findings_on(seeds_report, count, "rferl-pyongyang-denies")
    assert {(f.rule, f.verdict, f.relation) for f in found} == {("STM101", "contradiction", "dispute")}


@pytest.mark.parametrize("lift", ["dispatch-first-lift", "herald-first-lift"])
def test_a_lift_that_moscow_waved_away(seeds_report: Report, lift: str) -> None:
    """The first lift to the Far East meets the denial of a lift to Russia: what is denied of the whole is denied of a part.

    All three reports are of one lift by name. The denial answers the page that puts it in Russia; the two others put it in the
    Far East, which lies there, in the days that are denied.
    """
    found = findings_on(seeds_report, lift, "rferl-moscow-dismissed")
    assert "contradiction" in {finding.verdict for finding in found if finding.relation == "dispute"}


@pytest.mark.parametrize(
    ("one", "other"), [("dispatch-first-total", "herald-sent-by-18"), ("dispatch-lift-size", "herald-lift-size")]
)
def test_a_hedge_that_drifts(seeds_report: Report, one: str, other: str) -> None:
    """One briefing with "around 1,500" on one page and "at least 1,500" on another: a notice, for both can be so."""
    found = {(f.rule, f.verdict) for f in seeds_report.findings if {one, other} == set(f.witness)}
    assert found == {("STM108", "notice")}


def test_who_is_contested(seeds_report: Report) -> None:
    """Shells and missiles are two matters: who tells of the one stands against its denial, and against nobody else.

    Washington and Seoul tell of both, Moscow and Pyongyang deny both; no page sets the shells against the missiles.
    """
    for item in ("artillery-ammunition", "ballistic-missiles"):
        (entry,) = [c for c in seeds_report.corroboration if c.fact.get("item") == item and len(c.camps) > 1]
        assert [(camp.stance, len(camp.witnesses)) for camp in entry.camps] == [("asserts", 2), ("denies", 2)]


@pytest.mark.parametrize("arrival", ["dispatch-early-arrival", "dispatch-camps-kursk", "gdc-in-bryansk"])
def test_arrived_though_none_had_been_sent(seeds_report: Report, arrival: str) -> None:
    """Arrivals in Russia before 17 October contradict that none had been sent there by that day.

    The first arrival had happened when the agency wrote, by 12 October; those in the border regions by 15 October, when they were
    told. All lie before 17 October, all places in Russia. Someone who has arrived was sent and stays counted: the count is not 0.
    """
    assert "contradiction" in verdicts_on(seeds_report, arrival, "zelenskyy-not-moved")


def test_deserters_of_a_force_not_yet_sent(seeds_report: Report) -> None:
    """Eighteen deserters by 15 October are more than the none sent by 17 October: a written 18 is 18."""
    assert "contradiction" in verdicts_on(seeds_report, "dispatch-deserters", "zelenskyy-not-moved")


def test_arrival_before_the_departure_it_depends_on(seeds_report: Report) -> None:
    """The first lift is told as arrived a day or more before the last of it left: a tension.

    The agency warned a week before 15 October. A gap in weeks has half a unit of width: from 3.5 to 10.5 days before, so by
    12 October. What had arrived by then was the first deployment, whose transport by the same agency's word ended on 13 October.
    The first moment of the 13th lies after the last of the 12th. A report may mean the first to arrive, so the rule is
    plausible and the verdict no more than a tension.
    """
    assert verdicts_on(seeds_report, "dispatch-early-arrival", "herald-first-lift") & set(BROKEN) == {"tension"}


@pytest.mark.parametrize("earlier", ["dispatch-camps-kursk", "gdc-in-kursk"])
def test_first_in_kursk_after_others(seeds_report: Report, earlier: str) -> None:
    """The first units in Kursk on 23 October contradict soldiers in Kursk by 15 October.

    The later claim says that none came before; the reports of the desertion put soldiers of the same force in the same
    region eight days before. One place, one force, and no reading brings the 15th to the 23rd.
    """
    assert "contradiction" in verdicts_on(seeds_report, "rferl-first-in-kursk", earlier)


@pytest.mark.parametrize(
    ("asserted", "denied"),
    [
        ("confirmation-us-presence", "confirmation-pyongyang-denies"),
        ("confirmation-us-presence", "confirmation-moscow-denies"),
        ("confirmation-nato-presence", "confirmation-moscow-denies"),
        ("rferl-austin-evidence", "rferl-pyongyang-denies"),
        ("rferl-nis-lift", "rferl-moscow-dismissed"),
        ("gdc-us-missiles", "gdc-moscow-denies-arms"),
        ("rferl-seoul-shells", "rferl-moscow-denies-arms"),
    ],
)
def test_asserted_and_denied(seeds_report: Report, asserted: str, denied: str) -> None:
    """What some assert and others deny in so many words is a dispute and a contradiction.

    Each denial answers just the claim that it names, so no width of a date or number can part them: one of the two is wrong.
    """
    found = [f for f in findings_on(seeds_report, asserted, denied) if f.relation == "dispute"]
    assert {finding.verdict for finding in found} == {"contradiction"}


@pytest.mark.parametrize("austin", ["dispatch-austin-remark", "confirmation-austin-remark"])
def test_one_remark_two_speakers(seeds_report: Report, austin: str) -> None:
    """One remark of 23 October given to Austin in two reports and to Kirby in a third is a contradiction.

    The quoted words are all but the same, and so is the day; a remark is one act of saying. Austin belongs to one
    department and Kirby to another office: both are of one government, but neither is part of the other, so they are two
    speakers.
    """
    assert "contradiction" in verdicts_on(seeds_report, austin, "rferl-kirby-remark")


@pytest.mark.parametrize("body", ["dispatch-desertion-place", "gdc-desertion-place"])
def test_place_of_the_desertion(seeds_report: Report, body: str) -> None:
    """A desertion put in Ukraine by a headline and in Russian regions by two texts is a contradiction.

    It is one happening, with one place. Kursk and Bryansk lie in Russia; Russia and Ukraine are two roots and share nothing.
    """
    assert "contradiction" in verdicts_on(seeds_report, "gdc-headline-place", body)


@pytest.mark.parametrize("wanted", ["gdc-searched-for", "gdc-still-searching"])
def test_captured_and_still_wanted(seeds_report: Report, wanted: str) -> None:
    """The same group held and looked for on 15 October is a tension.

    Both come from Ukrainian reports of that day. If they speak of one moment of it, the two states exclude each other; if
    of two, the capture may lie between. So the strict reading breaks the rule and the fuzzy one does not.
    """
    assert verdicts_on(seeds_report, "dispatch-held", wanted) & set(BROKEN) == {"tension"}


def test_revised_plan_is_a_revision(seeds_report: Report) -> None:
    """Budanov's first date for Kursk, 1 November, and his second, 23 October, are a revision and a notice.

    One speaker, one plan; the first was said by 20 October, the second from the 21st on, so surely later.
    """
    found = findings_on(seeds_report, "confirmation-kursk-november", "confirmation-kursk-october")
    assert ("notice", "revision") in {(finding.verdict, finding.relation) for finding in found}
    assert not {finding.verdict for finding in found} & set(BROKEN)


def test_three_outlets_one_briefing_one_witness(seeds_report: Report) -> None:
    """Three outlets that quote the briefing of 18 October are said to be one source, and count as one witness.

    All three tell of the transport of 8 to 13 October by the word of the service in Seoul; three papers, one pair of eyes,
    which belongs to the government in Seoul.
    """
    lifts = {"dispatch-first-lift", "herald-first-lift", "rferl-nis-lift"}
    assert "notice" in verdicts_on(seeds_report, *lifts)
    told = [w for c in seeds_report.corroboration for g in c.camps for w in g.witnesses if lifts & set(w.claims)]
    assert any(len(lifts & set(witness.claims)) > 1 and len(witness.documents) > 1 for witness in told)
    assert {witness.bodies for witness in told} == {("south-korea",)}


def test_three_spellings_one_name(seeds_report: Report) -> None:
    """Zelensky, Zelenskyy and Zelenskiy are one speaker.

    What two papers quote from him, in two of the spellings, has one witness, and no name is doubted.
    """
    officers = {"dispatch-officers", "confirmation-officers"}
    told = [w for c in seeds_report.corroboration for g in c.camps for w in g.witnesses if officers & set(w.claims)]
    assert told
    assert all(officers <= set(witness.claims) and witness.bodies == ("zelenskyy",) for witness in told)
    assert not [remark for remark in seeds_report.remarks if "zelensk" in remark.message.casefold()]


SILENCES = [
    (
        "dispatch-camp-distance",
        "gdc-camp-distance",
        "about 7 km is 6.65 to 7.35, about four miles 6.12 to 6.76 km: they meet",
    ),
    ("dispatch-first-total", "dispatch-another-1500", "an increment is not a total"),
    ("dispatch-first-total", "confirmation-nis-3000", "1,500 by the 18th, 3,000 by the 23rd: the total grew"),
    ("dispatch-another-1500", "confirmation-nis-3000", "about 1,500 and 1,500 more are 3,000"),
    ("dispatch-another-1500", "rferl-kirby-total", "one briefing, told as the second half or as the whole"),
    ("dispatch-lift-size", "herald-lift-size", "around 1,500 can be at least 1,500"),
    ("dispatch-first-total", "herald-sent-by-18", "around 1,500 can be at least 1,500"),
    ("dispatch-in-training", "confirmation-nis-3000", "all 3,000 may be in training"),
    ("dispatch-park-promise", "confirmation-park-10000", "10,001 to 10,500 is both over and some 10,000"),
    ("confirmation-park-10000", "confirmation-nis-3000", "10,000 are planned, 3,000 are sent"),
    ("gdc-headline-10000", "confirmation-nis-3000", "10,000 are planned, 3,000 are sent"),
    ("herald-budanov-ready", "confirmation-nis-3000", "11,000 are forecast, 3,000 are sent"),
    ("herald-budanov-ready", "confirmation-first-group", "the first group is a part"),
    (
        "herald-austin-unconfirmed",
        "confirmation-austin-evidence",
        "not yet confirmed on the 19th, confirmed on the 23rd",
    ),
    ("herald-austin-unconfirmed", "rferl-austin-evidence", "not yet confirmed on the 19th, confirmed on the 23rd"),
    ("herald-rutte-no-evidence", "confirmation-nato-presence", "no evidence of fighting is no denial of presence"),
    ("rferl-moscow-dismissed", "rferl-putin-no-denial", "who does not deny asserts nothing"),
    ("dispatch-signed", "herald-signed", "four months before 23 October, half a month either way, meets June"),
    ("dispatch-signed", "gdc-signed", "four months before 23 October, half a month either way, meets June"),
    ("confirmation-incursion", "rferl-incursion", "6 August lies in August"),
    (
        "herald-invasion",
        "rferl-war-length",
        "32 months before 24 October 2024, a month either way, meets February 2022",
    ),
    ("dispatch-deserters", "gdc-deserters", "some 18 can be 18"),
    ("dispatch-desertion-place", "gdc-desertion-place", "the same two regions"),
    ("confirmation-kursk-october", "rferl-first-in-kursk", "due from the 23rd, there on the 23rd"),
    ("gdc-zelenskiy-10000", "zelenskyy-not-moved", "said in one week: the larger count may be the later"),
    ("herald-zelenskyy-preparing", "zelenskyy-not-moved", "who prepares at home has not been sent"),
    ("herald-zelenskyy-officers", "zelenskyy-not-in-ukraine", "officers are not the soldiers"),
    ("dispatch-nato-remark", "rferl-nato-remark", "the spokeswoman speaks for the alliance"),
    ("dispatch-early-arrival", "rferl-first-in-kursk", "first in Russia is not first in Kursk"),
    ("herald-austin-naples", "confirmation-austin-plane", "four days lie between"),
    ("herald-g7-defence", "confirmation-austin-g7", "a meeting that is not named may be another than that of the 19th"),
    (
        "confirmation-nato-presence",
        "rferl-nato-if-true",
        "one remark, told with a condition; nothing tells that it came later",
    ),
    ("confirmation-nis-training", "rferl-kursk-presence", "3,000 sent and 3,000 in the Far East leave 300 for Kursk"),
    ("confirmation-us-first", "gdc-flynn-manpower", "who goes by open sources confirms nothing for his government"),
    ("confirmation-mercenaries", "confirmation-would-be-first", "hired men are not sent by a government"),
    ("gdc-casualties", "zelenskyy-not-in-ukraine", "nobody tells where, and of whom, the losses were"),
    ("rferl-kirby-total", "rferl-pyongyang-denies", "the count may be of a later hour of the 23rd than what is denied"),
    ("rferl-kirby-3000", "dispatch-first-total", "the middle of the month ends two days after the 18th"),
    ("rferl-kirby-3000", "zelenskyy-not-moved", "the middle of the month ends three days after the 17th"),
    ("dispatch-ratified", "rferl-ratified", "the same day"),
]


@pytest.mark.parametrize(("one", "other", "why"), SILENCES, ids=[f"{one}+{other}" for one, other, _ in SILENCES])
def test_agreement_is_not_reported(seeds_report: Report, one: str, other: str, why: str) -> None:
    """Two claims that some world allows together never are the witness of a broken rule."""
    broken = [f for f in seeds_report.findings if f.verdict in BROKEN and {one, other} <= set(f.witness)]
    assert not broken, why


def test_no_single_rule_sees_the_joint_conflict(seeds_report: Report) -> None:
    """Over 11,000 ready by 1 November and some 10,000 sent by December break no single rule: it takes the joint check."""
    pair = {"herald-budanov-ready", "confirmation-park-10000"}
    assert not [f for f in seeds_report.findings if not f.joint and f.verdict in BROKEN and pair <= set(f.witness)]


def test_enough_claims(seed_documents: dict[str, dict[str, Any]], seeds_report: Report) -> None:
    """The seeds hold at least 110 claims of five documents, and the report counts them all."""
    number = sum(len(document["claims"]) for document in seed_documents.values())
    assert number >= 110
    assert len(seed_documents) == 5
    assert seeds_report.claims == number


def test_every_claim_has_a_name_and_a_place(seed_documents: dict[str, dict[str, Any]]) -> None:
    """Each claim tells by itself where in its document it stands, in one of the forms that `seeds/shared.yaml` explains."""
    form = re.compile(r"paragraph [1-9]\d?|headline|standfirst|caption|heading")
    for document in seed_documents.values():
        for claim in document["claims"]:
            assert claim.get("id")
            assert form.fullmatch(claim.get("at", "")), claim["id"]


def test_editors_find_the_schema(seed_files: list[Path]) -> None:
    """The first line of each file tells an editor where the schema is."""
    for path in seed_files:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first == "# yaml-language-server: $schema=../factcheck/schema/claim-file.json"


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: lower case, without signs."""
    return re.findall(r"\w+", text.casefold())


def runs_of(text: str) -> set[tuple[str, ...]]:
    """Every run of `RUN` words in a text."""
    words = words_of(text)
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def test_nothing_is_remarked_on(seeds_report: Report) -> None:
    """Every name is declared, and what our own packs may miss is told by their tests, not to every reader."""
    assert seeds_report.remarks == ()


def test_no_sentence_of_a_source(seed_files: list[Path], shared: Path) -> None:
    """No eight words in a row stand both in a source document and in the seeds: facts in our own words."""
    sources = sorted((shared / "seeds").glob("*.txt"))
    assert len(sources) == 5
    taken = set[tuple[str, ...]]().union(*(runs_of(path.read_text(encoding="utf-8")) for path in sources))
    for path in seed_files:
        assert not runs_of(path.read_text(encoding="utf-8")) & taken, path.name
