"""The notices: what the reports do, not what the world cannot be; a line each, together by rule.

Going in: a `Report`. Going out: for each rule its title and a line a notice; where there are many, their speakers in one
paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.report import Finding, Report
from factcheck.writers.page.counts import many
from factcheck.writers.page.places import Places
from factcheck.writers.page.sheet import Page
from factcheck.writers.parts.opening import INDENT

MOST = 3
"""So many notices of one rule have a line of their own."""


def add(page: Page, report: Report) -> None:
    """Says the notices of each rule."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in report.notices:
        by_rule.setdefault(finding.rule, []).append(finding)
    if by_rule:
        page.say("NOTICES", style="notice")
    for told in by_rule.values():
        if len(told) > MOST:
            items = "; ".join(_in_short(report, finding) for finding in told)
            page.say(f"{told[0].title} {items}.", indent=INDENT, hang=INDENT)
            continue
        page.say(told[0].title, indent=INDENT, hang=INDENT)
        for finding in told:
            _say(page, report, finding)


def _say(page: Page, report: Report, finding: Finding) -> None:
    """The claims of the gravest conflict, what is alike told once, and where the first stands."""
    cards = [report.cards[id] for id in finding.witness]
    first = cards[0]
    same = all(card.type == first.type and card.speaker == first.speaker for card in cards)
    told = [
        first.short,
        *(f"{card.value_written} {card.time_told}".strip() if same else card.short for card in cards[1:]),
    ]
    page.beside(
        "; ".join(text for text in told if text), Places(report).of(first.location), indent=2 * INDENT, hang=INDENT
    )


def _in_short(report: Report, finding: Finding) -> str:
    """Whose saying it is, and in how many documents."""
    cards = [report.cards[id] for id in finding.roles]
    documents = {card.document for card in cards if card.document is not None}
    what = many(len(documents), "document") if len(documents) > 1 else many(len(cards), "claim")
    return f"{_speakers([card.speaker for card in cards])} ({what})"


def _speakers(names: Sequence[str]) -> str:
    return next(iter(names), "") or "nobody named"
