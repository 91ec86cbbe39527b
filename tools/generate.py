"""Writes the files that are made from others: the JSON Schema of claim files, and the built-in packs parsed beforehand.

Going in: the models and `rules/`. Going out: `factcheck/schema/claim-file.json` and `factcheck/readers/packs.json`. Run by
`make generated`; tests compare both with what this would write.
"""

from __future__ import annotations

from factcheck.claims.schema import SHIPPED, claim_file_schema_text
from factcheck.readers import packs, prepared


def main() -> None:
    """Writes both files."""
    SHIPPED.write_text(claim_file_schema_text(), encoding="utf-8")
    prepared.FILE.write_text(prepared.prepared_text(packs.built_in_trees()), encoding="utf-8")


if __name__ == "__main__":
    main()
