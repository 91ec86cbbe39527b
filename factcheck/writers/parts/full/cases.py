"""The cases, gravest first: what cannot be, why, who said it, and what to doubt.

Going in: a `Report`, whose cases are in order. Going out: one block of lines a case. A new line of a block is one entry of
`_facts` (before the claims) or `_afterwards` (after them).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from factcheck.report import Case, Finding, Listed, Report, Side
from factcheck.writers.page.counts import alternatives, listed, many, pairs
from factcheck.writers.page.names import name_of, names_of
from factcheck.writers.page.sheet import Page
from factcheck.writers.parts.full.opening import VERDICT_STYLES
from factcheck.writers.parts.full.told import say_claim

INDENT = 3
GAP = 12
MOST = 6
"""So many names are listed before the rest is only counted; `--format json` has them all."""


def add(page: Page, report: Report) -> None:
    """Says every case under its number."""
    by_id = {finding.id: finding for finding in report.findings}
    for number, case in enumerate(report.cases, start=1):
        page.blank()
        say_case(page, report, number, case, [by_id[id] for id in case.findings])


def say_case(page: Page, report: Report, number: int, case: Case, findings: Sequence[Finding]) -> None:
    """Says one case in full, but for the list of all its conflicts."""
    first = findings[0]
    head = f"{number}. {case.verdict.upper()}"
    joint = ", found by several rules together" if first.derivation is not None else ""
    page.heading(
        head, f"{first.rule} {first.name} ({case.severity}{joint})", hang=INDENT, style=VERDICT_STYLES[case.verdict]
    )
    page.say(case.headline, indent=INDENT, style="strong")
    page.blank()
    for label, text in _facts(report, case, first):
        page.field(label, text, indent=INDENT, gap=GAP)
    page.blank()
    for id in first.witness:
        say_claim(page, report.cards[id], first.roles[id], indent=INDENT, gap=GAP)
    page.blank()
    for label, text in _afterwards(report, case, findings):
        page.field(label, text, indent=INDENT, gap=GAP)


def _facts(report: Report, case: Case, first: Finding) -> Iterator[tuple[str, str]]:
    title = "" if first.title == first.message else first.title
    if title or first.why:
        yield "Rule", f"{title} {first.why}"
    if first.message != first.title:
        yield "Found", first.message
    if first.key:
        yield "About", pairs({name: _named(value, report) for name, value in first.key.items()})
    if len(first.witness) > 1:
        yield "Between", _between(report, case, first)


def _named(ids: str, report: Report) -> str:
    """What stands in a dimension that all the claims have in common, by name."""
    return ", ".join(report.names.get(id, id) for id in ids.split(", "))


def _between(report: Report, case: Case, first: Finding) -> str:
    """How the sides stand to each other; documents are only told apart where there are documents."""
    match case.relation:
        case "cross-source":
            documents = {report.cards[id].document for id in first.witness}
            return "different origins" + (", in different documents" if None not in documents else "")
        case "same-document":
            return "different origins, in one document"
        case "revision":
            return "one origin, which later said otherwise (a revision)"
        case "self-contradiction":
            return "one origin and itself"
        case "dispute":
            return "those who assert it and those who deny it"


def _afterwards(report: Report, case: Case, findings: Sequence[Finding]) -> Iterator[tuple[str, str]]:
    count = sum(len(finding.conflicts) + finding.unlisted for finding in findings)
    if count > 1:
        yield "In all", f"{many(count, 'conflict')}, of which this is the gravest"
    others = sorted({id for finding in findings for id in finding.roles} - set(findings[0].witness))
    if others:
        yield "Also with", listed(others, MOST)
    yield from _sides(case.sides, report.names)
    yield from _doubt(case)
    yield from _corrections(case)
    yield from _blame(case.blame)
    yield from _readings(findings[0])
    for n, finding in enumerate(findings[1:]):
        strained = " (strained)" if finding.verdict == "tension" and case.verdict != "tension" else ""
        yield "" if n else "Also breaks", f"{finding.rule}{strained}: {finding.message}"


def _sides(sides: Sequence[Side], names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The sides, where they say more than the evidence does."""
    if all(len(side.listed) == 1 for side in sides):
        return
    for n, side in enumerate(sides[:MOST]):
        witnesses = (
            f" ({many(len(side.witnesses), 'witness', 'witnesses')}: {_who(side, names)})" if side.witnesses else ""
        )
        yield "" if n else "Sides", f"{chr(ord('a') + n)}) {listed(names_of(side.listed), MOST)}{witnesses}"
    if len(sides) > MOST:
        yield "", f"and {len(sides) - MOST} more"


def _who(side: Side, names: Mapping[str, str]) -> str:
    return listed([name_of(witness, names) for witness in side.witnesses], MOST)


def _doubt(case: Case) -> Iterator[tuple[str, str]]:
    if not case.finished:
        yield "Doubt", "not known: there is too much in this case to be searched for what to doubt"
    elif case.suspects and len(case.suspects) + sum(len(side.listed) for side in case.sides) > 2:
        names = listed(names_of(case.suspects), MOST)
        yield ("Doubt", f"tied: nothing tells which of {names}") if case.tied else ("Doubt first", names)


def _corrections(case: Case) -> Iterator[tuple[str, str]]:
    """What to withdraw, where that is more than to choose one of those in doubt."""
    if case.tied and any(len(one) > 1 for one in case.corrections):
        ways = alternatives([names_of(one) for one in case.corrections], case.more_corrections)
        yield "Withdraw", ways


def _blame(blame: Mapping[Listed, Fraction]) -> Iterator[tuple[str, str]]:
    """The shares, where there is more than one with another."""
    if len(blame) > 2:
        told = [f"{names_of((one,))[0]} {float(share):.0%}" for one, share in list(blame.items())[:MOST]]
        yield "Blame", ", ".join(told) + (f", and {len(blame) - MOST} more" if len(blame) > MOST else "")


def _readings(finding: Finding) -> Iterator[tuple[str, str]]:
    """A contradiction stands whatever the hedge may mean; a tension rests on it."""
    label = "Even with" if finding.verdict == "contradiction" and finding.derivation is None else "Rests on"
    for n, reading in enumerate(finding.rests_on_readings[:MOST]):
        yield "" if n else label, reading
    if len(finding.rests_on_readings) > MOST:
        yield "", f"and {len(finding.rests_on_readings) - MOST} more"
