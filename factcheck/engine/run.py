"""One run of all laws over a claim table.

Going in: a table and the checked laws. Going out: findings and the outcome of every rule. Revisions are set aside first, as
notices of their own; their earlier side takes no part in the rest. A rule that cannot run is an outcome, not a crash.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import attrs

from factcheck.claims.table import ClaimTable
from factcheck.engine.clusters import clustered
from factcheck.engine.conflicts import Conflict, Evaluation
from factcheck.engine.findings import findings_of
from factcheck.engine.memory.plan import evaluate, plan_of
from factcheck.engine.memory.select import Index
from factcheck.engine.refinement import NEVER_REFINED, Refinement, refinement_of
from factcheck.records import Record
from factcheck.report.types import Cluster, Finding, JointSummary, Outcome, RuleOutcome
from factcheck.rules.rule import Law, Rule


@attrs.frozen(eq=False, repr=False)
class Run(Record):
    """What a run found."""

    findings: tuple[Finding, ...]
    outcomes: tuple[RuleOutcome, ...]
    clusters: tuple[Cluster, ...] = ()
    joint: JointSummary = attrs.field(factory=JointSummary)
    apart: frozenset[frozenset[str]] = frozenset()
    """Pairs of claims that some finding sets against each other."""


@attrs.frozen(eq=False, repr=False)
class Surveyed(Record):
    """What the single rules found, each alone, and the rows that are left once revisions are set aside."""

    index: Index
    findings: tuple[Finding, ...]
    conflicts: tuple[Conflict, ...]
    outcomes: tuple[RuleOutcome, ...]


Evaluate = Callable[[Law, Index, Refinement], Evaluation]


def run(table: ClaimTable, laws: Sequence[Law], budget: float | None = None, evaluate: Evaluate = evaluate) -> Run:
    """Runs every law over the rows, revisions first; `evaluate` says what one law comes to.

    With a `budget` in seconds the joint check follows; without one it is off.
    """
    found = surveyed(table, laws, evaluate)
    apart = frozenset(
        frozenset(conflict.claims)
        for conflict in found.conflicts
        if conflict.verdict != "notice" and len(conflict.claims) == 2
    )
    if budget is None:
        return Run(clustered(found.findings), found.outcomes, apart=apart)
    try:
        from factcheck.engine.joint.check import check_jointly

        checked = check_jointly(found.index.table, laws, found.findings, found.conflicts, budget)
    except Exception as error:  # it fails like a rule: what the single rules found stands
        summary = JointSummary("undetermined", _reason(error))
        return Run(clustered(found.findings), found.outcomes, joint=summary, apart=apart)
    return Run(checked.findings, found.outcomes, checked.clusters, checked.summary, apart)


def surveyed(table: ClaimTable, laws: Sequence[Law], evaluate: Evaluate = evaluate) -> Surveyed:
    """What each rule finds alone; `evaluate` as in `run`."""
    by_rule: dict[str, list[Law]] = {}
    for law in laws:
        by_rule.setdefault(law.rule.code, []).append(law)
    revising = [group for group in by_rule.values() if group[0].rule.replaces]
    other = [group for group in by_rule.values() if not group[0].rule.replaces]
    findings: list[Finding] = []
    outcomes: list[RuleOutcome] = []
    aside: set[str] = set()
    index = Index(table)
    for group in revising:
        found = _run_rule(group, index, NEVER_REFINED, evaluate)
        replaced = {row.id for c in found.conflicts for name, row in c.rows if name == group[0].rule.replaces}
        aside |= {row.id for row in table.rows if row.id in replaced or row.derived_from in replaced}
        findings += found.findings
        outcomes.append(found.outcome)
    if aside:
        index = Index(table.without(frozenset(aside)))
    conflicts: list[Conflict] = []
    for group in other:
        found = _run_rule(group, index, refinement_of(group[0].rule, laws, index), evaluate)
        findings += found.findings
        conflicts += found.conflicts
        outcomes.append(found.outcome)
    in_order = tuple(sorted(outcomes, key=lambda outcome: outcome.code))
    return Surveyed(index, tuple(findings), tuple(conflicts), in_order)


@attrs.frozen(eq=False, repr=False)
class _Found(Record):
    findings: list[Finding]
    conflicts: list[Conflict]
    outcome: RuleOutcome


def _run_rule(laws: Sequence[Law], index: Index, refinement: Refinement, evaluate: Evaluate) -> _Found:
    rule = laws[0].rule
    began = time.perf_counter()
    try:
        evaluations = [evaluate(law, index, refinement) for law in laws]
    except (
        Exception
    ) as error:  # a rule that cannot run is an outcome, and no rule's failure may hide another's findings
        return _Found([], [], _outcome(rule, laws, "failed", 0, began, _reason(error)))
    conflicts = [conflict for evaluation in evaluations for conflict in evaluation.conflicts]
    findings = findings_of(rule, conflicts, index.table)
    in_scope = len(frozenset().union(*(evaluation.in_scope for evaluation in evaluations)))
    result = _result(findings, evaluations, in_scope)
    why = "; ".join(dict.fromkeys(one.why for one in evaluations if one.why)) if result == "undetermined" else ""
    outcome = _outcome(rule, laws, result, in_scope, began, why)
    return _Found(findings, conflicts, attrs.evolve(outcome, met=_has_met(rule, evaluations)))


def _has_met(rule: Rule, evaluations: Sequence[Evaluation]) -> bool:
    """Whether the rule, if it speaks of the world, set two claims together; one that sets revisions aside, where it did so."""
    if rule.kind == "notice":
        return rule.replaces is not None and any(evaluation.conflicts for evaluation in evaluations)
    return any(evaluation.met for evaluation in evaluations)


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _result(findings: Sequence[Finding], evaluations: Sequence[Evaluation], in_scope: int) -> Outcome:
    verdicts = {finding.verdict for finding in findings}
    if "contradiction" in verdicts or "notice" in verdicts:
        return "violated"
    if "tension" in verdicts:
        return "strained"
    if not in_scope:
        return "idle"
    return "undetermined" if any(evaluation.undecided for evaluation in evaluations) else "holds"


def _outcome(
    rule: Rule, laws: Sequence[Law], outcome: Outcome, in_scope: int, began: float, reason: str = ""
) -> RuleOutcome:
    plans = ", ".join(dict.fromkeys(plan_of(law) for law in laws))
    seconds = round(time.perf_counter() - began, 6)
    return RuleOutcome(rule.code, rule.name, rule.title, rule.pack, outcome, in_scope, seconds, plans, reason)
