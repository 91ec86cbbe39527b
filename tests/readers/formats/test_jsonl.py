"""One claim a line."""

from __future__ import annotations

import pytest

from factcheck.claims.parsing import parse_file
from factcheck.errors import InputError
from factcheck.readers.formats.jsonl import read


def test_lines_are_claims():
    """Each line is a claim at its own line; blank lines are nothing; without a header the version is the current one."""
    tree = read(b'{"event": "e"}\r\n\r\n{"event": "f", "note": "\\"factcheck\\""}\n', "f", "")
    assert [str(tree.at(path)) for _, path in parse_file(tree).claims] == ["f:1:1", "f:3:1"]


def test_header_tells_of_the_file():
    """A first line with `factcheck` has the fields of the file."""
    tree = read(b'{"factcheck": 1, "zone": "Europe/Kyiv"}\n{"event": "e", "whn": 3}\n', "f", "")
    assert tree.data["zone"] == "Europe/Kyiv"
    with pytest.raises(InputError, match="f:2:16: unknown field 'whn'"):
        parse_file(tree)


def test_first_claim_that_speaks_of_factcheck():
    """A first line that only mentions the word is a claim like any other."""
    tree = read(b'{"event": "e", "at": "factcheck"}\n', "f", "")
    assert len(parse_file(tree).claims) == 1


def test_every_bad_line_is_reported():
    """A line that cannot be read does not hide the next one."""
    with pytest.raises(InputError) as caught:
        read(b'{"event": "e"\n{"event": "f"}\nxx\n{"a": 1, "a": 2}\n', "f", "")
    assert [str(problem.location) for problem in caught.value.problems] == ["f:1:14", "f:3:1", "f:4:10"]


def test_header_with_claims():
    """Claims in the header would be read twice or not at all: they stand on lines of their own."""
    with pytest.raises(InputError, match="write each claim on its own line"):
        read(b'{"factcheck": 1, "claims": []}\n', "f", "")


def test_wrong_version_in_the_header():
    """A header of another version is refused at its place."""
    with pytest.raises(InputError, match="f:1:15: format version '2'"):
        parse_file(read(b'{"factcheck": 2}\n{"event": "e"}\n', "f", ""))
