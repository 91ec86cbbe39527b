"""SEMANTICS, section Times: what a conflict rests on: an end that another claim gives, where that end is what conflicts."""

from __future__ import annotations

import pytest

D = "2029-05-02"
PACK = """\
pack: port
prefix: POR
version: 1
vocabulary:
  events:
    sailed: {identity: [ship]}
    sank: {identity: [ship]}
    raised: {identity: [ship]}
rules:
  - code: POR101
    name: raised-before-it-sank
    title: What is raised has sunk.
    why: It lay on the ground.
    order: [sank, raised]
    same: [ship]
"""


def _event(id, type_, when, **more):
    return {"id": id, "event": type_, "of": {"ship": "maud"}, "when": when, "said_by": id, **more}


def _level(id, value, **more):
    return {"id": id, "quantity": "people", "of": {"who": "crew", "at": "quay"}, "value": value, "said_by": id, **more}


@pytest.fixture
def witnesses(checked):
    """The smallest conflicts of all findings but notices, each as its claims."""

    def found(*claims, **parts):
        report = checked(*claims, rules=PACK, **parts)
        return sorted(sorted(f.witness) for f in report.findings if f.verdict != "notice")

    return found


def test_the_end_that_conflicts(witnesses):
    """SEMANTICS Times: "Relative times are resolved to bounds": an end counts as part of a side only where that end is what
    conflicts; an end that the claim's own words give carries no other claim.
    """
    sank = _event("sank", "sank", D)
    # the low end rests on the other claim, and the high end is the claim's own
    window = _event("window", "raised", ["by 2029-06-20", {"after": "sank"}])
    assert witnesses(sank, window, _event("dated", "raised", "2029-07-02")) == [["dated", "window"]]
    assert witnesses(sank, window, _event("dated", "raised", "2029-06-01")) == []
    assert witnesses(sank, window, _event("dated", "raised", "2029-04-01")) == [
        ["dated", "sank"],
        ["dated", "sank", "window"],
    ]
    # a gap has both ends from the other claim
    gap = _event("gap", "raised", {"after": "sank", "gap": "3 months"})
    assert witnesses(sank, gap, _event("dated", "raised", "2029-12-01")) == [["dated", "gap", "sank"]]
    # of two claims that it is told by, only the one whose end it is
    both = _event("both", "raised", [{"after": "sank"}, {"before": "sailed"}])
    sailed = _event("sailed", "sailed", "2029-06-01")
    assert witnesses(sank, sailed, both, _event("dated", "raised", "2029-08-01")) == [["both", "dated", "sailed"]]


def test_ends_of_chains(witnesses):
    """SEMANTICS Times: "Relative times are resolved to bounds": a chain is carried end for end."""
    sank = _event("sank", "sank", [D, {"before": "sailed"}])
    sailed = _event("sailed", "sailed", "2029-06-01")
    raised = _event("raised", "raised", {"after": "sank"})
    # that it sank before it sailed is not needed: the day of sinking is its own
    assert witnesses(sank, sailed, raised, _event("dated", "raised", "2029-04-01")) == [
        ["dated", "raised", "sank"],
        ["dated", "sank"],
    ]


def test_the_own_day_rests_on_nothing(witnesses):
    """SEMANTICS Times: "Relative times are resolved to bounds": a bare day that a bound leaves as it is carries none, and is the
    day of others.
    """
    sailed = _event("sailed", "sailed", "2029-05-03")
    day = _level("day", 79, as_of=[D, {"before": "sailed"}])
    assert witnesses(sailed, _level("other", 66, as_of=D), day) == [["day", "other"]]
    assert witnesses(sailed, _level("other", 79, as_of=D), day) == []


def test_moments_and_values_of_a_whole(witnesses):
    """SEMANTICS Times: "Relative times are resolved to bounds": a part without a time rests on its whole where the time is what
    conflicts, and a share on what it is a share of.
    """
    whole = _level("whole", 900, as_of=f"{D}T12:00")
    part = {**_level("part", 50, part_of="whole"), "of": {"who": "cooks", "at": "quay"}}
    other = {**_level("other", 40, as_of=f"{D}T12:00"), "of": {"who": "cooks", "at": "quay"}}
    assert witnesses(whole, part, other) == [["other", "part", "whole"]]
    assert witnesses(whole, {**part, "as_of": f"{D}T12:00"}, other) == [["other", "part"]]
    share = {**_level("share", {"share": "a third", "of": "whole"}, as_of=f"{D}T12:00"), "of": other["of"]}
    assert witnesses(whole, share, other) == [["other", "share", "whole"]]
