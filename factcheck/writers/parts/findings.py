"""The contradictions and tensions, gravest first: what cannot be, why, who said it, and what to doubt.

Going in: a `Report`, whose findings are in order. Going out: one block of lines a finding. A new line of a block is one entry of
`_facts` (before the claims) or `_afterwards` (after them).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.report import Finding, Report
from factcheck.writers.page.counts import listed, many, pairs
from factcheck.writers.page.sheet import Page
from factcheck.writers.parts.opening import VERDICT_STYLES
from factcheck.writers.parts.told import say_claim

INDENT = 3
GAP = 12
MOST = 6
"""So many names are listed before the rest is only counted; `--format json` has them all."""

_BETWEEN = {
    "cross-source": "different origins, in different documents",
    "same-document": "different origins, in one document",
    "revision": "one origin, which later said otherwise (a revision)",
    "self-contradiction": "one origin and itself",
    "dispute": "those who assert it and those who deny it",
}


def add(page: Page, report: Report) -> None:
    """Says every finding but the notices, each under its number."""
    for number, finding in enumerate(report.findings, start=1):
        if finding.verdict == "notice":
            continue
        page.blank()
        _say(page, number, finding, _linked(report.findings, number, finding))


def _say(page: Page, number: int, finding: Finding, linked: Sequence[str]) -> None:
    head = f"{number}. {finding.verdict.upper()}"
    style = VERDICT_STYLES.get(finding.verdict, "notice")
    joint = ", found by several rules together" if finding.joint else ""
    page.heading(head, f"{finding.rule} {finding.name} ({finding.severity}{joint})", hang=INDENT, style=style)
    page.say(finding.message, indent=INDENT, style="strong")
    page.blank()
    for label, text in _facts(finding):
        page.field(label, text, indent=INDENT, gap=GAP)
    page.blank()
    for id in finding.witness:
        say_claim(page, finding.claims[id], finding.key, indent=INDENT, gap=GAP)
    page.blank()
    for label, text in _afterwards(finding, linked):
        page.field(label, text, indent=INDENT, gap=GAP)


def _facts(finding: Finding) -> Iterator[tuple[str, str]]:
    title = "" if finding.title == finding.message else finding.title
    if title or finding.why:
        yield "Rule", f"{title} {finding.why}"
    if finding.key:
        yield "About", pairs(finding.key)
    if len(finding.witness) > 1:
        yield "Between", _BETWEEN.get(finding.relation, finding.relation)


def _afterwards(finding: Finding, linked: Sequence[str]) -> Iterator[tuple[str, str]]:
    others = [id for id in finding.claims if id not in finding.witness]
    if finding.conflicts > 1:
        yield "In all", f"{many(finding.conflicts, 'conflict')}, of which this is the gravest"
    if others:
        yield "Also with", listed(others, MOST)
    yield from _sides(finding)
    yield from _doubt(finding)
    yield from _readings(finding)
    for n, ids in enumerate(finding.also):
        yield "" if n else "Joint too", listed(ids, MOST)
    if linked:
        yield "Linked to", f"{listed(linked, MOST)}, through claims that they share"


def _sides(finding: Finding) -> Iterator[tuple[str, str]]:
    """The sides, where they say more than the witness does."""
    if all(len(side) == 1 for side in finding.sides):
        return
    for n, side in enumerate(finding.sides[:MOST]):
        yield "" if n else "Sides", f"{chr(ord('a') + n)}) {listed(side, MOST)}"
    if len(finding.sides) > MOST:
        yield "", f"and {len(finding.sides) - MOST} more"


def _doubt(finding: Finding) -> Iterator[tuple[str, str]]:
    if not finding.suspects or len(finding.claims) == 1:
        return
    if finding.tied:
        yield "Doubt", f"tied: nothing tells which of {listed(finding.suspects, MOST)}"
    else:
        yield "Doubt first", listed(finding.suspects, MOST)


def _readings(finding: Finding) -> Iterator[tuple[str, str]]:
    """A contradiction stands whatever the hedge may mean; a tension rests on it."""
    label = "Even with" if finding.verdict == "contradiction" and not finding.joint else "Rests on"
    for n, reading in enumerate(finding.rests_on_readings[:MOST]):
        yield "" if n else label, reading
    if len(finding.rests_on_readings) > MOST:
        yield "", f"and {len(finding.rests_on_readings) - MOST} more"


def _linked(findings: Sequence[Finding], number: int, finding: Finding) -> list[str]:
    """The numbers of the other findings in the same cluster; 0 is none."""
    if not finding.cluster:
        return []
    return [str(n) for n, other in enumerate(findings, start=1) if other.cluster == finding.cluster and n != number]
