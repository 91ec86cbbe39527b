"""The rows of the hedge table, with widths worked out by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from factcheck.values.bounds import Bounds, point
from factcheck.values.hedges import HEDGES, LIMITS, described
from factcheck.values.numerals import Numeral, read_numeral


def numeral(text: str) -> Numeral:
    """The number that a text is."""
    found = read_numeral(text)
    assert found is not None
    return found[0]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3000", 2850, 3150),  # half of 1,000 is more than 5 %
        ("3,100", 3050, 3150),  # half of 100
        ("3017", Fraction(6033, 2), Fraction(6035, 2)),  # half of 1
        ("3.10", Fraction(619, 200), Fraction(621, 200)),  # half of 0.01
        ("8 million", 7_600_000, 8_400_000),  # 5 %
        ("8.0 million", 7_950_000, 8_050_000),  # half of 0.1 million
        ("12.5k", 12_450, 12_550),
        ("10", Fraction(19, 2), Fraction(21, 2)),  # 5 %
        ("0", 0, 0),
        ("-40", -42, -38),
    ],
)
def test_written(text, low, high):
    """SEMANTICS Values: `written` row: half a unit of the last digit; of a number ending in zeros at most 5 %."""
    assert HEDGES["bare"](numeral(text), False) == (point(numeral(text).value), Bounds(low, high))


@pytest.mark.parametrize(
    ("text", "strict", "fuzzy"),
    [
        ("3,000", 150, 300),  # 5 % below half of 1,000; 10 % below 1,000
        ("1,234", Fraction(1, 2), Fraction(1234, 50)),  # half of 1; 2 % above 1
        ("1,200", 50, 100),  # half of 100; 100 is between 2 % and 10 %
        ("8.0 million", 400_000, 800_000),
        ("3", Fraction(3, 20), Fraction(1, 2)),  # 5 %; the written row's 0.5 above 10 %
        ("0", 0, 0),
        ("-200", 10, 20),
    ],
)
def test_about(text, strict, fuzzy):
    """SEMANTICS Values: "about" row: half a unit, at most 5 %; a unit, 2 to 10 %, never less than `written`."""
    number = numeral(text)
    value = number.value
    assert HEDGES["about"](number, False) == (
        Bounds(value - strict, value + strict),
        Bounds(value - fuzzy, value + fuzzy),
    )


def test_about_is_one_wide_if_counted():
    """SEMANTICS Values: "about" row: at least 1 if counted."""
    assert HEDGES["about"](numeral("5"), True)[1] == Bounds(4, 6)
    assert HEDGES["about"](numeral("0"), True)[1] == point(0)


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
    assert HEDGES["nearly"](numeral(text), counted) == (strict, fuzzy)


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
    assert LIMITS[limit](Bounds(5, 9, False, True)) == result


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
    assert described(numeral(text), HEDGES[hedge](numeral(text), False)[1], "km") == words
