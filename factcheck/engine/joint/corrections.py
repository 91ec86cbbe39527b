"""What has to be withdrawn before anything follows: the smallest corrections of a whole claim set.

Going in: a complete system, what single rules forbid, and a clock. Going out: `Corrections`: sets of units, least weight
first; the empty set alone where the claims are consistent.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, product

import attrs

from factcheck.claims.table import ClaimTable
from factcheck.engine.joint.asking import Asking
from factcheck.engine.joint.classes import Classes
from factcheck.engine.joint.clock import Clock
from factcheck.engine.joint.components import components
from factcheck.engine.joint.hitting import Set, Weight, all_lightest
from factcheck.engine.joint.search import Searched, search
from factcheck.engine.joint.simplify import simplified
from factcheck.engine.joint.system import FALSE, System
from factcheck.engine.joint.weights import weights
from factcheck.engine.joint.worlds import easy_world

MOST_EACH = 8
MOST = 24
"""So many corrections of one group of conflicts, and of all, are gone through; the report says when there are more."""

MOST_CHOICES = 64


@attrs.frozen
class Corrections:
    """Smallest sets of units to withdraw. `unknown` says why they may not leave a world, `stopped` why there may be more."""

    sets: tuple[Set, ...]
    conflicts: int
    stopped: str = ""
    unknown: str = ""


def corrections(system: System, table: ClaimTable, forbidden: Sequence[frozenset[str]], clock: Clock) -> Corrections:
    """The smallest corrections of all conflicts together."""
    unit = {claim: n for n, claims in enumerate(system.units) for claim in claims}
    known = [frozenset(unit[claim] for claim in claims if claim in unit) for claims in forbidden]
    weight = weights(table, system.units)
    stopped: list[str] = []
    unknown: list[str] = list(system.left_out)
    small = attrs.evolve(system, constraints=tuple(simplified(system.constraints)))
    for part in components(small):
        if len(part.constraints) == 1 and part.constraints[0].formula == FALSE:
            choices = [sorted(system.supports.get(one, (one,))) for one in sorted(part.constraints[0].guard)]
            known += [frozenset(choice) for choice in islice(product(*choices), MOST_CHOICES)]
        elif easy_world(small, part) is None:
            mine = [conflict for conflict in known if conflict <= part.units]
            found: Searched = search(Asking(small, part, clock).ask, part.units, mine, system.pinned, weight)
            known += found.conflicts
            if found.stopped:
                (unknown if found.unknown else stopped).append(found.stopped)
    smallest = _minimal(known)
    sets, partly = _corrected([conflict - system.pinned for conflict in smallest], weight)
    stopped += partly
    return Corrections(tuple(sets), len(smallest), "; ".join(dict.fromkeys(stopped)), "; ".join(dict.fromkeys(unknown)))


def _corrected(conflicts: Sequence[Set], weight: Weight) -> tuple[list[Set], list[str]]:
    """The lightest correction, then those that differ from it in one group of conflicts; and why these may not be all."""
    groups: list[list[Set]] = []
    stopped: list[str] = []
    for group in _apart(conflicts):
        sets, complete = all_lightest(group, weight, MOST_EACH)
        if not complete:
            stopped.append(f"of some conflicts only the {MOST_EACH} lightest corrections are gone through")
        groups.append(sets)
    if not all(groups):
        return [], stopped
    lightest: Set = frozenset().union(*(sets[0] for sets in groups))
    found = [lightest]
    for sets in groups:
        found += [(lightest - sets[0]) | other for other in sets[1:]]
    if sum(len(sets) > 1 for sets in groups) > 1:
        stopped.append("conflicts that share no claim are varied one group at a time")
    if len(found) > MOST:
        stopped.append(f"only {MOST} corrections are gone through")
    return found[:MOST], stopped


def _apart(conflicts: Sequence[Set]) -> list[list[Set]]:
    """Conflicts in groups that share nothing."""
    classes: Classes[int] = Classes()
    for conflict in conflicts:
        for unit in conflict:
            classes.join(min(conflict), unit)
    groups: dict[int | None, list[Set]] = {}
    for conflict in conflicts:
        groups.setdefault(classes.find(min(conflict)) if conflict else None, []).append(conflict)
    return list(groups.values())


def _minimal(conflicts: Sequence[Set]) -> list[Set]:
    kept: list[Set] = []
    for conflict in sorted(set(conflicts), key=lambda one: (len(one), sorted(one))):
        if not any(smaller <= conflict for smaller in kept):
            kept.append(conflict)
    return kept
