"""What follows from a claim set, for programs: JSON (`"format": "bounds/1"`).

Going in: a `BoundsReport`. Going out: JSON text. Ends of ranges are rationals as text, `null` where there is no bound; times
are ISO 8601, as in the report.
"""

from __future__ import annotations

from typing import Any

from factcheck.report.bounds import BoundsReport, Case, FactBounds, Line
from factcheck.writers.page.instants import iso
from factcheck.writers.page.plain import as_json, range_data, rational

FORMAT = "bounds/1"


def write(report: BoundsReport, *, color: bool, width: int) -> str:
    """The report as JSON; neither colour nor width plays a part."""
    return as_json(as_data(report))


def as_data(report: BoundsReport) -> dict[str, Any]:
    """The report as plain data."""
    agenda = report.agenda
    return {
        "factcheck": report.version,
        "format": FORMAT,
        "status": report.status,
        "reason": report.reason,
        "claims": report.claims,
        "conflicts": report.conflicts,
        "choices": [[list(ids) for ids in choice.alternatives] for choice in report.choices],
        "cases": [_case(case) for case in report.cases],
        "timeline": {
            "withdrawn": list(report.timeline.withdrawn),
            "unknown": report.timeline.unknown,
            "lines": [_line(line) for line in report.timeline.lines],
        },
        "next": {
            "open": agenda.open,
            "checks": [
                {"claim": c.claim, "settles": c.settles, "open": c.open, "rules": list(c.rules)} for c in agenda.checks
            ],
            "left_out": list(agenda.left_out),
        },
    }


def _case(case: Case) -> dict[str, Any]:
    facts = [_fact(fact) for fact in case.facts]
    return {"withdrawn": list(case.withdrawn), "unknown": case.unknown, "facts": facts}


def _fact(fact: FactBounds) -> dict[str, Any]:
    end = rational if fact.field == "value" else iso
    return {
        "subject": fact.subject,
        "field": fact.field,
        "moment": range_data(fact.moment, iso),
        "claims": list(fact.claims),
        "stated": {"strict": range_data(fact.strict, end), "fuzzy": range_data(fact.stated, end)},
        "forced": range_data(fact.forced, end),
        "because": [
            {"end": r.end, "claims": list(r.claims), "rules": list(r.rules), "proof": r.words} for r in fact.reasons
        ],
        "undetermined": list(fact.undetermined),
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "moment": range_data(line.moment, iso),
        "kind": line.kind,
        "subject": line.subject,
        "value": None if line.value is None else range_data(line.value, rational),
        "claims": list(line.claims),
    }
