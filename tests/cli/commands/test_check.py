"""`factcheck FILES...`."""

from __future__ import annotations

import io
import json
import sys

import attrs
import pytest

from factcheck.cli import main
from factcheck.report import Input
from factcheck.writers import write
from tests.writers.reports import FULL


def test_options_reach_the_library(api, capsys):
    """Lists with commas and repeated options become one; the report comes out as text."""
    argv = (
        "a.yaml b --select DEP,STA101 --select treaty --ignore ,QTY --rules p.yaml --rules q --as-of 2024-10-23".split()
    )
    assert main(argv) == 1
    ((args, options),) = api.calls
    assert args == (["a.yaml", "b"],)
    assert options == {
        "rules": ["p.yaml", "q"],
        "select": ("DEP", "STA101", "treaty"),
        "ignore": ("QTY",),
        "as_of": "2024-10-23",
        "joint": True,
        "budget": 10.0,
        "stdin": None,
    }
    assert capsys.readouterr().out == write(FULL, "text")


def test_the_joint_check_can_be_turned_off_and_given_time(api):
    """`--no-joint` and `--budget SECONDS` reach the library; a budget is a number of seconds above zero."""
    main(["a.yaml", "--no-joint", "--budget", "2.5"])
    assert (api.calls[0][1]["joint"], api.calls[0][1]["budget"]) == (False, 2.5)
    for wrong in ("0", "-1", "soon", "inf", "nan"):
        assert main(["a.yaml", "--budget", wrong]) == 2


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("--select", "--select: no rule is named (leave it out to run them all)"),
        ("--output", "argument --output: the name of a file is empty"),
    ],
)
def test_an_option_that_is_empty_is_no_default(api, capsys, option, told):
    """An option of a script whose variable is empty is an error, not a run of all rules."""
    assert main(["a.yaml", option, ""]) == 2
    assert told in capsys.readouterr().err
    assert not api.calls


def test_standard_input_is_read_for_a_dash(api, capsys, monkeypatch):
    """`-` hands the bytes of standard input on, unread."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\x00")))
    main(["-"])
    assert api.calls[0][1]["stdin"] == b"\xff\x00"


def test_json_on_standard_output(api, capsys):
    """`--format json` is one JSON document."""
    assert main(["a.yaml", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["format"] == "report/1"


def test_an_output_file_takes_all(api, capsys, tmp_path):
    """`--output` leaves standard output empty; the exit code is the same."""
    target = tmp_path / "report.json"
    assert main(["a.yaml", "--format", "json", "--output", str(target)]) == 1
    assert capsys.readouterr().out == ""
    assert json.loads(target.read_text(encoding="utf-8"))["verdict"] == "inconsistent"


@pytest.mark.parametrize("argument", ["claims.yaml", "."])
def test_no_input_is_overwritten(api, capsys, tmp_path, monkeypatch, argument):
    """The report never takes the place of a claim file, named or found in a folder."""
    monkeypatch.chdir(tmp_path)
    claims = tmp_path / "claims.yaml"
    claims.write_text("factcheck: 1\n", encoding="utf-8")
    api.check = lambda *args, **options: attrs.evolve(FULL, inputs=(Input("./claims.yaml", "", 0),))
    assert main([argument, "--output", str(claims)]) == 2
    assert claims.read_text(encoding="utf-8") == "factcheck: 1\n"
    assert "the report would overwrite this input" in capsys.readouterr().err


def test_an_output_folder_that_is_not_there(api, capsys, tmp_path):
    """A clear error and exit 2, nothing on standard output."""
    assert main(["a.yaml", "--output", str(tmp_path / "no" / "report.txt")]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "report.txt: cannot be written: No such file or directory\n" in told.err
