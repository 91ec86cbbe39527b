"""The JSON Schema of claim files, for editors."""

from __future__ import annotations

from typing import Any


def schema() -> dict[str, Any]:
    """The schema, made from the models that read the files."""
    from factcheck.claims.schema import claim_file_schema

    return claim_file_schema()
