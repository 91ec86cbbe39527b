"""Which units to withdraw: hitting sets of conflicts, least weight first.

Going in: conflicts as sets of units, and the weight of each unit. Going out: a lightest set that meets every conflict and
holds none of the sets already found (best-first search with the weight of disjoint conflicts as its bound: P. Hart, N.
Nilsson and B. Raphael 1968). The search is bounded; where the bound is met it says so and guesses nothing.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence

from factcheck.engine.joint.system import Unit

Set = frozenset[Unit]
Weight = Callable[[Unit], int]

MOST_STEPS = 20_000


class TooMany(Exception):
    """The search for a lightest hitting set met its bound."""


def lightest(conflicts: Sequence[Set], found: Sequence[Set], weight: Weight) -> Set | None:
    """A lightest hitting set of the conflicts that holds none of `found`; `None` where there is none. Raises `TooMany`."""
    return next(hitting_sets(conflicts, found, weight), None)


def hitting_sets(conflicts: Sequence[Set], found: Sequence[Set], weight: Weight) -> Iterator[Set]:
    """Subset-minimal hitting sets that hold none of `found`, least weight first. Raises `TooMany`."""
    start: Set = frozenset()
    done = list(found)
    if start in done:
        return
    queue: list[tuple[int, int, tuple[Unit, ...]]] = [(_least(conflicts, weight), 0, ())]
    seen: set[Set] = {start}
    steps = 0
    while queue:
        _, _, listed = heapq.heappop(queue)
        taken = frozenset(listed)
        if any(one <= taken for one in done):
            continue
        open_ = [conflict for conflict in conflicts if conflict.isdisjoint(taken)]
        if not open_:
            done.append(taken)
            yield taken
            continue
        steps += 1
        if steps > MOST_STEPS:
            raise TooMany
        spent = sum(weight(unit) for unit in taken)
        for unit in sorted(sorted(open_, key=_size)[0]):
            further = taken | {unit}
            if further not in seen and not any(one <= further for one in done):
                seen.add(further)
                rest = [conflict for conflict in open_ if unit not in conflict]
                entry = (spent + weight(unit) + _least(rest, weight), -len(further), tuple(sorted(further)))
                heapq.heappush(queue, entry)


def _size(conflict: Set) -> tuple[int, tuple[Unit, ...]]:
    return len(conflict), tuple(sorted(conflict))


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
    try:
        for one in hitting_sets(conflicts, (), weight):
            if len(found) == most:
                return found, False
            found.append(one)
    except TooMany:
        return found, False
    return found, True
