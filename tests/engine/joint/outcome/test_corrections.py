"""What to withdraw, told apart where conflicts share nothing."""

from __future__ import annotations

from itertools import combinations, product

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.api.packs import LoadedPacks
from factcheck.claims.table import ClaimTable
from factcheck.engine.joint.outcome import corrections
from factcheck.engine.joint.outcome.corrections import choices_of, minimal
from tests.engine.joint.brute import Told
from tests.engine.joint.conftest import table_of

NAMES = tuple(f"c{n}" for n in range(7))
conflicts = st.lists(st.frozensets(st.sampled_from(NAMES), min_size=1, max_size=3), max_size=6)


def seven(packs: LoadedPacks) -> ClaimTable:
    """Seven claims, each by its own origin and of its own day."""
    return table_of([Told("level", day, 1, 2) for day in range(1, 8)], packs)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=conflicts)
def test_one_alternative_of_each_choice_is_a_smallest_correction(
    small: LoadedPacks, told: list[frozenset[str]]
) -> None:
    """Multiplied out, the choices are every smallest set of claims that meets all conflicts, by trying all."""
    ways = [choice.alternatives for choice in choices_of(told, seven(small))]
    found = {frozenset(claim for part in one for claim in part) for one in product(*ways)}
    expected: set[frozenset[str]] = set()
    for size in range(len(NAMES) + 1):
        for out in map(frozenset, combinations(NAMES, size)):
            if all(not out.isdisjoint(one) for one in told) and not any(known <= out for known in expected):
                expected.add(out)
    assert found == expected


def test_independent_conflicts_are_choices_of_their_own(small: LoadedPacks) -> None:
    """Three pairs are three choices of two, not eight corrections."""
    choices = choices_of([frozenset(NAMES[n : n + 2]) for n in (0, 2, 4)], seven(small))
    assert [choice.alternatives for choice in choices] == [
        (("c0",), ("c1",)),
        (("c2",), ("c3",)),
        (("c4",), ("c5",)),
    ]


def test_what_is_pinned_is_in_no_alternative(small: LoadedPacks) -> None:
    """Of a pinned claim against another the other goes; of two pinned ones there is nothing to choose."""
    table = seven(small)
    cards = {
        name: attrs.evolve(at, trust="pinned" if name in ("c0", "c1") else at.trust) for name, at in table.cards.items()
    }
    (choice,) = choices_of([frozenset(("c0", "c1")), frozenset(("c1", "c2"))], attrs.evolve(table, cards=cards))
    assert choice.alternatives == (("c2",),)


def test_repetitions_by_one_origin_go_together(small: LoadedPacks) -> None:
    """What one origin says twice is withdrawn, and weighed, once."""
    told = [Told("level", 1, 1, 2), Told("level", 1, 1, 2), Told("total", 1, 0, 0)]
    table = table_of(told, small)
    rows = tuple(attrs.evolve(row, origin=("x",) if row.claim != "c2" else ("y",)) for row in table.rows)
    (choice,) = choices_of([frozenset(("c0", "c2")), frozenset(("c1", "c2"))], attrs.evolve(table, rows=rows))
    assert set(choice.alternatives) == {("c0", "c1"), ("c2",)}


def test_too_many_alternatives_are_cut_and_marked(monkeypatch: pytest.MonkeyPatch, small: LoadedPacks) -> None:
    """A choice that has more alternatives than are listed says so."""
    monkeypatch.setattr(corrections, "MOST_ALTERNATIVES", 2)
    (choice,) = choices_of([frozenset(("c0", "c1", "c2"))], seven(small))
    assert (len(choice.alternatives), choice.truncated) == (2, True)


def test_more_conflicts_than_are_weighed_have_no_alternatives(
    monkeypatch: pytest.MonkeyPatch, small: LoadedPacks
) -> None:
    """Nothing is guessed where conflicts that hang together are too many."""
    monkeypatch.setattr(corrections, "MOST_CONFLICTS", 1)
    (choice,) = choices_of([frozenset(("c0", "c1")), frozenset(("c1", "c2"))], seven(small))
    assert (choice.alternatives, choice.truncated) == ((), True)


def test_a_conflict_that_holds_another_is_left_out() -> None:
    """Whatever resolves the smaller resolves the larger."""
    small_one, large = frozenset(("a", "b")), frozenset(("a", "b", "c"))
    assert minimal([large, small_one]) == [small_one]
