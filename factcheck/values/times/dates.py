"""One written date, in any of the forms that are read, without a word that relates something to it (`by`, `before`).

Going in: `2024`, `2024-10`, `2024-10-23`, `2024-10-23T20:00`, `2024-22`, `2024-W43`, `2024-10-XX`, `2024-10-23~`,
`[2024-01,2024-03]`, a date in words, and the `Frame` that it rests on. Going out: a `Span`. Common forms are read here and cost
microseconds; words are read by `worded`; the `edtf` package (a fifth of a second to import) is asked only for what is left. To
read a new form, add a reader to `_READERS`.
"""

from __future__ import annotations

import re
from datetime import timedelta

from factcheck.errors import Unreadable
from factcheck.values.times.advice import advice
from factcheck.values.times.calendars import MARKS, numbered
from factcheck.values.times.clock import Calendar, calendar_day
from factcheck.values.times.frame import Frame
from factcheck.values.times.hours import read_hours
from factcheck.values.times.masks import read_mask
from factcheck.values.times.spans import Span, days_span

EXPRESSION = frozenset("0123456789-.,[]{}?~%XYES ")
"""Every character of the EDTF expressions that the package is asked for."""

_BEFORE_HOURS = frozenset("Tt Zz")
"""What stands between a day and its hours, or is the zone of a day; the other zones have a colon (`+03:00`)."""

_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-([1-7]))?")


def read_date(text: str, frame: Frame) -> Span:
    """What a date stands for. `text` has single spaces between its words and none around them.

    Raises `Unreadable` for anything else than one date, with what would be right where that can be told.
    """
    try:
        for reader in _READERS:
            span = reader(text, frame)
            if span is not None:
                return span
    except Unreadable as error:
        raise Unreadable(f"cannot read the date {text!r}: {error.message}", error.hint or advice(text)) from None
    raise Unreadable(f"cannot read the date {text!r}", advice(text))


def _plain(text: str, frame: Frame) -> Span | None:
    """Years, seasons, months and days; the path that nearly every date takes."""
    numbers = _numbers(text)
    return None if numbers is None else numbered(numbers, frame)


def _numbers(text: str) -> list[int] | None:
    parts = text.split("-")
    shaped = len(parts[0]) == 4 and len(parts) <= 3 and all(len(part) == 2 for part in parts[1:])
    if not shaped or not all(part.isdigit() and part.isascii() for part in parts):
        return None
    return [int(part) for part in parts]


def _with_hours(text: str, frame: Frame) -> Span | None:
    numbers, behind = _numbers(text[:10]), text[10:]
    if numbers is None or len(numbers) < 3 or not (behind[:1] in _BEFORE_HOURS or behind[3:4] == ":"):
        return None
    year, month, day = numbers
    return read_hours(calendar_day(year, month, day, frame.calendar), behind, frame.zone)


def _iso_week(text: str, frame: Frame) -> Span | None:
    """`2024-W43`, and its third day `2024-W43-3`."""
    found = _WEEK.fullmatch(text)
    if found is None:
        return None
    from factcheck.values.times.worded.named_stretches import iso_week  # few dates need it

    if frame.calendar is Calendar.JULIAN:
        raise Unreadable("weeks of ISO 8601 are not of the Julian calendar", "write the days, or `calendar: gregorian`")
    week = iso_week(int(found[1]), int(found[2]))
    if found[3] is None:
        return week.span(frame.zone)
    day = week.first + timedelta(days=int(found[3]) - 1)
    return days_span(day, day, frame.zone)


def _qualified(text: str, frame: Frame) -> Span | None:
    """A plain date with `?`, `~` or `%` behind it, which qualifies the date as a whole."""
    if text[-1:] not in MARKS:
        return None
    numbers = _numbers(text[:-1])
    return None if numbers is None else numbered(numbers, frame, text[-1])


def _worded(text: str, frame: Frame) -> Span | None:
    numeric = frame.words.numeric and text[-5:-4] == "."
    if EXPRESSION.issuperset(text) and not numeric:  # no word of any language
        return None
    from factcheck.values.times.worded import read_words  # few dates need it

    return read_words(text, frame.words, frame)


def _expression(text: str, frame: Frame) -> Span | None:
    # only what can be EDTF at all is worth the package's import: words, and shapes such as 23.10.2024, are not
    if not EXPRESSION.issuperset(text):
        return None
    from factcheck.values.times.edtf_tree import read_expression

    return read_expression(text, frame)


_READERS = (_plain, _with_hours, _iso_week, _qualified, read_mask, _worded, _expression)
