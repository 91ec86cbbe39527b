"""What follows from claims and rules together: forced bounds under each smallest correction, and one world.

Going in: the claim table, the laws, what single rules forbid, and a budget. Going out: `Followed`. Bounds are those of the
widest reading (fuzzy), so that what is forced is forced under every reading. What the budget does not reach is undetermined.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from factcheck.claims.table import FUZZY, STRICT, ClaimTable
from factcheck.deadline import Deadline
from factcheck.engine.joint.model.build import build_problem
from factcheck.engine.joint.model.law_kinds import takes_part
from factcheck.engine.joint.model.problem import JointProblem, SoftGroup, inequalities
from factcheck.engine.joint.model.soft_groups import hard_claims
from factcheck.engine.joint.mus.sat_result import Unknown
from factcheck.engine.joint.outcome.bounded_facts import Fact, facts, soft_group_of
from factcheck.engine.joint.outcome.corrections import choices_of, minimal
from factcheck.engine.joint.outcome.extremes import forced_ends
from factcheck.engine.joint.outcome.findings import check_reading, found_by
from factcheck.engine.joint.outcome.timeline import timeline
from factcheck.engine.joint.outcome.variable_ends import ForcedEnd, VariableEnd
from factcheck.engine.joint.presolve.components import Component, components
from factcheck.engine.joint.presolve.relevance import in_play
from factcheck.report.bounds import BoundsStatus, Case, EndName, FactBounds, Timeline
from factcheck.report.types import Choice
from factcheck.rules.rule import Law
from factcheck.values.bounds import EVERYTHING, Bounds

MOST_CASES = 24
"""So many corrections are gone through; the report says when there are more."""

Ends = Mapping[VariableEnd, ForcedEnd | Unknown]


@attrs.frozen
class Followed:
    """All that follows; `reason` says what the status lacks."""

    status: BoundsStatus
    reason: str
    conflicts: int
    choices: tuple[Choice, ...]
    cases: tuple[Case, ...]
    timeline: Timeline


def what_follows(
    table: ClaimTable, laws: Sequence[Law], forbidden: Sequence[frozenset[str]], budget: float
) -> Followed:
    """Forced bounds under the lightest correction, and those that differ from it in one choice; a world under the lightest.

    What has to be withdrawn is what `check` tells: it is found by the same search.
    """
    deadline = Deadline(budget)
    taking_part = [law for law in laws if takes_part(law)]
    sure = [conflict.intersection(table.claims) for conflict in forbidden]
    found = check_reading(table, in_play(table, taking_part), taking_part, sure, FUZZY, deadline.part(0.4))
    conflicts = [*sure, *found_by(found)]
    choices = choices_of(conflicts, table)
    problem = build_problem(table, taking_part, FUZZY, complete=True)
    unknown = [*found.unknown, *problem.left_out, *(one.reason for one in found.unfinished if one.unknown)]
    stopped = [one.reason for one in found.unfinished if not one.unknown]
    stopped += ["there are more alternatives of some choices"] * any(choice.truncated for choice in choices)
    withdrawn = _withdrawn(conflicts, choices, table)
    stopped += [f"only {MOST_CASES} corrections are gone through"] * (len(withdrawn) > MOST_CASES)
    soft_group = soft_group_of(problem)
    outs = [(claims, frozenset(soft_group[claim] for claim in claims)) for claims in withdrawn[:MOST_CASES]]
    every = frozenset(range(len(problem.soft_groups)))
    told = Timeline(unknown="no correction leaves a world: the rules, and what is pinned, contradict each other")
    if outs:
        told = timeline(table, problem, every - outs[0][1], outs[0][0], deadline.part(0.3))
    bounding = _Bounding(table, problem)
    cases = [
        bounding.case(every - out, claims, deadline.part(1 / (len(outs) - n))) for n, (claims, out) in enumerate(outs)
    ]
    unknown += [case.unknown for case in cases if case.unknown]
    status: BoundsStatus = "undetermined" if unknown or told.unknown else "truncated" if stopped else "checked"
    reason = "; ".join(dict.fromkeys([*unknown, *filter(None, (told.unknown, *stopped))]))
    return Followed(status, reason, len(minimal(list(dict.fromkeys(conflicts)))), choices, tuple(cases), told)


def _withdrawn(
    conflicts: Sequence[frozenset[str]], choices: Sequence[Choice], table: ClaimTable
) -> list[tuple[str, ...]]:
    """The lightest alternative of each choice together, then those that differ from it in one; none where nothing helps."""
    trusted = hard_claims(table)
    if any(conflict <= trusted for conflict in conflicts) or not all(choice.alternatives for choice in choices):
        return []
    least = [choice.alternatives[0] for choice in choices]
    found = [least]
    for n, choice in enumerate(choices):
        found += [[*least[:n], other, *least[n + 1 :]] for other in choice.alternatives[1:]]
    return [tuple(sorted(claim for part in one for claim in part)) for one in found]


class _Bounding:
    """Bounds the facts of one system; a component whose kept claims are the same is bounded once."""

    def __init__(self, table: ClaimTable, problem: JointProblem) -> None:
        self.table = table
        self.problem = problem
        self.facts = facts(table, problem)
        self.soft_groups = soft_group_of(problem)
        self._parts = [(part, self._told_in(part)) for part in components(problem)]
        self._known: dict[tuple[int, frozenset[SoftGroup]], Ends] = {}

    def _told_in(self, part: Component) -> list[Fact]:
        """The facts of a component that laws speak of: the bounds of any other are those stated."""
        if not any(c.source.law for c in part.constraints):
            return []
        inside = {number for c in part.constraints for one in inequalities(c.formula) for _, number in one.terms}
        return [fact for fact in self.facts if fact.number in inside]

    def case(self, enabled: frozenset[SoftGroup], withdrawn: tuple[str, ...], deadline: Deadline) -> Case:
        """Every fact once some claims are withdrawn."""
        ends: dict[VariableEnd, ForcedEnd | Unknown] = {}
        for n, (part, inside) in enumerate(self._parts):
            if inside:
                ends |= self._ends(n, part, inside, enabled, deadline)
        told = [self._fact(fact, enabled, ends) for fact in self.facts]
        reasons = dict.fromkeys(end.reason for end in ends.values() if isinstance(end, Unknown))
        return Case(withdrawn, tuple(fact for fact in told if fact is not None), "; ".join(reasons))

    def _ends(
        self, n: int, part: Component, inside: list[Fact], enabled: frozenset[SoftGroup], deadline: Deadline
    ) -> Ends:
        key = n, enabled & part.soft_groups
        known = self._known.get(key)
        if known is None:
            stated = {fact.number: fact.stated(fact.enabled(self.soft_groups, enabled), FUZZY) for fact in inside}
            known = forced_ends(self.problem, part, enabled, stated, self.table, deadline)
            if not any(isinstance(end, Unknown) for end in known.values()):
                self._known[key] = known
        return known

    def _fact(self, fact: Fact, enabled: frozenset[SoftGroup], ends: Ends) -> FactBounds | None:
        """The fact as it is told; `None` where nobody states it and nothing is forced."""
        rows = fact.enabled(self.soft_groups, enabled)
        stated = fact.stated(rows, FUZZY)
        low, high = ends.get((fact.number, True)), ends.get((fact.number, False))
        told = FactBounds(
            subject=fact.subject,
            moment=fact.moment(rows),
            claims=tuple(dict.fromkeys(row.claim for row in rows)),
            stated=stated,
            strict=fact.stated(rows, STRICT),
            forced=_range(stated, low, high),
            reasons=tuple(end.reason for end in (low, high) if isinstance(end, ForcedEnd) and end.reason is not None),
            undetermined=_undetermined(low, high),
            field=fact.field,
        )
        return told if rows or told.forced != EVERYTHING else None


def _range(stated: Bounds, low: ForcedEnd | Unknown | None, high: ForcedEnd | Unknown | None) -> Bounds:
    if isinstance(low, ForcedEnd):
        stated = attrs.evolve(stated, low=low.at, low_open=low.open)
    if isinstance(high, ForcedEnd):
        stated = attrs.evolve(stated, high=high.at, high_open=high.open)
    return stated


def _undetermined(low: ForcedEnd | Unknown | None, high: ForcedEnd | Unknown | None) -> tuple[EndName, ...]:
    names: tuple[tuple[EndName, ForcedEnd | Unknown | None], ...] = (("low", low), ("high", high))
    return tuple(name for name, end in names if isinstance(end, Unknown))
