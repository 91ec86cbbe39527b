"""Single numbers in text, and how finely they were written."""

from __future__ import annotations

from fractions import Fraction

import pytest

from factcheck.errors import Unreadable
from factcheck.values.numerals import read_numeral


@pytest.mark.parametrize(
    ("text", "value", "last", "significant"),
    [
        ("3,000", 3000, 1000, 1000),
        ("3 000", 3000, 1000, 1000),
        ("3'000", 3000, 1000, 1000),
        ("3_000", 3000, 1000, 1000),
        ("12,345,678", 12345678, 1, 1),
        ("3017", 3017, 1, 1),
        ("3.10", Fraction(31, 10), Fraction(1, 100), Fraction(1, 10)),
        ("8 million", 8_000_000, 1_000_000, 1_000_000),
        ("8.0 million", 8_000_000, 100_000, 1_000_000),
        ("12.5k", 12_500, 100, 100),
        ("12k", 12_000, 1000, 1000),
        ("1.2m", 1_200_000, 100_000, 100_000),
        ("3bn", 3 * 10**9, 10**9, 10**9),
        ("5 tn", 5 * 10**12, 10**12, 10**12),
        ("1e5", 100_000, 100_000, 100_000),
        ("1e-07", Fraction(1, 10**7), Fraction(1, 10**7), Fraction(1, 10**7)),
        ("2 1/2", Fraction(5, 2), Fraction(1, 2), Fraction(1, 2)),
        ("2 1/2 million", 2_500_000, 100_000, 100_000),
        ("three hundred and fifty thousand", 350_000, 10_000, 10_000),
        ("-5", -5, 1, 1),
        ("minus five", -5, 1, 1),
        ("+5", 5, 1, 1),
        ("0", 0, 1, 1),
    ],
)
def test_value_and_fineness(text, value, last, significant):
    """SEMANTICS Values: number words, `8 million`, `12k` and separators are read, with the unit of their last digits."""
    found = read_numeral(text)
    assert found is not None
    number, end = found
    assert (number.value, number.last, number.significant, end) == (value, last, significant, len(text))


@pytest.mark.parametrize(("text", "end"), [("7m", 1), ("7M", 1), ("300K", 3), ("5 m", 1), ("7km", 1), ("5 mn", 1)])
def test_metres_are_no_millions(text, end):
    """Of a measure with a physical unit, an attached `m` is left for the unit."""
    found = read_numeral(text, counts=False)
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
