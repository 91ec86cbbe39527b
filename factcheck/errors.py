"""What went wrong, and where: the bottom layer that every other one may import.

Going in: nothing. Going out: `Location` (path, line, column), `Problem` (one thing wrong, with what would be right) and the two
exceptions. `Unreadable` is raised by code that reads one text and knows no file; whoever knows the place turns it into a
`Problem`. `InputError` carries every problem of a run at once. To report a new kind of problem, make a `Problem`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import attrs

from factcheck.records import Record


class Location(NamedTuple):
    """A place in an input: `line` and `column` count from 1; 0 means "the file as a whole".

    A tuple because there is one for every value of every file, and nothing is cheaper to make.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


LONGEST = 600
"""Characters in one message; of a longer one, which quotes what is far too long, the middle is left out."""


def _shortened(message: str) -> str:
    return message if len(message) <= LONGEST else f"{message[: LONGEST - 160]} ... {message[-150:]}"


@attrs.frozen(eq=False, repr=False)
class Problem(Record):
    """One thing that is wrong with an input, where it stands, and what would be right."""

    location: Location
    message: str = attrs.field(converter=_shortened)
    hint: str = attrs.field(default="", converter=_shortened)

    def __str__(self) -> str:
        tail = f" ({self.hint})" if self.hint else ""
        return f"{self.location}: {self.message}{tail}"


class Unreadable(ValueError):
    """One text could not be read; says why and, where it can, what would be right."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def at(self, location: Location) -> Problem:
        """The problem that this is, once its place is known."""
        return Problem(location, self.message, self.hint)


class InputError(Exception):
    """The input, the rules or the call could not be used; `problems` holds all that is wrong, sorted and without repeats."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=attrs.astuple))
        super().__init__("\n".join(str(problem) for problem in self.problems))


LONGEST_NAME = 100
MOST_CHOICES = 2000


def nearest(name: str, choices: Iterable[str]) -> str:
    """A hint that names the choice closest to a misspelt `name`; empty where none is close.

    Among very many choices only those that begin alike are compared, for a very long name none is: comparing takes time.
    """
    import difflib  # a run without errors does not need it

    if len(name) > LONGEST_NAME:
        return ""
    listed = sorted(choices)
    if len(listed) > MOST_CHOICES:
        listed = [choice for choice in listed if choice[:3] == name[:3]][:MOST_CHOICES]
    close = difflib.get_close_matches(name, listed, n=1, cutoff=0.6)
    return f"did you mean {close[0]!r}?" if close else ""
