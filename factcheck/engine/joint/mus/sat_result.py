"""What a solver answers: whether a world is left.

Going in: nothing. Going out: frozen answers, known to whoever asks, so that only the solver's own module knows which solver
it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

import attrs

from factcheck.records import Record


@attrs.frozen(eq=False, repr=False)
class Sat(Record):
    """A world was found; `values` gives every variable of the component its value in it, until the next question."""

    values: Callable[[], dict[int, Fraction]]


@attrs.frozen(eq=False, repr=False)
class Unsat(Record):
    """No world is left; these soft groups alone leave none."""

    core: frozenset[int]


@attrs.frozen(eq=False, repr=False)
class Unknown(Record):
    """It could not be told, and why."""

    reason: str


Answer = Sat | Unsat | Unknown

Ask = Callable[[Iterable[int]], Answer]
"""The one question: is a world left while these soft groups are enabled?"""
