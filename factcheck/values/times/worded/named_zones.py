"""The zone behind a clock time in words: `8 p.m. EDT`, `20:00 UTC+3`, `20:00 Europe/Kyiv`.

Going in: a cursor. Going out: a `tzinfo`, or nothing where the next word is none. A zone is never dropped: what looks like one
and is none, or is several, raises `Unreadable`.
"""

from __future__ import annotations

from datetime import tzinfo

from factcheck.values.times.worded.cursor import Cursor
from factcheck.values.times.zones import MINUS, read_zone

_SIGNS = ("+", "-", MINUS)
_UNIVERSAL = ("utc", "gmt")


def take_zone(cursor: Cursor) -> tzinfo | None:
    """The zone that the cursor stands at."""
    word = cursor.next
    if word in _SIGNS:
        return _offset(cursor, "")
    if word in _UNIVERSAL:
        name = cursor.word()
        return _offset(cursor, name) if cursor.next in _SIGNS else read_zone(name)
    looks_like_one = "/" in word or (cursor.at < len(cursor.written) and _is_abbreviation(cursor.written[cursor.at]))
    return read_zone(cursor.word()) if looks_like_one else None


def _offset(cursor: Cursor, name: str) -> tzinfo:
    sign = cursor.word()
    return read_zone(name + sign + (cursor.word() if not cursor.is_done else ""))


def _is_abbreviation(word: str) -> bool:
    return word == "Z" or (2 <= len(word) <= 5 and word.isalpha() and word.isupper() and word not in ("AM", "PM"))
