"""Unspecified digits of EDTF: `201X`, `2024-1X`, `2024-10-XX`, `XXXX-02-29`, each with or without a mark behind it.

Going in: the components as text, with `X` for a digit that is not told. Going out: the `Span` of some one of the
dates that fit. Read here and not by the `edtf` package, which fails on `2024-1X`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcheck.errors import Unreadable
from factcheck.values.times.calendars import DAY_UNIT, MARKS, MONTH, YEAR, unit
from factcheck.values.times.clock import FIRST_YEAR, LAST_YEAR, calendar_day, month_days
from factcheck.values.times.frame import Frame
from factcheck.values.times.spans import Span, days_span, one_of

_DIGITS = frozenset("0123456789X")


def read_mask(text: str, frame: Frame) -> Span | None:
    """What fits a date with unspecified digits; nothing where the text is no such date."""
    marked = text[-1:] in MARKS
    parts = (text[:-1] if marked else text).split("-")
    shaped = len(parts[0]) == 4 and len(parts) <= 3 and all(len(part) == 2 for part in parts[1:])
    if not shaped or "X" not in text or not all(_DIGITS.issuperset(part) for part in parts):
        return None
    span = one_of((_edge(parts, frame, last=False), _edge(parts, frame, last=True)))
    return span.widened(MARKS[text[-1]] * _width(parts)) if marked else span


def _edge(parts: Sequence[str], frame: Frame, *, last: bool) -> Span:
    for year in _fitting(parts[0], FIRST_YEAR, LAST_YEAR, last=last):
        if len(parts) == 1:
            return unit(year, calendar=frame.calendar).span(frame.zone)
        for month in _fitting(parts[1], 1, 12, last=last):
            if len(parts) == 2:
                return unit(year, month, frame.calendar).span(frame.zone)
            for day in _fitting(parts[2], 1, month_days(year, month, frame.calendar), last=last):
                whole = calendar_day(year, month, day, frame.calendar)
                return days_span(whole, whole, frame.zone)
    raise Unreadable("no date of the calendar fits these digits")


def _fitting(mask: str, low: int, high: int, *, last: bool) -> Iterator[int]:
    numbers: Iterable[int] = range(high, low - 1, -1) if last else range(low, high + 1)
    for number in numbers:
        if all(m in ("X", digit) for m, digit in zip(mask, f"{number:0{len(mask)}d}", strict=True)):
            yield number


def _width(parts: Sequence[str]) -> int:
    """The width of the finest component that is told in full; else of a decade, a century, as the year is told."""
    told = [u for part, u in zip(parts, (YEAR, MONTH, DAY_UNIT), strict=False) if "X" not in part]
    return told[-1].width if told else YEAR.width * 10 ** parts[0].count("X")
