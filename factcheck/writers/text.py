"""The report for people: plain text that reads well in 80 columns.

Going in: a `Report`. Going out: the verdict, the cases in a few lines each, gravest first, notices, who bears whom out, and
the rules in a line; with `full`, everything there is. To tell one thing more, write a part (`factcheck.writers.parts`) and
name it in `PARTS`.
"""

from __future__ import annotations

from factcheck.report import Case, Report
from factcheck.writers.page.sheet import Page
from factcheck.writers.parts import cases, contested, notices, opening, rules
from factcheck.writers.parts.full import cases as all_cases
from factcheck.writers.parts.full import corroboration, one_case, outcomes, remarks
from factcheck.writers.parts.full import notices as all_notices
from factcheck.writers.parts.full import opening as whole_opening

PARTS = (opening.add, cases.add, notices.add, contested.add, rules.add)
FULL = (
    whole_opening.add,
    all_cases.add,
    all_notices.add,
    corroboration.add,
    remarks.add,
    outcomes.add,
)


def write(report: Report, *, color: bool, width: int, full: bool = False) -> str:
    """The report as text, in lines of at most `width` columns."""
    page = Page(width, color=color)
    for add in FULL if full else PARTS:
        add(page, report)
        page.blank()
    return page.text()


def write_case(report: Report, case: Case, *, color: bool, width: int) -> str:
    """One case of the report, with all its conflicts, derivations, readings and corrections."""
    page = Page(width, color=color)
    one_case.add(page, report, case)
    return page.text()
