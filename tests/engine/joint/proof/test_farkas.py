"""Multipliers that show that inequalities have no solution: sums worked out by hand, and none where there is a solution."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.engine.joint.model.problem import Inequality
from factcheck.engine.joint.proof import farkas
from factcheck.engine.joint.proof.farkas import multipliers

X, Y, Z = 0, 1, 2


def at_most(bound: int | Fraction, *terms: tuple[int | Fraction, int], strict: bool = False) -> Inequality:
    """The sum of the terms is at most (strictly: below) the bound."""
    return Inequality(terms, bound, strict)


def weighed(parts: Sequence[Inequality]) -> object:
    """The places and factors, to be compared with whole numbers."""
    return multipliers(parts)


def summed(
    parts: Sequence[Inequality], found: list[tuple[int, Fraction]]
) -> tuple[dict[int, Fraction], Fraction, bool]:
    """What the multiplied inequalities add up to: the factor of each variable, the bound, and whether it is strict."""
    factors: dict[int, Fraction] = {}
    for place, by in found:
        assert by > 0
        for factor, number in parts[place].terms:
            factors[number] = factors.get(number, Fraction(0)) + by * factor
    bound = sum((by * Fraction(parts[place].bound) for place, by in found), Fraction(0))
    return factors, bound, any(parts[place].strict for place, _ in found)


def refuted(*parts: Inequality) -> list[int]:
    """The places of those that take part; what they add up to is looked at."""
    found = multipliers(parts)
    assert found is not None
    factors, bound, strict = summed(parts, found)
    assert not any(factors.values())
    assert bound < 0 or (bound == 0 and strict)
    return [place for place, _ in found]


def test_two_bounds_that_cross() -> None:
    """x <= 2 and x >= 3 add up, one of each, to 0 <= -1."""
    assert weighed([at_most(2, (1, X)), at_most(-3, (-1, X))]) == [(0, 1), (1, 1)]


def test_factors_are_weighed_out() -> None:
    """2x <= 3 and -3x <= -6: three of the first and two of the second are 0 <= -3, so 1 and 2/3 of them are 0 <= -1."""
    assert weighed([at_most(3, (2, X)), at_most(-6, (-3, X))]) == [(0, Fraction(1)), (1, Fraction(2, 3))]


def test_a_chain() -> None:
    """x <= y, y <= z and z <= x - 1: all three take part; w <= 4 does not."""
    chain = [at_most(0, (1, X), (-1, Y)), at_most(4, (1, 3)), at_most(0, (1, Y), (-1, Z)), at_most(-1, (1, Z), (-1, X))]
    assert weighed(chain) == [(0, 1), (2, 1), (3, 1)]


def test_parts_and_whole() -> None:
    """40 and 30 in a whole of at most 60: x + y <= w, x >= 40, y >= 30, w <= 60 add up to 0 <= -10."""
    parts = [at_most(0, (1, X), (1, Y), (-1, Z)), at_most(-40, (-1, X)), at_most(-30, (-1, Y)), at_most(60, (1, Z))]
    assert refuted(*parts) == [0, 1, 2, 3]


@pytest.mark.parametrize(
    "parts",
    [
        [at_most(3, (1, X)), at_most(-3, (-1, X))],
        [at_most(3, (1, X)), at_most(-2, (-1, X), strict=True)],
        [at_most(0, (1, X), (-1, Y)), at_most(0, (1, Y), (-1, X))],
        [at_most(1, (2, X)), at_most(-1, (-3, X))],
        [at_most(-5, (1, X))],
        [at_most(5, (1, X), strict=True)],
        [at_most(0, (1, X), (1, Y)), at_most(-4, (-1, X))],
        [at_most(0)],
    ],
)
def test_what_has_a_solution(parts: list[Inequality]) -> None:
    """There are no multipliers: three is both at most and at least 3; x = -4 lets x + y stay below nothing; and so on."""
    assert weighed(parts) is None


def test_a_strict_one_is_enough_at_equal_ends() -> None:
    """x < 3 and x >= 3 add up to 0 < 0, whichever of the two is strict."""
    assert refuted(at_most(3, (1, X), strict=True), at_most(-3, (-1, X))) == [0, 1]
    assert refuted(at_most(3, (1, X)), at_most(-3, (-1, X), strict=True)) == [0, 1]


def test_strictness_of_others_is_none_of_it() -> None:
    """x <= 3 and x >= 3 have a solution beside y < 9."""
    assert weighed([at_most(3, (1, X)), at_most(-3, (-1, X)), at_most(9, (1, Y), strict=True)]) is None


def test_what_needs_no_strict_one_has_none() -> None:
    """x <= 2 and x >= 3 are refuted as they are, beside y < 9, which could take no part."""
    assert refuted(at_most(2, (1, X)), at_most(-3, (-1, X)), at_most(9, (1, Y), strict=True)) == [0, 1]


def test_the_least_ratio_leaves() -> None:
    """x + 3y <= 3, x >= 1 and y >= 1: one, one, and three of them are 0 <= -1; 3x + y <= 9 is not needed."""
    parts = [at_most(9, (3, X), (1, Y)), at_most(3, (1, X), (3, Y)), at_most(-1, (-1, X)), at_most(-1, (-1, Y))]
    assert weighed(parts) == [(1, 1), (2, 1), (3, 3)]


def test_a_circle_of_earlier() -> None:
    """x < y <= z <= x adds up to 0 < 0."""
    circle = [at_most(0, (1, X), (-1, Y), strict=True), at_most(0, (1, Y), (-1, Z)), at_most(0, (1, Z), (-1, X))]
    assert refuted(*circle) == [0, 1, 2]


def test_what_is_false_alone() -> None:
    """0 <= -2 needs half of itself; 0 < 0 itself."""
    assert weighed([at_most(-2)]) == [(0, Fraction(1, 2))]
    assert weighed([at_most(0, strict=True)]) == [(0, 1)]


def test_fractions_stay_exact() -> None:
    """x <= 1/3 and 3x >= 1 + 1/10**30 differ by what no float has."""
    tiny = Fraction(1, 10**30)
    assert refuted(at_most(Fraction(1, 3), (1, X)), at_most(-1 - tiny, (-3, X))) == [0, 1]
    assert weighed([at_most(Fraction(1, 3), (1, X)), at_most(-1, (-3, X))]) is None


def test_one_of_many_ways_is_chosen_by_place() -> None:
    """Of x <= 2, x <= 1, and x >= 3, the earlier that serves is taken, as the rule that never circles has it."""
    assert refuted(at_most(2, (1, X)), at_most(1, (1, X)), at_most(-3, (-1, X))) == [0, 2]


def test_pivots_that_gain_nothing_end() -> None:
    """E. M. L. Beale's example (1955), at which choosing the steepest column circles for ever, ends: it has the solution 0."""
    rows = [
        at_most(0, (Fraction(1, 4), 0), (-60, 1), (Fraction(-1, 25), 2), (9, 3)),
        at_most(0, (Fraction(1, 2), 0), (-90, 1), (Fraction(-1, 50), 2), (3, 3)),
        at_most(1, (1, 2)),
    ]
    positive = [at_most(0, (-1, number)) for number in range(4)]
    objective = (Fraction(-3, 4), 0), (150, 1), (Fraction(-1, 50), 2), (6, 3)
    assert weighed([*rows, *positive, at_most(Fraction(-1, 20), *objective)]) is None
    assert refuted(*rows, *positive, at_most(Fraction(-1, 20), *objective, strict=True))


