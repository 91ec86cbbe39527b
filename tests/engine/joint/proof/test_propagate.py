"""Proofs that small constraints leave no world: what they say, step by step, and that there is none where there is a world.

x, y and z are counts of persons, t and u moments that need not be whole. Every proof is also given to the re-checker.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import inf

import pytest

from factcheck.engine.joint.model.problem import All, Constraint, Formula, Inequality, Provenance, Some, Variable
from factcheck.engine.joint.proof import propagate as proofs
from factcheck.engine.joint.proof.check import follows
from factcheck.engine.joint.proof.propagate import DerivedBound, Proof, empty, propagated, prove, tighter, whole
from factcheck.values.bounds import Number

X, Y, T, U, Z = 0, 1, 2, 3, 4
VARIABLES = (Variable(whole=True), Variable(whole=True), Variable(), Variable(), Variable(whole=True))


def held(*formulas: Formula) -> list[Constraint]:
    """Constraints that always hold, by their place."""
    return [Constraint(formula, Provenance()) for formula in formulas]


def up_to(number: int, bound: Number, strict: bool = False) -> Inequality:
    """The variable is at most (strictly: below) the bound."""
    return Inequality(((1, number),), bound, strict)


def from_on(number: int, bound: Number, strict: bool = False) -> Inequality:
    """The variable is at least (strictly: above) the bound."""
    return Inequality(((-1, number),), -bound, strict)


def not_above(low: int, high: int, by: int = 0, strict: bool = False) -> Inequality:
    """The one variable, and `by` more, is at most (strictly: below) the other."""
    return Inequality(((1, low), (-1, high)), -by, strict)


def proved(*formulas: Formula) -> Proof:
    """The proof, which the re-checker accepts."""
    constraints = held(*formulas)
    found = prove(constraints, VARIABLES)
    assert found is not None
    assert follows(found, constraints, VARIABLES)
    return found


def unproved(*formulas: Formula) -> bool:
    """Whether no proof was found."""
    return prove(held(*formulas), VARIABLES) is None


def told(bounds: Sequence[DerivedBound]) -> list[tuple[int, str, Number, int | None, tuple[int, ...]]]:
    """Each bound: the variable, the bound in words, the constraint, and the bounds it rests on."""
    signs = {(True, False): ">=", (True, True): ">", (False, False): "<=", (False, True): "<"}
    return [(each.number, signs[each.is_low, each.open], each.end, each.by, each.premises) for each in bounds]


def test_a_chain_is_followed_upward() -> None:
    """From x >= 40 and x <= y follows y >= 40, which y <= 30 forbids; no upper bound is needed."""
    found = proved(not_above(X, Y), from_on(X, 40), up_to(Y, 30))
    assert told(found.bounds) == [(X, ">=", 40, 1, ()), (Y, "<=", 30, 2, ()), (Y, ">=", 40, 0, (0,))]
    assert (found.clash, found.by) == ((2, 1), None)


def test_both_ends_where_the_lower_ones_are_not_enough() -> None:
    """x + y <= 10 with x >= 4 and y >= 7: no low follows from it, the high of one of them does."""
    found = proved(Inequality(((1, X), (1, Y)), 10), from_on(X, 4), from_on(Y, 7))
    assert told(found.bounds) == [(X, ">=", 4, 1, ()), (Y, ">=", 7, 2, ()), (X, "<=", 3, 0, (1,))]
    assert found.clash == (2, 0)


def test_a_bound_that_says_no_more_is_no_step() -> None:
    """x >= 5 after x >= 7 is not learnt, nor x >= 7 a second time; x > 7 is, of a moment."""
    found = proved(from_on(T, 7), from_on(T, 5), from_on(T, 7), from_on(T, 7, strict=True), up_to(T, 6))
    assert told(found.bounds) == [(T, ">=", 7, 0, ()), (T, ">", 7, 3, ()), (T, "<=", 6, 4, ())]


def test_openness_is_handed_on() -> None:
    """t > 3 and t <= u make u > 3; with u <= 3 nothing is left. So with t < u; not with t >= 3 and t <= u."""
    assert told(proved(from_on(T, 3, strict=True), not_above(T, U), up_to(U, 3)).bounds)[1] == (U, ">", 3, 1, (0,))
    assert told(proved(from_on(T, 3), not_above(T, U, strict=True), up_to(U, 3)).bounds)[1] == (U, ">", 3, 1, (0,))
    assert unproved(from_on(T, 3), not_above(T, U), up_to(U, 3))


def test_terms_with_factors() -> None:
    """2t - 3u <= 5 with t >= 7 makes u >= 3: (5 - 14) / -3."""
    found = proved(Inequality(((2, T), (-3, U)), 5), from_on(T, 7), up_to(U, Fraction(5, 2)))
    assert told(found.bounds)[-1] == (U, ">=", 3, 0, (0,))
    assert unproved(Inequality(((2, T), (-3, U)), 5), from_on(T, 7), up_to(U, 3))


def test_whole_variables_are_drawn_in() -> None:
    """2x >= 7 is x >= 4, x > 3 too; 2y <= 7 is y <= 3 and y < 4 too, and all of them closed."""
    found = proved(Inequality(((-2, X),), -7), Inequality(((2, Y),), 7), not_above(X, Y))
    assert told(found.bounds)[:2] == [(X, ">=", 4, 0, ()), (Y, "<=", 3, 1, ())]
    found = proved(from_on(X, 3, strict=True), up_to(Y, 4, strict=True), not_above(X, Y))
    assert told(found.bounds)[:2] == [(X, ">=", 4, 0, ()), (Y, "<=", 3, 1, ())]


def test_a_loop_of_bounds_is_left_to_the_combination() -> None:
    """t + u >= 10 and t + u <= 9: no bound follows at all, one of each does."""
    found = proved(Inequality(((-1, T), (-1, U)), -10), Inequality(((1, T), (1, U)), 9))
    assert found.bounds == ()
    assert [(each.factor, each.by, each.premises) for each in found.weighed] == [(1, 0, ()), (1, 1, ())]
    assert not found.cases


def test_the_only_way_left_holds() -> None:
    """x <= 10 or y >= 4: with x >= 11 the second holds, and rests on that; y <= 3 forbids it."""
    stated = Some((up_to(X, 10), from_on(Y, 4))), from_on(X, 11), up_to(Y, 3)
    found = proved(*stated)
    assert (found.clash, found.by) == ((0, 1), 0)  # both ways are refuted at once
    later = proved(*stated[:2], not_above(Y, X, by=8), up_to(X, 11))
    assert (Y, ">=", 4, 0, (0,)) in told(later.bounds)


def test_no_way_of_an_or_is_left() -> None:
    """Each way is refuted by the bounds of its own variable, and by openness at equal ends."""
    ways = Some((up_to(T, 10, strict=True), All((up_to(X, 99), from_on(U, 4))), Some((up_to(X, 3),))))
    found = proved(ways, from_on(T, 10), up_to(U, 4, strict=True), from_on(X, 4))
    assert (found.clash, found.by) == ((0, 2, 1), 0) or sorted(found.clash) == [0, 1, 2]
    assert unproved(ways, from_on(T, 10), up_to(U, 4), from_on(X, 4))
    assert unproved(ways, from_on(T, 9), up_to(U, 4, strict=True), from_on(X, 4))
    assert unproved(ways, from_on(T, 10), up_to(U, 4, strict=True), from_on(X, 3))


def test_a_premise_of_two_ways_is_named_once() -> None:
    """x >= 11 refutes both ways of one `or`."""
    found = proved(Some((up_to(X, 10), up_to(X, 9))), from_on(X, 11))
    assert (found.clash, found.by) == ((0,), 0)


def test_cases() -> None:
    """Of t, at most 1 or at least 9, and u, at most 1 or at least 9, with t + u = 10 and both from 3 to 7, nothing is left."""
    either = Some((up_to(T, 1), from_on(T, 9)))
    middle = from_on(T, 3), up_to(T, 7)
    found = proved(either, *middle)
    assert (sorted(found.clash), found.by) == ([0, 1], 0)
    linked = Some((Inequality(((1, T), (1, U)), 1), Inequality(((-1, T), (-1, U)), -9)))
    sums = Inequality(((1, T), (1, U)), 5), Inequality(((-1, T), (-1, U)), -5)
    found = proved(linked, *sums)
    assert [way for way, _ in found.cases] == list(linked.parts)
    assert all(inner.weighed for _, inner in found.cases)
    assert [[each.by for each in inner.weighed] for _, inner in found.cases] == [[1 + 1, None], [1, None]]


def test_one_case_with_a_world_is_enough_for_no_proof() -> None:
    """t + u at most 1, or at least 5, may be 5."""
    linked = Some((Inequality(((1, T), (1, U)), 1), Inequality(((-1, T), (-1, U)), -5)))
    assert unproved(linked, Inequality(((1, T), (1, U)), 5), Inequality(((-1, T), (-1, U)), -5))


def test_the_shortest_or_is_split_first() -> None:
    """Three ways and two ways, neither of which bounds refute: the cases are the two."""
    sums = Inequality(((1, T), (1, U)), 5), Inequality(((-1, T), (-1, U)), -5)
    three = Some(tuple(Inequality(((1, T), (1, U)), bound) for bound in (1, 2, 3)))
    two = Some((Inequality(((1, T), (1, U)), 4), Inequality(((-1, T), (-1, U)), -6)))
    assert [way for way, _ in proved(three, two, *sums).cases] == list(two.parts)
    assert len(proved(three, *sums).cases) == 3


def test_what_a_case_supposes_is_not_split_again() -> None:
    """The `or` of which a case supposes a part is settled in it: with one step of depth there is a proof of one `or`."""
    sums = Inequality(((1, T), (1, U)), 5), Inequality(((-1, T), (-1, U)), -5)
    two = Some((Inequality(((1, T), (1, U)), 4), Inequality(((-1, T), (-1, U)), -6)))
    found = proved(two, *sums)
    assert all(not inner.cases for _, inner in found.cases)


def test_a_case_may_suppose_several_things() -> None:
    """A case that supposes an `or` beside bounds is refuted by these, though one variable has both of them."""
    outside = Some((up_to(X, 10), from_on(X, 20)))
    first = All((outside, from_on(X, 15), up_to(X, 15)))
    found = proved(Some((first, up_to(Y, 3))), Some((from_on(Y, 4), from_on(Y, 5))))
    assert [way for way, _ in found.cases] == [first, up_to(Y, 3)]


def thrice(bound: int, *numbers: int) -> tuple[Inequality, Inequality]:
    """Twice each of three variables add up to the bound, which an odd one keeps whole numbers from doing."""
    return Inequality(tuple((2, n) for n in numbers), bound), Inequality(tuple((-2, n) for n in numbers), -bound)


def between(number: int, low: int, high: int) -> tuple[Inequality, Inequality]:
    """The variable lies in this range."""
    return from_on(number, low), up_to(number, high)


def test_a_whole_variable_is_split() -> None:
    """2x + 2y + 2z = 3 has no whole solution from 0 to 1, though halves would do: x is at most 0 or at least 1."""
    found = proved(*thrice(3, X, Y, Z), *between(X, 0, 1), *between(Y, 0, 1), *between(Z, 0, 1))
    assert [way for way, _ in found.cases] == [up_to(X, 0), from_on(X, 1)]


def test_the_narrowest_range_is_split_at_its_middle() -> None:
    """Of x and z from 0 to 7 and y from 1 to 4, y is: at most 2, or at least 3."""
    found = proved(*thrice(15, X, Y, Z), *between(X, 0, 7), *between(Y, 1, 4), *between(Z, 0, 7))
    assert [way for way, _ in found.cases] == [up_to(Y, 2), from_on(Y, 3)]


def test_moments_are_not_split() -> None:
    """Twice t, twice u and twice x may be 3 together; of three whole ones without ranges there is no proof."""
    assert unproved(*thrice(3, T, U, X), *between(T, 0, 1), *between(U, 0, 1), *between(X, 0, 1))
    assert unproved(*thrice(3, X, Y, Z))
    assert unproved(*thrice(3, X, Y, Z), from_on(X, 0), from_on(Y, 0))


def test_nothing_is_no_conflict() -> None:
    """Without constraints there is a world; `Some` of nothing is false, `All` of nothing true."""
    assert unproved()
    assert unproved(All(()))
    found = proved(Some(()))
    assert (found.bounds, found.clash, found.by) == ((), (), 0)


def test_what_is_supposed() -> None:
    """A proof may suppose more than is stated; it says so where it uses it, and does not hold without."""
    stated, more = held(from_on(X, 4)), [up_to(X, 3)]
    found = prove(stated, VARIABLES, more)
    assert found is not None
    assert told(found.bounds) == [(X, ">=", 4, 0, ()), (X, "<=", 3, None, ())]
    assert follows(found, stated, VARIABLES, more)
    assert not follows(found, stated, VARIABLES)
    assert prove(stated, VARIABLES) is None


def test_propagated_bounds() -> None:
    """The last bound of each end: of 3 <= x, x + 2 <= y <= 9, those of y from 5 and of x up to 7."""
    ends = propagated(held(from_on(X, 3), not_above(X, Y, by=2), up_to(Y, 9)), VARIABLES)
    assert ends is not None
    assert {place: bound.end for place, bound in ends.items()} == {
        (X, True): 3,
        (Y, True): 5,
        (Y, False): 9,
        (X, False): 7,
    }
    assert propagated(held(from_on(X, 3), up_to(X, 2)), VARIABLES) is None
    assert propagated([], VARIABLES) == {}


def test_propagation_through_an_or() -> None:
    """The way that is left of an `or` bounds too, and all parts of an `all`."""
    ends = propagated(held(All((from_on(X, 11), up_to(X, 20))), Some((up_to(X, 10), up_to(Y, 4)))), VARIABLES)
    assert ends is not None
    assert {place: bound.end for place, bound in ends.items()} == {(X, True): 11, (X, False): 20, (Y, False): 4}


def test_bounds_without_end_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """x < y < x climb by one for ever: after the limit of bounds the combination settles it."""
    monkeypatch.setattr(proofs, "MOST_BOUNDS", 40)
    found = proved(not_above(X, Y, strict=True), not_above(Y, X, strict=True), from_on(X, 0))
    assert 40 < len(found.bounds) < 50
    assert [each.by for each in found.weighed] == [0, 1]


def test_depth_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two `or`s that must both be split need a depth of two."""
    sums = [Inequality(((1, T), (1, U)), 5), Inequality(((-1, T), (-1, U)), -5)]
    level = Inequality(((1, T), (-1, U)), 0), Inequality(((-1, T), (1, U)), 0)
    first = Some((Inequality(((1, T), (1, U)), 4), level[0]))
    second = Some((Inequality(((1, T), (1, U)), 4), level[1]))
    apart = Some((Inequality(((1, T), (-1, U)), -1), Inequality(((-1, T), (1, U)), -1)))
    monkeypatch.setattr(proofs, "MOST_DEPTH", 3)
    assert proved(first, second, apart, *sums).cases
    monkeypatch.setattr(proofs, "MOST_DEPTH", 1)
    assert unproved(first, second, apart, *sums)
    assert proved(apart, *level).cases
    monkeypatch.setattr(proofs, "MOST_DEPTH", 0)
    assert unproved(apart, *level)


