"""Every smallest conflict of a component, and every smallest correction, by asking a solver which sets of units leave a world.

Going in: an `ask`, the units, and the conflicts that single rules found already. Going out: `Searched`. A lightest set that
meets all known conflicts is withdrawn; either a world is left, and it is a smallest correction, or the core of what is
left, shrunk, is a new conflict. When no such set is left, all of both are known, for they are dual (R. Reiter 1987; M.
Liffiton, A. Previti, A. Malik and J. Marques-Silva, Fast, flexible MUS enumeration, 2016). Where rules and pinned claims
alone leave no world there is no correction, and only their conflicts are found. Whatever is cut short says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import attrs

from factcheck.engine.joint.answers import Answer, Conflicting, Consistent, Unknown
from factcheck.engine.joint.hitting import Set, TooMany, Weight, lightest
from factcheck.records import Record

Ask = Callable[[Iterable[int]], Answer]

MOST_CONFLICTS = 200
MOST_CORRECTIONS = 64


@attrs.frozen(eq=False, repr=False)
class Searched(Record):
    """What a search found. `stopped` says why it is not everything, `unknown` whether it could not even tell that a

    World is left.
    """

    conflicts: tuple[Set, ...] = ()
    corrections: tuple[Set, ...] = ()
    stopped: str = ""
    unknown: bool = False


class _Stop(Exception):
    """The solver could not tell."""


def search(ask: Ask, units: Set, known: Sequence[Set], pinned: Set, weight: Weight) -> Searched:
    """All smallest conflicts and corrections, up to the bounds."""
    hunt = _Hunt(ask, units, list(known), pinned, weight)
    try:
        return hunt.run()
    except _Stop as stop:
        return Searched(tuple(hunt.conflicts), tuple(hunt.corrections), str(stop), unknown=not hunt.corrections)
    except TooMany:
        return Searched(tuple(hunt.conflicts), tuple(hunt.corrections), "too many ways to resolve the conflicts")


class _Hunt:
    def __init__(self, ask: Ask, units: Set, conflicts: list[Set], pinned: Set, weight: Weight) -> None:
        self.ask = ask
        self.units = units
        self.conflicts = conflicts
        self.corrections: list[Set] = []
        self.pinned = pinned
        self.weight = weight

    def run(self) -> Searched:
        fixed = self._answer(self.pinned & self.units)
        if isinstance(fixed, Conflicting):
            return self._among_pinned(fixed.core)
        while True:
            out = lightest([conflict - self.pinned for conflict in self.conflicts], self.corrections, self.weight)
            if out is None:
                return Searched(tuple(self.conflicts), tuple(self.corrections))
            if self._is_correction(out):
                self.corrections.append(out)
            if len(self.corrections) >= self._worth_finding() or len(self.conflicts) >= MOST_CONFLICTS:
                return Searched(tuple(self.conflicts), tuple(self.corrections), "more conflicts than are listed")

    def _among_pinned(self, core: Set) -> Searched:
        """Rules and pinned claims alone leave no world: they are what is found, and no claim that may be doubted is to blame."""
        first = self._shrunk(core)
        self.conflicts.append(first)
        if not first:
            return Searched((first,))
        known = [conflict for conflict in self.conflicts if conflict <= self.pinned]
        inner = _Hunt(self.ask, self.pinned & self.units, known, frozenset(), self.weight)
        return attrs.evolve(inner.run(), corrections=())

    def _worth_finding(self) -> int:
        """One correction where conflicts that share nothing make too many to list, as many as are listed otherwise."""
        used: set[int] = set()
        apart = 0
        for conflict in self.conflicts:
            if used.isdisjoint(conflict):
                used |= conflict
                apart += len(conflict - self.pinned) > 1
        return 1 if 2**apart > MOST_CORRECTIONS else MOST_CORRECTIONS

    def _is_correction(self, out: Set) -> bool:
        """Whether a world is left without these; if not, conflicts that share nothing are learned until one is."""
        kept = self.units - out
        first = True
        while len(self.conflicts) < MOST_CONFLICTS:
            answer = self._answer(kept)
            if isinstance(answer, Consistent):
                return first
            first = False
            conflict = self._shrunk(answer.core)
            self.conflicts.append(conflict)
            kept -= conflict - self.pinned
        return False

    def _shrunk(self, core: Set) -> Set:
        """A smallest conflict inside a core: no unit of it can go."""
        needed: set[int] = set()
        left = sorted(core, key=lambda unit: (unit in self.pinned, unit))
        while left:
            unit = left.pop()
            answer = self._answer({*needed, *left})
            if isinstance(answer, Conflicting):
                left = [other for other in left if other in answer.core]
            else:
                needed.add(unit)
        return frozenset(needed)

    def _answer(self, kept: Iterable[int]) -> Conflicting | Consistent:
        answer = self.ask(kept)
        if isinstance(answer, Unknown):
            raise _Stop(answer.reason)
        return answer
