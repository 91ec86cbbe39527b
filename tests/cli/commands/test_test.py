"""`factcheck test`."""

from __future__ import annotations

from types import SimpleNamespace

from factcheck.cli import main
from factcheck.errors import Location


def result(rule, kind, index=1, passed=True, message=""):
    """One result."""
    location = Location("rules/deployment.yaml", 60 + index, 9)
    return SimpleNamespace(
        pack="deployment",
        rule=rule,
        name="total",
        kind=kind,
        index=index,
        passed=passed,
        message=message,
        location=location,
    )


def test_all_passed(api, capsys):
    """One line a rule and the totals; exit 0."""
    api.test_packs = lambda packs, rules: (
        result("DEP101", "holds"),
        result("DEP101", "holds", 2),
        result("DEP101", "breaks"),
    )
    assert main(["test", "deployment"]) == 0
    assert capsys.readouterr().out == (
        "deployment\n   DEP101  passed  total (2 to hold, 1 to break)\n\n1 rule, 3 examples: all passed\n"
    )


def test_failures_are_told_after_the_totals(api, capsys):
    """Exit 1; each failure with its place; a rule that no example breaks is one."""
    api.test_packs = lambda packs, rules: (
        result("DEP101", "holds", 2, False, "DEP101 is broken: second counts fewer"),
        result("DEP102", "unbroken", 0, False, "no example breaks this rule"),
    )
    assert main(["test"]) == 1
    assert capsys.readouterr().out == (
        "deployment\n"
        "   DEP101  FAILED  total (1 to hold, 0 to break)\n"
        "   DEP102  FAILED  total (0 to hold, 0 to break)\n"
        "\n"
        "2 rules, 1 example: 2 failed\n"
        "\n"
        "DEP101 total: an example that holds (number 2)\n"
        "   DEP101 is broken: second counts fewer\n"
        "   rules/deployment.yaml:62:9\n"
        "\n"
        "DEP102 total: its examples\n"
        "   no example breaks this rule\n"
        "   rules/deployment.yaml:60:9\n"
    )


def test_nothing_to_run_is_no_success(api, capsys):
    """Without rules there is nothing to test: exit 2."""
    api.test_packs = lambda packs, rules: ()
    assert main(["test", "empty"]) == 2
    assert capsys.readouterr().out == ""
