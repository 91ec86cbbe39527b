"""One case by itself: its findings with every conflict, how each follows, on which readings it rests, and how it can end.

Going in: a page, the `Report` and one of its cases. Going out: lines on the page; unlike a full report, no list is cut short.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.report import Case, Finding, Report
from factcheck.report.derivation import Derivation
from factcheck.writers.page.counts import listed, many
from factcheck.writers.page.names import names_of
from factcheck.writers.page.sheet import Page
from factcheck.writers.parts.full.cases import GAP, INDENT, say_case
from factcheck.writers.parts.full.told import say_claim


def add(page: Page, report: Report, case: Case) -> None:
    """Says the case."""
    by_id = {finding.id: finding for finding in report.findings}
    findings = [by_id[id] for id in case.findings]
    say_case(page, report, report.cases.index(case) + 1, case, findings)
    for finding in findings:
        _say_finding(page, finding)
    page.blank()
    page.say(
        "Corrections: withdraw any one of these" if len(case.corrections) > 1 else "Correction: withdraw",
        style="strong",
    )
    for correction in case.corrections:
        page.say(f"- {listed(names_of(correction))}", indent=INDENT, hang=2)
    if case.more_corrections:
        page.say("and there are more", indent=INDENT)
    page.blank()
    page.say("Every claim of the case", style="strong")
    first = {id for finding in findings[:1] for id in finding.witness}
    for finding in findings:
        for id in finding.roles:
            if id not in first and id in report.cards:
                first.add(id)
                say_claim(page, report.cards[id], finding.roles[id], indent=INDENT, gap=GAP)


def _say_finding(page: Page, finding: Finding) -> None:
    page.blank()
    count = len(finding.conflicts) + finding.unlisted
    page.say(f"{finding.rule} {finding.name}: {many(count, 'conflict')}", style="strong")
    page.say(finding.message, indent=INDENT)
    for conflict in finding.conflicts:
        strained = " (only strained)" if conflict.verdict != finding.verdict else ""
        page.say(f"- {listed(names_of(conflict.listed))}{strained}", indent=INDENT, hang=2)
    if finding.unlisted:
        page.say(f"and {finding.unlisted:,} more", indent=INDENT)
    for reading in finding.rests_on_readings:
        page.say(f"reading: {reading}", indent=INDENT, hang=2)
    if finding.derivation is not None:
        page.say("How it follows", indent=INDENT)
        for line in steps_of(finding.derivation):
            page.say(line, indent=INDENT + 2, hang=2)


def steps_of(derivation: Derivation, depth: int = 0) -> Iterator[str]:
    """The steps of a derivation, those of its cases further in."""
    for step in derivation.steps:
        yield f"{'  ' * depth}{step.words}"
    for weighed in derivation.weighed:
        yield f"{'  ' * depth}{weighed.factor} times: {weighed.words}"
    for n, case in enumerate(derivation.cases, 1):
        yield f"{'  ' * depth}Case {n} of {derivation.on}:"
        yield from steps_of(case, depth + 1)
