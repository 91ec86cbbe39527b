"""A rule that refines another takes over the instances that it binds, so that nothing is reported twice.

Going in: a rule and all laws. Going out: a test of the rule's instances: whether some law that refines it binds the same claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from factcheck.claims.table import STRICT, Row
from factcheck.engine.conflicts import Refined, bound_rows, checker_of, never_refined
from factcheck.engine.instances import Index
from factcheck.rules.exact import Checker, Instance
from factcheck.rules.rule import Binding, Law, Rule

MOST_ROWS = 4


def taken_over_by(rule: Rule, laws: Sequence[Law], index: Index) -> Refined:
    """The test for one rule."""
    finer = [(law, checker_of(law, index)) for law in laws if law.rule.refines == rule.code]
    if not finer:
        return never_refined
    return lambda instance: any(_binds(law, checker, instance) for law, checker in finer)


def _binds(law: Law, checker: Checker, instance: Instance) -> bool:
    rows = [row for _, row in bound_rows(instance)]
    if len(rows) != len(law.bindings) or len(rows) > MOST_ROWS or any(binding.group for binding in law.bindings):
        return False
    return any(checker.in_scope(bound, STRICT) is not False for bound in _ways(law.bindings, rows))


def _ways(bindings: Sequence[Binding], rows: Sequence[Row]) -> Iterator[Instance]:
    for order in permutations(rows):
        if all(binding.selects(row) for binding, row in zip(bindings, order, strict=True)):
            yield {binding.name: row for binding, row in zip(bindings, order, strict=True)}
