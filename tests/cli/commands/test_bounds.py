"""`factcheck bounds`: the text word for word, the JSON, and the exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.cli.arguments import parsed

CLAIMS = """\
factcheck: 1
packs: [deployment]
claims:
  - {id: ready, quantity: troops-ready, of: {force: army, to: north}, value: "more than 11,000", as_of: 2024-11-01,
     said_by: chief}
  - {id: sent, quantity: troops-sent, of: {force: army, to: north}, value: "some 10,000", as_of: 2024-12, said_by: aide}
"""

GOLDEN = """\
These claims contradict each other (1 smallest conflict). What follows is told
under 2 smallest corrections.

Correction 1: without ready
   2024-11-01 troops-sent (force army, to north)
      stated  by nobody
      forced  at most 11,000
      high    by sent with DEP101
   As stated:
      2024-12-01 to 2024-12-31 troops-sent (force army, to north): between 9,000
         and 11,000 (strictly between 9,500 and 10,500)

Correction 2: as correction 1, but without sent, and with ready
   2024-11-01 troops-ready (force army, to north): at least 11,001
   2024-12-01 to 2024-12-31 troops-sent (force army, to north)
      stated  by nobody
      forced  at least 11,001
      low     by ready with DEP101 and DEP103
   2024-11-01 troops-sent (force army, to north)
      stated  by nobody
      forced  at least 11,001
      low     by ready with DEP103

One consistent world
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    """The two claims as a file."""
    path = tmp_path / "claims.yaml"
    path.write_text(CLAIMS, encoding="utf-8")
    return str(path)


def told(*argv: str) -> tuple[str, int]:
    """What the command says, and its exit code."""
    command, options = parsed(["bounds", *argv])
    output = command.run(options)
    return output.text, output.code


def test_the_text(file: str) -> None:
    """Both corrections, each with what it forces and by whom, then a world and what to check."""
    text, code = told(file)
    assert text.startswith(GOLDEN)
    assert "without ready; others may do as well" in text
    assert "2024-12-01 troops-sent (force army, to north): 9,000" in text
    assert text.endswith("2 claims; checked\n")
    assert "What to check next" in text
    assert code == 0


def test_the_json(file: str) -> None:
    """The same for programs, with the proof of each forced end."""
    text, _ = told(file, "--format", "json")
    data = json.loads(text)
    assert (data["format"], data["status"], data["conflicts"]) == ("bounds/1", "checked", 1)
    assert [case["withdrawn"] for case in data["cases"]] == [["ready"], ["sent"]]
    (forced,) = [fact for fact in data["cases"][0]["facts"] if fact["because"]]
    assert forced["forced"] == {"low": None, "high": "11000", "open": []}
    assert forced["because"][0]["rules"] == ["DEP101"]
    assert "at most 11,000" in forced["because"][0]["proof"]


def test_without_time_it_is_undetermined(file: str) -> None:
    """When the budget runs out at once nothing is guessed: undetermined, and exit code 2."""
    text, code = told(file, "--budget", "0.0000001")
    assert "undetermined: " in text
    assert "with DEP" not in text
    assert code == 2
