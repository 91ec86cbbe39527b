"""Conflicts of orders that were too many to list: as a swept part where they stand alone, else spelled out while they are few.

Going in: the conflicts that are listed, with their nodes. Going out: what each connected part is settled as (`part_of`), and one
conflict of any pair that was not listed, where a case has no other to show (`shown`). Such pairs have positions below zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from factcheck.claims.table import FUZZY, STRICT, Row
from factcheck.engine.cases.graded import Graded
from factcheck.engine.cases.nodes import Nodes
from factcheck.engine.cases.settle import NodeFacts, Part, Settled, runs
from factcheck.engine.cases.swept import SweptPart
from factcheck.engine.conflicts import Conflict
from factcheck.engine.crowd import are_points, points_of, roles_of, series_of
from factcheck.engine.order import Point
from factcheck.engine.sets import Ints
from factcheck.records import Printed
from factcheck.report.types import FindingVerdict
from factcheck.rules.rule import Law

FEW = 200
"""Up to so many listed conflicts a part is searched as it is."""

MOST_SPELLED_OUT = 20_000
"""So many unlisted pairs are put beside the conflicts of other rules; beyond it the part is not finished."""


@attrs.frozen(eq=False, repr=False)
class _Series(Printed):
    """The rows of one order, one for each node, as a swept part."""

    law: Law
    verdict: FindingVerdict
    rows: Mapping[int, Row]
    part: SweptPart

    def conflict(self, one: int, other: int) -> Conflict:
        """The conflict of two nodes."""
        a, b = (self.part.points[self.part.place[node]] for node in (one, other))
        earlier, later = (one, other) if a.contradicts(b) else (other, one)
        first, second = roles_of(self.law)
        return Conflict(self.law, ((first, self.rows[earlier]), (second, self.rows[later])), self.verdict)


class Orders:
    """The orders among some conflicts."""

    def __init__(self, groups: Sequence[Sequence[Graded]], nodes: Nodes) -> None:
        self.groups = groups
        self.nodes = nodes
        self._unlisted: list[tuple[_Series, int, int]] = []

    def part_of(self, conflicts: Mapping[int, Ints]) -> Part | _Counted | None:
        """What connected conflicts are settled as; `None` where they cannot all be known."""
        by_law: dict[Law, list[int]] = {}
        for position in conflicts:
            for one in self.groups[position]:
                if isinstance(one.source, Conflict):
                    by_law.setdefault(one.source.law, []).append(position)
        hidden = [law for law, held in by_law.items() if any(self._beside(n, law) for n in held)]
        if not hidden and (len(conflicts) <= FEW or len(by_law) > 1):
            return Part(conflicts, self.nodes.facts)
        known = dict(conflicts)
        for law in hidden or by_law:
            series = self._series(law, by_law[law])
            if series is None:
                return None if hidden else Part(conflicts, self.nodes.facts)
            if len(by_law[law]) == len(conflicts) and all(len(self.groups[n]) == 1 for n in conflicts):
                return _Counted(series, self)
            if not self._spelled_out(series, known):
                return None
        return Part(known, self.nodes.facts)

    def shown(self, position: int) -> Conflict:
        """The conflict of an unlisted pair."""
        series, one, other = self._unlisted[-1 - position]
        return series.conflict(one, other)

    def add(self, series: _Series, one: int, other: int) -> int:
        """A position for an unlisted pair."""
        self._unlisted.append((series, one, other))
        return -len(self._unlisted)

    def _beside(self, position: int, law: Law) -> bool:
        sources = (one.source for one in self.groups[position])
        return any(isinstance(source, Conflict) and source.law is law and source.beside for source in sources)

    def _series(self, law: Law, positions: Sequence[int]) -> _Series | None:
        """The rows of the order, if any two of them are compared as its points are, all conflicts are pairs, and weigh alike."""
        rows: dict[int, Row] = {}
        verdicts: set[FindingVerdict] = set()
        for one in (one for position in positions for one in self.groups[position]):
            if not isinstance(one.source, Conflict) or one.source.law is not law:
                continue
            if len(self.nodes.of(one.listed)) != 2 or len(one.listed) != 2:
                return None
            verdicts.add(one.verdict)
            rows |= {self.nodes.number[row.claim]: row for _, row in one.source.rows}
        listed = [rows[node] for node in sorted(rows)]
        facts = [self.nodes.facts[node] for node in sorted(rows)]
        if len(verdicts) != 1 or not are_points(law, listed) or len(series_of(law, listed)) != 1:
            return None
        if len({fact.cost for fact in facts}) != 1:
            return None
        verdict = verdicts.pop()
        points = points_of(law, listed, FUZZY if verdict == "contradiction" else STRICT)
        if len(points) != len(listed) or (
            verdict == "tension" and _Sweep(points_of(law, listed, FUZZY)).any_conflict()
        ):
            return None
        numbered = [Point(str(n), p.over, p.begins, p.weight, p.bound) for n, p in enumerate(points)]
        part = SweptPart(numbered, sorted(rows), [(row.time[STRICT].low, row.time[STRICT].high) for row in listed])
        return _Series(law, verdict, rows, part)

    def _spelled_out(self, series: _Series, known: dict[int, Ints]) -> bool:
        """Whether the unlisted pairs were few enough to put beside the others."""
        if sum(series.part.met(node) for node in series.part.nodes) > 2 * MOST_SPELLED_OUT:
            return False
        listed = set(known.values())
        for node in series.part.nodes:
            for other in series.part.listed(series.part.against(node)):
                pair = frozenset((node, other))
                if node < other and pair not in listed:
                    known[self.add(series, node, other)] = pair
        return True


class _Sweep:
    """Whether some points conflict."""

    def __init__(self, points: Sequence[Point]) -> None:
        self.points = points

    def any_conflict(self) -> bool:
        """Whether the largest weight that is over by some beginning lies above a bound."""
        over = sorted(self.points, key=lambda point: point.over)
        place, most = 0, None
        for point in sorted(self.points, key=lambda point: point.begins):
            while place < len(over) and over[place].over < point.begins:
                most = over[place].weight if most is None else max(most, over[place].weight)
                place += 1
            if most is not None and most > point.bound:
                return True
        return False


@attrs.frozen(eq=False, repr=False)
class _Counted(Printed):
    """A part that is one order."""

    series: _Series
    orders: Orders

    @property
    def _facts(self) -> Sequence[NodeFacts]:
        return self.orders.nodes.facts

    def others(self, run: Iterable[int]) -> int:
        """The nodes that a run meets."""
        return self.series.part.others(run)

    def conflicts_inside(self, run: Ints, node: int) -> bool:
        """Whether a node conflicts with one of a run."""
        return self.series.part.conflicts_inside(run, node)

    def any_between(self, last: int, node: int, others: int) -> bool:
        """Whether some of the others lie surely between two in time."""
        return self.series.part.any_between(last, node, others)

    def settled(self, conflicts: Mapping[int, Ints]) -> list[Settled]:
        """The cases of suspects, then those of ties, as `settle` makes them of listed conflicts."""
        part = self.series.part
        if not part.fewest.complete:
            return [self._unfinished(conflicts)]
        sure = part.sure()
        left = part.bits(part.nodes)
        mine: dict[int, int] = {}
        for node in sorted(sure, key=lambda node: (part.met(node), node), reverse=True):
            met = part.against(node) & left
            left &= ~part.bits((node,))
            if met:
                mine[node] = met
        suspects = frozenset(sure)
        listed: dict[int, list[int]] = {}
        rest: list[int] = []
        for position, pair in conflicts.items():
            suspect = max(pair & suspects, key=lambda node: (part.met(node), node), default=None)
            listed.setdefault(suspect, []).append(position) if suspect is not None else rest.append(position)
        found = [self._run(run, mine, listed, conflicts, suspects) for run in runs(self, mine, self._facts)]
        kept = [node for node in part.nodes if node not in suspects]
        return found + [self._tie(part.only(nodes), conflicts, rest) for nodes in part.components(kept)]

    def _unfinished(self, conflicts: Mapping[int, Ints]) -> Settled:
        """The whole part, whose suspects are not known though some lightest corrections of it are."""
        part = self.series.part
        number = sum(part.met(node) for node in part.nodes) // 2
        corrections = tuple(part.corrections())
        return Settled(
            tuple(conflicts),
            (),
            tied=True,
            corrections=corrections,
            finished=False,
            more=True,
            beside=number - len(conflicts),
            sides=tuple(dict.fromkeys(frozenset(part.nodes) - correction for correction in corrections)),
        )

    def _run(
        self,
        run: Sequence[int],
        mine: Mapping[int, int],
        listed: Mapping[int, Sequence[int]],
        conflicts: Mapping[int, Ints],
        suspects: Ints,
    ) -> Settled:
        part = self.series.part
        positions = [position for node in run for position in listed.get(node, ())]
        number = sum(mine[node].bit_count() for node in run)
        if not positions:
            positions = [self.orders.add(self.series, run[0], min(part.listed(mine[run[0]])))]
        # Thousands may stand against each of thousands: of these, a case shows those whom its conflicts name.
        others = frozenset[int]().union(*(conflicts[n] for n in positions if n >= 0)) - suspects
        sides = (frozenset(run), others) if others else ()
        return Settled(
            tuple(sorted(positions)),
            tuple(sorted(run)),
            tied=False,
            corrections=(frozenset(run),),
            beside=number - len(positions),
            sides=sides,
        )

    def _tie(self, tie: SweptPart, conflicts: Mapping[int, Ints], rest: Sequence[int]) -> Settled:
        nodes = frozenset(tie.nodes)
        positions = [position for position in rest if conflicts[position] <= nodes]
        number = sum(tie.met(node) for node in tie.nodes) // 2
        if not positions:
            first = next(node for node in tie.nodes if tie.met(node))
            positions = [self.orders.add(self.series, first, min(tie.listed(tie.against(first))))]
        corrections = tuple(tie.corrections())
        return Settled(
            tuple(sorted(positions)),
            tuple(tie.some()),
            tied=True,
            corrections=corrections,
            more=True,
            beside=number - len(positions),
            sides=tuple(dict.fromkeys(nodes - correction for correction in corrections)),
        )
