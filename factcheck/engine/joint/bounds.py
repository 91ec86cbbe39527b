"""What follows from claims and rules together: forced bounds under each smallest correction, and one world.

Going in: the claim table, the laws, what single rules forbid, and a budget. Going out: `Followed`. Bounds are those of the
widest reading (fuzzy), so that what is forced is forced under every reading. What the budget does not reach is undetermined.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from factcheck.claims.table import FUZZY, STRICT, ClaimTable
from factcheck.engine.joint.answers import Unknown
from factcheck.engine.joint.clock import Clock
from factcheck.engine.joint.components import Component, components
from factcheck.engine.joint.corrections import corrections
from factcheck.engine.joint.ends import End, Place
from factcheck.engine.joint.extremes import forced_ends
from factcheck.engine.joint.facts import Fact, facts, units_of
from factcheck.engine.joint.laws import takes_part
from factcheck.engine.joint.model import model
from factcheck.engine.joint.system import System, Unit, inequalities
from factcheck.engine.joint.timeline import timeline
from factcheck.report.bounds import BoundsStatus, Case, EndName, FactBounds, Timeline
from factcheck.rules.rule import Law
from factcheck.values.bounds import EVERYTHING, Bounds

Ends = Mapping[Place, End | Unknown]


@attrs.frozen
class Followed:
    """All that follows; `reason` says what the status lacks."""

    status: BoundsStatus
    reason: str
    conflicts: int
    cases: tuple[Case, ...]
    timeline: Timeline


def what_follows(
    table: ClaimTable, laws: Sequence[Law], forbidden: Sequence[frozenset[str]], budget: float
) -> Followed:
    """Forced bounds under each smallest correction, and a world under the lightest."""
    clock = Clock(budget)
    system = model(table, [law for law in laws if takes_part(law)], FUZZY, complete=True)
    found = corrections(system, table, forbidden, clock.part(0.4))
    unknown = [found.unknown] if found.unknown else []
    every = frozenset(range(len(system.units)))
    told = Timeline(unknown="no correction leaves a world: the rules, and what is pinned, contradict each other")
    if found.sets:
        kept = every - found.sets[0]
        told = timeline(table, system, kept, _claims(system, found.sets[0]), clock.part(0.3))
    cases: list[Case] = []
    bounding = _Bounding(table, system)
    for n, out in enumerate(found.sets):
        share = clock.part(1 / (len(found.sets) - n))
        cases.append(bounding.case(every - out, _claims(system, out), share))
    unknown += [case.unknown for case in cases if case.unknown]
    status: BoundsStatus = "undetermined" if unknown or told.unknown else "truncated" if found.stopped else "checked"
    reason = "; ".join(dict.fromkeys([*unknown, *filter(None, (told.unknown, found.stopped))]))
    return Followed(status, reason, found.conflicts, tuple(cases), told)


def _claims(system: System, out: frozenset[Unit]) -> tuple[str, ...]:
    return tuple(sorted(claim for unit in out for claim in system.units[unit]))


class _Bounding:
    """Bounds the facts of one system; a component whose kept claims are the same is bounded once."""

    def __init__(self, table: ClaimTable, system: System) -> None:
        self.table = table
        self.system = system
        self.facts = facts(table, system)
        self.units = units_of(system)
        self._parts = [(part, self._told_in(part)) for part in components(system)]
        self._known: dict[tuple[int, frozenset[Unit]], Ends] = {}

    def _told_in(self, part: Component) -> list[Fact]:
        """The facts of a component that laws speak of: the bounds of any other are those stated."""
        if not any(c.source.law for c in part.constraints):
            return []
        inside = {number for c in part.constraints for one in inequalities(c.formula) for _, number in one.terms}
        return [fact for fact in self.facts if fact.number in inside]

    def case(self, kept: frozenset[Unit], withdrawn: tuple[str, ...], clock: Clock) -> Case:
        """Every fact once some claims are withdrawn."""
        ends: dict[Place, End | Unknown] = {}
        for n, (part, inside) in enumerate(self._parts):
            if inside:
                ends |= self._ends(n, part, inside, kept, clock)
        told = [self._fact(fact, kept, ends) for fact in self.facts]
        reasons = dict.fromkeys(end.reason for end in ends.values() if isinstance(end, Unknown))
        return Case(withdrawn, tuple(fact for fact in told if fact is not None), "; ".join(reasons))

    def _ends(self, n: int, part: Component, inside: list[Fact], kept: frozenset[Unit], clock: Clock) -> Ends:
        key = n, kept & part.units
        known = self._known.get(key)
        if known is None:
            stated = {fact.number: fact.stated(fact.kept(self.units, kept), FUZZY) for fact in inside}
            known = forced_ends(self.system, part, kept, stated, self.table, clock)
            if not any(isinstance(end, Unknown) for end in known.values()):
                self._known[key] = known
        return known

    def _fact(self, fact: Fact, kept: frozenset[Unit], ends: Ends) -> FactBounds | None:
        """The fact as it is told; `None` where nobody states it and nothing is forced."""
        rows = fact.kept(self.units, kept)
        stated = fact.stated(rows, FUZZY)
        low, high = ends.get((fact.number, True)), ends.get((fact.number, False))
        told = FactBounds(
            subject=fact.subject,
            moment=fact.moment(rows),
            claims=tuple(dict.fromkeys(row.claim for row in rows)),
            stated=stated,
            strict=fact.stated(rows, STRICT),
            forced=_range(stated, low, high),
            reasons=tuple(end.reason for end in (low, high) if isinstance(end, End) and end.reason is not None),
            undetermined=_undetermined(low, high),
            field=fact.field,
        )
        return told if rows or told.forced != EVERYTHING else None


def _range(stated: Bounds, low: End | Unknown | None, high: End | Unknown | None) -> Bounds:
    if isinstance(low, End):
        stated = attrs.evolve(stated, low=low.at, low_open=low.open)
    if isinstance(high, End):
        stated = attrs.evolve(stated, high=high.at, high_open=high.open)
    return stated


def _undetermined(low: End | Unknown | None, high: End | Unknown | None) -> tuple[EndName, ...]:
    names: tuple[tuple[EndName, End | Unknown | None], ...] = (("low", low), ("high", high))
    return tuple(name for name, end in names if isinstance(end, Unknown))
