"""What several rules together reveal in the five documents, and what they must not, each worked out by hand from the texts.

Going in: the report on `seeds/`. To add a conflict that must come out, add a test; a set of claims that leaves a world, though it
looks as if it did not, is a row of `WORLDS`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

import factcheck
from factcheck.report.types import Finding, Report
from tests.seeds.conftest import SEEDS

READY, SENT = "herald-budanov-ready", "confirmation-park-10000"


def joint_findings(report: Report) -> list[Finding]:
    """The findings of the joint check."""
    return [finding for finding in report.findings if finding.joint]


def test_more_ready_than_are_ever_sent(seeds_report: Report) -> None:
    """More than 11,000 ready in Russia by 1 November, some 10,000 sent there in all by December: no world is left.

    Both are forecasts. By 1 November at least 11,001 are ready, for soldiers are counted in whole numbers. Those ready are, at
    any moment, among those sent (DEP103); what is sent never decreases (DEP101); so at least 11,001 are sent by December. "Some
    10,000" is 10,000 give or take 10 % by the widest reading: at most 11,000. One soldier decides, and no document tells how many
    are to have been sent by 1 November, so that no single rule compares the two.
    """
    (found,) = joint_findings(seeds_report)
    assert set(found.witness) == {READY, SENT}
    assert (found.verdict, found.relation, set(found.rules)) == ("contradiction", "cross-source", {"DEP101", "DEP103"})
    assert any("some 10,000" in reading for reading in found.rests_on_readings)


def test_derivation(seeds_report: Report) -> None:
    """From 11,001 ready to 11,001 sent in November, to 11,001 sent by December, which the plan of at most 11,000 refuses."""
    (found,) = joint_findings(seeds_report)
    assert found.derivation is not None
    steps = found.derivation.steps
    chain = [(step.end, step.bound, step.law or step.claims[0]) for step in steps]
    ready, sent, later = (chain.index(("low", 11001, by)) for by in (READY, "DEP103", "DEP101"))
    assert ("high", 11000, SENT) in chain
    assert [steps[place].premises for place in (ready, sent, later)] == [(), (ready,), (sent,)]
    assert {chain[place][:2] for place in found.derivation.because} == {("low", 11001), ("high", 11000)}


def test_corrections(seeds_report: Report) -> None:
    """No third claim stands in the way of either, and each bears half the blame; the service in Seoul is graded B, Budanov not

    at all, so that his figure is doubted first.
    """
    (found,) = joint_findings(seeds_report)
    (case,) = [case for case in seeds_report.cases if case.id == found.case]
    assert (case.suspects, case.tied, case.corrections) == ((READY,), False, ((READY,),))
    assert {one: str(share) for one, share in case.blame.items()} == {READY: "1/2", SENT: "1/2"}


def test_nothing_else_is_revealed(seeds_report: Report) -> None:
    """The check ended in full, and no other set of claims is refused by several rules while every single rule allows it.

    Read critically: in every other part of the set without a world, each smallest conflict is a pair that a single rule reports,
    and rightly so, for both speak of one thing: what had been sent to Russia ("none" by 17 October, or 3,000 by the 23rd, against
    an earlier and larger count), whether anything was dispatched (Pyongyang denies it), where soldiers are and what was lifted
    (both capitals deny it). Without the denials and the two low counts a world is left: all others only tell of at least so many.

    No claim is dated by another or told as a share of one, so links add nothing. Moments that overlap and are shared by several
    facts are few, and only in the strict reading: the 17th of October ("none" sent) against the 10,000 of the 14th to the 20th,
    and that day and the 23rd (3,000) against the several thousand who arrived before the 27th. An order that suits the numbers is
    left: the 10,000 and the arrivals after the 17th, and the arrivals before the 23rd if they were 3,000 at most, else after it.
    """
    assert seeds_report.joint.status == "checked"
    assert len(joint_findings(seeds_report)) == 1
    assert not [f for f in seeds_report.findings if not f.joint and f.derivation is not None]


WORLDS: dict[str, Sequence[str]] = {
    # Over 10,000 promised and more than 11,000 ready: neither says that there are no more.
    "both-open-above": (READY, "dispatch-park-promise"),
    # The headline's 10,000 are told as under way, with no day: they may be the number before 1 November.
    "no-day": (READY, "gdc-headline-10000"),
    # 2,600 are a first group, bound for Kursk: a part of Russia, so they are a floor and no ceiling for all of Russia.
    "part-of-the-place": (READY, SENT, "confirmation-first-group"),
    # What happened by 23 October says nothing of what was announced for November: forecasts and facts are different numbers.
    "forecast-and-fact": (READY, "confirmation-nis-3000", "dispatch-in-training"),
    # Around 1,500 and 1,500 on top of them are just the 3,000 who train in the same place, who are all of those sent to Russia.
    "all-in-training": (
        "dispatch-first-total",
        "dispatch-another-1500",
        "confirmation-nis-training",
        "confirmation-nis-3000",
    ),
}


@pytest.mark.parametrize("case", WORLDS)
def test_leaves_a_world(case: str, seeds_report: Report) -> None:
    """The set is no conflict, nor does it hold one but that of the 11,000 and the 10,000 (why, stands at each)."""
    refused = [set(finding.witness) for finding in joint_findings(seeds_report)]
    assert [ids for ids in refused if ids <= set(WORLDS[case]) and ids != {READY, SENT}] == []


@pytest.mark.parametrize("withdrawn", [READY, SENT])
def test_a_correction_leaves_a_world(withdrawn: str, tmp_path: Path) -> None:
    """Once either is withdrawn, several rules together reveal nothing any more."""
    for path in SEEDS.glob("*.yaml"):
        data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        for document in data.get("documents", {}).values():
            document["claims"] = [claim for claim in document.get("claims", ()) if claim.get("id") != withdrawn]
        (tmp_path / path.name).write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    report = factcheck.check(sorted(tmp_path.glob("*.yaml")))
    assert (joint_findings(report), report.joint.status) == ([], "checked")
