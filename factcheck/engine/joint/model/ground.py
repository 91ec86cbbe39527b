"""The constraints of single instances: every law that is neither an agreement nor an order.

Going in: a law and the rows at their moments, stated or not. Going out: one constraint an instance that its bounds do not
settle. A law about the values at one moment holds for its facts while anybody speaks of that moment; any other while the
claims that it binds, and those that their bounds rest on, are kept. A sum of parts is written with one auxiliary variable a
part, which counts while the part is kept, so that a group with fewer members needs no constraint of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, product

import attrs

from factcheck.claims.table import Row
from factcheck.claims.time_keys import TimeKey
from factcheck.deadline import Deadline
from factcheck.engine.conflicts import bound_rows
from factcheck.engine.joint.model.keyed_rows import is_auxiliary, is_total
from factcheck.engine.joint.model.law_kinds import contained_in, is_component_sum, is_contained_sum, is_tie
from factcheck.engine.joint.model.linearise import Linearizer
from factcheck.engine.joint.model.problem import TRUE, Constraint, Formula, Inequality, Provenance, SoftGroup
from factcheck.engine.joint.model.soft_groups import SoftGroups
from factcheck.engine.joint.model.variables import Variables
from factcheck.engine.memory.general import exempt, tied
from factcheck.engine.memory.plan import instances
from factcheck.engine.memory.select import Index, checker_of
from factcheck.engine.sets import UnionFind
from factcheck.rules import tree
from factcheck.rules.instance import Group, Instance
from factcheck.rules.rule import Law
from factcheck.values.bounds import Number

MOST_CONSTRAINTS = 200_000
"""So many different constraints of one law are held in memory; beyond it the rest is left out, and the report says so."""

Assumptions = frozenset[SoftGroup]
Moment = tuple[str, TimeKey | None]
"""A fact and the key of a moment."""


class TooManyTuples(Exception):
    """A law has more instances than are written, among these claims."""

    def __init__(self, reason: str, claims: Iterable[str]) -> None:
        super().__init__(reason)
        self.claims = frozenset(claims)


class Grounder:
    """Writes the instances of laws under one reading."""

    def __init__(
        self, index: Index, variables: Variables, soft_groups: SoftGroups, reading: int, deadline: Deadline
    ) -> None:
        self.index = index
        self.variables = variables
        self.soft_groups = soft_groups
        self.reading = reading
        self.deadline = deadline
        self.linearizer = Linearizer(index.context, reading, variables.of)
        self.unsaid: dict[str, None] = {}
        """The rules of which some instance says what no inequality does, nor anything that follows from it."""
        self._speaking: UnionFind[Moment] = UnionFind()
        self._claims: dict[Moment, set[SoftGroup]] = {}
        self._of_facts: dict[str, Sequence[Instance]] = {}
        self._ties: set[str] = set()
        self._values: dict[str, Row] = {}
        self._telling: dict[str, list[Row]] = {}
        self._needs: dict[str, Assumptions] = {}

    def connect_moments(self, laws: Iterable[Law]) -> None:
        """Finds the facts that laws about one moment hold together, and who speaks of each such moment."""
        values: Index | None = None
        for law in laws:
            is_one_moment = is_tie(law, self.index.context.vocabulary) or is_component_sum(law)
            if not is_one_moment and not is_contained_sum(law):
                continue
            values = values or self._one_of_each_value()
            self._of_facts[law.id] = [self._stated(instance) for instance in self._proposed(law, values)]
            if is_one_moment:
                self._ties.add(law.id)
                for instance in self._of_facts[law.id]:
                    rows = [row for _, row in bound_rows(instance)]
                    for row in rows[1:]:
                        self._speaking.join(_moment(rows[0]), _moment(row))
        for row in self.index.table.rows:
            if is_total(row) and not is_auxiliary(row):
                self._claims.setdefault(self._speaking.find(_moment(row)), set()).add(self.soft_groups.of(row.claim))

    def _one_of_each_value(self) -> Index:
        """One row for each value of a fact at a moment, however many tell it, each as if it were a claim of its own.

        It is the one with the largest low, by which members of a group are chosen that are not known to share nothing.
        """
        telling: dict[object, list[tuple[Number, Row]]] = {}
        for row in self.index.table.rows:
            if row.value is not None:
                key = (self.variables.class_of(row, "value"), row.form, row.stance, row.occurrence)
                telling.setdefault(key, []).append((row.value[self.reading].low, row))
        for rows in telling.values():
            _, shown = max(rows, key=lambda told: told[0])
            self._values[shown.id] = shown
            self._telling[shown.id] = [row for _, row in rows]
        alone = tuple(attrs.evolve(row, claim=row.id) for row in self._values.values())
        return Index(attrs.evolve(self.index.table, rows=alone))

    def _stated(self, instance: Instance) -> Instance:
        """The instance with the rows that stand for its values."""
        return {
            name: self._values[bound.id]
            if isinstance(bound, Row)
            else attrs.evolve(bound, rows=tuple(self._values[row.id] for row in bound.rows))
            for name, bound in instance.items()
        }

    def needs(self, row: Row) -> Assumptions:
        """What must be kept for the row to stand; asked once who speaks of each moment is known."""
        known = self._needs.get(row.id)
        if known is None:
            known = self._needs[row.id] = self._needed(row)
        return known

    def resting(self, row: Row, rests: Iterable[str]) -> Assumptions:
        """What must be kept for an end that was computed from some claims; those set aside are not there to be withdrawn."""
        present = self.index.table.claims
        return frozenset(self.soft_groups.of(claim) for claim in (row.claim, *(one for one in rests if one in present)))

    def _needed(self, row: Row) -> Assumptions:
        rests = frozenset(self.soft_groups.of(claim) for claim in row.rests_on)
        if not is_auxiliary(row):
            return rests | {self.soft_groups.of(row.claim)}
        speaking = self._claims.get(self._speaking.find(_moment(row)))
        return rests | {self.soft_groups.any_of(frozenset(speaking))} if speaking else rests

    def constraints(self, law: Law) -> Iterator[Constraint]:
        """Every instance that the bounds of what it binds do not settle. Raises `TooManyTuples` and `OutOfTime`."""
        of_facts = law.id in self._of_facts
        proposed = iter(self._of_facts[law.id] if of_facts else self._proposed(law, self.index))
        first = next(proposed, None)
        if first is None:  # as of most laws, which then need no checker
            return
        checker = self.index.of(law, checker_of)
        seen: set[tuple[Formula, Assumptions]] = set()
        for instance in chain((first,), proposed):
            if checker.in_scope(instance, self.reading) is False:
                continue
            # of a value that many tell, the bounds of one of them settle nothing
            if not of_facts and checker.holds(instance, self.reading) is True:
                continue
            if law.unless and exempt(law, checker, self.index, instance, self.reading):
                continue
            if _is_fold(law) and not _is_signed(instance):
                yield from self._folded(law, checker.law, instance)
                continue
            formula = self.linearizer.formula(checker.law, instance, settle=not of_facts)
            if self.linearizer.unsaid:
                self.unsaid[law.rule.code] = None
            for assumptions in self._assumption_sets(law, instance) if formula != TRUE else ():
                if (formula, assumptions) in seen:
                    continue
                seen.add((formula, assumptions))
                if len(seen) > MOST_CONSTRAINTS:
                    reason = f"{law.rule.code} has more than {MOST_CONSTRAINTS:,} instances that bounds do not decide"
                    raise TooManyTuples(reason, (row.claim for b in law.bindings for row in self.index.selected(b)))
                yield Constraint(formula, Provenance(law.id, tuple(bound_rows(instance))), assumptions)

    def _proposed(self, law: Law, index: Index) -> Iterator[Instance]:
        """Its instances: of claims one of which has to lie within the other, those that surely do, for no others say anything."""
        within = contained_in(law)
        if within is None:
            return self.deadline.watching(instances(law, index))
        return self.deadline.watching(tied(law, index, *within))

    def _assumptions(self, instance: Instance) -> Assumptions:
        return frozenset().union(*[self.needs(row) for _, row in bound_rows(instance)])

    def _moment_assumptions(self, instance: Instance) -> Assumptions:
        """Whoever speaks of the moment keeps its facts tied."""
        rows = [row for _, row in bound_rows(instance)]
        speaking = self._claims.get(self._speaking.find(_moment(rows[0])))
        return frozenset((self.soft_groups.any_of(frozenset(speaking)),)) if speaking else self._assumptions(instance)

    def _assumption_sets(self, law: Law, instance: Instance) -> list[Assumptions]:
        """What must be kept for an instance whose formula was written last to hold: any of these."""
        if law.id not in self._of_facts or self.linearizer.by_bounds:
            return [self._assumptions(instance)]
        return [self._moment_assumptions(instance)] if law.id in self._ties else self._tellers(bound_rows(instance))

    def _tellers(self, rows: Sequence[tuple[str, Row]]) -> list[Assumptions]:
        """What must be kept for somebody to tell the value of each row: any of these."""
        return [frozenset().union(*enabled) for enabled in product(*(self._enabled_by(row) for _, row in rows))]

    def _enabled_by(self, row: Row) -> list[Assumptions]:
        """What must be kept for somebody to tell the row's value: any of these."""
        needed = dict.fromkeys(self.needs(other) for other in self._telling.get(row.id, (row,)))
        soft_groups = frozenset().union(*needed)
        if (
            len(needed) > 1
            and all(len(assumptions) == 1 for assumptions in needed)
            and max(soft_groups) < len(self.soft_groups.claims)
        ):
            return [frozenset((self.soft_groups.any_of(soft_groups),))]
        return list(needed)

    def _linking(self, law: Law, rows: Sequence[Row]) -> Iterable[Assumptions]:
        """What must be kept for a part to count: at a moment of the whole nothing, for its value is what it is."""
        if law.id in self._of_facts:
            return dict.fromkeys(frozenset(self.soft_groups.of(claim) for claim in row.rests_on) for row in rows)
        return dict.fromkeys(self.needs(row) for row in rows)

    def _folded(self, law: Law, plain: Law, instance: Instance) -> Iterator[Constraint]:
        """`sum(parts.value) <= ...`: each part adds what it has, or, once withdrawn, at least nothing."""
        name = next(binding.name for binding in law.bindings if binding.group)
        group = instance[name]
        assert isinstance(group, Group)
        auxiliary: dict[str, int] = {}
        for row, *others in group.telling().values():
            own = self.variables.of(row, "value")
            if own is None:
                return
            auxiliary[row.id] = self.variables.auxiliary()
            yield Constraint(Inequality(((-1, auxiliary[row.id]),), 0), Provenance(law.id))
            for assumptions in self._linking(law, (row, *others)):
                yield Constraint(
                    Inequality(((1, own), (-1, auxiliary[row.id])), 0), Provenance(law.id, ((name, row),)), assumptions
                )
        rest = {other: bound for other, bound in instance.items() if other != name}
        linearizer = Linearizer(self.index.context, self.reading, _replacing(self.variables.of, auxiliary))
        chosen = attrs.evolve(group, rows=tuple(rows[0] for rows in group.telling().values()))
        formula = linearizer.formula(plain, {**rest, name: chosen}, settle=False)
        if linearizer.unsaid:
            self.unsaid[law.rule.code] = None
        rows = bound_rows(rest)
        for assumptions in self._tellers(rows):
            yield Constraint(formula, Provenance(law.id, tuple(rows)), assumptions)


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


def _is_signed(instance: Instance) -> bool:
    """Whether what is added up may be below nothing, so that fewer members may ask for more."""
    return any(isinstance(bound, Group) and bound.signed for bound in instance.values())


def _moment(row: Row) -> Moment:
    return row.fact, row.moment[0]
