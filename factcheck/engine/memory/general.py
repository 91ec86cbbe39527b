"""Any tuple of claims: a hash join over what they must share. Cost: the tuples that share it.

Going in: a law and an `Index` of the rows. Going out: the bound instances, over-selected: everything that shares the strict keys,
so that the checker alone decides; and `Decisions`, which asks it. Every other plan finds what this one finds.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property, lru_cache
from itertools import product

import attrs

from factcheck.claims.table import FUZZY, STRICT, Row
from factcheck.deadline import OutOfTime, ticking
from factcheck.engine.conflicts import Conflict, Evaluation, bound_rows, verdict_of
from factcheck.engine.memory.select import Index, Key, checker_of, cut, followed
from factcheck.engine.memory.windows import Span, Window, spans_of, texts_of
from factcheck.engine.refinement import NEVER_REFINED, Refinement
from factcheck.engine.resting import needed_by
from factcheck.records import Printed
from factcheck.rules import tree
from factcheck.rules.exact import Checker
from factcheck.rules.instance import Group, Instance, shares, under
from factcheck.rules.rule import LAWS, Binding, Law

MOST_ALIKE = 10_000
"""So many pairs of claims that are alike to a law are decided each; of more, enough that every claim stands in one."""


def evaluate(law: Law, index: Index, refinement: Refinement) -> Evaluation:
    """Goes through all instances whose times may meet; of claims that are alike to the law, through one pair for all."""
    decisions = Decisions(law, index, refinement)
    with decisions.in_time():
        if _are_free_pairs(law) and not law.unless:
            texts = texts_of(law, index.context)
            if texts is not None and refinement is NEVER_REFINED:
                _decide_alike(decisions, texts)
                return decisions.evaluation()
            spans = spans_of(law)
            if spans is not None:
                for instance in ticking(_overlapping(law, index, spans)):
                    decisions.decide(instance)
                return decisions.evaluation()
        for instance in ticking(instances(law, index)):
            decisions.decide(instance)
    return decisions.evaluation()


def _are_free_pairs(law: Law) -> bool:
    return len(law.bindings) == 2 and all(binding.follows is None for binding in law.bindings)


def _overlapping(law: Law, index: Index, spans: tuple[Span, Span]) -> Iterator[Instance]:
    """The instances whose spans may overlap; under the strict reading the law is silent of all others."""
    for first, second in _groups(law, index):
        window = Window(second, spans[1])
        for a in first:
            for b in window.near(spans[0](a)):
                if a.claim != b.claim and not (law.symmetric and b.id < a.id) and not (a.epochs and cut(a, b)):
                    yield {law.bindings[0].name: a, law.bindings[1].name: b}


def _groups(law: Law, index: Index) -> Iterator[tuple[Sequence[Row], Sequence[Row]]]:
    """The rows of the two bindings that share their keys."""
    keys = tuple(same.key for same in law.same if len(same.bindings) > 1)
    sides = [index.keyed(binding, keys) for binding in law.bindings]
    for key, rows in sides[0].items():
        if key in sides[1]:
            yield rows, sides[1][key]


def _decide_alike(decisions: Decisions, texts: Callable[[Row], Hashable]) -> None:
    """Decides one pair of each two kinds of rows; what it comes to, all pairs of these kinds come to."""
    law = decisions.law
    first, second = (binding.name for binding in law.bindings)
    for sides in _groups(law, decisions.index):
        kinds: tuple[dict[Hashable, list[Row]], dict[Hashable, list[Row]]] = ({}, {})
        for kind, rows in zip(kinds, sides, strict=True):
            for row in rows:
                kind.setdefault(texts(row), []).append(row)
        for some in ticking(kinds[0].values()):
            for others in kinds[1].values():
                pair = _apart(some, others)
                if pair is None or cut(*pair) or not decisions.speaks_of({first: pair[0], second: pair[1]}):
                    continue
                for a, b in ticking(_shown(some, others)):
                    if not (law.symmetric and b.id < a.id):
                        decisions.decide({first: a, second: b})


def _apart(some: Sequence[Row], others: Sequence[Row]) -> tuple[Row, Row] | None:
    """Two rows of different claims."""
    return next(((a, b) for a in some[:2] for b in others[:2] if a.claim != b.claim), None)


def _shown(some: Sequence[Row], others: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Pairs in which every row stands, few enough to decide: the first of each side with all of the other."""
    if len(some) * len(others) <= MOST_ALIKE:
        yield from product(some, others)
        return
    yield from ((some[0], b) for b in others)
    yield from ((a, others[0]) for a in some)
    yield from zip(some, others[1:], strict=False)
    yield from zip(some[1:], others, strict=False)


def instances(law: Law, index: Index) -> Iterator[Instance]:
    """Every instance whose claims are different ones and share what they must under the strict reading."""
    if not all(index.selected(binding) for binding in law.bindings):
        return
    yield from bind(steps_of(law), index, law.symmetric)


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
    for a in index.selected(first.binding):
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
    for row in step.candidates(index, bound):
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

    def speaks_of(self, instance: Instance) -> bool:
        """Whether the law is not surely silent of an instance."""
        return self.checker.applies(instance) is not False

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
    counted = tree.Count in nodes and tree.Total not in nodes
    for name, bound in instance.items():
        if isinstance(bound, Group):
            kept = bound
            for row in sorted(bound.rows, key=lambda row: _weight(row, reading)):
                rows = tuple(r for r in kept.rows if r is not row)
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
