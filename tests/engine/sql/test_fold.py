"""Fold proposes every whole whose parts may exceed it, and no whole whose parts surely do not."""

from __future__ import annotations

import attrs
import pytest

from factcheck.claims.table import Row
from factcheck.claims.time_keys import instant
from factcheck.engine.sql.database import Database
from factcheck.engine.sql.fold import propose
from factcheck.engine.sql.select import Source
from tests.engine.claimsets import LAWS, quantity, table


def at(place: str, low: float, high: float, id: str = "", by: str = "army") -> Row:
    """So many sent to a place on one day."""
    row = quantity(id or place, low, high, 1)
    return attrs.evolve(row, dims={"to": (place,), "by": (by,)}, fact=f"sent {place} {by}")


def proposed(*rows: Row) -> list[str]:
    """The wholes that are proposed."""
    claims = table(*rows)
    database = Database.of(claims)
    found = propose(LAWS["FOL101"], database, Source.of(database, LAWS["FOL101"]))
    return sorted({claims.rows[place].id for (place,) in found.tuples})


@pytest.mark.parametrize(
    ("parts", "near"),
    [
        ((6, 6, 5, 5), True),  # 11 of 10
        ((6, 6, 4, 4), True),  # 10 of 10, too near for doubles: the checker decides
        ((6, 6, 3, 3), False),  # 9 of 10
        ((6, 9, 3, 9), False),  # 9 at least
        ((8, 9, 3, 3), True),  # 11 at least
    ],
)
def test_the_least_that_the_parts_can_be_is_added(parts: tuple[int, int, int, int], near: bool) -> None:
    """Both parts lie in the land, of which 10 are told; they may exceed it only where their low ends do."""
    a, b, c, d = parts
    assert proposed(at("land", 10, 10), at("north", a, b), at("south", c, d)) == (["land"] if near else [])


def test_one_fact_counts_once_by_its_largest_low() -> None:
    """Two claims of 6 for the north are 6 and not 12; one of 11 decides over one of 2."""
    land, south = at("land", 10, 10), at("south", 1, 1)
    assert proposed(land, at("north", 6, 6), at("north", 6, 6, "again"), south) == []
    assert proposed(land, at("north", 2, 20), at("north", 11, 20, "again"), south) == ["land"]


def test_parts_of_another_moment_or_place_are_none() -> None:
    """What lies elsewhere, or is told of another day, is not added."""
    other = attrs.evolve(at("south", 9, 9), moment=(instant(5), instant(5)))
    assert proposed(at("land", 10, 10), at("north", 6, 6), other) == []
    assert proposed(at("north", 10, 10), at("town", 6, 6), at("south", 9, 9)) == []
