"""How every run of the command line ends."""

from __future__ import annotations

import attrs
import pytest

from factcheck.cli import main
from factcheck.errors import InputError, Location, Problem
from factcheck.report import Report
from tests.writers.reports import DENIED, DENIED_CASE, FULL


def raising(error):
    """A `check` that fails so."""

    def check(*args, **options):
        raise error

    return check


STRAINED = attrs.evolve(
    FULL, cases=(DENIED_CASE,), findings=(DENIED,), rules=tuple(r for r in FULL.rules if r.outcome != "failed")
)


@pytest.mark.parametrize(
    ("report", "fail_on", "code"),
    [
        (FULL, "error", 1),
        (FULL, "never", 0),
        (STRAINED, "error", 0),
        (STRAINED, "warning", 1),
        (STRAINED, "note", 1),
        (attrs.evolve(FULL, cases=(DENIED_CASE,), findings=(DENIED,)), "error", 2),
        (Report("0.1.0"), "never", 2),
        (attrs.evolve(FULL, cases=(), findings=()), "never", 2),
    ],
)
def test_exit_codes(api, capsys, report, fail_on, code):
    """DESIGN section 7: 0 nothing at or above --fail-on, 1 findings, 2 nothing checked or undetermined."""
    api.check = lambda *args, **options: report
    assert main(["a.yaml", "--fail-on", fail_on]) == code


def test_unusable_input_is_told_whole_and_nothing_is_reported(api, capsys):
    """All problems, a line each with its place and hint, then their count; exit 2, and nothing on standard output."""
    problems = [
        Problem(Location("b\x1b.yaml", 3, 1), "bad\nnews"),
        Problem(Location("a.yaml", 2, 5), "no 'x'", "did you mean 'y'?"),
    ]
    api.check = raising(InputError(problems))
    assert main(["a.yaml"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (
        "a.yaml:2:5: no 'x' (did you mean 'y'?)\n"
        "b\\x1b.yaml:3:1: bad\\nnews\n"
        "2 problems, so there is no report\n"
    )  # fmt: skip


def test_a_bug_is_no_finding(api, capsys, monkeypatch):
    """What nobody expected ends with 2 and one line that says how to see more."""
    monkeypatch.delenv("FACTCHECK_TRACEBACK", raising=False)
    api.check = raising(RuntimeError("oh\x1b no"))
    assert main(["a.yaml"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (
        r"factcheck: RuntimeError: oh\x1b no "
        "(this is a bug in factcheck, please report it; FACTCHECK_TRACEBACK=1 shows the traceback)\n"
    )


def test_a_bug_shows_its_traceback_when_asked(api, capsys, monkeypatch):
    """With FACTCHECK_TRACEBACK the traceback comes first."""
    monkeypatch.setenv("FACTCHECK_TRACEBACK", "1")
    api.check = raising(RuntimeError("oh"))
    assert main(["a.yaml"]) == 2
    assert capsys.readouterr().err.startswith("Traceback (most recent call last):\n")


def test_an_interrupt_is_130(api, capsys):
    """Ctrl-C ends with the shell's own code for it."""
    api.check = raising(KeyboardInterrupt())
    assert main(["a.yaml"]) == 130
    assert capsys.readouterr() == ("", "factcheck: interrupted\n")
