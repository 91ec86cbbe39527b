"""Which members to take out: hitting sets of conflicts, least weight first.

Going in: conflicts as sets of members, and the weight of each member. Going out: a lightest set that meets every
conflict and holds none of the sets already found (best-first search with the weight of disjoint conflicts as its bound: P.
Hart, N. Nilsson and B. Raphael 1968). The search is bounded; where the bound is met it says so and guesses nothing.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from factcheck.deadline import EVERY, Deadline
from factcheck.engine.sets import Cost, Ints, TooMany
from factcheck.records import Record

MOST_STEPS = 20_000
MOST_TIMED_STEPS = 200_000


def minimum_hitting_set(conflicts: Sequence[Ints], found: Sequence[Ints], weight: Cost) -> Ints | None:
    """A lightest hitting set of the conflicts that holds none of `found`; `None` where there is none. Raises `TooMany`."""
    return next(hitting_sets(conflicts, found, weight), None)


def hitting_sets(
    conflicts: Sequence[Ints], found: Sequence[Ints], weight: Cost, deadline: Deadline | None = None
) -> Iterator[Ints]:
    """Subset-minimal hitting sets that hold none of `found`, least weight first. Raises `TooMany`.

    With a deadline the search may take until it runs out, and more memory; it then raises `OutOfTime`.
    """
    most = MOST_STEPS if deadline is None else MOST_TIMED_STEPS
    members = sorted(frozenset().union(*conflicts))
    bits = {member: 1 << place for place, member in enumerate(members)}
    costs = {bits[member]: weight(member) for member in members}
    masks = [_Mask.of(conflict, bits, costs) for conflict in conflicts]
    by_size = sorted(masks, key=lambda mask: (len(mask.singles), mask.singles))
    done = [sum(bits[member] for member in one) for one in found if one <= bits.keys()]
    if 0 in done:
        return
    queue: list[tuple[int, int, tuple[int, ...], int, int]] = [(_least(masks, 0), 0, (), 0, 0)]
    seen: set[int] = {0}
    steps = 0
    while queue:
        _, _, listed, taken, spent = heapq.heappop(queue)
        if _holds_any(taken, done):
            continue
        next_open = next((mask for mask in by_size if not mask.bits & taken), None)
        if next_open is None:
            done.append(taken)
            yield frozenset(members[one.bit_length() - 1] for one in listed)
            continue
        steps += 1
        if steps > most:
            raise TooMany("too many ways to resolve the conflicts")
        if deadline is not None and steps % EVERY == 0:
            deadline.look()
        for single in next_open.singles:
            further = taken | single
            if further not in seen and not _holds_any(further, done):
                seen.add(further)
                cost = spent + costs[single]
                longer = tuple(sorted((*listed, single)))
                heapq.heappush(queue, (cost + _least(masks, further), -len(longer), longer, further, cost))


@attrs.frozen(eq=False, repr=False)
class _Mask(Record):
    """A conflict as bits, which are met and held in one step however many there are; what the cheapest of its members costs."""

    bits: int
    singles: tuple[int, ...]
    cheapest: int

    @classmethod
    def of(cls, conflict: Ints, bits: Mapping[int, int], costs: Mapping[int, int]) -> _Mask:
        """The conflict of these members."""
        singles = tuple(sorted(bits[member] for member in conflict))
        return cls(sum(singles), singles, min((costs[single] for single in singles), default=0))


def _holds_any(taken: int, done: Iterable[int]) -> bool:
    """Whether one of these sets lies inside what is taken; a loop of its own, for it is asked of every set that is reached."""
    for one in done:  # noqa: SIM110
        if one & taken == one:
            return True
    return False


def _least(masks: Iterable[_Mask], used: int) -> int:
    """What conflicts that share nothing, with one another or with what is used, cost at least."""
    total = 0
    for mask in masks:
        if not mask.bits & used:
            used |= mask.bits
            total += mask.cheapest
    return total


def first_hitting_sets(conflicts: Sequence[Ints], weight: Cost, most: int) -> tuple[list[Ints], bool]:
    """Subset-minimal hitting sets, least weight first, up to a number; and whether these are all."""
    found: list[Ints] = []
    try:
        for one in hitting_sets(conflicts, (), weight):
            if len(found) == most:
                return found, False
            found.append(one)
    except TooMany:
        return found, False
    return found, True
