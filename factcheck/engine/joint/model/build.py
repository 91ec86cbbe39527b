"""From claims and laws to constraints: the whole problem under one reading.

Going in: the claim table, the laws, and a reading. Going out: `JointProblem`. Laws of agreement have become shared variables,
orders chains of linear number, everything else one constraint an instance; the bounds that claims state stand beside, each
held by its claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import inf

import attrs

from factcheck.claims.table import ClaimTable, Row, SetAside
from factcheck.deadline import Deadline
from factcheck.engine.joint.model.auxiliary_facts import auxiliary_rows
from factcheck.engine.joint.model.ground import Grounder, TooManyTuples
from factcheck.engine.joint.model.keyed_rows import at_moments, is_auxiliary
from factcheck.engine.joint.model.law_kinds import agreement, order_in_time, takes_part
from factcheck.engine.joint.model.orderings import Orderings, placed
from factcheck.engine.joint.model.problem import Beyond, Constraint, Formula, Inequality, JointProblem, Provenance, both
from factcheck.engine.joint.model.relative_fields import BASE, RelativeFields
from factcheck.engine.joint.model.soft_groups import SoftGroups, hard_claims
from factcheck.engine.joint.model.variables import Variables
from factcheck.engine.memory.select import Index
from factcheck.rules.context import Context
from factcheck.rules.rule import Law
from factcheck.values.bounds import Bounds, Number


def build_problem(
    table: ClaimTable, laws: Sequence[Law], reading: int, complete: bool = False, deadline: Deadline | None = None
) -> JointProblem:
    """The problem of all claims and of the laws that narrow worlds.

    `complete` asks for the value of every fact, also of those that no conflict could need.
    Raises `OutOfTime` where the budget runs out before all is written.
    """
    deadline = deadline or Deadline()
    taking_part = finest_first([law for law in laws if takes_part(law)])
    placed_table = at_moments(table, reading)
    context = Context(table.entities, table.vocabulary, table.based_on)
    auxiliary = auxiliary_rows(placed_table, taking_part, context, deadline)
    soft_groups = SoftGroups(placed_table, reading)
    index = Index(attrs.evolve(placed_table, rows=(*placed_table.rows, *auxiliary)))
    variables = Variables(index, taking_part, reading)
    grounder = Grounder(index, variables, soft_groups, reading, deadline)
    if complete:
        for row in index.table.rows:
            variables.of(row, "value")
    links = RelativeFields(placed_table, variables, reading)
    linked = list(links.constraints(soft_groups.of))
    # A moment that a link ties to another is not free to suit the values told for it, so links come before orders.
    orderings = Orderings(index, variables, placed(index, taking_part, variables, links.moments), reading)
    constraints, beyond = _of_laws(taking_part, grounder, orderings, deadline)
    # Only now is it known of which fields anything is asked: what is stated of any other could conflict with nothing.
    constraints += deadline.watching(_bounds(variables, grounder, reading))
    constraints += linked
    constraints += _computed(table, variables, grounder, reading)
    doubted_never = hard_claims(table)
    return JointProblem(
        reading=reading,
        variables=tuple(variables.known),
        constraints=tuple(constraints),
        soft_groups=tuple(soft_groups.claims),
        any_ofs=soft_groups.any_ofs,
        hard=frozenset(n for n, claims in enumerate(soft_groups.claims) if not doubted_never.isdisjoint(claims)),
        agreed=variables.agreed(),
        left_out=tuple(f"{code} says of some claims what no inequality can" for code in grounder.unsaid),
        beyond=tuple(beyond),
        numbers={(row.id, field): number for number, row, field in variables.told()} if complete else {},
    )


def finest_first(laws: Sequence[Law]) -> list[Law]:
    """The laws that refine others before those that they refine."""
    above = {law.rule.code: law.rule.refines for law in laws}

    def depth(code: str | None) -> int:
        steps = 0
        while code is not None and (code := above.get(code)) is not None and steps < len(above):
            steps += 1
        return steps

    return sorted(laws, key=lambda law: (-depth(law.rule.code), law.id))


def _of_laws(
    laws: Sequence[Law], grounder: Grounder, orderings: Orderings, deadline: Deadline
) -> tuple[list[Constraint], list[Beyond]]:
    found: list[Constraint] = []
    beyond: list[Beyond] = []
    grounder.connect_moments(laws)
    for law in laws:
        if agreement(law) is not None:
            continue
        along = order_in_time(law)
        try:
            written = orderings.constraints(along) if along is not None else grounder.constraints(law)
            found += deadline.watching(written)
        except TooManyTuples as error:
            beyond.append(Beyond(error.claims, str(error)))
    return found, beyond


def _bounds(variables: Variables, grounder: Grounder, reading: int) -> Iterator[Constraint]:
    """What the claims state of the variables in use; the range of an unstated fact's moment is that of whoever speaks of it."""
    seen: set[tuple[int, str]] = set()
    for number, row, field in variables.told():
        # A moment's start and end are the moment itself, so a row states the bounds of one variable once.
        if is_auxiliary(row) or (number, row.id) in seen:
            continue
        seen.add((number, row.id))
        for bounds, rests in _apart(row, field, reading):
            formula = _ends(number, bounds)
            if formula is not None:
                assumptions = grounder.needs(row) if rests is None else grounder.resting(row, rests)
                yield Constraint(formula, Provenance("", ((field, row),)), assumptions)


