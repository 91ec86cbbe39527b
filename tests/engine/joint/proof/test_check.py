"""The re-checker: proofs made by hand that hold, and the same ones with one thing wrong, each of which it refuses.

The proofs are of small claims: x and y are counts of persons, t and u are moments that need not be whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import attrs
import pytest

from factcheck.engine.joint.model.problem import All, Constraint, Formula, Inequality, Provenance, Some, Variable
from factcheck.engine.joint.proof.check import follows
from factcheck.engine.joint.proof.propagate import DerivedBound, Proof, ProofTerm

X, Y, T, U = 0, 1, 2, 3
VARIABLES = (Variable(whole=True), Variable(whole=True), Variable(), Variable())


def held(*formulas: Formula) -> list[Constraint]:
    """Constraints that always hold, by their place."""
    return [Constraint(formula, Provenance()) for formula in formulas]


def up_to(number: int, bound: int | Fraction, strict: bool = False) -> Inequality:
    """The variable is at most (strictly: below) the bound."""
    return Inequality(((1, number),), bound, strict)


def from_on(number: int, bound: int | Fraction, strict: bool = False) -> Inequality:
    """The variable is at least (strictly: above) the bound."""
    return Inequality(((-1, number),), -bound, strict)


def low(
    number: int, end: int | Fraction, by: int | None, part: Formula, *premises: int, is_open: bool = False
) -> DerivedBound:
    """A bound from below, from constraint `by`."""
    assert isinstance(part, Inequality)
    return DerivedBound(number, True, end, is_open, by, part, premises)


def high(
    number: int, end: int | Fraction, by: int | None, part: Formula, *premises: int, is_open: bool = False
) -> DerivedBound:
    """A bound from above, from constraint `by`."""
    assert isinstance(part, Inequality)
    return DerivedBound(number, False, end, is_open, by, part, premises)


def holds(proof: Proof, formulas: Sequence[Formula], *supposed: Formula) -> bool:
    """Whether the proof shows that the formulas leave no world."""
    return follows(proof, held(*formulas), VARIABLES, supposed)


# x <= y, x >= 40, y <= 30: from 40 <= x follows 40 <= y, which 30 forbids.
ORDER = (Inequality(((1, X), (-1, Y)), 0), from_on(X, 40), up_to(Y, 30))
ORDER_PROOF = Proof(
    (low(X, 40, 1, ORDER[1]), low(Y, 40, 0, ORDER[0], 0), high(Y, 30, 2, ORDER[2])),
    clash=(1, 2),
)


def test_bounds_that_leave_nothing() -> None:
    """The proof of the order holds, whichever end is named first; so does one that ends at the constraint itself."""
    assert holds(ORDER_PROOF, ORDER)
    assert holds(attrs.evolve(ORDER_PROOF, clash=(2, 1)), ORDER)
    assert holds(Proof(ORDER_PROOF.bounds[:2], clash=(1,), by=2), ORDER)


@pytest.mark.parametrize(
    ("place", "change"),
    [
        (1, {"end": 41}),  # more than follows
        (1, {"end": 39}),  # less: a derivation says what follows, not something weaker
        (1, {"open": True}),  # the end itself is possible
        (1, {"number": X}),  # another variable
        (1, {"is_low": False}),  # the other side
        (1, {"premises": ()}),  # rests on nothing
        (1, {"premises": (2,)}),  # rests on what comes later
        (1, {"premises": (1,)}),  # rests on itself
        (1, {"premises": (-1,)}),  # counts from the end
        (1, {"by": 1}),  # another constraint
        (1, {"by": None}),  # supposed by nobody
        (1, {"part": None}),  # no inequality
        (1, {"part": Inequality(((1, X), (-1, Y)), -1)}),  # an inequality that nobody stated
        (1, {"part": ORDER[1]}),  # one that does not speak of the variable
        (1, {"part": ORDER[1], "by": 1}),  # nor does its constraint
        (0, {"end": 50}),  # wrong from the start
    ],
)
def test_one_wrong_bound(place: int, change: dict[str, Any]) -> None:
    """A proof with one bound that does not follow proves nothing, though what it proves is true."""
    bounds = list(ORDER_PROOF.bounds)
    bounds[place] = attrs.evolve(bounds[place], **change)
    assert not holds(attrs.evolve(ORDER_PROOF, bounds=tuple(bounds)), ORDER)


@pytest.mark.parametrize("clash", [(), (1,), (0, 2), (0, 1), (2, 2), (1, 1), (0, 1, 2)])
def test_ends_that_do_not_clash(clash: tuple[int, ...]) -> None:
    """No end, one, ends of two variables, two lows, one named twice, three: none of them leaves nothing."""
    assert not holds(attrs.evolve(ORDER_PROOF, clash=clash), ORDER)


@pytest.mark.parametrize(("clash", "by"), [((1,), 0), ((1,), 1), ((), 2), ((2,), 2), ((0,), 2)])
def test_a_constraint_that_is_not_refuted(clash: tuple[int, ...], by: int) -> None:
    """y >= 40 refutes y <= 30 and no other; nothing refutes it without y >= 40."""
    assert not holds(Proof(ORDER_PROOF.bounds, clash=clash, by=by), ORDER)


def test_ends_that_touch() -> None:
    """t <= 3 and t >= 3 leave 3; nothing is left where either is open."""
    for first, second, nothing in [(False, False, False), (True, False, True), (False, True, True), (True, True, True)]:
        stated = up_to(T, 3, first), from_on(T, 3, second)
        bounds = high(T, 3, 0, stated[0], is_open=first), low(T, 3, 1, stated[1], is_open=second)
        assert holds(Proof(bounds, clash=(0, 1)), stated) is nothing
        assert holds(Proof(bounds[:1], clash=(0,), by=1), stated) is nothing


def test_openness_is_handed_on() -> None:
    """t < u and u <= 3 make t < 3; t <= u and u < 3 do too; t <= u and u <= 3 do not."""
    for first, second, is_open in [(True, False, True), (False, True, True), (False, False, False), (True, True, True)]:
        stated = Inequality(((1, T), (-1, U)), 0, first), up_to(U, 3, second), from_on(T, 3)
        bounds = high(U, 3, 1, stated[1], is_open=second), high(T, 3, 0, stated[0], 0, is_open=is_open)
        proof = Proof((*bounds, low(T, 3, 2, stated[2])), clash=(1, 2))
        assert holds(proof, stated) is is_open
        wrong = attrs.evolve(bounds[1], open=not is_open)
        assert not holds(attrs.evolve(proof, bounds=(bounds[0], wrong, proof.bounds[2])), stated)


@pytest.mark.parametrize(
    ("stated", "end", "low_end"),
    [
        (up_to(X, Fraction(7, 2)), 3, 4),  # at most 3.5 persons are at most 3
        (up_to(X, 4, strict=True), 3, 4),  # fewer than 4 are at most 3
        (up_to(X, 3), 3, 4),
        (Inequality(((2, X),), 7), 3, 4),  # twice as many are at most 7
        (Inequality(((2, X),), 8, strict=True), 3, 4),
    ],
)
def test_whole_numbers_above(stated: Inequality, end: int, low_end: int) -> None:
    """An end of a whole variable is drawn in to a whole number, and is closed."""
    other = from_on(X, low_end)
    right = Proof((high(X, end, 0, stated), low(X, low_end, 1, other)), clash=(0, 1))
    assert holds(right, (stated, other))
    for wrong in (high(X, end - 1, 0, stated), high(X, end + 1, 0, stated), high(X, end, 0, stated, is_open=True)):
        assert not holds(attrs.evolve(right, bounds=(wrong, right.bounds[1])), (stated, other))


@pytest.mark.parametrize("stated", [from_on(X, Fraction(7, 2)), from_on(X, 3, strict=True), from_on(X, 4)])
def test_whole_numbers_below(stated: Inequality) -> None:
    """At least 3.5, more than 3, and at least 4 are at least 4."""
    other = up_to(X, 3)
    right = Proof((low(X, 4, 0, stated), high(X, 3, 1, other)), clash=(0, 1))
    assert holds(right, (stated, other))
    assert not holds(attrs.evolve(right, bounds=(low(X, 5, 0, stated), right.bounds[1])), (stated, other))
    assert not holds(attrs.evolve(right, bounds=(low(X, 4, 0, stated, is_open=True), right.bounds[1])), (stated, other))


def test_what_is_not_whole_is_not_drawn_in() -> None:
    """t <= 3.5 does not make t <= 3."""
    stated = up_to(T, Fraction(7, 2)), from_on(T, Fraction(13, 4))
    assert not holds(Proof((high(T, 3, 0, stated[0]), low(T, Fraction(13, 4), 1, stated[1])), clash=(0, 1)), stated)


# t + u <= 5, t - u <= 1, -t <= -7/2: one, one, and two of them add up to 0 <= -1.
WEIGHED = (Inequality(((1, T), (1, U)), 5), Inequality(((1, T), (-1, U)), 1), from_on(T, Fraction(7, 2)))
WEIGHED_PROOF = Proof(
    (),
    weighed=(
        ProofTerm(1, 0, WEIGHED[0], ()),
        ProofTerm(1, 1, WEIGHED[1], ()),
        ProofTerm(Fraction(2), 2, WEIGHED[2], ()),
    ),
)


def test_a_combination() -> None:
    """Twice t is at most 6 and at least 7; half of each does as well, and none of another."""
    assert holds(WEIGHED_PROOF, WEIGHED)
    half = tuple(attrs.evolve(each, factor=Fraction(each.factor) / 2) for each in WEIGHED_PROOF.weighed)
    assert holds(Proof((), weighed=half), WEIGHED)
    assert holds(Proof((), weighed=(*half, ProofTerm(0, 3, up_to(T, 9), ()))), (*WEIGHED, up_to(T, 9)))


@pytest.mark.parametrize(
    ("place", "change"),
    [
        (0, {"factor": 2}),  # u is left over
        (1, {"factor": 0}),  # so it is, though the bounds come to less than nothing
        (2, {"factor": 1}),  # t is left over
        (2, {"factor": 3}),
        (1, {"by": 0}),  # another constraint
        (1, {"by": None}),  # supposed by nobody
        (2, {"part": from_on(T, 4)}),  # an inequality that nobody stated
    ],
)
def test_a_wrong_combination(place: int, change: dict[str, Any]) -> None:
    """A combination with a wrong factor or a wrong part proves nothing."""
    weighed = list(WEIGHED_PROOF.weighed)
    weighed[place] = attrs.evolve(weighed[place], **change)
    assert not holds(attrs.evolve(WEIGHED_PROOF, weighed=tuple(weighed)), WEIGHED)


def test_a_negative_factor_turns_an_inequality() -> None:
    """t <= 2 and t <= 3 have solutions: minus one of the second would make 0 <= -1 of them."""
    stated = up_to(T, 2), up_to(T, 3)
    weighed = ProofTerm(1, 0, stated[0], ()), ProofTerm(-1, 1, stated[1], ())
    assert not holds(Proof((), weighed=weighed), stated)


@pytest.mark.parametrize(
    ("end", "first", "second", "proves"),
    [
        (3, False, False, False),  # 0 <= 0
        (3, True, False, True),  # 0 < 0
        (3, False, True, True),
        (2, True, True, False),  # 0 < 1
        (4, False, False, True),  # 0 <= -1
        (Fraction(31, 10), False, False, True),
    ],
)
def test_a_combination_of_strict_ones(end: int | Fraction, first: bool, second: bool, proves: bool) -> None:
    """t <= 3 (or below) and t >= END (or above)."""
    stated = up_to(T, 3, first), from_on(T, end, second)
    weighed = ProofTerm(1, 0, stated[0], ()), ProofTerm(1, 1, stated[1], ())
    assert holds(Proof((), weighed=weighed), stated) is proves


def test_a_combination_rests_on_true_bounds() -> None:
    """Bounds beside a combination are looked at too."""
    wrong = low(T, 9, 2, WEIGHED[2])
    assert not holds(attrs.evolve(WEIGHED_PROOF, bounds=(wrong,)), WEIGHED)
    right = attrs.evolve(wrong, end=Fraction(7, 2))
    assert holds(attrs.evolve(WEIGHED_PROOF, bounds=(right,)), WEIGHED)


# x <= 10 or x >= 20; x = 15.
EITHER = Some((up_to(X, 10), from_on(X, 20)))
GAP = (EITHER, from_on(X, 15), up_to(X, 15))
GAP_BOUNDS = low(X, 15, 1, GAP[1]), high(X, 15, 2, GAP[2])
BELOW = Proof((low(X, 15, 1, GAP[1]), high(X, 10, None, EITHER.parts[0])), clash=(0, 1))
ABOVE = Proof((high(X, 15, 2, GAP[2]), low(X, 20, None, EITHER.parts[1])), clash=(1, 0))


def test_cases_of_an_or() -> None:
    """Fifteen is neither at most 10 nor at least 20: by cases, or because both ways are refuted."""
    assert holds(Proof((), cases=((EITHER.parts[0], BELOW), (EITHER.parts[1], ABOVE))), GAP)
    assert holds(Proof(GAP_BOUNDS, clash=(0, 1), by=0), GAP)
    assert not holds(Proof(GAP_BOUNDS, clash=(0,), by=0), GAP)
    assert not holds(Proof(GAP_BOUNDS, clash=(1,), by=0), GAP)


@pytest.mark.parametrize(
    "cases",
    [
        ((EITHER.parts[0], BELOW),),  # a case is missing
        ((EITHER.parts[1], ABOVE),),
        ((EITHER.parts[0], BELOW), (EITHER.parts[0], BELOW)),
        ((EITHER.parts[0], BELOW), (EITHER.parts[1], BELOW)),  # the second is not proved
        ((EITHER.parts[0], ABOVE), (EITHER.parts[1], ABOVE)),  # the first is not
        ((EITHER.parts[0], BELOW), (EITHER.parts[1], Proof(()))),
        ((EITHER.parts[0], BELOW), (EITHER.parts[1], ABOVE), (up_to(Y, 3), BELOW)),  # cases of another `or`
        ((up_to(X, 10), BELOW), (from_on(X, 21), ABOVE)),  # other ways
    ],
)
def test_wrong_cases(cases: tuple[tuple[Formula, Proof], ...]) -> None:
    """Cases that leave one out, or of which one is not proved, prove nothing."""
    assert not holds(Proof((), cases=cases), GAP)


def test_an_or_inside_a_case() -> None:
    """What a case supposes may be an `or` of its own; its ways are cases too, or refuted by bounds."""
    outer = Some((EITHER, up_to(Y, 3)))
    stated = (outer, from_on(X, 15), up_to(X, 15), from_on(Y, 4))
    inner = Proof((), cases=((EITHER.parts[0], BELOW), (EITHER.parts[1], ABOVE)))
    other = Proof((low(Y, 4, 3, stated[3]), high(Y, 3, None, up_to(Y, 3))), clash=(0, 1))
    assert holds(Proof((), cases=((EITHER, inner), (up_to(Y, 3), other))), stated)
    refuted = Proof(GAP_BOUNDS, clash=(0, 1))
    assert holds(Proof((), cases=((EITHER, refuted), (up_to(Y, 3), other))), stated)
    assert not holds(Proof((), cases=((EITHER, Proof(())), (up_to(Y, 3), other))), stated)


def split(
    at: int | Fraction, above: int | Fraction, number: int = X, strict: bool = False
) -> tuple[Inequality, Inequality]:
    """Two ways: at most the one, or at least the other."""
    return up_to(number, at, strict), from_on(number, above, strict)


# 2x = 7, of a whole x: at most 3 makes 2x at most 6, at least 4 at least 8.
ODD = (Inequality(((2, X),), 7), Inequality(((-2, X),), -7))
HALVES = (
    Proof((), weighed=(ProofTerm(2, None, split(3, 4)[0], ()), ProofTerm(1, 1, ODD[1], ()))),
    Proof((), weighed=(ProofTerm(2, None, split(3, 4)[1], ()), ProofTerm(1, 0, ODD[0], ()))),
)


def test_cases_of_a_whole_variable() -> None:
    """A whole number is at most 3 or at least 4."""
    assert holds(Proof((), cases=tuple(zip(split(3, 4), HALVES, strict=True))), ODD)


IMPOSSIBLE = up_to(Y, 3), from_on(Y, 4)
REFUTED = Proof((high(Y, 3, 0, IMPOSSIBLE[0]), low(Y, 4, 1, IMPOSSIBLE[1])), clash=(0, 1))


@pytest.mark.parametrize(
    ("ways", "exhausts"),
    [
        (split(3, 4), True),
        (split(-3, -2), True),
        (split(0, 1), True),
        (split(3, 5), False),  # 4 is left out
        (split(3, 3), False),
        (split(Fraction(7, 2), Fraction(9, 2)), False),  # 4 is
        (split(3, 4, T), False),  # 3.5 is: a moment is not a whole number
        (split(3, 4, strict=True), False),  # 3 and 4 are
        ((up_to(X, 3, strict=True), from_on(X, 4)), False),
        ((up_to(X, 3), from_on(X, 4, strict=True)), False),
        ((up_to(X, 3), from_on(Y, 4)), False),  # of two variables
        ((from_on(X, 4), up_to(X, 3)), False),  # the other way round
        ((up_to(X, 3), up_to(X, -4)), False),
        ((from_on(X, -3), from_on(X, 4)), False),
        ((Inequality(((2, X),), 3), Inequality(((-2, X),), -4)), False),
        ((Inequality(((1, X), (1, Y)), 3), Inequality(((-1, X), (-1, Y)), -4)), False),
        ((up_to(X, 3), Inequality(((-1, X), (-1, Y)), -4)), False),
        ((*split(3, 4), up_to(X, 9)), False),
        ((up_to(X, 3),), False),
        ((All((up_to(X, 3),)), from_on(X, 4)), False),
        ((up_to(X, 3), All((from_on(X, 4),))), False),
    ],
)
def test_which_cases_are_all(ways: tuple[Formula, ...], exhausts: bool) -> None:
    """Two ways of a whole variable are all there are where the one begins next to the other's end, and nowhere else."""
    assert holds(Proof((), cases=tuple((way, REFUTED) for way in ways)), IMPOSSIBLE) is exhausts


