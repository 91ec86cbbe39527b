"""Sums and counts over groups, as intervals. Cost: the members of all groups.

Going in: a law that binds one group, and an `Index` of the rows. Going out: its instances: what is bound beside the group, with
each choice of members that `factcheck.engine.memory.disjoint_members` makes. Wholes of one series have one choice, found once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

import attrs

from factcheck.claims.table import FUZZY, STRICT, Row
from factcheck.deadline import ticking
from factcheck.engine.conflicts import Evaluation
from factcheck.engine.memory.disjoint_members import disjoint_choices
from factcheck.engine.memory.general import Decisions, Step, bind, in_steps, steps_of
from factcheck.engine.memory.periods import PeriodsWithin, period_choices
from factcheck.engine.memory.select import Index, cut, followed
from factcheck.engine.refinement import Refinement
from factcheck.records import Printed
from factcheck.rules import tree
from factcheck.rules.exact import reader
from factcheck.rules.instance import Group, Instance, key_of, shares, under
from factcheck.rules.rule import Binding, Law
from factcheck.rules.scope import COMPLETE, COMPONENTS
from factcheck.rules.shape import Fold, Periods, conjuncts, is_of_facts


def evaluate(law: Law, index: Index, refinement: Refinement) -> Evaluation:
    """Goes through all groups."""
    decisions = Decisions(law, index, refinement)
    with decisions.in_time():
        for instance in ticking(instances(law, index)):
            decisions.decide(instance)
    return decisions.evaluation()


def instances(law: Law, index: Index) -> Iterator[Instance]:
    """What is bound beside the group, with each choice of its members."""
    if not all(index.selected(binding) for binding in law.bindings):
        return
    (group,) = (binding for binding in law.bindings if binding.group)
    for bound in ticking(bind(steps_of(law), index)):
        yield from with_group(law, index, group, bound)


def with_group(law: Law, index: Index, binding: Binding, bound: dict[str, Row]) -> Iterator[Instance]:
    """The instances of what is bound with each choice of members of a group."""
    if binding.follows is not None:
        group = _reference_group(index, binding, bound[binding.follows[0]], binding.follows[1])
        found = under({**bound, binding.name: group}, law.same, STRICT) if group is not None else None
        if found is not None:
            yield found
        return
    for group in index.of(law, _members).groups(index, bound):
        yield {**bound, binding.name: group}


@attrs.frozen(eq=False, repr=False)
class _Members(Printed):
    """What the members of a group have in common, whatever the group is of: made once for each law.

    `alike` tells that whatever is bound beside members chooses them by what it tells of alone, `periods` that these choose them,
    and how, `counting` that their number is looked at, `all_of_them` that nothing is added up or counted, so that no member
    need be apart from another.
    """

    law: Law
    others: tuple[Binding, ...]
    step: Step
    wholes: tuple[str, ...]
    condition: Callable[[Instance, int], object]
    alike: bool
    counting: bool
    all_of_them: bool
    periods: Periods | None
    known: dict[Hashable, tuple[list[Row], list[Group]]] = attrs.field(factory=dict)
    by_period: dict[Hashable, PeriodsWithin] = attrs.field(factory=dict)

    def groups(self, index: Index, bound: dict[str, Row]) -> list[Group]:
        """The groups of members beside what is bound."""
        if not self.alike:
            return self._choices(index, bound, [row for row in self._rows(index, bound) if not _excluded(row, bound)])
        of_bound = ((index.context.series[row], row.moment, row.midnight) for row in bound.values())
        key = (self.step.wanted(index, bound), *of_bound)
        found = self.known.get(key)
        if found is None:
            rows = self._rows(index, bound)
            found = self.known[key] = rows, self._choices(index, bound, rows)
        rows, groups = found
        # who was not chosen may as well be left out: the choice among the others is the same
        if any(_excluded(row, bound) for group in groups for row in (*group.rows, *(group.unsure or ()))):
            return self._choices(index, bound, [row for row in rows if not _excluded(row, bound)])
        return groups

    def _rows(self, index: Index, bound: dict[str, Row]) -> list[Row]:
        """The rows that may be members, those of the series inside the whole where they have to lie within it."""
        found: Iterable[Row]
        if self.periods is not None:
            found = self._within(index, bound).inside(bound[self.others[0].name])
        elif not self.wholes:
            found = self.step.candidates(index, bound)
        else:
            found = index.inside(
                self.step.binding, self.step.keys, self.step.wanted(index, bound), bound[self.wholes[0]]
            )
        name = self.step.binding.name
        return [row for row in found if self.condition({**bound, name: row}, STRICT) is True]

    def _within(self, index: Index, bound: dict[str, Row]) -> PeriodsWithin:
        key = self.step.wanted(index, bound)
        found = self.by_period.get(key)
        if found is None:
            found = self.by_period[key] = PeriodsWithin(self.step.candidates(index, bound))
        return found

    def _choices(self, index: Index, bound: dict[str, Row], rows: Sequence[Row]) -> list[Group]:
        if self.all_of_them:
            return [Group.of(tuple(rows), _signed(index, rows))] if rows else []
        wholes = [bound[other.name] for other in self.others]
        name = self.step.binding.name
        asked = [same for same in self.law.same if name in same.bindings]
        sharing = {
            reading: [row for row in rows if all(shares({**bound, name: row}, same, reading) for same in asked)]
            for reading in (FUZZY, STRICT)
        }
        if self.periods is not None:
            added = period_choices(sharing, wholes[0], self.periods, _signed(index, rows))
            return [Group.of(chosen, _signed(index, chosen)) for chosen in added]
        choices = disjoint_choices(sharing, wholes, index.context, self.counting)
        return [Group.of(chosen.rows, _signed(index, chosen.rows), unsure=chosen.unsure) for chosen in choices]


def _members(law: Law, index: Index) -> _Members:
    others = tuple(other for other in law.bindings if not other.group)
    (binding,) = (other for other in law.bindings if other.group)
    parts = [part for part in conjuncts(law.when) if binding.name in tree.mentioned(part)]
    wholes = tuple(
        part.arguments[1].binding
        for part in parts
        if isinstance(part, tree.Relation) and part.name == "within" and part.arguments[0] == tree.Bound(binding.name)
    )
    step = in_steps(law, [*others, binding])[-1]
    condition = reader(tree.And(tuple(parts)), index.context)
    nodes = [type(node) for node in tree.all_of(law.require)]
    assert isinstance(law.shape, Fold)
    periods = law.shape.periods
    return _Members(
        law,
        others,
        step,
        wholes,
        condition,
        all(map(is_of_facts, parts)),
        tree.Count in nodes,
        tree.Gathered in nodes,
        periods,
    )


def _excluded(row: Row, bound: dict[str, Row]) -> bool:
    return any(row.claim == other.claim or cut(row, other) for other in bound.values())


def _reference_group(index: Index, binding: Binding, start: Row, reference: str) -> Group | None:
    """The group that a reference names; none where a member is missing or filtered out."""
    declared = _DECLARED.get(reference)
    rows = tuple(declared(index, binding, start) if declared is not None else ())
    if declared is None:
        claims = start.refs.get(reference, ())
        found = {claim: followed(index, binding, (claim,)) for claim in claims}
        if not claims or not all(found.values()):
            return None
        rows = tuple(row for members in found.values() for row in members)
    if not rows:
        return None
    return Group.of(rows, _signed(index, rows), by_claim=declared is None, named=True)


def _components(index: Index, binding: Binding, whole: Row) -> list[Row]:
    """The rows of the measures that the whole's measure is the sum of, at its dimensions and time; none unless all are told."""
    measure = index.context.vocabulary.measures.get(whole.type)
    names = measure.sum_of if measure is not None else ()
    keyed = index.keyed(binding, ("dimensions", "time"))
    key = (key_of(whole, "dimensions", STRICT), key_of(whole, "time", STRICT))
    rows = [row for row in keyed.get(key, ()) if row.type in names and row.modality == whole.modality]
    return rows if names and {row.type for row in rows} == set(names) else []


