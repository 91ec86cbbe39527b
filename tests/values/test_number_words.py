"""Numbers in words."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.values.lexicon import ENGLISH
from factcheck.values.number_words import read_words

TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
ONES = ["", *"one two three four five six seven eight nine".split()]


def spell(number: int) -> str:
    """The words of a number below 10^12, by the school rule."""
    for size, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            head, rest = divmod(number, size)
            joined = " and " if 0 < rest < 100 else " "
            return f"{spell(head)} {word}{joined if rest else ''}{spell(rest) if rest else ''}"
    if number < 10:
        return ONES[number]
    if number < 20:
        return TEENS[number - 10]
    return f"{TENS[number // 10 - 2]} {ONES[number % 10]}".strip()


@given(st.integers(1, 10**12 - 1))
def test_every_number_can_be_spelled(number):
    """SEMANTICS Values: number words are read, and all of them are taken."""
    words = spell(number).split()
    read = read_words(words, ENGLISH.numbers)
    assert read is not None
    assert (read.value, read.words) == (number, len(words))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("half a million", 500_000),
        ("a quarter of a million", 250_000),
        ("two and a half million", 2_500_000),
        ("one and a half", Fraction(3, 2)),
        ("two thirds", Fraction(2, 3)),
        ("a hundred", 100),
        ("twelve hundred", 1200),
        ("zero", 0),
    ],
)
def test_everyday_numbers(text, value):
    """Dozens, halves and quarters are numbers too."""
    read = read_words(text.split(), ENGLISH.numbers)
    assert read is not None
    assert (read.value, read.words) == (value, len(text.split()))


@pytest.mark.parametrize(
    ("text", "taken"), [("three five", 1), ("twenty twelve", 1), ("five and people", 1), ("two million million", 2)]
)
def test_stops_where_no_number_goes_on(text, taken):
    """Words that cannot follow are left for the caller, not added up."""
    read = read_words(text.split(), ENGLISH.numbers)
    assert read is not None
    assert read.words == taken


@pytest.mark.parametrize("text", ["a soldier", "million", "and five", "hundred", "soldiers"])
def test_no_number(text):
    """An article before anything else, and a scale alone, are no numbers."""
    assert read_words(text.split(), ENGLISH.numbers) is None
