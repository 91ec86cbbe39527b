"""Conflicts too many to list: claims of one order, taken as points.

Going in: a law that orders claims (or asks them to agree) and rows. Going out: `points_of`, which tells for each row what decides
whether it contradicts another, and from these few enough instances that show every claim which is in conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from factcheck.claims.table import FUZZY, STRICT, Row
from factcheck.engine.order import Point, edges
from factcheck.rules.instance import Instance, key_of
from factcheck.rules.rule import Law
from factcheck.rules.shape import Agreement, AtMost, Ordering
from factcheck.values.bounds import Bounds

End = tuple[Any, int]


def is_ordered(law: Law) -> bool:
    """Whether the conflicts of a law are a strict order of its claims."""
    return isinstance(law.shape, Agreement | Ordering) and not (isinstance(law.shape, Ordering) and law.shape.of_facts)


def are_points(law: Law, rows: Sequence[Row]) -> bool:
    """Whether any two rows of one series are compared: each of its own claim, with no correction or occurrence between them."""
    apart = len({row.claim for row in rows}) == len(rows)
    return is_ordered(law) and apart and not any(row.epochs or row.occurrence for row in rows)


def points_of(law: Law, rows: Sequence[Row], reading: int = STRICT) -> list[Point]:
    """The rows as points; a row that one of the roles may not bind takes part in the other only."""
    first, second = law.bindings
    over: Callable[[Row], End] = lambda row: (0, 0)  # noqa: E731
    begins: Callable[[Row], End] = lambda row: (1, 0)  # noqa: E731
    rising = True
    match law.shape:
        case Agreement(field=field):
            weight = bound = field
            strict = False
        case Ordering(before=before, at_most=at_most, of_facts=()) as order:
            if order.earlier != first.name:
                first, second = second, first
            rising, strict = order.rising, at_most.strict
            weight, bound = _in_order(at_most, rising)
            if before is not None:
                over, begins = _over(before, reading), _begins(before, reading)
        case _:
            return []
    return [
        Point(
            row.id,
            over(row) if first.selects(row) else (float("inf"), 1),
            begins(row) if second.selects(row) else (-float("inf"), -1),
            _weight(getattr(row, weight)[reading], rising, strict),
            _bound(getattr(row, bound)[reading], rising, strict),
        )
        for row in rows
        if getattr(row, weight) is not None and getattr(row, bound) is not None
    ]


def _in_order(at_most: AtMost, rising: bool) -> tuple[str, str]:
    """The fields of the earlier and of the later claim."""
    names = (at_most.low.name, at_most.high.name)
    return names if rising else (names[1], names[0])


def _over(before: AtMost, reading: int) -> Callable[[Row], End]:
    def end(row: Row) -> End:
        bounds: Bounds = getattr(row, before.low.name)[reading]
        return bounds.high, -1 if not before.strict or bounds.high_open else 0

    return end


def _begins(before: AtMost, reading: int) -> Callable[[Row], End]:
    def end(row: Row) -> End:
        bounds: Bounds = getattr(row, before.high.name)[reading]
        return bounds.low, 1 if before.strict and bounds.low_open else 0

    return end


def _weight(value: Bounds, rising: bool, strict: bool) -> End:
    value = value if rising else -value
    return value.low, 1 if strict or value.low_open else 0


def _bound(value: Bounds, rising: bool, strict: bool) -> End:
    value = value if rising else -value
    return value.high, 0 if strict else -int(value.high_open)


def thinned(law: Law, rows: Sequence[Row]) -> Iterator[Instance]:
    """Instances that hold every conflicting claim, connect all that belong together, and have the gravest of both readings."""
    by_id = {row.id: row for row in rows}
    shown: dict[tuple[str, str], None] = {}
    for series in series_of(law, rows):
        for reading in (FUZZY, STRICT):
            shown.update(dict.fromkeys(edges(points_of(law, series, reading))))
    first, second = roles_of(law)
    for earlier, later in shown:
        a, b = by_id[earlier], by_id[later]
        if a.claim != b.claim:
            yield {first: a, second: b}


def roles_of(law: Law) -> tuple[str, str]:
    """The names of the earlier claim and of the later."""
    if isinstance(law.shape, Ordering):
        return law.shape.earlier, law.shape.later
    return law.bindings[0].name, law.bindings[1].name


def series_of(law: Law, rows: Sequence[Row]) -> list[list[Row]]:
    """The rows that share their keys; a row that lacks one shares it with none."""
    keys = [same.key for same in law.same if len(same.bindings) > 1]
    found: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        key = tuple(key_of(row, name, STRICT) for name in keys)
        if None not in key:
            found.setdefault(key, []).append(row)
    return list(found.values())
