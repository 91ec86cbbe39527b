"""The time that a whole call may take, for every stage to look at.

Going in: a number of seconds, once, where a call begins (`within`). Going out: `OutOfTime` from wherever a stage looks at the
clock (`tick`, `ticking`) after it has run out. A stage needs no argument for it: what is begun inside `within` is inside it, and
of two the earlier end counts. To bound one more loop, put its items through `ticking`.
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
