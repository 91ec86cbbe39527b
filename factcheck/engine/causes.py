"""From conflicts to causes: one cause is a suspect with its conflicts, or what no single suspect explains.

Going in: conflicts as sets of nodes (claims, or the date of a document). Going out: `Cause`s with their suspects: the nodes
that stand in every smallest set whose withdrawal leaves no conflict (a minimum hitting set; R. M. Karp 1972), or, where none
does, those in some, marked tied. Reductions (domination, forced nodes) settle nearly every real case; the search behind them
is bounded, and where the bound is met the suspects are left open rather than guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import attrs

from factcheck.engine.order import Fewest
from factcheck.records import Record

Node = str
Sets = tuple[frozenset[Node], ...]

SEARCH_STEPS = 20_000


class TooMany(Exception):
    """The search for smallest withdrawals met its bound."""


@attrs.frozen(eq=False, repr=False)
class Cause(Record):
    """The conflicts (by position) of one cause, and its suspects."""

    conflicts: tuple[int, ...]
    suspects: tuple[Node, ...]
    tied: bool


Ordered = Callable[[frozenset[Node]], "Fewest | None"]
"""What the smallest withdrawals among some nodes have in common, where their conflicts are a strict order; else `None`."""

MANY_CONFLICTS = 200
"""From so many conflicts of one rule on, an order is asked instead of the search."""


def causes(conflicts: Sequence[frozenset[Node]], ordered: Ordered | None = None) -> list[Cause]:
    """The causes behind conflicts, every conflict in exactly one of them."""
    return [cause for part in components(conflicts) for cause in _split(part, conflicts, ordered)]


def components(conflicts: Sequence[frozenset[Node]]) -> list[tuple[int, ...]]:
    """The positions of conflicts, grouped so that those which share a node stand together."""
    leader: dict[Node, Node] = {}

    def find(node: Node) -> Node:
        leader.setdefault(node, node)
        while leader[node] != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for conflict in conflicts:
        first, *rest = sorted(conflict)
        for node in rest:
            leader[find(node)] = find(first)
    parts: dict[Node, list[int]] = {}
    for position, conflict in enumerate(conflicts):
        parts.setdefault(find(min(conflict)), []).append(position)
    return [tuple(part) for part in parts.values()]


def _split(part: tuple[int, ...], conflicts: Sequence[frozenset[Node]], ordered: Ordered | None) -> list[Cause]:
    chosen = [conflicts[position] for position in part]
    known = _as_order(chosen, ordered)
    try:
        certain = known.every if known is not None else in_every_smallest(minimal(chosen))
    except TooMany:
        return [Cause(part, (), True)]
    if not certain:
        return [Cause(part, _in_some(chosen, ordered), True)]
    found: list[Cause] = []
    holding: dict[Node, list[int]] = {}
    for position in part:
        for node in conflicts[position]:
            holding.setdefault(node, []).append(position)
    left = dict.fromkeys(part)
    for suspect in sorted(certain, key=lambda node: (-len(holding.get(node, ())), node)):
        mine = tuple(position for position in holding.get(suspect, ()) if position in left)
        for position in mine:
            del left[position]
        if mine:
            found.append(Cause(mine, (suspect,), False))
    rest = list(left)
    for piece in components([conflicts[position] for position in rest]):
        positions = tuple(rest[i] for i in piece)
        found.append(Cause(positions, _in_some([conflicts[i] for i in positions], ordered), True))
    return found


def _in_some(chosen: Sequence[frozenset[Node]], ordered: Ordered | None) -> tuple[Node, ...]:
    known = _as_order(chosen, ordered)
    return known.some if known is not None else in_some_smallest(minimal(chosen))


def _as_order(chosen: Sequence[frozenset[Node]], ordered: Ordered | None) -> Fewest | None:
    if ordered is None:
        return None
    return ordered(frozenset().union(*chosen))


def minimal(sets: Iterable[frozenset[Node]]) -> Sets:
    """Without the sets that hold another one."""
    kept: list[frozenset[Node]] = []
    for candidate in sorted(set(sets), key=lambda s: (len(s), sorted(s))):
        if len(candidate) <= 2 or not any(other < candidate for other in kept):
            kept.append(candidate)
    return tuple(kept)


def in_every_smallest(sets: Sets) -> tuple[Node, ...]:
    """The nodes that stand in every smallest hitting set."""
    smallest = hitting_set(sets)
    return tuple(
        sorted(
            node
            for node in smallest
            if frozenset((node,)) in sets or len(hitting_set(minimal(s - {node} for s in sets))) > len(smallest)
        )
    )


def in_some_smallest(sets: Sets) -> tuple[Node, ...]:
    """The nodes that stand in some smallest hitting set; empty where the search met its bound."""
    try:
        size = len(hitting_set(sets))
        nodes = sorted(frozenset().union(*sets))
        return tuple(node for node in nodes if len(hitting_set(tuple(s for s in sets if node not in s))) == size - 1)
    except TooMany:
        return ()


def hitting_set(sets: Sets) -> frozenset[Node]:
    """A smallest set of nodes that meets every set. Raises `TooMany` when the search meets its bound."""
    return _solve(sets, [SEARCH_STEPS])


def _solve(sets: Sets, steps: list[int]) -> frozenset[Node]:
    forced, sets = _reduce(sets)
    if not sets:
        return forced
    steps[0] -= len(sets)
    if steps[0] < 0:
        raise TooMany
    pieces = components(sets)
    if len(pieces) > 1:
        return forced.union(*(_solve(tuple(sets[i] for i in piece), steps) for piece in pieces))
    counts: dict[Node, int] = {}
    for s in sets:
        for node in s:
            counts[node] = counts.get(node, 0) + 1
    pivot = min(counts, key=lambda node: (-counts[node], node))
    taken = _solve(tuple(s for s in sets if pivot not in s), steps) | {pivot}
    left = _solve(minimal(s - {pivot} for s in sets), steps)
    return forced | (taken if len(taken) <= len(left) else left)


def _reduce(sets: Sets) -> tuple[frozenset[Node], Sets]:
    """Take nodes that a set of one forces; drop nodes that another one dominates."""
    forced: set[Node] = set()
    while True:
        units = {node for s in sets if len(s) == 1 for node in s}
        if units:
            forced |= units
            sets = tuple(s for s in sets if s.isdisjoint(units))
            continue
        dominated = _dominated(sets)
        if dominated is None:
            return frozenset(forced), sets
        sets = minimal(s - dominated for s in sets)


def _dominated(sets: Sets) -> frozenset[Node] | None:
    """Nodes whose sets all hold one other node, which therefore does at least as well."""
    member: dict[Node, set[int]] = {}
    for position, s in enumerate(sets):
        for node in s:
            member.setdefault(node, set()).add(position)
    dropped: set[Node] = set()
    for node in sorted(member, key=lambda n: (len(member[n]), n)):
        rivals = sets[next(iter(member[node]))]
        if any(other != node and other not in dropped and member[node] <= member[other] for other in sorted(rivals)):
            dropped.add(node)
    return frozenset(dropped) or None
