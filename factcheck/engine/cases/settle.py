"""Which conflicts one mind has to settle together, and what to doubt there (DESIGN, section 5, *Cases*).

Going in: conflicts as sets of numbered nodes, and what is known of each node. Going out: `Settled`: every conflict in exactly
one. Contradictions come first: a node in every lightest correction of its part is a suspect, and each conflict goes to the
suspect in it that meets most conflicts. What no suspect meets is tied. Then tensions go where a suspect of theirs already is,
or into the tie that holds all their nodes; those left are settled among themselves. Ties of the algorithm go by the numbers of
nodes, so these must follow from what is claimed and not from names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

import attrs

from factcheck.engine.sets import Ints, Steps, TooMany, connected, every_minimum, in_every_minimum, in_some_minimum
from factcheck.records import Record
from factcheck.values.bounds import Bounds, below

MOST_STEPS = 50_000
"""So much is spent on one part; beyond it the part is one case whose suspects are not known."""

MOST_CORRECTIONS = 24
"""So many lightest corrections of a tie are told; a case says where there are more."""


@attrs.frozen(eq=False, repr=False)
class NodeFacts(Record):
    """What settling asks of a node: the fact and the time it tells of, what makes it one witness with another, its weight."""

    fact: tuple[str, str]
    time: Bounds | None
    witness: frozenset[object]
    cost: int


@attrs.frozen(eq=False, repr=False)
class Settled(Record):
    """Conflicts by position, the suspects, and the lightest corrections; `finished` unless a search met its bound.

    Of conflicts that were counted and not listed, `beside` is the number, and `sides` are those who can all be right together.
    """

    conflicts: tuple[int, ...]
    suspects: tuple[int, ...]
    tied: bool
    corrections: tuple[Ints, ...]
    finished: bool = True
    more: bool = False
    beside: int = 0
    sides: tuple[Ints, ...] = ()


class Part:
    """Connected conflicts of one gravity."""

    def __init__(self, conflicts: Mapping[int, Ints], nodes: Sequence[NodeFacts]) -> None:
        self.conflicts = conflicts
        self.nodes = nodes
        self.of_node: dict[int, list[int]] = {}
        for position, conflict in conflicts.items():
            for node in conflict:
                self.of_node.setdefault(node, []).append(position)

    def cost(self, node: int) -> int:
        """The weight of withdrawing a node."""
        return self.nodes[node].cost

    def met(self, node: int) -> int:
        """How many conflicts go through a node."""
        return len(self.of_node.get(node, ()))

    def sure(self, steps: Steps) -> list[int]:
        """The nodes in every lightest correction. Raises `TooMany`."""
        return in_every_minimum(list(self.conflicts.values()), self.cost, steps)

    def others(self, run: Iterable[int]) -> Ints:
        """The nodes that a run meets."""
        mine = frozenset(run)
        met = (self.conflicts[position] for node in mine for position in self.of_node.get(node, ()))
        return frozenset[int]().union(*met) - mine

    def conflicts_inside(self, run: Ints, node: int) -> bool:
        """Whether a node and those of a run conflict among themselves."""
        together = run | {node}
        return any(self.conflicts[position] <= together for position in self.of_node.get(node, ()))

    def any_between(self, last: int, node: int, others: Ints) -> bool:
        """Whether some of the others lie surely after the one and surely before the other in time."""
        before, after = self.nodes[last].time, self.nodes[node].time
        return any(_between(before, self.nodes[other].time, after) for other in others)


class Counted(Protocol):
    """Connected conflicts that are counted: those of an order."""

    def others(self, run: Iterable[int]) -> Any:
        """As of `Part`."""

    def conflicts_inside(self, run: Ints, node: int) -> bool:
        """As of `Part`."""

    def any_between(self, last: int, node: int, others: Any) -> bool:
        """As of `Part`."""

    def settled(self, conflicts: Mapping[int, Ints]) -> list[Settled]:
        """The cases, of the conflicts that are listed."""


PartOf = Callable[[Mapping[int, Ints]], "Part | Counted | None"]
"""What connected conflicts are to be settled as; `None` where they are not all known, so that nothing can be said of them."""


def settle(
    contradictions: Mapping[int, Ints],
    tensions: Mapping[int, Ints],
    nodes: Sequence[NodeFacts],
    part_of: PartOf | None = None,
) -> list[Settled]:
    """Every conflict, by position, in one case: those of contradictions first. A conflict without a node stands alone."""
    part_of = part_of or (lambda conflicts: Part(conflicts, nodes))
    grave = _settled(contradictions, part_of)
    met: dict[int, int] = {}
    for conflict in contradictions.values():
        for node in conflict:
            met[node] = met.get(node, 0) + 1
    suspected = {node: n for n, case in enumerate(grave) for node in case.suspects if not case.tied}
    tied = {
        node: n
        for n, case in enumerate(grave)
        if case.tied or not case.finished
        for position in case.conflicts
        for node in contradictions.get(position, ())
    }
    joining: dict[int, list[int]] = {}
    left: dict[int, Ints] = {}
    for position, tension in tensions.items():
        suspect = max(tension & suspected.keys(), key=lambda node: (met[node], node), default=None)
        ties = {tied.get(node) for node in tension}
        if suspect is not None:
            joining.setdefault(suspected[suspect], []).append(position)
        elif len(ties) == 1 and (tie := ties.pop()) is not None:
            joining.setdefault(tie, []).append(position)
        else:
            left[position] = tension
    grave = [attrs.evolve(case, conflicts=(*case.conflicts, *joining.get(n, ()))) for n, case in enumerate(grave)]
    return [*grave, *_settled(left, part_of)]


def _settled(conflicts: Mapping[int, Ints], part_of: PartOf) -> list[Settled]:
    found: list[Settled] = []
    for positions in _parts(conflicts):
        mine = {position: conflicts[position] for position in positions}
        if not all(mine.values()):  # nothing in it may be withdrawn
            found.append(Settled(positions, (), tied=False, corrections=()))
            continue
        match part_of(mine):
            case None:
                found.append(Settled(positions, (), tied=True, corrections=(), finished=False))
            case Part() as part:
                found += _settled_part(part)
            case counted:
                found += counted.settled(mine)
    return found


def _parts(conflicts: Mapping[int, Ints]) -> list[tuple[int, ...]]:
    positions = list(conflicts)
    return [tuple(positions[i] for i in part) for part in connected(list(conflicts.values()))]


def _settled_part(part: Part) -> list[Settled]:
    steps = Steps(MOST_STEPS)
    try:
        sure = part.sure(steps)
    except TooMany:
        return [Settled(tuple(part.conflicts), (), tied=True, corrections=(), finished=False)]
    mine, rest = _assigned(part, sure)
    found = [
        Settled(
            tuple(sorted(position for node in run for position in mine[node])),
            tuple(sorted(run)),
            tied=False,
            corrections=(frozenset(run),),
        )
        for run in runs(part, mine, part.nodes)
    ]
    for positions in _parts(rest):
        tie = Part({position: rest[position] for position in positions}, part.nodes)
        found.append(_tie(tie, steps))
    return found


def _assigned(part: Part, sure: Sequence[int]) -> tuple[dict[int, list[int]], dict[int, Ints]]:
    """The conflicts of each suspect, and those without one: a conflict goes to the suspect in it that meets most conflicts."""
    suspects = frozenset(sure)
    mine: dict[int, list[int]] = {}
    rest: dict[int, Ints] = {}
    for position, conflict in part.conflicts.items():
        suspect = max(conflict & suspects, key=lambda node: (part.met(node), node), default=None)
        if suspect is None:
            rest[position] = conflict
        else:
            mine.setdefault(suspect, []).append(position)
    return mine, rest


def runs(part: Part | Counted, mine: Iterable[int], nodes: Sequence[NodeFacts]) -> list[list[int]]:
    """Suspects of one fact that are one matter, in order of time: see `_join`."""
    found: list[list[int]] = []
    for node in sorted(mine, key=_order(nodes)):
        if found and _join(part, found[-1], node, nodes):
            found[-1].append(node)
        else:
            found.append([node])
    return found


def _order(nodes: Sequence[NodeFacts]) -> Callable[[int], tuple[object, ...]]:
    def key(node: int) -> tuple[object, ...]:
        known = nodes[node]
        time = known.time
        return known.fact, () if time is None else (time.low, time.high), node

    return key


def _join(part: Part | Counted, run: Sequence[int], node: int, nodes: Sequence[NodeFacts]) -> bool:
    """Whether a suspect goes on with a run: of one fact, in no conflict with it, and against the same others, or told by the
    same witness with none of the others between the two in time.
    """
    last, here = nodes[run[-1]], nodes[node]
    if last.fact != here.fact or part.conflicts_inside(frozenset(run), node):
        return False
    against, against_run = part.others((node,)), part.others(run)
    if against == against_run:
        return True
    if last.witness.isdisjoint(here.witness):
        return False
    return not part.any_between(run[-1], node, against | against_run)


def _between(before: Bounds | None, time: Bounds | None, after: Bounds | None) -> bool:
    """Whether a time lies surely after the one and surely before the other."""
    if before is None or time is None or after is None:
        return False
    return below(before, time) is True and below(time, after) is True


def _tie(part: Part, steps: Steps) -> Settled:
    positions = tuple(part.conflicts)
    sets = list(part.conflicts.values())
    try:
        some = in_some_minimum(sets, part.cost, steps)
        found: list[Ints] = []
        for correction in every_minimum(sets, part.cost, steps):
            found.append(correction)
            if len(found) > MOST_CORRECTIONS:
                break
    except TooMany:
        return Settled(positions, (), tied=True, corrections=(), finished=False)
    more = len(found) > MOST_CORRECTIONS
    return Settled(positions, tuple(some), tied=True, corrections=tuple(found[:MOST_CORRECTIONS]), more=more)