def test_cases_are_those_of_what_is_stated_or_supposed() -> None:
    """An `or` may stand inside an `all`, or in what a case supposes."""
    ways = tuple((way, REFUTED) for way in EITHER.parts)
    assert not holds(Proof((), cases=ways), IMPOSSIBLE)
    assert holds(Proof((), cases=ways), (*IMPOSSIBLE, All((up_to(X, 99), EITHER))))
    assert holds(Proof((), cases=ways), IMPOSSIBLE, up_to(X, 99), EITHER)


def test_the_one_way_left_holds() -> None:
    """Of x <= 10 or y >= 4, x >= 11 leaves y >= 4; without it, or with a bound too low, nothing is left over."""
    part = from_on(Y, 4)
    stated = Some((up_to(X, 10), part)), from_on(X, 11), up_to(Y, 3)
    bounds = low(X, 11, 1, stated[1]), low(Y, 4, 0, part, 0), high(Y, 3, 2, stated[2])
    assert holds(Proof(bounds, clash=(1, 2)), stated)
    unsaid = attrs.evolve(bounds[1], premises=())
    assert not holds(Proof((bounds[0], unsaid, bounds[2]), clash=(1, 2)), stated)
    lower = (stated[0], from_on(X, 10), stated[2])
    rests = attrs.evolve(bounds[0], end=10, part=lower[1])
    assert not holds(Proof((rests, *bounds[1:]), clash=(1, 2)), lower)


