"""Independent parts of a system: constraints that share no variable cannot conflict together.

Going in: a `System`. Going out: `Component`s, each with its constraints and the units that guard them. Units may stand in
several; what is doubted is decided afterwards, over all conflicts at once.
"""

from __future__ import annotations

import attrs

from factcheck.engine.joint.model.problem import Constraint, System, Unit, inequalities
from factcheck.engine.sets import connected
from factcheck.records import Record


@attrs.frozen(eq=False, repr=False)
class Component(Record):
    """Constraints that hang together, and the units that can be kept or withdrawn in them (supports resolved)."""

    constraints: tuple[Constraint, ...]
    units: frozenset[Unit]


def components(system: System) -> list[Component]:
    """The parts of a system; a constraint without variables is one of its own."""
    numbers = [[n for one in inequalities(c.formula) for _, n in one.terms] for c in system.constraints]
    parts = sorted(connected(numbers), key=lambda part: bool(numbers[part[0]]))  # those without variables first
    return [_component(system, [system.constraints[n] for n in part]) for part in parts]


def _component(system: System, constraints: list[Constraint]) -> Component:
    guards = frozenset().union(*(constraint.guard for constraint in constraints))
    units = frozenset(u for guard in guards for u in system.supports.get(guard, (guard,)))
    return Component(tuple(constraints), units)
