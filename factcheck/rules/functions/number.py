"""`number(v)`: the bare number, whatever its unit, so that unlike units may be compared or added up."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.rules.function import Extreme, Term, TermArgument, ranged, wanted
from factcheck.rules.tree import Apply, Type


def made(arguments: Sequence[TermArgument]) -> Apply:
    """The number. Raises `Unreadable`."""
    wanted(arguments, "number", 1)
    return Apply("number", tuple(ranged(arguments, "number", (Type.NUMBER,))), Type.NUMBER)


TERM = Term(
    words="the number of {0}",
    made=made,
    range_of=lambda ranges: ranges[0],
    extreme=lambda arguments: Extreme(True, tuple(arguments)),
)
