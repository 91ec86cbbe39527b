"""Numbers that are only words: `dozens`, `several thousand`, `tens of thousands`, `a couple of hundred`.

Going in: a tidy text. Going out: the strict and fuzzy range of the vague number that it begins with, and the place after it.
SEMANTICS, section Values, gives the rows for dozens, hundreds, thousands and several; the others follow their pattern. To read
one more word, add it to `_LEADS` (before a magnitude) or `_PLURALS` (a magnitude of its own).
"""

from __future__ import annotations

from math import inf

from factcheck.values.bounds import Bounds
from factcheck.values.hedges import Pair

_MAGNITUDES = {"ten": 10, "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_PLURALS = {f"{word}s": size for word, size in _MAGNITUDES.items()}
# What a word before a magnitude multiplies it by: strict from, strict below, fuzzy from.
_LEADS = {"several": (3, 10, 2), "a few": (3, 10, 2), "a couple of": (2, 4, 1), "a couple": (2, 4, 1)}
_PLAIN = (2, 10, 1)
# A dozen is no power of ten: "dozens" is read up to a hundred, and loosely from two tens.
_DOZENS = {"dozens": (24, 100), "several dozen": (36, 100), "a few dozen": (36, 100), "a couple of dozen": (24, 48)}
_LOOSE_DOZENS = 20


def _ranges(size: int, factors: tuple[int, int, int]) -> Pair:
    low, high, loose = factors
    return Bounds(low * size, high * size, False, True), Bounds(loose * size, inf)


def _vocabulary() -> dict[str, Pair]:
    known = {
        word: (Bounds(low, high, False, True), Bounds(_LOOSE_DOZENS, inf)) for word, (low, high) in _DOZENS.items()
    }
    for word, size in _PLURALS.items():
        known[word] = _ranges(size, _PLAIN)
    for word, factors in _LEADS.items():
        known[word] = _ranges(1, factors)
        for magnitude, size in _MAGNITUDES.items():
            known[f"{word} {magnitude}"] = _ranges(size, factors)
    for tens in ("tens", "hundreds"):
        for word, size in _PLURALS.items():
            if size >= 10**3:
                known[f"{tens} of {word}"] = _ranges(size * _PLURALS[tens], _PLAIN)
    known["thousands of thousands"] = _ranges(10**6, _PLAIN)
    return known


VAGUE: dict[str, Pair] = _vocabulary()
_FIRST_WORDS = frozenset(words.split(" ", 1)[0] for words in VAGUE)
_MOST_WORDS = max(words.count(" ") for words in VAGUE) + 1


def read_vague(text: str) -> tuple[Pair, int] | None:
    """The vague number that the text begins with, the longest one, and the place after it; `None` where there is none."""
    words = text.lower().split(" ", _MOST_WORDS)[:_MOST_WORDS]
    if words[0] not in _FIRST_WORDS:
        return None
    for count in range(len(words), 0, -1):
        start = " ".join(words[:count])
        if start in VAGUE:
            return VAGUE[start], len(start)
    return None
