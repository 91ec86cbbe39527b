"""Ranges of values in words.

Going in: `Bounds`. Going out: "11,001 or more", "between 1 and 2 (2 excluded)", "exactly 5".
"""

from __future__ import annotations

from fractions import Fraction

from factcheck.values.bounds import INFINITIES, Bounds, Number


def in_words(bounds: Bounds) -> str:
    """The range as a person would say it."""
    if bounds.is_empty:
        return "nothing"
    if bounds.is_point:
        return f"exactly {_amount(bounds.low)}"
    if bounds.low in INFINITIES and bounds.high in INFINITIES:
        return "anything"
    if bounds.high in INFINITIES:
        return f"more than {_amount(bounds.low)}" if bounds.low_open else f"at least {_amount(bounds.low)}"
    if bounds.low in INFINITIES:
        return f"less than {_amount(bounds.high)}" if bounds.high_open else f"at most {_amount(bounds.high)}"
    out = [_amount(end) for end, is_open in ((bounds.low, bounds.low_open), (bounds.high, bounds.high_open)) if is_open]
    left_out = f" ({' and '.join(out)} excluded)" if out else ""
    return f"between {_amount(bounds.low)} and {_amount(bounds.high)}{left_out}"


def _amount(number: Number) -> str:
    exact = Fraction(number)
    return f"{exact.numerator:,}" if exact.denominator == 1 else f"{exact.numerator:,}/{exact.denominator:,}"
