"""Which claims can be bound together by their times: a sweep from the lowest end up, over those that have not ended yet.

Going in: classes of rows, and for either side what range of a row must meet one of the other side. Going out: the pairs of
classes that do. `between` reads such ranges off conditions that ask one claim to begin and to end inside the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import inf

from factcheck.claims.table import STRICT, Row
from factcheck.rules import tree
from factcheck.rules.instance import bounds_of
from factcheck.values.bounds import Number

Meets = Callable[[Row], tuple[Number, Number]]


def between(parts: Sequence[tree.Node], names: tuple[str, str]) -> tuple[Meets, Meets] | None:
    """Where one claim is asked to begin and to end inside the other: ranges of each that must meet."""
    pairs = [
        (part.left, part.right)
        for part in parts
        if isinstance(part, tree.Compare) and part.op in ("<", "<=") and part.left.type is tree.Type.TIME
        if isinstance(part.left, tree.Attribute) and isinstance(part.right, tree.Attribute)
    ]
    for outer, inner in (names, names[::-1]):
        begin = [pair for pair in pairs if _binds(pair, outer, inner)]
        end = [pair for pair in pairs if _binds(pair, inner, outer)]
        if begin and end:
            (first, start), (close, last) = begin[0], end[0]
            around, within = _around(first, last), _crossing(close, start)
            return (around, within) if outer == names[0] else (within, around)
    return None


def _around(first: tree.Attribute, last: tree.Attribute) -> Meets:
    return lambda row: (_low(row, first), _high(row, last))


def _crossing(close: tree.Attribute, start: tree.Attribute) -> Meets:
    def meets(row: Row) -> tuple[Number, Number]:
        one, other = _low(row, close), _high(row, start)
        return min(one, other), max(one, other)

    return meets


def _binds(pair: tuple[tree.Attribute, tree.Attribute], first: str, second: str) -> bool:
    return (pair[0].binding, pair[1].binding) == (first, second)


def _low(row: Row, at: tree.Attribute) -> Number:
    bounds = bounds_of(row, at.name, STRICT)
    return -inf if bounds is None else bounds.low


def _high(row: Row, at: tree.Attribute) -> Number:
    bounds = bounds_of(row, at.name, STRICT)
    return inf if bounds is None else bounds.high


def meeting(
    first: Sequence[list[Row]], second: Sequence[list[Row]], meets: tuple[Meets, Meets]
) -> Iterator[tuple[list[Row], list[Row]]]:
    """The classes whose ranges meet: a sweep from the lowest end up, over those that have not ended yet."""
    events = [
        (*meets[side](rows[0]), side, n)
        for side, classes in enumerate((first, second))
        for n, rows in enumerate(classes)
    ]
    live: tuple[list[tuple[Number, int]], list[tuple[Number, int]]] = ([], [])
    for low, high, side, n in sorted(events):
        live[1 - side][:] = [(end, m) for end, m in live[1 - side] if end >= low]
        for _, m in live[1 - side]:
            yield (first[n], second[m]) if side == 0 else (first[m], second[n])
        live[side].append((high, n))
