"""The report for people: plain text that reads well in 80 columns.

Going in: a `Report`. Going out: the verdict and what it means, the cases, gravest first, who bears whom out, the remarks, and
what became of the rules. To tell one thing more, write a part (`factcheck.writers.parts`) and name it in `PARTS`.
"""

from __future__ import annotations

from factcheck.report import Report
from factcheck.writers.page.sheet import Page
from factcheck.writers.parts import cases, corroboration, notices, opening, outcomes, remarks

PARTS = (opening.add, cases.add, notices.add, corroboration.add, remarks.add, outcomes.add)


def write(report: Report, *, color: bool, width: int) -> str:
    """The report as text, in lines of at most `width` columns."""
    page = Page(width, color=color)
    for add in PARTS:
        add(page, report)
        page.blank()
    return page.text()
