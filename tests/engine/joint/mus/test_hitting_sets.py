"""Minimal hitting sets, least weight first, against trying every set."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.deadline import Deadline, OutOfTime
from factcheck.engine.joint.mus import hitting_sets as module
from factcheck.engine.joint.mus.hitting_sets import first_hitting_sets, hitting_sets, minimum_hitting_set
from factcheck.engine.sets import TooMany
from tests.engine.joint.mus.marco import Ints, subsets

UNITS = frozenset(range(7))
families = st.lists(st.frozensets(st.sampled_from(sorted(UNITS)), min_size=1, max_size=4), max_size=7)
weights = st.tuples(*[st.integers(1, 5)] * len(UNITS))


def minimal_by_trial(family: list[Ints]) -> set[Ints]:
    """Every set that meets all of the family and loses that with any of its members."""
    found: set[Ints] = set()
    for one in subsets(UNITS):
        if all(not one.isdisjoint(other) for other in family) and not any(known <= one for known in found):
            found.add(one)
    return found


@settings(max_examples=300, deadline=None)
@given(family=families, weight=weights)
def test_all_come_least_weight_first(family: list[Ints], weight: tuple[int, ...]) -> None:
    """Each minimal hitting set comes once, and none before a lighter one."""
    found = list(hitting_sets(family, (), weight.__getitem__))
    assert len(found) == len(set(found))
    assert set(found) == minimal_by_trial(family)
    costs = [sum(weight[unit] for unit in one) for one in found]
    assert costs == sorted(costs)


@settings(max_examples=200, deadline=None)
@given(family=families, weight=weights, skipped=st.integers(0, 4))
def test_those_already_found_do_not_come_again(family: list[Ints], weight: tuple[int, ...], skipped: int) -> None:
    """What holds a set that is known is passed over; the rest comes as before."""
    every = list(hitting_sets(family, (), weight.__getitem__))
    known, left = every[:skipped], every[skipped:]
    assert set(hitting_sets(family, known, weight.__getitem__)) == set(left)
    first = minimum_hitting_set(family, known, weight.__getitem__)
    assert (first is None) is (not left)


def test_nothing_to_meet_is_met_by_nothing() -> None:
    """Without conflicts the empty set is the one answer; once it is known there is none."""
    assert list(hitting_sets([], (), lambda _: 1)) == [frozenset()]
    assert minimum_hitting_set([], [frozenset()], lambda _: 1) is None


def test_an_empty_conflict_is_met_by_nothing_at_all() -> None:
    """What names no unit cannot be met."""
    assert minimum_hitting_set([frozenset((1, 2)), frozenset()], (), lambda _: 1) is None


def test_a_number_of_them_says_whether_these_are_all() -> None:
    """Two pairs have four hitting sets: of the first three there are more, of four there are not."""
    family = [frozenset((0, 1)), frozenset((2, 3))]
    assert (len(first_hitting_sets(family, lambda _: 1, 3)[0]), first_hitting_sets(family, lambda _: 1, 3)[1]) == (
        3,
        False,
    )
    assert (len(first_hitting_sets(family, lambda _: 1, 4)[0]), first_hitting_sets(family, lambda _: 1, 4)[1]) == (
        4,
        True,
    )


def test_the_search_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond its steps it guesses nothing; with a deadline it goes by that."""
    family = [frozenset((2 * n, 2 * n + 1)) for n in range(12)]
    monkeypatch.setattr(module, "MOST_STEPS", 5)
    with pytest.raises(TooMany):
        minimum_hitting_set(family, (), lambda _: 1)
    assert first_hitting_sets(family, lambda _: 1, 3) == ([], False)
    with pytest.raises(OutOfTime):
        list(hitting_sets(family, (), lambda _: 1, Deadline(0)))


def sets(*listed: str) -> list[Ints]:
    """Sets of members, a digit each."""
    return [frozenset(map(int, one)) for one in listed]


def one(member: int) -> int:
    """Every member weighs one."""
    return 1


def itself(member: int) -> int:
    """A member weighs as much as its number says."""
    return member


