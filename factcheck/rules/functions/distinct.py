"""`distinct(parts.role)`: how many different names a group holds in one field.

Names that differ are different things. A member without a name, and one that tells a list, may add one or none.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.errors import Unreadable
from factcheck.rules.function import Members, Term, TermArgument, wanted
from factcheck.rules.tree import Gathered, Type
from factcheck.values.bounds import Bounds


def made(arguments: Sequence[TermArgument]) -> Gathered:
    """The number of different names. Raises `Unreadable`."""
    wanted(arguments, "distinct", 1)
    (given,) = arguments
    if not isinstance(given, Members) or given.of.type is not Type.NAME:
        raise Unreadable("'distinct' takes one field of names of a group", "as in distinct(parts.place)")
    return Gathered("distinct", given.of, Type.NUMBER)


def different(names: Sequence[tuple[str, ...]]) -> Bounds:
    """How many there may be: those that are sure, and one for each member that is not."""
    sure = {name for name in names if len(name) == 1}
    unsure = sum(1 for name in names if len(name) != 1)
    return Bounds(max(len(sure), 1), len(sure) + unsure)


TERM = Term(
    words="the number of different names of {0} over the group",
    made=made,
    takes="field",
    of_names=different,
    inexact="names that a group holds are counted one by one",
)
