"""What a sweep tells of two sides, on claims few enough to be worked out by hand: totals that fall, and who is in scope.

A figure is written (moment, value): that of a sum so far, which never falls. Moments and values are ranges where they have two
numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

import pytest

from factcheck.claims.table import Row
from factcheck.engine.memory import dominance
from factcheck.engine.memory.dominance import (
    Earlier,
    Extremes,
    Later,
    any_conflict,
    any_undecided,
    interval_conflicts,
    points,
    sparse_conflicts,
    take_met,
    turned,
)
from factcheck.engine.memory.expressions import EVER, before_of, limits_of
from factcheck.rules.shape import AtMost
from factcheck.rules.tree import Attribute, Type
from factcheck.values.bounds import Bounds

BEFORE = before_of(AtMost(Attribute("a", "time", Type.TIME), Attribute("b", "time", Type.TIME), True))
LIMITS = limits_of(AtMost(Attribute("a", "value", Type.NUMBER), Attribute("b", "value", Type.NUMBER), False), True)

Range = int | tuple[int, int]


def bounds(of: Range) -> Bounds:
    """One number, or from one to another."""
    return Bounds(*of) if isinstance(of, tuple) else Bounds(of, of)


def figure(id: str, time: Range, value: Range, fuzzy: Range | None = None, claim: str = "") -> Row:
    """A figure; its fuzzy value is its strict one unless given."""
    values = bounds(value), bounds(value if fuzzy is None else fuzzy)
    return Row(id=id, claim=claim or id, kind="quantity", type="t", value=values, time=(bounds(time),) * 2)


def sides(first: list[Row], second: list[Row] | None = None) -> tuple[Earlier, Later]:
    """Rows as those that come before and others (the same ones, unless given) as those that come after."""
    return Earlier(first, BEFORE, LIMITS), Later(first if second is None else second, BEFORE, LIMITS)


def pairs(
    earlier: Earlier, later: Later, alike: Callable[[Row], Iterable[Hashable]] | None = None
) -> tuple[list[str], int]:
    """The pairs that are listed, and how many are not."""
    found = interval_conflicts(earlier, later, alike)
    return sorted(f"{a.id}{b.id}" for a, b in found.listed), found.beside


def test_extremes() -> None:
    """The largest value below a key, of other claims: the second best where the best is one's own."""
    found = Extremes([(1, (5, 0), "a"), (2, (9, 0), "b"), (3, (7, 0), "a"), (4, (9, 0), "a")])
    assert found.below(1, "x") == EVER
    assert found.below(2, "x") == (5, 0)
    assert found.below(2, "a") == EVER
    assert found.below(3, "x") == (9, 0)
    assert found.below(3, "b") == (5, 0)
    assert found.below(4, "b") == (7, 0)
    assert found.below(9, "b") == (9, 0)
    assert found.below(9, "a") == (9, 0)
    assert Extremes([]).below(1, "x") == EVER


def test_extremes_of_one_claim_alone() -> None:
    """Two values of one claim are none of another's."""
    found = Extremes([(1, (5, 0), "a"), (2, (3, 0), "a"), (3, (8, 0), "a")])
    assert found.below(9, "x") == (8, 0)
    assert found.below(3, "x") == (5, 0)
    assert found.below(9, "a") == EVER


def test_the_best_of_one_claim_and_the_best_of_the_others() -> None:
    """What was best becomes second when another claim passes it, and a value between the two becomes second."""
    found = Extremes([(1, (1, 0), "a"), (2, (5, 0), "b"), (3, (3, 0), "c")])
    assert found.below(3, "b") == (1, 0)
    assert found.below(4, "b") == (3, 0)
    assert found.below(4, "a") == (5, 0)


def test_ends_turned_round() -> None:
    """The least becomes the largest, the flag with it."""
    assert turned((3, 1)) == (-3, -1)
    assert sorted([(3, 1), (2, 0), (3, -1)], key=turned) == [(3, 1), (3, -1), (2, 0)]


