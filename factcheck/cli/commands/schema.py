"""`factcheck schema`: the JSON Schema of claim files, for editors, or of reports, for programs.

Going in: which of them. Going out: the schema as the project ships it, to the byte.
"""

from __future__ import annotations

import argparse

from factcheck.cli.delivery import Output

SUMMARY = "print the JSON Schema of claim files, or of reports"
USAGE = "[claims|report]"
ABOUT = """\
Prints the JSON Schema of claim files, which editors use to help and to check,
or that of reports as `--format json` writes them."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds what the schema is of."""
    parser.add_argument(
        "of", nargs="?", default="claims", choices=("claims", "report"), help="what it is of (default: claims)"
    )


def run(options: argparse.Namespace) -> Output:
    """The schema, indented as in the shipped copy."""
    import json

    from factcheck.api.schemas import schema

    return Output(json.dumps(schema(options.of), indent=1, ensure_ascii=False) + "\n", utf8=True)
