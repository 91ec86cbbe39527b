"""`count(parts)`: how many facts a group holds; of one that a reference names, how many of its claims."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.errors import Unreadable
from factcheck.rules.function import Term, TermArgument, wanted
from factcheck.rules.tree import Bound, Count


def made(arguments: Sequence[TermArgument]) -> Count:
    """The number of facts. Raises `Unreadable`."""
    wanted(arguments, "count", 1)
    (given,) = arguments
    if not isinstance(given, Bound):
        raise Unreadable("'count' takes a group", "as in count(parts)")
    return Count(given.binding)


TERM = Term(words="the number of facts in {0}", made=made, takes="group")
