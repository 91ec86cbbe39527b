"""Questions to the exact solver of the joint check: is there a world in which these formulas hold?

Going in: a `World` and formulas. Going out: `Possible` with a value for each variable, `Impossible` with those of the
questioned formulas that already leave no world, or `Unclear` with the reason. Equal questions are asked once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

import attrs

from factcheck.deadline import Deadline
from factcheck.engine.joint.model.problem import Constraint, Formula, JointProblem, Provenance, both
from factcheck.engine.joint.mus.sat_result import Sat, Unsat
from factcheck.engine.joint.presolve.components import Component
from factcheck.engine.lint.axioms import axioms
from factcheck.engine.lint.formulas import at_most, equal, fixed, variable
from factcheck.engine.lint.world import World
from factcheck.rules.scope import FIELDS
from factcheck.rules.tree import Type
from factcheck.values.times.clock import DAY, add_months

_ORDINARY_DAY = 19_797 * DAY
"""15 March 2024: adding months to it is never clamped."""


@attrs.frozen
class Possible:
    """There is such a world. Values are given only where they were asked for."""

    values: Mapping[int, Fraction] = attrs.field(factory=dict)


@attrs.frozen
class Impossible:
    """There is none; of the formulas that could be left out, these are enough for that, by place."""

    places: tuple[int, ...] = ()


@attrs.frozen
class Unclear:
    """It could not be told, and why."""

    reason: str


Answer = Possible | Impossible | Unclear


class Asker:
    """Asks within one budget of seconds."""

    def __init__(self, seconds: float) -> None:
        self.deadline = Deadline(seconds)
        self._known: dict[object, Answer] = {}

    def ask(
        self, world: World, fixed_parts: Iterable[Formula], others: Sequence[Formula] = (), *, shown: bool = False
    ) -> Answer:
        """Whether the fixed formulas and the others can hold together; `shown`: with a world to tell of, where there is one."""
        hard = [*fixed_parts]
        hard += axioms(world)
        if shown:
            easy = self._solved(world, [*hard, *_easy_to_read(world)], others, shown)
            if isinstance(easy, Possible) and not world.months:
                return easy
        answer = self._solved(world, hard, others, shown)
        if not isinstance(answer, Possible) or not world.months:
            return answer
        # Months are only roughly known to the solver; what it finds possible is tried on a day where they are exact.
        return self._tried(world, hard, others, shown)

    def _tried(self, world: World, hard: Sequence[Formula], others: Sequence[Formula], shown: bool) -> Answer:
        exact = [
            both(
                [
                    equal(months.time, fixed(_ORDINARY_DAY)),
                    equal(variable(months.later), fixed(int(add_months(_ORDINARY_DAY, months.count, late=False)))),
                ]
            )
            for months in world.months
        ]
        answer = self._solved(world, [*hard, *exact], others, shown)
        return answer if isinstance(answer, Possible) else Unclear("calendar months differ in length")

    def _solved(self, world: World, hard: Sequence[Formula], others: Sequence[Formula], shown: bool) -> Answer:
        whole = tuple(variable.whole for variable in world.variables)
        key = (tuple(hard), tuple(others), whole, shown)
        if key not in self._known:
            self._known[key] = self._unknown(world, hard, others, shown)
        return self._known[key]

    def _unknown(self, world: World, hard: Sequence[Formula], others: Sequence[Formula], shown: bool) -> Answer:
        from factcheck.engine.joint.mus.z3_oracle import (
            Z3Oracle,  # takes a tenth of a second; only `rules --lint` needs it here
        )

        constraints = [Constraint(formula, Provenance()) for formula in hard]
        constraints += [Constraint(formula, Provenance(), frozenset((n,))) for n, formula in enumerate(others)]
        soft_groups = range(len(others))
        problem = JointProblem(0, tuple(world.variables), tuple(constraints), tuple((str(n),) for n in soft_groups))
        solver = Z3Oracle(problem, Component(tuple(constraints), frozenset(soft_groups)), self.deadline)
        answer = solver.ask(soft_groups)
        if isinstance(answer, Sat):
            return Possible(answer.values()) if shown else Possible()
        if isinstance(answer, Unsat):
            return Impossible(tuple(sorted(answer.core)))
        return Unclear(answer.reason)


def _easy_to_read(world: World) -> list[Formula]:
    """Every time is the beginning of a day in the spring of 2024: what an example should be, where it can."""
    found: list[Formula] = []
    for number, told in list(enumerate(world.variables)):
        if FIELDS.get(told.field) is Type.TIME:
            days = world.fresh(True)
            found.append(equal(variable(number), ({days: DAY}, _ORDINARY_DAY)))
            found.append(both([at_most(fixed(0), variable(days)), at_most(variable(days), fixed(60))]))
    return found