def _complete(index: Index, binding: Binding, whole: Row) -> list[Row]:
    """The rows of the members that make up the whole, at its time, where it holds them all; none unless all are told."""
    measure = index.context.vocabulary.measures.get(whole.type)
    complete = measure.complete if measure is not None else None
    if complete is None or complete.by not in whole.dims:
        return []
    entities, value = index.context.entities_in(complete.by), whole.dims[complete.by]
    members = {(entities.resolve(name),) for name in complete.members}
    if value in members or not all(entities.lists_within(member, value) is True for member in members):
        return []
    others = {name: names for name, names in whole.dims.items() if name != complete.by}
    rows = [
        row
        for row in index.keyed(binding, ("type", "time")).get((whole.type, key_of(whole, "time", STRICT)), ())
        if row.modality == whole.modality
        and row.dims.get(complete.by) in members
        and {name: names for name, names in row.dims.items() if name != complete.by} == others
    ]
    return rows if {row.dims[complete.by] for row in rows} == members else []


_DECLARED = {COMPONENTS: _components, COMPLETE: _complete}
"""References that the vocabulary makes, not the claim: how the rows are found that they lead to."""


def _signed(index: Index, rows: Iterable[Row]) -> bool:
    measures = index.context.vocabulary.measures
    return any(row.type in measures and measures[row.type].signed for row in rows)
