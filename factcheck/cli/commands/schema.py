"""`factcheck schema`: the JSON Schema of claim files, for editors.

Going in: nothing. Going out: the schema as the project ships it, to the byte.
"""

from __future__ import annotations

import argparse

from factcheck.cli.delivery import Output

SUMMARY = "print the JSON Schema of claim files"
USAGE = ""
ABOUT = "Prints the JSON Schema of claim files, which editors use to help and to check."


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds no options."""


def run(options: argparse.Namespace) -> Output:
    """The schema, indented as in the shipped copy."""
    import json

    from factcheck.api.schemas import schema

    return Output(json.dumps(schema(), indent=1, ensure_ascii=False) + "\n", utf8=True)
