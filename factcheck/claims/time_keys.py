"""What two times must share to be surely the same: frozen values, one kind for each way of being sure.

Going in: what is known of a time (its ends, its name, the page that gives it). Going out: `TimeKey`, equal exactly where the
times are surely one. Keys are compared, never taken apart. A further way of being sure is a further kind, made in
`factcheck.claims.normal.moments`.
"""

from __future__ import annotations

from ast import literal_eval
from enum import Enum

import attrs

from factcheck.values.bounds import Bounds, Number


class TimeKind(Enum):
    """By what a time is known to be the same as another."""

    FIXED = "no time: one value for good"
    PERIOD = "a period, from its first moment to its last"
    INSTANT = "an instant"
    DAY = "a day without an hour, known by its close"
    PART = "a part of a day"
    NAMED = "a moment with a name"
    CELL = "one row of one table, for one stated time"
    SNAPSHOT = "what one origin gives in one document, in one act of saying, for one stated time"
    STATEMENT = "the moment of a statement"
    PUBLICATION = "the publication of a document"
    CLAIM = "the moment of a claim that others speak of"
    OWN = "the moment of one row alone"


Part = str | Number | tuple["Part", ...] | None
"""What a key is made of: names and whole numbers. An infinite end is `None`."""


def ends(bounds: Bounds) -> tuple[Part, Part]:
    """The ends of a time as parts of a key."""
    low, high = (None if isinstance(end, float) else end for end in (bounds.low, bounds.high))
    return low, high


@attrs.frozen(cache_hash=True)
class TimeKey:
    """One moment or period: its kind, and what tells it from others of that kind."""

    kind: TimeKind
    of: tuple[Part, ...] = ()

    @property
    def text(self) -> str:
        """As a column of a table holds it."""
        return f"{self.kind.name} {self.of!r}"

    @classmethod
    def from_text(cls, text: str) -> TimeKey | None:
        """The key that such a column holds; none where it is empty."""
        kind, _, of = text.partition(" ")
        return cls(TimeKind[kind], literal_eval(of)) if text else None


Keys = tuple[TimeKey | None, TimeKey | None]
"""The strict and the fuzzy key of one time; `None` where no other time is surely the same."""

NO_KEYS: Keys = (None, None)

FIXED = TimeKey(TimeKind.FIXED)
"""The key of what has one value for good."""


def instant(at: Number) -> TimeKey:
    """The key of an instant, in microseconds."""
    return TimeKey(TimeKind.INSTANT, (at,))


def named(name: str) -> TimeKey:
    """The key of a moment with a name."""
    return TimeKey(TimeKind.NAMED, (name,))
