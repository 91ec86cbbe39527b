"""One run of all laws over claims in a table.

Going in: a `Flat` table and the checked laws. Going out: a `Run`, as one over rows has it. Revisions are set aside first, as
notices of their own; their earlier side takes no part in the rest. Only claims that stand in conflicts become rows.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence

import attrs
from sqlglot import exp

from factcheck.engine.cases import told_of
from factcheck.engine.cases.graded import graded
from factcheck.engine.conflicts import Conflict
from factcheck.engine.memory.select import Index
from factcheck.engine.run import Run, has_met, outcome_of, reason_of, result_of
from factcheck.engine.sql.database import Database
from factcheck.engine.sql.flat import Flat
from factcheck.engine.sql.plan import Examined, examine, plan_of
from factcheck.engine.sql.select import Source
from factcheck.engine.sql.trees import all_of, bare, table
from factcheck.report.types import JointSummary, RuleOutcome
from factcheck.rules.rule import Law

BY_DAY = frozenset(("time", "said_on", "stated_time"))
"""The keys that every row has, or that no text of a row tells."""


def run(claims: Flat, laws: Sequence[Law]) -> Run:
    """Runs every law over a table, revisions first."""
    by_rule: dict[str, list[Law]] = {}
    for law in laws:
        by_rule.setdefault(law.rule.code, []).append(law)
    groups = sorted(by_rule.values(), key=lambda group: group[0].rule.replaces is None)
    database = claims.database
    conflicts: list[Conflict] = []
    outcomes: list[RuleOutcome] = []
    aside: set[str] = set()
    is_left = False
    for group in groups:
        rule = group[0].rule
        if aside and not rule.replaces and not is_left:
            database.leave_out(sorted(aside))
            is_left = True
        found, outcome = _run_rule(group, laws, database)
        conflicts += found
        outcomes.append(outcome)
        if rule.replaces:
            aside |= {row.claim for conflict in found for name, row in conflict.rows if name == rule.replaces}
    made = claims.made()
    index = Index(made)
    told = told_of([graded(conflict, index) for conflict in conflicts], made, lambda conflict: graded(conflict, index))
    pairs = (frozenset(conflict.claims) for conflict in conflicts if conflict.verdict != "notice")
    in_order = tuple(sorted(outcomes, key=lambda outcome: outcome.code))
    summary = JointSummary("off", "a table is checked rule by rule")
    return Run(told.cases, told.findings, in_order, summary, frozenset(pair for pair in pairs if len(pair) == 2))


def _run_rule(laws: Sequence[Law], every: Sequence[Law], database: Database) -> tuple[list[Conflict], RuleOutcome]:
    rule = laws[0].rule
    plans = ", ".join(dict.fromkeys(map(plan_of, laws)))
    began = time.perf_counter()
    refining = [law for law in every if law.rule.refines == rule.code and _can_bind(law, database)]
    try:
        examined = [examine(law, database, refining) for law in laws if _can_bind(law, database)]
        in_scope = _in_scope(examined, database)
    except Exception as error:  # a rule that cannot run is an outcome, and hides no other's findings
        return [], outcome_of(rule, plans, "failed", 0, began, reason_of(error))
    conflicts = [conflict for one in examined for conflict in one.conflicts]
    result = result_of(conflicts, examined, in_scope)
    why = "; ".join(dict.fromkeys(one.why for one in examined if one.why)) if result == "undetermined" else ""
    outcome = outcome_of(rule, plans, result, in_scope, began, why)
    return conflicts, attrs.evolve(outcome, met=has_met(rule, examined))


def _can_bind(law: Law, database: Database) -> bool:
    """Whether there is a claim for each name of a law; of most laws there is none for some."""
    source = Source(database.context, database.columns)
    for binding in law.bindings:
        sames = [same for same in law.same if binding.name in same.bindings and same.key not in BY_DAY]
        asked = exp.select("type").from_(table(database.kinds, binding.name))
        asked = asked.where(all_of([source.selects(binding), *source.shared(sames, (binding.name,))])).limit(1)
        if binding.follows is not None or not database.ask(asked):
            return False
    return True


def _in_scope(examined: Iterable[Examined], database: Database) -> int:
    """How many claims are in scope; none of them is named."""
    scopes = [exp.select(bare("claim")).distinct().from_(one.scope.subquery("scope")) for one in examined]
    return database.count(exp.union(*scopes) if len(scopes) > 1 else scopes[0]) if scopes else 0
