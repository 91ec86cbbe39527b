"""Minimal hitting sets, least weight first, against trying every set."""

from __future__ import annotations

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
