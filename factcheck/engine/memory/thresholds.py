"""A comparison of one claim with another, over many pairs at once: sorted ends are bisected, pairs are counted and not kept.

Going in: a law whose `require` compares what it reads of one claim with what it reads of the other. Going out: `Threshold`, which
tells of two lists of rows whether some pair is surely wrong, which, and whether some pair could not be told.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from math import inf

from factcheck.claims.table import FUZZY, STRICT, Row
from factcheck.engine.memory.expressions import EVER, NEVER, End
from factcheck.rules import tree
from factcheck.rules.exact import reader
from factcheck.rules.rule import Law
from factcheck.values.bounds import Bounds

Read = Callable[[Row, int], Bounds | None]


def threshold_of(law: Law) -> Threshold | None:
    """The comparison of a law, if its sides speak of one claim each."""
    node = law.require
    if not isinstance(node, tree.Compare) or node.op not in ("<", "<=") or node.left.type is not tree.Type.NUMBER:
        return None
    sides = [tree.mentioned(node.left), tree.mentioned(node.right)]
    names = [binding.name for binding in law.bindings]
    if [len(side) for side in sides] != [1, 1] or sides[0] == sides[1]:
        return None
    (left,), (right,) = sides
    return Threshold(_of(node.left, left), _of(node.right, right), node.op == "<", left == names[0])


def _of(node: tree.Node, name: str) -> Read:
    read = reader(node, None)  # type: ignore[arg-type]  # numbers alone ask for no names
    return lambda row, reading: read({name: row}, reading)


class Threshold:
    """`left < right`, or `<=`; `is_first` where the left side is read of the first of two."""

    def __init__(self, left: Read, right: Read, strict: bool, is_first: bool) -> None:
        self._left, self._right, self._strict, self._is_first = left, right, strict, is_first

    def crossed(self, rows: Sequence[Row], others: Sequence[Row], most: int) -> tuple[int, list[tuple[Row, Row]]]:
        """How many pairs surely cross it, and those; of more than `most`, each row with the gravest of the other side."""
        mine, theirs = (rows, others) if self._is_first else (others, rows)
        limits = sorted((self._limit(row, STRICT), n) for n, row in enumerate(theirs))
        ends = [end for end, _ in limits]
        reach = [bisect_left(ends, self._weight(row, STRICT)) for row in mine]
        number = sum(reach)
        found: dict[tuple[str, str], tuple[Row, Row]] = {}
        if number <= most:
            pairs = [
                (row, theirs[limits[at][1]]) for row, count in zip(mine, reach, strict=True) for at in range(count)
            ]
        else:
            pairs = self._sparse(mine, theirs, STRICT) + self._sparse(mine, theirs, FUZZY)
        for a, b in pairs:
            if a.claim != b.claim:
                found[a.id, b.id] = (a, b) if self._is_first else (b, a)
        return number, list(found.values())

    def _sparse(self, mine: Sequence[Row], theirs: Sequence[Row], reading: int) -> list[tuple[Row, Row]]:
        """Each row that crosses with the two that ask most of it: they stand for all, and hang together."""
        least = sorted(theirs, key=lambda row: self._limit(row, reading))[:2]
        largest = sorted(mine, key=lambda row: self._weight(row, reading))[-2:]
        found = [(row, other) for row in mine for other in least if self._crosses(row, other, reading)]
        return found + [(row, other) for other in theirs for row in largest if self._crosses(row, other, reading)]

    def _crosses(self, row: Row, other: Row, reading: int) -> bool:
        return self._weight(row, reading) > self._limit(other, reading)

    def any_unsure(self, rows: Sequence[Row], others: Sequence[Row]) -> bool:
        """Whether some pair of different claims does not surely keep to it in the widest reading."""
        mine, theirs = (rows, others) if self._is_first else (others, rows)
        most = sorted(mine, key=self._most)[-2:]
        least = sorted(theirs, key=self._least)[:2]
        return any(a.claim != b.claim and self._most(a) > self._least(b) for a in most for b in least)

    def _weight(self, row: Row, reading: int) -> End:
        bounds = self._left(row, reading)
        return EVER if bounds is None else (bounds.low, int(self._strict or bounds.low_open))

    def _limit(self, row: Row, reading: int) -> End:
        bounds = self._right(row, reading)
        return NEVER if bounds is None else (bounds.high, 0 if self._strict else -int(bounds.high_open))

    def _most(self, row: Row) -> End:
        bounds = self._left(row, FUZZY)
        return (inf, 3) if bounds is None else (bounds.high, int(self._strict and not bounds.high_open))

    def _least(self, row: Row) -> End:
        bounds = self._right(row, FUZZY)
        return (-inf, -3) if bounds is None else (bounds.low, int(self._strict and bounds.low_open))