def test_none_and_too_many() -> None:
    """Nothing is refuted by nothing; more than 400 inequalities are not tried, 400 are."""
    crossing = [at_most(2, (1, X)), at_most(-3, (-1, X))]
    assert weighed([]) is None
    assert weighed([*crossing, *[at_most(9, (1, Y))] * (farkas.MOST_ROWS - 2)]) == [(0, 1), (1, 1)]
    assert weighed([*crossing, *[at_most(9, (1, Y))] * (farkas.MOST_ROWS - 1)]) is None


def test_the_number_of_pivots_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two bounds that cross take two pivots; with one allowed there is no answer."""
    crossing = [at_most(2, (1, X)), at_most(-3, (-1, X))]
    monkeypatch.setattr(farkas, "MOST_PIVOTS", 2)
    assert weighed(crossing) == [(0, 1), (1, 1)]
    monkeypatch.setattr(farkas, "MOST_PIVOTS", 1)
    assert weighed(crossing) is None


def solvable(parts: Sequence[Inequality]) -> bool:
    """Whether the inequalities have a solution: one variable after the other is eliminated (J. Fourier 1827, T. Motzkin 1936)."""
    rows = [({n: Fraction(f) for f, n in part.terms}, Fraction(part.bound), part.strict) for part in parts]
    for number in {n for part in parts for _, n in part.terms}:
        above = [row for row in rows if row[0].get(number, 0) > 0]
        below = [row for row in rows if row[0].get(number, 0) < 0]
        rows = [row for row in rows if not row[0].get(number, 0)]
        for (up, most, first), (down, least, second) in product(above, below):
            by, other = -down[number], up[number]
            names = up.keys() | down.keys()
            terms = {n: by * up.get(n, Fraction(0)) + other * down.get(n, Fraction(0)) for n in names if n != number}
            rows.append((terms, by * most + other * least, first or second))
    return all(bound > 0 or (bound == 0 and not strict) for _, bound, strict in rows)


TERMS = st.dictionaries(st.integers(0, 2), st.integers(-3, 3).filter(bool), min_size=1, max_size=3)
INEQUALITIES = st.builds(
    lambda terms, bound, strict: Inequality(tuple((factor, n) for n, factor in terms.items()), bound, strict),
    TERMS,
    st.integers(-4, 4),
    st.booleans(),
)


@given(parts=st.lists(INEQUALITIES, min_size=2, max_size=6))
@settings(max_examples=300)
def test_multipliers_are_found_exactly_where_there_is_no_solution(parts: list[Inequality]) -> None:
    """As elimination has it; and what they add up to is false."""
    if solvable(parts):
        assert multipliers(parts) is None
    else:
        assert refuted(*parts)
