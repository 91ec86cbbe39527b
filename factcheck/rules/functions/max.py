"""`max(a.value, b.value)`: the largest of numbers, times or lengths of time; `max(parts.value)`: of a group."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.errors import Unreadable
from factcheck.rules.function import Extreme, Members, Term, TermArgument, ranged
from factcheck.rules.tree import Apply, Gathered, Node, Type
from factcheck.values.bounds import largest

TYPES = (Type.NUMBER, Type.TIME, Type.DURATION)


def made(arguments: Sequence[TermArgument]) -> Node:
    """The largest of several, or of one field over a group. Raises `Unreadable`."""
    if len(arguments) == 1:
        (given,) = arguments
        if isinstance(given, Members) and given.of.type in (Type.NUMBER, Type.TIME):
            return Gathered("max", given.of, given.of.type)
        raise Unreadable("'max' takes several expressions, or one field of a group", "as in max(parts.value)")
    found = ranged(arguments, "max", TYPES)
    return Apply("max", tuple(found), found[0].type)


TERM = Term(
    words="the largest of {all}",
    made=made,
    range_of=largest,
    extreme=lambda arguments: Extreme(True, tuple(arguments)),
    inexact="which member of a group is the largest is told from their bounds",
)