def _computed(table: ClaimTable, variables: Variables, grounder: Grounder, reading: int) -> Iterator[Constraint]:
    """The bounds that were computed along links, while all that they rest on is kept.

    A link says no more, but for the calendar: from one day to another it is exact here, and wider by a clock's change there.
    """
    whole: Mapping[str, Row] = {row.id: row for row in table.rows if row.links}
    for number, row, field in variables.told() if whole else ():
        on = "value" if field == "value" else "time"
        linked = {claim for link in row.links if link.field == on for claim in link.rests_on}
        for bounds, rests in _apart(whole[row.id], field, reading) if linked else ():
            formula = _ends(number, bounds)
            if formula is None or rests == ():  # what the claim's own words give stands already
                continue
            based = sorted(linked if rests is None else linked.intersection(rests))
            told = tuple((BASE, one) for claim in based for one in table.rows_of(claim, SetAside.LEFT_OUT)[:1])
            yield Constraint(formula, Provenance("", ((field, whole[row.id]), *told)), grounder.resting(row, based))


def _apart(row: Row, field: str, reading: int) -> Iterator[tuple[Bounds, tuple[str, ...] | None]]:
    """The ends of a field with the claims each was computed from; both ends at once of a row that does not tell them apart."""
    bounds: Bounds = getattr(row, field)[reading]
    if not row.computed:
        yield bounds, None
        return
    on = "value" if field == "value" else "time"
    computed = {(end.is_low, end.at): end for end in row.computed if (end.field, end.reading) == (on, reading)}
    low, high = (bounds.low, bounds.low_open), (bounds.high, bounds.high_open)
    for is_low, at in ((True, low), (False, high)):
        end = computed.get((is_low, at))
        yield _one_end(is_low, at), () if end is None else end.claims
        if end is not None:
            yield _one_end(is_low, end.own), ()


def _one_end(is_low: bool, at: tuple[Number, bool]) -> Bounds:
    return Bounds(at[0], inf, at[1], False) if is_low else Bounds(-inf, at[0], False, at[1])


def _ends(number: int, bounds: Bounds) -> Formula | None:
    ends: list[Formula] = []
    if not isinstance(bounds.low, float):
        ends.append(Inequality(((-1, number),), -bounds.low, bounds.low_open))
    if not isinstance(bounds.high, float):
        ends.append(Inequality(((1, number),), bounds.high, bounds.high_open))
    return both(ends) if ends else None
