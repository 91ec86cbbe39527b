"""Independent parts of a system: constraints that share no variable cannot conflict together.

Going in: a `JointProblem`. Going out: `Component`s, each with its constraints and the soft groups that they assume. These
may stand in several; what is doubted is decided afterwards, over all conflicts at once.
"""

from __future__ import annotations

import attrs

from factcheck.engine.joint.model.problem import Constraint, JointProblem, SoftGroup, inequalities
from factcheck.engine.sets import connected
from factcheck.records import Record


@attrs.frozen(eq=False, repr=False)
class Component(Record):
    """Constraints that hang together, and the soft groups that can be kept or withdrawn in them (any-ofs resolved)."""

    constraints: tuple[Constraint, ...]
    soft_groups: frozenset[SoftGroup]


def components(problem: JointProblem) -> list[Component]:
    """The parts of a system; a constraint without variables is one of its own."""
    numbers = [[n for one in inequalities(c.formula) for _, n in one.terms] for c in problem.constraints]
    parts = sorted(connected(numbers), key=lambda part: bool(numbers[part[0]]))  # those without variables first
    return [_component(problem, [problem.constraints[n] for n in part]) for part in parts]


def _component(problem: JointProblem, constraints: list[Constraint]) -> Component:
    assumed = frozenset().union(*(constraint.assumptions for constraint in constraints))
    return Component(
        tuple(constraints), frozenset(group for one in assumed for group in problem.any_ofs.get(one, (one,)))
    )