def test_a_way_that_is_left_in_a_combination() -> None:
    """An inequality of a combination, too, may be one way of an `or` whose others its premises refute."""
    part = from_on(T, 4)
    stated = Some((up_to(X, 10), part)), from_on(X, 11), up_to(T, 3)
    bounds = (low(X, 11, 1, stated[1]),)
    weighed = ProofTerm(1, 0, part, (0,)), ProofTerm(1, 2, stated[2], ())
    assert holds(Proof(bounds, weighed=weighed), stated)
    assert not holds(Proof(bounds, weighed=(attrs.evolve(weighed[0], premises=()), weighed[1])), stated)
    assert not holds(Proof((), weighed=weighed), stated)


def test_the_one_way_left_may_be_several_at_once() -> None:
    """The way that is left may be an `all`, of which every part holds, and refuted is one of which some part is."""
    part = from_on(Y, 4)
    stated = Some((All((up_to(X, 10), up_to(Y, 9))), All((up_to(Y, 8), part)))), from_on(X, 11), up_to(Y, 3)
    bounds = low(X, 11, 1, stated[1]), low(Y, 4, 0, part, 0), high(Y, 3, 2, stated[2])
    assert holds(Proof(bounds, clash=(1, 2)), stated)


def test_what_is_left_may_be_an_or_itself() -> None:
    """x >= 11 refutes x <= 10, and x <= 9 inside the other way, so that y >= 4 is left; in an `all` as well."""
    part = from_on(Y, 4)
    either = Some((up_to(X, 10), Some((up_to(X, 9), part))))
    for first in (either, All((up_to(Y, 8), either))):
        stated = first, from_on(X, 11), up_to(Y, 3)
        bounds = low(X, 11, 1, stated[1]), low(Y, 4, 0, part, 0), high(Y, 3, 2, stated[2])
        assert holds(Proof(bounds, clash=(1, 2)), stated)
        assert not holds(Proof((bounds[0], attrs.evolve(bounds[1], premises=()), bounds[2]), clash=(1, 2)), stated)


