"""A claim file and a pack are data: reading them runs nothing, reaches nobody, and opens nothing that was not named."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import factcheck
from factcheck.cli import main
from tests.refusals import HEAD, claims, quantity

CODE = """
import json, sys, os
watched = []
def hook(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        watched.append([event, os.path.realpath(os.fsdecode(arguments[0])), str(arguments[1])])
    elif event.split(".")[0] in ("socket", "subprocess", "urllib", "ftplib", "smtplib") or event in (
        "os.system", "os.exec", "os.posix_spawn", "os.fork", "os.remove", "os.rename", "os.mkdir", "shutil.rmtree"
    ):
        watched.append([event, repr(arguments), ""])
sys.addaudithook(hook)
import factcheck
from factcheck.cli import main
code = main(sys.argv[1:])
json.dump({"code": code, "watched": watched}, sys.stderr)
"""


def _watched(*arguments: str, cwd: Path) -> tuple[int, list[list[str]]]:
    """The exit code of a run, and what it opened, started or connected to."""
    command = [sys.executable, "-B", "-c", CODE, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=cwd)
    found = json.loads(done.stderr.splitlines()[-1])
    return found["code"], found["watched"]


@pytest.fixture
def tempting(tmp_path):
    """A claim file that names other files, addresses and code wherever it can."""
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    text = HEAD.replace("documents: {d: {", f"documents: {{d: {{file: {secret}, url: 'http://example.com/', ")
    text = text.replace("packs: [deployment]", "packs: [deployment, ./mine.yaml]")
    text += f"claims:\n- {{{quantity(rest=f'note: {secret}, at: {secret}')}}}\n"
    (tmp_path / "f.yaml").write_text(text)
    (tmp_path / "mine.yaml").write_text("pack: mine\nprefix: MIN\nversion: 1\n")
    (tmp_path / "mine.py").write_text("raise SystemExit('ran')\n")
    (tmp_path / "other.yaml").write_text("not: read\n")
    return tmp_path


def test_only_what_is_named_is_opened(tempting):
    """A run opens its claim file, the packs that it names, and what Python and this package bring along; it writes nothing."""
    code, watched = _watched("f.yaml", cwd=tempting)
    assert code == 2  # one claim alone: nothing was checked
    brought = [Path(place).resolve() for place in {sys.prefix, sys.base_prefix, *filter(None, sys.path)}]
    brought += [Path(factcheck.__file__).resolve().parent, Path(factcheck.__file__).resolve().parent.parent / "rules"]
    system = tuple(map(Path, ("/dev/null", "/proc", "/sys", "/etc/localtime", "/usr", "/lib", "/etc")))
    named = {str((tempting / name).resolve()) for name in ("f.yaml", "mine.yaml")}
    opened = {path for event, path, _ in watched if event == "open"}
    assert named <= opened
    strange = {
        path for path in opened - named if not any(Path(path).is_relative_to(place) for place in (*brought, *system))
    }
    assert strange == set()
    assert not any(mode.strip("b") not in ("r", "None", "rt") for event, path, mode in watched if path in named)


def test_nobody_is_reached(tempting):
    """A run opens no socket, starts no program and changes no file."""
    _, watched = _watched("f.yaml", "--format", "json", cwd=tempting)
    assert [event for event, _, _ in watched if event != "open"] == []


@pytest.mark.parametrize(
    "tag",
    ["!!python/object/apply:os.system ['touch ran']", "!!python/name:os.system", "!!python/module:mine", "!include f"],
)
def test_no_tag_is_followed(tag, tempting):
    """A YAML tag is an error and never makes an object."""
    for text in (f"factcheck: 1\ntitle: {tag}\n", f"factcheck: 1\npacks: [./bad.yaml]\ntitle: {tag}\n"):
        (tempting / "f.yaml").write_text(text)
        with pytest.raises(factcheck.InputError, match="YAML tags are not read"):
            factcheck.check(tempting / "f.yaml")
    assert not (tempting / "ran").exists()


@pytest.mark.parametrize("name", ["mine.py", "./mine.py", "mine:pack", "os.system", "../mine"])
def test_a_claim_file_names_no_code(name, tempting):
    """A pack that a claim file asks for is data: a Python module is neither imported nor run."""
    (tempting / "f.yaml").write_text(f"factcheck: 1\npacks: ['{name}']\nclaims: []\n")
    with pytest.raises(factcheck.InputError):
        factcheck.check(tempting / "f.yaml")
    assert "mine" not in sys.modules


def test_reports_escape_what_a_terminal_would_obey(tmp_path, capsys):
    """Characters that move a cursor, change a title or turn a line come out of a report as escapes."""
    hidden = "\\u009b31m\\u202ered\\u2028"
    first, second = quantity("a", "9", "as_of: 2024-10-01"), quantity("b", "5", f'as_of: 2024-10-20, note: "{hidden}"')
    spoken = f', said_by: "x{hidden}"'
    (tmp_path / "f.yaml").write_text(claims(first + spoken, second + spoken))
    assert main([str(tmp_path / "f.yaml")]) == 1
    printed = capsys.readouterr().out
    assert [character for character in printed if not character.isprintable() and character != "\n"] == []
    assert "x\\x9b31m\\u202ered:" in printed


def test_errors_escape_what_a_terminal_would_obey(tmp_path, capsys):
    """An error quotes what was written without doing what it says."""
    (tmp_path / "f.yaml").write_text(claims(quantity(measure='"a\\u009b2J\\u202eb"')))
    assert main([str(tmp_path / "f.yaml")]) == 2
    printed = capsys.readouterr().err
    assert "\\x9b2J\\u202eb" in printed
    assert "\x9b" not in printed
    assert "\u202e" not in printed
