"""The constraints of single instances: every law that is neither an agreement nor an order.

Going in: a law and the rows at their moments, stated or not. Going out: one constraint an instance that its bounds do not
settle. A law about the values at one moment holds for its facts while anybody speaks of that moment; any other while the
claims that it binds, and those that their bounds rest on, are kept. A sum of parts is written with one helping variable a
part, which counts while the part is kept, so that a group with fewer members needs no constraint of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

import attrs

from factcheck.claims.table import Row
from factcheck.claims.time_keys import TimeKey
from factcheck.engine.conflicts import bound_rows
from factcheck.engine.joint.classes import Classes
from factcheck.engine.joint.clock import Clock
from factcheck.engine.joint.laws import is_tie
from factcheck.engine.joint.moments import is_total, is_unstated
from factcheck.engine.joint.reader import Writer
from factcheck.engine.joint.system import TRUE, Constraint, Formula, Inequality, Source, Unit
from factcheck.engine.joint.units import Units
from factcheck.engine.joint.variables import Variables
from factcheck.engine.memory.general import exempt
from factcheck.engine.memory.plan import instances
from factcheck.engine.memory.select import Index, checker_of
from factcheck.rules import tree
from factcheck.rules.instance import Group, Instance
from factcheck.rules.rule import Law

MOST_INSTANCES = 200_000
"""How many instances of one law are written; beyond it the law is left out, and the report says so."""

Guard = frozenset[Unit]
Moment = tuple[str, TimeKey | None]
"""A fact and the key of a moment."""


class TooMany(Exception):
    """A law has more instances than are written."""


class Instances:
    """Writes the instances of laws under one reading."""

    def __init__(self, index: Index, variables: Variables, units: Units, reading: int, clock: Clock) -> None:
        self.index = index
        self.variables = variables
        self.units = units
        self.reading = reading
        self.clock = clock
        self.writer = Writer(index.context, reading, variables.of)
        self.unsaid: dict[str, None] = {}
        """The rules of which some instance says what no inequality does, nor anything that follows from it."""
        self._speaking: Classes[Moment] = Classes()
        self._claims: dict[Moment, set[Unit]] = {}
        self._ties: dict[str, Sequence[Instance]] = {}
        self._needs: dict[str, Guard] = {}

    def tie_moments(self, laws: Iterable[Law]) -> None:
        """Finds the facts that laws about one moment hold together, and who speaks of each such moment."""
        for law in laws:
            if is_tie(law, self.index.context.vocabulary):
                self._ties[law.id] = self._proposed(law)
                for instance in self._ties[law.id]:
                    rows = [row for _, row in bound_rows(instance)]
                    for row in rows[1:]:
                        self._speaking.join(_moment(rows[0]), _moment(row))
        for row in self.index.table.rows:
            if is_total(row) and not is_unstated(row):
                self._claims.setdefault(self._speaking.find(_moment(row)), set()).add(self.units.of(row.claim))

    def needs(self, row: Row) -> Guard:
        """What must be kept for the row to stand; asked once who speaks of each moment is known."""
        known = self._needs.get(row.id)
        if known is None:
            known = self._needs[row.id] = self._needed(row)
        return known

    def _needed(self, row: Row) -> Guard:
        rests = frozenset(self.units.of(claim) for claim in row.rests_on)
        if not is_unstated(row):
            return rests | {self.units.of(row.claim)}
        speaking = self._claims.get(self._speaking.find(_moment(row)))
        return rests | {self.units.support(frozenset(speaking))} if speaking else rests

    def constraints(self, law: Law) -> Iterator[Constraint]:
        """Every instance that the bounds of what it binds do not settle. Raises `TooMany` and `OutOfTime`."""
        tied = law.id in self._ties
        proposed = self._ties[law.id] if tied else self._proposed(law)
        if not proposed:  # as of most laws, which then need no checker
            return
        checker = self.index.of(law, checker_of)
        seen: set[tuple[Formula, Guard]] = set()
        for instance in self.clock.watching(proposed):
            if checker.in_scope(instance, self.reading) is False:
                continue
            if not tied and checker.holds(instance, self.reading) is True:
                continue
            if law.unless and exempt(law, checker, self.index, instance, self.reading):
                continue
            if _is_fold(law):
                yield from self._folded(law, checker.law, instance)
                continue
            formula = self.writer.formula(checker.law, instance, settle=not tied)
            if self.writer.unsaid:
                self.unsaid[law.rule.code] = None
            guard = self._tied_guard(instance) if tied and not self.writer.by_bounds else self._guard(instance)
            if formula != TRUE and (formula, guard) not in seen:
                seen.add((formula, guard))
                yield Constraint(formula, Source(law.id, tuple(bound_rows(instance))), guard)

    def _proposed(self, law: Law) -> Sequence[Instance]:
        found = list(islice(self.clock.watching(instances(law, self.index)), MOST_INSTANCES + 1))
        if len(found) > MOST_INSTANCES:
            raise TooMany(f"{law.id} has more than {MOST_INSTANCES:,} instances")
        return found

    def _guard(self, instance: Instance) -> Guard:
        return frozenset().union(*[self.needs(row) for _, row in bound_rows(instance)])

    def _tied_guard(self, instance: Instance) -> Guard:
        """Whoever speaks of the moment keeps its facts tied."""
        rows = [row for _, row in bound_rows(instance)]
        speaking = self._claims.get(self._speaking.find(_moment(rows[0])))
        return frozenset((self.units.support(frozenset(speaking)),)) if speaking else self._guard(instance)

    def _folded(self, law: Law, plain: Law, instance: Instance) -> Iterator[Constraint]:
        """`sum(parts.value) <= ...`: each part adds what it has, or, once withdrawn, at least nothing."""
        name = next(binding.name for binding in law.bindings if binding.group)
        group = instance[name]
        assert isinstance(group, Group)
        told = group.telling()
        helping: dict[str, int] = {}
        for member, (row, *_) in told.items():
            own = self.variables.of(row, "value")
            if own is None:
                return
            helping[row.id] = self.variables.between()
            keeping = {self.needs(other) for other in told[member]}
            yield Constraint(Inequality(((-1, helping[row.id]),), 0), Source(law.id))
            for guard in keeping:
                yield Constraint(
                    Inequality(((1, own), (-1, helping[row.id])), 0), Source(law.id, ((name, row),)), guard
                )
        rest = {other: bound for other, bound in instance.items() if other != name}
        writer = Writer(self.index.context, self.reading, _replacing(self.variables.of, helping))
        chosen = attrs.evolve(group, rows=tuple(rows[0] for rows in told.values()))
        formula = writer.formula(plain, {**rest, name: chosen}, settle=False)
        if writer.unsaid:
            self.unsaid[law.rule.code] = None
        bound = tuple((other, row) for other, row in bound_rows(instance) if other != name)
        yield Constraint(formula, Source(law.id, bound), self._guard(rest))


def _replacing(variable: Callable[[Row, str], int | None], instead: dict[str, int]) -> Callable[[Row, str], int | None]:
    return lambda row, field: instead[row.id] if field == "value" and row.id in instead else variable(row, field)


def _is_fold(law: Law) -> bool:
    """A group that no reference names, whose sum stands on the smaller side: fewer members ask for less."""
    require = law.require
    return (
        any(binding.group and binding.follows is None for binding in law.bindings)
        and isinstance(require, tree.Compare)
        and require.op in ("<=", "<")
        and isinstance(require.left, tree.Total)
        and require.left.of.name == "value"
    )


def _moment(row: Row) -> Moment:
    return row.fact, row.moment[0]
