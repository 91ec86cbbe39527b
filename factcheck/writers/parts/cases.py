"""The cases, gravest first: what cannot be, who said it and where, what to doubt and why.

Going in: a `Report`, whose cases are in order. Going out: four to eight lines for each contradiction, fewer for a tension.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from factcheck.report import Case, Finding, Listed, Report
from factcheck.report.derivation import Derivation
from factcheck.writers.page.counts import listed, many
from factcheck.writers.page.names import short_ids
from factcheck.writers.page.places import Places
from factcheck.writers.page.sheet import Page
from factcheck.writers.parts.doubt import doubt_of
from factcheck.writers.parts.opening import INDENT

MOST = 3
"""So many speakers are named before the rest is only counted."""


def add(page: Page, report: Report) -> None:
    """Says every case under its number."""
    by_id = {finding.id: finding for finding in report.findings}
    ids, places = short_ids(report), Places(report)
    tensions = False
    for number, case in enumerate(report.cases, start=1):
        if case.verdict == "tension" and not tensions:
            tensions = True
            page.blank()
            page.say("TENSIONS (they fit only if a hedge stretches, or against what is usual)", style="strained")
        if case.verdict != "tension":
            page.blank()
        findings = [by_id[id] for id in case.findings]
        page.numbered(number, case.headline, gap=INDENT)
        if case.verdict == "tension":
            broken = f"{_broken(findings)} at {_places(report, case, places)}"
        else:
            broken = _broken(findings)
            _say_evidence(page, report, case, places)
            for line in _derived(findings):
                page.say(line, indent=INDENT, hang=INDENT)
            for line in doubt_of(report, case, findings):
                page.say(line, indent=INDENT, hang=INDENT)
        page.beside(broken, _more(report, ids[case.id]), indent=INDENT, hang=INDENT)


def _say_evidence(page: Page, report: Report, case: Case, places: Places) -> None:
    """The claims of the gravest conflict, suspects first, each with where it was published and who stands beside it."""
    evidence = _in_order(case)
    for one in evidence:
        if not isinstance(one, str):
            continue  # the headline names it
        card = report.cards[one]
        published = card.publication.removeprefix(f"{card.who}, ")
        below = [part for part in (published, _alike(report, case, one, evidence)) if part]
        denies = card.stance == "denies" and card.verb in case.headline
        if card.plain in case.headline or denies:  # told there; what is left is who, when and where
            said = f", {card.said}" if card.said else ""
            line = "; ".join([f"{card.who}{said}{f' ({below[0]})' if below else ''}", *below[1:]])
            page.beside(line, places.of(card.location), indent=INDENT, hang=INDENT)
            continue
        page.beside(card.line, places.of(card.location), indent=INDENT, hang=INDENT)
        if below:
            page.say("; ".join(below), indent=2 * INDENT, hang=INDENT)


def _in_order(case: Case) -> list[Listed]:
    """The gravest conflict: suspects first, dates of documents last."""
    return sorted(case.evidence, key=lambda one: (not isinstance(one, str), one not in case.suspects))


def _places(report: Report, case: Case, places: Places) -> str:
    """Where the claims of a tension stand, in a line."""
    cards = [report.cards[one] for one in _in_order(case) if isinstance(one, str)]
    return " · ".join(places.of(card.location) for card in cards)


def _alike(report: Report, case: Case, one: Listed, evidence: Sequence[Listed]) -> str:
    """Who else stands on the side of a claim, and on none of those whom it is told against."""
    against = [other for other in evidence if other != one]
    sides = [side for side in case.sides if one in side.listed and not any(other in side.listed for other in against)]
    others = [other for side in sides[:1] for other in side.listed if isinstance(other, str) and other != one]
    counted = Counter(report.cards[other].who.partition(", citing ")[0] for other in others if other in report.cards)
    named = [f"{who} ({many(count, 'claim')})" if count > 1 else who for who, count in counted.items()]
    return f"likewise {listed(named, MOST)}" if named else ""


def _derived(findings: Sequence[Finding]) -> Iterator[str]:
    """Why nothing is left, where no two claims disagree."""
    derivation = next((finding.derivation for finding in findings if finding.derivation is not None), None)
    if derivation is not None and findings[0].derivation is derivation:
        yield "No single rule is broken; together the claims leave no world:"
        yield from (f"    {line}" for line in _steps(derivation))


def _steps(derivation: Derivation) -> list[str]:
    return derivation.words.split(" -> ")


def _broken(findings: Sequence[Finding]) -> str:
    codes = dict.fromkeys(code for finding in findings for code in finding.rule.split("+"))
    return f"Breaks {' '.join(codes)}"


def _more(report: Report, id: str) -> str:
    files = report.inputs[0].path if len(report.inputs) == 1 else "FILES"
    return f"more: factcheck show {id} {files}"
