"""Findings that share claims form a cluster, numbered from 1 by the gravest inside.

Going in: findings in any order. Going out: the same, sorted (gravest first, then code and witness) and numbered. Notices join no
clusters together: they speak of the reports, not of what cannot be.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from factcheck.engine.causes import components
from factcheck.report.types import SEVERITIES, VERDICTS, Finding


def clustered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in the order of the report, each with its cluster."""
    order = sorted(findings, key=_rank)
    grave = [
        finding for finding in order if finding.verdict != "notice" and finding.claims
    ]  # rules alone blame no claim
    parts = components([frozenset(finding.claims) for finding in grave])
    number = {grave[i].id: n for n, part in enumerate(sorted(parts), start=1) for i in part}
    return tuple(attrs.evolve(finding, cluster=number.get(finding.id, 0)) for finding in order)


def _rank(finding: Finding) -> tuple[int, int, str, tuple[str, ...]]:
    return VERDICTS.index(finding.verdict), SEVERITIES.index(finding.severity), finding.rule, finding.witness
