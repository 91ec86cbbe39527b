"""Why an end is as tight as it is: claims of which none can be spared, the rules, and a proof in exact arithmetic.

Going in: a component, the soft groups that are kept, and ends that the solver found. Going out: each `ForcedEnd` with its
reason, or `Unknown` where the solver could not confirm it, or no proof was found that the checker confirms.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from factcheck.claims.table import ClaimTable
from factcheck.deadline import Deadline
from factcheck.engine.joint.model.problem import (
    Constraint,
    Inequality,
    JointProblem,
    Provenance,
    SoftGroup,
    inequalities,
)
from factcheck.engine.joint.mus.sat_result import Ask, Sat, Unknown, Unsat
from factcheck.engine.joint.outcome.variable_ends import ForcedEnd, VariableEnd
from factcheck.engine.joint.presolve.components import Component
from factcheck.engine.joint.proof.check import follows
from factcheck.engine.joint.proof.proof_words import ProofWords
from factcheck.engine.joint.proof.propagate import prove
from factcheck.engine.joint.proof.render import ProofRenderer
from factcheck.report.bounds import Forced


class Reasons:
    """Why ends are as tight as they are; all are put to one solver, each beyond a switch of its own."""

    def __init__(
        self,
        problem: JointProblem,
        part: Component,
        enabled: frozenset[SoftGroup],
        table: ClaimTable,
        deadline: Deadline,
        ends: Mapping[VariableEnd, ForcedEnd],
    ) -> None:
        from factcheck.engine.joint.mus.z3_oracle import Z3Oracle

        self.problem = problem
        self.part = part
        self.enabled = enabled & part.soft_groups
        self.table = table
        self.deadline = deadline
        self.ends = ends
        first = len(problem.soft_groups) + len(problem.any_ofs)
        self.beyond = {place: first + 2 * n for n, place in enumerate(ends)}
        asked = [
            Constraint(formula, Provenance(), frozenset((self.beyond[place] + at,)))
            for place, end in ends.items()
            for at, formula in enumerate((_beyond(place, end), _not_before(place, end)))
        ]
        soft_groups = part.soft_groups | frozenset(
            soft_group for constraint in asked for soft_group in constraint.assumptions
        )
        self.ask: Ask = Z3Oracle(problem, Component((*part.constraints, *asked), soft_groups), deadline).ask

    def all(self) -> dict[VariableEnd, ForcedEnd | Unknown]:
        """Each end with its reason."""
        return {place: self._end(place, end) for place, end in self.ends.items()}

    def _end(self, place: VariableEnd, end: ForcedEnd) -> ForcedEnd | Unknown:
        switch = self.beyond[place]
        if not end.open:
            reached = self.ask(self.enabled | {switch + 1})
            if not isinstance(reached, Sat):
                return reached if isinstance(reached, Unknown) else Unknown("the solver's end is reached in no world")
        core = _spared(self.ask, self.enabled, switch)
        if isinstance(core, Unknown):
            return core
        return self._proved(place, end, core)

    def _proved(self, place: VariableEnd, end: ForcedEnd, soft_groups: frozenset[SoftGroup]) -> ForcedEnd | Unknown:
        from factcheck.engine.joint.mus.z3_oracle import core

        goal = _beyond(place, end)
        active = self.problem.active(soft_groups)
        few = [constraint for constraint in self.part.constraints if constraint.assumptions <= active]
        supposed = Constraint(goal, Provenance())
        # A rule that is not needed is not to be named, so even a few constraints are looked through.
        named = core(self.problem, [*few, supposed], self.deadline) or few
        few = [constraint for constraint in named if constraint is not supposed]
        proof = prove(few, self.problem.variables, [goal])
        if proof is None or not follows(proof, few, self.problem.variables, [goal]):
            return Unknown("no proof of it was confirmed")
        words = (
            ProofRenderer(few, ProofWords(self.table, self.problem.variables), self.problem.reading)
            .derivation(proof)
            .words
        )
        claims = tuple(sorted(self.problem.soft_groups[soft_group][0] for soft_group in soft_groups))
        return attrs.evolve(end, reason=Forced("low" if place[1] else "high", claims, self._codes(few), words))

    def _codes(self, few: Sequence[Constraint]) -> tuple[str, ...]:
        """The rules that take part, those of agreement among them that made several claims speak of one variable."""
        speaking: dict[tuple[int, str], set[str]] = {}
        used = {number for c in few for one in inequalities(c.formula) for _, number in one.terms}
        for constraint in few:
            for field, row in constraint.source.bound:
                for name in (field, "value", "time"):
                    agreed = self.problem.agreed.get((row.id, name))
                    if agreed is not None and agreed[0] in used:
                        speaking.setdefault(agreed, set()).add(row.claim)
        laws = [constraint.source.law for constraint in few if constraint.source.law]
        laws += [law for (_, law), claims in speaking.items() if len(claims) > 1]
        return tuple(sorted({law.partition("/")[0] for law in laws}))


def _beyond(place: VariableEnd, end: ForcedEnd) -> Inequality:
    """What would have to be true for the variable to lie beyond its end."""
    number, is_low = place
    return (
        Inequality(((1, number),), end.at, not end.open)
        if is_low
        else Inequality(((-1, number),), -end.at, not end.open)
    )


def _not_before(place: VariableEnd, end: ForcedEnd) -> Inequality:
    """With every constraint: the variable at its very end."""
    number, is_low = place
    return Inequality(((1, number),), end.at) if is_low else Inequality(((-1, number),), -end.at)


def _spared(ask: Ask, enabled: Iterable[SoftGroup], switch: SoftGroup) -> frozenset[SoftGroup] | Unknown:
    """Units of which none can be spared for nothing to lie beyond the switch."""
    answer = ask({*enabled, switch})
    if isinstance(answer, Sat):
        return Unknown("the solver's end is passed in some world")
    core: set[SoftGroup] = set()
    left: list[SoftGroup] = []
    if isinstance(answer, Unsat):
        left = sorted(answer.core - {switch})
    while left and not isinstance(answer, Unknown):
        soft_group = left.pop()
        answer = ask({*core, *left, switch})
        if isinstance(answer, Unsat):
            left = [other for other in left if other in answer.core]
        else:
            core.add(soft_group)
    return answer if isinstance(answer, Unknown) else frozenset(core)
