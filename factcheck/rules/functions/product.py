"""`a.value * b.value`: the product of two values; its unit is made of both."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.rules.function import Term, TermArgument, ranged, wanted
from factcheck.rules.tree import Apply, Type


def made(arguments: Sequence[TermArgument]) -> Apply:
    """The product. Raises `Unreadable`."""
    wanted(arguments, "*", 2)
    return Apply("product", tuple(ranged(arguments, "*", (Type.NUMBER,))), Type.NUMBER)


TERM = Term(
    words="({0}) times ({1})",
    made=made,
    range_of=lambda ranges: ranges[0] * ranges[1],
    inexact="a product of two unknowns is no sum of them",
    operator="*",
)
