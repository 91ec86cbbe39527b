"""A list of problems that the steps fill, so that everything wrong is reported at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from factcheck.errors import InputError, Location, Problem, Unreadable

T = TypeVar("T")


class Problems:
    """Collects problems; `read` turns what a reader of texts raises into one."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def add(self, location: Location, message: str, hint: str = "") -> None:
        """One thing that is wrong."""
        self.found.append(Problem(location, message, hint))

    def read(self, location: Location, what: Callable[[], T]) -> T | None:
        """The result of `what`, or nothing and a problem at `location` where it could not be read."""
        try:
            return what()
        except Unreadable as error:
            self.found.append(error.at(location))
            return None

    def raise_if_any(self) -> None:
        """Raises `InputError` where there is at least one problem."""
        if self.found:
            raise InputError(self.found)
