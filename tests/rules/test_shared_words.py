"""Words that several built-in packs share: one toll whatever took it, and the places of soldiers, who set out and arrive."""

from __future__ import annotations

from typing import Any

import pytest

import factcheck

PLACES = {"inland": {"within": "none"}, "hook": {"within": "inland"}}
NOON = "2031-03-05T12:00"


def _verdict(packs: list[str], *claims: dict[str, Any]) -> set[tuple[str, str]]:
    """Verdict and rule of each finding that is more than a notice, on claims of two speakers by turns."""
    said = [{"id": f"c{n}", "said_by": "ab"[n % 2], **claim} for n, claim in enumerate(claims)]
    report = factcheck.check([{"factcheck": "1", "packs": packs, "entities": PLACES, "claims": said}])
    return {(finding.verdict, finding.rule) for finding in report.findings if finding.verdict != "notice"}


def _dead(value: int, cause: str, day: str, **more: Any) -> dict[str, Any]:
    return {"quantity": "dead", "of": {"place": "hook", "cause": cause, **more}, "value": value, "as_of": day}


@pytest.mark.parametrize("pack", ["tolls", "disasters", "outbreaks", "casualties"])
def test_a_toll_is_one_measure(pack):
    """Whichever pack is loaded, a toll that falls is found, and the toll of another cause is another fact."""
    falls = _dead(41, "great-flood", "2031-03-05"), _dead(12, "great-flood", "2031-03-09")
    apart = _dead(41, "great-flood", "2031-03-05"), _dead(12, "measles", "2031-03-09")
    assert _verdict([pack], *falls) == {("contradiction", "QTY101")}
    assert _verdict([pack], *apart) == set()


def test_the_killed_of_a_force_are_among_the_dead_of_the_place():
    """900 soldiers killed there are no part of 200 dead there, nor of 300 killed of the force in all; of 2,000 they are."""
    of = {"force": "corps", "place": "hook", "cause": "border-war"}
    fell = {"quantity": "killed-at", "of": of, "value": 900, "as_of": "2031-03-05"}
    killed = {"quantity": "killed", "of": {"force": "corps"}, "value": 300, "as_of": "2031-03-09"}
    assert _verdict(["casualties"], fell, _dead(200, "border-war", "2031-03-09")) == {("contradiction", "QTY104")}
    assert _verdict(["casualties"], fell, killed) == {("contradiction", "QTY104")}
    assert _verdict(["casualties"], fell, _dead(2000, "border-war", "2031-03-09")) == set()
    assert _verdict(["casualties"], fell, {**killed, "value": 1200}) == set()


@pytest.mark.parametrize("kind", ["event", "quantity"])
def test_who_has_arrived_had_set_out(kind):
    """Arrivals at a place deny that none had set out for the land around it; they say nothing of another force."""
    arrived = (
        {"event": "arrived", "of": {"force": "corps", "at": "hook"}, "when": "2031-03-05"}
        if kind == "event"
        else {"quantity": "troops-arrived", "of": {"force": "corps", "to": "hook"}, "value": 80, "as_of": "2031-03-05"}
    )
    none = {
        "event": "dispatched",
        "of": {"force": "corps", "to": "inland"},
        "when": "by 2031-03-20",
        "stance": "denies",
    }
    other = {**none, "of": {"force": "legion", "to": "inland"}}
    assert _verdict(["deployment"], arrived, none) == {("contradiction", "STM101")}
    assert _verdict(["deployment"], arrived, other) == set()


def test_a_headcount_says_that_they_are_there():
    """Soldiers counted at a place at noon deny that none were in the land at noon, and not that none were there a week later."""
    here = {"quantity": "troops-at", "of": {"force": "corps", "at": "hook"}, "value": 3000, "as_of": NOON}
    none = {"state": "stationed", "of": {"force": "corps", "at": "inland"}, "as_of": NOON, "stance": "denies"}
    assert _verdict(["deployment"], here, none) == {("contradiction", "STM101")}
    assert _verdict(["deployment"], here, {**none, "as_of": "2031-03-12T12:00"}) == set()


def test_a_search_ends_in_its_own_place():
    """Given up in one town on the 8th, and begun in another on the 9th: two searches."""
    ended = {"event": "search-ended", "of": {"place": "hook", "cause": "quake"}, "when": "2031-03-08"}
    began = {"event": "search-began", "of": {"place": "hook", "cause": "quake"}, "when": "2031-03-09"}
    assert _verdict(["disasters"], ended, began) == {("contradiction", "DIS114")}
    assert _verdict(["disasters"], ended, {**began, "of": {"place": "narrows", "cause": "quake"}}) == set()
