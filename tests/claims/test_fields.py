"""Text for every number and date."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from factcheck.claims.fields import as_text


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (3000, "3000"),
        (3000.0, "3000"),
        (0.1, "0.1"),
        (1e22, "10000000000000000000000"),
        (1.5e-7, "0.00000015"),
        (Decimal("3.10"), "3.10"),
        (Decimal("1E+3"), "1000"),
        (Fraction(1, 3), "1/3"),
        (float("nan"), "NaN"),
        (date(2024, 10, 23), "2024-10-23"),
        (datetime(2024, 10, 23, 20, tzinfo=UTC), "2024-10-23T20:00:00+00:00"),
        ("010", "010"),
    ],
)
def test_as_text(given, text):
    """A number or a date becomes the text that a claim file would hold, without an exponent."""
    assert as_text(given) == text


@pytest.mark.parametrize("given", [True, None, ["a"], {"a": 1}])
def test_as_text_leaves_the_rest(given):
    """What is no number or date stays what it is; a truth is no number."""
    assert as_text(given) is given
