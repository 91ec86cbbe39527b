"""`sum(parts.value)`: the sum of one field over a group."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.errors import Unreadable
from factcheck.rules.function import Members, Term, TermArgument, wanted
from factcheck.rules.tree import Bound, Total, Type


def made(arguments: Sequence[TermArgument]) -> Total:
    """The sum. Raises `Unreadable`."""
    wanted(arguments, "sum", 1)
    (given,) = arguments
    if not isinstance(given, Members):
        hint = f"as in sum({given.binding if isinstance(given, Bound) else 'parts'}.value)"
        raise Unreadable("'sum' takes one field of a group", hint)
    if given.of.type is not Type.NUMBER:
        raise Unreadable(f"'{given.of.name}' is {given.of.type.value} and does not add up")
    return Total(given.of)


TERM = Term(words="the sum of {0} over the group", made=made, takes="field")
