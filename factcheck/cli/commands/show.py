"""`factcheck show CASE FILES...`: one case with all its conflicts, derivation, readings and corrections.

Going in: a case, by its number or the beginning of its id in the report, and the files of that report. Going out: text; exit
code 0, for nothing is judged anew.
"""

from __future__ import annotations

import argparse

from factcheck.cli.delivery import Output, colored, columns
from factcheck.cli.sources import add_budget, add_sources, arguments
from factcheck.deadline import within
from factcheck.errors import InputError, Location, Problem
from factcheck.report.types import Case, Report

SUMMARY = "show one case of a report with everything there is"
USAGE = "[OPTIONS] CASE FILES..."
ABOUT = """\
Shows one case with all its conflicts, how each follows, on which readings it
rests, and how it can be ended. CASE is its number in the report, or the
beginning of its id."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    parser.add_argument("case", metavar="CASE", help="number, or the beginning of the id")
    add_sources(parser)
    parser.add_argument("--no-joint", action="store_true", help="as in the report: cases may differ without it")
    add_budget(parser, "for all of it")


def run(options: argparse.Namespace) -> Output:
    """The case. Raises `InputError` where there is none of this name."""
    from factcheck.api.checking import check
    from factcheck.api.claimsets import load
    from factcheck.writers.text import write_case

    loading, checking = arguments(options)
    with within(options.budget):
        report = check(load(options.files, **loading), joint=not options.no_joint, **checking)
    return Output(write_case(report, _chosen(options.case, report), color=colored(), width=columns()))


def _chosen(named: str, report: Report) -> Case:
    """The case of this number or id."""
    by_number = report.cases[int(named) - 1 : int(named)] if named.isdecimal() and 0 < int(named) < 10_000 else ()
    found = [case for case in report.cases if case.id.startswith(named)]
    if len(found) == 1 or by_number:
        return found[0] if len(found) == 1 else by_number[0]
    what = f"{len(found)} cases have ids that begin with" if found else "no case has the number or id"
    hint = f"there are {len(report.cases)}, as the report numbers them" if report.cases else "these claims have no case"
    raise InputError([Problem(Location("show"), f"{what} {named!r}", hint)])
