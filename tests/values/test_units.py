"""Unit names, and exact conversion."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import inf

import pytest
from pint import UnitRegistry

from factcheck.errors import Unreadable
from factcheck.values.bounds import Bounds, point
from factcheck.values.units import SIZES, convert, plural, same_unit


@pytest.mark.parametrize(
    ("written", "own"),
    [
        ("people", "person"),
        ("persons", "person"),
        ("Shells", "shell"),
        ("batteries", "battery"),
        ("movies", "movie"),
        ("boxes", "box"),
        ("artillery shells", "artillery shell"),
        ("artillery shells", "artillery_shell"),
        ("T-72s", "T-72"),
        ("per cent", "%"),
        ("kilometres", "km"),
        ("kilometer", "km"),
        ("mi", "miles"),
        ("km²", "km^2"),
    ],
)
def test_one_unit(written, own):
    """A unit is known by its name, its plural and the everyday spellings."""
    assert same_unit(written, own)


@pytest.mark.parametrize(
    ("written", "own"),
    [
        ("soldiers", "person"),
        ("MPa", "mPa"),
        ("usd", "USD"),
        ("ms", "m"),
        ("mines", "min"),
        ("Mg", "mg"),
        ("EUR", "USD"),
    ],
)
def test_different_units(written, own):
    """Symbols are compared letter by letter; words that only look alike stay apart."""
    assert not same_unit(written, own)


def test_plural():
    """Hints name the usual plural, and no plural of a symbol."""
    assert [plural(unit) for unit in ("person", "shell", "battery", "km", "USD")] == [
        "people",
        "shells",
        "batteries",
        "km",
        "USD",
    ]


@pytest.mark.parametrize(
    ("number", "written", "own", "result"),
    [
        (1, "miles", "km", Fraction(1609344, 1_000_000)),  # 1,609.344 m by the 1959 agreement
        (7, "km", "m", 7000),
        (1, "km^2", "m²", 1_000_000),
        (90, "km/h", "m/s", 25),
        (-40, "degF", "degC", -40),
        (0, "°C", "K", Fraction(27315, 100)),
        (2, "hours", "minute", 120),
        (1, "tonne", "kg", 1000),
    ],
)
def test_conversion_is_exact(number, written, own, result):
    """SEMANTICS Values: conversion is exact (rational), of scales with another zero too."""
    assert convert(point(number), written, own) == point(result)


def test_ends_stay_open_and_infinite():
    """Conversion keeps open ends and infinity."""
    assert convert(Bounds(1, inf, True), "km", "m") == Bounds(1000, inf, True)


@pytest.mark.parametrize(
    ("written", "own", "message"),
    [
        ("mile", "person", "unit 'mile' does not fit 'person'"),
        ("kg", "km", "unit 'kg' does not fit 'km'"),
        ("EUR", "USD", "unit 'EUR' does not fit 'USD'"),
        ("__import__('os')", "km", "does not fit"),
        ("m**99", "km", "does not fit"),
        ("tons", "kg", "stands for several units"),
        ("dB", "dimensionless", "no exact conversion"),
    ],
)
def test_misfits(written, own, message):
    """A unit of another dimension, an unknown one, an unclear one and an inexact one are errors that say so."""
    with pytest.raises(Unreadable, match=message):
        convert(point(1), written, own)


@lru_cache(maxsize=1)
def pint_registry():
    """pint's own definitions, read once for all the tests below."""
    return UnitRegistry(non_int_type=Fraction)


@pytest.mark.parametrize("unit", sorted(SIZES))
def test_everyday_units_are_pints(unit):
    """The sizes that spare a run the import of pint are those that pint has."""
    base, size = SIZES[unit]
    assert pint_registry().Quantity(Fraction(1), unit).to(base).magnitude == size
