"""SEMANTICS, section Which claims meet: members of a group that may be one thing, or may hold one another."""

from __future__ import annotations

import pytest

RULES = """
pack: own
prefix: OWN
version: 1
vocabulary:
  measures:
    gifts: {{kind: fixed, unit: item, dimensions: [fair, giver]}}
    shelf: {{kind: fixed, unit: item, dimensions: [fair]}}
rules:
  - {{code: OWN101, name: gifts, title: No more gifts than the shelf holds., why: They stand on it.,
     for: {{shelf: shelf, all: [gifts]}}, same: [fair], require: {require}, say: "{{shelf}} is too small"}}
"""
SUM, COUNT, EXACTLY = (
    RULES.format(require=require)
    for require in ("sum(all.value) <= shelf.value", "count(all) <= shelf.value", "sum(all.value) == shelf.value")
)
KNOWN = {"ines": {"within": "none"}, "olaf": {"within": "none"}}


def _gifts(*values, shelf=50):
    given = [
        {"id": name, "quantity": "gifts", "of": {"fair": "may", "giver": name}, "value": value, "said_by": "clerk"}
        for name, value in zip(("ines", "olaf", "ugo"), values, strict=False)
    ]
    return *given, {"id": "shelf", "quantity": "shelf", "of": {"fair": "may"}, "value": shelf, "said_by": "clerk"}


def _told(report):
    (outcome,) = [rule for rule in report.rules if rule.code == "OWN101"]
    return outcome.outcome, [set(finding.witness) for finding in report.findings if finding.rule == "OWN101"]


@pytest.mark.parametrize("require", [SUM, COUNT])
def test_unknown_members(checked, require):
    """SEMANTICS Which claims meet: "Containment: within(a, b)": a sum of what may be one thing is unknown, and why."""
    report = checked(*_gifts(30, 40), rules=require)
    assert _told(report) == ("undetermined", [])
    (outcome,) = [rule for rule in report.rules if rule.code == "OWN101"]
    assert "'ines' and 'olaf'" in outcome.reason or "'olaf' and 'ines'" in outcome.reason
    assert report.joint.status == "checked"


def test_known_members(checked):
    """SEMANTICS Which claims meet: "Containment: within(a, b)": roots are apart, so their sum is known."""
    assert _told(checked(*_gifts(30, 40), rules=SUM, entities=KNOWN)) == ("violated", [{"ines", "olaf", "shelf"}])
    assert _told(checked(*_gifts(20, 30), rules=SUM, entities=KNOWN)) == ("holds", [])


def test_some_known_members(checked):
    """SEMANTICS Which claims meet: "Containment: within(a, b)": the sum breaks where the largest set of known ones does."""
    assert _told(checked(*_gifts(30, 40, 5), rules=SUM, entities=KNOWN)) == ("violated", [{"ines", "olaf", "shelf"}])
    assert _told(checked(*_gifts(20, 30, 5), rules=SUM, entities=KNOWN)) == ("undetermined", [])
    assert _told(checked(*_gifts(20, 30, 60), rules=SUM, entities=KNOWN)) == ("violated", [{"ugo", "shelf"}])


def test_sums_that_make_up_a_whole(checked):
    """SEMANTICS Which claims meet: "Containment: within(a, b)": an unknown sum is no less than its known part."""
    assert _told(checked(*_gifts(30, 10), rules=EXACTLY)) == ("undetermined", [])
    assert _told(checked(*_gifts(30, 60), rules=EXACTLY)) == ("violated", [{"olaf", "shelf"}])
    assert _told(checked(*_gifts(30, 10), rules=EXACTLY, entities=KNOWN)) == ("violated", [{"ines", "olaf", "shelf"}])


def test_counted_members(checked):
    """SEMANTICS Which claims meet: "Containment: within(a, b)": a count is that of the most that are known to be apart."""
    assert _told(checked(*_gifts(3, 4, 90, shelf=1), rules=COUNT, entities=KNOWN)) == (
        "violated",
        [{"ines", "olaf", "shelf"}],
    )
    assert _told(checked(*_gifts(3, 4, 90, shelf=2), rules=COUNT, entities=KNOWN)) == ("undetermined", [])


def test_members_that_hold_one_another(checked):
    """SEMANTICS Which claims meet: "Containment: within(a, b)": what surely lies in another member leaves nothing open."""
    nested = {"ines": {"within": "none"}, "olaf": {"within": "ines"}}
    assert _told(checked(*_gifts(30, 20), rules=SUM, entities=nested)) == ("holds", [])
