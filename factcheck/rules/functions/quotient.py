"""`a.value / b.value`: one value divided by another; unknown where the divisor may be 0. Its unit is made of both."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.rules.function import Term, TermArgument, ranged, wanted
from factcheck.rules.tree import Apply, Type


def made(arguments: Sequence[TermArgument]) -> Apply:
    """The quotient. Raises `Unreadable`."""
    wanted(arguments, "/", 2)
    return Apply("quotient", tuple(ranged(arguments, "/", (Type.NUMBER,))), Type.NUMBER)


TERM = Term(
    words="({0}) divided by ({1})",
    made=made,
    range_of=lambda ranges: ranges[0].divided(ranges[1]),
    inexact="a quotient of two unknowns is no sum of them",
    operator="/",
)
