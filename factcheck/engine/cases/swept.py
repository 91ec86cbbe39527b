"""A part of conflicts too many to list: one order of claims, whose pairs are counted and never gone through.

Going in: one `Point` for each node (`factcheck.engine.order`), with the times of the nodes. Going out: `SweptPart`, which
answers what `Part` answers of listed conflicts, with the same outcome. Nodes are bits of whole numbers, so what one of them
conflicts with is the meet of what lies on its far side in time and on its far side in value, each the beginning of a sorted
list.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from factcheck.engine.order import Fewest, Point, edges, fewest_withdrawals
from factcheck.engine.sets import Ints, UnionFind

STEP = 64
"""Of the beginnings of a sorted list every so many are kept; the few bits beyond are put in when asked."""


class Beginnings:
    """Things sorted by a key: those with a smaller key than some, as bits."""

    def __init__(self, keys: Sequence[Any]) -> None:
        order = sorted(range(len(keys)), key=lambda n: keys[n])
        self._order = order
        self._keys = [keys[n] for n in order]
        self._kept = [0]
        bits = 0
        for place, n in enumerate(order, start=1):
            bits |= 1 << n
            if place % STEP == 0:
                self._kept.append(bits)
        self._all = bits

    def below(self, key: Any) -> int:
        """Those with a smaller key."""
        return self._first(bisect_left(self._keys, key))

    def above(self, key: Any) -> int:
        """Those with a larger key."""
        return self._all & ~self._first(bisect_right(self._keys, key))

    def _first(self, count: int) -> int:
        bits = self._kept[count // STEP]
        for n in self._order[count - count % STEP : count]:
            bits |= 1 << n
        return bits


class SweptPart:
    """Connected conflicts of an order."""

    def __init__(self, points: Sequence[Point], nodes: Sequence[int], times: Sequence[tuple[Any, Any]]) -> None:
        """Each point is that of a node, and has the low and the high end of its time."""
        self.points = points
        self.nodes = tuple(nodes)
        self.place = {node: place for place, node in enumerate(nodes)}
        self._over = Beginnings([point.over for point in points])
        self._begins = Beginnings([point.begins for point in points])
        self._weight = Beginnings([point.weight for point in points])
        self._bound = Beginnings([point.bound for point in points])
        self._times = times
        self._low = Beginnings([low for low, _ in times])
        self._high = Beginnings([high for _, high in times])
        self._met = [self._against(place) for place in range(len(points))] if len(points) <= KEPT else None

    @cached_property
    def fewest(self) -> Fewest:
        """What the lightest corrections have in common."""
        return fewest_withdrawals(self.points)

    def against(self, node: int) -> int:
        """The nodes that one conflicts with, as bits by place."""
        place = self.place[node]
        return self._met[place] if self._met is not None else self._against(place)

    def _against(self, place: int) -> int:
        point = self.points[place]
        before = self._over.below(point.begins) & self._weight.above(point.bound)
        after = self._begins.above(point.over) & self._bound.below(point.weight)
        return (before | after) & ~(1 << place)

    def met(self, node: int) -> int:
        """How many conflicts go through a node."""
        return self.against(node).bit_count()

    def sure(self) -> list[int]:
        """The nodes in every lightest correction."""
        return sorted(self.nodes[int(id)] for id in self.fewest.every)

    def some(self) -> list[int]:
        """The nodes in some lightest correction."""
        return sorted(self.nodes[int(id)] for id in self.fewest.some)

    def corrections(self) -> list[Ints]:
        """Two lightest corrections that differ as much as any, or the one that there is."""
        found = (frozenset(self.nodes[int(id)] for id in ids) for ids in self.fewest.sets)
        return list(dict.fromkeys(found))

    def bits(self, nodes: Iterable[int]) -> int:
        """Nodes as bits."""
        return sum(1 << self.place[node] for node in set(nodes))

    def listed(self, bits: int) -> Ints:
        """The nodes of bits."""
        found = []
        while bits:
            low = bits & -bits
            found.append(self.nodes[low.bit_length() - 1])
            bits ^= low
        return frozenset(found)

    def others(self, run: Iterable[int]) -> int:
        """The nodes that a run meets."""
        mine = list(run)
        met = 0
        for node in mine:
            met |= self.against(node)
        return met & ~self.bits(mine)

    def conflicts_inside(self, run: Iterable[int], node: int) -> bool:
        """Whether a node conflicts with one of a run."""
        return bool(self.against(node) & self.bits(run))

    def any_between(self, last: int, node: int, others: int) -> bool:
        """Whether some of the others lie surely after the one and surely before the other in time."""
        after = self._low.above(self._times[self.place[last]][1])
        return bool(others & after & self._high.below(self._times[self.place[node]][0]))

    def components(self, nodes: Iterable[int]) -> list[list[int]]:
        """The connected parts of conflicts among some nodes; a node in no such conflict is left out."""
        chosen = [self.points[self.place[node]] for node in nodes]
        joined: UnionFind[str] = UnionFind()
        pairs = list(edges(chosen))
        for one, other in pairs:
            joined.join(one, other)
        parts: dict[str, list[int]] = {}
        for id in sorted({id for pair in pairs for id in pair}, key=int):
            parts.setdefault(joined.find(id), []).append(self.nodes[int(id)])
        return list(parts.values())

    def only(self, nodes: Sequence[int]) -> SweptPart:
        """The same among some nodes alone."""
        points = [self.points[self.place[node]] for node in nodes]
        own = [Point(str(n), p.over, p.begins, p.weight, p.bound) for n, p in enumerate(points)]
        return SweptPart(own, nodes, [self._times[self.place[node]] for node in nodes])


KEPT = 12_000
"""Up to so many nodes, what each conflicts with is kept and not found anew."""
