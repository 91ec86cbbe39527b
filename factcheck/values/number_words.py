"""Numbers in words: `three hundred and fifty thousand`, `two and a half million`, `a dozen`, `two thirds`.

Going in: the words of a text, in lower case, split at spaces and hyphens. Going out: the number, and how many words it took.
The scale is the short one (a billion is 10^9). To read one more word, add it to its table.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import attrs

from factcheck.records import Record

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
SMALL: dict[str, int] = {word: value for value, word in enumerate(f"{_ONES} eighteen nineteen".split())}
SMALL |= {
    word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
BIG: dict[str, int] = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SCALES: dict[str, int] = {"dozen": 12, "hundred": 100, **BIG, "mln": 10**6, "bn": 10**9, "tn": 10**12}
"""Words that multiply the number before them, after digits too."""

PARTS: dict[str, int] = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}
PARTS |= {"ninth": 9, "tenth": 10}
PARTS |= {f"{word}s": size for word, size in PARTS.items() if size > 2}
FIRST_WORDS = frozenset({*SMALL, *PARTS, "a", "an"})
"""The words that a number in words can begin with."""


@attrs.frozen(eq=False, repr=False)
class Spelled(Record):
    """A number in words: `value` = `mantissa` * `scale`; `words` is how many words it took; `parts` its denominator."""

    mantissa: int | Fraction
    scale: int
    words: int
    parts: int = 1

    @property
    def value(self) -> int | Fraction:
        """The number itself."""
        return self.mantissa * self.scale


def read_words(words: Sequence[str]) -> Spelled | None:
    """The longest number that `words` begin with; `None` where they begin with none."""
    part = _part(words, 0)
    if part is not None:
        value, at = part
        return _scaled(words, value, _skip_of_a(words, at))
    whole = _whole(words)
    if whole is None or words[whole.words : whole.words + 1] != ["and"]:
        return whole
    part = _part(words, whole.words + 1)
    return whole if part is None else _scaled(words, whole.value + part[0], part[1])


def _part(words: Sequence[str], at: int) -> tuple[Fraction, int] | None:
    """`half`, `a third`, `two thirds` at that place, and the place after it."""
    count = 1
    if at < len(words) and words[at] not in PARTS:
        count = 1 if words[at] in ("a", "an") else SMALL.get(words[at], 0)
        at += 1
    size = PARTS.get(words[at], 0) if at < len(words) else 0
    return (Fraction(count, size), at + 1) if 0 < count < size else None


def _skip_of_a(words: Sequence[str], at: int) -> int:
    """The place after the `of a` in `a quarter of a million`, the `a` in `half a million`."""
    after = at + 1 if words[at : at + 1] == ["of"] else at
    after = after + 1 if words[after : after + 1] in (["a"], ["an"]) else after
    return after if after < len(words) and words[after] in SCALES else at


def _scaled(words: Sequence[str], mantissa: Fraction, at: int) -> Spelled:
    scale = 1
    while at < len(words) and words[at] in SCALES:
        scale *= SCALES[words[at]]
        at += 1
    return Spelled(mantissa, scale, at, mantissa.denominator)


def _whole(words: Sequence[str]) -> Spelled | None:
    """The whole number that `words` begin with: groups below a thousand, each with a smaller scale than the one before."""
    total, ceiling, at = 0, max(BIG.values()) + 1, 0
    mantissa, scale = 0, 1
    while (group := _group(words, at, joined=total > 0)) is not None:
        number, size, after = group
        word = words[after] if after < len(words) else ""
        if word not in BIG:
            mantissa, scale = (total + number * size, 1) if total else (number, size)
            return Spelled(mantissa, scale, after)
        if BIG[word] >= ceiling:
            break
        mantissa, scale = (total + number * size * BIG[word], 1) if total else (number * size, BIG[word])
        total, ceiling, at = mantissa * scale, BIG[word], after + 1
    return Spelled(mantissa, scale, at) if total else None


def _group(words: Sequence[str], at: int, *, joined: bool) -> tuple[int, int, int] | None:
    """`three hundred and fifty`, `a`, `two dozen`: the number, its own scale where it ends in one, the place after."""
    if joined and words[at : at + 1] == ["and"]:
        at += 1
    if at >= len(words):
        return None
    if words[at] in ("a", "an"):
        number = 1 if at + 1 < len(words) and words[at + 1] in SCALES else 0
        after = at + 1
    else:
        number, after = _below_hundred(words, at)
    if after == at or (words[at] in ("a", "an") and not number):
        return None
    word = words[after] if after < len(words) else ""
    if number and word == "dozen":
        return number, 12, after + 1
    if number and word == "hundred":
        tail = after + 2 if words[after + 1 : after + 2] == ["and"] else after + 1
        rest, end = _below_hundred(words, tail)
        return (number * 100 + rest, 1, end) if end > tail and rest else (number, 100, after + 1)
    return number, 1, after


def _below_hundred(words: Sequence[str], at: int) -> tuple[int, int]:
    """`seven`, `twelve`, `twenty five` at that place, and the place after; the same place where there is none."""
    number = SMALL.get(words[at]) if at < len(words) else None
    if number is None:
        return 0, at
    unit = SMALL.get(words[at + 1], 0) if number >= 20 and at + 1 < len(words) else 0
    return (number + unit, at + 2) if 0 < unit < 10 else (number, at + 1)
