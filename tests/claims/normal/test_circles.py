"""Orders and circles of what needs what."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.normal.circles import ordered, told

NAMES = "abcdef"
graphs = st.dictionaries(st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), max_size=4), max_size=6)


def test_what_is_needed_comes_first():
    """A name comes after all that it needs, however they are written."""
    assert ordered({"a": ["b", "c"], "b": ["c"], "c": []}).order == ("c", "b", "a")


def test_a_circle_is_told_from_where_it_closes():
    """The last name of a circle is the one that needs the first again."""
    found = ordered({"x": ["a"], "a": ["b"], "b": ["a"]})
    assert found.circles == (("a", "b"),)
    assert set(found.order) == {"a", "b", "x"}


def test_itself():
    """A name that needs itself is a circle of one."""
    assert ordered({"a": ["a"]}).circles == (("a",),)


def test_names_that_are_not_there():
    """What nobody holds is passed over."""
    assert ordered({"a": ["nobody"]}) == ordered({"a": []})


def test_a_chain_longer_than_the_stack():
    """Ten thousand names in a row need no stack of calls."""
    needs = {f"n{n}": [f"n{n + 1}"] for n in range(10_000)}
    assert ordered({**needs, "n10000": []}).order[0] == "n10000"


@given(graphs)
def test_orders(needs):
    """Every name comes once; each need stands before it, but for the one that closes a circle."""
    found = ordered(needs)
    assert sorted(found.order) == sorted(needs)
    closing = {(circle[-1], circle[0]) for circle in found.circles}
    for name, needed in needs.items():
        for other in needed:
            earlier = other in needs and found.order.index(other) < found.order.index(name)
            assert earlier or other not in needs or (name, other) in closing
    for circle in found.circles:
        assert all(b in needs[a] for a, b in zip(circle, (*circle[1:], circle[0]), strict=True))


def test_how_a_circle_is_told():
    """A circle reads from its first name back to it; of a long one the beginning is enough."""
    assert told(("a", "b")) == "a -> b -> a"
    assert told(tuple("abcdefgh")) == "a -> b -> c -> d -> e -> ... -> a"


def test_a_long_chain_needs_no_stack():
    """A chain of 50,000 names comes in order, whichever end is written first; closed, it is one circle."""
    names = [str(n) for n in range(50_000)]
    needs = {a: [b] for a, b in pairwise(names)} | {names[-1]: []}
    assert ordered(needs).order == tuple(reversed(names))
    assert ordered(dict(reversed(needs.items()))).order == tuple(reversed(names))
    assert ordered(needs | {names[-1]: [names[0]]}).circles == (tuple(names),)
