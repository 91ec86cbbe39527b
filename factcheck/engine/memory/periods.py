"""Which claims over periods may be added up: periods that share nothing inside that of the whole, or that make it up.

Going in: the rows that a group may hold, and the whole. Going out: the choices that ask most of the sum, as the rows that tell
them: of periods that share nothing those with the largest sum of lows; of those that leave no gap also those with the smallest
sum of highs. Both are longest paths from the first moment of the whole to its last, over periods sorted by their ends, so no
choice has to be tried out (weighted interval scheduling: J. Kleinberg and E. Tardos, Algorithm Design, 2005, section 6.1).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs

from factcheck.claims.table import STRICT, Row
from factcheck.records import Record
from factcheck.rules.functions.during import period
from factcheck.rules.instance import Group
from factcheck.rules.shape import Periods
from factcheck.values.bounds import Bounds, Number


@attrs.frozen(eq=False, repr=False)
class _Told(Record):
    """One period, the rows that are told over it, and the range that they leave."""

    time: Bounds
    rows: tuple[Row, ...]
    value: Bounds


_Path = tuple[Number, tuple["_Told", ...]]


def period_choices(
    sharing: Mapping[int, Sequence[Row]], whole: Row, way: Periods, signed: bool
) -> list[tuple[Row, ...]]:
    """The choices for each reading, each once; none where no periods lie in the whole so."""
    choices: list[tuple[Row, ...]] = []
    for reading, rows in sharing.items():
        outer = period(whole, reading)
        if outer is None:
            continue
        told = _told(rows, reading, signed)
        if way is Periods.APART:
            found = [_apart(told)]
        else:
            found = [
                _tiling(told, outer, weight) for weight in (lambda one: one.value.low, lambda one: -one.value.high)
            ]
        for path in found:
            chosen = tuple(row for one in path for row in one.rows)
            if chosen and chosen not in choices:
                choices.append(chosen)
    return choices


def _told(rows: Iterable[Row], reading: int, signed: bool) -> list[_Told]:
    """The periods by their ends, each once, whoever tells of it."""
    by_period: dict[Bounds, list[Row]] = {}
    for row in rows:
        time = period(row, reading)
        if time is not None:
            by_period.setdefault(time, []).append(row)
    return [
        _Told(time, tuple(found), Group.of(tuple(found), signed).values("value", reading)[0])
        for time, found in sorted(by_period.items(), key=lambda item: (item[0].high, item[0].low))
    ]


def _apart(told: Sequence[_Told]) -> tuple[_Told, ...]:
    """The periods that share nothing with the largest sum of lows."""
    ends = [one.time.high for one in told]
    best: list[_Path] = [(0, ())]  # best[n] is the best way with the first n periods
    for one in told:
        with_it = _onward(best[bisect_left(ends, one.time.low)], one, one.value.low)
        best.append(max(best[-1], with_it, key=lambda path: path[0]))
    return best[-1][1]


def _tiling(told: Sequence[_Told], whole: Bounds, weight: Callable[[_Told], Number]) -> tuple[_Told, ...]:
    """The periods that follow each other from the first moment of the whole to its last with the largest sum of weights."""
    reached: dict[Number, _Path] = {whole.low - 1: (0, ())}
    for one in told:
        before = reached.get(one.time.low - 1)
        if before is None:
            continue
        path, known = _onward(before, one, weight(one)), reached.get(one.time.high)
        if known is None or path[0] > known[0]:
            reached[one.time.high] = path
    return reached.get(whole.high, (0, ()))[1]


def _onward(path: _Path, one: _Told, weight: Number) -> _Path:
    return path[0] + weight, (*path[1], one)


class PeriodsWithin:
    """The rows told over periods, sorted by where these begin, so that those inside a whole are found without the others."""

    def __init__(self, rows: Iterable[Row]) -> None:
        told = [(time.low, row) for row in rows if (time := period(row, STRICT)) is not None]
        self._rows = sorted(told, key=lambda each: each[0])
        self._begins = [begin for begin, _ in self._rows]

    def inside(self, whole: Row) -> list[Row]:
        """Those that begin within the period of the whole."""
        time = period(whole, STRICT)
        if time is None:
            return []
        return [
            row for _, row in self._rows[bisect_left(self._begins, time.low) : bisect_right(self._begins, time.high)]
        ]
