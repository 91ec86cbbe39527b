"""`factcheck FILES...`."""

from __future__ import annotations

import io
import json
import sys

import pytest

from factcheck.cli import main
from factcheck.writers import write
from tests.writers.reports import FULL


def test_options_reach_the_library(api, capsys):
    """Lists with commas and repeated options become one; the report comes out as text."""
    argv = (
        "a.yaml b --select DEP,STA101 --select treaty --ignore ,QTY --rules p.yaml --rules q --as-of 2024-10-23 "
        "--allow-packs-from r"
    ).split()
    assert main(argv) == 1
    assert api.loaded == [((["a.yaml", "b"],), {"rules": ["p.yaml", "q"], "allow_packs_from": ["r"], "stdin": None})]
    ((args, options),) = api.calls
    assert args == (api.claims,)
    assert options == {
        "select": ("DEP", "STA101", "treaty"),
        "ignore": ("QTY",),
        "as_of": "2024-10-23",
        "joint": True,
        "budget": 60.0,
        "profile": False,
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
    assert not api.loaded
    assert not api.calls


def test_standard_input_is_read_for_a_dash(api, capsys, monkeypatch):
    """`-` hands the bytes of standard input on, unread."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\x00")))
    main(["-"])
    assert api.loaded[0][1]["stdin"] == b"\xff\x00"


def test_json_on_standard_output(api, capsys):
    """`--format json` is one JSON document."""
    assert main(["a.yaml", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["format"] == "report/2"


def test_an_output_file_takes_all(api, capsys, tmp_path):
    """`--output` leaves standard output empty; the exit code is the same."""
    target = tmp_path / "report.json"
    assert main(["a.yaml", "--format", "json", "--output", str(target)]) == 1
    assert capsys.readouterr().out == ""
    assert json.loads(target.read_text(encoding="utf-8"))["verdict"] == "inconsistent"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The working folder, with a claim file that asks for a pack, which extends none, and another pack."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "more").mkdir()
    (tmp_path / "claims.yaml").write_text("factcheck: 1\npacks: [more/mine.yaml]\n", encoding="utf-8")
    (tmp_path / "more" / "mine.yaml").write_text("pack: mine\nprefix: MIN\nversion: 1\n", encoding="utf-8")
    (tmp_path / "more" / "yours.yaml").write_text("pack: yours\nprefix: YOU\nversion: 1\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("argument", ["claims.yaml", "."])
@pytest.mark.parametrize(
    "output", ["claims.yaml", "more/mine.yaml", "more/yours.yaml", "./more/../claims.yaml", "link"]
)
def test_no_input_is_overwritten(folder, capsys, argument, output):
    """The report never takes the place of a claim file or a pack, named, asked for by a claim file, or found in a folder."""
    (folder / "link").symlink_to("more/mine.yaml")
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    assert main([argument, "--rules", "more", "--output", output]) == 2
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before
    assert "the report would overwrite this input" in capsys.readouterr().err


def test_what_is_no_input_is_overwritten(folder):
    """A report of before, beside the inputs, is replaced."""
    (folder / "report.txt").write_text("old", encoding="utf-8")
    assert main(["claims.yaml", "--output", "report.txt"]) == 2
    assert "NOTHING-CHECKED" in (folder / "report.txt").read_text(encoding="utf-8")


def test_an_output_folder_that_is_not_there(api, capsys, tmp_path):
    """A clear error and exit 2, nothing on standard output."""
    assert main(["a.yaml", "--output", str(tmp_path / "no" / "report.txt")]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "report.txt: cannot be written: No such file or directory\n" in told.err
