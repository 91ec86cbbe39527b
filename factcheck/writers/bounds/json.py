"""What follows from a claim set, for programs: JSON (`"format": "bounds/1"`).

Going in: a `BoundsReport`. Going out: JSON text. Ends of ranges are rationals as text, `null` where there is no bound; times
are ISO 8601, as in the report.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from factcheck.report.bounds import BoundsReport, Case, FactBounds, Line
from factcheck.values.bounds import Bounds, Number
from factcheck.writers.page.glyphs import hidden
from factcheck.writers.page.instants import iso

FORMAT = "bounds/1"


def write(report: BoundsReport, *, color: bool, width: int) -> str:
    """The report as JSON; neither colour nor width plays a part."""
    text = json.dumps(as_data(report), indent=2, ensure_ascii=False)
    # What a terminal would obey rather than show is escaped; inside a JSON string that changes nothing.
    for character in sorted(character for character in set(text) if character != "\n" and hidden(character)):
        text = text.replace(character, json.dumps(character)[1:-1])
    return text + "\n"


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
    return {
        "subject": fact.subject,
        "moment": _bounds(fact.moment, iso),
        "claims": list(fact.claims),
        "stated": {"strict": _bounds(fact.strict, _number), "fuzzy": _bounds(fact.stated, _number)},
        "forced": _bounds(fact.forced, _number),
        "because": [
            {"end": r.end, "claims": list(r.claims), "rules": list(r.rules), "proof": r.words} for r in fact.reasons
        ],
        "undetermined": list(fact.undetermined),
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "moment": _bounds(line.moment, iso),
        "kind": line.kind,
        "subject": line.subject,
        "value": None if line.value is None else _bounds(line.value, _number),
        "claims": list(line.claims),
    }


def _bounds(bounds: Bounds, end: Callable[[Number], str | None]) -> dict[str, Any]:
    low, high = end(bounds.low), end(bounds.high)
    flags = (("low", low, bounds.low_open), ("high", high, bounds.high_open))
    return {"low": low, "high": high, "open": [name for name, told, is_open in flags if told is not None and is_open]}


def _number(number: Number) -> str | None:
    return None if isinstance(number, float) else str(number)
