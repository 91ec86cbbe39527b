"""What is worth a look though it is neither an error nor a finding.

Going in: a `Report`. Going out: one entry a remark, with its place.
"""

from __future__ import annotations

from factcheck.report import Report
from factcheck.writers.page.sheet import Page


def add(page: Page, report: Report) -> None:
    """Says the remarks, in their order."""
    if not report.remarks:
        return
    page.say("Worth a look", style="strong")
    for remark in report.remarks:
        page.say(f"{remark.location}: {remark.message}", indent=3, hang=3)
