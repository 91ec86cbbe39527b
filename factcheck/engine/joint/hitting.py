"""Which units to withdraw: hitting sets of conflicts, least weight first.

Going in: conflicts as sets of units, and the weight of each unit. Going out: a lightest set that meets every conflict and
holds none of the sets already found (best-first search with the weight of disjoint conflicts as its bound: P. Hart, N.
Nilsson and B. Raphael 1968). The search is bounded; where the bound is met it says so and guesses nothing.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence

from factcheck.engine.joint.system import Unit

Set = frozenset[Unit]
Weight = Callable[[Unit], int]

MOST_STEPS = 20_000


class TooMany(Exception):
    """The search for a lightest hitting set met its bound."""


def lightest(conflicts: Sequence[Set], found: Sequence[Set], weight: Weight) -> Set | None:
    """A lightest hitting set of the conflicts that holds none of `found`; `None` where there is none. Raises `TooMany`."""
    start: Set = frozenset()
    if start in found:
        return None
    queue: list[tuple[int, int, tuple[Unit, ...]]] = [(_least(conflicts, weight), 0, ())]
    seen: set[Set] = {start}
    steps = 0
    while queue:
        _, _, listed = heapq.heappop(queue)
        taken = frozenset(listed)
        open_ = [conflict for conflict in conflicts if conflict.isdisjoint(taken)]
        if not open_:
            return taken
        steps += 1
        if steps > MOST_STEPS:
            raise TooMany
        spent = sum(weight(unit) for unit in taken)
        for unit in sorted(min(open_, key=_size)):
            further = taken | {unit}
            if further in seen or any(done <= further for done in found):
                continue
            seen.add(further)
            rest = [conflict for conflict in open_ if unit not in conflict]
            entry = (spent + weight(unit) + _least(rest, weight), -len(further), tuple(sorted(further)))
            heapq.heappush(queue, entry)
    return None


def _size(conflict: Set) -> tuple[int, list[Unit]]:
    return len(conflict), sorted(conflict)


def _least(conflicts: Iterable[Set], weight: Weight) -> int:
    """What conflicts that share nothing cost at least."""
    used: set[Unit] = set()
    total = 0
    for conflict in conflicts:
        if used.isdisjoint(conflict):
            used |= conflict
            total += min((weight(unit) for unit in conflict), default=0)
    return total


def all_lightest(conflicts: Sequence[Set], weight: Weight, most: int) -> tuple[list[Set], bool]:
    """Subset-minimal hitting sets, least weight first, up to a number; and whether these are all."""
    found: list[Set] = []
    while len(found) < most:
        try:
            one = lightest(conflicts, found, weight)
        except TooMany:
            return found, False
        if one is None:
            return found, True
        found.append(one)
    return found, lightest_is_done(conflicts, found, weight)


def lightest_is_done(conflicts: Sequence[Set], found: Sequence[Set], weight: Weight) -> bool:
    """Whether no further hitting set is left."""
    try:
        return lightest(conflicts, found, weight) is None
    except TooMany:
        return False
