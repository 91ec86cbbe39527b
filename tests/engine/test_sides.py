"""The sides of a cause against all sets of its claims."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.engine.sides import sides_of

CONFLICTS = st.lists(st.frozensets(st.sampled_from("abcdefg"), min_size=2, max_size=3), min_size=1, max_size=8)


@given(CONFLICTS)
def test_the_sides_of_a_few_claims_are_all_largest_sets_without_a_conflict(conflicts):
    """A side holds no conflict whole, no further claim could join it, and every such set is a side."""
    claims = sorted(frozenset().union(*conflicts))
    free = [
        frozenset(group)
        for size in range(1, len(claims) + 1)
        for group in combinations(claims, size)
        if not any(conflict <= frozenset(group) for conflict in conflicts)
    ]
    largest = {tuple(sorted(group)) for group in free if not any(group < other for other in free)}
    sides = sides_of(conflicts, (), dict.fromkeys(claims))
    assert set(sides) == largest
    assert len(sides) == len(largest)
