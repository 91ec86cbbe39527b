"""Numbers that are only words: `dozens`, `several thousand`, `tens of thousands`, `a couple of hundred`.

Going in: a tidy text and the words of a language. Going out: the strict and fuzzy range of the vague number that it begins with,
and the place after it. Which words there are, and how many of a size each means, stands in the lexicon.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from factcheck.values.bounds import Bounds
from factcheck.values.hedges import Pair
from factcheck.values.lexicon import ENGLISH, Lexicon
from factcheck.values.lexicon.lexicon import Span


def ranges(span: Span, size: int = 1) -> Pair:
    """The strict and the fuzzy range of so many of a size."""
    strict = Bounds(span.low * size, span.below * size, span.past, not span.to)
    loose_below = span.loose_below if isinstance(span.loose_below, float) else span.loose_below * size
    loose_open = not span.to and not isinstance(span.loose_below, float)
    return strict, Bounds(span.loose * size, loose_below, False, loose_open)


@lru_cache(maxsize=8)
def vocabulary(lexicon: Lexicon) -> Mapping[str, Pair]:
    """Every vague wording of a language."""
    words, numbers = lexicon.vague, lexicon.numbers
    known = {word: ranges(span) for word, span in words.fixed.items()}
    sizes = {**numbers.hundreds, **numbers.scales, **numbers.dozens, **_thousands_of(numbers.hundreds, numbers.scales)}
    for lead, span in words.leads.items():
        known[lead] = ranges(span)
        known |= {f"{lead} {word}": ranges(span, size) for word, size in sizes.items()}
    for word, size in words.sizes.items():
        known[word] = ranges(words.plain, size)
        for multiple, factor in words.multiples.items():
            if size >= 1000:
                known[f"{multiple} {word}"] = ranges(words.plain, size * factor)
                known |= {
                    f"{lead} {multiple} {word}": ranges(span, size * factor) for lead, span in words.leads.items()
                }
    return known


def _thousands_of(hundreds: Mapping[str, int], scales: Mapping[str, int]) -> dict[str, int]:
    """`hundred thousand`: several of these are a vague number too."""
    return {f"{word} {scale}": size * by for word, size in hundreds.items() for scale, by in scales.items()}


@lru_cache(maxsize=8)
def _starts(lexicon: Lexicon) -> tuple[frozenset[str], int]:
    """The first words of all vague wordings, and how many words the longest of them has."""
    known = vocabulary(lexicon)
    return frozenset(words.split(" ", 1)[0] for words in known), max(words.count(" ") for words in known) + 1


def read_vague(text: str, lexicon: Lexicon = ENGLISH) -> tuple[Pair, int] | None:
    """The vague number that the text begins with, the longest one, and the place after it; `None` where there is none."""
    firsts, most = _starts(lexicon)
    words = text.lower().split(" ", most)[:most]
    if words[0] not in firsts:
        return None
    for count in range(len(words), 0, -1):
        start = " ".join(words[:count])
        if start in vocabulary(lexicon):
            return vocabulary(lexicon)[start], len(start)
    return None