def test_cases_may_be_those_of_the_way_that_is_left() -> None:
    """Of y <= 3, or x <= 10 or x >= 20, the bounds leave the second: its two ways are all there are."""
    stated = Some((up_to(Y, 3), EITHER)), from_on(Y, 4)
    formulas = (*IMPOSSIBLE, *stated)
    ways = tuple((way, REFUTED) for way in EITHER.parts)
    assert holds(Proof((low(Y, 4, 3, stated[1]),), cases=ways), formulas)
    assert not holds(Proof((), cases=ways), formulas)


def test_a_factor_below_one() -> None:
    """Half of t is at most 2 and at least 9/4: t is at most 4 and at least 9/2."""
    half = Fraction(1, 2)
    stated = Inequality(((half, T),), 2), Inequality(((-half, T),), Fraction(-9, 4))
    assert holds(Proof((high(T, 4, 0, stated[0]), low(T, Fraction(9, 2), 1, stated[1])), clash=(0, 1)), stated)


def test_two_ends_of_one_side_never_clash() -> None:
    """At least 45 and at least 40, or at most 30 and at most 40, leave something, in whichever order."""
    stated = from_on(X, 40), from_on(X, 45), up_to(Y, 30), up_to(Y, 40)
    bounds = low(X, 40, 0, stated[0]), low(X, 45, 1, stated[1]), high(Y, 30, 2, stated[2]), high(Y, 40, 3, stated[3])
    for clash in [(0, 1), (1, 0), (2, 3), (3, 2)]:
        assert not holds(Proof(bounds, clash=clash), stated)


