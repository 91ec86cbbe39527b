"""Which sets of units leave a world to one component: of what is easy to see at once, of all else by the exact solver.

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
from factcheck.engine.joint.model.problem import System, Unit, inequalities
from factcheck.engine.joint.mus.sat_result import Answer, Conflicting, Consistent, Unknown
from factcheck.engine.joint.presolve.components import Component, components
from factcheck.engine.joint.presolve.feasibility import World, easy_world, is_refuted

if TYPE_CHECKING:
    from factcheck.engine.joint.mus.z3_oracle import Solver

SMALL = 300
"""Components of more constraints are the solver's at once: looking at each anew for every question would cost more."""


class Asking:
    """Answers for one component."""

    def __init__(self, system: System, component: Component, clock: Deadline) -> None:
        self.system = system
        self.component = component
        self.clock = clock
        self._solver: Solver | None = None

    def ask(self, kept: Iterable[Unit]) -> Answer:
        """Whether a world is left while these units are kept."""
        kept = frozenset(kept)
        if self.clock.left <= 0:
            return Unknown(RAN_OUT)
        if self._solver is None and len(self.component.constraints) <= SMALL:
            answer = self._seen(kept)
            if answer is not None:
                return answer
        return self._exact().ask(kept)

    def _exact(self) -> Solver:
        if self._solver is None:
            from factcheck.engine.joint.mus.z3_oracle import Solver

            self._solver = Solver(self.system, self.component, self.clock)
        return self._solver

    def _seen(self, kept: frozenset[Unit]) -> Answer | None:
        """The answer, where it is easy to see."""
        alive = self.system.alive(kept)
        holding = tuple(one for one in self.component.constraints if one.guard <= alive)
        world: World = {}
        for part in components(attrs.evolve(self.system, constraints=holding)):
            found = easy_world(self.system, part)
            if found is None:
                return Conflicting(part.units & kept) if is_refuted(part) else None
            world |= found
        return Consistent(lambda: self._values(world))

    def _values(self, world: World) -> dict[int, Fraction]:
        """A value for every variable, whatever for those of which nothing is asked."""
        asked = (one for constraint in self.component.constraints for one in inequalities(constraint.formula))
        return {number: Fraction(world.get(number, 0)) for one in asked for _, number in one.terms}
