"""The languages in which a value is read: that of its document, and English, in which claims are written about any document.

Going in: a BCP 47 tag. Going out: lexicons; and one reading of a text, where those of its languages do not differ. A language
without a lexicon of its own is read in English alone. To add one, add its lexicon to `_lexicon`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

from factcheck.errors import Unreadable
from factcheck.values.bounds import Bounds
from factcheck.values.lexicon import ENGLISH, Lexicon


class Ranged(Protocol):
    """What was read: a strict range and a fuzzy one."""

    @property
    def strict(self) -> Bounds:
        """What the words say."""

    @property
    def fuzzy(self) -> Bounds:
        """The same with the width of the hedge."""


Read = TypeVar("Read")
Found = TypeVar("Found", bound=Ranged)


@lru_cache(maxsize=64)
def lexicons_of(tag: str | None) -> tuple[Lexicon, ...]:
    """The lexicons for a document in that language, its own first."""
    own = _lexicon((tag or "en").split("-")[0].lower())
    return (ENGLISH,) if own is None or own is ENGLISH else (own, ENGLISH)


def _lexicon(language: str) -> Lexicon | None:
    if language == "de":
        from factcheck.values.lexicon.german import GERMAN  # few sets need it, and it has thousands of words

        return GERMAN
    return ENGLISH if language == "en" else None


def read_in(lexicons: Sequence[Lexicon], written: object, read: Callable[[Lexicon], Found]) -> Found:
    """The range that a text names in whichever of the languages it is in; raises `Unreadable` where it names two."""
    hint = "write the number so that it is the same in both: 1234, 2000 million"
    return alike_in(lexicons, written, read, lambda found: (found.strict, found.fuzzy), hint)


def alike_in(
    lexicons: Sequence[Lexicon],
    written: object,
    read: Callable[[Lexicon], Read],
    says: Callable[[Read], object],
    hint: str,
) -> Read:
    """What a text is read as in whichever of the languages it is in; raises `Unreadable` where it says two things in two."""
    found: list[tuple[Lexicon, Read]] = []
    refused: list[Unreadable] = []
    for lexicon in lexicons:
        try:
            found.append((lexicon, read(lexicon)))
        except Unreadable as error:
            refused.append(error)
    if not found:
        raise refused[0]
    (first, reading), *others = found
    for other, told in others:
        if says(told) != says(reading):
            raise Unreadable(
                f"{written!r} says one thing in {first.language!r} and another in {other.language!r}", hint
            )
    return reading