FALLING = [figure("a", 1, 5), figure("b", 2, 3), figure("c", 3, 4), figure("d", 4, 9)]


def test_conflicts() -> None:
    """Of 5, 3, 4, 9 in this order, 5 is more than 3 and 4, which come later."""
    earlier, later = sides(FALLING)
    assert any_conflict(earlier, later)
    assert pairs(earlier, later) == (["ab", "ac"], 0)


@pytest.mark.parametrize("second", [[figure("x", 2, 3)], [figure("x", 2, 3), figure("y", 9, 9), figure("z", 9, 9)]])
@pytest.mark.parametrize("first", [[figure("a", 1, 5)], [figure("a", 1, 5), figure("b", 1, 1), figure("c", 0, 2)]])
def test_whichever_side_is_larger(first: list[Row], second: list[Row]) -> None:
    """5 at 1 is more than 3 at 2, however many others stand on either side."""
    assert any_conflict(*sides(first, second))
    assert pairs(*sides(first, second)) == (["ax"], 0)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([figure("a", 1, 5)], [figure("b", 2, 5)]),  # as many
        ([figure("a", 2, 5)], [figure("b", 2, 3)]),  # at one moment
        ([figure("a", (1, 3), 5)], [figure("b", (3, 4), 3)]),  # perhaps at one moment
        ([figure("a", 1, (3, 5))], [figure("b", 2, 3)]),  # perhaps as many
        ([figure("a", 1, 5)], [figure("b", 2, 3, claim="a")]),  # of one claim
        ([], [figure("b", 2, 3)]),
        ([figure("a", 1, 5)], []),
    ],
)
def test_what_is_no_conflict(first: list[Row], second: list[Row]) -> None:
    """Neither equal figures nor equal moments, nor ranges that may be equal; nor two rows of one claim."""
    assert not any_conflict(*sides(first, second))
    assert not any_conflict(*sides([*first, *[figure("z", 8, 0)] * 3], second))
    assert pairs(*sides(first, second)) == ([], 0)


def test_ranges_that_surely_fall() -> None:
    """4 to 5 between moments 1 and 3 is surely more than 2 to 3 between 4 and 9."""
    assert pairs(*sides([figure("a", (1, 3), (4, 5))], [figure("b", (4, 9), (2, 3))])) == (["ab"], 0)


def test_what_is_undecided() -> None:
    """What may be earlier and may be more: moments that overlap, or values that do; sure of either is not undecided."""
    assert any_undecided(*sides([figure("a", (1, 3), 5)], [figure("b", (2, 4), 3)]))
    assert any_undecided(*sides([figure("a", 1, (3, 5))], [figure("b", 2, (4, 6))]))
    assert any_undecided(*sides([figure("a", 1, 3, fuzzy=(2, 5))], [figure("b", 2, 4)]))
    assert not any_undecided(*sides([figure("a", 1, 3)], [figure("b", 2, 4)]))
    assert not any_undecided(*sides([figure("a", 3, 5)], [figure("b", (1, 3), 3)]))
    assert not any_undecided(*sides([figure("a", 1, (3, 5))], [figure("b", 2, (4, 6), claim="a")]))
    assert not any_undecided(*sides([figure("a", 1, (3, 4))], [figure("b", 2, (4, 6))]))


def test_who_is_in_scope() -> None:
    """In scope are those with a partner that may be in order: once each, and not with themselves."""
    rows = [figure("a", 1, 1), figure("b", (2, 5), 1), figure("c", 3, 1)]
    earlier, later = sides(rows)
    assert sorted(take_met(earlier, later)) == ["a", "b", "b", "c", "c"]  # all may come before, b and c after
    assert list(take_met(earlier, later)) == []
    assert earlier.unmet == []
    assert [row.id for _, row in later.unmet] == ["a"]


