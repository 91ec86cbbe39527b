"""The joint check as a whole: what it reports, what it doubts, and what it says when it could not tell."""

from __future__ import annotations

import time
from typing import Any

import pytest

import factcheck
from factcheck import Report


def checked(claims: list[dict[str, Any]], entities: dict[str, Any] | None = None, **options: Any) -> Report:
    """The report on claims about one army sent north."""
    base = {"of": {"force": "army", "to": "north"}}
    written = [{**base, "said_by": f"speaker of {claim['id']}", **claim} for claim in claims]
    file = {"factcheck": 1, "packs": ["deployment"], "claims": written, "entities": entities or {}}
    return factcheck.check(file, **options)


READY = {"id": "ready", "quantity": "troops-ready", "value": "more than 11,000", "as_of": "2024-11-01"}
SENT = {"id": "sent", "quantity": "troops-sent", "value": "some 10,000", "as_of": "2024-12"}


def test_no_joint_conflict_without_the_joint_check() -> None:
    """With the joint check off no single rule sets the two together, and the report says that it was off."""
    report = checked([READY, SENT], joint=False)
    assert (report.verdict, report.joint.status) == ("nothing-checked", "off")


def test_a_slightly_larger_plan_leaves_a_world() -> None:
    """Were 11,001 sent in December, both claims could be true."""
    report = checked([READY, {**SENT, "value": "exactly 11,001"}])
    assert (report.findings, report.joint.status) == ((), "checked")


def test_hedge_decides_a_tension() -> None:
    """More than 10,600 ready against some 10,000 sent: only the strict reading (up to 10,500) leaves no world."""
    report = checked([{**READY, "value": "more than 10,600"}, SENT])
    (found,) = report.findings
    assert (found.joint, found.verdict, report.verdict) == (True, "tension", "strained")


def test_no_budget_is_no_verdict() -> None:
    """When the budget has run out before the solver was asked, the verdict is undetermined, with the reason, and exit code 2."""
    report = checked([READY, SENT], budget=0.0)
    assert (report.verdict, report.joint.status, report.exit_code()) == ("undetermined", "undetermined", 2)
    assert "budget" in report.joint.reason


def test_very_large_numbers_are_exact() -> None:
    """Numbers far beyond what a double holds are told apart to the last unit."""
    many = 10**29
    report = checked([{**READY, "value": f"at least {many + 1:,}"}, {**SENT, "value": f"exactly {many:,}"}])
    assert report.verdict == "inconsistent"
    assert not checked([{**READY, "value": f"at least {many:,}"}, {**SENT, "value": f"exactly {many:,}"}]).findings


@pytest.mark.parametrize("pinned", ["ready", "sent"])
def test_what_is_pinned_is_never_doubted(pinned: str) -> None:
    """Of two claims that cannot both be true, the one that is pinned is in no correction and no suspect."""
    report = checked([{**claim, **({"trust": "pinned"} if claim["id"] == pinned else {})} for claim in (READY, SENT)])
    (case,) = report.cases
    other = "sent" if pinned == "ready" else "ready"
    assert case.corrections == ((other,),)
    assert case.suspects == (other,)


def test_pinned_claims_that_conflict_blame_nobody() -> None:
    """Where pinned claims alone leave no world they are the finding, and there is nothing to doubt."""
    report = checked([{**READY, "trust": "pinned"}, {**SENT, "trust": "pinned"}])
    (case,) = report.cases
    (found,) = report.findings
    assert (report.verdict, report.joint.status) == ("inconsistent", "checked")
    assert (case.corrections, case.suspects, case.finished, case.blame) == ((), (), True, {})
    assert "all are pinned" in found.message


