"""Characters as a terminal shows them, and none that it would obey.

Going in: any text. Going out: the same with every control, bidirectional and invisible character written as an escape, and
its width in columns (Unicode Standard Annex 11: wide and fullwidth characters take two, combining marks none).
"""

from __future__ import annotations

_JOINERS = "\u200c\u200d\u00ad"
"""Invisible, but part of how Persian, emoji and hyphenated words are written."""


def hidden(character: str) -> bool:
    """Whether a terminal would obey the character, or show nothing where it stands."""
    if character.isprintable() or character in _JOINERS:
        return False
    import unicodedata

    return unicodedata.category(character) != "Zs"


def visible(text: str) -> str:
    r"""The text with hidden characters escaped: `\x1b`, `\u202e`, `\n`; safe to print on one line."""
    if text.isprintable():
        return text
    return "".join(ascii(c)[1:-1] if hidden(c) else c for c in text)


def columns(text: str) -> int:
    """How many columns the text takes, once it is `visible`."""
    if text.isascii():
        return len(text)
    return sum(_columns_of(character) for character in text)


def _columns_of(character: str) -> int:
    if character.isascii():
        return 1
    import unicodedata

    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
