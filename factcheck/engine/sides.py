"""The largest groups of claims that agree among themselves.

Going in: the conflicts of one cause. Going out: `sides`, each a tuple of claim ids. For a handful of claims these are all the
maximal sets without a conflict; beyond that, the suspects against the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

FEW = 10


def sides_of(
    conflicts: Sequence[frozenset[str]], suspects: Sequence[str], origins: Mapping[str, str | None]
) -> tuple[tuple[str, ...], ...]:
    """The sides, most origins first."""
    claims = sorted(frozenset().union(*conflicts))
    if len(claims) == 1:
        return (tuple(claims),)
    groups = _maximal(claims, conflicts) if len(claims) <= FEW else _against(claims, conflicts, suspects)
    return tuple(sorted(groups, key=lambda group: (-len({origins.get(c) for c in group}), -len(group), group)))


def _maximal(claims: Sequence[str], conflicts: Sequence[frozenset[str]]) -> list[tuple[str, ...]]:
    found: list[frozenset[str]] = []
    for size in range(len(claims), 0, -1):
        for group in map(frozenset, combinations(claims, size)):
            if not any(group < other for other in found) and not any(conflict <= group for conflict in conflicts):
                found.append(group)
    return [tuple(sorted(group)) for group in found]


def _against(
    claims: Sequence[str], conflicts: Sequence[frozenset[str]], suspects: Sequence[str]
) -> list[tuple[str, ...]]:
    doubted = tuple(claim for claim in suspects if claim in claims)
    rest = frozenset(claims) - frozenset(doubted)
    agreeing = rest if not any(conflict <= rest for conflict in conflicts) else frozenset()
    for claim in sorted(rest - agreeing):
        if not any(conflict <= agreeing | {claim} for conflict in conflicts):
            agreeing = agreeing | {claim}
    return [side for side in (tuple(sorted(agreeing)), doubted) if side]
