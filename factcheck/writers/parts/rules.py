"""What became of the rules, in one line; what was not told is not fine, and is said.

Going in: a `Report`. Going out: the totals; which rules, and why, is for `--full`.
"""

from __future__ import annotations

from factcheck.report import Report
from factcheck.writers.page.counts import many
from factcheck.writers.page.sheet import Page

_WORDS = {
    "violated": ("broken", "broken"),
    "strained": ("strained", "strained"),
    "holds": ("holds", "hold"),
    "undetermined": ("could not tell", "could not tell"),
    "idle": ("had nothing to look at", "had nothing to look at"),
    "failed": ("could not be run", "could not be run"),
}


def add(page: Page, report: Report) -> None:
    """Says the totals."""
    counts = [f"{count} {_WORDS[outcome][count != 1]}" for outcome, count in report.rule_counts.items() if count]
    page.say(f"{many(len(report.rules), 'rule')}{': ' if counts else ''}{', '.join(counts)}.  --full tells all of it.")