def test_who_is_left_may_be_met_later() -> None:
    """What no partner was found for stays, for other partners."""
    earlier, late = Earlier([figure("a", 5, 1), figure("b", 7, 1)], BEFORE, LIMITS), figure("x", 6, 1)
    assert sorted(take_met(earlier, Later([figure("w", 4, 1)], BEFORE, LIMITS))) == []
    assert [row.id for _, row in earlier.unmet] == ["a", "b"]
    assert sorted(take_met(earlier, Later([late], BEFORE, LIMITS))) == ["a", "x"]
    assert [row.id for _, row in earlier.unmet] == ["b"]


def test_a_claim_does_not_meet_itself() -> None:
    """Two rows of one claim are no partners; those behind them in the order are looked at all the same."""
    first = [figure("a", 1, 1, claim="one"), figure("b", 2, 1, claim="two")]
    second = [figure("x", 9, 1, claim="one")]
    earlier, later = sides(first, second)
    assert sorted(take_met(earlier, later)) == ["one", "two"]
    assert [row.id for _, row in earlier.unmet] == ["a"]


def test_many_conflicts_are_shown_by_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nine figures that fall each time conflict in 36 pairs; with at most 35 listed, few are shown and the rest is counted."""
    rows = [figure(str(n), n, 10 - n) for n in range(1, 10)]
    monkeypatch.setattr(dominance, "LISTED", 36)
    listed, beside = pairs(*sides(rows))
    assert (len(listed), beside) == (36, 0)
    monkeypatch.setattr(dominance, "LISTED", 35)
    few, beside = pairs(*sides(rows))
    assert len(few) < 36
    assert len(few) + beside == 36
    assert set(few) <= set(listed)
    assert {n for pair in few for n in pair} == {str(n) for n in range(1, 10)}


def test_only_those_that_ask_too_much_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 5, 3, 4, 9 two pairs conflict, whether they are listed or counted: 3 asks nothing of 4."""
    monkeypatch.setattr(dominance, "LISTED", 0)
    few, beside = pairs(*sides(FALLING))
    assert set(few) == {"ab", "ac"}
    assert beside == 0


def test_rows_of_one_claim_are_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 9, 8, 7, two of them of one claim, two pairs conflict."""
    monkeypatch.setattr(dominance, "LISTED", 0)
    rows = [figure("a", 1, 9, claim="one"), figure("b", 2, 8, claim="one"), figure("c", 3, 7)]
    few, beside = pairs(*sides(rows))
    assert set(few) <= {"ac", "bc"}
    assert len(few) + beside == 2


def test_what_is_alike_fuzzily_has_its_own_pairs() -> None:
    """Rows with no key in common fuzzily are shown by the strict pairs alone; with one, by the fuzzy ones too."""
    rows = [figure("a", 1, 9, fuzzy=(8, 9)), figure("b", 2, 5, fuzzy=(4, 6)), figure("c", 3, 2, fuzzy=(1, 9))]
    earlier, later = sides(rows)
    strict = {"ab", "ac", "bc"}
    for alike in (None, lambda row: ["all"], lambda row: [row.id], lambda row: []):
        shown = {f"{a.id}{b.id}" for a, b in sparse_conflicts(earlier, later, alike)}
        assert shown <= strict
        assert {n for pair in shown for n in pair} == {"a", "b", "c"}


def test_points_take_part_in_their_roles() -> None:
    """One that only comes before contradicts and is not contradicted; one that only comes after the other way round."""
    earlier, later = sides([figure("a", 1, 5), figure("m", 2, 4)], [figure("m", 2, 4), figure("z", 3, 3)])
    found = {point.id: point for point in points(earlier, later, 0)}
    assert sorted(found) == ["a", "m", "z"]
    contradicted = {(u, v) for u in found for v in found if found[u].contradicts(found[v])}
    assert contradicted == {("a", "m"), ("a", "z"), ("m", "z")}
    only_before, only_after = sides([figure("a", 1, 5), figure("b", 0, 9)], [figure("z", 3, 3), figure("y", 4, 2)])
    found = {point.id: point for point in points(only_before, only_after, 0)}
    contradicted = {(u, v) for u in found for v in found if found[u].contradicts(found[v])}
    assert contradicted == {("a", "z"), ("a", "y"), ("b", "z"), ("b", "y")}
