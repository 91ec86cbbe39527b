"""Any tuple of claims: a hash join over what they must share. Cost: the tuples that share it.

Going in: a law and an `Index` of the rows. Going out: the bound instances, over-selected: everything that shares the strict keys,
so that the checker alone decides; and `Decisions`, which asks it. Every other plan finds what this one finds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property, lru_cache

import attrs

from factcheck.claims.table import FUZZY, STRICT, Row
from factcheck.deadline import OutOfTime, ticking
from factcheck.engine.conflicts import Conflict, Evaluation, bound_rows, verdict_of
from factcheck.engine.memory.select import Index, Key, checker_of, cut, followed
from factcheck.engine.refinement import Refinement
from factcheck.engine.resting import needed_by
from factcheck.records import Printed
from factcheck.rules import tree
from factcheck.rules.exact import Checker, reader
from factcheck.rules.instance import Group, Instance, shares, under
from factcheck.rules.rule import LAWS, Binding, Law


def evaluate(law: Law, index: Index, refinement: Refinement) -> Evaluation:
    """Goes through all instances."""
    decisions = Decisions(law, index, refinement)
    with decisions.in_time():
        for instance in ticking(instances(law, index)):
            decisions.decide(instance)
    return decisions.evaluation()


def instances(law: Law, index: Index) -> Iterator[Instance]:
    """Every instance whose claims are different ones and share what they must under the strict reading."""
    if not all(index.selected(binding) for binding in law.bindings):
        return
    yield from bind(steps_of(law), index, law.symmetric)


def tied(law: Law, index: Index, inner: str, outer: str, of_facts: Iterable[tree.Node]) -> Iterator[Instance]:
    """The instances of two claims, the one within the other, whose facts surely are as the law asks: found by their series."""
    if not all(index.selected(binding) for binding in law.bindings):
        return
    first, second = steps_of(law)
    by_name = {binding.name: binding for binding in law.bindings}
    place = {row: n for n, row in enumerate(index.selected(first.binding))}
    later = {row: n for n, row in enumerate(index.selected(second.binding))}
    keys, condition = index.keys(second.keys), reader(tree.And(tuple(of_facts)), index.context)
    found: list[tuple[int, int, Instance]] = []
    for whole in ticking(index.selected(by_name[outer])):
        for part in index.inside(by_name[inner], second.keys, keys[whole] if second.keys else (), whole):
            instance = {inner: part, outer: whole}
            a, b = instance[first.binding.name], instance[second.binding.name]
            apart = a.claim != b.claim and not (a.epochs and cut(a, b)) and not (law.symmetric and b.id < a.id)
            if apart and condition(instance, STRICT) is True:
                found.append((place[a], later[b], {first.binding.name: a, second.binding.name: b}))
    for _, _, bound in sorted(found, key=lambda one: one[:2]):
        yield bound


def bind(steps: tuple[Step, ...], index: Index, once: bool = False) -> Iterator[dict[str, Row]]:
    """Rows for the names of the steps; with `once`, each pair in one order only."""
    return _pairs(steps, index, once) if len(steps) == 2 else _bind(steps, index, {})


@attrs.frozen(eq=False, repr=False)
class Step(Printed):
    """One binding in the order of binding: the keys that it shares with names bound before, and with which of them."""

    binding: Binding
    keys: tuple[str, ...]
    partners: tuple[str, ...]

    def candidates(self, index: Index, bound: dict[str, Row]) -> Sequence[Row]:
        """The rows that may be bound next."""
        if self.binding.follows is not None:
            base, reference = self.binding.follows
            return followed(index, self.binding, bound[base].refs.get(reference, ()))
        if not self.keys:
            return index.selected(self.binding)
        return index.keyed(self.binding, self.keys).get(self.wanted(index, bound), ())

    def wanted(self, index: Index, bound: dict[str, Row]) -> Key:
        """What the next row must have under the keys."""
        keys = index.keys(self.keys)
        found = {partner: keys[bound[partner]] for partner in self.partners}
        return tuple([found[partner][at] for at, partner in enumerate(self.partners)])


@lru_cache(maxsize=LAWS)
def steps_of(law: Law) -> tuple[Step, ...]:
    """The steps of what a law binds beside its group; what follows a reference comes after all else."""
    singles = [binding for binding in law.bindings if not binding.group]
    return in_steps(law, sorted(singles, key=lambda binding: binding.follows is not None))


def in_steps(law: Law, bindings: Iterable[Binding]) -> tuple[Step, ...]:
    """The steps of these bindings, in their order."""
    steps: list[Step] = []
    for binding in bindings:
        before = {step.binding.name for step in steps}
        joins = [
            (same.key, next(other for other in same.bindings if other in before))
            for same in law.same
            if binding.name in same.bindings and not before.isdisjoint(same.bindings)
        ]
        steps.append(Step(binding, tuple(key for key, _ in joins), tuple(partner for _, partner in joins)))
    return tuple(steps)


def _pairs(steps: tuple[Step, ...], index: Index, once: bool) -> Iterator[dict[str, Row]]:
    """The same as `_bind` for the two bindings that nearly every law has; with `once`, each pair in one order only."""
    first, second = steps
    one, other = first.binding.name, second.binding.name
    apart = second.binding.follows is None
    near = _partners(second, index)
    for a in ticking(index.selected(first.binding)):
        for b in near(a):
            if a.claim == b.claim or (once and b.id < a.id) or (apart and a.epochs and cut(a, b)):
                continue
            yield {one: a, other: b}


def _partners(second: Step, index: Index) -> Callable[[Row], Sequence[Row]]:
    """The rows that may be bound beside each that is bound first."""
    binding = second.binding
    if binding.follows is not None:
        reference = binding.follows[1]
        return lambda row: followed(index, binding, row.refs.get(reference, ()))
    if not second.keys:
        rows = index.selected(binding)
        return lambda row: rows
    keys, keyed = index.keys(second.keys), index.keyed(binding, second.keys)
    return lambda row: keyed.get(keys[row], ())


def _bind(steps: tuple[Step, ...], index: Index, bound: dict[str, Row]) -> Iterator[dict[str, Row]]:
    if len(bound) == len(steps):
        yield bound
        return
    step = steps[len(bound)]
    # a reference is followed whatever has been corrected since; only what merely meets is kept apart
    apart = step.binding.follows is None
    for row in ticking(step.candidates(index, bound)):
        if not any(row.claim == other.claim or (apart and row.epochs and cut(row, other)) for other in bound.values()):
            yield from _bind(steps, index, {**bound, step.binding.name: row})


class Decisions:
    """What exact arithmetic says of the instances of a law, one after the other; each conflict is kept once."""

    def __init__(self, law: Law, index: Index, refinement: Refinement) -> None:
        self.law = law
        self.index = index
        self.refinement = refinement
        self.in_scope: set[str] = set()
        self.met = False
        self.undecided = False
        self.why = ""
        self.cut_short = False
        self._conflicts: dict[frozenset[str], Conflict] = {}

    @cached_property
    def checker(self) -> Checker:
        """Made when a first instance is to be decided: most laws have none."""
        return self.index.of(self.law, checker_of)

    @contextmanager
    def in_time(self) -> Iterator[None]:
        """What is decided inside stands, also where the time budget runs out before the rest."""
        try:
            yield
        except OutOfTime:
            self.cut_short = True

    def decide(self, instance: Instance) -> None:
        """Takes note of an instance, whatever it comes to."""
        truth = self.checker.applies(instance)
        if truth is False or self.refinement.takes(instance):
            return
        claims = {row.claim for _, row in bound_rows(instance)}
        self.in_scope |= claims
        self.met = self.met or len(claims) > 1
        if truth is True and self._is_broken(instance):
            self._keep(instance)
        elif not self.undecided:
            # the widest reading decides whether it surely is as the law says
            spoken_of = self.checker.when(instance, FUZZY) is not False
            self.undecided = spoken_of and self.checker.holds(instance, FUZZY) is not True
            self.why = _why(instance) if self.undecided else ""

    def take_in(self, claims: Iterable[str]) -> None:
        """Takes note of claims that stand in instances of which the law speaks, each of two claims."""
        before = len(self.in_scope)
        self.in_scope.update(claims)
        self.met = self.met or len(self.in_scope) > before

    def confirm(self, instance: Instance, beside: int = 0) -> None:
        """Takes note of an instance if it is a conflict, which stands for so many others `beside`."""
        if self.checker.applies(instance) is True and self._is_broken(instance):
            self._keep(instance, beside)

    def _keep(self, instance: Instance, beside: int = 0) -> None:
        """Keeps a conflict: the rows that it needs, at its gravest."""
        surely = self.checker.violated(instance, FUZZY) and not self._is_exempt(instance, FUZZY)
        reading = FUZZY if surely else STRICT
        needed = _needed(self.checker, under(instance, self.law.same, reading) or instance, reading)
        rows = bound_rows(needed)
        alone = len(self.law.bindings) == len(rows) < len(bound_rows(instance))
        if alone and self.refinement.takes(dict(rows)):
            return  # one member of the group breaks the law alone, which a finer law reports
        conflict = Conflict(self.law, self._resting(needed, reading), verdict_of(self.law, surely), beside)
        key = frozenset(row.id for _, row in conflict.rows)
        known = self._conflicts.get(key)
        if known is None or conflict.rank < known.rank:  # whichever order they were proposed in
            self._conflicts[key] = conflict

    def _resting(self, instance: Instance, reading: int) -> tuple[tuple[str, Row], ...]:
        """The rows of a conflict, which rest on no more claims than it needs."""
        rows = tuple(bound_rows(instance))
        if not any(row.rests_on for _, row in rows):
            return rows
        checker = self.checker
        needed = needed_by(
            instance, reading, lambda trial: checker.violated(trial, reading) and not self._is_exempt(trial, reading)
        )
        return tuple((name, attrs.evolve(row, rests_on=needed.get(row, row.rests_on))) for name, row in rows)

    def _is_broken(self, instance: Instance) -> bool:
        return self.checker.holds(instance, STRICT) is False and not self._is_exempt(instance, STRICT)

    def _is_exempt(self, instance: Instance, reading: int) -> bool:
        return exempt(self.law, self.checker, self.index, instance, reading)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What was kept so far, the gravest first."""
        return tuple(sorted(self._conflicts.values(), key=lambda conflict: conflict.rank))

    def evaluation(self) -> Evaluation:
        """All of it."""
        found = self.conflicts
        return Evaluation(
            found, frozenset(self.in_scope), self.undecided and not found, self.met, self.why, self.cut_short
        )


