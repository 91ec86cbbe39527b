"""What to doubt: the corrections of each cluster, and how the blame falls.

Going in: findings with their clusters, and all conflicts as sets of claims, contradictions apart from tensions. Going out:
`Cluster`s, and the findings with the suspects of the joint ones filled in: the claims in every smallest correction of what they
are a part of, or, where there is none, those in some. What is only strained need not be withdrawn for a world to be left, so what
would relax it is told apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

import attrs

from factcheck.claims.table import ClaimTable, SetAside
from factcheck.engine.joint.choices import choices_of, minimal
from factcheck.engine.joint.units import pinned
from factcheck.engine.joint.weights import claim_weight
from factcheck.report.types import Choice, Cluster, Finding

Claims = frozenset[str]


def clusters_of(
    findings: Sequence[Finding],
    contradictions: Sequence[Claims],
    tensions: Sequence[Claims],
    table: ClaimTable,
    unfinished: Sequence[Claims],
) -> tuple[Cluster, ...]:
    """One cluster for each number that findings have, by what its claims stand in conflict over."""
    numbers = {claim: f.cluster for f in findings if f.cluster for claim in f.claims}
    grave, strained = _by_cluster(contradictions, numbers), _by_cluster(tensions, numbers)
    found: list[Cluster] = []
    for number in sorted(set(numbers.values())):
        cluster = _cluster(number, grave.get(number, []), strained.get(number, []), table)
        claims = {claim for claim, own in numbers.items() if own == number}
        open_ = any(not claims.isdisjoint(one) for one in unfinished)
        found.append(attrs.evolve(cluster, truncated=cluster.truncated or open_))
    return tuple(found)


def _by_cluster(conflicts: Iterable[Claims], numbers: Mapping[str, int]) -> dict[int, list[Claims]]:
    sets: dict[int, list[Claims]] = {}
    for conflict in sorted(set(conflicts), key=lambda c: (len(c), sorted(c))):
        number = next((numbers[claim] for claim in sorted(conflict) if claim in numbers), None)
        if number is not None:
            sets.setdefault(number, []).append(conflict)
    return sets


def _cluster(number: int, grave: Sequence[Claims], strained: Sequence[Claims], table: ClaimTable) -> Cluster:
    conflicts = minimal([*grave, *strained])
    by_claim: dict[str, Fraction] = {}
    trusted = pinned(table)
    for conflict in conflicts:
        for claim in () if conflict <= trusted else conflict:  # what is pinned leaves nobody to blame
            by_claim[claim] = by_claim.get(claim, Fraction(0)) + Fraction(1, len(conflict))
    origins = {
        claim: " and ".join(table.rows_of(claim, SetAside.INCLUDED)[0].origin or ()) or None for claim in by_claim
    }
    documents = {claim: table.rows_of(claim, SetAside.INCLUDED)[0].document for claim in by_claim}
    choices = choices_of(grave, table)
    relaxing = choices_of(conflicts, table) if strained else ()
    return Cluster(
        number=number,
        choices=choices,
        relaxing=relaxing,
        truncated=any(choice.truncated for choice in (*choices, *relaxing)),
        conflicts=len(conflicts),
        by_claim=_gravest_first(by_claim),
        by_origin=_gravest_first(_summed(by_claim, origins)),
        by_document=_gravest_first(_summed(by_claim, documents)),
    )


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
        if finding.derivation is not None and finding.cluster in by_number
        else finding
        for finding in findings
    )


def _suspecting(finding: Finding, cluster: Cluster, table: ClaimTable) -> Finding:
    witness = set(finding.witness)
    near = [
        choice
        for choice in _choices(finding, cluster)
        if any(not witness.isdisjoint(one) for one in choice.alternatives)
    ]
    if not near or cluster.truncated:
        return finding
    (choice,) = near  # a conflict hangs together
    weighed = [(_weight(one, table), frozenset(one)) for one in choice.alternatives]
    least = min(weight for weight, _ in weighed)
    smallest = [one for weight, one in weighed if weight == least]
    certain = frozenset.intersection(*smallest) & witness
    some = frozenset().union(*smallest) & witness
    return attrs.evolve(finding, suspects=tuple(sorted(certain or some)), tied=not certain)


def _choices(finding: Finding, cluster: Cluster) -> tuple[Choice, ...]:
    """What resolves the finding."""
    return cluster.choices if finding.verdict == "contradiction" else cluster.relaxing


def _weight(claims: Sequence[str], table: ClaimTable) -> int:
    """The weight of a correction: each origin once."""
    by_origin = {
        table.rows_of(claim, SetAside.INCLUDED)[0].origin or claim: claim_weight(table, claim) for claim in claims
    }
    return sum(by_origin.values())
