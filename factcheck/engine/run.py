"""One run of all laws over a claim table.

Going in: a table and the checked laws. Going out: cases, findings and the outcome of every rule. Revisions are set aside
first, as notices of their own; their earlier side takes no part in the rest. A rule that cannot run is an outcome, not a
crash.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

import attrs

from factcheck.claims.table import ClaimTable
from factcheck.deadline import RAN_OUT, OutOfTime
from factcheck.deadline import left as time_left
from factcheck.engine.cases import told_of
from factcheck.engine.cases.graded import graded, graded_jointly
from factcheck.engine.conflicts import Conflict, Evaluation
from factcheck.engine.memory.plan import evaluate, plan_of
from factcheck.engine.memory.select import Index
from factcheck.engine.refinement import NEVER_REFINED, Refinement, refinement_of
from factcheck.records import Record
from factcheck.report.types import Case, Finding, FindingVerdict, JointSummary, Outcome, RuleOutcome
from factcheck.rules.rule import Law, Rule

if TYPE_CHECKING:
    from factcheck.engine.joint.outcome.findings import JointConflict


@attrs.frozen(eq=False, repr=False)
class Run(Record):
    """What a run found. `apart` are pairs of claims that some finding sets against each other."""

    cases: tuple[Case, ...]
    findings: tuple[Finding, ...]
    outcomes: tuple[RuleOutcome, ...]
    joint: JointSummary
    apart: frozenset[frozenset[str]]


@attrs.frozen(eq=False, repr=False)
class Surveyed(Record):
    """What the single rules found, each alone: what was revised, and conflicts among the rows that are left without it."""

    before: Index
    revisions: tuple[Conflict, ...]
    index: Index
    conflicts: tuple[Conflict, ...]
    outcomes: tuple[RuleOutcome, ...]


class Found(Protocol):
    """What was found of one law, whichever backend found it."""

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Its conflicts."""

    @property
    def undecided(self) -> bool:
        """Whether some instance could not be told."""

    @property
    def met(self) -> bool:
        """Whether two claims met."""


Evaluate = Callable[[Law, Index, Refinement], Evaluation]


def run(table: ClaimTable, laws: Sequence[Law], evaluate: Evaluate = evaluate, *, joint: bool = False) -> Run:
    """Runs every law over the rows, revisions first; `evaluate` says what one law comes to.

    With `joint` the joint check follows. All of it has the time that is left (`factcheck.deadline`).
    """
    found = surveyed(table, laws, evaluate)
    left = found.index.table
    joints: Sequence[tuple[JointConflict, FindingVerdict]] = ()
    summary = JointSummary()
    if joint:
        try:
            from factcheck.engine.joint.check import check_jointly

            checked = check_jointly(left, laws, found.conflicts, time_left())
            joints, summary = checked.joints, checked.summary
        except Exception as error:  # it fails like a rule: what the single rules found stands
            summary = JointSummary("undetermined", reason_of(error))
    rules = {law.rule.code: law.rule for law in laws}
    conflicts = [graded(conflict, found.before) for conflict in found.revisions]
    conflicts += [graded(conflict, found.index) for conflict in found.conflicts]
    conflicts += [graded_jointly(one, verdict, [rules[code] for code in one.codes], left) for one, verdict in joints]
    told = told_of(conflicts, left, lambda conflict: graded(conflict, found.index))
    pairs = (frozenset(one.claims) for one in conflicts if one.verdict != "notice")
    return Run(told.cases, told.findings, found.outcomes, summary, frozenset(pair for pair in pairs if len(pair) == 2))


