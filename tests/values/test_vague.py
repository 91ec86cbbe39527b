"""Vague number words."""

from __future__ import annotations

from math import inf

import pytest

from factcheck.values.bounds import Bounds
from factcheck.values.lexicon import ENGLISH
from factcheck.values.vague import read_vague, vocabulary

VAGUE = vocabulary(ENGLISH)


@pytest.mark.parametrize(
    ("text", "low", "high", "loose"),
    [
        ("dozens", 24, 100, 20),
        ("hundreds", 200, 1000, 100),
        ("thousands", 2000, 10_000, 1000),
        ("several thousand", 3000, 10_000, 2000),
        ("several hundred", 300, 1000, 200),
        ("a few thousand", 3000, 10_000, 2000),
        ("a couple of hundred", 200, 400, 100),
        ("tens of thousands", 20_000, 100_000, 10_000),
        ("hundreds of thousands", 200_000, 1_000_000, 100_000),
        ("several", 3, 10, 2),
    ],
)
def test_rows(text, low, high, loose):
    """SEMANTICS Values: `dozens`, `hundreds`, `thousands`, `several thousand` row, and what is alike."""
    assert read_vague(text) == ((Bounds(low, high, False, True), Bounds(loose, inf)), len(text))


@pytest.mark.parametrize("pair", VAGUE.values(), ids=VAGUE.keys())
def test_strict_inside_fuzzy(pair):
    """The strict range of every vague word lies inside its fuzzy one."""
    strict, fuzzy = pair
    assert fuzzy.contains(strict)


def test_longest_word_first():
    """`tens of thousands of people` is not `tens` of something."""
    found = read_vague("Tens of thousands of people")
    assert found is not None
    assert found[1] == len("tens of thousands")


@pytest.mark.parametrize("text", ["many", "3,000", "few", "a soldier", ""])
def test_no_vague_word(text):
    """A number, or a word that promises no magnitude, is not read as one."""
    assert read_vague(text) is None
