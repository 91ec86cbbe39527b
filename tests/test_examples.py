"""The examples do what they say: expectations worked out from the claims, and the console output compared as text."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import factcheck
from examples import library_use
from factcheck.cli import main
from factcheck.report import Finding, Report

ROOT = Path(__file__).resolve().parent.parent
TOLL = ROOT / "examples" / "toll.yaml"


def broken(report: Report) -> list[Finding]:
    """The findings that are more than a notice."""
    return [finding for finding in report.findings if finding.verdict != "notice"]


def only(report: Report) -> tuple[str, str, tuple[str, ...]]:
    """Verdict, rule and witness of the one finding that is more than a notice."""
    (finding,) = broken(report)
    return finding.verdict, finding.rule, tuple(sorted(finding.witness))


def test_toll_has_the_planted_conflict_and_no_other():
    """115 dead on the 14th and "about 90", at most 99, on the 16th leave no world: a running total never decreases."""
    report = factcheck.check(TOLL)
    assert report.verdict == "inconsistent"
    assert only(report) == ("contradiction", "QTY101", ("observer-coroner-115", "observer-governor-90"))


def test_toll_without_the_planted_claim_is_consistent(tmp_path):
    """What the comments call no conflict is none: over 80 and 115, 36 in a part, 400 missing and then 60, a plan."""
    text = TOLL.read_text(encoding="utf-8")
    assert text.count("value: about 90") == 1
    (tmp_path / "toll.yaml").write_text(text.replace("value: about 90", "value: about 120"), encoding="utf-8")
    shutil.copytree(TOLL.parent / "packs", tmp_path / "packs")
    assert factcheck.check(tmp_path / "toll.yaml").verdict == "consistent"


def test_toll_blames_neither_side():
    """Two claims and one conflict: withdrawing either restores order, so the suspects are tied."""
    (case,) = factcheck.check(TOLL).cases
    assert case.tied
    assert set(case.suspects) == {"observer-coroner-115", "observer-governor-90"}


def test_toll_counts_the_deputy_as_one_witness():
    """Both papers have the missing from Deputy Ames: two reports, one source, which is a notice."""
    notices = [finding for finding in factcheck.check(TOLL).findings if finding.verdict == "notice"]
    assert [(notice.name, set(notice.witness)) for notice in notices] == [
        ("one-source-many-reports", {"courier-missing", "observer-missing"})
    ]


def test_toll_prints_the_expected_output(capsys, monkeypatch):
    """`factcheck examples/toll.yaml`, from the project's folder and 80 columns wide, prints what `toll.txt` holds."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    code = main(["examples/toll.yaml"])
    assert capsys.readouterr().out == (ROOT / "examples" / "toll.txt").read_text(encoding="utf-8")
    assert code == 1


PLANTED = {
    # 310 destroyed and 160 damaged are 470 homes, of 400 that were hit.
    "disasters": ("DIS108", {"homes-destroyed", "homes-damaged", "homes-hit"}),
    # 612 cases, and a day later 587.
    "outbreaks": ("QTY101", {"cases-10", "cases-11"}),
    # 5,310 ballots where 4,992 voters are registered.
    "elections": ("ELE101", {"narrows-ballots", "narrows-registered"}),
    # 240, 255, 231 and 274 are 1,000, half a million more or less each: at most 1,002, and not 1,100.
    "accounts": ("QTY118", {"q1", "q2", "q3", "q4", "year"}),
    # The mother died in 1701, and the child was born in 1704.
    "lives": ("LIV104", {"anna-died", "tom-born"}),
}
"""For each field with a pack and an example, the rule that its planted mistake breaks, and the claims in it."""


@pytest.mark.parametrize("field", PLANTED)
def test_a_field_has_its_planted_mistake_and_no_other(field):
    """The one case of each example is the mistake that its comments tell of; what they call no conflict is none."""
    report = factcheck.check(ROOT / "examples" / f"{field}.yaml")
    (case,) = report.cases
    (first,) = [finding for finding in report.findings if finding.id == case.findings[0]]
    code, claims = PLANTED[field]
    assert report.verdict == "inconsistent"
    assert case.verdict == "contradiction"
    assert (first.rule, set(case.evidence)) == (code, claims)


@pytest.mark.parametrize("field", PLANTED)
def test_a_field_prints_the_expected_output(field, capsys, monkeypatch):
    """`factcheck examples/FIELD.yaml`, from the project's folder and 80 columns wide, prints what `FIELD.txt` holds."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    code = main([f"examples/{field}.yaml"])
    assert capsys.readouterr().out == (ROOT / "examples" / f"{field}.txt").read_text(encoding="utf-8")
    assert code == 1


def test_wildfire_pack_keeps_its_own_examples(capsys):
    """`factcheck test --rules` passes: each rule of the small pack holds and breaks where its examples say so."""
    assert main(["test", "--rules", str(ROOT / "examples" / "packs" / "wildfire.yaml")]) == 0
    assert "FIRE102" in capsys.readouterr().out


def test_library_use_from_a_file():
    """What `load` returns gives the same report as the file itself."""
    assert only(library_use.from_a_file()) == only(factcheck.check(TOLL))


def test_library_use_from_python():
    """At least 30 on Friday and about 20, at most 22 (10 % of 20), on Sunday: the total falls."""
    assert only(library_use.from_python()) == ("contradiction", "QTY101", ("friday", "sunday"))


def test_library_use_from_dictionaries():
    """The figure that one side gives is the one that the other denies, by name."""
    report = library_use.from_dictionaries()
    assert only(report) == ("contradiction", "STM102", ("no", "toll"))
    assert broken(report)[0].relation == "dispute"


@pytest.mark.parametrize("check", [library_use.from_pandas, library_use.from_polars])
def test_library_use_from_frames(check):
    """Numbers in tables are exact, so 80 on Tuesday and 79 on Wednesday, by one tracker, contradict; 67 before both does not."""
    report = check()
    assert only(report) == ("contradiction", "QTY101", ("tue", "wed"))
    assert broken(report)[0].relation == "self-contradiction"


def test_library_use_with_its_own_rule():
    """More than 3,000 is above 2,000 however it is read; the rule is only plausible, so this is a tension."""
    report = library_use.with_our_own_rule()
    assert only(report) == ("tension", "OUR101", ("radio",))
    assert [outcome.code for outcome in report.rules if outcome.outcome != "idle"] == ["OUR101"]


def test_library_use_prints_a_verdict_for_each_way_in(capsys):
    """The script runs to its end and names each way in with its verdict."""
    library_use.main()
    verdicts = [line for line in capsys.readouterr().out.splitlines() if not line.startswith(" ")]
    assert verdicts == [
        "A file: inconsistent",
        "Python: inconsistent",
        "Dictionaries: inconsistent",
        "pandas: inconsistent",
        "Polars: inconsistent",
        "Our own rule: strained",
    ]


def test_german_papers_have_the_planted_conflict_and_no_other():
    """More than 60 dead on Monday 11 August, at most 55 on Thursday the 14th; all dates are German, and all others fit."""
    report = factcheck.check(ROOT / "examples" / "waldbrand.yaml")
    assert only(report) == ("contradiction", "QTY101", ("blatt-tote", "bote-tote"))
    (finding,) = broken(report)
    assert {report.cards[id].time_written for id in finding.roles} == {
        "Montag (11 August 2025, counted from the publication)",
        "Donnerstag (14 August 2025, counted from the publication)",
    }
