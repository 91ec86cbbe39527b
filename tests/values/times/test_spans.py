"""Pairs and spans."""

from __future__ import annotations

from math import inf

from factcheck.values.bounds import Bounds
from factcheck.values.times import Pair
from factcheck.values.times.spans import Span, instant, one_of, stretch, sure
from tests.values.times.oracle import HOUR


def test_a_pair_is_widened_on_its_fuzzy_side():
    """A margin gives the fuzzy reading room and leaves the strict one; an infinite end stays where it is."""
    assert sure(10, 20).widened(5) == Pair(Bounds(10, 20), Bounds(5, 25))
    assert sure(10, inf).widened(5).fuzzy == Bounds(5, inf)


def test_a_moment_of_a_span_is_anywhere_from_start_to_end():
    """Strictly from the strict start to the strict end, fuzzily from the earliest start to the latest end."""
    span = Span(Pair(Bounds(10, 10), Bounds(5, 15)), Pair(Bounds(20, 20), Bounds(18, 22)), zone=None)
    assert span.moment == Pair(Bounds(10, 20), Bounds(5, 22))


def test_one_of_several_starts_at_one_of_their_starts():
    """The hull of starts and the hull of ends, and zoned only if all are."""
    hull = one_of([stretch(0, 9, None), stretch(20, 29, None), stretch(10, 19, None)])
    assert (hull.start, hull.end, hull.zoned) == (sure(0, 20), sure(9, 29), False)


def test_an_instant_starts_and_ends_at_once():
    """A clock time has one microsecond, and is told from a period of the same range."""
    span = instant(20 * HOUR, None)
    assert span.start == span.end == span.moment == sure(20 * HOUR, 20 * HOUR)
    assert span.is_instant
    assert not stretch(20 * HOUR, 20 * HOUR, None).is_instant
