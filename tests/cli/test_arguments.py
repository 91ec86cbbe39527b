"""Which command a call means."""

from __future__ import annotations

import pytest

from factcheck.cli import main
from factcheck.cli.arguments import names, parsed


def test_commands_are_found_by_being_there():
    """Each module of `commands` is one."""
    assert names() == ("bounds", "check", "explain", "rules", "schema", "show", "test")


@pytest.mark.parametrize(
    ("argv", "command", "files"),
    [
        (["a.yaml", "b.yaml"], "check", ["a.yaml", "b.yaml"]),
        (["check", "a.yaml"], "check", ["a.yaml"]),
        (["./rules"], "check", ["./rules"]),
        (["-"], "check", ["-"]),
        (["a.yaml", "--fail-on", "note", "b.yaml"], "check", ["a.yaml", "b.yaml"]),
        (["check", "test"], "check", ["test"]),
    ],
)
def test_check_need_not_be_named(argv, command, files):
    """Files alone are checked; options may stand between them; a file with a command's name has a path."""
    module, options = parsed(argv)
    assert (module.__name__.rpartition(".")[2], options.files) == (command, files)


def test_other_commands_are_named_first():
    """`explain CODE` is no file."""
    module, options = parsed(["explain", "DEP101"])
    assert (module.__name__.rpartition(".")[2], options.code) == ("explain", "DEP101")


@pytest.mark.parametrize(
    "argv", [["--help"], *([name, "--help"] for name in ("check", "explain", "rules", "schema", "show", "test"))]
)
def test_help_fits_80_columns(argv, capsys):
    """Help is on standard output, exit 0, and no line is wider than 80 columns."""
    assert main(argv) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert told.out.startswith("usage: factcheck")
    assert max(map(len, told.out.splitlines())) <= 80


def test_the_first_help_tells_of_every_command(capsys):
    """Each command has its line, and the exit codes are told."""
    main(["--help"])
    told = capsys.readouterr().out
    assert all(f"\n  {name} " in told for name in names())
    assert "Exit codes: 0 " in told


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        ([], "factcheck: the following arguments are required: FILES\n"),
        (["a.yaml", "--fail-on", "sometimes"], "factcheck: argument --fail-on: invalid choice: 'sometimes'"),
        (["a.yaml", "--selec", "X"], "factcheck: unrecognized arguments: --selec"),
        (["explain"], "factcheck explain: the following arguments are required: CODE\n"),
    ],
)
def test_a_wrong_call_is_2(argv, message, capsys):
    """What is wrong comes first, on standard error; exit 2."""
    assert main(argv) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(message)


def test_the_version_is_printed(api, capsys):
    """`--version` is one line on standard output."""
    api.version = lambda: "0.1.0"
    assert main(["--version"]) == 0
    assert capsys.readouterr() == ("factcheck 0.1.0\n", "")
