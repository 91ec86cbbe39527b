"""Every bullet and every row of SEMANTICS.md is named by a test of this folder.

A test names one as its docstring's beginning: `SEMANTICS <Section>: "<first words>"`. Backticks, stars and table bars are not
compared.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

SECTIONS = ("Ends", "Values", "Times", "Which claims meet", "Plans", "Joint check")
DECIDED_BY_DESIGN = ("test_invariants.py", "test_language.py", "test_told_words.py")
"""Files about what DESIGN alone says."""
NAMED = re.compile(r'SEMANTICS ([A-Z][a-z ]+): "([^"]+)"')


def plain(text: str) -> str:
    """A text without its marks, in single spaces and small letters."""
    return " ".join(re.sub(r"[`*|]", " ", text).replace(" ;", ";").split()).casefold()


def points(text: str) -> set[tuple[str, str]]:
    """Each bullet, and the first cell of each row, with its section."""
    found: set[tuple[str, str]] = set()
    section = ""
    for block in re.split(r"\n(?=#|- |\|)|\n\n", text):
        if block.startswith("## "):
            section = block[3:].strip()
        elif block.startswith("- "):
            found.add((section, plain(block[2:])))
        elif block.startswith("| ") and not block.startswith(("| written |", "| ---", "|---")):
            found.add((section, plain(block.split(" | ")[0])))
    return found


def names() -> set[tuple[str, str]]:
    """What the docstrings of this folder name."""
    found: set[tuple[str, str]] = set()
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.FunctionDef)
                and node.name.startswith("test_")
                and path.name not in (Path(__file__).name, *DECIDED_BY_DESIGN)
            ):
                named = NAMED.match(ast.get_docstring(node) or "")
                assert named is not None, f"{path.name}: {node.name} names no line of SEMANTICS"
                found.add((named[1], plain(named[2])))
    return found


@pytest.fixture
def lines(shared: Path) -> set[tuple[str, str]]:
    """The bullets and rows of the sections that are covered here."""
    return {point for point in points((shared / "SEMANTICS.md").read_text(encoding="utf-8")) if point[0] in SECTIONS}


def _names(name: tuple[str, str], point: tuple[str, str]) -> bool:
    short = _bare(point[1])
    return name[0] == point[0] and short.startswith(_bare(name[1]))


def _bare(text: str) -> str:
    return re.sub(r"[^\w<>=~±{]+", " ", text).strip()


def test_every_line_is_named(lines):
    """Each bullet and each row is named by at least one test."""
    assert len(lines) > 40
    told = names()
    assert {point for point in lines if not any(_names(name, point) for name in told)} == set()


def test_every_name_is_a_line(lines, shared):
    """What a docstring names are the first words of one bullet or row, or stand in the running text of SEMANTICS."""
    text = _bare(plain((shared / "SEMANTICS.md").read_text(encoding="utf-8")))
    for name in names():
        found = [point for point in lines if _names(name, point)]
        assert len(found) == 1 or (not found and _bare(name[1]) in text), name
