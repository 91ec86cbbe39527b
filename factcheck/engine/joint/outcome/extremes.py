"""The ends that everything together forces on variables, and the claims and rules that force each.

Going in: a system, one of its components, and the soft groups that are kept. Going out: an `ForcedEnd` for each end of each
variable asked for. The solver finds an end and says that it is reached; that nothing lies beyond it is proved in exact
arithmetic, from claims of which none can be spared. What could not be told or proved is `Unknown`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, inf

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
from factcheck.engine.joint.mus.sat_result import Sat, Unknown
from factcheck.engine.joint.outcome.end_reasons import Reasons
from factcheck.engine.joint.outcome.variable_ends import ForcedEnd, VariableEnd
from factcheck.engine.joint.presolve.components import Component
from factcheck.engine.joint.presolve.feasibility import find_assignment
from factcheck.engine.joint.proof.propagate import propagated
from factcheck.values.bounds import Bounds, Number

NEAR = 10**6
"""How much farther out than all numbers that are told an end without bound is looked for, and how near an open one."""


def forced_ends(
    problem: JointProblem,
    part: Component,
    enabled: frozenset[SoftGroup],
    stated: Mapping[int, Bounds],
    table: ClaimTable,
    deadline: Deadline,
) -> dict[VariableEnd, ForcedEnd | Unknown]:
    """Both ends of each variable in `stated`; an end that its own claims state already needs no reason."""
    active = problem.active(enabled)
    holding = tuple(constraint for constraint in part.constraints if constraint.assumptions <= active)
    speaking = {number for c in holding for one in inequalities(c.formula) for _, number in one.terms}
    places = [(number, is_low) for number in sorted(stated) for is_low in (True, False)]
    found: dict[VariableEnd, ForcedEnd | Unknown] = {place: _own(stated[place[0]], place[1]) for place in places}
    ends = _Search(problem, part, holding, enabled & part.soft_groups, deadline).ends(
        [p for p in places if p[0] in speaking]
    )
    tighter: dict[VariableEnd, ForcedEnd] = {}
    for place, end in ends.items():
        if isinstance(end, ForcedEnd) and end != found[place] and not isinstance(end.at, float):
            tighter[place] = end
        elif isinstance(end, Unknown):
            found[place] = end
    if tighter:
        found |= Reasons(problem, part, enabled, table, deadline, tighter).all()
    return found


class _Search:
    """Where each end lies: propagation says how far at most, a world that it is reached; else the solver's optimum is asked."""

    def __init__(
        self,
        problem: JointProblem,
        part: Component,
        holding: tuple[Constraint, ...],
        enabled: frozenset[SoftGroup],
        deadline: Deadline,
    ) -> None:
        self.problem = problem
        self.part = part
        self.holding = holding
        self.enabled = enabled
        self.deadline = deadline
        told = [abs(Fraction(one.bound)) for c in holding for one in inequalities(c.formula)]
        self.far = NEAR * (1 + ceil(sum(told)))
        self.seen: dict[VariableEnd, Number] = {}
        self._note(find_assignment(problem, Component(holding, frozenset())) or {})

    def ends(self, places: Sequence[VariableEnd]) -> dict[VariableEnd, ForcedEnd | Unknown]:
        """The end at each place."""
        from factcheck.engine.joint.mus.z3_oracle import Extremes, Z3Oracle

        bounds = propagated(self.holding, self.problem.variables)
        if bounds is None:
            return {place: Unknown("no world is left") for place in places}
        guesses = {
            place: ForcedEnd(bounds[place].end, bounds[place].open) if place in bounds else _nowhere(place)
            for place in places
        }
        left = [place for place, end in guesses.items() if end.open or self.seen.get(place) != end.at]
        first = len(self.problem.soft_groups) + len(self.problem.any_ofs)
        asked = tuple(
            Constraint(self._near(place, guesses[place]), Provenance(), frozenset((first + n,)))
            for n, place in enumerate(left)
        )
        soft_groups = self.part.soft_groups | frozenset(range(first, first + len(left)))
        solver = Z3Oracle(self.problem, Component((*self.part.constraints, *asked), soft_groups), self.deadline)
        found: dict[VariableEnd, ForcedEnd | Unknown] = {**guesses}
        extremes: Extremes | None = None
        for n, place in enumerate(left):
            if not guesses[place].open and self.seen.get(place) == guesses[place].at:
                continue
            answer = solver.ask(self.enabled | {first + n})
            if isinstance(answer, Sat):
                self._note(answer.values())
            elif isinstance(answer, Unknown):
                found[place] = answer
            else:
                extremes = extremes or Extremes(self.problem, self.holding, self.deadline)
                found[place] = _told(extremes.end(*place))
        return found

    def _note(self, assignment: Mapping[int, Number]) -> None:
        """What a world has shown to be reached."""
        for number, value in assignment.items():
            self.seen[number, True] = min(self.seen.get((number, True), value), value)
            self.seen[number, False] = max(self.seen.get((number, False), value), value)

    def _near(self, place: VariableEnd, end: ForcedEnd) -> Inequality:
        """True where the variable is at the end, as good as at it (an open one), or farther out than anything told."""
        number, is_low = place
        at: Number = self.far if isinstance(end.at, float) else end.at
        if isinstance(end.at, float):
            at = -at if is_low else at
        elif end.open:
            at += Fraction(1, self.far) if is_low else -Fraction(1, self.far)
        return Inequality(((1, number),), at) if is_low else Inequality(((-1, number),), -at)


def _told(end: tuple[Number, bool] | Unknown | None) -> ForcedEnd | Unknown:
    if end is None:
        return Unknown("no world is left")
    return end if isinstance(end, Unknown) else ForcedEnd(*end)


def _nowhere(place: VariableEnd) -> ForcedEnd:
    return ForcedEnd(-inf if place[1] else inf, False)


def _own(stated: Bounds, is_low: bool) -> ForcedEnd:
    return ForcedEnd(stated.low, stated.low_open) if is_low else ForcedEnd(stated.high, stated.high_open)
