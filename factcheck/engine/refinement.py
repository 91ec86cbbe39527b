"""A rule that refines another takes over the instances that it binds, so that nothing is reported twice.

Going in: a rule and all laws. Going out: a test of the rule's instances: whether some law that refines it binds the same claims.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import permutations

from factcheck.claims.table import STRICT, Row
from factcheck.engine.conflicts import Refined, checker_of, never_refined
from factcheck.engine.index import Index
from factcheck.rules.exact import Checker
from factcheck.rules.instance import Instance, rows_of, shares
from factcheck.rules.rule import Law, Rule

MOST_ROWS = 4


class _Finer:
    """A law that refines, over some rows: those that each of its bindings selects, with the keys that all must share."""

    def __init__(self, law: Law, index: Index) -> None:
        self._law = law
        self._index = index
        self._names = tuple(binding.name for binding in law.bindings)
        shared = tuple(same.key for same in law.same if len(same.bindings) == len(law.bindings))
        self._limited = tuple(same for same in law.same if len(same.bindings) < len(law.bindings))
        self._keys = tuple(
            {row: key for key, rows in index.keyed(binding, shared).items() for row in rows} for binding in law.bindings
        )

    @cached_property
    def _checker(self) -> Checker:
        return self._index.of(self._law, checker_of)

    @property
    def binds_any(self) -> bool:
        """Whether there is a row for each of its bindings."""
        return all(self._keys)

    def binds(self, rows: Sequence[Row]) -> bool:
        """Whether these rows, in some order, are an instance of the law that it speaks of."""
        return len(rows) == len(self._names) and any(map(self._binds, permutations(rows)))

    def _binds(self, rows: Sequence[Row]) -> bool:
        found = {keys.get(row) for keys, row in zip(self._keys, rows, strict=True)}
        if len(found) > 1 or None in found:
            return False
        instance = dict(zip(self._names, rows, strict=True))
        if self._limited and not all(shares(instance, same, STRICT) for same in self._limited):
            return False
        return self._checker.applies(instance) is not False


def taken_over_by(rule: Rule, laws: Sequence[Law], index: Index) -> Refined:
    """The test for one rule."""
    finer = [_Finer(law, index) for law in laws if law.rule.refines == rule.code and _can_refine(law)]
    finer = [law for law in finer if law.binds_any]
    if not finer:
        return never_refined

    def taken_over(instance: Instance) -> bool:
        rows = [row for bound in instance.values() for row in rows_of(bound)]
        return any(law.binds(rows) for law in finer)

    return taken_over


def _can_refine(law: Law) -> bool:
    return len(law.bindings) <= MOST_ROWS and not any(binding.group for binding in law.bindings)
