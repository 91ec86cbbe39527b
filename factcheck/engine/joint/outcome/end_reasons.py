"""Why an end is as tight as it is: claims of which none can be spared, the rules, and a proof in exact arithmetic.

Going in: a component, the units that are kept, and ends that the solver found. Going out: each `End` with its reason, or
`Unknown` where the solver could not confirm it, or no proof was found that the checker confirms.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from factcheck.claims.table import ClaimTable
from factcheck.deadline import Deadline
from factcheck.engine.joint.model.problem import Constraint, Inequality, Source, System, Unit, inequalities
from factcheck.engine.joint.mus.enumerate import Oracle
from factcheck.engine.joint.mus.sat_result import Conflicting, Consistent, Unknown
from factcheck.engine.joint.outcome.variable_ends import End, Place
from factcheck.engine.joint.presolve.components import Component
from factcheck.engine.joint.proof.check import follows
from factcheck.engine.joint.proof.proof_words import Phrases
from factcheck.engine.joint.proof.propagate import prove
from factcheck.engine.joint.proof.render import Teller
from factcheck.report.bounds import Forced


class Reasons:
    """Why ends are as tight as they are; all are put to one solver, each beyond a switch of its own."""

    def __init__(
        self,
        system: System,
        part: Component,
        kept: frozenset[Unit],
        table: ClaimTable,
        clock: Deadline,
        ends: Mapping[Place, End],
    ) -> None:
        from factcheck.engine.joint.mus.z3_oracle import Solver

        self.system = system
        self.part = part
        self.kept = kept & part.units
        self.table = table
        self.clock = clock
        self.ends = ends
        first = len(system.units) + len(system.supports)
        self.beyond = {place: first + 2 * n for n, place in enumerate(ends)}
        asked = [
            Constraint(formula, Source(), frozenset((self.beyond[place] + at,)))
            for place, end in ends.items()
            for at, formula in enumerate((_beyond(place, end), _not_before(place, end)))
        ]
        units = part.units | frozenset(unit for constraint in asked for unit in constraint.guard)
        self.ask: Oracle = Solver(system, Component((*part.constraints, *asked), units), clock).ask

    def all(self) -> dict[Place, End | Unknown]:
        """Each end with its reason."""
        return {place: self._end(place, end) for place, end in self.ends.items()}

    def _end(self, place: Place, end: End) -> End | Unknown:
        switch = self.beyond[place]
        if not end.open:
            reached = self.ask(self.kept | {switch + 1})
            if not isinstance(reached, Consistent):
                return reached if isinstance(reached, Unknown) else Unknown("the solver's end is reached in no world")
        needed = _spared(self.ask, self.kept, switch)
        if isinstance(needed, Unknown):
            return needed
        return self._proved(place, end, needed)

    def _proved(self, place: Place, end: End, units: frozenset[Unit]) -> End | Unknown:
        from factcheck.engine.joint.mus.z3_oracle import needed

        goal = _beyond(place, end)
        alive = self.system.alive(units)
        few = [constraint for constraint in self.part.constraints if constraint.guard <= alive]
        supposed = Constraint(goal, Source())
        # A rule that is not needed is not to be named, so even a few constraints are looked through.
        named = needed(self.system, [*few, supposed], self.clock) or few
        few = [constraint for constraint in named if constraint is not supposed]
        proof = prove(few, self.system.variables, [goal])
        if proof is None or not follows(proof, few, self.system.variables, [goal]):
            return Unknown("no proof of it was confirmed")
        words = Teller(few, Phrases(self.table, self.system.variables), self.system.reading).derivation(proof).words
        claims = tuple(sorted(self.system.units[unit][0] for unit in units))
        return attrs.evolve(end, reason=Forced("low" if place[1] else "high", claims, self._codes(few), words))

    def _codes(self, few: Sequence[Constraint]) -> tuple[str, ...]:
        """The rules that take part, those of agreement among them that made several claims speak of one variable."""
        speaking: dict[tuple[int, str], set[str]] = {}
        used = {number for c in few for one in inequalities(c.formula) for _, number in one.terms}
        for constraint in few:
            for field, row in constraint.source.bound:
                for name in (field, "value", "time"):
                    agreed = self.system.agreed.get((row.id, name))
                    if agreed is not None and agreed[0] in used:
                        speaking.setdefault(agreed, set()).add(row.claim)
        laws = [constraint.source.law for constraint in few if constraint.source.law]
        laws += [law for (_, law), claims in speaking.items() if len(claims) > 1]
        return tuple(sorted({law.partition("/")[0] for law in laws}))


def _beyond(place: Place, end: End) -> Inequality:
    """What would have to be true for the variable to lie beyond its end."""
    number, is_low = place
    return (
        Inequality(((1, number),), end.at, not end.open)
        if is_low
        else Inequality(((-1, number),), -end.at, not end.open)
    )


def _not_before(place: Place, end: End) -> Inequality:
    """With every constraint: the variable at its very end."""
    number, is_low = place
    return Inequality(((1, number),), end.at) if is_low else Inequality(((-1, number),), -end.at)


def _spared(ask: Oracle, kept: Iterable[Unit], switch: Unit) -> frozenset[Unit] | Unknown:
    """Units of which none can be spared for nothing to lie beyond the switch."""
    answer = ask({*kept, switch})
    if isinstance(answer, Consistent):
        return Unknown("the solver's end is passed in some world")
    needed: set[Unit] = set()
    left: list[Unit] = []
    if isinstance(answer, Conflicting):
        left = sorted(answer.core - {switch})
    while left and not isinstance(answer, Unknown):
        unit = left.pop()
        answer = ask({*needed, *left, switch})
        if isinstance(answer, Conflicting):
            left = [other for other in left if other in answer.core]
        else:
            needed.add(unit)
    return answer if isinstance(answer, Unknown) else frozenset(needed)
