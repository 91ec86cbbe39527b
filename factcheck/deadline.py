"""The time that a whole call may take, for every stage to look at.

Going in: a number of seconds, once, where a call begins (`within`). Going out: `OutOfTime` from wherever a stage looks at the
clock (`tick`, `ticking`) after it has run out. A stage needs no argument for it: what is begun inside `within` is inside it, and
of two the earlier end counts. To bound one more loop, put its items through `ticking`. A stage that divides what is left among
its own parts, and tells which of them was not finished, hands each of them a `Deadline`.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from math import inf
from typing import TypeVar

T = TypeVar("T")

BUDGET_SECONDS = 60
"""What a call has where nobody says otherwise."""

FREE = 64
"""So many items of any loop are done without a look at the clock: what takes no time is finished whatever the budget."""

EVERY = 256
"""After so many items `Deadline.watching` looks: seldom enough to cost nothing, often enough to stop in time."""

RAN_OUT = "the time budget ran out"

_ends: ContextVar[float] = ContextVar("deadline", default=inf)


class OutOfTime(Exception):
    """The budget ran out where no answer can be given without going on."""

    def __init__(self, message: str = RAN_OUT) -> None:
        super().__init__(message)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """What is done inside has so many seconds, or what is left of those around it."""
    before = _ends.set(min(_ends.get(), time.monotonic() + seconds))
    try:
        yield
    finally:
        _ends.reset(before)


def left() -> float:
    """The seconds that are left: infinite outside of `within`, never below zero."""
    return max(0.0, _ends.get() - time.monotonic())


def tick() -> None:
    """Raises `OutOfTime` once nothing is left."""
    if time.monotonic() >= _ends.get():
        raise OutOfTime


def ticking(items: Iterable[T]) -> Iterator[T]:
    """The same items, with a look at the clock before each but the first few. Raises `OutOfTime`."""
    for n, item in enumerate(items):
        if n >= FREE:
            tick()
        yield item


class Deadline:
    """A budget of seconds of its own, from when it is made; without a number, for as long as it takes."""

    def __init__(self, seconds: float = inf) -> None:
        self._ends = time.monotonic() + seconds

    def part(self, share: float) -> Deadline:
        """One for a share of what is left, so that something is left for what comes after."""
        return Deadline(max(0.0, self.left * share))

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
            raise OutOfTime

    def watching(self, items: Iterable[T]) -> Iterator[T]:
        """The same items, with a look at the clock before the first and every so often. Raises `OutOfTime`."""
        for n, item in enumerate(items):
            if n % EVERY == 0:
                self.look()
            yield item
