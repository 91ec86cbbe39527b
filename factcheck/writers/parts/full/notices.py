"""The notices: what the reports do, not what the world cannot be. Shorter than findings, and together by rule.

Going in: a `Report`. Going out: for each rule its sentence once, and under it a message and the places of each notice.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.card import ClaimCard
from factcheck.report import Finding, Report
from factcheck.writers.page.counts import listed, many
from factcheck.writers.page.sheet import Page

INDENT = 3
MOST = 6
"""So many names are listed before the rest is only counted; `--format json` has them all."""


def add(page: Page, report: Report) -> None:
    """Says the notices of each rule, numbered on from the cases."""
    by_rule: dict[str, list[tuple[int, Finding]]] = {}
    for number, finding in enumerate(report.notices, start=len(report.cases) + 1):
        by_rule.setdefault(finding.rule, []).append((number, finding))
    for told in by_rule.values():
        page.blank()
        _say_rule(page, report, told)


def _say_rule(page: Page, report: Report, told: Sequence[tuple[int, Finding]]) -> None:
    first = told[0][1]
    page.heading(many(len(told), "NOTICE", "NOTICES"), f"{first.rule} {first.name}", hang=INDENT, style="notice")
    page.say(f"{first.title} {first.why}", indent=INDENT)
    for number, finding in told:
        page.blank()
        label = f"{number}."
        page.field(label, finding.message, indent=INDENT, gap=max(4, len(label) + 1))
        for id in finding.witness:
            page.say(_place(report.cards[id]), indent=INDENT + 4, hang=3)
        others = [id for id in finding.roles if id not in finding.witness]
        if others:
            page.say(f"also with {listed(others, MOST)}", indent=INDENT + 4, hang=3)


def _place(claim: ClaimCard) -> str:
    said_by = f"{claim.speaker}; " if claim.speaker else ""
    return f"- {claim.id}: {said_by}{claim.location}"
