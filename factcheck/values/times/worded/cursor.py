"""A text as words and numbers, and a place in it.

Going in: a text. Going out: a `Cursor`, from which the readers take what they know; one that takes nothing leaves it where it
was.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import TypeVar

T = TypeVar("T")

_TOKEN = re.compile(
    r"\d{4}-\d\d-\d\d(?!\d)"  # a day of the calendar
    r"|\d\d?\.\d\d?\.\d{4}(?!\d)"  # the same where the day stands first
    r"|\d{4}-\d\d(?!\d)"  # a month, or a season
    r"|\d\d?[:.]\d\d(?::\d\d)?(?!\d)"  # a clock time
    r"|\d+(?:st|nd|rd|th|\.(?=\s|$))?(?![\d])"
    r"|[^\W\d_]+(?:/[^\W\d_]+(?:[_-][^\W\d_]+)*)+"  # Europe/Kyiv
    r"|[^\W\d_]\d(?!\w)"  # Q3
    r"|[^\W\d_]+(?:[.'\u2019][^\W\d_]+)*\.?"
    r"|[-+~\u2212\u2013\u2014]"
)
_BETWEEN = re.compile(r"[\s,]*")
_DASHES = "\u2013\u2014"
_MOST_WORDS = 4


class Cursor:
    """The words of a text, in small letters and without dots, and how many of them have been taken."""

    def __init__(self, written: tuple[str, ...], at: int = 0) -> None:
        self.written = written
        self.words = tuple(_plain(word) for word in written)
        self.at = at

    @property
    def is_done(self) -> bool:
        """Whether everything has been taken."""
        return self.at >= len(self.words)

    @property
    def next(self) -> str:
        """The next word; empty at the end."""
        return self.words[self.at] if self.at < len(self.words) else ""

    def take(self, table: Mapping[str, T]) -> T | None:
        """What the longest run of words that the table has means."""
        for count in range(min(_MOST_WORDS, len(self.words) - self.at), 0, -1):
            run = " ".join(self.words[self.at : self.at + count])
            if run in table:
                self.at += count
                return table[run]
        return None

    def skip(self, words: Collection[str]) -> bool:
        """Takes the longest run of words that is one of these; whether there was one."""
        return self.take(dict.fromkeys(words, True)) is True

    def number(self, low: int, high: int, *, digits: int = 0) -> int | None:
        """A number in digits, with an ending (`9th`, `9.`) or without, if it lies between these and has so many digits."""
        word = self.next
        plain = word if word.isdigit() else word[:-1] if word.endswith(".") else word[:-2]
        if not (plain.isdigit() and plain.isascii()) or (digits and len(word) != digits) or len(plain) > 4:
            return None
        if not low <= int(plain) <= high:
            return None
        self.at += 1
        return int(plain)

    def year(self) -> int | None:
        """A year in four digits."""
        return self.number(1, 9999, digits=4)

    def word(self) -> str:
        """The next word as it is written, taken."""
        self.at += 1
        return self.written[self.at - 1]


def words_of(text: str, joined: Mapping[str, str]) -> tuple[str, ...] | None:
    """The words and numbers of a text as they are written, `joined` ones apart; nothing where it holds other signs."""
    found: list[str] = []
    at = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            return None
        found += (
            joined[token[0].lower()].split()
            if token[0].lower() in joined
            else ("-" if token[0] in _DASHES else token[0],)
        )
        at = _BETWEEN.match(text, token.end()).end()  # type: ignore[union-attr]  # matches everywhere
    return tuple(found) if found else None


def _plain(word: str) -> str:
    return word if word[0].isdigit() else word.lower().replace(".", "")
