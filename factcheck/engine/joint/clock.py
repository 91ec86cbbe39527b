"""A budget of seconds that all questions to the solver share."""

from __future__ import annotations

import time


class Clock:
    """Runs from when it is made."""

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds

    def part(self, share: float) -> Clock:
        """A clock for a share of what is left, so that something is left for what comes after."""
        return Clock(max(0.0, self.left * share))

    @property
    def left(self) -> float:
        """Seconds left; negative once the budget has run out."""
        return self._ends - time.monotonic()
