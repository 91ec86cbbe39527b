"""The sides of a case against all sets of its nodes."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.engine.cases.sides import sides_of

CONFLICTS = st.lists(st.frozensets(st.integers(0, 6), min_size=2, max_size=3), min_size=1, max_size=8)


@given(CONFLICTS)
def test_the_sides_of_a_few_are_all_largest_sets_without_a_conflict(conflicts):
    """A side holds no conflict whole, no further node could join it, and every such set is a side."""
    nodes = sorted(frozenset().union(*conflicts))
    free = [
        frozenset(group)
        for size in range(1, len(nodes) + 1)
        for group in combinations(nodes, size)
        if not any(conflict <= frozenset(group) for conflict in conflicts)
    ]
    largest = {group for group in free if not any(group < other for other in free)}
    sides = sides_of(conflicts, ())
    assert set(sides) == largest
    assert len(sides) == len(largest)


def test_groups_of_many_hold_no_conflict():
    """Beyond a handful, groups are filled in turn: none holds a conflict, and every node stands in one."""
    star = [frozenset((0, n)) for n in range(1, 30)] + [frozenset((1, 2, 3))]
    sides = sides_of(star, {0})
    assert all(not any(conflict <= side for conflict in star) for side in sides)
    assert frozenset().union(*sides) == frozenset(range(30))