@pytest.mark.parametrize(
    ("end", "is_low", "is_open", "drawn"),
    [
        (3, True, False, 3),
        (3, True, True, 4),
        (Fraction(7, 2), True, False, 4),
        (Fraction(7, 2), True, True, 4),
        (3, False, False, 3),
        (3, False, True, 2),
        (Fraction(7, 2), False, False, 3),
        (Fraction(7, 2), False, True, 3),
        (Fraction(-7, 2), False, False, -4),
        (inf, False, True, inf),
        (-inf, True, True, -inf),
    ],
)
def test_ends_of_whole_variables(end: Number, is_low: bool, is_open: bool, drawn: Number) -> None:
    """An end is drawn in to the next whole number, past its own where it is open; an infinite one stays."""
    assert whole(end, is_low, is_open) == (drawn, False)


def bound(end: Number, is_low: bool = True, is_open: bool = False) -> DerivedBound:
    """One end of x."""
    return DerivedBound(X, is_low, end, is_open, 0, None, ())


@pytest.mark.parametrize(
    ("end", "is_open", "than", "low", "high"),
    [
        (4, False, bound(3), True, False),
        (2, False, bound(3), False, True),
        (3, False, bound(3), False, False),
        (3, True, bound(3), True, True),
        (3, True, bound(3, is_open=True), False, False),
        (3, False, bound(3, is_open=True), False, False),
        (4, True, bound(3, is_open=True), True, False),
    ],
)
def test_which_end_says_more(end: Number, is_open: bool, than: DerivedBound, low: bool, high: bool) -> None:
    """A low says more the higher it is, a high the lower; of equal ends the open one does."""
    assert tighter(end, is_open, than, is_low=True) is low
    assert tighter(end, is_open, than, is_low=False) is high


@pytest.mark.parametrize(
    ("low", "high", "nothing"),
    [
        (bound(3), bound(4, is_low=False), False),
        (bound(3), bound(3, is_low=False), False),
        (bound(3, is_open=True), bound(3, is_low=False), True),
        (bound(3), bound(3, is_low=False, is_open=True), True),
        (bound(4), bound(3, is_low=False), True),
        (bound(3, is_open=True), bound(4, is_low=False, is_open=True), False),
    ],
)
def test_what_leaves_nothing(low: DerivedBound, high: DerivedBound, nothing: bool) -> None:
    """A low and a high leave nothing where they cross, or meet in an open end, in whichever order they are given."""
    assert empty(low, high) is nothing
    assert empty(high, low) is nothing
