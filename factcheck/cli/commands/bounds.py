"""`factcheck bounds FILES...`: what follows from claim files taken together.

Going in: files, folders, or `-`. Going out: forced bounds, one consistent world and what to check next; exit code 2 where
something could not be told.
"""

from __future__ import annotations

import argparse

from factcheck.cli.delivery import Output, colored, columns
from factcheck.cli.sources import add_budget, add_sources, arguments

SUMMARY = "what follows: forced bounds, a world, what to check next"
USAGE = "[OPTIONS] FILES..."
ABOUT = """\
Tells, for each fact, the bounds that its claims state and those that all claims
force on it together with the rules; for contradictory claims, under each of the
lightest corrections. Then one consistent world, and what to check next."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    add_sources(parser)
    add_budget(parser, "in all")
    parser.add_argument("--format", default="text", choices=("json", "text"), help="of what is told (default: text)")


def run(options: argparse.Namespace) -> Output:
    """What follows. Raises `InputError`."""
    from factcheck.api.following import bounds
    from factcheck.writers.bounds import json, text

    loading, checking = arguments(options)
    report = bounds(options.files, **loading, **checking)
    writer = json if options.format == "json" else text
    told = writer.write(report, color=colored(), width=columns())
    return Output(told, 2 if report.status == "undetermined" else 0, utf8=options.format == "json")
