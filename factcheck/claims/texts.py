"""From the bytes of a file to its text.

Going in: bytes. Going out: text, which is UTF-8 without a byte order mark and holds no control characters. Every text
format decodes here, so that all refuse the same files with the same words.
"""

from __future__ import annotations

import re

from factcheck.errors import InputError, Location, Problem

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def text_of(raw: bytes, path: str) -> str:
    """The text of a file. Raises `InputError` if it is empty, not UTF-8, or holds control characters."""
    if raw.startswith(_WIDE_MARKS) or (b"\x00" in raw[:4] and raw[:4].strip(b"\x00")):
        raise InputError([Problem(Location(path), "this file is in UTF-16 or UTF-32", "save it as UTF-8")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = raw[: error.start].decode("utf-8-sig")
        message = f"this file is not UTF-8: byte 0x{raw[error.start]:02x} cannot be read"
        raise InputError([Problem(place_of(good, len(good), path), message, "save it as UTF-8")]) from None
    if not text.strip():
        raise InputError([Problem(Location(path), "this file is empty")])
    check_characters(text, text, 0, path)
    return text


def check_characters(value: str, text: str, offset: int, path: str) -> None:
    """Raises `InputError` where `value`, which stands at `offset` of `text`, holds what no text may hold."""
    bad = _FORBIDDEN.search(value)
    if bad:
        message = f"a character that no text may hold: U+{ord(bad.group()):04X}"
        within = bad.start() if value is text else 0
        raise InputError([Problem(place_of(text, offset + within, path), message, "take it out")])


def place_of(text: str, offset: int, path: str) -> Location:
    """The line and column of the character at `offset`."""
    return Location(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))
