"""One consistent world as a timeline.

Going in: a complete system and the units that are kept. Going out: `Timeline`: a line for each fact at its moment, each event
and each state, in the order of time. Every constraint that is kept is checked in exact arithmetic before anything is told;
where no rule ties a value to anything, its stated range is told instead: any number inside will do.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.claims.table import FUZZY, ClaimTable, Row
from factcheck.deadline import Deadline
from factcheck.engine.joint.model.problem import System, Unit
from factcheck.engine.joint.mus.sat_result import Consistent, Unknown
from factcheck.engine.joint.outcome.bounded_facts import facts, stands, subject, units_of
from factcheck.engine.joint.presolve.components import Component, components
from factcheck.engine.joint.presolve.feasibility import World, easy_world, holds
from factcheck.report.bounds import Line, Timeline
from factcheck.values.bounds import Bounds, exact, point


def timeline(
    table: ClaimTable, system: System, kept: frozenset[Unit], withdrawn: tuple[str, ...], clock: Deadline
) -> Timeline:
    """A world of the claims kept, or why there is none to show."""
    world: World = {}
    for part in components(system):
        if not any(constraint.source.law for constraint in part.constraints):
            continue
        found = _world(system, part, kept, clock)
        if isinstance(found, str):
            return Timeline(withdrawn, unknown=found)
        world |= found
    lines = [*_quantities(table, system, kept, world), *_happenings(table, system, kept, world)]
    return Timeline(withdrawn, tuple(sorted(lines, key=_place)))


def _world(system: System, part: Component, kept: frozenset[Unit], clock: Deadline) -> World | str:
    alive = system.alive(kept)
    holding = tuple(constraint for constraint in part.constraints if constraint.guard <= alive)
    world = easy_world(system, Component(holding, frozenset()))
    if world is not None:
        return world
    from factcheck.engine.joint.mus.z3_oracle import Solver

    answer = Solver(system, part, clock).ask(kept & part.units)
    if isinstance(answer, Unknown):
        return f"no world was found: {answer.reason}"
    if not isinstance(answer, Consistent):
        return "no world is left once these claims are withdrawn"
    found: World = {number: exact(Fraction(value)) for number, value in answer.values().items()}
    if not all(holds(constraint.formula, found) for constraint in holding):
        return "the solver's world was not confirmed"
    return found


def _quantities(table: ClaimTable, system: System, kept: frozenset[Unit], world: World) -> Iterator[Line]:
    units = units_of(system)
    for fact in facts(table, system):
        rows = fact.kept(units, kept)
        if rows and fact.field == "value":
            value = point(world[fact.number]) if fact.number in world else fact.stated(rows, FUZZY)
            claims = tuple(dict.fromkeys(row.claim for row in rows))
            moment = _moment(rows[0], system, world, fact.moment(rows))
            yield Line(moment, fact.subject, "quantity", value, claims, fact.row.modality)


def _happenings(table: ClaimTable, system: System, kept: frozenset[Unit], world: World) -> Iterator[Line]:
    """Events and states that are asserted; what several claims tell alike is one line."""
    units = units_of(system)
    lines: dict[tuple[str, str, Bounds, str], list[str]] = {}
    for row in table.rows:
        if row.kind in ("event", "state") and row.stance == "asserts" and stands(row, units, kept):
            moment = _moment(row, system, world, row.time[FUZZY])
            lines.setdefault((row.kind, subject(row), moment, row.modality), []).append(row.claim)
    for (kind, told, moment, modality), claims in lines.items():
        listed = tuple(dict.fromkeys(claims))
        yield Line(moment, told, "event" if kind == "event" else "state", None, listed, modality)


def _moment(row: Row, system: System, world: World, stated: Bounds) -> Bounds:
    """When it is in the world; where no rule ties the moment to anything, the stated range."""
    number = system.numbers.get((row.id, "time"))
    return point(world[number]) if number is not None and number in world else stated


def _place(line: Line) -> tuple[object, ...]:
    value = line.value.low if line.value is not None else 0
    return line.moment.low, line.moment.high, line.kind, line.subject, value
