"""The notices: what the reports do, not what the world cannot be; a line each, together by rule.

Going in: a `Report`. Going out: for each rule its title and a line a notice; where there are many, their speakers in one
paragraph.
"""

from __future__ import annotations

from factcheck.report import Finding, Report
from factcheck.writers.page.counts import listed, many
from factcheck.writers.page.places import Places
from factcheck.writers.page.sheet import Page
from factcheck.writers.parts.opening import INDENT


def add(page: Page, report: Report) -> None:
    """Says the notices of each rule."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in report.notices:
        by_rule.setdefault(finding.rule, []).append(finding)
    if by_rule:
        page.say("NOTICES", style="notice")
    for told in by_rule.values():
        own = [finding for finding in told if _differs(report, finding)]
        same = [_in_short(report, finding) for finding in told if finding not in own]
        page.say(f"{told[0].title}{f' {listed(same)}.' if same else ''}", indent=INDENT, hang=INDENT)
        for finding in own:
            _say(page, report, finding)


def _differs(report: Report, finding: Finding) -> bool:
    """Whether one speaker gives figures or times that are not the same; else all that is to say is who, and how often."""
    first, *rest = (report.cards[id] for id in finding.witness)
    return any(
        (card.type, card.speaker) == (first.type, first.speaker)
        and (card.value_written, card.time_told) != (first.value_written, first.time_told)
        for card in rest
    )


def _say(page: Page, report: Report, finding: Finding) -> None:
    """What was said, once, then what is said otherwise, and where the first stands."""
    first, *rest = (report.cards[id] for id in finding.witness)
    told = [first.short]
    for card in rest:
        parts = [card.value_written if card.value_written != first.value_written else ""]
        parts.append(card.time_told if card.time_told != first.time_told else "")
        told.append(" ".join(part for part in parts if part))
    place = Places(report).of(first.location)
    page.beside("; elsewhere ".join(part for part in told if part), place, indent=2 * INDENT, hang=INDENT)


def _in_short(report: Report, finding: Finding) -> str:
    """Whose saying it is, and in how many documents."""
    cards = [report.cards[id] for id in finding.roles]
    documents = {card.document for card in cards if card.document is not None}
    what = many(len(documents), "document") if len(documents) > 1 else many(len(cards), "claim")
    return f"{cards[0].who.partition(', citing ')[0]} ({what})"
