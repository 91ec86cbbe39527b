"""`factcheck FILES...`: checks claim files together and reports.

Going in: files, folders, or `-`. Going out: the report in the format that was asked for, and the report's exit code.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from factcheck import writers
from factcheck.cli.delivery import Output, colored, columns
from factcheck.cli.sources import STDIN, add_budget, add_sources, arguments
from factcheck.deadline import within
from factcheck.errors import InputError, Location, Problem
from factcheck.report.types import SEVERITIES

SUMMARY = "check claim files together (the word may be left out)"
USAGE = "[OPTIONS] FILES..."
ABOUT = """\
Checks claims taken from reports against rules, and says which of them cannot
all be true. Several files, or a folder, are one set of claims."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    add_sources(parser)
    add = parser.add_argument
    add(
        "--fail-on",
        default="error",
        choices=(*SEVERITIES, "never"),
        help="the least severity that makes the exit code 1 (default: error)",
    )
    add("--no-joint", action="store_true", help="do not look for what only several rules together reveal")
    add_budget(parser, "for all of it")
    add("--format", default="text", choices=writers.formats(), help="of the report (default: text)")
    add("--full", action="store_true", help="tell everything there is, not only what a reader needs first")
    add("--profile", action="store_true", help="tell how many seconds each rule took; else no two runs differ")
    add("--output", default="-", type=_file_name, metavar="FILE", help="write the report there, whole or not at all")


def _file_name(text: str) -> str:
    if not text:
        raise argparse.ArgumentTypeError("the name of a file is empty")
    return text


def run(options: argparse.Namespace) -> Output:
    """Checks, and returns the report. Raises `InputError`."""
    from factcheck.api.checking import check
    from factcheck.api.claimsets import load

    loading, checking = arguments(options)
    with within(options.budget):
        claims = load(options.files, **loading)
        _keep_inputs(claims.paths, options.output)
        report = check(claims, joint=not options.no_joint, profile=options.profile, **checking)
    look = {"color": colored(options.output), "width": columns(options.output), "full": options.full}
    text = writers.write(report, options.format, **look)
    return Output(text, report.exit_code(options.fail_on), options.output, utf8=options.format != "text")


def _keep_inputs(paths: Sequence[str], output: str) -> None:
    """Raises `InputError` where the report would take the place of what it was made from."""
    there = [path for path in paths if os.path.exists(path)] if os.path.exists(output) else []
    if output != STDIN and any(os.path.samefile(output, path) for path in there):
        raise InputError(
            [Problem(Location(output), "the report would overwrite this input", "give --output another name")]
        )
