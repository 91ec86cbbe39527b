"""From instances to conflicts: exact arithmetic decides each, and keeps of a group only what the conflict needs.

Going in: a law and the instances that some plan proposed. Going out: `Survey`: the conflicts, the claims in scope, and whether
some instance could not be told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain

import attrs

from factcheck.claims.table import FUZZY, STRICT, Row
from factcheck.engine.index import Index
from factcheck.engine.instances import exempt
from factcheck.records import Record
from factcheck.report.types import VERDICTS, FindingVerdict
from factcheck.rules import tree
from factcheck.rules.exact import Checker
from factcheck.rules.instance import Group, Instance, rows_of, under
from factcheck.rules.rule import Law
from factcheck.rules.shape import conjuncts

Refined = Callable[[Instance], bool]
"""Whether another rule that refines this one takes the instance over."""


def never_refined(instance: Instance) -> bool:
    """What a rule that no other refines is asked with."""
    return False


@attrs.frozen(eq=False, repr=False)
class Conflict(Record):
    """One violated instance: its law, the rows that it needs with the names they are bound to, and how grave it is."""

    law: Law
    rows: tuple[tuple[str, Row], ...]
    verdict: FindingVerdict
    claims: tuple[str, ...] = attrs.field(init=False, eq=False)
    """The claims of the rows, and those that their bounds rest on, each once."""

    @claims.default
    def _claims(self) -> tuple[str, ...]:
        found = [row.claim for _, row in self.rows]
        found += [claim for _, row in self.rows for claim in row.rests_on]
        return tuple(dict.fromkeys(found))


@attrs.frozen(eq=False, repr=False)
class Survey(Record):
    """What was found of one law."""

    conflicts: tuple[Conflict, ...] = ()
    in_scope: frozenset[str] = frozenset()
    open: bool = False
    met: bool = False
    """Whether an instance whose `when` is not false binds two claims or more."""


def survey(law: Law, index: Index, proposed: Iterable[Instance], taken_over: Refined) -> Survey:
    """Decides every proposed instance."""
    listed = iter(proposed)
    first = next(listed, None)
    if first is None:  # as of most laws, which then need no checker
        return Survey()
    checker = index.of(law, checker_of)
    conflicts: dict[frozenset[str], Conflict] = {}
    met: set[Row | Group] = set()
    open_ = together = False
    for instance in chain((first,), listed):
        truth = checker.applies(instance)
        if truth is False or taken_over(instance):
            continue
        met.update(instance.values())
        together = together or len({row.claim for _, row in bound_rows(instance)}) > 1
        if (
            truth is True
            and checker.holds(instance, STRICT) is False
            and not exempt(law, checker, index, instance, STRICT)
        ):
            conflict = _conflict(law, checker, index, instance)
            if len(law.bindings) == len(conflict.rows) < len(bound_rows(instance)) and taken_over(dict(conflict.rows)):
                continue  # one member of the group breaks the law alone, which a finer law reports
            key = frozenset(row.id for _, row in conflict.rows)
            known = conflicts.get(key)
            if known is None or _rank(conflict) < _rank(known):  # whichever order they were proposed in
                conflicts[key] = conflict
        elif not open_:
            open_ = _open(checker, instance)
    in_scope = frozenset(row.claim for bound in met for row in rows_of(bound))
    return Survey(tuple(sorted(conflicts.values(), key=_rank)), in_scope, open_, together)


def _rank(conflict: Conflict) -> tuple[int, tuple[tuple[str, str], ...]]:
    return VERDICTS.index(conflict.verdict), tuple((name, row.id) for name, row in conflict.rows)


def checker_of(law: Law, index: Index) -> Checker:
    """The checker of a law, without the conditions on members, which chose the group already."""
    groups = {binding.name for binding in law.bindings if binding.group}
    if not groups:
        return Checker(law, index.world)
    kept = tuple(part for part in conjuncts(law.when) if not groups & tree.mentioned(part))
    when: tree.Node = tree.And(kept) if kept else tree.Truth(True)
    return Checker(attrs.evolve(law, when=when), index.world)


def bound_rows(instance: Instance) -> list[tuple[str, Row]]:
    """The rows of an instance with the names they are bound to."""
    return [(name, row) for name, bound in instance.items() for row in rows_of(bound)]


def _open(checker: Checker, instance: Instance) -> bool:
    """Whether the instance is not surely as the law says under the widest reading."""
    return checker.when(instance, FUZZY) is not False and checker.holds(instance, FUZZY) is not True


def _conflict(law: Law, checker: Checker, index: Index, instance: Instance) -> Conflict:
    surely = checker.violated(instance, FUZZY) and not exempt(law, checker, index, instance, FUZZY)
    reading = FUZZY if surely else STRICT
    needed = _needed(checker, under(instance, law.same, reading) or instance, reading)
    return Conflict(law, tuple(bound_rows(needed)), verdict_of(law, surely))


def verdict_of(law: Law, surely: bool) -> FindingVerdict:
    """A notice rule notes; a plausible one strains; a law is broken if every reading breaks it."""
    if law.rule.kind == "notice":
        return "notice"
    return "contradiction" if surely and law.rule.kind == "law" else "tension"


def _needed(checker: Checker, instance: Instance, reading: int) -> Instance:
    """The instance with the fewest group rows that still break the law, largest lows kept first."""
    for name, bound in instance.items():
        if isinstance(bound, Group):
            kept = bound
            for row in sorted(bound.rows, key=lambda row: _weight(row, reading)):
                smaller = attrs.evolve(kept, rows=tuple(r for r in kept.rows if r is not row))
                if checker.holds({**instance, name: smaller}, reading) is False:
                    kept = smaller
            instance = {**instance, name: kept}
    return instance


def _weight(row: Row, reading: int) -> tuple[float, str]:
    return (float(row.value[reading].low) if row.value is not None else 0.0, row.id)
