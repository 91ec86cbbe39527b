"""One written date, in any of the forms that are read, without a word that relates something to it (`by`, `before`).

Going in: `2024`, `2024-10`, `2024-10-23`, `2024-10-23 8 p.m.`, `mid 2025-01`, `2024-22`, `2024-10-XX`, `2024-10-23~`,
`[2024-01,2024-03]`, and a zone or none. Going out: a `Span`. Common forms are read here and cost microseconds; the
`edtf` package (a fifth of a second to import) is asked only for what is left. To read a new form, add a reader to
`read_date`.
"""

from __future__ import annotations

from datetime import tzinfo

from factcheck.errors import Unreadable
from factcheck.values.times.advice import advice
from factcheck.values.times.calendars import MARKS, numbered, unit
from factcheck.values.times.clock import calendar_day
from factcheck.values.times.hours import read_hours
from factcheck.values.times.masks import read_mask
from factcheck.values.times.spans import Span

EXPRESSION = frozenset("0123456789-.,[]{}?~%XYES ")
"""Every character of the EDTF expressions that the package is asked for."""

_BEFORE_HOURS = frozenset("Tt Zz")
"""What stands between a day and its hours, or is the zone of a day; the other zones have a colon (`+03:00`)."""

THIRDS = {"early": 0, "mid": 1, "late": 2}


def read_date(text: str, zone: tzinfo | None) -> Span:
    """What a date stands for. `text` has single spaces between its words and none around them.

    Raises `Unreadable` for anything else than one date, with what would be right where that can be told.
    """
    try:
        for reader in _READERS:
            span = reader(text, zone)
            if span is not None:
                return span
    except Unreadable as error:
        raise Unreadable(f"cannot read the date {text!r}: {error.message}", error.hint or advice(text)) from None
    raise Unreadable(f"cannot read the date {text!r}", advice(text))


def _plain(text: str, zone: tzinfo | None) -> Span | None:
    """Years, seasons, months and days; the path that nearly every date takes."""
    numbers = _numbers(text)
    return None if numbers is None else numbered(numbers, zone)


def _numbers(text: str) -> list[int] | None:
    parts = text.split("-")
    shaped = len(parts[0]) == 4 and len(parts) <= 3 and all(len(part) == 2 for part in parts[1:])
    if not shaped or not all(part.isdigit() and part.isascii() for part in parts):
        return None
    return [int(part) for part in parts]


def _with_hours(text: str, zone: tzinfo | None) -> Span | None:
    numbers, behind = _numbers(text[:10]), text[10:]
    if numbers is None or len(numbers) < 3 or not (behind[:1] in _BEFORE_HOURS or behind[3:4] == ":"):
        return None
    return read_hours(calendar_day(*numbers), behind, zone)


def _thirds(text: str, zone: tzinfo | None) -> Span | None:
    """`early 2024-10`, `mid-2024`, `early to mid 2024-22`."""
    first, rest = _leading_third(text.lower())
    if first is None:
        return None
    last: int | None = first
    if rest.startswith(("to ", "to-")):
        last, rest = _leading_third(rest[3:])
    if last is None or last < first:
        raise Unreadable("these parts are in no order", "write `early to mid 2024-10`")
    numbers = _numbers(rest)
    if numbers is None or len(numbers) == 3:
        raise Unreadable(f"{rest!r} has no early, mid and late part", "these are thirds of a month, a season or a year")
    return unit(*numbers).thirds(first, last, zone)


def _leading_third(text: str) -> tuple[int | None, str]:
    for word, index in THIRDS.items():
        if text.startswith((f"{word} ", f"{word}-")):
            return index, text[len(word) + 1 :]
    return None, text


def _qualified(text: str, zone: tzinfo | None) -> Span | None:
    """A plain date with `?`, `~` or `%` behind it, which qualifies the date as a whole."""
    if text[-1:] not in MARKS:
        return None
    numbers = _numbers(text[:-1])
    return None if numbers is None else numbered(numbers, zone, text[-1])


def _expression(text: str, zone: tzinfo | None) -> Span | None:
    # only what can be EDTF at all is worth the package's import: words, and shapes such as 23.10.2024, are not
    if not EXPRESSION.issuperset(text):
        return None
    from factcheck.values.times.edtf_tree import read_expression

    return read_expression(text, zone)


_READERS = (_plain, _with_hours, _thirds, _qualified, read_mask, _expression)
