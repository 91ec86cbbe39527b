"""Writes the files that are made from others: the JSON Schema of claim files.

Going in: the models. Going out: `factcheck/schema/claim-file.json`. Run by `make generated`; a test compares it with what this
would write.
"""

from __future__ import annotations

from factcheck.claims.schema import SHIPPED, claim_file_schema_text


def main() -> None:
    """Writes the file."""
    SHIPPED.write_text(claim_file_schema_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
