"""`factcheck test [PACKS...]`: runs the examples that rules carry.

Going in: names of packs. Going out: a line for each rule and the totals, then the details of what failed. Exit code 1 if an
example failed or a rule has none that breaks it; 2 if there was nothing to run.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from factcheck.cli.delivery import Output, colored, columns
from factcheck.errors import InputError, Location, Problem
from factcheck.writers.page.counts import many
from factcheck.writers.page.sheet import Page

if TYPE_CHECKING:
    from factcheck.api.examples import ExampleResult

SUMMARY = "run the examples that rules carry"
USAGE = "[OPTIONS] [PACKS...]"
ABOUT = "Runs the examples that rules carry, of every pack or of those named."

FAILED = 1
_MEANT = {"holds": "an example that holds", "breaks": "an example that breaks it", "unbroken": "its examples"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the options."""
    parser.add_argument("packs", nargs="*", metavar="PACKS", help="test these packs only")
    parser.add_argument(
        "--rules", action="append", default=[], metavar="PATH", help="a further pack, or a folder of packs"
    )


def run(options: argparse.Namespace) -> Output:
    """The results. Raises `InputError` where there is nothing to run."""
    from factcheck.api.examples import test_packs
    from factcheck.api.packs import left_out

    results = test_packs(options.packs, rules=options.rules)
    if not results:
        raise InputError([Problem(Location("command line"), "these packs have no rules, so there is nothing to test")])
    page = Page(columns(), color=colored())
    for pack, of_pack in groupby(results, key=lambda result: result.pack):
        _say_pack(page, pack, list(of_pack))
    failures = [result for result in results if not result.passed]
    page.say(_totals(results, failures), style="grave" if failures else "strong")
    for failure in failures:
        _say_failure(page, failure)
    remarks = () if options.packs or options.rules else left_out()
    return Output(page.text(), FAILED if failures else 0, remarks=remarks)


def _say_pack(page: Page, pack: str, results: Sequence[ExampleResult]) -> None:
    page.say(pack, style="strong")
    for code, of_rule in groupby(results, key=lambda result: result.rule):
        examples = list(of_rule)
        failed = any(not example.passed for example in examples)
        counts = f"{_count(examples, 'holds')} to hold, {_count(examples, 'breaks')} to break"
        label = f"{code}  {'FAILED' if failed else 'passed'}"
        page.field(
            label, f"{examples[0].name} ({counts})", indent=3, gap=len(code) + 10, style="grave" if failed else ""
        )
    page.blank()


def _count(examples: Iterable[ExampleResult], kind: str) -> int:
    return sum(1 for example in examples if example.kind == kind)


def _totals(results: Sequence[ExampleResult], failures: Sequence[ExampleResult]) -> str:
    rules = len({(result.pack, result.rule) for result in results})
    failing = len({(failure.pack, failure.rule) for failure in failures})
    examples = sum(1 for result in results if result.kind != "unbroken")
    told = f"{failing} failed" if failing else "all passed"
    return f"{many(rules, 'rule')}, {many(examples, 'example')}: {told}"


def _say_failure(page: Page, failure: ExampleResult) -> None:
    page.blank()
    number = f" (number {failure.index})" if failure.kind != "unbroken" else ""
    page.say(f"{failure.rule} {failure.name}: {_MEANT.get(failure.kind, failure.kind)}{number}", hang=3, style="strong")
    page.say(failure.message, indent=3, hang=3)
    page.say(str(failure.location), indent=3)
