"""The columnar form keeps what a row tells, and rounds so that nothing is missed."""

from __future__ import annotations

from fractions import Fraction
from math import inf

import attrs
from hypothesis import given
from hypothesis import strategies as st

from factcheck.engine.sql.columns import columns_of, record_of, rounded
from factcheck.engine.sql.row_codec import row_from
from tests.engine.claimsets import rows


@given(rows(0))
def test_a_row_comes_back_from_its_record(row):
    """What the checker reads of a row is the same after its way through columns."""
    names = [column.name for column in columns_of(["by", "to"], ["denies"])]
    again = row_from(dict(zip(names, record_of(row, 0, ["by", "to"], ["denies"]), strict=True)))
    plain = attrs.evolve(row, epochs=())
    assert attrs.asdict(again) == attrs.asdict(plain)


@given(st.fractions())
def test_rounding_never_passes_the_number(number):
    """SEMANTICS Plans: a low is rounded up and a high down, by less than two steps of a double."""
    assert rounded(number, up=False) <= number <= rounded(number, up=True)


def test_a_number_that_no_double_holds_is_rounded_to_both_sides():
    """A third lies strictly between its two neighbours, and beyond all doubles lies infinity."""
    third = Fraction(1, 3)
    assert rounded(third, up=False) < third < rounded(third, up=True)
    assert rounded(10**400, up=True) == inf
