"""Parts, minimal sets and hitting sets, against every subset."""

from __future__ import annotations

from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.engine.sets import (
    Steps,
    TooMany,
    UnionFind,
    connected,
    every_minimum,
    in_every_minimum,
    in_some_minimum,
    minimal,
    minimum,
)

MEMBERS = range(6)
sets_of_sets = st.lists(st.frozensets(st.sampled_from(MEMBERS), min_size=1, max_size=4), max_size=8)
costs = st.lists(st.integers(1, 3), min_size=6, max_size=6)


def lightest(sets, cost):
    """Every lightest hitting set, by trying all."""
    every = map(frozenset, chain.from_iterable(combinations(MEMBERS, n) for n in range(7)))
    hitting = [one for one in every if all(one & s for s in sets)]
    least = min(sum(map(cost, one)) for one in hitting)
    return {one for one in hitting if sum(map(cost, one)) == least}


@given(sets_of_sets, costs)
def test_lightest_hitting_sets(sets, prices):
    """One of them, all of them, and what every or some of them hold are as by trying every subset."""
    cost = prices.__getitem__
    right = lightest(sets, cost)
    assert minimum(sets, cost, Steps(10_000)) in right
    assert set(every_minimum(sets, cost, Steps(10_000))) == right
    assert len(list(every_minimum(sets, cost, Steps(10_000)))) == len(right)
    assert set(in_every_minimum(sets, cost, Steps(10_000))) == frozenset.intersection(*right)
    assert set(in_some_minimum(sets, cost, Steps(10_000))) == frozenset.union(*right)


@given(sets_of_sets)
def test_minimal_sets(sets):
    """Those that hold no other."""
    assert set(minimal(sets)) == {s for s in sets if not any(other < s for other in sets)}


@given(sets_of_sets)
def test_connected_parts(sets):
    """Each set stands in one part, and no member in two."""
    parts = connected(sets)
    assert sorted(chain.from_iterable(parts)) == list(range(len(sets)))
    members = [frozenset().union(*(sets[i] for i in part)) for part in parts]
    assert all(a.isdisjoint(b) for a, b in combinations(members, 2))


def test_an_empty_set_is_met_by_nothing():
    """No hitting set meets it, and none of its members is in every one."""
    assert minimum([frozenset()], lambda _: 1, Steps(9)) is None
    assert in_every_minimum([frozenset()], lambda _: 1, Steps(9)) == []


def test_the_search_is_bounded():
    """Where the steps run out nothing is guessed."""
    ring = [frozenset((n, (n + 1) % 9)) for n in range(9)]
    with pytest.raises(TooMany):
        minimum(ring, lambda _: 1, Steps(3))


def test_parts_grow_by_pairs():
    """What is joined has one leader, the first that joined."""
    joined: UnionFind[str] = UnionFind()
    joined.join("a", "b")
    joined.join("c", "b")
    assert joined.find("a") == joined.find("b") == joined.find("c") == "c"
