"""Dominance in two orders at once, without listing the pairs.

Going in: four lists of ends, one a claim. Going out: `Ranks`: a largest matching, the gravest partners, and `Reached`, that
gives every claim out once. Each step costs the logarithm of the number of claims.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any


class Ranks:
    """The ends as whole numbers in the same order, times and values apart."""

    def __init__(self, over: Sequence[Any], begins: Sequence[Any], weight: Sequence[Any], bound: Sequence[Any]) -> None:
        self.over, self.begins = _ranks(over, begins)
        self.weight, self.bound = _ranks(weight, bound)
        self.size = len(self.over)

    def unreached_later(self) -> Reached:
        """For an earlier claim, the later ones that it contradicts."""
        return Reached(self.begins, self.bound, self.over, self.weight)

    def unreached_earlier(self) -> Reached:
        """For a later claim, the earlier ones that contradict it."""
        negated = [[-rank for rank in ranks] for ranks in (self.over, self.weight, self.begins, self.bound)]
        return Reached(*negated)

    def matching(self) -> tuple[list[int | None], list[int | None]]:
        """The later partner of each earlier claim and the earlier partner of each later one: as many pairs as there can be."""
        later_of: list[int | None] = [None] * self.size
        earlier_of: list[int | None] = [None] * self.size
        by_weight = sorted(range(self.size), key=lambda i: (self.weight[i], i))
        place = {i: at for at, i in enumerate(by_weight)}
        weights = [self.weight[i] for i in by_weight]
        free = Members(self.size)
        for u, v in self._swept():
            if v is None:
                free.add(place[u])
                continue
            at = free.first(_above(weights, self.bound[v]))
            if at is not None:
                free.discard(at)
                later_of[by_weight[at]], earlier_of[v] = v, by_weight[at]
        return later_of, earlier_of

    def gravest(self) -> Iterator[tuple[int, int]]:
        """For each later claim the earlier one of the largest weight, for each earlier one the later of the smallest bound."""
        best: int | None = None
        for u, v in self._swept():
            if v is None:
                best = u if best is None or self.weight[u] > self.weight[best] else best
            elif best is not None and self.weight[best] > self.bound[v]:
                yield best, v
        lowest: int | None = None
        for u, v in reversed(list(self._swept())):
            if v is not None:
                lowest = v if lowest is None or self.bound[v] < self.bound[lowest] else lowest
            elif lowest is not None and self.weight[u] > self.bound[lowest]:
                yield u, lowest

    def _swept(self) -> Iterator[tuple[int, int | None]]:
        """Through time: (u, None) where u is over, (v, v) where v begins, which at one moment comes first."""
        events = [(self.over[i], 1, i) for i in range(self.size)] + [(self.begins[i], 0, i) for i in range(self.size)]
        for _, is_over, i in sorted(events):
            yield i, None if is_over else i


def _ranks(first: Sequence[Any], second: Sequence[Any]) -> tuple[list[int], list[int]]:
    number = {end: rank for rank, end in enumerate(sorted({*first, *second}))}
    return [number[end] for end in first], [number[end] for end in second]


def _above(weights: Sequence[int], bound: int) -> int:
    return bisect_right(weights, bound)


class Members:
    """A set of whole numbers below a size that finds its first member from a number on; words of 1024 members, in two levels."""

    WORD = 1024

    def __init__(self, size: int) -> None:
        self.words = [0] * (size // self.WORD + 1)
        self.filled = 0

    def add(self, number: int) -> None:
        """Take in a number."""
        word, bit = divmod(number, self.WORD)
        self.words[word] |= 1 << bit
        self.filled |= 1 << word

    def discard(self, number: int) -> None:
        """Let go of a member."""
        word, bit = divmod(number, self.WORD)
        self.words[word] &= ~(1 << bit)
        if not self.words[word]:
            self.filled &= ~(1 << word)

    def first(self, start: int) -> int | None:
        """The smallest member that is not below the start."""
        word, bit = divmod(start, self.WORD)
        if word < len(self.words) and (rest := self.words[word] >> bit):
            return start + _lowest(rest)
        beyond = self.filled >> (word + 1)
        if not beyond:
            return None
        word += 1 + _lowest(beyond)
        return word * self.WORD + _lowest(self.words[word])


def _lowest(bits: int) -> int:
    return (bits & -bits).bit_length() - 1


class Reached:
    """Claims by two keys. `pop(u)` gives out, once each, those with the first above `past[u]` and the second below `under[u]`."""

    def __init__(self, first: Sequence[int], second: Sequence[int], past: Sequence[int], under: Sequence[int]) -> None:
        self.order = sorted(range(len(first)), key=lambda i: first[i])
        self.firsts = [first[i] for i in self.order]
        self.place = {i: at for at, i in enumerate(self.order)}
        self.past, self.under = past, under
        self.leaves = 1 << max(1, (len(first) - 1).bit_length())
        self.nothing = 1 << 60
        # Heap-shaped tree of minima: node k has children 2k and 2k + 1.
        self.least = [self.nothing] * (2 * self.leaves)
        for at, i in enumerate(self.order):
            self.least[self.leaves + at] = second[i]
        for node in range(self.leaves - 1, 0, -1):
            self.least[node] = min(self.least[2 * node], self.least[2 * node + 1])

    def drop(self, i: int) -> None:
        """Never give out this claim."""
        node = self.leaves + self.place[i]
        if self.least[node] == self.nothing:
            return
        self.least[node] = self.nothing
        while node > 1:
            node //= 2
            least = min(self.least[2 * node], self.least[2 * node + 1])
            if self.least[node] == least:
                return
            self.least[node] = least

    def pop(self, u: int) -> list[int]:
        """The claims that u reaches and that were not given out before."""
        start, under = _above(self.firsts, self.past[u]), self.under[u]
        found: list[int] = []
        stack = [(1, 0, self.leaves)]
        while stack:
            node, low, high = stack.pop()
            if high <= start or self.least[node] >= under:
                continue
            if node >= self.leaves:
                found.append(self.order[low])
                continue
            middle = (low + high) // 2
            stack += [(2 * node, low, middle), (2 * node + 1, middle, high)]
        for i in found:
            self.drop(i)
        return found
