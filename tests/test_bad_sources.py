"""Bad tables, JSON and Python objects: the same errors, at the row or the part that is wrong."""

from __future__ import annotations

from decimal import Decimal
from math import inf, nan
from typing import Any

import pytest

import factcheck
from factcheck.errors import InputError
from tests.refusals import refused

CLAIM: dict[str, Any] = {
    "quantity": "troops-sent",
    "of": {"force": "army", "to": "north"},
    "value": 5,
    "as_of": "2024-10-20",
    "said_by": "x",
}
HEADER = "quantity,value,as_of,said_by\n"

FILES = {
    "f.csv, no kind": (
        "value,as_of\n5,2024\n",
        "f.csv:1:1: a column is missing: 'quantity', 'event', 'state', 'denies' or 'disowns'",
    ),
    "f.csv, no value": ("quantity,as_of\na,2024\n", "f.csv:1:1: a column is missing: 'value'"),
    "f.csv, semicolons": (
        "quantity;value\na;5\n",
        "f.csv:1:1: a column is missing: 'quantity', 'event', 'state', 'denies' or 'disowns' (put commas",
    ),
    "f.csv, twice": ("quantity,value,value\na,5,5\n", "f.csv:1:1: two columns are named 'value'"),
    "f.csv, short row": (HEADER + "a,5,2024\n", "f.csv:2:1: this row has 3 cells, the first line has 4"),
    "f.csv, open quote": (HEADER + 'a,"5,2024,x\n', "f.csv:2:1: this is not CSV: unexpected end of data"),
    "f.csv, empty": ("", "f.csv: this file is empty"),
    "f.csv, NaN": (HEADER + "stock,nan,2024,x\n", "f.csv:2:1: 'stock' is no measure of the loaded packs"),
    "f.json, NaN": (
        '{"factcheck": 1, "claims": [{"quantity": "a", "value": NaN}]}',
        "f.json:1:56: NaN is not a number (leave the field out)",
    ),
    "f.json, half": ('{"factcheck": 1,', "f.json:1:17: this is not JSON: Expecting property name"),
    "f.json, deep": ("[" * 1_000_000, "f.json:1:101: nested more than 100 levels deep"),
    "f.json, list": ("[]", "f.json:1:1: a claim file is a mapping that begins with 'factcheck: 1'"),
    "f.jsonl, no object": (
        "5\n",
        "f.jsonl:1:1: a claim is a mapping with one of 'quantity', 'event', 'state', 'denies' or 'disowns'",
    ),
    "f.jsonl, half": ('{"event": "a"}\n{"event"\n', "f.jsonl:2:9: this is not JSON: Expecting ':' delimiter"),
    "f.txt": ("factcheck: 1\n", "f.txt: files that end in '.txt' cannot be read"),
}

OBJECTS: dict[str, Any] = {
    "NaN": ({**CLAIM, "value": nan}, "<python>: claims[0].value: 'NaN' is no number"),
    "infinite": ({**CLAIM, "value": -inf}, "<python>: claims[0].value: '-Infinity' is no number"),
    "decimal": ({**CLAIM, "value": Decimal("sNaN")}, "<python>: claims[0].value: 'sNaN' is no number"),
    "400 digits": (
        {**CLAIM, "value": 10**400},
        "<python>: claims[0].value: '1000000000000000000000000000000000000000'...",
    ),
    "5000 digits": ({**CLAIM, "value": 10**5000}, "<python>: a number has too many digits"),
    "truth": ({**CLAIM, "value": True}, "<python>: claims[0].value: 'value' cannot be 'true'"),
    "bytes": ({**CLAIM, "note": b"x"}, "<python>: no claim can hold a bytes (give it as text)"),
    "key": (dict[Any, Any](CLAIM) | {5: 6}, "<python>: a name in a claim is text, not 5"),
    "dimension": (
        {**CLAIM, "of": {"forc": "army"}},
        "<python>: claims[0].of.forc: 'troops-sent' has no dimension 'forc'",
    ),
    "nothing": (None, "<python>: claims[0]: an item of this list is empty"),
    "name with NUL": ("a\0.yaml", "a\0.yaml: cannot be read: no name of a file holds the character NUL"),
    "no file": ("no.yaml", "no.yaml: there is no such file or folder"),
    "no name": ("", "files: the name of a file is empty (leave it out, or name one)"),
    "long name": ("x" * 5000 + ".yaml", "xxx"),
}


@pytest.mark.parametrize(
    ("name", "content", "expected"), [(name, *case) for name, case in FILES.items()], ids=list(FILES)
)
def test_bad_files_of_other_formats(name, content, expected, tmp_path, capsys):
    """A table or a JSON file with an error is refused at its line, as a YAML file is."""
    (problem, *_) = refused(tmp_path, {name.partition(",")[0]: content}, capsys)
    assert problem[: len(expected)] == expected


@pytest.mark.parametrize(("source", "expected"), OBJECTS.values(), ids=list(OBJECTS))
def test_bad_objects(source, expected):
    """What a program gives wrongly is an error that says which part is meant, never another exception."""
    with pytest.raises(InputError) as raised:
        factcheck.check(source, packs=["deployment"])
    assert str(raised.value)[: len(expected)] == expected


def test_links_that_lead_nowhere(tmp_path, capsys):
    """A link to itself, or to what is gone, is called that; its own name is no help."""
    for name, to in (("loop.yaml", "loop.yaml"), ("gone.yaml", "nobody.yaml")):
        (tmp_path / name).symlink_to(to)
        with pytest.raises(InputError, match=rf"{name}: this link leads to no file$"):
            factcheck.check(tmp_path / name)


def test_names_of_packs(tmp_path):
    """An empty name is an error and not the working folder; the ending of a file may be in capital letters."""
    with pytest.raises(InputError, match="--rules: the name of a pack is empty"):
        factcheck.check([CLAIM], rules=[""])
    path = tmp_path / "MINE.YAML"
    path.write_text("pack: mine\nprefix: MIN\nversion: 1\nrules: []\n", encoding="utf-8")
    for asked in (path, tmp_path):
        loaded = factcheck.load([CLAIM], packs=["deployment"], rules=[asked])
        assert "mine" in {pack.name for pack in loaded.packs.packs}


def test_an_object_that_holds_itself():
    """A circle of objects is an error."""
    loop: dict[str, object] = {}
    loop["of"] = loop
    with pytest.raises(InputError, match=r"nested more than 100 levels deep \(does it hold itself"):
        factcheck.check({**CLAIM, "of": loop})


def test_a_file_as_a_model():
    """A whole claim file may be given as a model."""
    model = factcheck.ClaimFile(factcheck="1", claims=[factcheck.Quantity(**CLAIM)])
    assert factcheck.check(model, packs=["deployment"]).claims == 1
