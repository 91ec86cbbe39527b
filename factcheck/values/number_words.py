"""Numbers in words: `three hundred and fifty thousand`, `two and a half million`, `a dozen`, `two thirds`.

Going in: the words of a text, in lower case, split at spaces and hyphens, and the words of a language. Going out: the number,
what it is made of, and how many words it took. A billion is what the language says (in English 10^9).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import attrs

from factcheck.records import Record
from factcheck.values.lexicon.lexicon import NumberWords


@attrs.frozen(eq=False, repr=False)
class Spelled(Record):
    """A number in words: `value` = `mantissa` * `scale`, in `words` words.

    `unit` is the scale word that is part of its last digit (1 where there is none), `dozen` the size of its dozens (0 for none),
    `parts` its denominator.
    """

    mantissa: int | Fraction
    scale: int
    words: int
    unit: int = 1
    dozen: int = 0
    parts: int = 1

    @property
    def value(self) -> int | Fraction:
        """The number itself."""
        return self.mantissa * self.scale


def read_words(words: Sequence[str], known: NumberWords) -> Spelled | None:
    """The longest number that `words` begin with; `None` where they begin with none."""
    part = _part(words, 0, known)
    if part is not None:
        value, at = part
        return _scaled(words, value, _skip_of_a(words, at, known), known)
    whole = _whole(words, known)
    if whole is None or whole.words >= len(words) or words[whole.words] not in known.joined_by:
        return whole
    part = _part(words, whole.words + 1, known)
    if part is None:
        return whole
    if whole.unit > 1:  # `a million and a half`: of a million
        return Spelled(whole.mantissa + part[0], whole.scale, part[1], whole.unit, parts=part[0].denominator)
    return _scaled(words, whole.value + part[0], part[1], known)


def _part(words: Sequence[str], at: int, known: NumberWords) -> tuple[Fraction, int] | None:
    """`half`, `a third`, `two thirds` at that place, and the place after it; `third` alone is a place in a row."""
    count = 1
    if at < len(words) and (words[at] not in known.parts or words[at] in known.ordinals):
        count = 1 if words[at] in known.one else known.small.get(words[at], 0)
        at += 1
    size = known.parts.get(words[at], 0) if at < len(words) else 0
    return (Fraction(count, size), at + 1) if 0 < count < size else None


def _skip_of_a(words: Sequence[str], at: int, known: NumberWords) -> int:
    """The place after the `of a` in `a quarter of a million`, the `a` in `half a million`."""
    after = at + 1 if at < len(words) and words[at] in known.of else at
    after = after + 1 if after < len(words) and words[after] in known.one else after
    multiplies = after < len(words) and (words[after] in known.scales or words[after] in known.dozens)
    return after if multiplies else at


def _scaled(words: Sequence[str], mantissa: Fraction, at: int, known: NumberWords) -> Spelled:
    dozen = known.dozens.get(words[at], 0) if at < len(words) else 0
    if dozen:
        return Spelled(mantissa, dozen, at + 1, dozen=dozen, parts=mantissa.denominator)
    scale = 1
    while at < len(words) and words[at] in known.scales:
        scale *= known.scales[words[at]]
        at += 1
    return Spelled(mantissa, scale, at, scale, parts=mantissa.denominator)


def _whole(words: Sequence[str], known: NumberWords) -> Spelled | None:
    """The whole number that `words` begin with: groups, each with a smaller scale than the one before."""
    total, unit, at = 0, 0, 0
    last: Spelled | None = None
    while (group := _group(words, at, known, joined=total > 0)) is not None:
        size = known.scales.get(words[group.words], 1) if group.words < len(words) else 1
        if total and size >= unit:
            break
        total, unit, at = total + int(group.value) * size, size, group.words + (size > 1)
        # what was one word after one number may be shared by another (`two or three million`); a longer one is its digits
        last = Spelled(total, 1, at, unit) if last is not None else _single(group, size, at)
        if size == 1:
            break
    return last


def _single(group: Spelled, size: int, at: int) -> Spelled:
    """A number of one group: its scale is that of its last word."""
    if size > 1:
        return Spelled(group.value, size, at, size)
    return attrs.evolve(group, words=at)


def _group(words: Sequence[str], at: int, known: NumberWords, *, joined: bool) -> Spelled | None:
    """`three hundred and fifty`, `a`, `two dozen`; `words` is the place after it."""
    if joined and at < len(words) and words[at] in known.joined_by:
        at += 1
    if at >= len(words):
        return None
    if words[at] in known.one:
        after, number = at + 1, 1
        if words[after : after + 1] == [] or not _multiplies(words[after], known):
            return None
    else:
        number, after = _below_hundred(words, at, known)
    if after == at:
        return None
    word = words[after] if after < len(words) else ""
    if number and word in known.dozens:
        return Spelled(number, known.dozens[word], after + 1, dozen=known.dozens[word])
    if number and word in known.hundreds:
        hundred = known.hundreds[word]
        tail = after + 2 if after + 1 < len(words) and words[after + 1] in known.joined_by else after + 1
        rest, end = _below_hundred(words, tail, known)
        whole = end > tail and rest
        return Spelled(number * hundred + rest, 1, end) if whole else Spelled(number, hundred, after + 1)
    return Spelled(number, 1, after)


def _multiplies(word: str, known: NumberWords) -> bool:
    return word in known.scales or word in known.hundreds or word in known.dozens


def _below_hundred(words: Sequence[str], at: int, known: NumberWords) -> tuple[int, int]:
    """`seven`, `twelve`, `twenty five` at that place, and the place after; the same place where there is none."""
    number = known.small.get(words[at]) if at < len(words) else None
    if number is None:
        return 0, at
    unit = known.small.get(words[at + 1], 0) if number >= 20 and number % 10 == 0 and at + 1 < len(words) else 0
    return (number + unit, at + 2) if 0 < unit < 10 and number < 100 else (number, at + 1)
