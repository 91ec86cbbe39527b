"""The first lines: the verdict, what it means, and how much was looked at.

Going in: a `Report`. Going out: lines on the page. A new verdict needs a line in `_MEANS`.
"""

from __future__ import annotations

from factcheck.report import Report
from factcheck.writers.page.counts import listed, many
from factcheck.writers.page.sheet import Page

VERDICT_STYLES = {"inconsistent": "grave", "strained": "strained", "contradiction": "grave", "tension": "strained"}
"""Whatever is missing here is set in bold: no verdict is green, since none says that the claims are true."""

_MEANS = {
    "inconsistent": "these claims cannot all be true.",
    "strained": "these claims agree only if a hedge is stretched, or against what is usual.",
    "consistent": "no single rule is broken. That does not make the claims true.",
    "undetermined": "a rule could not be run, or the joint check did not finish, so nothing can be said of the whole.",
    "nothing-checked": "no rule set two of these claims together. This says nothing about the claims.",
}
_QUIET = "no single rule is broken; there are only notices. That does not make the claims true."

_COUNTED = {
    "contradiction": "cannot all be true, however the words are read",
    "tension": "agree only if a hedge is stretched, or against what is usual",
    "notice": "about the reports themselves; nothing is broken",
}


def add(page: Page, report: Report) -> None:
    """Says the verdict, the title and the counts."""
    means = _QUIET if report.verdict == "consistent" and report.findings else _MEANS[report.verdict]
    page.heading(f"{report.verdict.upper()}:", means, hang=3, style=VERDICT_STYLES.get(report.verdict, "strong"))
    page.blank()
    if report.title:
        page.say(report.title, indent=3)
    page.say(_looked_at(report), indent=3)
    told = {**report.case_counts, "notice": len(report.notices)}
    counts = [(many(count, verdict), verdict) for verdict, count in told.items() if count]
    gap = max((len(count) for count, _ in counts), default=0) + 2
    for count, verdict in counts:
        page.field(count, _COUNTED[verdict], indent=3, gap=gap, style=VERDICT_STYLES.get(verdict, "strong"))
    failed = report.rule_counts["failed"]
    if failed and report.findings:
        page.say(f"{many(failed, 'rule')} could not be run: what they would have found is not known.", indent=3, hang=3)


def _looked_at(report: Report) -> str:
    counts = [many(report.claims, "claim"), many(report.documents, "document"), many(report.origins, "origin")]
    files = f", from {many(len(report.inputs), 'file')}" if report.inputs else ""
    return listed(counts) + files
