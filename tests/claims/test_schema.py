"""The JSON Schema of claim files."""

from __future__ import annotations

import re
from typing import Any

import jsonschema
import pytest

from factcheck.claims.schema import SHIPPED, claim_file_schema, claim_file_schema_text
from factcheck.claims.yaml_tree import tree_of_yaml

GOOD = """\
factcheck: 1
title: Troops
packs: [deployment]
defaults: {of: {force: dprk-soldiers}}
entities:
  nis: {name: NIS, aliases: [spies], part_of: south-korea, reliability: B}
  moscow:
statements:
  briefing: {by: nis, on: 2024-10-18}
documents:
  herald:
    title: Troops sent
    published: 2024-10-21
    claims:
      - {id: a, quantity: troops-sent, of: {to: russia, year: 2024}, value: 1500, over: 2024, statement: briefing}
      - {id: b, quantity: troops-sent, value: {low: 1500, unit: person}, as_of: [2024, {after: a, gap: 4 months}]}
      - {id: c, quantity: troops-sent, value: {share: a third, of: a}, sum_of: [a, b], corrects: {of: a, only: nis}}
claims:
  - {event: signed, when: by 2024-11-01, said_by: [[police, fbi], nis], certainty: very likely, in: herald}
  - {state: in-combat, of: {at: [kursk, bryansk]}, stance: unconfirmed, trust: pinned}
  - {denies: [a, b]}
"""


def _as_an_editor_reads(part: Any) -> Any:
    """YAML 1.2 core: an unquoted number is a number."""
    if isinstance(part, dict):
        return {key: _as_an_editor_reads(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_as_an_editor_reads(value) for value in part]
    return int(part) if isinstance(part, str) and re.fullmatch(r"\d+", part) else part


@pytest.fixture(scope="module")
def validator():
    """The schema, which is itself a valid one, ready to validate."""
    schema = claim_file_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_shipped_copy_is_the_schema():
    """The file that is shipped is what the models say; `python -m factcheck schema` writes it anew."""
    assert SHIPPED.read_text(encoding="utf-8") == claim_file_schema_text()


def test_good_files_are_valid(validator):
    """A file that factcheck reads is valid, whether an editor takes its scalars for numbers or for text."""
    data = tree_of_yaml(GOOD.encode(), "f").data
    validator.validate(data)
    validator.validate(_as_an_editor_reads(data))
    validator.validate(_as_an_editor_reads(data) | {"claims": [{"event": "e", "first": True}]})


@pytest.mark.parametrize(
    "claim",
    [
        {"event": "e", "value": "3"},
        {"event": "e", "quantity": "q"},
        {"quantity": "q", "valeu": "3"},
        {"event": "e", "note": None},
        {"event": "e", "_row": "x"},
        {"event": "e", "stance": "deny"},
        {"event": "e", "said_by": []},
        "text",
    ],
)
def test_bad_claims_are_invalid(validator, claim):
    """What the reader refuses for its structure is invalid."""
    assert not validator.is_valid({"factcheck": 1, "claims": [claim]})


@pytest.mark.parametrize("data", [{}, {"factcheck": 2}, {"factcheck": 1, "titel": "x"}, []])
def test_other_files_are_invalid(validator, data):
    """A file of another version or kind is invalid."""
    assert not validator.is_valid(data)


def test_every_field_is_described():
    """An editor can show what each field means."""
    schema = claim_file_schema()
    models = [schema, *schema["$defs"].values()]
    bare = [(m["description"], n) for m in models for n, f in m["properties"].items() if "description" not in f]
    assert bare == []
