"""CSV files."""

from __future__ import annotations

import pytest

from factcheck.claims.parsing import parse_file
from factcheck.errors import InputError
from factcheck.readers.formats.csv import read


def test_rows_and_their_lines():
    """Each row is a claim at its first line, quoted cells may hold commas and line breaks, blank lines are nothing."""
    raw = '\ufeffid,quantity,value,note,force\r\na,q,"3,000","two\r\nlines",x\r\n,,,,\r\n\r\nb,q,4,,\r\n'.encode()
    tree = read(raw, "f", "hash")
    assert [claim["id"] for claim in tree.data["claims"]] == ["a", "b"]
    assert tree.data["claims"][0]["value"] == "3,000"
    assert [str(tree.at(path)) for _, path in parse_file(tree).claims] == ["f:2:1", "f:6:1"]
    assert [claim["_row"] for claim in tree.data["claims"]] == ["f:2", "f:6"]
    assert tree.sha256 == "hash"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "f: this file is empty"),
        (b"id,value\na,3\n", "f:1:1: a column is missing"),
        (b"quantity,value\nq,3,000\n", "f:2:1: this row has 3 cells, the first line has 2"),
        (b"quantity,value\nq\n", "f:2:1: this row has 1 cells, the first line has 2"),
        (b'quantity,value\nq,"3\n', "f:2:1: this is not CSV"),
        ("quantity,value\nq,é\n".encode("latin-1"), "f:2:3: this file is not UTF-8"),
    ],
)
def test_what_is_refused(raw, words):
    """What cannot be read as a table is refused at its place."""
    with pytest.raises(InputError) as caught:
        read(raw, "f", "")
    assert words in str(caught.value)


def test_nan_stays_a_word():
    """`NaN` in a cell is the text that stands there, for the reading of values to refuse; it never vanishes."""
    assert read(b"quantity,value\nq,NaN\n", "f", "").data["claims"][0]["value"] == "NaN"


def test_row_without_value():
    """A quantity whose value is empty is refused at its row."""
    with pytest.raises(InputError, match="f:2:1: a quantity claim needs a 'value'"):
        parse_file(read(b"quantity,value,note\nq,,x\n", "f", ""))
