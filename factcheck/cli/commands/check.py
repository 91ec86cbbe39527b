"""`factcheck FILES...`: checks claim files together and reports.

Going in: files, folders, or `-`. Going out: the report in the format that was asked for, and the report's exit code.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from math import inf

from factcheck import writers
from factcheck.cli.delivery import Output, colored, columns
from factcheck.errors import InputError, Location, Problem
from factcheck.report.types import SEVERITIES

SUMMARY = "check claim files together (the word may be left out)"
USAGE = "[OPTIONS] FILES..."
ABOUT = """\
Checks claims taken from reports against rules, and says which of them cannot
all be true. Several files, or a folder, are one set of claims."""

STDIN = "-"


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    add = parser.add_argument
    add("files", nargs="+", metavar="FILES", help="claim files or folders; - is standard input")
    add(
        "--select",
        action="append",
        default=[],
        metavar="RULES",
        help="run these only: codes, prefixes or packs, with commas",
    )
    add("--ignore", action="append", default=[], metavar="RULES", help="leave these out")
    add("--rules", action="append", default=[], metavar="PATH", help="a further pack, or a folder of packs")
    add("--as-of", metavar="DATE", help="leave out what was said after that date")
    add(
        "--fail-on",
        default="error",
        choices=(*SEVERITIES, "never"),
        help="the least severity that makes the exit code 1 (default: error)",
    )
    add("--no-joint", action="store_true", help="do not look for what only several rules together reveal")
    add(
        "--budget",
        type=seconds,
        default=10.0,
        metavar="SECONDS",
        help="for the joint check, in all (default: 10); what it does not get to is undetermined",
    )
    add("--format", default="text", choices=writers.formats(), help="of the report (default: text)")
    add("--output", default="-", metavar="FILE", help="write the report there, whole or not at all")


def run(options: argparse.Namespace) -> Output:
    """Checks, and returns the report. Raises `InputError`."""
    from factcheck.api import check

    report = check(
        options.files,
        rules=options.rules,
        select=separated(options.select),
        ignore=separated(options.ignore),
        as_of=options.as_of,
        joint=not options.no_joint,
        budget=options.budget,
        stdin=standard_input() if STDIN in options.files else None,
    )
    _keep_inputs([*options.files, *options.rules, *(read.path for read in report.inputs)], options.output)
    text = writers.write(report, options.format, color=colored(options.output), width=columns(options.output))
    return Output(text, report.exit_code(options.fail_on), options.output, utf8=options.format != "text")


def separated(lists: Sequence[str]) -> tuple[str, ...]:
    """The names in lists with commas."""
    return tuple(name for part in lists for piece in part.split(",") if (name := piece.strip()))


def seconds(text: str) -> float:
    """A budget: a plain number above zero."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < inf:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds above zero")
    return seconds


def standard_input() -> bytes:
    """All of standard input. Raises `InputError` where it is closed."""
    if sys.stdin is None:
        raise InputError([Problem(Location(STDIN), "standard input is closed")])
    return sys.stdin.buffer.read()


def _keep_inputs(paths: Sequence[str], output: str) -> None:
    """Raises `InputError` where the report would take the place of what it was made from."""
    if output != STDIN and os.path.realpath(output) in {os.path.realpath(path) for path in paths if path != STDIN}:
        raise InputError(
            [Problem(Location(output), "the report would overwrite this input", "give --output another name")]
        )
