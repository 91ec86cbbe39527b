"""The shapes of written values."""

from __future__ import annotations

import pytest

from factcheck.errors import Unreadable
from factcheck.values.lexicon import ENGLISH
from factcheck.values.phrases import read_phrase

WORDS = ENGLISH.hedges.before


@pytest.mark.parametrize("word", WORDS)
def test_every_hedge_word_is_read(word):
    """SEMANTICS Values: each word of the table, and each sign, is taken as its hedge."""
    text = f"{word} 3 to 5" if WORDS[word] == "range" else f"{word} 3"
    assert read_phrase(text).hedges == (WORDS[word],)


@pytest.mark.parametrize(
    ("text", "hedges", "values", "unit"),
    [
        ("3,000", (), [3000], ""),
        ("About 3,000 soldiers", ("about",), [3000], "soldiers"),
        ("~3000", ("about",), [3000], ""),
        (">= 5", ("at least",), [5], ""),
        ("at least about 3,000", ("at least", "about"), [3000], ""),
        ("no fewer than 5", ("at least",), [5], ""),
        ("3000+ people", ("at least",), [3000], "people"),
        ("3,000 people or more", ("at least",), [3000], "people"),
        ("over 3,000 or so", ("over", "about"), [3000], ""),
        ("7km", (), [7], "km"),
        ("40%", (), [40], "%"),
        ("none", (), [], ""),
        ("no people", (), [], "people"),
        ("1,500-2,000 km", ("range",), [1500, 2000], "km"),
        ("7km to 9km", ("range",), [7, 9], "km"),
        ("-5 - -3", ("range",), [-5, -3], ""),
        ("between 5 and 10 people", ("range",), [5, 10], "people"),
        ("from 5 to 10", ("range",), [5, 10], ""),
        ("between one hundred and fifty and two hundred", ("range",), [150, 200], ""),
        ("between two hundred and three hundred and fifty", ("range",), [200, 350], ""),
        ("about 10,000 to 12,000", ("range", "about"), [10_000, 12_000], ""),
        ("between about 5 and about 9", ("range", "about"), [5, 9], ""),
        ("8-10 million", ("range",), [8_000_000, 10_000_000], ""),
        ("8.5 to 10 million", ("range",), [8_500_000, 10_000_000], ""),
        ("eight to ten thousand", ("range",), [8000, 10_000], ""),
        ("900,000 to 1.2 million", ("range",), [900_000, 1_200_000], ""),
        ("USD 3 million", (), [3_000_000], "USD"),
    ],
)
def test_shapes(text, hedges, values, unit):
    """A text comes apart into hedges, numbers and a unit."""
    phrase = read_phrase(text, own="USD")
    assert (phrase.hedges, [number.value for number in phrase.numerals], phrase.unit) == (hedges, values, unit)


@pytest.mark.parametrize("text", ["3,000 ± 200", "3,000±200", "3,000 +/- 200", "3,000 plus or minus 200"])
def test_spread(text):
    """SEMANTICS Values: `N ± d` in its spellings."""
    phrase = read_phrase(text)
    assert phrase.spread is not None
    assert (phrase.numerals[0].value, phrase.spread.value) == (3000, 200)


def test_vague_word_with_unit():
    """A vague word takes its unit after `of`, or without."""
    assert read_phrase("over several thousand people").unit == "people"
    assert read_phrase("dozens of shells").unit == "shells"


@pytest.mark.parametrize("text", ["10-12,000", "10 to 12,000", "between 1 and 5,000", "900 to 1.2 million"])
def test_ambiguous_ranges(text):
    """SEMANTICS Values: an ambiguous text such as `10-12,000` is an input error, which shows both ways out."""
    with pytest.raises(Unreadable, match="two ways") as caught:
        read_phrase(text)
    assert "{low:" in caught.value.hint


@pytest.mark.parametrize("text", ["500-2,000", "0 to 5,000", "10 to 1234"])
def test_ranges_that_only_look_so(text):
    """Where the shared thousands would make no range, or round none, nothing is ambiguous."""
    assert len(read_phrase(text).numerals) == 2


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("aboot 3,000", "about"),
        ("nealry 3,000", "nearly"),
        ("at leest 5", "at least"),
        ("severl hundred", "several hundred"),
    ],
)
def test_unknown_hedge_names_the_nearest(text, hint):
    """SEMANTICS Values: an unknown hedge word is an input error with the nearest word."""
    with pytest.raises(Unreadable) as caught:
        read_phrase(text)
    assert repr(hint) in caught.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "about", "5 to 3", "between 5", "between 5 and", "3 ± many", "5km to 9 miles", "3 (about)", "10²",
        "the 41st", "forty-first", "third",
        "3000 3000", "2024-10-23", "--5", "up to USD",
    ],
)  # fmt: skip
def test_refused(text):
    """What is no value, runs backwards, has two units or goes on after its end is an error."""
    with pytest.raises(Unreadable):
        read_phrase(text)
