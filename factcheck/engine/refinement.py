"""A rule that refines another takes over the instances that it binds, so that nothing is reported twice.

Going in: a rule and all laws. Going out: a test of the rule's instances: whether some law that refines it binds the same claims.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import attrs

from factcheck.claims.table import STRICT, Row
from factcheck.engine.conflicts import Refined, bound_rows, checker_of, never_refined
from factcheck.engine.instances import Index
from factcheck.rules.exact import Checker
from factcheck.rules.instance import Instance
from factcheck.rules.rule import Law, Rule

MOST_ROWS = 4


@attrs.frozen(eq=False)
class _Finer:
    """A law that refines: its checker, and the ids of the rows that each of its bindings selects."""

    law: Law
    checker: Checker
    selected: tuple[frozenset[str], ...]

    def binds(self, rows: Sequence[Row]) -> bool:
        """Whether these rows, in some order, are an instance of the law that it speaks of."""
        names = [binding.name for binding in self.law.bindings]
        return len(rows) == len(names) and any(
            self.checker.in_scope(dict(zip(names, order, strict=True)), STRICT) is not False
            for order in permutations(rows)
            if all(row.id in ids for row, ids in zip(order, self.selected, strict=True))
        )


def taken_over_by(rule: Rule, laws: Sequence[Law], index: Index) -> Refined:
    """The test for one rule."""
    finer = [_finer(law, index) for law in laws if law.rule.refines == rule.code and _can_refine(law)]
    finer = [law for law in finer if all(law.selected)]
    if not finer:
        return never_refined

    def taken_over(instance: Instance) -> bool:
        rows = [row for _, row in bound_rows(instance)]
        return any(law.binds(rows) for law in finer)

    return taken_over


def _can_refine(law: Law) -> bool:
    return len(law.bindings) <= MOST_ROWS and not any(binding.group for binding in law.bindings)


def _finer(law: Law, index: Index) -> _Finer:
    selected = tuple(frozenset(row.id for row in index.selected(binding)) for binding in law.bindings)
    return _Finer(law, checker_of(law, index), selected)
