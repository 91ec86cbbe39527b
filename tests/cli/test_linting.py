"""`factcheck rules --lint`: what is found, as text and JSON, and the exit codes."""

from __future__ import annotations

import json

import pytest

from factcheck.cli import main
from factcheck.engine.lint.finding import LintFinding
from factcheck.errors import Location

PLACE = Location("p.yaml", 16, 11)
WRONG = LintFinding("never-violated", ("DEP101",), "no claims can break it", "", PLACE)
PAIR = LintFinding("contradiction", ("DEP102", "DEP103"), "they cannot all hold", "DEP102 a.value 3", PLACE)
TOGETHER = LintFinding("follows", ("DEP102", "DEP103", "DEP105"), "it follows from these together", "", PLACE)
OPEN = LintFinding("undecided", ("DEP104",), "the time budget ran out", "", PLACE)


@pytest.fixture
def found(api):
    """What is found; to be filled by the test. `api.asked` holds what was asked."""
    findings: list[LintFinding] = []
    api.asked = []

    def lint(packs, rules, budget):
        api.asked.append((packs, rules, budget))
        return tuple(findings)

    api.lint = lint
    return findings


def test_nothing_found_is_said(api, found, capsys):
    """In words, with exit 0; packs and paths are handed on."""
    assert main(["rules", "--lint", "deployment", "--rules", "p.yaml"]) == 0
    assert capsys.readouterr().out == "nothing is wrong with these rules\n"
    assert api.asked == [(["deployment"], ["p.yaml"], 120.0)]


def test_a_budget_is_handed_on(api, found, capsys):
    """In seconds; what is no number above zero is an error of the call."""
    assert main(["rules", "--lint", "--budget", "0.5"]) == 0
    assert api.asked == [([], [], 0.5)]
    assert main(["rules", "--lint", "--budget", "0"]) == 2
    assert "'0' is no number of seconds above zero" in capsys.readouterr().err


def test_findings_are_a_line_each_and_totals(found, capsys):
    """Code, kind, message and example; exit 1."""
    found += [WRONG, PAIR]
    assert main(["rules", "--lint"]) == 1
    assert capsys.readouterr().out == (
        "DEP101  never-violated  no claims can break it\n"
        "DEP102  contradiction   they cannot all hold (for instance DEP102 a.value 3)\n"
        "\n"
        "2 findings: 1 contradiction and 1 never-violated\n"
    )


def test_what_could_not_be_told_is_not_fine(found, capsys):
    """Only undecided: exit 2, as wherever a verdict is undetermined; beside a finding, exit 1."""
    found.append(OPEN)
    assert main(["rules", "--lint"]) == 2
    assert capsys.readouterr().out.endswith("1 finding: 1 undecided\n")
    found.append(WRONG)
    assert main(["rules", "--lint"]) == 1


def test_a_rule_that_names_what_others_imply_is_nothing_wrong(found, capsys):
    """It is told of, with exit 0; beside what could not be told, exit 2."""
    found.append(TOGETHER)
    assert main(["rules", "--lint"]) == 0
    assert capsys.readouterr().out.endswith("1 finding: 1 follows\n")
    found.append(OPEN)
    assert main(["rules", "--lint"]) == 2


def test_findings_as_json(found, capsys):
    """The same for programs."""
    found.append(PAIR)
    assert main(["rules", "--lint", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "findings": [
            {
                "kind": "contradiction",
                "codes": ["DEP102", "DEP103"],
                "message": "they cannot all hold",
                "witness": "DEP102 a.value 3",
                "location": {"path": "p.yaml", "line": 16, "column": 11},
            }
        ],
        "totals": {"contradiction": 1},
    }
