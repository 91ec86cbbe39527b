"""What a call from Python may give, and what it is told where it gives anything else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import factcheck
from tests.writers.reports import FULL

CLAIM = {"quantity": "troops-sent", "of": {"force": "a", "to": "b"}, "value": "9", "as_of": "2031-03-06"}
WRONG: list[tuple[str, Any, str]] = [
    ("budget", "3", "--budget: '3' is no number of seconds"),
    ("budget", None, "--budget: None is no number of seconds"),
    ("budget", True, "--budget: True is no number of seconds"),
    ("budget", -1, "--budget: -1 is no number of seconds"),
    ("budget", float("nan"), "--budget: nan is no number of seconds"),
    ("budget", float("inf"), "--budget: inf is no number of seconds"),
    ("select", None, "--select: None cannot be meant (it takes a code"),
    ("select", ["QTY", 3], "--select: 3 cannot be meant"),
    ("select", b"QTY", "--select: b'QTY' cannot be meant"),
    ("select", " , ", "--select: no rule is named"),
    ("select", "QTYY", "--select: 'QTYY' is no code"),
    ("ignore", 7, "--ignore: 7 cannot be meant"),
    ("joint", None, "joint: None is neither True nor False"),
    ("joint", 0, "joint: 0 is neither True nor False"),
    ("joint", "no", "joint: 'no' is neither True nor False"),
    ("as_of", 2031, "--as-of: 2031 is no date"),
    ("packs", None, "packs: None cannot be meant (it takes a name or a path, or a Pack"),
    ("packs", [None], "packs: None cannot be meant"),
    ("rules", 5, "--rules: 5 cannot be meant (it takes a name or a path"),
    ("rules", [factcheck.Pack("p", "PPP", "1")], "--rules: a Pack cannot be meant"),
    ("allow_packs_from", [7], "--allow-packs-from: 7 cannot be meant"),
    ("stdin", "text", "stdin: 'text' is not bytes"),
]


@pytest.mark.parametrize(("name", "given", "words"), WRONG, ids=[f"{name}={given!r:.20}" for name, given, _ in WRONG])
def test_what_cannot_be_meant(name, given, words):
    """Each is an error of the call that names the argument and says what is accepted."""
    with pytest.raises(factcheck.InputError) as caught:
        factcheck.check(CLAIM, **{"packs": ["deployment"], name: given})
    assert words in str(caught.value)


@pytest.mark.parametrize("select", ["QTY", ["QTY"], ("QTY101", "QTY102"), "QTY101,QTY102", {"QTY"}, iter(["QTY"])])
def test_codes_in_every_form(select):
    """One code is a list of one, and never a list of letters."""
    report = factcheck.check(CLAIM, packs="deployment", select=select)
    assert report.rules
    assert all(rule.code.startswith("QTY") for rule in report.rules)


def test_paths_in_every_form(tmp_path):
    """One path alone, as text or as an object, is a list of one."""
    (tmp_path / "p.yaml").write_text("pack: mine\nprefix: MIN\nversion: 1\n", encoding="utf-8")
    for rules in (tmp_path / "p.yaml", str(tmp_path), [tmp_path], (path for path in [tmp_path / "p.yaml"])):
        assert "mine" in {pack.name for pack in factcheck.load([], rules=rules).packs.packs}


def test_only_false_turns_the_joint_check_off():
    """Neither a budget nor anything else does."""
    assert factcheck.check(CLAIM, packs=["deployment"], joint=False).joint.status == "off"
    for budget in (0, 0.5, 10):
        assert factcheck.check(CLAIM, packs=["deployment"], budget=budget).joint.status != "off"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((FULL, "xml"), "format: 'xml' is no format (there are json, "),
        ((FULL, "jsn"), "format: 'jsn' is no format (did you mean 'json'?)"),
        ((FULL, None), "format: None is no format"),
        ((FULL, "../text"), "format: '../text' is no format"),
        ((None, "text"), "report: a NoneType is no report (check returns one)"),
        (({}, "json"), "report: a dict is no report"),
    ],
)
def test_formats_that_are_none(given, words):
    """A format that is not there is an error that names those that are."""
    with pytest.raises(factcheck.InputError) as caught:
        factcheck.write(*given)
    assert words in str(caught.value)


@pytest.mark.parametrize("width", [0, -1, "80", None, 2.5, True])
def test_widths_that_are_none(width):
    """A width is a number of columns above zero."""
    with pytest.raises(factcheck.InputError, match="is no number of columns"):
        factcheck.write(FULL, "text", width=width)


def test_a_severity_that_is_none():
    """`exit_code` takes the severities and `never`."""
    with pytest.raises(factcheck.InputError, match="'fatal' is no severity"):
        FULL.exit_code("fatal")


@pytest.mark.parametrize(
    "source", [None, 5, object(), [[]], {"factcheck": 1, "claims": 3}, [None], Path("/no/such.yaml"), b"x"]
)
def test_sources_that_are_none(source):
    """What holds no claims is refused, whatever it is."""
    with pytest.raises(factcheck.InputError):
        factcheck.check(source)
