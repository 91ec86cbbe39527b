"""The index, and the test whether a finer law binds the same rows, against what bindings and checkers say of each row."""

from __future__ import annotations

from itertools import combinations, permutations

import attrs
import pytest
from hypothesis import given

from factcheck.claims.table import STRICT
from factcheck.engine.memory.select import Index, checker_of
from factcheck.engine.refinement import refinement_of
from factcheck.rules.instance import key_of
from tests.engine.claimsets import LAWS, tables


@given(tables())
def test_a_binding_selects_the_same_rows_one_by_one_and_by_the_index(claims):
    """The rows of a binding are those that it selects, in their order, and by key those of them that have every key."""
    index = Index(claims)
    for law in LAWS.values():
        for binding in law.bindings:
            selected = tuple(row for row in claims.rows if binding.selects(row))
            assert index.selected(binding) == selected
            keyed = index.keyed(binding, ("fact", "time"))
            for key, rows in keyed.items():
                assert None not in key
                assert rows == [row for row in selected if (row.fact, row.moment[STRICT]) == key]
            lacking = [row for row in selected if None in [key_of(row, key, STRICT) for key in ("fact", "time")]]
            assert sum(map(len, keyed.values())) == len(selected) - len(lacking)


@pytest.mark.parametrize("name", ["RUN101", "RUN104"])
@given(claims=tables())
def test_rows_are_refined_where_the_finer_law_may_speak_of_them(name, claims):
    """In some order each row is one that the finer law selects, and it is not surely silent of them."""
    index = Index(claims)
    coarse, finer = LAWS["RUN102"], LAWS[name]
    finer = attrs.evolve(finer, rule=attrs.evolve(finer.rule, refines=coarse.rule.code))
    refinement = refinement_of(coarse.rule, [finer], index)
    checker = checker_of(finer, index)
    for a, b in combinations(claims.rows, 2):
        spoken_of = any(
            all(binding.selects(row) for binding, row in zip(finer.bindings, order, strict=True))
            and checker.in_scope({bound.name: row for bound, row in zip(finer.bindings, order, strict=True)}, STRICT)
            is not False
            for order in permutations((a, b))
        )
        assert refinement.takes({"e": a, "l": b}) is spoken_of
