"""Dominance: which claims come before others and ask too much of them, without listing the pairs.

Going in: the rows of two roles, and what a law looks at in them. Going out: whether any two conflict, who is in scope, and
whether some two could not be told, each found by sorting and bisecting; and the conflicting pairs, all of them or, of very
many, a sparse certificate: enough pairs that every row in conflict stands in one, and those that conflict hang together.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

import attrs

from factcheck.claims.table import FUZZY, STRICT, Row
from factcheck.engine.memory.expressions import EVER, Before, End, Limits
from factcheck.engine.order import Point, edges
from factcheck.records import Printed

LISTED = 1_000
"""So many conflicting pairs of two sides are listed; of more, a sparse certificate, with the number of the others."""


class Extremes:
    """The largest value among the first of sorted keys, whose it is, and the largest of all other claims."""

    def __init__(self, entries: Iterable[tuple[Any, Any, str]]) -> None:
        self.keys: list[Any] = []
        self._tops: list[tuple[Any, str, Any]] = []
        best, whose, second = EVER, "", EVER
        for key, value, claim in sorted(entries, key=lambda entry: entry[0]):
            if claim == whose:
                best = max(best, value)
            elif value > best:
                best, whose, second = value, claim, best
            elif value > second:
                second = value
            self.keys.append(key)
            self._tops.append((best, whose, second))

    def below(self, key: Any, claim: str) -> Any:
        """The largest value of other claims with a smaller key."""
        place = bisect_left(self.keys, key)
        if not place:
            return EVER
        best, whose, second = self._tops[place - 1]
        return second if whose == claim else best


def turned(end: End) -> End:
    """An end in the opposite order, so that the least is the largest."""
    return -end[0], -end[1]


@attrs.frozen(eq=False, repr=False, slots=False)
class Earlier(Printed):
    """Rows in the role that comes before."""

    rows: Sequence[Row]
    before: Before
    limits: Limits

    @cached_property
    def surely(self) -> Extremes:
        """What they ask, by when they are surely over."""
        over, weight = self.before.over, self.limits.weight
        return Extremes((over(row, STRICT), weight(row, STRICT), row.claim) for row in self.rows)

    @cached_property
    def perhaps(self) -> Extremes:
        """The most that they may ask, by when they may begin."""
        begin, most = self.before.may_begin, self.limits.most
        return Extremes((begin(row, STRICT), most(row, FUZZY), row.claim) for row in self.rows)

    @cached_property
    def unmet(self) -> list[tuple[End, Row]]:
        """Those not yet known to be in scope, by when they may begin."""
        return sorted(((self.before.may_begin(row, STRICT), row) for row in self.rows), key=lambda each: each[0])

    @cached_property
    def first(self) -> Extremes:
        """The earliest of them that may begin, as the largest of what is turned round."""
        return Extremes((0, turned(self.before.may_begin(row, STRICT)), row.claim) for row in self.rows)


@attrs.frozen(eq=False, repr=False, slots=False)
class Later(Printed):
    """Rows in the role that comes after."""

    rows: Sequence[Row]
    before: Before
    limits: Limits

    @cached_property
    def surely(self) -> Extremes:
        """What they leave, turned round, by when they surely have not begun."""
        begins, limit = self.before.begins, self.limits.limit
        return Extremes((turned(begins(row, STRICT)), turned(limit(row, STRICT)), row.claim) for row in self.rows)

    @cached_property
    def unmet(self) -> list[tuple[End, Row]]:
        """Those not yet known to be in scope, by when they may end, the last first."""
        return sorted(((turned(self.before.may_end(row, STRICT)), row) for row in self.rows), key=lambda each: each[0])

    @cached_property
    def last(self) -> Extremes:
        """The last of them that may end."""
        return Extremes((0, self.before.may_end(row, STRICT), row.claim) for row in self.rows)


def any_conflict(earlier: Earlier, later: Later) -> bool:
    """Whether some two surely are in order in time and not in value; the smaller side asks the larger."""
    if len(earlier.rows) < len(later.rows):
        over, weight = earlier.before.over, earlier.limits.weight
        found = (
            later.surely.below(turned(over(row, STRICT)), row.claim) > turned(weight(row, STRICT))
            for row in earlier.rows
        )
    else:
        begins, limit = later.before.begins, later.limits.limit
        found = (earlier.surely.below(begins(row, STRICT), row.claim) > limit(row, STRICT) for row in later.rows)
    return any(found)


def any_undecided(earlier: Earlier, later: Later) -> bool:
    """Whether some two that may be in order in time are not surely in order in value; of sides without a conflict."""
    may_end, least = later.before.may_end, later.limits.least
    return any(earlier.perhaps.below(may_end(row, STRICT), row.claim) > least(row, FUZZY) for row in later.rows)


def take_met(earlier: Earlier, later: Later) -> Iterator[str]:
    """The claims that may be in order with one of the other side, each row given out once in its life."""
    last, first = later.last, earlier.first
    yield from _taken(earlier.unmet, lambda begin, claim: begin < last.below(1, claim))
    yield from _taken(later.unmet, lambda end, claim: turned(first.below(1, claim)) < turned(end))


def _taken(unmet: list[tuple[End, Row]], meets: Callable[[End, str], bool]) -> list[str]:
    kept: list[tuple[End, Row]] = []
    taken: list[str] = []
    for place, (end, row) in enumerate(unmet):
        if meets(end, row.claim):
            taken.append(row.claim)
        else:
            kept.append((end, row))
            if not meets(end, ""):  # nor does any that comes after it in this order
                kept += unmet[place + 1 :]
                break
    unmet[:] = kept
    return taken


@attrs.frozen(eq=False, repr=False)
class Pairs(Printed):
    """Conflicting pairs, the earlier first, and how many there are beside those that are listed."""

    listed: Sequence[tuple[Row, Row]]
    beside: int = 0


def interval_conflicts(earlier: Earlier, later: Later, alike: Callable[[Row], Iterable[Hashable]] | None) -> Pairs:
    """The pairs that surely are in order in time and not in value.

    `alike` gives what two rows have one of in common if they are compared under the fuzzy reading too; without it, all are.
    """
    listed: list[tuple[Row, Row]] = []
    number = 0
    own: dict[str, list[Row]] = {}
    for row in earlier.rows:
        own.setdefault(row.claim, []).append(row)
    for row, asking in _swept(earlier, later):
        number += len(asking) - sum(asking.holds(other) for other in own.get(row.claim, ()))
        if number <= LISTED:
            listed += [(other, row) for other in asking if other.claim != row.claim]
    if number <= LISTED:
        return Pairs(listed)
    sparse = sparse_conflicts(earlier, later, alike)
    return Pairs(sparse, max(0, number - len(sparse)))


def _swept(earlier: Earlier, later: Later) -> Iterator[tuple[Row, _Asking]]:
    """Each later row with the earlier ones that it conflicts with: those that were over, of the largest weights."""
    weigh = [earlier.limits.weight(row, STRICT) for row in earlier.rows]
    starting = sorted((earlier.before.over(row, STRICT), n) for n, row in enumerate(earlier.rows))
    asking = sorted((later.before.begins(row, STRICT), n) for n, row in enumerate(later.rows))
    weights: list[tuple[End, int]] = []
    place = 0
    for begin, n in asking:
        while place < len(starting) and starting[place][0] < begin:
            pushed = starting[place][1]
            insort(weights, (weigh[pushed], pushed))
            place += 1
        above = bisect_right(weights, (later.limits.limit(later.rows[n], STRICT), len(earlier.rows)))
        if above < len(weights):
            yield later.rows[n], _Asking(earlier.rows, weights, above)


@attrs.frozen(eq=False, repr=False)
class _Asking(Printed):
    """The earlier rows of the weights from a place on: counted without a look at them, valid until the next are asked for."""

    rows: Sequence[Row]
    weights: list[tuple[End, int]]
    start: int

    def __len__(self) -> int:
        return len(self.weights) - self.start

    def __iter__(self) -> Iterator[Row]:
        return (self.rows[n] for _, n in self.weights[self.start :])

    def holds(self, row: Row) -> bool:
        """Whether a row is among them."""
        return any(other is row for other in self)


def sparse_conflicts(
    earlier: Earlier, later: Later, alike: Callable[[Row], Iterable[Hashable]] | None
) -> list[tuple[Row, Row]]:
    """Pairs that hold every row in conflict, connect all that belong together, and have the gravest of both readings."""
    by_id = {row.id: row for row in (*earlier.rows, *later.rows)}
    shown: dict[tuple[str, str], None] = {}
    for first, second in _parts(earlier, later, alike):
        shown.update(dict.fromkeys(edges(points(first, second, FUZZY))))
    shown.update(dict.fromkeys(edges(points(earlier, later, STRICT))))
    return [(by_id[a], by_id[b]) for a, b in shown if by_id[a].claim != by_id[b].claim]


def _parts(
    earlier: Earlier, later: Later, alike: Callable[[Row], Iterable[Hashable]] | None
) -> Iterator[tuple[Earlier, Later]]:
    if alike is None:
        yield earlier, later
        return
    sides: tuple[dict[Hashable, list[Row]], ...] = ({}, {})
    for side, rows in zip(sides, (earlier.rows, later.rows), strict=True):
        for row in rows:
            for key in alike(row):
                side.setdefault(key, []).append(row)
    for key in sides[0].keys() & sides[1].keys():
        yield attrs.evolve(earlier, rows=sides[0][key]), attrs.evolve(later, rows=sides[1][key])


def points(earlier: Earlier, later: Later, reading: int) -> list[Point]:
    """The rows as points of an order; one that has only one of the roles takes part in that alone."""
    before, limits = earlier.before, earlier.limits
    pushing, asking = {row.id for row in earlier.rows}, {row.id for row in later.rows}
    never = (float("inf"), 3)
    return [
        Point(
            row.id,
            before.over(row, reading) if row.id in pushing else never,
            before.begins(row, reading) if row.id in asking else turned(never),
            limits.weight(row, reading),
            limits.limit(row, reading),
        )
        for row in {row.id: row for row in (*earlier.rows, *later.rows)}.values()
    ]
