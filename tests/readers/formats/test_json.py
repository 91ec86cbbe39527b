"""JSON files."""

from __future__ import annotations

import pytest

from factcheck.claims.models import Event
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


def test_null_is_an_absent_field():
    """SEMANTICS Values: in JSON null is an absent field, at any depth; an entity that is null is declared by its id."""
    text = b"""{"factcheck": 1, "title": null, "entities": {"office": null, "north": {"within": null}}, "claims": [
        {"quantity": null, "event": "e", "note": null, "of": {"a": null}}]}"""
    parsed = parse_file(read(text, "f", ""))
    assert set(parsed.model.entities) == {"office", "north"}
    ((claim, _),) = parsed.claims
    assert isinstance(claim, Event)
    assert (claim.note, claim.of) == (None, {})


def test_a_null_in_a_list_is_an_error():
    """An item of a list that is null was forgotten, as in YAML."""
    with pytest.raises(InputError, match="an item of this list is empty"):
        parse_file(read(b'{"factcheck": 1, "claims": [null]}', "f", ""))
