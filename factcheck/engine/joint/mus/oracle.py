"""Which sets of soft groups leave a world to one component: of what is easy to see at once, of all else by the exact solver.

Going in: a component. Going out: an `ask` as the enumerator wants it. While a component is small, an easy world answers most
questions and bounds that leave nothing some others, so that most runs never load the solver; from the first question that
neither answers on, the solver is asked, for it learns from one question to the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from factcheck.deadline import RAN_OUT, Deadline
from factcheck.engine.joint.model.problem import JointProblem, SoftGroup, inequalities
from factcheck.engine.joint.mus.sat_result import Answer, Sat, Unknown, Unsat
from factcheck.engine.joint.presolve.components import Component, components
from factcheck.engine.joint.presolve.feasibility import Assignment, find_assignment, is_refuted

if TYPE_CHECKING:
    from factcheck.engine.joint.mus.z3_oracle import Z3Oracle

SMALL = 300
"""Components of more constraints are the solver's at once: looking at each anew for every question would cost more."""


class Oracle:
    """Answers for one component."""

    def __init__(self, problem: JointProblem, component: Component, deadline: Deadline) -> None:
        self.problem = problem
        self.component = component
        self.deadline = deadline
        self._solver: Z3Oracle | None = None

    def ask(self, enabled: Iterable[SoftGroup]) -> Answer:
        """Whether a world is left while these soft groups are kept."""
        enabled = frozenset(enabled)
        if self.deadline.left <= 0:
            return Unknown(RAN_OUT)
        if self._solver is None and len(self.component.constraints) <= SMALL:
            answer = self._seen(enabled)
            if answer is not None:
                return answer
        return self._exact().ask(enabled)

    def _exact(self) -> Z3Oracle:
        if self._solver is None:
            from factcheck.engine.joint.mus.z3_oracle import Z3Oracle

            self._solver = Z3Oracle(self.problem, self.component, self.deadline)
        return self._solver

    def _seen(self, enabled: frozenset[SoftGroup]) -> Answer | None:
        """The answer, where it is easy to see."""
        active = self.problem.active(enabled)
        holding = tuple(one for one in self.component.constraints if one.assumptions <= active)
        assignment: Assignment = {}
        for part in components(attrs.evolve(self.problem, constraints=holding)):
            found = find_assignment(self.problem, part)
            if found is None:
                return Unsat(part.soft_groups & enabled) if is_refuted(part) else None
            assignment |= found
        return Sat(lambda: self._values(assignment))

    def _values(self, assignment: Assignment) -> dict[int, Fraction]:
        """A value for every variable, whatever for those of which nothing is asked."""
        asked = (one for constraint in self.component.constraints for one in inequalities(constraint.formula))
        return {number: Fraction(assignment.get(number, 0)) for one in asked for _, number in one.terms}