def test_a_part_of_what_is_refuted_does_not_hold() -> None:
    """A way that is not left asserts nothing, nor does one of two that are left."""
    part = up_to(Y, 3)
    stated = Some((All((up_to(X, 10), part)), up_to(Y, 9))), from_on(X, 11), from_on(Y, 4)
    bounds = low(X, 11, 1, stated[1]), high(Y, 3, 0, part, 0), low(Y, 4, 2, stated[2])
    assert not holds(Proof(bounds, clash=(1, 2)), stated)


def test_all_and_some_without_parts() -> None:
    """`Some` of nothing is false and refuted by nothing; `All` of nothing is true and never refuted."""
    assert holds(Proof((), clash=(), by=0), (Some(()),))
    assert not holds(Proof((), clash=(), by=0), (All(()),))


def test_a_later_bound_of_an_end_is_the_one_that_counts() -> None:
    """Of two lows of x among the premises the last named is used: 40, then 45, makes y at least 45."""
    stated = (*ORDER, from_on(X, 45))
    bounds = (
        low(X, 40, 1, stated[1]),
        low(X, 45, 3, stated[3]),
        low(Y, 45, 0, stated[0], 0, 1),
        high(Y, 30, 2, stated[2]),
    )
    assert holds(Proof(bounds, clash=(2, 3)), stated)


