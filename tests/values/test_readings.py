"""Ranges fitted to what a measure can take."""

from __future__ import annotations

from fractions import Fraction
from math import inf

import pytest

from factcheck.errors import Unreadable
from factcheck.values.bounds import Bounds
from factcheck.values.numerals import Counting
from factcheck.values.readings import Kind, counting, measured

PERSON, KM, DEGREES = Kind("person", True), Kind("km", False), Kind("degC", False, signed=True)


@pytest.mark.parametrize(
    ("bounds", "kind", "result"),
    [
        (Bounds(Fraction(5, 2), 9, False, True), PERSON, Bounds(3, 8)),
        (Bounds(-inf, 9), PERSON, Bounds(0, 9)),
        (Bounds(-inf, 9), DEGREES, Bounds(-inf, 9)),
        (Bounds(-1, 1, True), KM, Bounds(0, 1)),
        (Bounds(Fraction(9, 4), Fraction(11, 4)), PERSON, Bounds(2, 3)),
    ],
)
def test_fits(bounds, kind, result):
    """SEMANTICS Values: drawn in to whole numbers if counted, cut at the minimum, and never left empty by that."""
    assert measured(bounds, (), kind, "it") == result


@pytest.mark.parametrize("kind", [PERSON, KM])
def test_nothing_left(kind):
    """A range below the minimum is an error."""
    with pytest.raises(Unreadable, match="minimum is 0"):
        measured(Bounds(-inf, 0, False, True), (), kind, "under 0")


@pytest.mark.parametrize(
    ("unit", "kind", "message"),
    [
        ("km", Kind(None, False), "does not fit a plain number"),
        ("soldiers", PERSON, "unit 'soldiers' does not fit 'person'"),
        ("kg", KM, "unit 'kg' does not fit 'km'"),
        ("m", KM, "two ways"),
    ],
)
def test_units_that_do_not_fit(unit, kind, message):
    """A unit of another kind is an error, and so is a `7m` that may be metres or millions."""
    with pytest.raises(Unreadable, match=message):
        measured(Bounds(7, 7), (unit,), kind, f"7{unit}")


@pytest.mark.parametrize(
    ("unit", "name", "fits"),
    [
        ("dead", "aboard", True),
        ("killed", "dead", True),
        ("people wounded", "wounded", True),
        ("hurt", "killed-or-injured", True),
        ("dead", "injured", False),
        ("people missing", "killed", False),
    ],
)
def test_the_dead_are_no_injured(unit, name, fits):
    """SEMANTICS, As reporters write: `dead`, `injured` and `missing` are read where the measure counts them."""
    kind = Kind("person", True, name=name)
    if fits:
        assert measured(Bounds(7, 7), (unit,), kind, f"7 {unit}") == Bounds(7, 7)
    else:
        with pytest.raises(Unreadable, match="are not what"):
            measured(Bounds(7, 7), (unit,), kind, f"7 {unit}")


def test_what_counts():
    """An `m` is a million for people, plain numbers, per cent and currencies, not for kilometres."""
    kinds = [PERSON, Kind(None, False), Kind("%", False), Kind("USD", False), KM]
    assert [counting(kind) for kind in kinds] == [
        Counting.THINGS, Counting.THINGS, Counting.THINGS, Counting.MONEY, Counting.UNITS,
    ]  # fmt: skip