def shown(found: Sequence[Ints]) -> list[str]:
    """Sets as strings of digits."""
    return ["".join(map(str, sorted(each))) for each in found]


def test_one_unit_in_all_conflicts() -> None:
    """Withdrawing 2 resolves 12, 23 and 24; else 1, 3 and 4 have to go together."""
    assert shown(list(hitting_sets(sets("12", "23", "24"), (), one))) == ["2", "134"]


def test_disjoint_conflicts_are_chosen_from_each() -> None:
    """12 and 34: every choice of one of each, in order."""
    assert shown(list(hitting_sets(sets("12", "34"), (), one))) == ["13", "14", "23", "24"]


def test_only_minimal_ones() -> None:
    """Of 1, 12 and 13 the only minimal way is 1."""
    assert shown(list(hitting_sets(sets("12", "1", "13"), (), one))) == ["1"]


def test_the_lighter_comes_first() -> None:
    """Of 14 and 24, 1 and 2 together weigh 3, and 4 alone weighs 4; of 13 and 23, both ways weigh 3: the longer comes first."""
    assert shown(list(hitting_sets(sets("14", "24"), (), itself))) == ["12", "4"]
    assert shown(list(hitting_sets(sets("13", "23"), (), itself))) == ["12", "3"]
    assert shown(list(hitting_sets(sets("15", "35"), (), itself))) == ["13", "5"]
    assert shown(list(hitting_sets(sets("25", "45"), (), itself))) == ["5", "24"]


def test_sets_already_found_are_not_held() -> None:
    """After 2 was found, only 134 is left; after both, nothing; a found set with a member of no conflict holds nothing back."""
    conflicts = sets("12", "23", "24")
    assert shown(list(hitting_sets(conflicts, sets("2"), one))) == ["134"]
    assert list(hitting_sets(conflicts, sets("2", "134"), one)) == []
    assert list(hitting_sets(conflicts, sets("2", "13"), one)) == []
    assert shown(list(hitting_sets(conflicts, sets("29"), one))) == ["2", "134"]


def test_a_number_of_them() -> None:
    """Up to a number, and whether these are all."""
    conflicts = sets("12", "34")
    assert first_hitting_sets(conflicts, one, 4) == (sets("13", "14", "23", "24"), True)
    assert first_hitting_sets(conflicts, one, 5) == (sets("13", "14", "23", "24"), True)
    assert first_hitting_sets(conflicts, one, 3) == (sets("13", "14", "23"), False)
    assert first_hitting_sets(conflicts, one, 0) == ([], False)


def test_too_many_ways_are_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """12 and 34 take four steps to list, the first way two: a search of one step says that there are too many."""
    conflicts = sets("12", "34")
    monkeypatch.setattr(module, "MOST_STEPS", 1)
    with pytest.raises(TooMany, match="too many ways to resolve the conflicts"):
        next(hitting_sets(conflicts, (), one))
    assert first_hitting_sets(conflicts, one, 9) == ([], False)
    monkeypatch.setattr(module, "MOST_STEPS", 2)
    assert next(hitting_sets(conflicts, (), one)) == frozenset((1, 3))
    assert first_hitting_sets(conflicts, one, 9) == (sets("13", "14"), False)
    monkeypatch.setattr(module, "MOST_STEPS", 3)
    assert first_hitting_sets(conflicts, one, 9) == (sets("13", "14", "23", "24"), True)


def test_with_a_clock_more_steps_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of steps is another with a clock, which ends the search when it has run out."""
    conflicts = sets("12", "34")
    monkeypatch.setattr(module, "MOST_STEPS", 0)
    monkeypatch.setattr(module, "MOST_TIMED_STEPS", 3)
    assert shown(list(hitting_sets(conflicts, (), one, Deadline(60)))) == ["13", "14", "23", "24"]
    monkeypatch.setattr(module, "MOST_TIMED_STEPS", 2)
    with pytest.raises(TooMany):
        list(hitting_sets(conflicts, (), one, Deadline(60)))
    monkeypatch.setattr(module, "EVERY", 1)
    with pytest.raises(OutOfTime):
        list(hitting_sets(conflicts, (), one, Deadline(0)))
