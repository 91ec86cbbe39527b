"""`factcheck bounds FILES...`: what follows from claim files taken together.

Going in: files, folders, or `-`. Going out: forced bounds, one consistent world and what to check next; exit code 2 where
something could not be told.
"""

from __future__ import annotations

import argparse

from factcheck.cli.commands.check import STDIN, seconds, separated, standard_input
from factcheck.cli.delivery import Output, colored, columns

SUMMARY = "what follows: forced bounds, a world, what to check next"
USAGE = "[OPTIONS] FILES..."
ABOUT = """\
Tells, for each fact, the bounds that its claims state and those that all claims
force on it together with the rules; for contradictory claims, under each of the
lightest corrections. Then one consistent world, and what to check next."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    add = parser.add_argument
    add("files", nargs="+", metavar="FILES", help="claim files or folders; - is standard input")
    add("--select", action="append", default=[], metavar="RULES", help="use these only: codes, prefixes or packs")
    add("--ignore", action="append", default=[], metavar="RULES", help="leave these out")
    add("--rules", action="append", default=[], metavar="PATH", help="a further pack, or a folder of packs")
    add("--as-of", metavar="DATE", help="leave out what was said after that date")
    add(
        "--budget",
        type=seconds,
        default=10.0,
        metavar="SECONDS",
        help="in all (default: 10); what it does not get to is undetermined",
    )
    add("--format", default="text", choices=("json", "text"), help="of what is told (default: text)")


def run(options: argparse.Namespace) -> Output:
    """What follows. Raises `InputError`."""
    from factcheck.api import bounds
    from factcheck.writers.bounds import json, text

    report = bounds(
        options.files,
        rules=options.rules,
        select=separated(options.select),
        ignore=separated(options.ignore),
        as_of=options.as_of,
        budget=options.budget,
        stdin=standard_input() if STDIN in options.files else None,
    )
    writer = json if options.format == "json" else text
    told = writer.write(report, color=colored(), width=columns())
    return Output(told, 2 if report.status == "undetermined" else 0, utf8=options.format == "json")
