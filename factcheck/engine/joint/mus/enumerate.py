"""Every smallest conflict of soft groups, and every smallest correction, by asking an oracle which of them leave a world.

Going in: the question (`Ask`), the soft groups, and the conflicts that single rules found already. Going out: `Enumerated`. A
lightest set that meets all known conflicts is withdrawn; either a world is left, and it is a smallest correction, or the core
of what is left, shrunk, is a new conflict. When no such set is left, all of both are known, for they are dual (R. Reiter 1987;
M. Liffiton, A. Previti, A. Malik and J. Marques-Silva, Fast, flexible MUS enumeration, 2016). Independent conflicts have as
many corrections as the product of their sides, so before that (`explore`) sides are kept by turns, until any few of them have
been kept together: what is in conflict with a few of them is found in a number of questions that grows with the logarithm of
theirs (as covering arrays do in testing). Where hard soft groups alone leave no world there is no correction, and only their
conflicts are found. Whatever is cut short says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from random import Random

import attrs

from factcheck.deadline import Deadline, OutOfTime
from factcheck.engine.joint.mus.hitting_sets import hitting_sets
from factcheck.engine.joint.mus.sat_result import Ask, Sat, Unknown, Unsat
from factcheck.engine.sets import Cost, Ints, TooMany
from factcheck.records import Record

MOST_CONFLICTS = 1000
"""So many conflicts of one component are kept."""

ROUNDS = 32
"""So many sets of sides in a row must leave a world before sides are no longer kept by turns."""


@attrs.frozen(eq=False, repr=False)
class Enumerated(Record):
    """What was found. `stopped` says why it is not everything, `unknown` whether it could not even tell that a world is left."""

    conflicts: tuple[Ints, ...] = ()
    corrections: tuple[Ints, ...] = ()
    stopped: str = ""
    unknown: bool = False


class _Stop(Exception):
    """The search cannot go on, and why."""


class MusMcsEnumerator:
    """Finds conflicts and corrections: `explore` for what is quickly found, then `exhaust` for all; the deadline stops both."""

    def __init__(
        self, oracle: Ask, soft_groups: Ints, known: Sequence[Ints], hard: Ints, weight: Cost, deadline: Deadline
    ) -> None:
        self.oracle = oracle
        self.soft_groups = soft_groups
        self.hard = hard & soft_groups
        self.weight = weight
        self.deadline = deadline
        self.conflicts = list(known)
        self.corrections: list[Ints] = []
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
        if isinstance(answer, Unsat):
            self._among_hard(answer.core)
            return
        while self._any_new(islice(hitting_sets(self._soft(), (), self.weight, self.deadline), 1)):
            pass
        self._by_turns()

    def _exhaust(self) -> None:
        while self._any_new(hitting_sets(self._soft(), self.corrections, self.weight, self.deadline)):
            pass
        self.finished = True

    def _soft(self) -> list[Ints]:
        return [conflict - self.hard for conflict in self.conflicts]

    def _among_hard(self, core: Ints) -> None:
        """What is hard alone leaves no world: it is what is found, and nothing that may be doubted is to blame."""
        self._without_remedy = True
        first = self._shrink(core)
        self.conflicts.append(first)
        if first:
            known = [conflict for conflict in self.conflicts if conflict <= self.hard]
            inner = MusMcsEnumerator(self.oracle, self.hard, known, frozenset(), self.weight, self.deadline)
            inner.explore()
            inner.exhaust()
            self.conflicts = inner.conflicts
            if not inner.finished:
                raise _Stop(inner.found().stopped)
        self.finished = True

    def _any_new(self, outs: Iterable[Ints]) -> bool:
        """Whether one of these hitting sets leaves no world; each other is a correction.

        Of the first that is none, conflicts that share nothing are learned until a world is left.
        """
        for out in outs:
            enabled = self.soft_groups - out
            while isinstance(answer := self._ask(enabled), Unsat):
                enabled -= self._learned(answer.core) - self.hard
            if enabled != self.soft_groups - out:
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
            enabled = self._independent(random, turns)
            out = self.soft_groups - enabled
            quiet += 1
            if out in seen:
                continue
            seen.add(out)
            answer = self._ask(enabled)
            if isinstance(answer, Unsat):
                self._learned(answer.core)
                quiet = 0
            else:
                self.corrections.append(out)

    def _independent(self, random: Random, turns: dict[int, int]) -> Ints:
        """A largest set of soft groups that holds no known conflict."""
        conflicts = self._soft()
        holding: dict[int, list[int]] = {}
        for place, conflict in enumerate(conflicts):
            for soft_group in conflict:
                holding.setdefault(soft_group, []).append(place)
        missing = [len(conflict) for conflict in conflicts]
        order = sorted(holding)
        random.shuffle(order)
        out: set[int] = set()
        for soft_group in sorted(order, key=lambda soft_group: turns.get(soft_group, 0)):
            if any(missing[place] == 1 for place in holding[soft_group]):
                out.add(soft_group)
                continue
            turns[soft_group] = turns.get(soft_group, 0) + 1
            for place in holding[soft_group]:
                missing[place] -= 1
        return self.soft_groups - out

    def _learned(self, core: Ints) -> Ints:
        if len(self.conflicts) >= MOST_CONFLICTS:
            raise _Stop(f"more than {MOST_CONFLICTS:,} conflicts")
        conflict = self._shrink(core)
        self.conflicts.append(conflict)
        return conflict

    def _shrink(self, core: Ints) -> Ints:
        """A smallest conflict inside a core: no soft group of it can go; hard ones are tried first."""
        necessary: set[int] = set()
        left = sorted(core, key=lambda soft_group: (soft_group in self.hard, soft_group))
        while left:
            soft_group = left.pop()
            answer = self._ask({*necessary, *left})
            if isinstance(answer, Unsat):
                left = [other for other in left if other in answer.core]
            else:
                necessary.add(soft_group)
        return frozenset(necessary)

    def _ask(self, enabled: Iterable[int]) -> Unsat | Sat:
        answer = self.oracle(enabled)
        if isinstance(answer, Unknown):
            raise _Stop(answer.reason)
        return answer


def enumerated(
    oracle: Ask, soft_groups: Ints, known: Sequence[Ints], hard: Ints, weight: Cost, deadline: Deadline
) -> Enumerated:
    """All that the deadline leaves time for."""
    search = MusMcsEnumerator(oracle, soft_groups, known, hard, weight, deadline)
    search.explore()
    search.exhaust()
    return search.found()
