"""The first lines: the verdict, how much was looked at, and whatever could change the verdict.

Going in: a `Report`. Going out: lines on the page. A new verdict needs a line in `_MEANS`.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.report import Report
from factcheck.writers.page.counts import many
from factcheck.writers.page.sheet import Page
from factcheck.writers.parts.full.opening import VERDICT_STYLES

INDENT = 4
MOST = 5
"""So many remarks are told before the rest is only counted; `--full` has them all."""

_MEANS = {
    "strained": "They agree only if a hedge is stretched, or against what is usual.",
    "consistent": "No single rule is broken. That does not make the claims true.",
    "undetermined": "A rule could not be run, or the joint check did not finish: nothing can be said of the whole.",
    "nothing-checked": "No rule set two of these claims together. This says nothing about the claims.",
}


def add(page: Page, report: Report) -> None:
    """Says the verdict with the title, the counts in one line, and what could change the verdict."""
    style = VERDICT_STYLES.get(report.verdict, "strong")
    page.heading(f"{report.verdict.upper()}{':' if report.title else ''}", report.title, hang=INDENT, style=style)
    page.say(f"{_looked_at(report)}: {_found(report)}.")
    if report.verdict in _MEANS:
        page.say(_MEANS[report.verdict])
    remarks = list(_remarks(report))
    for remark in remarks[:MOST]:
        page.say(f"! {remark}", hang=2)
    if len(remarks) > MOST:
        page.say(f"! and {len(remarks) - MOST} more remarks, which --full tells")


def _looked_at(report: Report) -> str:
    origins = f" of {many(report.origins, 'speaker')}" if report.origins else ""
    documents = f" in {many(report.documents, 'document')}" if report.documents else ""
    return f"{many(report.claims, 'claim')}{origins}{documents}"


def _found(report: Report) -> str:
    told = [
        many(count, verdict)
        for verdict, count in {**report.case_counts, "notice": len(report.notices)}.items()
        if count
    ]
    return ", ".join(told) or "nothing found"


def _remarks(report: Report) -> Iterator[str]:
    """What was not done, then what about the input may hide a conflict."""
    for rule in report.rules:
        if rule.outcome == "failed":
            yield f"{rule.code} {rule.name} could not be run: {rule.reason or 'no reason is known'}"
    match report.joint.status:
        case "truncated":
            yield f"Joint check: cut short ({report.joint.reason}); there may be more conflicts."
        case "undetermined":
            yield f"Joint check: UNDETERMINED ({report.joint.reason}); what was not told is not fine."
        case "off":
            yield "Each rule was checked by itself; whether several together leave no world was not."
    for remark in report.remarks:
        yield f"{remark.location}: {remark.message}"
