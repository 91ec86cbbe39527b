"""A list of problems that the steps fill, so that everything wrong is reported at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TypeVar

from factcheck.errors import InputError, Location, Problem, Unreadable, nearest

T = TypeVar("T")

Place = Callable[[], Location]
"""Where something stands, looked up only once there is something to tell of it."""

MOST_HINTS = 200
"""After so many problems no more nearest names are looked for: the time belongs to the errors."""


class Problems:
    """Collects problems; `read` turns what a reader of texts raises into one.

    `unread` holds the names of what is declared but has errors of its own: it is there, and nobody names it in vain. Where a
    whole file could not be read (not `complete`), any name may be declared in it.
    """

    def __init__(self, unread: Iterable[str] = (), *, complete: bool = True) -> None:
        self.found: list[Problem] = []
        self.unread = set(unread)
        self.complete = complete

    def is_unread(self, name: str) -> bool:
        """Whether the name may be declared where it could not be read."""
        return name in self.unread or not self.complete

    def add(self, location: Location, message: str, hint: str = "") -> None:
        """One thing that is wrong."""
        self.found.append(Problem(location, message, hint))

    def unknown(self, location: Location, name: str, what: str, known: Collection[str]) -> None:
        """`name` is no `what`: none of those that are `known`."""
        if not self.is_unread(name):
            self.misnamed(location, name, what, known)

    def misnamed(self, location: Location, name: str, what: str, known: Collection[str]) -> None:
        """As `unknown`, of what packs declare; a file that could not be read may ask for one that does."""
        if not self.complete:
            return
        hint = nearest(name, known) if len(self.found) < MOST_HINTS else ""
        self.add(location, f"{name!r} is no {what}", hint)

    def read(self, place: Place, what: Callable[[], T]) -> T | None:
        """The result of `what`, or nothing and a problem at `place` where it could not be read."""
        try:
            return what()
        except Unreadable as error:
            self.found.append(error.at(place()))
            return None

    def raise_if_any(self) -> None:
        """Raises `InputError` where there is at least one problem."""
        if self.found:
            raise InputError(self.found)
