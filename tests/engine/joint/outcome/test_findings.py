"""What a joint conflict makes of earlier findings, and how one is told that no claim is to blame for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import factcheck
from factcheck import Report
from factcheck.cli import main
from tests.engine.joint.test_check import READY, SENT, checked

SUMMED = """
pack: summed
prefix: SMD
version: 1
title: Two running totals within a third
vocabulary:
  measures:
    one: {kind: cumulative, unit: person, dimensions: [who], additive: false}
    two: {kind: cumulative, unit: person, dimensions: [who], additive: false}
    whole: {kind: cumulative, unit: person, dimensions: [who], additive: false}
rules:
  - code: SMD101
    name: one-in-whole
    title: The one is among the whole.
    why: It is part of it.
    for: {part: one, whole: whole}
    same: [who, time]
    require: part.value <= whole.value
    say: "{part} is more than {whole}"
  - code: SMD102
    name: both-in-whole
    title: The two together are among the whole.
    why: They share nobody.
    for: {a: one, b: two, whole: whole}
    same: [who, time]
    require: a.value + b.value <= whole.value
    say: "{a} and {b} are more than {whole}"
"""

ODD = """
pack: odd
prefix: ODD
version: 1
title: Rules that contradict each other
vocabulary:
  measures:
    mark: {kind: stock, unit: person, dimensions: [who], additive: false}
rules:
  - code: ODD101
    name: constant
    title: The mark never changes.
    why: So it was said.
    for: {a: mark, b: mark}
    same: [fact]
    require: a.value == b.value
    say: "{a} is not {b}"
  - code: ODD102
    name: rising
    title: The mark always rises.
    why: So it was said.
    for: {earlier: mark, later: mark}
    same: [fact]
    when: earlier.time < later.time
    require: earlier.value < later.value
    say: "{earlier} is not less than {later}"
"""


def packed(folder: Path, pack: str, claims: str) -> tuple[Path, Path]:
    """The files of a pack and of claims."""
    rules, told = folder / "rules.yaml", folder / "claims.yaml"
    rules.write_text(pack, encoding="utf-8")
    told.write_text(f"factcheck: 1\nclaims:\n{claims}", encoding="utf-8")
    return rules, told


def test_tension_becomes_a_contradiction(tmp_path: Path) -> None:
    """SEMANTICS Joint check: a joint conflict that holds the witness of a tension makes that finding a contradiction.

    "About 1,000" of one is 950 at least by the strict and 900 by the fuzzy reading, and the whole is 920 at most: a tension
    (SMD101). 500 of two the day before are 500 at least that day, for totals never fall (QTY101), and 900 + 500 is more than 920
    (SMD102): no world is left, by no single rule, since nobody told of two on that day.
    """
    rules, claims = packed(
        tmp_path,
        SUMMED,
        """
  - {id: one, quantity: one, of: {who: x}, value: about 1000, as_of: "2024-01-02T12:00", said_by: a}
  - {id: two, quantity: two, of: {who: x}, value: 500, as_of: "2024-01-01T12:00", said_by: b}
  - {id: whole, quantity: whole, of: {who: x}, value: 0 to 920, as_of: "2024-01-02T12:00", said_by: c}
""",
    )
    (alone,) = factcheck.check(claims, rules=[rules], joint=False).findings
    assert (alone.verdict, set(alone.witness)) == ("tension", {"one", "whole"})
    (found,) = factcheck.check(claims, rules=[rules]).findings
    assert (found.rule, found.verdict, found.severity, found.joint) == ("SMD101", "contradiction", "error", False)
    assert [set(one.listed) for one in found.conflicts] == [{"one", "two", "whole"}, {"one", "whole"}]
    assert (set(found.witness), set(found.rules)) == ({"one", "two", "whole"}, {"SMD101", "SMD102", "QTY101"})
    assert found.derivation is not None
    assert found.rests_on_readings == ("'about 1000' read as ± 10 %", "'500' read as ± 5 %")


def test_a_plausible_tension_is_not_raised(tmp_path: Path) -> None:
    """What is only plausible stays a tension, whatever laws make of its claims; the joint conflict is a finding of its own."""
    rules, claims = packed(
        tmp_path,
        SUMMED.replace("title: The one is among the whole.", "title: The one is among the whole.\n    kind: plausible"),
        """
  - {id: one, quantity: one, of: {who: x}, value: 1000, as_of: "2024-01-02T12:00", said_by: a}
  - {id: two, quantity: two, of: {who: x}, value: 500, as_of: "2024-01-01T12:00", said_by: b}
  - {id: whole, quantity: whole, of: {who: x}, value: 0 to 920, as_of: "2024-01-02T12:00", said_by: c}
