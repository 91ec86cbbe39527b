"""`abs(x)`: how far a number is from 0, or how long a length of time is, whichever way it goes."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.rules.function import Extreme, Term, TermArgument, ranged, wanted
from factcheck.rules.linear import constant, scaled
from factcheck.rules.tree import Apply, Node, Type
from factcheck.values.bounds import Bounds, largest, point


def made(arguments: Sequence[TermArgument]) -> Apply:
    """The size. Raises `Unreadable`."""
    wanted(arguments, "abs", 1)
    (found,) = ranged(arguments, "abs", (Type.NUMBER, Type.DURATION))
    return Apply("abs", (found,), found.type)


def size(ranges: Sequence[Bounds]) -> Bounds:
    """The range of the size."""
    (x,) = ranges
    return largest([x, -x, point(0)])


def either_way(arguments: Sequence[Node]) -> Extreme:
    """The largest of a number, its negation, and 0: this is never more, but no size is below it."""
    (x,) = arguments
    return Extreme(True, (x, scaled(x, -1), constant(0, x.type)))


TERM = Term(words="the size of ({0})", made=made, range_of=size, extreme=either_way)
