"""Independent parts of a system: constraints that share no variable cannot conflict together.

Going in: a `System`. Going out: `Component`s, each with its constraints and the units that guard them. Units may stand in
several; what is doubted is decided afterwards, over all conflicts at once.
"""

from __future__ import annotations

import attrs

from factcheck.engine.joint.classes import Classes
from factcheck.engine.joint.system import Constraint, System, Unit, inequalities
from factcheck.records import Record


@attrs.frozen(eq=False, repr=False)
class Component(Record):
    """Constraints that hang together, and the units that can be kept or withdrawn in them (supports resolved)."""

    constraints: tuple[Constraint, ...]
    units: frozenset[Unit]


def components(system: System) -> list[Component]:
    """The parts of a system; a constraint without variables is one of its own."""
    classes: Classes[int] = Classes()
    first: list[int | None] = []
    for constraint in system.constraints:
        leader: int | None = None
        for inequality in inequalities(constraint.formula):
            for _, number in inequality.terms:
                if leader is None:
                    leader = number
                else:
                    classes.join(leader, number)
        first.append(leader)
    parts: dict[int, list[Constraint]] = {}
    found: list[Component] = []
    for constraint, leader in zip(system.constraints, first, strict=True):
        if leader is None:
            found.append(_component(system, [constraint]))
        else:
            parts.setdefault(classes.find(leader), []).append(constraint)
    return [*found, *(_component(system, part) for part in parts.values())]


def _component(system: System, constraints: list[Constraint]) -> Component:
    guards = frozenset().union(*(constraint.guard for constraint in constraints))
    units = frozenset(u for guard in guards for u in system.supports.get(guard, (guard,)))
    return Component(tuple(constraints), units)
