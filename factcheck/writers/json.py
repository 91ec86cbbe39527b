"""The report for other programs: JSON in the shape of DESIGN, section 7 (`"format": "report/2"`).

Going in: a `Report`. Going out: JSON text, the same from run to run (durations aside, where they were asked for). Ends of
ranges are rationals as text (`"1500"`, `"1/3"`), `null` where there is no bound. Times are the same in ISO 8601, in the zone
that they were given in, without any where none was given. What is written here, `report/read.py` reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import attrs

from factcheck.claims.card import ClaimCard
from factcheck.claims.table import FUZZY, STRICT, Pair
from factcheck.errors import Location
from factcheck.report import (
    Case,
    Corroboration,
    Finding,
    Listed,
    ListedConflict,
    Report,
    RuleOutcome,
    Witness,
)
from factcheck.report.derivation import Derivation
from factcheck.values.bounds import Number
from factcheck.values.times import read_zone
from factcheck.writers.page.instants import local_iso
from factcheck.writers.page.plain import as_json, range_data, rational

FORMAT = "report/2"


def write(report: Report, *, color: bool, width: int, full: bool = False) -> str:
    """The report as JSON, which always tells everything; neither colour nor width plays a part."""
    return as_json(as_data(report))


def as_data(report: Report) -> dict[str, Any]:
    """The report as plain data, in the order of DESIGN."""
    return {
        "factcheck": report.version,
        "format": FORMAT,
        "title": report.title,
        "verdict": report.verdict,
        "inputs": [{"path": i.path, "sha256": i.sha256, "claims": i.claims} for i in report.inputs],
        "packs": [{"name": p.name, "version": p.version, "rules": p.rules} for p in report.packs],
        "summary": {
            "claims": report.claims,
            "documents": report.documents,
            "origins": report.origins,
            "cases": dict(report.case_counts),
            "notices": len(report.notices),
            "rules": dict(report.rule_counts),
        },
        "cases": [_case(case) for case in report.cases],
        "findings": [_finding(finding) for finding in report.findings],
        "claims": {id: _claim(claim) for id, claim in sorted(report.cards.items())},
        "documents": {
            id: {"name": paper.name, "published": paper.published, "location": _location(paper.location)}
            for id, paper in sorted(report.papers.items())
        },
        "names": dict(report.names),
        "joint": {
            "status": report.joint.status,
            "reason": report.joint.reason,
            "components": report.joint.components,
            "solved": report.joint.solved,
            "unfinished": [list(ids) for ids in report.joint.unfinished],
            **_seconds(report.joint.seconds),
        },
        "rules": [_rule(rule) for rule in report.rules],
        "remarks": [{"message": r.message, "location": _location(r.location)} for r in report.remarks],
        "corroboration": [_corroboration(fact) for fact in report.corroboration],
    }


def _case(case: Case) -> dict[str, Any]:
    """A case; blame as rationals in text, what is blamed on dates of documents beside what is blamed on claims."""
    return {
        "id": case.id,
        "headline": case.headline,
        "verdict": case.verdict,
        "severity": case.severity,
        "relation": case.relation,
        "suspects": _listed(case.suspects),
        "tied": case.tied,
        "finished": case.finished,
        "sides": [
            {
                "claims": _listed(side.listed),
                "witnesses": [" and ".join(witness.bodies) or "unknown" for witness in side.witnesses],
                "witnessed": [_witness(witness) for witness in side.witnesses],
            }
            for side in case.sides
        ],
        "evidence": _listed(case.evidence),
        "findings": list(case.findings),
        "corrections": [_listed(one) for one in case.corrections],
        "more_corrections": case.more_corrections,
        "blame": {one: str(share) for one, share in case.blame.items() if isinstance(one, str)},
        "blame_of_dates": {one.document: str(share) for one, share in case.blame.items() if not isinstance(one, str)},
    }


def _listed(listed: Iterable[Listed]) -> list[Any]:
    """Claims by id; the date of a document as what it is, for an id may be any text."""
    return [one if isinstance(one, str) else {"document": one.document} for one in listed]


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "name": finding.name,
        "title": finding.title,
        "why": finding.why,
        "verdict": finding.verdict,
        "relation": finding.relation,
        "severity": finding.severity,
        "case": finding.case,
        "message": finding.message,
        "key": dict(finding.key),
        "conflicts": [_conflict(conflict, finding) for conflict in finding.conflicts],
        "unlisted": finding.unlisted,
        "roles": dict(finding.roles),
        "joint": finding.joint,
        "rules": list(finding.rules),
        "derivation": None if finding.derivation is None else _derivation(finding.derivation),
        "rests_on_readings": list(finding.rests_on_readings),
    }


def _conflict(conflict: ListedConflict, finding: Finding) -> Any:
    """Who stands in it; with its own verdict where that is less than the finding's."""
    listed = _listed(conflict.listed)
    return listed if conflict.verdict == finding.verdict else {"claims": listed, "verdict": conflict.verdict}


