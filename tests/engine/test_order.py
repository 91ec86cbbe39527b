"""The fewest withdrawals of an order, against all subsets of the claims."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.engine.order import Point, edges, fewest_withdrawals
from factcheck.engine.sets import connected


@st.composite
def points(draw):
    """A few claims with uncertain times and values; sometimes without times."""
    timed = draw(st.booleans())
    found = []
    for number in range(draw(st.integers(1, 8))):
        start, low = draw(st.integers(0, 4)), draw(st.integers(0, 4))
        end, high = start + draw(st.integers(0, 2)), low + draw(st.integers(0, 2))
        over, begins = ((end, 0), (start, 0)) if timed else ((0, 0), (1, 0))
        found.append(Point(str(number), over, begins, (low, 0), (high, 0)))
    return found


def conflicts(claims):
    """Every pair that cannot be true together."""
    return [(a.id, b.id) for a in claims for b in claims if a.contradicts(b)]


@given(points())
def test_fewest_withdrawals_are_those_of_all_subsets(claims):
    """SEMANTICS Plans, Suspects: size, claims in every and claims in some smallest set are those that trying all sets gives."""
    pairs, ids = conflicts(claims), sorted(point.id for point in claims)
    for size in range(len(ids) + 1):
        smallest = [set(s) for s in combinations(ids, size) if all(a in s or b in s for a, b in pairs)]
        if smallest:
            break
    told = fewest_withdrawals(claims)
    assert (told.size, set(told.every), set(told.some)) == (size, set.intersection(*smallest), set.union(*smallest))
    assert all(set(one) in smallest for one in told.sets)
    assert told.complete


@given(points())
def test_edges_hold_together_what_conflicts(claims):
    """The listed pairs are conflicts, and connect the same claims as all conflicts do."""
    every, listed = conflicts(claims), list(edges(claims))
    assert set(listed) <= set(every)
    assert _parts(listed) == _parts(every)


def _parts(pairs):
    sets = [frozenset(pair) for pair in pairs]
    return {frozenset().union(*(sets[i] for i in part)) for part in connected(sets)}


def test_a_spike_is_the_only_suspect_however_many_undercut_it():
    """A spike that 5,000 later claims undercut stands alone in every smallest withdrawal."""
    claims = [Point("spike", (0, 0), (0, 0), (10**6, 0), (10**6, 0))]
    claims += [Point(f"c{i:04}", (i, 0), (i, 0), (i, 0), (i, 0)) for i in range(1, 5001)]
    told = fewest_withdrawals(claims)
    assert (told.size, told.every) == (1, ("spike",))
