"""Conflicts that are an order: which claims stand in every, or in some, smallest set whose withdrawal leaves none.

Going in: one `Point` a claim, with the ends that decide whether it contradicts another: u contradicts v where `over` of u
lies below `begins` of v and `weight` of u above `bound` of v. That is a strict partial order, so the fewest withdrawals
leave a largest antichain (R. P. Dilworth, 1950), as many as a largest matching between earlier and later copies of the
claims has edges (D. Kőnig, 1931). Going out: `Fewest`. Greedy matching takes n log n: each later claim, in the order in
which they begin, takes the smallest unmatched weight above its bound. What every smallest cover holds follows by alternating
paths (A. L. Dulmage and N. S. Mendelsohn, 1958), where each claim is reached once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import attrs

from factcheck.deadline import left as time_left
from factcheck.engine.sweep import Ranks, Reached
from factcheck.records import Record

SEARCH_STEPS = 2_500_000
"""How many steps are spent on claims that no alternating path from an unmatched one decides."""


@attrs.frozen(eq=False, repr=False)
class Point(Record):
    """One claim. Ends are tuples (number, just below -1, at 0, just above 1), compared as tuples."""

    id: str
    over: Any
    begins: Any
    weight: Any
    bound: Any

    def contradicts(self, other: Point) -> bool:
        """Whether the two cannot both be true, this one being the earlier (or, without times, the larger)."""
        return bool(self.over < other.begins and self.weight > other.bound)


@attrs.frozen(eq=False, repr=False)
class Fewest(Record):
    """How many claims a smallest withdrawal has, the claims in every one, and those in some; and one or two of them, `sets`.

    Not `complete`: `every` may lack some, for the search met its bound.
    """

    size: int
    every: tuple[str, ...]
    some: tuple[str, ...]
    sets: tuple[tuple[str, ...], ...]
    complete: bool = True


def fewest_withdrawals(points: Sequence[Point]) -> Fewest:
    """What the smallest withdrawals have in common. Every claim of `some` beyond `every` can be kept by one of them."""
    order = sorted(points, key=lambda point: point.id)
    search = _Search(order)
    every = [i for i in range(len(order)) if search.is_always(i)]
    some = [i for i in range(len(order)) if not search.is_never(i)]
    sets = dict.fromkeys(tuple(order[i].id for i in one) for one in search.smallest())
    named = [tuple(order[i].id for i in ids) for ids in (every, some)]
    return Fewest(search.size, named[0], named[1], tuple(sets), search.steps > 0)


def edges(points: Sequence[Point]) -> Iterator[tuple[str, str]]:
    """Few enough pairs to list, that show all of the conflicts: a tree through each connected part, and for each claim the
    gravest claim against it on either side."""
    order = sorted(points, key=lambda point: point.id)
    ranks = _ranked(order)
    found: dict[tuple[int, int], None] = {}
    later, earlier = ranks.unreached_later(), ranks.unreached_earlier()
    for start in range(len(order)):
        stack = [start]
        later.drop(start)
        earlier.drop(start)
        while stack:
            u = stack.pop()
            for v in later.pop(u):
                earlier.drop(v)
                found[u, v] = None
                stack.append(v)
            for v in earlier.pop(u):
                later.drop(v)
                found[v, u] = None
                stack.append(v)
    for u, v in ranks.gravest():
        found[u, v] = None
    return ((order[u].id, order[v].id) for u, v in found)


def _ranked(order: Sequence[Point]) -> Ranks:
    return Ranks(
        [p.over for p in order], [p.begins for p in order], [p.weight for p in order], [p.bound for p in order]
    )


class _Search:
    """A largest matching of earlier copies to later copies, and what alternating paths tell of every smallest cover."""

    def __init__(self, order: Sequence[Point]) -> None:
        self.ranks = _ranked(order)
        self.later_of, self.earlier_of = self.ranks.matching()
        self.size = sum(mate is not None for mate in self.later_of)
        free_earlier = [i for i, mate in enumerate(self.later_of) if mate is None]
        free_later = [i for i, mate in enumerate(self.earlier_of) if mate is None]
        # A claim has two copies; a cover that every smallest one shares holds the later copies that a free earlier one reaches.
        self.later_in = _alternate(self.ranks.unreached_later(), free_earlier, self.earlier_of)
        self.earlier_in = _alternate(self.ranks.unreached_earlier(), free_later, self.later_of)
        self.earlier_out = {*free_earlier, *(mate for v in self.later_in if (mate := self.earlier_of[v]) is not None)}
        self.later_out = {*free_later, *(mate for u in self.earlier_in if (mate := self.later_of[u]) is not None)}
        self.steps = SEARCH_STEPS

    def smallest(self) -> Iterator[list[int]]:
        """Two smallest withdrawals, which may be the same: the covers (D. Kőnig) that hold the fewest earlier or later copies."""
        count = range(len(self.later_of))
        for own_in, mates, out in (
            (self.later_in, self.later_of, self.earlier_out),
            (self.earlier_in, self.earlier_of, self.later_out),
        ):
            yield [i for i in count if i in own_in or (mates[i] is not None and i not in out)]

    def is_never(self, i: int) -> bool:
        """Whether no smallest withdrawal holds the claim: neither copy is ever covered."""
        return i in self.earlier_out and i in self.later_out

    def is_always(self, i: int) -> bool:
        """Whether every smallest withdrawal holds the claim."""
        if i in self.earlier_in or i in self.later_in:
            return True
        if i in self.earlier_out or i in self.later_out:
            return False
        return self._leads_to_itself(i)

    def _leads_to_itself(self, start: int) -> bool:
        """Whether leaving out the earlier copy forces the later one in, along what no free copy decides."""
        unreached: Reached = self.ranks.unreached_later()
        stack = [start]
        self.steps -= len(self.later_of)
        if not time_left():
            self.steps = 0
        while stack and self.steps > 0:
            for v in unreached.pop(stack.pop()):
                self.steps -= 1
                if v == start:
                    return True
                mate = self.earlier_of[v]
                if v not in self.later_in and mate is not None:
                    stack.append(mate)
        return False


def _alternate(unreached: Reached, free: Sequence[int], mate_of: Sequence[int | None]) -> set[int]:
    """The copies on the far side that alternating paths from free copies reach."""
    found: set[int] = set()
    stack = list(free)
    while stack:
        for v in unreached.pop(stack.pop()):
            found.add(v)
            mate = mate_of[v]
            if mate is not None:
                stack.append(mate)
    return found
