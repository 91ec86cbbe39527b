"""The rows of the hedge table, with widths worked out by hand."""

from __future__ import annotations

from fractions import Fraction
from math import inf

import pytest

from factcheck.values.bounds import Bounds, point
from factcheck.values.hedges import HEDGES, LIMITS, described
from factcheck.values.lexicon import Hedge
from factcheck.values.numerals import Numeral, read_numeral

HALF = Fraction(1, 2)


def numeral(text: str) -> Numeral:
    """The number that a text is."""
    found = read_numeral(text)
    assert found is not None
    return found[0]


@pytest.mark.parametrize(
    ("text", "strict", "fuzzy"),
    [
        ("3000", HALF, 150),  # half of 1,000 is more than 5 %
        ("3,100", HALF, 50),  # half of 100
        ("3017", HALF, HALF),
        ("3.10", Fraction(1, 200), Fraction(1, 200)),  # half of 0.01
        ("8 million", 500_000, 500_000),  # the cap is for written zeros only
        ("8.0 million", 50_000, 50_000),  # half of 0.1 million
        ("12.5k", 50, 50),
        ("10", HALF, HALF),  # 5 % are half of 1
        ("0", 0, 0),
        ("-40", HALF, 2),
    ],
)
def test_written(text, strict, fuzzy):
    """SEMANTICS Values: "3000 or 3,000 under written": half a unit of the last digit; zeros loosely at most 5 %."""
    value = numeral(text).value
    assert HEDGES[Hedge.BARE](numeral(text), False) == (
        Bounds(value - strict, value + strict),
        Bounds(value - fuzzy, value + fuzzy),
    )


@pytest.mark.parametrize(
    ("text", "hedge", "strict", "fuzzy"),
    [
        ("1,000", Hedge.JUST_OVER, Bounds(1000, 1100, True), Bounds(1000, 1150, True)),
        ("1,000", Hedge.WELL_OVER, Bounds(1050, inf, True), Bounds(1000, inf, True)),
        ("1,000", Hedge.WELL_UNDER, Bounds(-inf, 950, False, True), Bounds(-inf, 1000, False, True)),
        ("100", Hedge.ODD, Bounds(100, 110), Bounds(90, 115)),
    ],
)
def test_near_and_far(text, hedge, strict, fuzzy):
    """SEMANTICS Values: "just over, slightly more than · well over, far more than", and `N-odd`, `well under`."""
    assert HEDGES[hedge](numeral(text), False) == (strict, fuzzy)


@pytest.mark.parametrize(
    ("text", "strict", "fuzzy"),
    [
        ("3,000", 150, 300),  # 5 % below half of 1,000; 10 % below 1,000
        ("1,234", Fraction(1, 2), Fraction(1234, 50)),  # half of 1; 2 % above 1
        ("1,200", 50, 100),  # half of 100; 100 is between 2 % and 10 %
        ("8.0 million", 400_000, 800_000),
        ("3", HALF, HALF),  # the written row's half above 5 % and 10 %
        ("0", 0, 0),
        ("-200", 10, 20),
    ],
)
def test_about(text, strict, fuzzy):
    """SEMANTICS Values: "about" row: half a unit, at most 5 %; a unit, 2 to 10 %, never less than `written`."""
    number = numeral(text)
    value = number.value
    assert HEDGES[Hedge.ABOUT](number, False) == (
        Bounds(value - strict, value + strict),
        Bounds(value - fuzzy, value + fuzzy),
    )


def test_about_is_one_wide_if_counted():
    """SEMANTICS Values: "about" row: at least 1 if counted."""
    assert HEDGES[Hedge.ABOUT](numeral("5"), True)[1] == Bounds(4, 6)
    assert HEDGES[Hedge.ABOUT](numeral("0"), True)[1] == point(0)


@pytest.mark.parametrize(
    ("text", "counted", "strict", "fuzzy"),
    [
        ("3,000", False, Bounds(2700, 3000, False, True), Bounds(2550, 3150)),
        ("7", True, Bounds(6, 7, False, True), Bounds(Fraction(119, 20), Fraction(15, 2))),
        ("3", True, Bounds(2, 3, False, True), Bounds(2, Fraction(7, 2))),
        ("0", False, point(0), point(0)),
        ("-100", False, Bounds(-110, -100, False, True), Bounds(-115, -85)),
    ],
)
def test_nearly(text, counted, strict, fuzzy):
    """SEMANTICS Values: "nearly" row: 10 % below, without N; 15 % below, with N, 1 wide if counted, and `written`."""
    assert HEDGES[Hedge.NEARLY](numeral(text), counted) == (strict, fuzzy)


@pytest.mark.parametrize(
    ("limit", "result"),
    [
        ("over", Bounds(5, float("inf"), True)),
        ("at least", Bounds(5, float("inf"))),
        ("under", Bounds(float("-inf"), 9, False, True)),
        ("up to", Bounds(float("-inf"), 9, False, True)),
    ],
)
def test_bound_on_a_hedge(limit, result):
    """SEMANTICS Values: "a bound on a hedge" row: the hedge's end, open where that is open."""
    assert LIMITS[Hedge(limit)](Bounds(5, 9, False, True)) == result


@pytest.mark.parametrize(
    ("text", "hedge", "words"),
    [
        ("3,000", "about", "± 10 %"),
        ("3,000", "bare", "± 5 %"),
        ("1,234", "about", "± 2 %"),
        ("12.5k", "bare", "± 50 km"),
        ("3,000", "nearly", "up to 15 % below and 5 % above"),
    ],
)
def test_widths_are_named(text, hedge, words):
    """SEMANTICS: where a line names a width, a finding that rests on it can say so."""
    assert described(numeral(text), HEDGES[Hedge(hedge)](numeral(text), False)[1], "km") == words
