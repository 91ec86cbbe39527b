"""The ends that a sweep sorts by decide as the definitions of `factcheck.values.bounds` do, of every two small ranges."""

from __future__ import annotations

from itertools import product
from math import inf

import pytest

from factcheck.claims.table import FUZZY, STRICT, UNBOUNDED, Pair, Row
from factcheck.engine.memory.expressions import EVER, NEVER, before_of, limits_of
from factcheck.rules.shape import AtMost
from factcheck.rules.tree import Attribute, Type
from factcheck.values.bounds import EVERYTHING, Bounds, at_most, below

ENDS = [(low, high) for low in (1, 2, 3) for high in (1, 2, 3) if low <= high]
RANGES = [
    Bounds(low, high, low_open, high_open)
    for (low, high), low_open, high_open in product(ENDS, (False, True), (False, True))
    if low < high or not (low_open or high_open)
]
RANGES += [Bounds(-inf, 2, True), Bounds(2, inf, False, True), EVERYTHING]


def asked(strict: bool, field: str = "value") -> AtMost:
    """`a.FIELD <= b.FIELD`, or `<`."""
    return AtMost(Attribute("a", field, Type.NUMBER), Attribute("b", field, Type.NUMBER), strict)


def row(value: Pair | None, time: Pair = UNBOUNDED) -> Row:
    """A row with these fields."""
    return Row(id="r", claim="r", kind="quantity", type="t", value=value, time=time)


@pytest.mark.parametrize("strict", [False, True])
def test_what_comes_before_what(strict: bool) -> None:
    """Surely before is what is surely at most (below) the other, perhaps what is not surely past it."""
    before = before_of(asked(strict, "time"))
    decide = below if strict else at_most
    for x, y in product(RANGES, repeat=2):
        a, b = row(None, (x, x)), row(None, (y, y))
        assert (before.over(a, STRICT) < before.begins(b, STRICT)) is (decide(x, y) is True), (x, y)
        assert (before.may_begin(a, STRICT) < before.may_end(b, STRICT)) is (decide(x, y) is not False), (x, y)


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("rising", [False, True])
def test_what_asks_too_much(strict: bool, rising: bool) -> None:
    """A conflict is where the order of values is surely false; not kept is where it is not surely true.

    The earlier of the two is the lower one in a rising order and the higher one in a falling order.
    """
    limits = limits_of(asked(strict), rising)
    decide = below if strict else at_most
    for x, y in product(RANGES, repeat=2):
        earlier, later = (row((x, x)), row((y, y))) if rising else (row((y, y)), row((x, x)))
        truth = decide(x, y)
        assert (limits.weight(earlier, STRICT) > limits.limit(later, STRICT)) is (truth is False), (x, y)
        assert (limits.most(earlier, STRICT) > limits.least(later, STRICT)) is (truth is not True), (x, y)


def test_the_reading_is_that_which_is_asked_for() -> None:
    """Each end is that of the strict or of the fuzzy bounds."""
    pair = Bounds(2, 3), Bounds(1, 9)
    before, limits = before_of(asked(False, "time")), limits_of(asked(False), True)
    told = row(pair, pair)
    for reading, low, high in [(STRICT, 2, 3), (FUZZY, 1, 9)]:
        assert [end(told, reading)[0] for end in (before.over, before.may_end)] == [high, high]
        assert [end(told, reading)[0] for end in (before.begins, before.may_begin)] == [low, low]
        assert [end(told, reading)[0] for end in (limits.weight, limits.least)] == [low, low]
        assert [end(told, reading)[0] for end in (limits.limit, limits.most)] == [high, high]


def test_each_side_has_its_own_field() -> None:
    """`a.end <= b.start`: the first is over by its end, the second begins by its start."""
    law = AtMost(Attribute("a", "end", Type.TIME), Attribute("b", "start", Type.TIME), False)
    told = Row(id="r", claim="r", kind="state", type="t", start=(Bounds(1, 2),) * 2, end=(Bounds(5, 6),) * 2)
    before = before_of(law)
    assert [end(told, STRICT)[0] for end in (before.over, before.may_begin)] == [6, 5]
    assert [end(told, STRICT)[0] for end in (before.begins, before.may_end)] == [1, 2]


def test_what_is_absent() -> None:
    """Who has no value asks nothing and allows everything, and is never surely kept; who has no time may be at any."""
    limits, none, one = limits_of(asked(False), True), row(None), row((Bounds(5, 5),) * 2)
    for a, b in [(none, one), (one, none), (none, none)]:
        assert not limits.weight(a, STRICT) > limits.limit(b, STRICT)
        assert limits.most(a, STRICT) > limits.least(b, STRICT)
    before = before_of(asked(False))
    for a, b in [(none, one), (one, none), (none, none)]:
        assert not before.over(a, STRICT) < before.begins(b, STRICT)
        assert before.may_begin(a, STRICT) < before.may_end(b, STRICT)
    assert EVER < NEVER


def test_without_an_order_in_time() -> None:
    """Every two come one before the other, either way."""
    before = before_of(None)
    told = row(None)
    assert before.over(told, STRICT) < before.begins(told, FUZZY)
    assert before.may_begin(told, STRICT) < before.may_end(told, STRICT)
