"""What to withdraw: the smallest corrections of conflicts, told apart where conflicts share nothing.

Going in: conflicts as sets of claims. Going out: `Choice`s, independent of one another: one alternative of each has to be
withdrawn, so that seven choices of two are told as seven and not as 128. What one origin says twice is withdrawn, and weighed,
once. A conflict of pinned claims alone has no alternative, and makes no choice.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from factcheck.claims.table import FUZZY, ClaimTable
from factcheck.engine.joint.model.keyed_rows import at_moments
from factcheck.engine.joint.model.soft_groups import SoftGroups, hard_claims
from factcheck.engine.joint.mus.hitting_sets import first_hitting_sets
from factcheck.engine.sets import Ints, connected
from factcheck.engine.weights import claim_weight
from factcheck.report.types import Choice

Claims = frozenset[str]

MOST_ALTERNATIVES = 24
MOST_CONFLICTS = 400
"""So many conflicts that hang together are weighed; beyond it their choice has no alternatives, and is marked truncated."""


def choices_of(conflicts: Sequence[Claims], table: ClaimTable) -> tuple[Choice, ...]:
    """The choices that resolve all of these, each with its alternatives least weight first."""
    trusted = hard_claims(table)
    soft = sorted({conflict - trusted for conflict in conflicts} - {frozenset()}, key=lambda c: (len(c), sorted(c)))
    doubted = frozenset().union(*soft)
    near = attrs.evolve(table, rows=tuple(row for row in table.rows if row.claim in doubted))
    groups = [sorted(doubted.intersection(claims)) for claims in SoftGroups(at_moments(near, FUZZY), FUZZY).claims]
    group = {claim: number for number, claims in enumerate(groups) for claim in claims}
    sets = list(dict.fromkeys(frozenset(group[claim] for claim in conflict) for conflict in minimal(soft)))
    weight = [claim_weight(table, claims[0]) for claims in groups]
    return tuple(_choice([sets[n] for n in part], groups, weight) for part in connected(sets))


def _choice(conflicts: Sequence[Ints], groups: Sequence[Sequence[str]], weight: Sequence[int]) -> Choice:
    if len(conflicts) > MOST_CONFLICTS:
        return Choice((), truncated=True)
    found, complete = first_hitting_sets(conflicts, weight.__getitem__, MOST_ALTERNATIVES)
    named = (tuple(sorted(claim for number in one for claim in groups[number])) for one in found)
    return Choice(tuple(named), not complete)


def minimal(conflicts: Sequence[Claims]) -> list[Claims]:
    """Without those that hold another, where there are few enough to compare."""
    if len(conflicts) > MOST_CONFLICTS:
        return list(conflicts)
    return [c for c in conflicts if not any(other < c for other in conflicts)]
