"""Conflicts too many to list: claims of one order, taken as points.

Going in: a law that orders claims (or asks them to agree) and rows. Going out: `points_of`, which tells for each row what decides
whether it contradicts another, and from these few enough instances that show every claim which is in conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from factcheck.claims.table import FUZZY, STRICT, Row
from factcheck.engine.order import Fewest, Point, edges, fewest_withdrawals
from factcheck.engine.shapes import is_meet, is_running
from factcheck.rules import tree
from factcheck.rules.instance import Instance, key_of
from factcheck.rules.rule import Law
from factcheck.values.bounds import Bounds

End = tuple[Any, int]


def is_ordered(law: Law) -> bool:
    """Whether the conflicts of a law are a strict order of its claims."""
    return is_running(law) or is_meet(law)


def are_points(law: Law, rows: Sequence[Row]) -> bool:
    """Whether any two rows of one series are compared: each of its own claim, with no correction or occurrence between them."""
    apart = len({row.claim for row in rows}) == len(rows)
    return is_ordered(law) and apart and not any(row.epochs or row.occurrence for row in rows)


def points_of(law: Law, rows: Sequence[Row], reading: int = STRICT) -> list[Point]:
    """The rows as points; a row that one of the roles may not bind takes part in the other only."""
    if not is_ordered(law):
        return []
    assert isinstance(law.require, tree.Compare)
    value = _field(law.require.left)
    first, second = law.bindings
    over: Callable[[Row], End] = lambda row: (0, 0)  # noqa: E731
    begins: Callable[[Row], End] = lambda row: (1, 0)  # noqa: E731
    rising, strict = True, law.require.op == "<"
    if isinstance(law.when, tree.Compare):
        time, apart = _field(law.when.left), law.when.op == "<"
        over, begins = _over(time, reading, apart), _begins(time, reading, apart)
        if isinstance(law.when.left, tree.Attribute) and law.when.left.binding != first.name:
            first, second = second, first
        rising = isinstance(law.require.left, tree.Attribute) and law.require.left.binding == first.name
    return [
        Point(
            row.id,
            over(row) if first.selects(row) else (float("inf"), 1),
            begins(row) if second.selects(row) else (-float("inf"), -1),
            *_limits(getattr(row, value)[reading], rising, strict),
        )
        for row in rows
        if getattr(row, value) is not None
    ]


def _over(time: str, reading: int, apart: bool) -> Callable[[Row], End]:
    def end(row: Row) -> End:
        bounds: Bounds = getattr(row, time)[reading]
        return bounds.high, -1 if not apart or bounds.high_open else 0

    return end


def _begins(time: str, reading: int, apart: bool) -> Callable[[Row], End]:
    def end(row: Row) -> End:
        bounds: Bounds = getattr(row, time)[reading]
        return bounds.low, 1 if apart and bounds.low_open else 0

    return end


def _limits(value: Bounds, rising: bool, strict: bool) -> tuple[End, End]:
    value = value if rising else -value
    return (value.low, 1 if strict or value.low_open else 0), (value.high, 0 if strict else -int(value.high_open))


def _field(node: tree.Node) -> str:
    assert isinstance(node, tree.Attribute)
    return node.name


def thinned(law: Law, rows: Sequence[Row]) -> Iterator[Instance]:
    """Instances that hold every conflicting claim, connect all that belong together, and have the gravest of both readings."""
    by_id = {row.id: row for row in rows}
    shown: dict[tuple[str, str], None] = {}
    for series in series_of(law, rows):
        for reading in (FUZZY, STRICT):
            shown.update(dict.fromkeys(edges(points_of(law, series, reading))))
    first, second = _roles(law)
    for earlier, later in shown:
        a, b = by_id[earlier], by_id[later]
        if a.claim != b.claim:
            yield {first: a, second: b}


def _roles(law: Law) -> tuple[str, str]:
    names = tuple(binding.name for binding in law.bindings)
    if (
        isinstance(law.when, tree.Compare)
        and isinstance(law.when.left, tree.Attribute)
        and law.when.left.binding != names[0]
    ):
        return names[1], names[0]
    return names[0], names[1]


def series_of(law: Law, rows: Sequence[Row]) -> list[list[Row]]:
    """The rows that share their keys; a row that lacks one shares it with none."""
    keys = [same.key for same in law.same if len(same.bindings) > 1]
    found: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        key = tuple(key_of(row, name, STRICT) for name in keys)
        if None not in key:
            found.setdefault(key, []).append(row)
    return list(found.values())


def fewest_of(law: Law, rows: Sequence[Row]) -> Callable[[frozenset[str]], Fewest | None] | None:
    """For rows whose claims conflict as an order does, what the smallest withdrawals among some of them have in common."""
    if not are_points(law, rows) or any(row.rests_on for row in rows):
        return None
    by_claim = {row.claim: row for row in rows}

    def among(claims: frozenset[str]) -> Fewest | None:
        if not claims <= by_claim.keys():
            return None
        chosen = [by_claim[claim] for claim in sorted(claims)]
        # Claims of several series never conflict, but as points they would.
        if len(series_of(law, chosen)) > 1:
            return None
        found = fewest_withdrawals(points_of(law, chosen))
        named = {row.id: row.claim for row in chosen}
        every, some = (tuple(sorted(named[id] for id in ids)) for ids in (found.every, found.some))
        return Fewest(found.size, every, some)

    return among
