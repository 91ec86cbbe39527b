"""Which claims are enabled or withdrawn as one."""

from __future__ import annotations

import attrs

from factcheck.api.packs import LoadedPacks
from factcheck.claims.table import FUZZY, ClaimTable
from factcheck.engine.joint.model.keyed_rows import at_moments
from factcheck.engine.joint.model.soft_groups import SoftGroups, hard_claims
from tests.engine.joint.brute import Told
from tests.engine.joint.conftest import table_of

SAME, OTHER = Told("total", 1, 2, 3), Told("total", 1, 2, 2)


def groups(table: ClaimTable) -> SoftGroups:
    """The soft groups of a table under fuzzy bounds."""
    return SoftGroups(at_moments(table, FUZZY), FUZZY)


def by(table: ClaimTable, *origins: str) -> ClaimTable:
    """The table with these origins, one a claim."""
    rows = zip(table.rows, origins, strict=True)
    return attrs.evolve(table, rows=tuple(attrs.evolve(row, origin=(origin,)) for row, origin in rows))


def test_one_origin_that_repeats_itself_is_one_group(small: LoadedPacks) -> None:
    """Equal fact, bounds and time by one origin: one group; by another origin, or with other bounds, one of its own."""
    table = by(table_of([SAME, SAME, SAME, OTHER], small), "x", "x", "y", "x")
    assert groups(table).claims == [("c0", "c1"), ("c2",), ("c3",)]


def test_a_claim_that_others_are_read_by_stands_for_itself(small: LoadedPacks) -> None:
    """What rests on another claim, or denies, is never withdrawn together with what is told alike."""
    table = by(table_of([SAME, SAME, SAME], small), "x", "x", "x")
    first, second, third = table.rows
    rows = (first, attrs.evolve(second, rests_on=("c0",)), attrs.evolve(third, stance="denies"))
    assert groups(attrs.evolve(table, rows=rows)).claims == [("c0",), ("c1",), ("c2",)]


def test_any_of_several_is_numbered_once_after_the_groups(small: LoadedPacks) -> None:
    """Of one group it is the group itself; of the same several it is the same number."""
    found = groups(by(table_of([SAME, SAME, OTHER], small), "x", "y", "z"))
    assert found.any_of(frozenset((1,))) == 1
    assert [found.any_of(frozenset(some)) for some in ((0, 1), (1, 2), (1, 0))] == [3, 4, 3]
    assert found.any_ofs == {3: {0, 1}, 4: {1, 2}}


def test_pinned_claims_are_hard(small: LoadedPacks) -> None:
    """Who is pinned is never withdrawn."""
    table = table_of([SAME, OTHER], small)
    cards = {**table.cards, "c1": attrs.evolve(table.cards["c1"], trust="pinned")}
    assert hard_claims(attrs.evolve(table, cards=cards)) == {"c1"}
