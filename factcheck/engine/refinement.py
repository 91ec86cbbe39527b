"""A rule that refines another takes over the instances that it binds, so that nothing is reported twice.

Going in: a rule and all laws. Going out: a test of the rule's instances: whether some law that refines it binds the same claims.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from factcheck.claims.table import Row
from factcheck.engine.conflicts import Refined, checker_of, never_refined, rows_of
from factcheck.engine.index import Index
from factcheck.rules.instance import Instance
from factcheck.rules.rule import Law, Rule

MOST_ROWS = 4


class _Finer:
    """A law that refines, over some rows: what each of its bindings selects, and the keys that those must share."""

    def __init__(self, law: Law, index: Index) -> None:
        self._law = law
        self._index = index
        self._names = tuple(binding.name for binding in law.bindings)
        self.selected = tuple(frozenset(index.selected(binding)) for binding in law.bindings)
        self._same = tuple((index.keys((same.key,)), tuple(map(self._names.index, same.bindings))) for same in law.same)

    def binds(self, rows: Sequence[Row]) -> bool:
        """Whether these rows, in some order, are an instance of the law that it speaks of."""
        return len(rows) == len(self._names) and any(
            self._index.of(self._law, checker_of).applies(dict(zip(self._names, order, strict=True))) is not False
            for order in permutations(rows)
            if all(map(frozenset.__contains__, self.selected, order)) and self._share(order)
        )

    def _share(self, rows: Sequence[Row]) -> bool:
        """Whether rows in the order of the bindings have every key in common that they must."""
        for keys, places in self._same:
            first, *others = [keys[rows[place]] for place in places]
            if first == _ABSENT or any(other != first for other in others):
                return False
        return True


_ABSENT = (None,)


def taken_over_by(rule: Rule, laws: Sequence[Law], index: Index) -> Refined:
    """The test for one rule."""
    finer = [_Finer(law, index) for law in laws if law.rule.refines == rule.code and _can_refine(law)]
    finer = [law for law in finer if all(law.selected)]
    if not finer:
        return never_refined

    def taken_over(instance: Instance) -> bool:
        rows = [row for bound in instance.values() for row in rows_of(bound)]
        return any(law.binds(rows) for law in finer)

    return taken_over


def _can_refine(law: Law) -> bool:
    return len(law.bindings) <= MOST_ROWS and not any(binding.group for binding in law.bindings)
