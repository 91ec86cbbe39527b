"""A rule that refines another takes over the instances that it binds, so that nothing is reported twice.

Going in: a rule and all laws. Going out: `Refinement`: whether some law that refines the rule binds the same claims, of one
instance, or at once of all pairs that agree in a key.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import cached_property
from itertools import permutations

from factcheck.claims.table import STRICT, Row
from factcheck.engine.memory.select import Index, checker_of
from factcheck.rules import tree
from factcheck.rules.exact import Checker
from factcheck.rules.instance import Instance, rows_of, shares
from factcheck.rules.rule import Law, Rule
from factcheck.rules.shape import Ordering

MOST_ROWS = 4


class RefiningLaw:
    """A law that refines, over some rows: those that each of its bindings selects, with the keys that all must share."""

    def __init__(self, law: Law, index: Index) -> None:
        self.law = law
        self._index = index
        self._names = tuple(binding.name for binding in law.bindings)
        shared = tuple(same.key for same in law.same if len(same.bindings) == len(law.bindings))
        self._limited = tuple(same for same in law.same if len(same.bindings) < len(law.bindings))
        self._keys = tuple(
            {row: key for key, rows in index.keyed(binding, shared).items() for row in rows} for binding in law.bindings
        )

    @cached_property
    def _checker(self) -> Checker:
        return self._index.of(self.law, checker_of)

    @property
    def binds_any(self) -> bool:
        """Whether there is a row for each of its bindings."""
        return all(self._keys)

    def key(self, row: Row) -> Hashable:
        """What of a row decides whether this law may bind it together with others."""
        return tuple(keys.get(row) for keys in self._keys)

    def binds(self, rows: Sequence[Row]) -> bool:
        """Whether these rows, in some order, are an instance of the law that it speaks of."""
        return len(rows) == len(self._names) and any(map(self._binds, permutations(rows)))

    def _binds(self, rows: Sequence[Row]) -> bool:
        if not self._shared(rows):
            return False
        instance = dict(zip(self._names, rows, strict=True))
        if self._limited and not all(shares(instance, same, STRICT) for same in self._limited):
            return False
        return self._checker.applies(instance) is not False

    def _shared(self, rows: Sequence[Row]) -> bool:
        found = {keys.get(row) for keys, row in zip(self._keys, rows, strict=True)}
        return len(found) == 1 and None not in found

    def binds_all_like(self, law: Law, a: Row, b: Row) -> bool | None:
        """Whether it binds every two claims of the refined `law` that have the keys of these; `None`: some and others not.

        Where this law has no condition, or the same order in time as the refined one, keys decide alone: of what the one
        speaks the other speaks too.
        """
        if len(self._names) != 2 or not (self._shared((a, b)) or self._shared((b, a))):
            return False
        asked = {same.key for same in law.same}
        # what shares an identity or a time has more alike than the key, which the refined law then has to ask for too
        by_keys = not self._limited and all(
            same.key in asked for same in self.law.same if same.key in ("identity", "time")
        )
        if by_keys and self.law.when == tree.Truth(True):
            return True
        ours, theirs = self.law.shape, law.shape
        if not by_keys or not isinstance(ours, Ordering) or not isinstance(theirs, Ordering) or ours.of_facts:
            return None
        if ours.before is None or theirs.before is None or self._names != (ours.earlier, ours.later):
            return None
        told = [(each.low.name, each.high.name, each.strict) for each in (ours.before, theirs.before)]
        return True if told[0] == told[1] and self._shared((a, b)) else None


class Refinement:
    """The laws that refine one rule."""

    def __init__(self, laws: Sequence[RefiningLaw] = ()) -> None:
        self.laws = laws

    @property
    def written(self) -> tuple[Law, ...]:
        """The laws themselves."""
        return tuple(refining.law for refining in self.laws)

    def takes(self, instance: Instance) -> bool:
        """Whether one of them binds the same claims."""
        if not self.laws:
            return False
        rows = [row for bound in instance.values() for row in rows_of(bound)]
        return any(law.binds(rows) for law in self.laws)

    def key(self, row: Row) -> Hashable:
        """What of a row decides which of them may bind it together with others."""
        return tuple(law.key(row) for law in self.laws)

    def takes_all_like(self, law: Law, a: Row, b: Row) -> bool | None:
        """Whether they bind every two claims, the earlier first, that have the keys of these; `None`: it differs."""
        found = [refining.binds_all_like(law, a, b) for refining in self.laws]
        return True if True in found else None if None in found else False


NEVER_REFINED = Refinement()
"""Of a rule that no other refines."""


def refinement_of(rule: Rule, laws: Sequence[Law], index: Index) -> Refinement:
    """What refines a rule."""
    refining = [RefiningLaw(law, index) for law in laws if law.rule.refines == rule.code and _can_refine(law)]
    refining = [law for law in refining if law.binds_any]
    return Refinement(refining) if refining else NEVER_REFINED


def _can_refine(law: Law) -> bool:
    return len(law.bindings) <= MOST_ROWS and not any(binding.group for binding in law.bindings)
