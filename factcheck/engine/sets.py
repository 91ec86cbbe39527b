"""Sets of things: what hangs together, which sets are smallest, and how few things meet them all.

Going in: sets of hashable members, or of whole numbers where an order decides ties. Going out: parts, minimal sets, minimum
hitting sets (R. M. Karp 1972). The search for these is bounded by `Steps`, one count for all that belongs together; where it runs
out it raises `TooMany` and guesses nothing. The order of numbers is the order in which ties are broken, so a caller numbers what
it has by content, never by name.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from factcheck.deadline import left as time_left

T = TypeVar("T", bound=Hashable)

Ints = frozenset[int]
Cost = Callable[[int], int]


class TooMany(Exception):
    """The search met its bound."""


class Steps:
    """What a search may still spend; nothing, once the time of the whole call is over."""

    def __init__(self, left: int) -> None:
        self.left = left

    def spend(self, steps: int) -> None:
        """Take some steps. Raises `TooMany` where there are none left, or no time."""
        self.left -= steps
        if self.left < 0 or not time_left():
            raise TooMany


class UnionFind(Generic[T]):
    """Things that hang together through pairs (R. E. Tarjan 1975, by path halving); the leader is the first that joined."""

    def __init__(self) -> None:
        self._leader: dict[T, T] = {}

    def find(self, member: T) -> T:
        """The leader of a member's part."""
        leader = self._leader.setdefault(member, member)
        while self._leader[leader] != leader:
            self._leader[member] = leader = self._leader[self._leader[leader]]
            member = leader
        return leader

    def join(self, one: T, other: T) -> None:
        """Make two parts one."""
        first, second = self.find(one), self.find(other)
        if first != second:
            self._leader[second] = first


def connected(sets: Sequence[Iterable[T]]) -> list[tuple[int, ...]]:
    """The positions of sets, grouped so that those which share a member stand together; in order of their first."""
    joined: UnionFind[T] = UnionFind()
    firsts: list[T | None] = []
    for members in sets:
        listed = list(members)
        firsts.append(listed[0] if listed else None)
        for member in listed[1:]:
            joined.join(listed[0], member)
    parts: dict[object, list[int]] = {}
    for position, first in enumerate(firsts):
        parts.setdefault(("alone", position) if first is None else ("part", joined.find(first)), []).append(position)
    return [tuple(part) for part in parts.values()]


def minimal(sets: Iterable[Ints]) -> list[Ints]:
    """Without the sets that hold another one, each once, smallest first."""
    kept: list[Ints] = []
    alone: set[int] = set()
    by_least: dict[int, list[Ints]] = {}
    for candidate in sorted(set(sets), key=_by_size):
        if not candidate:
            return [candidate]
        if not alone.isdisjoint(candidate):
            continue
        # Of two members only a set of one can be held; most conflicts are pairs.
        if len(candidate) > 2 and any(other <= candidate for m in candidate for other in by_least.get(m, ())):
            continue
        kept.append(candidate)
        if len(candidate) == 1:
            alone |= candidate
        by_least.setdefault(min(candidate), []).append(candidate)
    return kept


def _by_size(members: Ints) -> tuple[int, list[int]]:
    return len(members), sorted(members)


def minimum(sets: Sequence[Ints], cost: Cost, steps: Steps) -> Ints | None:
    """A lightest set of members that meets every set; `None` where one of them is empty. Raises `TooMany`."""
    return None if any(not s for s in sets) else _solve(minimal(sets), cost, steps)


def weight_of(members: Iterable[int], cost: Cost) -> int:
    """What a set of members costs."""
    return sum(map(cost, members))


def in_every_minimum(sets: Sequence[Ints], cost: Cost, steps: Steps) -> list[int]:
    """The members that stand in every lightest hitting set. Raises `TooMany`."""
    least = minimum(sets, cost, steps)
    if least is None:
        return []
    weight = weight_of(least, cost)
    # Whoever can be spared by some lightest set is not in every one.
    return [m for m in sorted(least) if _dearer(minimum([s - {m} for s in sets], cost, steps), weight, cost)]


