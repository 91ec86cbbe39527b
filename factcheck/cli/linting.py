"""`factcheck rules --lint`: what is found of rules, as text or JSON.

Going in: names of packs, paths of further rules, the format and a time budget. Going out: an `Output`: exit code 1 where
something is wrong with a rule, 2 where nothing is but something could not be told, else 0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from factcheck.cli.delivery import Output, colored, columns
from factcheck.writers.page.counts import listed, many
from factcheck.writers.page.plain import as_json
from factcheck.writers.page.sheet import Page

if TYPE_CHECKING:
    from factcheck.engine.lint.finding import LintFinding

FOUND, UNDECIDED = 1, 2

_STYLES = {
    "follows": "",
    "says-nothing": "",
    "unused-word": "",
    "redundant": "notice",
    "undecided": "notice",
    "matches-nothing": "strained",
}


def told(packs: Sequence[str], rules: Sequence[str], format_: str, budget: float) -> Output:
    """What is found in so many seconds of the rules of these packs (all where none is named). Raises `InputError`."""
    from factcheck.api.linting import lint
    from factcheck.api.packs import left_out

    found = lint(packs, rules, budget)
    remarks = () if packs else left_out(rules)
    code = _code(found)
    if format_ == "json":
        data = {"findings": [_data(finding) for finding in found], "totals": _totals(found)}
        return Output(as_json(data), code, utf8=True, remarks=remarks)
    page = Page(columns(), color=colored())
    for finding in found:
        shown = f" (for instance {finding.witness})" if finding.witness else ""
        label = f"{finding.codes[0]}  {finding.kind:<15}"
        page.field(
            label, f"{finding.message}{shown}", indent=0, gap=len(label) + 1, style=_STYLES.get(finding.kind, "grave")
        )
    if found:
        page.blank()
    page.say(_sum(found))
    return Output(page.text(), code, remarks=remarks)


def _code(found: Sequence[LintFinding]) -> int:
    from factcheck.engine.lint.finding import NOTICES

    kinds = {finding.kind for finding in found} - NOTICES
    return FOUND if kinds - {"undecided"} else UNDECIDED if kinds else 0


def _totals(found: Sequence[LintFinding]) -> dict[str, int]:
    return dict(sorted(Counter(finding.kind for finding in found).items()))


def _sum(found: Sequence[LintFinding]) -> str:
    if not found:
        return "nothing is wrong with these rules"
    return f"{many(len(found), 'finding')}: {listed([f'{count} {kind}' for kind, count in _totals(found).items()])}"


def _data(finding: LintFinding) -> dict[str, Any]:
    place = finding.location
    return {
        "kind": finding.kind,
        "codes": list(finding.codes),
        "message": finding.message,
        "witness": finding.witness,
        "location": {"path": place.path, "line": place.line, "column": place.column},
    }
