"""The largest groups of claims that agree among themselves.

Going in: the conflicts among the claims of one cause. Going out: `sides`, each a tuple of claim ids. For a handful of
claims these are all the maximal sets without a conflict; beyond that, groups filled in turn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.claims.table import Origin

FEW = 10


def sides_of(
    conflicts: Sequence[frozenset[str]], suspects: Sequence[str], origins: Mapping[str, Origin | None]
) -> tuple[tuple[str, ...], ...]:
    """The sides, most origins first."""
    claims = sorted(frozenset().union(*conflicts))
    if len(claims) == 1:
        return (tuple(claims),)
    groups = _maximal(claims, conflicts) if len(claims) <= FEW else _against(claims, conflicts, suspects)
    return tuple(sorted(groups, key=lambda group: (-len({origins.get(c) for c in group}), -len(group), group)))


def _maximal(claims: Sequence[str], conflicts: Sequence[frozenset[str]]) -> list[tuple[str, ...]]:
    """From all claims down: of each conflict that a group still holds, one claim has to leave it."""
    found: list[frozenset[str]] = []
    groups = {frozenset(claims)}
    while groups:
        smaller: set[frozenset[str]] = set()
        for group in groups:
            if any(group <= other for other in found):
                continue
            conflict = next((conflict for conflict in conflicts if conflict <= group), None)
            if conflict is None:
                found.append(group)
            else:
                smaller |= {group - {claim} for claim in conflict}
        groups = smaller
    return [tuple(sorted(group)) for group in found if group]


def _against(
    claims: Sequence[str], conflicts: Sequence[frozenset[str]], suspects: Sequence[str]
) -> list[tuple[str, ...]]:
    """Groups filled in turn, suspects last, each with what agrees with all that is in it already."""
    held: dict[str, list[frozenset[str]]] = {}
    for conflict in conflicts:
        for claim in conflict:
            held.setdefault(claim, []).append(conflict)
    groups: list[set[str]] = []
    for claim in sorted(claims, key=lambda claim: (claim in suspects, claim)):
        own = held.get(claim, [])
        fitting = next((group for group in groups if not any(other - {claim} <= group for other in own)), None)
        if fitting is None:
            groups.append({claim})
        else:
            fitting.add(claim)
    return [tuple(sorted(group)) for group in groups]
