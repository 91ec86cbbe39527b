"""JSON files."""

from __future__ import annotations

import pytest

from factcheck.claims.parsing import parse_file
from factcheck.claims.yaml_tree import tree_of_yaml
from factcheck.errors import InputError
from factcheck.readers.formats.json import read

JSON = b"""{"factcheck": 1, "claims": [
  {"id": "a", "quantity": "q", "value": 3.10, "of": {"to": "russia"}},
  {"id": "b", "event": "e", "first": true}]}
"""


def test_same_models_as_yaml():
    """The same text means the same in JSON and in YAML."""
    from_json, from_yaml = parse_file(read(JSON, "f", "")), parse_file(tree_of_yaml(JSON, "f"))
    assert from_json.model == from_yaml.model
    assert from_json.claims[1][0].model_dump()["first"] is True


def test_same_places_as_yaml():
    """Claims and fields stand at the same line and column, whichever way the text is read."""
    from_json, from_yaml = read(JSON, "f", ""), tree_of_yaml(JSON, "f")
    assert from_json.places == from_yaml.places
    assert from_json.keys == from_yaml.keys


def test_nothing_is_not_read_as_absent():
    """A field with `null` was forgotten, as in YAML."""
    with pytest.raises(InputError, match="f:1:52: 'note' is empty"):
        parse_file(read(b'{"factcheck": 1, "claims": [{"event": "e", "note": null}]}', "f", ""))
