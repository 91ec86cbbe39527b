"""What to doubt first in a case, and why: in witnesses.

Going in: a case. Going out: one line, or none where there is nothing to choose between; then the readings that it rests on
or stands by.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.report import Case, Finding, Listed, Report
from factcheck.writers.page.counts import listed, many
from factcheck.writers.page.names import date_of

MOST = 3


def doubt_of(report: Report, case: Case, findings: Sequence[Finding]) -> Iterator[str]:
    """The lines."""
    even = _readings(findings[0])
    if not case.finished:
        yield f"Doubt: not known; there is too much in this case to be searched.{even}"
    elif len(case.evidence) < 2 or not case.suspects:
        yield from filter(None, [even.strip()])
    elif case.tied:
        sizes = sorted((len(side.witnesses) for side in case.sides), reverse=True)
        against = f", {_witnesses(sizes[0])} against {sizes[1]}" if len(sizes) == 2 and sizes[1] else ""
        yield f"Doubt: tied{against}.{even}"
    else:
        yield f"Doubt first: {_named(report, case.suspects)}, {_why(case, findings)}{even}"


def _why(case: Case, findings: Sequence[Finding]) -> str:
    """How many witnesses stand where, and in how many conflicts."""
    suspects = set(case.suspects)
    several = len(suspects) > 1
    own = [len(side.witnesses) for side in case.sides if suspects & set(side.listed)]
    other = [len(side.witnesses) for side in case.sides if not suspects & set(side.listed)]
    count = sum(len(finding.conflicts) + finding.unlisted for finding in findings)
    mine, theirs = max(own, default=0), max(other, default=0)
    if mine < theirs:
        stands = f"{'alone ' if mine == 1 else f'{_witnesses(mine)} '}against {_witnesses(theirs)}"
    elif mine and theirs:
        stands = f"{_witnesses(mine)} against {theirs}"
    else:
        stands = "which stands in every conflict of this case" if not several else "which stand in them all"
    return f"{stands}{f' ({count} conflicts)' if count > 1 else ''}."


def _named(report: Report, suspects: Sequence[Listed]) -> str:
    """Whose claims, and the dates of which documents."""
    counted: dict[str, int] = {}
    for one in suspects:
        if isinstance(one, str):
            who = report.cards[one].who
            counted[who] = counted.get(who, 0) + 1
    claims = [f"{who}'s {'claim' if n == 1 else f'{n} claims'}" for who, n in counted.items()]
    return listed([*claims, *(date_of(one.document, report) for one in suspects if not isinstance(one, str))], MOST)


def _witnesses(count: int) -> str:
    return many(count, "witness", "witnesses")


def _readings(finding: Finding) -> str:
    """A contradiction stands whatever the hedge may mean; a tension, and a derivation, rest on it."""
    if not finding.rests_on_readings:
        return ""
    told = listed(finding.rests_on_readings, MOST)
    stands = finding.verdict == "contradiction" and finding.derivation is None
    return f" It holds even with {told}." if stands else f" It rests on {told}."