def surveyed(table: ClaimTable, laws: Sequence[Law], evaluate: Evaluate = evaluate) -> Surveyed:
    """What each rule finds alone; `evaluate` as in `run`."""
    by_rule: dict[str, list[Law]] = {}
    for law in laws:
        by_rule.setdefault(law.rule.code, []).append(law)
    revising = [group for group in by_rule.values() if group[0].rule.replaces]
    other = [group for group in by_rule.values() if not group[0].rule.replaces]
    revisions: list[Conflict] = []
    outcomes: list[RuleOutcome] = []
    aside: set[str] = set()
    before = Index(table)
    for group in revising:
        found = _run_rule(group, before, NEVER_REFINED, evaluate)
        replaced = {row.id for c in found.conflicts for name, row in c.rows if name == group[0].rule.replaces}
        aside |= {row.id for row in table.rows if row.id in replaced or row.derived_from in replaced}
        revisions += found.conflicts
        outcomes.append(found.outcome)
    index = Index(table.without(frozenset(aside))) if aside else before
    conflicts: list[Conflict] = []
    for group in other:
        found = _run_rule(group, index, refinement_of(group[0].rule, laws, index), evaluate)
        conflicts += found.conflicts
        outcomes.append(found.outcome)
    in_order = tuple(sorted(outcomes, key=lambda outcome: outcome.code))
    return Surveyed(before, tuple(revisions), index, tuple(conflicts), in_order)


@attrs.frozen(eq=False, repr=False)
class _Found(Record):
    conflicts: list[Conflict]
    outcome: RuleOutcome


def _run_rule(laws: Sequence[Law], index: Index, refinement: Refinement, evaluate: Evaluate) -> _Found:
    rule = laws[0].rule
    plans = ", ".join(dict.fromkeys(map(plan_of, laws)))
    began = time.perf_counter()
    try:
        evaluations = [evaluate(law, index, refinement) for law in laws]
    except (
        Exception
    ) as error:  # a rule that cannot run is an outcome, and no rule's failure may hide another's findings
        return _Found([], outcome_of(rule, plans, "failed", 0, began, reason_of(error)))
    conflicts = [conflict for evaluation in evaluations for conflict in evaluation.conflicts]
    in_scope = len(frozenset().union(*(evaluation.in_scope for evaluation in evaluations)))
    result = result_of(conflicts, evaluations, in_scope)
    why = "; ".join(dict.fromkeys(one.why for one in evaluations if one.why)) if result == "undetermined" else ""
    if any(evaluation.cut_short for evaluation in evaluations):
        # what it did not get to may be anything
        result, why = ("violated" if result == "violated" else "failed"), RAN_OUT
    outcome = outcome_of(rule, plans, result, in_scope, began, why)
    return _Found(conflicts, attrs.evolve(outcome, met=has_met(rule, evaluations)))


def has_met(rule: Rule, evaluations: Sequence[Found]) -> bool:
    """Whether the rule, if it speaks of the world, set two claims together; one that sets revisions aside, where it did so."""
    if rule.kind == "notice":
        return rule.replaces is not None and any(evaluation.conflicts for evaluation in evaluations)
    return any(evaluation.met for evaluation in evaluations)


def reason_of(error: Exception) -> str:
    """Why a rule could not run."""
    if isinstance(error, OutOfTime):
        return str(error)
    return f"{type(error).__name__}: {error}"


def result_of(conflicts: Sequence[Conflict], evaluations: Sequence[Found], in_scope: int) -> Outcome:
    """What a rule comes to, all its laws together."""
    verdicts = {conflict.verdict for conflict in conflicts}
    if "contradiction" in verdicts or "notice" in verdicts:
        return "violated"
    if "tension" in verdicts:
        return "strained"
    if not in_scope:
        return "idle"
    return "undetermined" if any(evaluation.undecided for evaluation in evaluations) else "holds"


def outcome_of(rule: Rule, plans: str, outcome: Outcome, in_scope: int, began: float, reason: str = "") -> RuleOutcome:
    """The outcome of a rule that began to run at a moment."""
    seconds = round(time.perf_counter() - began, 6)
    return RuleOutcome(rule.code, rule.name, rule.title, rule.pack, outcome, in_scope, seconds, plans, reason)
