"""One consistent world as a timeline.

Going in: a complete system and the soft groups that are kept. Going out: `Timeline`: a line for each fact at its moment, each
event and each state, in the order of time. Every constraint that is kept is checked in exact arithmetic before anything is
told; where no rule ties a value to anything, its stated range is told instead: any number inside will do.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.claims.table import FUZZY, ClaimTable, Row
from factcheck.deadline import Deadline
from factcheck.engine.joint.model.problem import JointProblem, SoftGroup
from factcheck.engine.joint.mus.sat_result import Sat, Unknown
from factcheck.engine.joint.outcome.bounded_facts import facts, soft_group_of, stands, subject
from factcheck.engine.joint.presolve.components import Component, components
from factcheck.engine.joint.presolve.feasibility import Assignment, find_assignment, holds
from factcheck.report.bounds import Line, Timeline
from factcheck.values.bounds import Bounds, exact, point


def timeline(
    table: ClaimTable,
    problem: JointProblem,
    enabled: frozenset[SoftGroup],
    withdrawn: tuple[str, ...],
    deadline: Deadline,
) -> Timeline:
    """A world of the claims kept, or why there is none to show."""
    assignment: Assignment = {}
    for part in components(problem):
        if not any(constraint.source.law for constraint in part.constraints):
            continue
        found = _assignment(problem, part, enabled, deadline)
        if isinstance(found, str):
            return Timeline(withdrawn, unknown=found)
        assignment |= found
    lines = [*_quantities(table, problem, enabled, assignment), *_happenings(table, problem, enabled, assignment)]
    return Timeline(withdrawn, tuple(sorted(lines, key=_place)))


def _assignment(
    problem: JointProblem, part: Component, enabled: frozenset[SoftGroup], deadline: Deadline
) -> Assignment | str:
    active = problem.active(enabled)
    holding = tuple(constraint for constraint in part.constraints if constraint.assumptions <= active)
    assignment = find_assignment(problem, Component(holding, frozenset()))
    if assignment is not None:
        return assignment
    from factcheck.engine.joint.mus.z3_oracle import Z3Oracle

    answer = Z3Oracle(problem, part, deadline).ask(enabled & part.soft_groups)
    if isinstance(answer, Unknown):
        return f"no world was found: {answer.reason}"
    if not isinstance(answer, Sat):
        return "no world is left once these claims are withdrawn"
    found: Assignment = {number: exact(Fraction(value)) for number, value in answer.values().items()}
    if not all(holds(constraint.formula, found) for constraint in holding):
        return "the solver's world was not confirmed"
    return found


def _quantities(
    table: ClaimTable, problem: JointProblem, enabled: frozenset[SoftGroup], assignment: Assignment
) -> Iterator[Line]:
    soft_groups = soft_group_of(problem)
    for fact in facts(table, problem):
        rows = fact.enabled(soft_groups, enabled)
        if rows and fact.field == "value":
            value = point(assignment[fact.number]) if fact.number in assignment else fact.stated(rows, FUZZY)
            claims = tuple(dict.fromkeys(row.claim for row in rows))
            moment = _moment(rows[0], problem, assignment, fact.moment(rows))
            yield Line(moment, fact.subject, "quantity", value, claims, fact.row.modality)


def _happenings(
    table: ClaimTable, problem: JointProblem, enabled: frozenset[SoftGroup], assignment: Assignment
) -> Iterator[Line]:
    """Events and states that are asserted; what several claims tell alike is one line."""
    soft_groups = soft_group_of(problem)
    lines: dict[tuple[str, str, Bounds, str], list[str]] = {}
    for row in table.rows:
        if row.kind in ("event", "state") and row.stance == "asserts" and stands(row, soft_groups, enabled):
            moment = _moment(row, problem, assignment, row.time[FUZZY])
            lines.setdefault((row.kind, subject(row), moment, row.modality), []).append(row.claim)
    for (kind, told, moment, modality), claims in lines.items():
        listed = tuple(dict.fromkeys(claims))
        yield Line(moment, told, "event" if kind == "event" else "state", None, listed, modality)


def _moment(row: Row, problem: JointProblem, assignment: Assignment, stated: Bounds) -> Bounds:
    """When it is in the world; where no rule ties the moment to anything, the stated range."""
    number = problem.numbers.get((row.id, "time"))
    return point(assignment[number]) if number is not None and number in assignment else stated


def _place(line: Line) -> tuple[object, ...]:
    value = line.value.low if line.value is not None else 0
    return line.moment.low, line.moment.high, line.kind, line.subject, value
