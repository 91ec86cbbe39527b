"""What independent witnesses bear out, and what they contest: a paragraph each.

Going in: a `Report`. Going out: lines on the page; `--full` has every fact with its witnesses and documents.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.report import Camp, Corroboration, Report
from factcheck.writers.page.counts import listed
from factcheck.writers.page.names import name_of
from factcheck.writers.page.sheet import Page
from factcheck.writers.parts.opening import INDENT

MOST = 4
"""So many facts are told before the rest is only counted."""
FEW = 3


def add(page: Page, report: Report) -> None:
    """Says both, where there is any."""
    borne_out = [(fact, fact.camps[0]) for fact in report.corroboration if len(fact.camps) == 1]
    several = [(fact, camp) for fact, camp in borne_out if len(camp.witnesses) > 1]
    _say(page, "BORNE OUT by independent witnesses:", [_borne_out(report, camp) for _, camp in several])
    contested = [fact for fact in report.corroboration if len(fact.camps) > 1]
    _say(page, "CONTESTED:", [_contested(report, fact) for fact in contested])


def _say(page: Page, title: str, told: Sequence[str]) -> None:
    if told:
        shown = [*told[:MOST], *([f"{len(told) - MOST} more"] if len(told) > MOST else [])]
        page.heading(title, " · ".join(shown), hang=INDENT, style="strong")


def _borne_out(report: Report, camp: Camp) -> str:
    names = [name_of(witness, report.names) for witness in camp.witnesses]
    return f"{_body(report, camp)} ({listed(names, FEW)})"


def _contested(report: Report, fact: Corroboration) -> str:
    """What the largest camp that asserts it says, and how many stand against how many."""
    told = next((camp for camp in fact.camps if camp.stance == "asserts"), fact.camps[0])
    counts = " against ".join(str(len(camp.witnesses)) for camp in fact.camps[:FEW])
    return f"{_body(report, told)}, {counts} witnesses"


def _body(report: Report, camp: Camp) -> str:
    """What its first claim says."""
    return report.cards[camp.witnesses[0].claims[0]].plain
