"""The joint check as a whole: both readings and one budget.

Going in: the claim table, the laws, and the conflicts of single rules. Going out: `JointCheck`: what only several rules together
reveal, and how far the check came. What holds under fuzzy bounds is a contradiction; what needs strict ones, a tension. The
budget is for both readings together; when it runs out the summary says so, and never that the claims are consistent.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

import attrs

from factcheck.claims.table import FUZZY, STRICT, ClaimTable
from factcheck.deadline import Deadline
from factcheck.engine.conflicts import Conflict
from factcheck.engine.joint.model.law_kinds import takes_part
from factcheck.engine.joint.outcome.findings import JointConflict, ReadingOutcome, Unfinished, check_reading
from factcheck.engine.joint.presolve.relevance import in_play
from factcheck.records import Record
from factcheck.report.types import FindingVerdict, JointStatus, JointSummary
from factcheck.rules.rule import Law

BUDGET = 10.0
"""Seconds for the joint check in all."""


MOST_NAMED = 8
"""So many claims of a component whose search was stopped are named in words; all are in the data."""


@attrs.frozen(eq=False, repr=False)
class JointCheck(Record):
    """The conflicts that only several rules reveal, each with its verdict."""

    joints: tuple[tuple[JointConflict, FindingVerdict], ...]
    summary: JointSummary


def check_jointly(
    table: ClaimTable,
    laws: Sequence[Law],
    conflicts: Sequence[Conflict],
    budget: float = BUDGET,
) -> JointCheck:
    """Finds what only several rules together reveal."""
    began = time.perf_counter()
    deadline = Deadline(budget)
    sure = [_left(c, table) for c in conflicts if c.verdict == "contradiction"]
    strained = [_left(c, table) for c in conflicts if c.law.rule.kind == "law" and c.verdict == "tension"]
    taking_part = [law for law in laws if takes_part(law)]
    playing = in_play(table, taking_part)
    fuzzy = check_reading(table, playing, taking_part, sure, FUZZY, deadline.part(0.6))
    joint_sets = [frozenset(joint.claims) for joint in fuzzy.found]
    strict = check_reading(table, playing, taking_part, [*sure, *strained, *joint_sets], STRICT, deadline)
    joints: list[tuple[JointConflict, FindingVerdict]] = [(joint, "contradiction") for joint in fuzzy.found]
    joints += [
        (joint, "tension") for joint in strict.found if not any(set(joint.claims) <= found for found in joint_sets)
    ]
    return JointCheck(tuple(joints), _summary(fuzzy, strict, time.perf_counter() - began))


def _left(conflict: Conflict, table: ClaimTable) -> frozenset[str]:
    """The claims of a conflict; what a revision has set aside, and a bound still rests on, cannot be withdrawn once more."""
    return frozenset(claim for claim in conflict.claims if claim in table.claims)


def _summary(fuzzy: ReadingOutcome, strict: ReadingOutcome, seconds: float) -> JointSummary:
    unfinished = [*fuzzy.unfinished, *strict.unfinished]
    unknown = [*fuzzy.unknown, *strict.unknown, *(_reason(one) for one in unfinished if one.unknown)]
    stopped = [_reason(one) for one in unfinished if not one.unknown]
    status: JointStatus = "undetermined" if unknown else "truncated" if stopped else "checked"
    return JointSummary(
        status,
        "; ".join(dict.fromkeys(unknown or stopped)),
        fuzzy.components,
        fuzzy.solved + strict.solved,
        round(seconds, 6),
        tuple(dict.fromkeys(tuple(sorted(one.claims)) for one in unfinished)),
    )


def _reason(unfinished: Unfinished) -> str:
    """Why a search was stopped, and among which claims."""
    first, left = sorted(unfinished.claims)[:MOST_NAMED], len(unfinished.claims) - MOST_NAMED
    return f"{unfinished.reason}, among {', '.join(first)}{f' and {left} more' if left > 0 else ''}"
