"""Sums and constant factors."""

from __future__ import annotations

from fractions import Fraction

import pytest

from factcheck.errors import Unreadable
from factcheck.rules.linear import added, constant, scaled
from factcheck.rules.tree import Attribute, Linear, Type

A, B = Attribute("a", "value", Type.NUMBER), Attribute("b", "value", Type.NUMBER)


def test_like_terms_are_added_up():
    """a + b + a is twice a and b, so that no value stands twice without need."""
    assert added(added(A, B, 1), A, 1) == Linear(((2, A), (1, B)), Type.NUMBER)


def test_a_sum_of_one_is_that_one():
    """(a + b) - b would lose b: that is refused; a + 5 - 5 is a again."""
    five = constant(5, Type.NUMBER)
    assert added(added(A, five, 1), five, -1) == A
    with pytest.raises(Unreadable, match="taken away again"):
        added(added(A, B, 1), B, -1)


def test_constants_are_folded():
    """A third of (a + 6) is a third of a, and 2."""
    third = scaled(added(A, constant(6, Type.NUMBER), 1), Fraction(1, 3))
    assert third == Linear(((Fraction(1, 3), A), (1, constant(2, Type.NUMBER))), Type.NUMBER)


def test_no_factor_is_zero():
    """SEMANTICS Ends: a constant factor 0 is an error of the pack."""
    with pytest.raises(Unreadable, match="factor of 0"):
        scaled(A, 0)
