"""A budget of seconds that all work of the joint check shares: building the model as well as asking the solver."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from math import inf
from typing import TypeVar

from factcheck.deadline import RAN_OUT, OutOfTime

__all__ = ["RAN_OUT", "Clock", "OutOfTime"]

T = TypeVar("T")

EVERY = 256
"""After so many items the clock is looked at: seldom enough to cost nothing, often enough to stop in time."""


class Clock:
    """Runs from when it is made; without a number of seconds, for as long as it takes."""

    def __init__(self, seconds: float = inf) -> None:
        self._ends = time.monotonic() + seconds

    def part(self, share: float) -> Clock:
        """A clock for a share of what is left, so that something is left for what comes after."""
        return Clock(max(0.0, self.left * share))

    def start(self, seconds: float) -> None:
        """Runs anew, for so many seconds."""
        self._ends = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds left; negative once the budget has run out."""
        return self._ends - time.monotonic()

    def look(self) -> None:
        """Raises `OutOfTime` once nothing is left."""
        if self.left <= 0:
            raise OutOfTime(RAN_OUT)

    def watching(self, items: Iterable[T]) -> Iterator[T]:
        """The same items, with a look at the clock before the first and every so often. Raises `OutOfTime`."""
        for n, item in enumerate(items):
            if n % EVERY == 0:
                self.look()
            yield item
