"""What the tests of bad input share: a refusal by the library and by the command line, which must be one and the same.

Going in: files by name. Going out: the problems, as text without the folder. `refused` fails the test where a report comes out.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

import factcheck
from factcheck.cli import main

HEAD = "factcheck: 1\npacks: [deployment]\ndocuments: {d: {publisher: p, published: 2024-10-21}}\n"
"""Three lines; claims are given from line 5 on."""


def claims(*rows: str) -> str:
    """A claim file with one claim a line, the first in line 5."""
    return HEAD + "claims:\n" + "".join(f"- {{{row}}}\n" for row in rows)


def quantity(id: str = "a", value: str = "5", rest: str = "as_of: 2024-10-20", measure: str = "troops-sent") -> str:
    """A good claim, but for what is given."""
    of = "{camp: c, border: b}" if measure == "camp-distance" else "{force: army, to: north}"
    return f"id: {id}, quantity: {measure}, of: {of}, value: {value}, in: d, {rest}"


def happening(rest: str, id: str = "a") -> str:
    """A good event, but for what is given."""
    return f"id: {id}, event: arrived, of: {{force: a, at: b}}, in: d, {rest}"


def expect(problems: list[str], expected: list[str]) -> None:
    """Each problem begins as it should, and there are no more."""
    assert [found[: len(start)] for found, start in zip(problems, expected, strict=True)] == expected


def refused(folder: Path, files: Mapping[str, str | bytes], capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The problems of these files, all named in one call."""
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    paths = [str(folder / name) for name in files if not name.startswith("pack")]
    with pytest.raises(factcheck.InputError) as raised:
        factcheck.check(paths)
    problems = [str(problem).replace(f"{folder}/", "") for problem in raised.value.problems]
    assert main(paths) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "Traceback" not in printed.err
    assert "this is a bug" not in printed.err
    assert len(printed.err.splitlines()) == len(problems) + 1
    return problems


def marked(text: str) -> tuple[str, list[str]]:
    """The text without its marks (^), and the line and column of what stands behind each."""
    places = []
    for number, line in enumerate(text.split("\n"), start=1):
        parts = line.split("^")[:-1]
        places += [f"{number}:{len(''.join(parts[: n + 1])) + 1}" for n in range(len(parts))]
    return text.replace("^", ""), places
