"""Pairs of claims, those that a law cannot tell apart decided at once. Cost: n log n where what the law asks lets it be.

Going in: a law of two claims and an `Index` of the rows. Going out: what it comes to, as if each pair had been decided. Rows
that share the keys are put into classes, alike in all that the law looks at; two classes are decided by one pair of theirs. A
comparison `left < right` of one claim with the other is left out of that and bisected. Classes are paired by what a condition
asks two claims to share (`Function.shares`) or by times that must meet (`Function.meets`). Of very many conflicts of two
classes, a sparse certificate is kept: every row in conflict stands in one, those that conflict hang together, the gravest are
among them, and the number of the others is told. For a function to look at less than the whole claim, give it `looks_at`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import partial

from factcheck.claims.table import FUZZY, STRICT, Row
from factcheck.deadline import ticking
from factcheck.engine.conflicts import Evaluation
from factcheck.engine.memory.general import Decisions, steps_of
from factcheck.engine.memory.meeting import between, meeting
from factcheck.engine.memory.select import Index, cut
from factcheck.engine.memory.thresholds import Threshold, threshold_of
from factcheck.engine.refinement import Refinement
from factcheck.rules import tree
from factcheck.rules.exact import reader
from factcheck.rules.functions import FUNCTIONS
from factcheck.rules.instance import bounds_of
from factcheck.rules.rule import Law, field_names
from factcheck.rules.shape import conjuncts

Looks = Callable[[Row], Hashable]

FEW = 16
"""Up to so many pairs of two classes are decided one by one."""

LISTED = 1_000
"""So many conflicts of two classes are listed; of more, a sparse certificate."""

APART = "document"
"""The field in which a condition often asks two claims to differ, which would make every row a class of its own."""


def evaluate(law: Law, index: Index, refinement: Refinement) -> Evaluation:
    """Goes through the classes."""
    if not all(index.selected(binding) for binding in law.bindings):
        return Evaluation()
    return Pairs(law, index, refinement).decide().evaluation()


def is_of_pairs(law: Law) -> bool:
    """Whether the law can be decided so: two claims that meet by keys, and no third."""
    return len(law.bindings) == 2 and not law.unless and all(binding.follows is None for binding in law.bindings)


class Pairs:
    """One law over the rows of an index."""

    def __init__(self, law: Law, index: Index, refinement: Refinement) -> None:
        self.law, self.index, self.refinement = law, index, refinement
        self.decisions = Decisions(law, index, refinement)
        self._first, self._second = (step.binding for step in steps_of(law))
        self._keys = steps_of(law)[1].keys
        parts = conjuncts(law.when)
        self._apart = any(_is_apart(part) for part in parts)
        whole = [(part, FUNCTIONS[part.name]) for part in parts if isinstance(part, tree.Relation) and _of_claims(part)]
        self._shares = next((function.shares for _, function in whole if function.shares is not None), None)
        met = next((function.meets for _, function in whole if function.meets is not None), None)
        self._meets = (met, met) if met is not None else between(parts, self._names)
        self._threshold = threshold_of(law)
        shared = next((part for part, function in whole if function.shares is not None), None)
        asked = [part for part in parts if part is not shared and not _is_apart(part)]
        if self._threshold is None:
            asked.append(law.require)
        self._own = {
            name: [reader(p, index.context) for p in asked if tree.mentioned(p) == {name}] for name in self._names
        }
        looked = [node for part in asked if len(tree.mentioned(part)) > 1 for node in tree.all_of(part)]
        self._looks = tuple(self._profile(looked))

    @property
    def _names(self) -> tuple[str, str]:
        return self._first.name, self._second.name

    def decide(self) -> Decisions:
        """Decides all pairs, as far as there is time."""
        sides = [self._sides(self._first.name), self._sides(self._second.name)]
        with self.decisions.in_time():
            for key, rows in ticking(sides[0].items()):
                others = sides[1].get(key)
                if others:
                    self._among(rows, others)
        return self.decisions

    def _sides(self, name: str) -> dict[Hashable, list[Row]]:
        """The rows of one name by what they must share, without those of which the law surely does not speak."""
        binding = self._first if name == self._first.name else self._second
        found: dict[Hashable, list[Row]] = {}
        keyed = self.index.keyed(binding, self._keys) if self._keys else {(): self.index.selected(binding)}
        conditions = [reader(p, self.index.context) for p in conjuncts(self.law.when) if tree.mentioned(p) == {name}]
        for key, rows in keyed.items():
            for row in ticking(rows):
                if not any(condition({name: row}, STRICT) is False for condition in conditions):
                    for shared in self._shares(self.index.context, row) if self._shares is not None else ((),):
                        found.setdefault((key, shared), []).append(row)
        return found

    def _profile(self, looked: Iterable[tree.Node]) -> Iterator[Looks]:
        """What the law looks at of a row, beside what is asked of each claim alone."""
        context = self.index.context
        fields = {node.name: node.type for node in looked if isinstance(node, tree.Attribute)}
        for name, type_ in fields.items():
            yield _field(name, type_)
        for part in looked:
            if isinstance(part, tree.Relation) and _of_claims(part):
                look = FUNCTIONS[part.name].looks_at
                yield (lambda row: row.id) if look is None else partial(look, context)
        keys = {same.key for same in self.law.same}
        if "identity" in keys:
            yield lambda row: row.occurrence
        if "time" in keys:
            yield lambda row: (row.moment, row.midnight, row.near)
        if self.index.is_corrected:
            yield lambda row: (row.fact, row.epochs) if row.epochs else None
        if self.refinement.laws:
            yield self.refinement.key
        if self._apart:
            yield lambda row: row.document is None
        yield lambda row: row.rests_on

    def _classes(self, name: str, rows: Iterable[Row]) -> list[list[Row]]:
        own = self._own[name]
        classes: dict[Hashable, list[Row]] = {}
        for row in rows:
            truths = [condition({name: row}, reading) for condition in own for reading in (STRICT, FUZZY)]
            classes.setdefault((*truths, *[look(row) for look in self._looks]), []).append(row)
        return list(classes.values())

    def _among(self, rows: Sequence[Row], others: Sequence[Row]) -> None:
        if len(rows) * len(others) <= FEW:
            self._one_by_one(rows, others)
            return
        first, second = self._classes(self._names[0], rows), self._classes(self._names[1], others)
        pairs = meeting(first, second, self._meets) if self._meets else ((a, b) for a in first for b in second)
        for a, b in ticking(pairs):
            self._compare(a, b)

    def _one_by_one(self, rows: Sequence[Row], others: Sequence[Row]) -> None:
        for instance in ticking(self._instances(rows, others)):
            self.decisions.decide(instance)

    def _instances(self, rows: Iterable[Row], others: Sequence[Row]) -> Iterator[dict[str, Row]]:
        one, other = self._names
        for a in rows:
            for b in others:
                if self._pairs(a, b):
                    yield {one: a, other: b}

    def _pairs(self, a: Row, b: Row) -> bool:
        return a.claim != b.claim and not (self.law.symmetric and b.id < a.id) and not (a.epochs and cut(a, b))

    def _differ(self, a: Row, b: Row) -> bool:
        return self._pairs(a, b) and not (self._apart and a.document == b.document and a.document is not None)

    def _compare(self, rows: Sequence[Row], others: Sequence[Row]) -> None:
        """Two classes: one pair tells what the law says of all, but for the threshold."""
        shown = next(((a, b) for a in rows for b in others if self._differ(a, b)), None)
        if shown is None:
            return
        if len(rows) * len(others) <= FEW:
            self._one_by_one(rows, others)
            return
        instance = dict(zip(self._names, shown, strict=True))
        decisions = self.decisions
        truth = decisions.checker.applies(instance)
        if truth is False or self.refinement.takes(instance):
            return
        decisions.take_in(self._with_partners(rows, others))
        if self._threshold is not None:
            if truth is True and self._crossed(rows, others, self._threshold):
                return
            spoken_of = decisions.checker.when(instance, FUZZY) is not False
            decisions.undecided |= spoken_of and self._threshold.any_unsure(rows, others)
        elif truth is True and decisions.checker.holds(instance, STRICT) is False:
            self._all_in_conflict(rows, others)
        else:
            decisions.decide(instance)

    def _with_partners(self, rows: Sequence[Row], others: Sequence[Row]) -> Iterator[str]:
        """The claims that stand in a pair: all, unless a whole side is of the same claim or document as one row."""
        for mine, theirs in ((rows, others), (others, rows)):
            first = theirs[0]
            unlike = next((row for row in theirs if self._may_meet(first, row)), None)
            for row in mine:
                if self._may_meet(row, first) or (unlike is not None and self._may_meet(row, unlike)):
                    yield row.claim

    def _may_meet(self, a: Row, b: Row) -> bool:
        return a.claim != b.claim and not (self._apart and a.document == b.document and a.document is not None)

    def _all_in_conflict(self, rows: Sequence[Row], others: Sequence[Row]) -> None:
        """Every pair of the classes: all of them, or each row with one of the other class."""
        if len(rows) * len(others) <= LISTED:
            self._one_by_one(rows, others)
            return
        near = [row for row in others if self._may_meet(others[0], row)][:1] + list(others[:1])
        far = [row for row in rows if self._may_meet(rows[0], row)][:1] + list(rows[:1])
        found = {frozenset((a.id, b.id)): (a, b) for a in rows for b in near if self._may_meet(a, b)}
        found |= {frozenset((a.id, b.id)): (a, b) for a in far for b in others if self._may_meet(a, b)}
        self._confirm(list(found.values()), len(rows) * len(others))

    def _crossed(self, rows: Sequence[Row], others: Sequence[Row], threshold: Threshold) -> bool:
        """Whether the threshold is crossed by some pair; takes note of those that cross it."""
        number, pairs = threshold.crossed(rows, others, LISTED)
        self._confirm([pair for pair in pairs if self._differ(*pair)], number)
        return bool(pairs)

    def _confirm(self, pairs: Sequence[tuple[Row, Row]], number: int) -> None:
        beside = max(0, number - len(pairs))
        for n, (a, b) in enumerate(ticking(pairs)):
            if self.law.symmetric and b.id < a.id:
                a, b = b, a  # noqa: PLW2901
            self.decisions.confirm(dict(zip(self._names, (a, b), strict=True)), beside=0 if n else beside)


def _of_claims(part: tree.Relation) -> bool:
    return all(isinstance(argument, tree.Bound) for argument in part.arguments)


def _is_apart(part: tree.Node) -> bool:
    """Whether a condition asks that two claims stand in different documents."""
    match part:
        case tree.Compare(op="!=", left=tree.Attribute(a, first), right=tree.Attribute(b, second)):
            return first == second == APART and a != b
    return False


def _field(name: str, type_: tree.Type) -> Looks:
    if type_ is tree.Type.NAME:
        return lambda row: field_names(row, name)
    return lambda row: (bounds_of(row, name, STRICT), bounds_of(row, name, FUZZY))
