"""Unicode variants become one spelling; digits that mean something else never become plain digits."""

from __future__ import annotations

from fractions import Fraction

import pytest

from factcheck.errors import Unreadable
from factcheck.values.spelling import in_digits, tidy


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("  about\t3,000 ", "about 3,000"),
        ("1,500–2,000", "1,500-2,000"),
        ("−5", "-5"),
        ("3\u00a0000", "3 000"),
        ("3\u202f000", "3 000"),
        ("2½ km", "2 1/2 km"),
        ("7 km²", "7 km^2"),
        ("１２", "12"),
        ("40 ％", "40 %"),
        ("3’000", "3'000"),
        ("3,\u200b000", "3,000"),
        ("≥ 5 ± 1", "≥ 5 ± 1"),
    ],
)
def test_one_spelling(written, plain):
    """Dashes, spaces, quotes, fractions and wide letters come out in one plain form."""
    assert tidy(written) == plain


@pytest.mark.parametrize("written", ["", "   ", "\u200b", "①", "Ⅻ", "9" * 201])
def test_refused(written):
    """Nothing at all, a numeral that is no plain digit, and an endless text are errors."""
    with pytest.raises(Unreadable):
        tidy(written)


@pytest.mark.parametrize(
    ("number", "digits"),
    [(3000, "3,000"), (Fraction(1, 200), "0.005"), (Fraction(-7, 2), "-3.5"), (Fraction(1, 3), "1/3"), (0, "0")],
)
def test_in_digits(number, digits):
    """A number is written with separators, with decimals where they end, else as a fraction."""
    assert in_digits(number) == digits
