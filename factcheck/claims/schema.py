"""The JSON Schema of claim files, for editors and for other programs.

Going in: the models. Going out: a schema (JSON Schema 2020-12) of what stands in a file before factcheck reads it: an
editor takes an unquoted `2018` for a number, so every text may be one. The shipped copy, `schema/claim-file.json`, is
written by `python -m factcheck schema`; a test compares the two.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from factcheck.claims.models import ClaimFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_ID = "urn:factcheck:claim-file:1"
SHIPPED = Path(__file__).parent.parent / "schema" / "claim-file.json"


def claim_file_schema() -> dict[str, Any]:
    """The schema of one claim file, as JSON data."""
    made = ClaimFile.model_json_schema(mode="validation")
    schema: dict[str, Any] = _as_written(made)
    return {"$schema": DIALECT, "$id": SCHEMA_ID, **schema, "title": "factcheck claim file"}


def claim_file_schema_text() -> str:
    """The schema as the shipped file has it."""
    return json.dumps(claim_file_schema(), indent=1, ensure_ascii=False) + "\n"


def _as_written(part: Any) -> Any:
    """The schema of the file rather than of the models: numbers for texts, nothing empty, no private field."""
    if isinstance(part, list):
        return [_as_written(item) for item in part if item != {"type": "null"}]
    if not isinstance(part, dict):
        return part
    if "anyOf" in part and {"type": "null"} in part["anyOf"]:
        part = _without_null(part)
    made = {key: _as_written(value) for key, value in part.items() if not _is_about_models(key, value)}
    if made.get("type") == "string" and "minLength" in made:
        made["type"] = ["string", "number"]
    if made.get("const") == "1":
        made = {key: value for key, value in made.items() if key not in ("const", "type")} | {"enum": ["1", 1]}
    if "entities" in part and "additionalProperties" in part["entities"]:
        # An entity may be declared by its id alone.
        declared = made["entities"]["additionalProperties"]
        made["entities"]["additionalProperties"] = {"anyOf": [declared, {"type": "null"}]}
    return made


def _without_null(part: dict[str, Any]) -> dict[str, Any]:
    """An optional field is left out of a file, never left empty."""
    rest = [choice for choice in part["anyOf"] if choice != {"type": "null"}]
    others = {key: value for key, value in part.items() if key != "anyOf"}
    return {**rest[0], **others} if len(rest) == 1 else {**others, "anyOf": rest}


def _is_about_models(key: str, value: Any) -> bool:
    """Titles made from names, defaults that only Python sees, and the key that tables give to their rows."""
    return key == "_row" or (key == "title" and isinstance(value, str)) or (key == "default" and value is None)