def test_terms_add_up() -> None:
    """Two of t less three of u at most 5, with t >= 7 and u <= 2: 14 - 6 is 8."""
    stated = Inequality(((2, T), (-3, U)), 5), from_on(T, 7), up_to(U, 2)
    bounds = low(T, 7, 1, stated[1]), high(U, 2, 2, stated[2])
    assert holds(Proof(bounds, clash=(0, 1), by=0), stated)
    derived = low(U, 3, 0, stated[0], 0)
    assert holds(Proof((*bounds, derived), clash=(1, 2)), stated)
    for wrong in (
        attrs.evolve(derived, end=Fraction(5, 2)),
        attrs.evolve(derived, end=9),
        attrs.evolve(derived, end=-3),
    ):
        assert not holds(Proof((*bounds, wrong), clash=(1, 2)), stated)
    enough = attrs.evolve(stated[0], bound=8)
    assert not holds(Proof(bounds, clash=(0, 1), by=0), (enough, *stated[1:]))
    assert holds(Proof(bounds, clash=(0, 1), by=0), (attrs.evolve(enough, strict=True), *stated[1:]))


def test_an_open_premise_refutes_at_equal_ends() -> None:
    """t + u <= 9 is refuted by t > 7 and u >= 2, not by t >= 7 and u >= 2."""
    whole = Inequality(((1, T), (1, U)), 9)
    for first, second in [(True, False), (False, True), (True, True), (False, False)]:
        stated = whole, from_on(T, 7, first), from_on(U, 2, second)
        bounds = low(T, 7, 1, stated[1], is_open=first), low(U, 2, 2, stated[2], is_open=second)
        assert holds(Proof(bounds, clash=(0, 1), by=0), stated) is (first or second)
