"""Writes the files that are made from others: the JSON Schema of claim files, and the output beside each example.

Going in: the models and the examples. Going out: `factcheck/schema/claim-file.json`, `examples/*.txt`, and the first of these
again in `README.md`. Run by `make generated`; tests compare them with what this would write.
"""

from __future__ import annotations

import os
from pathlib import Path

import factcheck
from factcheck import writers
from factcheck.claims.schema import SHIPPED, claim_file_schema_text

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = "toll"
OPENS, CLOSES = "```text\n", "```\n"


def main() -> None:
    """Writes the files."""
    SHIPPED.write_text(claim_file_schema_text(), encoding="utf-8")
    os.chdir(ROOT)  # places in the report are told from here
    for shown in sorted(Path("examples").glob("*.txt")):
        text = writers.write(factcheck.check(str(shown.with_suffix(".yaml"))), "text")
        shown.write_text(text, encoding="utf-8")
    text = Path("examples", f"{EXAMPLE}.txt").read_text(encoding="utf-8")
    page = ROOT / "README.md"
    before, _, rest = page.read_text(encoding="utf-8").partition(OPENS)
    page.write_text(f"{before}{OPENS}{text}{CLOSES}{rest.partition(CLOSES)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main()
