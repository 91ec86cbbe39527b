"""`min(a.value, b.value)`: the smallest of numbers, times or lengths of time; `min(parts.value)`: of a group."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.errors import Unreadable
from factcheck.rules.function import Extreme, Members, Term, TermArgument, ranged
from factcheck.rules.tree import Apply, Gathered, Node, Type
from factcheck.values.bounds import smallest

TYPES = (Type.NUMBER, Type.TIME, Type.DURATION)


def made(arguments: Sequence[TermArgument]) -> Node:
    """The smallest of several, or of one field over a group. Raises `Unreadable`."""
    if len(arguments) == 1:
        (given,) = arguments
        if isinstance(given, Members) and given.of.type in (Type.NUMBER, Type.TIME):
            return Gathered("min", given.of, given.of.type)
        raise Unreadable("'min' takes several expressions, or one field of a group", "as in min(parts.value)")
    found = ranged(arguments, "min", TYPES)
    return Apply("min", tuple(found), found[0].type)


TERM = Term(
    words="the smallest of {all}",
    made=made,
    range_of=smallest,
    extreme=lambda arguments: Extreme(False, tuple(arguments)),
    inexact="which member of a group is the smallest is told from their bounds",
)