""",
    )
    found = {finding.rule: finding for finding in factcheck.check(claims, rules=[rules]).findings}
    assert found["SMD101"].verdict == "tension"
    assert {finding.verdict for finding in found.values() if finding.joint} == {"contradiction"}


def listed() -> Report:
    """Two totals above one that is told later, and a level that cannot be reconciled with it either."""
    early = {"id": "early", "quantity": "troops-sent", "value": "exactly 20,000", "as_of": "2024-10-01"}
    next_ = {"id": "next", "quantity": "troops-sent", "value": "exactly 21,000", "as_of": "2024-10-02"}
    return checked([READY, SENT, early, next_])


def test_what_a_correction_breaks_anyhow_is_listed() -> None:
    """SEMANTICS Joint check: what every smallest correction of the reported contradictions breaks is listed under these.

    20,000 and 21,000 by October both contradict some 10,000 in December; the one smallest correction withdraws the latter, and
    with it goes the conflict with more than 11,000 ready.
    """
    report = listed()
    assert not any(finding.joint for finding in report.findings)
    (case,) = report.cases
    assert case.suspects == ("sent",)
    assert all({"ready", "sent"} in [set(one.listed) for one in finding.conflicts] for finding in report.findings)


def test_what_is_listed_is_in_the_corrections() -> None:
    """The lightest correction of the case resolves the listed conflict too: without "sent" nothing is left of it."""
    (case,) = listed().cases
    assert case.corrections == (("sent",),)


def odd(folder: Path) -> tuple[Path, Path]:
    """Two claims that break no rule, of what two rules leave no world to."""
    return packed(
        folder,
        ODD,
        """
  - {id: a, quantity: mark, of: {who: x}, value: at least 1, as_of: "2024-01-01", said_by: s}
  - {id: b, quantity: mark, of: {who: x}, value: at least 1, as_of: "2024-01-02", said_by: t}
""",
    )


def test_rules_alone_have_no_world(tmp_path: Path) -> None:
    """SEMANTICS Joint check: rules that leave no world to anybody are the finding, and no claim is blamed."""
    rules, claims = odd(tmp_path)
    report = factcheck.check(claims, rules=[rules])
    (found,) = report.findings
    assert (found.verdict, found.witness, found.rules) == ("contradiction", (), ("ODD101", "ODD102"))
    (case,) = report.cases
    assert (case.suspects, case.corrections, case.blame, report.joint.status) == ((), (), {}, "checked")


@pytest.mark.parametrize("shape", ["text", "json"])
def test_rules_alone_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str], shape: str) -> None:
    """Every writer tells a finding without a witness, and the exit code is that of a finding."""
    rules, claims = odd(tmp_path)
    assert main([str(claims), "--rules", str(rules), "--format", shape]) == 1
    told = capsys.readouterr().out
    if shape == "json":
        assert json.loads(told)["findings"][0]["conflicts"] == [[]]
    assert "these rules cannot all be true" in " ".join(told.split())


@pytest.mark.parametrize("shape", ["text", "json"])
def test_pinned_alone_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str], shape: str) -> None:
    """Pinned claims that conflict are written with nobody to doubt."""
    told = "".join(
        f"  - {{id: {c['id']}, quantity: {c['quantity']}, of: {{force: army, to: north}}, value: '{c['value']}', "
        f"as_of: {c['as_of']}, said_by: s-{c['id']}, trust: pinned}}\n"
        for c in (READY, SENT)
    )
    claims = tmp_path / "claims.yaml"
    claims.write_text(f"factcheck: 1\npacks: [deployment]\nclaims:\n{told}", encoding="utf-8")
    assert main([str(claims), "--format", shape]) == 1
    written = capsys.readouterr().out
    if shape == "json":
        report = json.loads(written)
        assert [(c["suspects"], c["corrections"], c["blame"]) for c in report["cases"]] == [([], [], {})]
    else:
        assert "Doubt" not in written
