"""The words around a number: hedges, words that add nothing, and those that make it an increment.

Going in: a text, a place in it, and the words of a language. Going out: what stands there, and the place where the number begins,
or ends. The longest wording is taken first, so that `no more than` is never `more`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import attrs

from factcheck.records import Record
from factcheck.values.lexicon import Hedge, Lexicon


@attrs.frozen(eq=False, repr=False)
class Surroundings(Record):
    """The hedges around a number, outermost first, and the word that makes it an increment, where there is one."""

    hedges: tuple[Hedge, ...] = ()
    adds: str = ""


def leading(text: str, at: int, lexicon: Lexicon) -> tuple[Surroundings, int]:
    """What a text begins with at that place, and the place after it."""
    hedges: list[Hedge] = []
    adds = ""
    known = _before(lexicon)
    while at < len(text):
        found = _start(text, at, known)
        if found is None:
            break
        word, meaning = found
        if isinstance(meaning, Hedge):
            hedges.append(meaning)
        elif meaning:
            adds = adds or word
        at += len(word)
        at += len(text[at:]) - len(text[at:].lstrip(" "))
    return Surroundings(tuple(hedges), adds), at


def trailing(text: str, start: int, lexicon: Lexicon) -> tuple[Surroundings, int]:
    """What a text ends with after that place, and the place where it begins."""
    hedges: list[Hedge] = []
    adds, end = "", len(text)
    known = _after(lexicon)
    while (found := _end(text, start, end, known)) is not None:
        word, meaning = found
        if isinstance(meaning, Hedge):
            hedges.append(meaning)
        elif meaning:
            adds = adds or word
        end -= len(word) + 1
    return Surroundings(tuple(hedges), adds), end


_Meanings = Mapping[str, Hedge | bool]
"""What a word around a number means: a hedge, an increment (true), or nothing (false)."""


@lru_cache(maxsize=8)
def _before(lexicon: Lexicon) -> tuple[_Meanings, int]:
    words = lexicon.hedges
    return _together(words.before, words.adding_before, words.empty_before)


@lru_cache(maxsize=8)
def _after(lexicon: Lexicon) -> tuple[_Meanings, int]:
    words = lexicon.hedges
    return _together(words.after, words.adding_after, words.empty_after)


def _together(hedges: Mapping[str, Hedge], adding: frozenset[str], empty: frozenset[str]) -> tuple[_Meanings, int]:
    known: dict[str, Hedge | bool] = {**dict.fromkeys(empty, False), **dict.fromkeys(adding, True), **hedges}
    return known, max(map(len, known))


def _start(text: str, at: int, known: tuple[_Meanings, int]) -> tuple[str, Hedge | bool] | None:
    """The longest word of the table at that place; after a word a space follows, after a sign or a full stop anything."""
    meanings, most = known
    for length in range(min(most, len(text) - at), 0, -1):
        word = text[at : at + length].lower()
        if word in meanings and (not word[-1].isalpha() or text[at + length : at + length + 1] in ("", " ")):
            return word, meanings[word]
    return None


def _end(text: str, start: int, end: int, known: tuple[_Meanings, int]) -> tuple[str, Hedge | bool] | None:
    """The longest word of the table that ends at that place, with a space before it."""
    meanings, most = known
    for length in range(min(most, end - start - 1), 0, -1):
        word = text[end - length : end].lower()
        if word in meanings and text[end - length - 1] == " ":
            return word, meanings[word]
    return None
