"""Intervals of EDTF: `a/b`, `a/..` (still going on), `../b`, `a/` and `/b` (an end that is not known).

Going in: a text with a slash, and a zone or none. Going out: a `Period`, which gives its two ends as ranges. The ends
are split here, not by the `edtf` package, so that they may be anything that `dates` reads.
"""

from __future__ import annotations

import re
from math import inf

import attrs

from factcheck.errors import Unreadable
from factcheck.records import Record
from factcheck.values.bounds import EVERYTHING, Bounds
from factcheck.values.times.advice import advice
from factcheck.values.times.dates import read_date
from factcheck.values.times.frame import Frame
from factcheck.values.times.spans import Pair, Span

OPEN = ".."


@attrs.frozen(eq=False, repr=False)
class Period(Record):
    """From `first` to `last`; one that is `None` is open (`..`) or not known. At least one of the two is told."""

    first: Span | None
    last: Span | None
    open_start: bool = False
    open_end: bool = False

    def start(self, *, whole: bool) -> Pair:
        """Where it starts: with its first date if it is the `whole` of a to b, else at some moment of that date."""
        if self.first:
            return self.first.start if whole else self.first.moment
        return up_to(self.last) if self.last and self.open_start else _UNKNOWN

    def end(self, *, whole: bool) -> Pair:
        """Where it ends, likewise."""
        if self.last:
            if whole and self.last.is_instant:  # half-open: up to the moment before it
                return self.last.end.later(-1)
            return self.last.end if whole else self.last.moment
        return onward_from(self.first) if self.first and self.open_end else _UNKNOWN

    @property
    def is_one_instant(self) -> bool:
        """Whether it ends at the moment at which it starts."""
        return bool(self.first and self.last and self.last.is_instant) and self.spans[0].start == self.spans[1].end

    @property
    def spans(self) -> tuple[Span, ...]:
        """Those of its two dates that are given."""
        return tuple(span for span in (self.first, self.last) if span)


_UNKNOWN = Pair(EVERYTHING, EVERYTHING)


def up_to(span: Span) -> Pair:
    """Not after the last moment of a date."""
    return downward(span.end)


def onward_from(span: Span) -> Pair:
    """Not before the first moment of a date."""
    return upward(span.start)


def downward(pair: Pair, shift: int = 0) -> Pair:
    """Everything up to the high ends of a pair, moved by `shift` microseconds."""
    return Pair(Bounds(-inf, pair.strict.high + shift), Bounds(-inf, pair.fuzzy.high + shift))


def upward(pair: Pair, shift: int = 0) -> Pair:
    """Everything from the low ends of a pair on, moved by `shift` microseconds."""
    return Pair(Bounds(pair.strict.low + shift, inf), Bounds(pair.fuzzy.low + shift, inf))


def in_order(first: Span, last: Span, text: str) -> None:
    """Raises `Unreadable` where `last` surely ends before `first` starts, or only one of them has a zone."""
    if first.zoned != last.zoned:
        raise Unreadable(f"of the two dates in {text!r} only one has a zone", "give both one, or give `zone`")
    if first.start.strict.low > last.end.strict.high:
        raise Unreadable(f"{text!r} ends before it begins", "write the earlier date first")


_SLASH = re.compile(r"(?<![A-Za-z])/|/(?![A-Za-z])")
"""A slash that parts two dates: that of `Europe/Kyiv` has letters on either side."""


def is_interval(text: str) -> bool:
    """Whether a slash parts the text in two."""
    return "/" in text and _SLASH.search(text) is not None


def read_period(text: str, frame: Frame) -> Period:
    """An interval. Raises `Unreadable` where an end is no date, where it is reversed, and where it tells nothing."""
    sides = [side.strip() for side in _SLASH.split(text)]
    if len(sides) != 2:
        raise Unreadable(f"cannot read {text!r}: one slash parts two dates", advice(text))
    first, last = (None if side in ("", OPEN) else read_date(side, frame) for side in sides)
    if first and last:
        in_order(first, last, text)
    if not first and not last:
        raise Unreadable(f"{text!r} tells no time", "leave the field out")
    return Period(first, last, open_start=sides[0] == OPEN, open_end=sides[1] == OPEN)