def test_every_conflict_of_pinned_claims_is_found() -> None:
    """Two pinned totals against one pinned level are two findings; that a third total fits neither is not told."""
    later = {**SENT, "id": "later", "as_of": "2025-01", "value": "exactly 10,000", "trust": "pinned"}
    doubted = {**SENT, "id": "doubted", "as_of": "2025-02", "value": "exactly 9,000"}
    report = checked([{**READY, "trust": "pinned"}, {**SENT, "trust": "pinned"}, later, doubted])
    joint = {frozenset(finding.witness) for finding in report.findings if finding.joint}
    assert joint == {frozenset(("ready", "sent")), frozenset(("ready", "later"))}
    assert report.joint.status == "checked"


def test_the_less_reliable_is_doubted_first() -> None:
    """A speaker graded E comes before one graded A; F cannot be judged, and is as neutral as no grade."""
    entities = {"speaker of ready": {"reliability": "A"}, "speaker of sent": {"reliability": "E"}}
    report = checked([READY, SENT], entities)
    assert report.cases[0].corrections == (("sent",),)
    assert report.cases[0].suspects == ("sent",)
    neutral = {"speaker of ready": {"reliability": "F"}}
    assert checked([READY, SENT], neutral).cases[0].suspects == ("ready", "sent")


def test_repetition_by_one_origin_is_one_witness() -> None:
    """One origin that says the same twice is one claim to withdraw: the correction holds both, at the weight of one."""
    again = {**SENT, "id": "sent-again", "said_by": "speaker of sent"}
    report = checked([READY, SENT, again])
    (found,) = [finding for finding in report.findings if finding.joint]
    assert len(found.witness) == 2
    assert {frozenset(one) for one in report.cases[0].corrections} == {
        frozenset(("ready",)),
        frozenset(("sent", "sent-again")),
    }


def test_blame_is_shared() -> None:
    """Two totals against one level: two conflicts of two witnesses, so the level bears a half of all, each total a quarter."""
    second = {**SENT, "id": "later", "as_of": "2025-01", "value": "exactly 10,000"}
    report = checked([READY, SENT, second])
    (case,) = report.cases
    assert {one: str(share) for one, share in case.blame.items()} == {"ready": "1/2", "sent": "1/4", "later": "1/4"}


def test_report_before_it_happened_dates_the_event() -> None:
    """Two reports of one event: one said it on 3 June of "June", one dates it to 19 June.

    Told on 3 June it had happened by then (CHR101), and one event has one time (CHR103): no single rule is broken,
    since June holds
    both days, and yet no world is left.
    """
    claims = [
        {"id": "early", "event": "unit-formed", "of": {"unit": "guard"}, "when": "2024-06", "said_on": "2024-06-03"},
        {"id": "dated", "event": "unit-formed", "of": {"unit": "guard"}, "when": "2024-06-19", "said_on": "2024-07-01"},
    ]
    (found,) = checked(claims).findings
    assert found.joint
    assert set(found.witness) == {"early", "dated"}
    assert found.rules == ("CHR101", "CHR103")


@pytest.mark.parametrize("joint", [True, False])
def test_what_is_pinned_is_no_suspect_of_a_single_rule(joint: bool) -> None:
    """20,000 by 1 October and 10,000 by the 2nd contradict each other; the pinned one is not doubted, so the other is."""
    more = {**SENT, "id": "more", "value": "exactly 20,000", "as_of": "2024-10-01", "trust": "pinned"}
    less = {**SENT, "id": "less", "value": "exactly 10,000", "as_of": "2024-10-02"}
    (case,) = checked([more, less], joint=joint).cases
    assert (case.suspects, case.tied) == (("less",), False)


def test_the_budget_bounds_proofs_too() -> None:
    """Many conflicts take time to prove; the budget is kept, and what was not proved is not called fine."""
    claims = [
        {
            **READY,
            "id": f"ready-{n}",
            "value": f"more than {12_000 + n:,}",
            "as_of": f"2024-11-{n % 28 + 1:02}T{n // 28:02}:00",
        }
        for n in range(60)
    ]
    began = time.perf_counter()
    report = checked([*claims, SENT], budget=0.4)
    assert time.perf_counter() - began < 5
    assert report.verdict in ("inconsistent", "undetermined")
    assert report.joint.status in ("checked", "truncated", "undetermined")
