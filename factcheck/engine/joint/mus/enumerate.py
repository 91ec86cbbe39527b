"""Every smallest conflict of a component, and every smallest correction, by asking an oracle which sets of units leave a world.

Going in: an `Oracle`, the units, and the conflicts that single rules found already. Going out: `Enumerated`. A lightest set that
meets all known conflicts is withdrawn; either a world is left, and it is a smallest correction, or the core of what is left,
shrunk, is a new conflict. When no such set is left, all of both are known, for they are dual (R. Reiter 1987; M. Liffiton, A.
Previti, A. Malik and J. Marques-Silva, Fast, flexible MUS enumeration, 2016). Independent conflicts have as many corrections as
the product of their sides, so before that (`explore`) sides are kept by turns, until any few of them have been kept together:
what is in conflict with a few of them is found in a number of questions that grows with the logarithm of theirs (as covering
arrays do in testing). Where rules and pinned claims alone leave no world there is no correction, and only their conflicts are
found. Whatever is cut short says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from random import Random

import attrs

from factcheck.deadline import Deadline, OutOfTime
from factcheck.engine.joint.mus.hitting_sets import Set, Weight, hitting_sets
from factcheck.engine.joint.mus.sat_result import Answer, Conflicting, Consistent, Unknown
from factcheck.engine.sets import TooMany
from factcheck.records import Record

Oracle = Callable[[Iterable[int]], Answer]

MOST_CONFLICTS = 1000
"""So many conflicts of one component are kept."""

ROUNDS = 32
"""So many sets of sides in a row must leave a world before sides are no longer kept by turns."""


@attrs.frozen(eq=False, repr=False)
class Enumerated(Record):
    """What was found. `stopped` says why it is not everything, `unknown` whether it could not even tell that a world is left."""

    conflicts: tuple[Set, ...] = ()
    corrections: tuple[Set, ...] = ()
    stopped: str = ""
    unknown: bool = False


class _Stop(Exception):
    """The search cannot go on, and why."""


class MusMcsEnumerator:
    """Finds the conflicts of one component: `explore` for what is quickly found, then `exhaust` for all; the clock stops both."""

    def __init__(
        self, oracle: Oracle, units: Set, known: Sequence[Set], hard: Set, weight: Weight, clock: Deadline
    ) -> None:
        self.oracle = oracle
        self.units = units
        self.hard = hard & units
        self.weight = weight
        self.clock = clock
        self.conflicts = list(known)
        self.corrections: list[Set] = []
        self.finished = False
        self._without_remedy = False
        self._stopped = ""

    def explore(self) -> None:
        """Learns conflicts that share nothing, then those of sides that are kept together by turns."""
        self._until_stopped(self._explore)

    def exhaust(self) -> None:
        """Learns everything that is left."""
        if not self.finished:
            self._until_stopped(self._exhaust)

    def found(self) -> Enumerated:
        """What is known by now."""
        unknown = not (self.finished or self.corrections or self._without_remedy)
        return Enumerated(tuple(self.conflicts), tuple(self.corrections), self._stopped, unknown)

    def _until_stopped(self, step: Callable[[], None]) -> None:
        self._stopped = ""
        try:
            step()
        except (_Stop, OutOfTime, TooMany) as stop:
            self._stopped = str(stop)

    def _explore(self) -> None:
        answer = self._ask(self.hard)
        if isinstance(answer, Conflicting):
            self._among_hard(answer.core)
            return
        while self._any_new(islice(hitting_sets(self._soft(), (), self.weight, self.clock), 1)):
            pass
        self._by_turns()

    def _exhaust(self) -> None:
        while self._any_new(hitting_sets(self._soft(), self.corrections, self.weight, self.clock)):
            pass
        self.finished = True

    def _soft(self) -> list[Set]:
        return [conflict - self.hard for conflict in self.conflicts]

    def _among_hard(self, core: Set) -> None:
        """Rules and pinned claims alone leave no world: they are what is found, and no claim that may be doubted is to blame."""
        self._without_remedy = True
        first = self._shrunk(core)
        self.conflicts.append(first)
        if first:
            known = [conflict for conflict in self.conflicts if conflict <= self.hard]
            inner = MusMcsEnumerator(self.oracle, self.hard, known, frozenset(), self.weight, self.clock)
            inner.explore()
            inner.exhaust()
            self.conflicts = inner.conflicts
            if not inner.finished:
                raise _Stop(inner.found().stopped)
        self.finished = True

    def _any_new(self, outs: Iterable[Set]) -> bool:
        """Whether one of these hitting sets leaves no world; each other is a correction.

        Of the first that is none, conflicts that share nothing are learned until a world is left.
        """
        for out in outs:
            kept = self.units - out
            while isinstance(answer := self._ask(kept), Conflicting):
                kept -= self._learned(answer.core) - self.hard
            if kept != self.units - out:
                return True
            self.corrections.append(out)
        return False

    def _by_turns(self) -> None:
        """Keeps sides by turns, those kept least often first, until so many rounds in a row have shown nothing new."""
        random = Random(0)
        turns: dict[int, int] = {}
        seen = set(self.corrections)
        quiet = 0
        while quiet < ROUNDS:
            kept = self._independent(random, turns)
            out = self.units - kept
            quiet += 1
            if out in seen:
                continue
            seen.add(out)
            answer = self._ask(kept)
            if isinstance(answer, Conflicting):
                self._learned(answer.core)
                quiet = 0
            else:
                self.corrections.append(out)

    def _independent(self, random: Random, turns: dict[int, int]) -> Set:
        """A largest set of units that holds no known conflict."""
        conflicts = self._soft()
        holding: dict[int, list[int]] = {}
        for place, conflict in enumerate(conflicts):
            for unit in conflict:
                holding.setdefault(unit, []).append(place)
        missing = [len(conflict) for conflict in conflicts]
        order = sorted(holding)
        random.shuffle(order)
        out: set[int] = set()
        for unit in sorted(order, key=lambda unit: turns.get(unit, 0)):
            if any(missing[place] == 1 for place in holding[unit]):
                out.add(unit)
                continue
            turns[unit] = turns.get(unit, 0) + 1
            for place in holding[unit]:
                missing[place] -= 1
        return self.units - out

    def _learned(self, core: Set) -> Set:
        if len(self.conflicts) >= MOST_CONFLICTS:
            raise _Stop(f"more than {MOST_CONFLICTS:,} conflicts")
        conflict = self._shrunk(core)
        self.conflicts.append(conflict)
        return conflict

    def _shrunk(self, core: Set) -> Set:
        """A smallest conflict inside a core: no unit of it can go, and pinned ones go last."""
        needed: set[int] = set()
        left = sorted(core, key=lambda unit: (unit in self.hard, unit))
        while left:
            unit = left.pop()
            answer = self._ask({*needed, *left})
            if isinstance(answer, Conflicting):
                left = [other for other in left if other in answer.core]
            else:
                needed.add(unit)
        return frozenset(needed)

    def _ask(self, kept: Iterable[int]) -> Conflicting | Consistent:
        answer = self.oracle(kept)
        if isinstance(answer, Unknown):
            raise _Stop(answer.reason)
        return answer


def enumerated(
    oracle: Oracle, units: Set, known: Sequence[Set], hard: Set, weight: Weight, clock: Deadline
) -> Enumerated:
    """All that the clock leaves time for."""
    search = MusMcsEnumerator(oracle, units, known, hard, weight, clock)
    search.explore()
    search.exhaust()
    return search.found()