def in_some_minimum(sets: Sequence[Ints], cost: Cost, steps: Steps) -> list[int]:
    """The members that stand in some lightest hitting set. Raises `TooMany`."""
    least = minimum(sets, cost, steps)
    if least is None:
        return []
    weight = weight_of(least, cost)
    found = []
    for member in sorted(frozenset().union(*sets)):
        rest = minimum([s for s in sets if member not in s], cost, steps)
        if member in least or (rest is not None and weight_of(rest, cost) + cost(member) == weight):
            found.append(member)
    return found


def every_minimum(sets: Sequence[Ints], cost: Cost, steps: Steps) -> Iterator[Ints]:
    """Every lightest hitting set, each once, in order of its members. Raises `TooMany`."""
    least = minimum(sets, cost, steps)
    if least is not None:
        yield from _branch(minimal(sets), weight_of(least, cost), frozenset(), cost, steps)


def _branch(sets: list[Ints], left: int, taken: Ints, cost: Cost, steps: Steps) -> Iterator[Ints]:
    """The lightest hitting sets that take what is taken and spend all that is left: by each member of one set in turn."""
    if not sets:
        if left == 0:
            yield taken
        return
    banned: set[int] = set()
    smallest: Ints = min(sets, key=_by_size)
    for member in sorted(smallest):
        if cost(member) <= left:
            further = [s - banned for s in sets if member not in s]
            least = minimum(further, cost, steps)
            if least is not None and weight_of(least, cost) <= left - cost(member):
                yield from _branch(minimal(further), left - cost(member), taken | {member}, cost, steps)
        banned.add(member)


def _dearer(found: Ints | None, weight: int, cost: Cost) -> bool:
    return found is None or weight_of(found, cost) > weight


def _solve(sets: list[Ints], cost: Cost, steps: Steps) -> Ints:
    forced, sets = _reduced(sets, cost, steps)
    if not sets:
        return forced
    pieces = connected(sets)
    if len(pieces) > 1:
        return forced.union(*(_solve([sets[i] for i in piece], cost, steps) for piece in pieces))
    counts: dict[int, int] = {}
    for s in sets:
        for member in s:
            counts[member] = counts.get(member, 0) + 1
    pivot = min(counts, key=lambda member: (-counts[member], member))
    taken = _solve([s for s in sets if pivot not in s], cost, steps) | {pivot}
    spared = _solve(minimal(s - {pivot} for s in sets), cost, steps)
    return forced | (taken if weight_of(taken, cost) <= weight_of(spared, cost) else spared)


def _reduced(sets: list[Ints], cost: Cost, steps: Steps) -> tuple[Ints, list[Ints]]:
    """Take members that a set of one forces; drop those that another one dominates: in no fewer sets and no dearer."""
    forced: set[int] = set()
    while True:
        steps.spend(1 + len(sets))
        alone = {member for s in sets if len(s) == 1 for member in s}
        if alone:
            forced |= alone
            sets = [s for s in sets if s.isdisjoint(alone)]
            continue
        dominated = _dominated(sets, cost)
        if not dominated:
            return frozenset(forced), sets
        sets = minimal(s - dominated for s in sets)


def _dominated(sets: Sequence[Ints], cost: Cost) -> set[int]:
    standing: dict[int, set[int]] = {}
    for position, s in enumerate(sets):
        for member in s:
            standing.setdefault(member, set()).add(position)
    dropped: set[int] = set()
    for member in sorted(standing, key=lambda m: (len(standing[m]), -cost(m), m)):
        mine = standing[member]
        rivals = sets[next(iter(mine))] - dropped - {member}
        if any(cost(rival) <= cost(member) and mine <= standing[rival] for rival in rivals):
            dropped.add(member)
    return dropped
