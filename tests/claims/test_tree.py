"""Growing a tree from openings, scalars and closings."""

from __future__ import annotations

import pytest

from factcheck.claims.tree import DEPTH_LIMIT, EXPANSION_LIMIT, Grower, Grown, Tree
from factcheck.errors import InputError, Location


def _grown() -> Tree:
    """`a: [x, y]` as it stands in a file of one line."""
    grower = Grower("f")
    grower.open({}, 1, 1)
    grower.scalar("a", 1, 1)
    grower.open([], 1, 4)
    grower.scalar("x", 1, 5)
    grower.scalar("y", 1, 8)
    grower.close()
    grower.close()
    return grower.finish()


def test_data_and_places():
    """Every value, list item and key has its own place."""
    tree = _grown()
    assert tree.data == {"a": ["x", "y"]}
    assert tree.at(("a", 1)) == Location("f", 1, 8)
    assert tree.at(("a",)) == Location("f", 1, 4)
    assert tree.key(("a",)) == Location("f", 1, 1)


def test_place_of_what_is_not_there():
    """What is missing stands where the nearest part around it stands; a tree without places knows its file."""
    assert _grown().at(("a", 7, "b")) == Location("f", 1, 4)
    assert Tree("f", {}).at(("a",)) == Location("f")


def test_part_of_a_tree():
    """A part keeps its places in the whole file."""
    part = _grown().below(("a",))
    assert part.data == ["x", "y"]
    assert part.at((1,)) == Location("f", 1, 8)
    assert part.below((0,)).data == "x"


def test_repeated_key_names_both_places():
    """A key that stands twice is a problem that gives both places, and reading goes on."""
    grower = Grower("f")
    grower.open({}, 1, 1)
    for line in (1, 2):
        grower.scalar("a", line, 1)
        grower.scalar("x", line, 4)
    grower.close()
    with pytest.raises(InputError, match=r"f:2:1: 'a' stands twice in one mapping, first at f:1:1"):
        grower.finish()


def test_depth_is_limited():
    """The level after the limit is refused; the limit itself is not."""
    grower = Grower("f")
    for _ in range(DEPTH_LIMIT):
        grower.open([], 1, 1)
    with pytest.raises(InputError, match="levels deep"):
        grower.open([], 1, 1)


def test_repeats_count_as_written_out():
    """Aliases are counted by what they stand for, so a short text cannot stand for a huge one."""
    grower = Grower("f")
    grower.open([], 1, 1)
    grower.repeat(Grown(["x"], EXPANSION_LIMIT, 1), 1, 1)
    with pytest.raises(InputError, match="aliases"):
        grower.repeat(Grown(["x"], 1, 1), 1, 1)
