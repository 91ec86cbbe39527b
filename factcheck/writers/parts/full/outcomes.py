"""What became of the rules: the totals, the rules that do not hold, and what was not checked.

Going in: a `Report`. Going out: one line of totals, a line for each rule that is violated, strained, undetermined or failed, and
a reminder of what the run did not look at: "found nothing" is never confused with "checked nothing".
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.report import Report, RuleOutcome
from factcheck.report.types import OUTCOMES, JointSummary
from factcheck.writers.page.counts import many
from factcheck.writers.page.sheet import Page

_VERBS = {"holds": ("holds", "hold"), "idle": ("idle", "idle")}
_LISTED = ("violated", "strained", "undetermined", "failed")
_STYLES = {"violated": "grave", "strained": "strained", "failed": "grave"}


def add(page: Page, report: Report) -> None:
    """Says the totals, then the rules that anyone should look at."""
    page.say(_totals(report), style="strong")
    told = [rule for outcome in OUTCOMES if outcome in _LISTED for rule in report.rules if rule.outcome == outcome]
    widths = [max((len(text) for text in column), default=0) for column in zip(*map(_cells, told), strict=True)]
    for rule in told:
        code, outcome, scope = (cell.ljust(width) for cell, width in zip(_cells(rule), widths, strict=True))
        label = f"{code}  {outcome}  {scope}"
        page.field(label, _words(rule), indent=3, gap=len(label) + 2, style=_STYLES.get(rule.outcome, ""))
    for line in _unchecked(report):
        page.say(line, indent=3, hang=3)


def _totals(report: Report) -> str:
    counts = [f"{count} {_verb(outcome, count)}" for outcome, count in report.rule_counts.items() if count]
    packs = f" in {many(len(report.packs), 'pack')}" if report.packs else ""
    return f"{many(len(report.rules), 'rule')}{packs}{': ' if counts else ''}{', '.join(counts)}"


def _verb(outcome: str, count: int) -> str:
    one, several = _VERBS.get(outcome, (outcome, outcome))
    return one if count == 1 else several


def _cells(rule: RuleOutcome) -> tuple[str, str, str]:
    return rule.code, rule.outcome, many(rule.in_scope, "claim")


def _words(rule: RuleOutcome) -> str:
    reason = rule.reason or ("no reason is known" if rule.outcome == "failed" else "")
    return f"{rule.name}: {reason}" if reason else rule.name


def _unchecked(report: Report) -> Iterator[str]:
    counts = report.rule_counts
    if counts["undetermined"]:
        yield "undetermined: for some claims it could not be told whether they keep the rule."
    if counts["idle"]:
        yield "idle: the rule found no claim in its scope, so it says nothing about these claims."
    yield _joint(report.joint)


def _joint(joint: JointSummary) -> str:
    """How far it was looked for what only several rules together reveal."""
    parts = f"{joint.components:,} independent parts, {joint.solved:,} of which were searched for conflicts"
    match joint.status:
        case "checked":
            return f"Joint check: all rules together, over {parts}."
        case "truncated":
            return f"Joint check: truncated ({joint.reason}); there may be more conflicts, over {parts}."
        case "undetermined":
            return f"Joint check: UNDETERMINED ({joint.reason}); what was not told is not fine."
        case _:
            return "Each rule was checked by itself; whether several together leave no world was not."