def _why(instance: Instance) -> str:
    """Why an instance could not be told: members that may be one thing, or hold one another, are not added up."""
    for bound in instance.values():
        if isinstance(bound, Group) and bound.unsure is not None:
            left, one = bound.unsure
            return f"'{left.claim}' and '{one.claim}' tell of things that are not known to be apart, so they are not added up"
    return ""


def _needed(checker: Checker, instance: Instance, reading: int) -> Instance:
    """The instance with the fewest group rows that still break the law, largest lows kept first.

    A member without a row still counts, and may add something to a sum; where only the number is looked at, it is left out.
    """
    nodes = [type(node) for node in tree.all_of(checker.law.require)]
    counted = (tree.Count in nodes or tree.Gathered in nodes) and tree.Total not in nodes
    for name, bound in instance.items():
        if isinstance(bound, Group):
            kept = bound
            for row in sorted(bound.rows, key=lambda row: _weight(row, reading)):
                rows = tuple(r for r in kept.rows if r is not row)
                if counted and not rows:
                    continue  # a group has a member
                smaller = kept.only(rows) if counted else attrs.evolve(kept, rows=rows)
                if checker.holds({**instance, name: smaller}, reading) is False:
                    kept = smaller
            instance = {**instance, name: kept}
    return instance


def _weight(row: Row, reading: int) -> tuple[float, str]:
    return (float(row.value[reading].low) if row.value is not None else 0.0, row.id)


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
