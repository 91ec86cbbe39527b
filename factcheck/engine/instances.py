"""Every instance of a law over rows held in memory.

Going in: a law and an `Index` of the rows. Going out: the bound instances, over-selected: everything that shares the strict keys,
so that the checker alone decides. This is the join plan for claim sets too small to be worth a database; the SQL plans propose
the same instances, or those of them that matter, for large ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

import attrs

from factcheck.claims.table import FUZZY, STRICT, Row, SetAside
from factcheck.engine.index import Index, Key
from factcheck.engine.links import links_of
from factcheck.engine.members import disjoint_choices
from factcheck.records import Printed
from factcheck.rules import tree
from factcheck.rules.context import Context
from factcheck.rules.exact import Checker, reader
from factcheck.rules.instance import Group, Instance, key_of, shares, under
from factcheck.rules.rule import LAWS, Binding, Law
from factcheck.rules.shape import conjuncts

FEW = 500
"""Up to so many rows are looked through for the members of a group; of more, those of the series inside the whole."""


def instances(law: Law, index: Index) -> Iterator[Instance]:
    """Every instance whose claims are different ones and share what they must under the strict reading."""
    if not all(index.selected(binding) for binding in law.bindings):
        return
    groups = [binding for binding in law.bindings if binding.group]
    if len(groups) > 1:
        raise NotImplementedError("a rule binds one group at most")
    steps = steps_of(law)
    for bound in _pairs(steps, index, law.symmetric) if len(steps) == 2 else _bind(steps, index, {}):
        if groups:
            yield from with_group(law, index, groups[0], bound)
        else:
            yield bound


@attrs.frozen(eq=False, repr=False)
class _Step(Printed):
    """One binding in the order of binding: the keys that it shares with names bound before, and with which of them."""

    binding: Binding
    keys: tuple[str, ...]
    partners: tuple[str, ...]

    def candidates(self, index: Index, bound: dict[str, Row]) -> Sequence[Row]:
        """The rows that may be bound next."""
        if self.binding.follows is not None:
            base, reference = self.binding.follows
            return _followed(index, self.binding, bound[base].refs.get(reference, ()))
        if not self.keys:
            return index.selected(self.binding)
        return index.keyed(self.binding, self.keys).get(self.wanted(index, bound), ())

    def wanted(self, index: Index, bound: dict[str, Row]) -> Key:
        """What the next row must have under the keys."""
        keys = index.keys(self.keys)
        found = {partner: keys[bound[partner]] for partner in self.partners}
        return tuple([found[partner][at] for at, partner in enumerate(self.partners)])


@lru_cache(maxsize=LAWS)
def steps_of(law: Law) -> tuple[_Step, ...]:
    """The steps of what a law binds beside its group; what follows a reference comes after all else."""
    singles = [binding for binding in law.bindings if not binding.group]
    return _steps(law, sorted(singles, key=lambda binding: binding.follows is not None))


def _steps(law: Law, bindings: Iterable[Binding]) -> tuple[_Step, ...]:
    steps: list[_Step] = []
    for binding in bindings:
        before = {step.binding.name for step in steps}
        joins = [
            (same.key, next(other for other in same.bindings if other in before))
            for same in law.same
            if binding.name in same.bindings and not before.isdisjoint(same.bindings)
        ]
        steps.append(_Step(binding, tuple(key for key, _ in joins), tuple(partner for _, partner in joins)))
    return tuple(steps)


def _pairs(steps: tuple[_Step, ...], index: Index, once: bool) -> Iterator[dict[str, Row]]:
    """The same as `_bind` for the two bindings that nearly every law has; with `once`, each pair in one order only."""
    first, second = steps
    one, other = first.binding.name, second.binding.name
    apart = second.binding.follows is None
    near = _partners(second, index)
    for a in index.selected(first.binding):
        for b in near(a):
            if a.claim == b.claim or (once and b.id < a.id) or (apart and a.epochs and cut(a, b)):
                continue
            yield {one: a, other: b}


def _partners(second: _Step, index: Index) -> Callable[[Row], Sequence[Row]]:
    """The rows that may be bound beside each that is bound first."""
    binding = second.binding
    if binding.follows is not None:
        reference = binding.follows[1]
        return lambda row: _followed(index, binding, row.refs.get(reference, ()))
    if not second.keys:
        rows = index.selected(binding)
        return lambda row: rows
    keys, keyed = index.keys(second.keys), index.keyed(binding, second.keys)
    return lambda row: keyed.get(keys[row], ())


def _bind(steps: tuple[_Step, ...], index: Index, bound: dict[str, Row]) -> Iterator[dict[str, Row]]:
    if len(bound) == len(steps):
        yield bound
        return
    step = steps[len(bound)]
    # a reference is followed whatever has been corrected since; only what merely meets is kept apart
    apart = step.binding.follows is None
    for row in step.candidates(index, bound):
        if not any(row.claim == other.claim or (apart and row.epochs and cut(row, other)) for other in bound.values()):
            yield from _bind(steps, index, {**bound, step.binding.name: row})


def cut(a: Row, b: Row) -> bool:
    """Whether a correction lies between two claims of one fact, so that no rule compares them."""
    if a.fact != b.fact or not a.epochs or not b.epochs:
        return False
    sides = dict(b.epochs)
    return any(scope in sides and sides[scope] != side for scope, side in a.epochs)


def _followed(index: Index, binding: Binding, claims: Iterable[str]) -> list[Row]:
    """The rows of the claims that a reference names."""
    return [row for claim in claims for row in index.table.rows_of(claim, SetAside.LEFT_OUT) if binding.selects(row)]


def with_group(law: Law, index: Index, binding: Binding, bound: dict[str, Row]) -> Iterator[Instance]:
    """The instances of what is bound with each choice of members of a group."""
    if binding.follows is not None:
        group = _reference_group(index, binding, bound[binding.follows[0]], binding.follows[1])
        found = under({**bound, binding.name: group}, law.same, STRICT) if group is not None else None
        if found is not None:
            yield found
        return
    members = index.of(law, _members)
    rows = [row for row in members.near(index, bound) if not _excluded(row, bound)]
    rows = [row for row in rows if members.condition({**bound, binding.name: row}, STRICT) is True]
    wholes = [bound[other.name] for other in members.others]
    asked = [same for same in law.same if binding.name in same.bindings]
    sharing = {
        reading: [r for r in rows if all(shares({**bound, binding.name: r}, same, reading) for same in asked)]
        for reading in (FUZZY, STRICT)
    }
    for chosen in disjoint_choices(sharing, wholes, index.world):
        yield {**bound, binding.name: Group.of(chosen, _signed(index, chosen))}


@attrs.frozen(eq=False, repr=False)
class _Members(Printed):
    """What the members of a group have in common, whatever the group is of: made once for each law."""

    law: Law
    others: tuple[Binding, ...]
    step: _Step
    wholes: tuple[str, ...]
    condition: Callable[[Instance, int], object]

    def near(self, index: Index, bound: dict[str, Row]) -> Iterable[Row]:
        """The rows that may be members; where there are many, only those of the series inside the whole."""
        found = self.step.candidates(index, bound)
        if not self.wholes or len(found) <= FEW:
            return found
        return index.inside(self.step.binding, self.step.keys, self.step.wanted(index, bound), bound[self.wholes[0]])


def _members(law: Law, index: Index) -> _Members:
    others = tuple(other for other in law.bindings if not other.group)
    (binding,) = (other for other in law.bindings if other.group)
    wholes = tuple(outer for inner, outer in links_of(law.when).inside if inner == binding.name)
    condition = member_condition(law, binding.name, index.world)
    return _Members(law, others, _steps(law, [*others, binding])[-1], wholes, condition)


def _excluded(row: Row, bound: dict[str, Row]) -> bool:
    return any(row.claim == other.claim or cut(row, other) for other in bound.values())


def _reference_group(index: Index, binding: Binding, start: Row, reference: str) -> Group | None:
    """The group that a reference names; none where a member is missing or filtered out."""
    rows = tuple(_components(index, binding, start) if reference == "components" else ())
    if reference != "components":
        claims = start.refs.get(reference, ())
        found = {claim: _followed(index, binding, (claim,)) for claim in claims}
        if not claims or not all(found.values()):
            return None
        rows = tuple(row for members in found.values() for row in members)
    if not rows:
        return None
    return Group.of(rows, _signed(index, rows), by_claim=reference != "components", named=True)


def _components(index: Index, binding: Binding, whole: Row) -> list[Row]:
    """The rows of the measures that the whole's measure is the sum of, at its dimensions and time; none unless all are told."""
    measure = index.world.vocabulary.measures.get(whole.type)
    names = measure.sum_of if measure is not None else ()
    keyed = index.keyed(binding, ("dimensions", "time"))
    key = (key_of(whole, "dimensions", STRICT), key_of(whole, "time", STRICT))
    rows = [row for row in keyed.get(key, ()) if row.type in names and row.modality == whole.modality]
    return rows if names and {row.type for row in rows} == set(names) else []


def _signed(index: Index, rows: Iterable[Row]) -> bool:
    measures = index.world.vocabulary.measures
    return any(row.type in measures and measures[row.type].signed for row in rows)


def member_condition(law: Law, name: str, world: Context) -> Callable[[Instance, int], object]:
    """The part of `when` that speaks of each member of a group, as one condition on a member."""
    parts = [part for part in conjuncts(law.when) if name in tree.mentioned(part)]
    return reader(tree.And(tuple(parts)), world)


def exempt(law: Law, checker: Checker, index: Index, instance: Instance, reading: int) -> bool:
    """Whether a claim of `unless` may exist for this instance, so that the law says nothing of it."""
    if not law.unless:
        return False
    (binding,) = law.unless
    for row in index.selected(binding):
        extended = {**instance, binding.name: row}
        alike = all(shares(extended, same, STRICT) for same in law.unless_same)
        if alike and checker.unless(extended, reading) is not False:
            return True
    return False
