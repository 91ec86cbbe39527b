"""What to doubt: the corrections of each cluster, and how the blame falls.

Going in: findings with their clusters, and all conflicts as sets of claims. Going out: `Cluster`s, and the findings with
the suspects of the joint ones filled in: the claims in every smallest correction of their cluster, or, where there is none,
those in some.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

import attrs

from factcheck.claims.table import FUZZY, ClaimTable
from factcheck.engine.joint.hitting import all_lightest
from factcheck.engine.joint.moments import at_moments
from factcheck.engine.joint.units import Units, pinned
from factcheck.engine.joint.weights import claim_weight
from factcheck.report.types import Cluster, Finding

Claims = frozenset[str]

MOST_CORRECTIONS = 24
MOST_CONFLICTS = 400
"""So many conflicts of a cluster are weighed; beyond it the cluster has no corrections, and is marked truncated."""


def clusters_of(
    findings: Sequence[Finding], conflicts: Sequence[Claims], table: ClaimTable, cut_short: bool
) -> tuple[Cluster, ...]:
    """One cluster for each number that findings have, by what its claims stand in conflict over."""
    numbers = {claim: f.cluster for f in findings if f.cluster for claim in f.claims}
    sets: dict[int, list[Claims]] = {number: [] for number in numbers.values()}
    for conflict in sorted(set(conflicts), key=lambda c: (len(c), sorted(c))):
        number = next((numbers[claim] for claim in sorted(conflict) if claim in numbers), None)
        if number is not None:
            sets[number].append(conflict)
    if not sets:
        return ()
    doubted = frozenset(claim for group in sets.values() for conflict in group for claim in conflict)
    near = attrs.evolve(table, rows=tuple(row for row in table.rows if row.claim in doubted))
    bundle = {claim: n for n, claims in enumerate(Units(at_moments(near, FUZZY), FUZZY).claims) for claim in claims}
    return tuple(_cluster(number, sets[number], table, bundle, cut_short) for number in sorted(sets))


def _cluster(
    number: int, conflicts: Sequence[Claims], table: ClaimTable, bundle: Mapping[str, int], cut_short: bool
) -> Cluster:
    conflicts = _minimal(conflicts)
    by_claim: dict[str, Fraction] = {}
    trusted = pinned(table)
    for conflict in conflicts:
        for claim in () if conflict <= trusted else conflict:  # what is pinned leaves nobody to blame
            by_claim[claim] = by_claim.get(claim, Fraction(0)) + Fraction(1, len(conflict))
    origins = {claim: table.by_claim[claim][0].origin for claim in by_claim}
    documents = {claim: table.by_claim[claim][0].document for claim in by_claim}
    corrections, complete = _corrections(conflicts, table, bundle)
    return Cluster(
        number=number,
        corrections=corrections,
        truncated=cut_short or not complete,
        conflicts=len(conflicts),
        by_claim=_gravest_first(by_claim),
        by_origin=_gravest_first(_summed(by_claim, origins)),
        by_document=_gravest_first(_summed(by_claim, documents)),
    )


def _corrections(
    conflicts: Sequence[Claims], table: ClaimTable, bundle: Mapping[str, int]
) -> tuple[tuple[tuple[str, ...], ...], bool]:
    """What to withdraw; what one origin says twice is withdrawn, and weighed, once."""
    if len(conflicts) > MOST_CONFLICTS:
        return (), False
    trusted = pinned(table)
    members: dict[int, list[str]] = {}
    for claim in sorted(frozenset().union(*conflicts) - trusted):
        members.setdefault(bundle[claim], []).append(claim)
    sets = [frozenset(bundle[claim] for claim in conflict if claim not in trusted) for conflict in conflicts]
    weight = {unit: claim_weight(table, claims[0]) for unit, claims in members.items()}
    found, complete = all_lightest(sets, weight.__getitem__, MOST_CORRECTIONS)
    return tuple(tuple(sorted(claim for unit in one for claim in members[unit])) for one in found), complete


def _minimal(conflicts: Sequence[Claims]) -> list[Claims]:
    if len(conflicts) > MOST_CONFLICTS:
        return list(conflicts)
    return [c for c in conflicts if not any(other < c for other in conflicts)]


def _summed(by_claim: Mapping[str, Fraction], of: Mapping[str, str | None]) -> dict[str, Fraction]:
    found: dict[str, Fraction] = {}
    for claim, share in by_claim.items():
        name = of[claim]
        if name is not None:
            found[name] = found.get(name, Fraction(0)) + share
    return found


def _gravest_first(shares: Mapping[str, Fraction]) -> dict[str, Fraction]:
    return dict(sorted(shares.items(), key=lambda item: (-item[1], item[0])))


def with_suspects(findings: Iterable[Finding], clusters: Sequence[Cluster], table: ClaimTable) -> tuple[Finding, ...]:
    """The findings, those of the joint check with their suspects."""
    by_number = {cluster.number: cluster for cluster in clusters}
    return tuple(
        _suspecting(finding, by_number[finding.cluster], table)
        if finding.joint and finding.cluster in by_number
        else finding
        for finding in findings
    )


def _suspecting(finding: Finding, cluster: Cluster, table: ClaimTable) -> Finding:
    weighed = [(_weight(one, table), frozenset(one)) for one in cluster.corrections]
    least = min((weight for weight, _ in weighed), default=0)
    smallest = [one for weight, one in weighed if weight == least]
    if not smallest or cluster.truncated:
        return finding
    certain = frozenset.intersection(*smallest) & set(finding.witness)
    some = frozenset().union(*smallest) & set(finding.witness)
    return attrs.evolve(finding, suspects=tuple(sorted(certain or some)), tied=not certain)


def _weight(claims: Sequence[str], table: ClaimTable) -> int:
    """The weight of a correction: each origin once."""
    by_origin = {table.by_claim[claim][0].origin or claim: claim_weight(table, claim) for claim in claims}
    return sum(by_origin.values())
