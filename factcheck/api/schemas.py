"""The JSON Schemas: of claim files, for editors, and of reports, for programs that read them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

REPORT = Path(__file__).parent.parent / "schema" / "report.json"

SchemaOf = Literal["claims", "report"]


def schema(of: SchemaOf = "claims") -> dict[str, Any]:
    """The schema of claim files, made from the models that read them, or of what `--format json` writes.

    Raises `InputError` where there is no schema of that name.
    """
    if of == "claims":
        from factcheck.claims.schema import claim_file_schema

        return claim_file_schema()
    if of == "report":
        import json

        found: dict[str, Any] = json.loads(REPORT.read_text(encoding="utf-8"))
        return found
    from factcheck.errors import InputError, Location, Problem

    raise InputError(
        [Problem(Location("schema"), f"there is no schema of {of!r}", "there are those of claims and report")]
    )
