"""An order in time that asks for an order in value, also along containment. Cost: n log n.

Going in: a law of two claims that compares a field of each, and an `Index` of the rows. Going out: its `Evaluation`. The rows
that share their keys are split into blocks, within which all are treated alike by corrections, by laws that refine this one and
by what the law asks of facts; two blocks are compared as a whole, by `factcheck.engine.memory.dominance`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

import attrs

from factcheck.claims.table import FUZZY, STRICT, Row, share_a_time
from factcheck.deadline import ticking
from factcheck.engine.conflicts import Evaluation
from factcheck.engine.memory import dominance
from factcheck.engine.memory.containment import Related
from factcheck.engine.memory.dominance import Earlier, Later
from factcheck.engine.memory.expressions import Before, Limits, before_of, limits_of
from factcheck.engine.memory.general import Decisions
from factcheck.engine.memory.select import Index, cut
from factcheck.engine.refinement import NEVER_REFINED, Refinement
from factcheck.records import Printed
from factcheck.rules import tree
from factcheck.rules.exact import reader
from factcheck.rules.instance import key_of
from factcheck.rules.rule import Law
from factcheck.rules.shape import AtMost, Ordering, SameMoment
from factcheck.values.bounds import Truth

FEW = 64
"""Up to so many pairs of two blocks are decided one by one, which is as quick and needs no sorting."""

BY_READING = frozenset(("time", "said_on"))
"""The keys under which a row may share one thing under one reading and another under the other."""


def evaluate(law: Law, index: Index, refinement: Refinement) -> Evaluation:
    """Sweeps over the blocks that the law compares."""
    match law.shape:
        case Ordering(earlier=earlier, later=later, before=before, at_most=at_most, of_facts=of_facts) as order:
            rising = order.rising
        case SameMoment(at_most=AtMost() as at_most, of_facts=of_facts):
            earlier, later, before, rising = at_most.low.binding, at_most.high.binding, None, True
        case _:
            raise ValueError(f"{law.id} is no order")
    asked = Asked(earlier, later, before_of(before), limits_of(at_most, rising), tuple(of_facts), _odd(before))
    return Sweep(law, index, refinement, asked).evaluation()


@attrs.frozen(eq=False, repr=False)
class Asked(Printed):
    """What a law asks of two claims, the earlier and the later; `is_odd` tells rows whose fuzzy times do not hold the strict."""

    earlier: str
    later: str
    before: Before
    limits: Limits
    of_facts: tuple[tree.Node, ...] = ()
    is_odd: Callable[[Row], bool] = lambda row: False


def _odd(before: AtMost | None) -> Callable[[Row], bool]:
    """Of what is denied, the fuzzy bounds may lie inside the strict ones: then one sweep does not tell what is undecided."""
    names = {side.name for side in (before.low, before.high)} if before is not None else set()

    def is_odd(row: Row) -> bool:
        pairs = (getattr(row, name) for name in names)
        return any(not fuzzy.contains(strict) for strict, fuzzy in pairs)

    return is_odd


@attrs.frozen(eq=False, repr=False, slots=False)
class Block(Printed):
    """Rows that are all compared with the same others. `asked` is of their law."""

    rows: list[Row]
    asked: Asked

    @cached_property
    def earlier(self) -> Earlier:
        """They as those that come before."""
        return Earlier(self.rows, self.asked.before, self.asked.limits)

    @cached_property
    def later(self) -> Later:
        """They as those that come after."""
        return Later(self.rows, self.asked.before, self.asked.limits)

    @cached_property
    def is_odd(self) -> bool:
        """Whether one of them is."""
        return any(map(self.asked.is_odd, self.rows))


class Sweep:
    """One law over the rows of an index."""

    def __init__(self, law: Law, index: Index, refinement: Refinement, asked: Asked) -> None:
        self.law = law
        self.index = index
        self.asked = asked
        self.decisions = Decisions(law, index, refinement)
        self._refinement = refinement
        self._by_name = {binding.name: binding for binding in law.bindings}
        self._keys = tuple(same.key for same in law.same if len(same.bindings) > 1)
        self._told_by = tuple(self._profile())
        self._of_facts = reader(tree.And(asked.of_facts), index.context)

    def evaluation(self) -> Evaluation:
        """What all blocks together come to."""
        first, second = self._by_name[self.asked.earlier], self._by_name[self.asked.later]
        if not (self.index.selected(first) and self.index.selected(second)):
            return Evaluation()
        sides = [self.index.keyed(binding, self._keys) for binding in (first, second)]
        with self.decisions.in_time():
            for key, rows in ticking(sides[0].items()):
                others = sides[1].get(key)
                if others and not (len(rows) == len(others) == 1 and rows[0].claim == others[0].claim):
                    for earlier, later, truth in ticking(self._tied(self._blocks(rows), self._blocks(others))):
                        self._compare(earlier, later, truth)
        return self.decisions.evaluation()

    def _profile(self) -> Iterator[Callable[[Row], Hashable]]:
        """What decides with which others a row is compared, beside the keys."""
        if self.index.is_corrected:
            yield lambda row: (row.fact, row.epochs) if row.epochs else None
        if "identity" in self._keys:
            yield lambda row: row.occurrence
        if "time" in self._keys:
            yield lambda row: (row.moment[STRICT], row.midnight[STRICT])
        if self.asked.of_facts:
            series, placed = self.index.context.series, self.index.containment.placed
            yield lambda row: (placed[row.id], series[row])
        if self._refinement is not NEVER_REFINED:
            yield self._refinement.key

    def _blocks(self, rows: list[Row]) -> list[Block]:
        if not self._told_by:
            return [Block(rows, self.asked)]
        blocks: dict[Hashable, list[Row]] = {}
        for row in rows:
            blocks.setdefault(tuple([told(row) for told in self._told_by]), []).append(row)
        return [Block(found, self.asked) for found in blocks.values()]

    def _tied(self, earlier: list[Block], later: list[Block]) -> Iterator[tuple[Block, Block, Truth]]:
        """The blocks that are compared, and whether what is asked of their facts is true or only unknown."""
        within = [part for part in self.asked.of_facts if isinstance(part, tree.Relation)]
        if within:
            related = Related(within[0], self.asked.earlier, self.index.containment)
            pairs: Iterator[tuple[Block, Block]] = chain(
                related.near(earlier, later), self._unknown(related, earlier, later)
            )
        else:
            pairs = _comparable(earlier, later)
        for first, second in ticking(pairs):
            truth = self._truth(first.rows[0], second.rows[0])
            if truth is not False:
                yield first, second, truth

    def _unknown(self, related: Related, earlier: list[Block], later: list[Block]) -> Iterator[tuple[Block, Block]]:
        """The pairs of which it may be unknown whether their facts are related, until nothing more can come of it.

        Where it is unknown nothing conflicts: once all rows of a block are in scope, and the law is undecided, or all of them
        together keep to it, further partners tell nothing.
        """
        ahead, behind = (Block([row for block in side for row in block.rows], self.asked) for side in (earlier, later))
        kept = not (ahead.is_odd or behind.is_odd or dominance.any_undecided(ahead.earlier, behind.later))
        sides = [[block for block in side if related.is_vague(block)] for side in (earlier, later)]
        for first in ticking(earlier):
            for second in later if related.is_vague(first) else sides[1]:
                if not first.earlier.unmet and (kept or self.decisions.undecided):
                    break
                yield first, second
        for second in ticking(later):
            for first in earlier if related.is_vague(second) else sides[0]:
                if not second.later.unmet:
                    break
                yield first, second

    def _truth(self, a: Row, b: Row) -> Truth:
        """Whether the law may speak of two rows with such profiles, as far as profiles tell."""
        if cut(a, b) or ("identity" in self._keys and a.occurrence and b.occurrence and a.occurrence != b.occurrence):
            return False
        if "time" in self._keys and not share_a_time((a, b), STRICT):
            return False
        if not self.asked.of_facts:
            return True
        truth: Truth = self._of_facts({self.asked.earlier: a, self.asked.later: b}, STRICT)
        return truth

    def _compare(self, earlier: Block, later: Block, truth: Truth) -> None:
        taken = self._refinement.takes_all_like(self.law, earlier.rows[0], later.rows[0])
        if taken is True:
            return
        # where the facts may be unrelated nothing conflicts, and who is met by whom decides when to stop
        few = truth is True and len(earlier.rows) * len(later.rows) <= FEW
        if few or taken is None or earlier.is_odd or later.is_odd:
            self._one_by_one(earlier, later)
            return
        scope = self.decisions
        before = len(scope.in_scope)
        scope.in_scope.update(dominance.take_met(earlier.earlier, later.later))
        scope.met = scope.met or len(scope.in_scope) > before
        if truth is True and dominance.any_conflict(earlier.earlier, later.later):
            self._conflicts(earlier, later)
        elif not scope.undecided:
            scope.undecided = dominance.any_undecided(earlier.earlier, later.later)

    def _one_by_one(self, earlier: Block, later: Block) -> None:
        once = self.law.symmetric
        for a in ticking(earlier.rows):
            for b in later.rows:
                if a.claim != b.claim and not (once and b.id < a.id):
                    self.decisions.decide(self._instance(a, b))

    def _conflicts(self, earlier: Block, later: Block) -> None:
        pairs = dominance.interval_conflicts(earlier.earlier, later.later, self._alike)
        for number, (a, b) in enumerate(ticking(pairs.listed)):
            self.decisions.confirm(self._instance(a, b), beside=0 if number else pairs.beside)

    def _instance(self, a: Row, b: Row) -> dict[str, Row]:
        """Two rows by the names of the law; of like bindings in one order only."""
        if not self.law.symmetric:
            return {binding.name: a if binding.name == self.asked.earlier else b for binding in self.law.bindings}
        first, second = sorted((a, b), key=lambda row: row.id)
        return {self.law.bindings[0].name: first, self.law.bindings[1].name: second}

    @property
    def _alike(self) -> Callable[[Row], Iterable[Hashable]] | None:
        """What two rows have one of in common if they share their keys under the fuzzy reading too; `None`: all do."""
        if BY_READING.isdisjoint(self._keys):
            return None
        others = tuple(key for key in self._keys if key != "time")

        def alike(row: Row) -> Iterator[Hashable]:
            rest = tuple(key_of(row, key, FUZZY) for key in others)
            times = (row.moment[FUZZY], row.midnight[FUZZY]) if "time" in self._keys else ("any",)
            return ((time, rest) for time in times if time is not None and None not in rest)

        return alike


def _comparable(earlier: Sequence[Block], later: Sequence[Block]) -> Iterator[tuple[Block, Block]]:
    """All pairs of blocks between which no correction lies; those of one fact with the same corrections by their side."""
    loose: list[Block] = []
    by_side: dict[Hashable, list[Block]] = {}
    by_scopes: dict[Hashable, list[Block]] = {}
    for block in later:
        row = block.rows[0]
        if row.epochs:
            by_side.setdefault((row.fact, row.epochs), []).append(block)
            by_scopes.setdefault(_scopes(row), []).append(block)
        else:
            loose.append(block)
    for block in earlier:
        row = block.rows[0]
        others: Iterable[Block] = later
        if row.epochs:
            elsewhere = (found for scopes, found in by_scopes.items() if scopes != _scopes(row))
            alike = by_side.get((row.fact, row.epochs), [])
            others = [*loose, *alike, *(other for found in elsewhere for other in found)]
        for other in others:
            yield block, other


def _scopes(row: Row) -> Hashable:
    return row.fact, tuple(scope for scope, _ in row.epochs)
