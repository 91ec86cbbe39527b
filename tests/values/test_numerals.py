"""Single numbers in text, and how finely they were written."""

from __future__ import annotations

from fractions import Fraction
from fractions import Fraction as F

import pytest

from factcheck.errors import Unreadable
from factcheck.values.numerals import Counting, read_numeral


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("3,000", 3000, 1),
        ("3 000", 3000, 1),
        ("3'000", 3000, 1),
        ("3_000", 3000, 1),
        ("12,345,678", 12345678, 1),
        ("1,50,000", 150_000, 1),
        ("12,34,56,789", 123_456_789, 1),
        ("3017", 3017, 1),
        ("3.10", Fraction(31, 10), Fraction(1, 100)),
        ("8 million", 8_000_000, 1_000_000),
        ("8.0 million", 8_000_000, 100_000),
        ("12.5k", 12_500, 100),
        ("12k", 12_000, 1000),
        ("1.2m", 1_200_000, 100_000),
        ("3bn", 3 * 10**9, 10**9),
        ("5 tn", 5 * 10**12, 10**12),
        ("64 crore", 64 * 10**7, 10**7),
        ("2.5 lakh", 250_000, 10_000),
        ("1e5", 100_000, 1),
        ("1e-07", Fraction(1, 10**7), Fraction(1, 10**7)),
        ("2 1/2", Fraction(5, 2), Fraction(1, 2)),
        ("2 1/2 million", 2_500_000, 500_000),
        ("three hundred", 300, 1),
        ("three hundred and fifty thousand", 350_000, 1000),
        ("one million two hundred thousand", 1_200_000, 1000),
        ("two dozen", 24, 1),
        ("-5", -5, 1),
        ("minus five", -5, 1),
        ("+5", 5, 1),
        ("0", 0, 1),
    ],
)
def test_value_and_fineness(text, value, unit):
    """SEMANTICS Values: "Number words, 8 million, 12k": separators too, each with the unit of its last digit."""
    found = read_numeral(text)
    assert found is not None
    number, end = found
    assert (number.value, number.unit, end) == (value, unit, len(text))


@pytest.mark.parametrize(
    ("text", "bare", "about"),
    [
        ("3,000", (F(1, 2), 150), (150, 300)),
        ("8 million", (500_000, 500_000), (500_000, 800_000)),
        ("80 million", (500_000, 4_000_000), (4_000_000, 8_000_000)),
        ("80.0 million", (50_000, 50_000), (4_000_000, 8_000_000)),
        ("half a billion", (25 * 10**6, 5 * 10**7), (25 * 10**6, 5 * 10**7)),
        ("two and a half million", (125_000, 250_000), (125_000, 250_000)),
        ("two dozen", (F(1, 2), F(1, 2)), (6, 6)),
        ("half a dozen", (F(1, 2), F(1, 2)), (3, 3)),
        ("0", (0, 0), (0, 0)),
    ],
)
def test_widths(text, bare, about):
    """SEMANTICS Values: "A scale word is part of the digit before it"; a fraction of one is as wide as 5 and 10 %."""
    found = read_numeral(text)
    assert found is not None
    assert (tuple(found[0].bare), tuple(found[0].about)) == (bare, about)


@pytest.mark.parametrize(("text", "end"), [("7m", 1), ("7M", 1), ("300K", 3), ("5 m", 1), ("7km", 1), ("5 mn", 1)])
def test_metres_are_no_millions(text, end):
    """Of a measure with a physical unit, an attached `m` is left for the unit."""
    found = read_numeral(text, counting=Counting.UNITS)
    assert found is not None
    assert found[1] == end


@pytest.mark.parametrize(
    "text", ["1,50", "1,500,00", "1.500.000", "12,0000", "1e999", "1e31", "9" * 31, "1/0", "1,50 km"]
)
def test_refused(text):
    """A number that can be read in two ways, is too long or divides by zero is an error."""
    with pytest.raises(Unreadable):
        read_numeral(text)


@pytest.mark.parametrize("text", ["", "about", "--5", "a soldier", "+-5", "٣"])
def test_no_number(text):
    """Where no number stands there is none."""
    assert read_numeral(text) is None


def test_thirty_digits_are_read():
    """The longest number that is read has thirty digits."""
    found = read_numeral("9" * 30)
    assert found is not None
    assert found[0].value == 10**30 - 1