def _derivation(derivation: Derivation) -> dict[str, Any]:
    """The steps to an empty range, numbers as rationals in text; what is empty is left out."""
    told = {
        "words": derivation.words,
        "steps": [
            {
                "subject": step.subject,
                "end": step.end,
                "bound": rational(step.bound),
                "open": step.open,
                "law": step.law,
                "claims": list(step.claims),
                "premises": list(step.premises),
                "words": step.words,
            }
            for step in derivation.steps
        ],
        "because": list(derivation.because),
        "law": derivation.law,
        "combination": [
            {"words": w.words, "factor": rational(w.factor), "law": w.law, "claims": list(w.claims)}
            for w in derivation.weighed
        ],
        "on": derivation.on,
        "cases": [_derivation(case) for case in derivation.cases],
    }
    return {key: value for key, value in told.items() if value not in ("", [])}


_TOLD_APART = frozenset(
    ("id", "location", "dims", "names", "value", "value_written", "time", "time_written", "said_on", "said_on_written")
)
"""Fields of a card that stand in the data in a form of their own."""


def _claim(claim: ClaimCard) -> dict[str, Any]:
    """A card: its declared fields, its sentence first; ranges beside what is written, times in the zone of the claim."""
    zone = read_zone(claim.zone) if claim.zone else None

    def moment(end: Number) -> str | None:
        return local_iso(end, zone)

    told: dict[str, Any] = {"sentence": claim.sentence}
    for field in attrs.fields(ClaimCard):
        value = getattr(claim, field.name)
        if field.name not in _TOLD_APART:
            told[field.name] = list(value) if isinstance(value, tuple) else value
    return {
        **told,
        "dims": {name: list(values) for name, values in claim.dims.items()},
        "names": dict(claim.names),
        "value": _pair(claim.value, rational, claim.value_written),
        "time": _pair(claim.time, moment, claim.time_written),
        "said_on": _pair(claim.said_on, moment, claim.said_on_written),
        "location": _location(claim.location),
    }


def _pair(pair: Pair | None, end: Callable[[Number], str | None], written: str) -> dict[str, Any] | None:
    """What is written with how it is read; nothing where neither is there."""
    if pair is None:
        return {"written": written} if written else None
    return {"written": written, "strict": range_data(pair[STRICT], end), "fuzzy": range_data(pair[FUZZY], end)}


def _location(location: Location) -> dict[str, Any]:
    return {"path": location.path, "line": location.line, "column": location.column}


def _rule(rule: RuleOutcome) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "title": rule.title,
        "pack": rule.pack,
        "outcome": rule.outcome,
        "in_scope": rule.in_scope,
        **_seconds(rule.seconds),
        "plan": rule.plan,
        "reason": rule.reason,
        "met": rule.met,
    }


def _seconds(seconds: float | None) -> dict[str, float]:
    """A duration, where it was asked for."""
    return {} if seconds is None else {"seconds": seconds}


def _corroboration(told: Corroboration) -> dict[str, Any]:
    camps = [
        {
            "value": " | ".join(camp.values),
            "values": list(camp.values),
            "stance": camp.stance,
            "witnesses": [_witness(w) for w in camp.witnesses],
        }
        for camp in told.camps
    ]
    return {"fact": dict(told.fact), "camps": camps}


def _witness(witness: Witness) -> dict[str, Any]:
    return {
        "origin": " and ".join(witness.bodies),
        "bodies": list(witness.bodies),
        "claims": list(witness.claims),
        "documents": list(witness.documents),
    }
