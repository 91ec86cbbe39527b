"""Small claim sets through the public API: claims in, the gravest verdict of each rule out.

`checked` gives a whole report; `told` what the rules make of the claims; `against` how a written value and numbers stand to each
other; `refused` what is said of claims that cannot be read. They take the parts of a claim file by name.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import factcheck
from factcheck.claims.yaml_tree import tree_of_yaml
from factcheck.report.types import VERDICTS, Report
from factcheck.rules.load import read_pack

SMALL = """\
pack: small
prefix: SMA
version: 1
vocabulary:
  measures:
    people: {kind: stock, unit: person, dimensions: [who, at]}
    sent: {kind: cumulative, unit: person, dimensions: [who, at], counts: went}
    seen: {kind: flow, unit: person, dimensions: [who, at], counts: passed}
    held: {kind: stock, unit: person, dimensions: [who], counts: holding}
    way: {kind: stock, unit: km, counted: false, dimensions: [who]}
    balance: {kind: stock, unit: person, signed: true, dimensions: [who]}
    area: {kind: fixed, unit: km2, counted: false, dimensions: [who]}
    all: {kind: stock, unit: person, dimensions: [who], sum_of: [young, old]}
    young: {kind: stock, unit: person, dimensions: [who]}
    old: {kind: stock, unit: person, dimensions: [who]}
  events:
    went: {dimensions: [who, at]}
    passed: {dimensions: [who, at]}
    vote: {identity: [law], roles: {place: one, present: many}}
    fight: {identity: [at], lasts: true, implies: [war]}
    war: {identity: [at], lasts: true}
    peace: {identity: [at], lasts: true, excludes: [war]}
    truce: {dimensions: [at], roles: {place: one}, excludes: [war]}
    attack: {dimensions: [at], implies: [war]}
    holding: {identity: [who], lasts: true}
rules: []
"""
"""Words for whatever a test needs."""

Told = dict[str, str]


@pytest.fixture(scope="session")
def small() -> factcheck.Pack:
    """The pack of that name."""
    return read_pack(tree_of_yaml(SMALL.encode(), "small.yaml"))


@pytest.fixture
def checked(small: factcheck.Pack) -> Callable[..., Report]:
    """The report on these claims; further arguments are the parts of a claim file, or those of `factcheck.check`."""

    def check(
        *claims: dict[str, Any],
        packs: tuple[Any, ...] = (),
        rules: str = "",
        as_of: str | None = None,
        budget: float = 30.0,
        **file: Any,
    ) -> Report:
        own = [read_pack(tree_of_yaml(rules.encode(), "own.yaml"))] if rules else []
        data = {"factcheck": "1", "precision": "exact", **file, "claims": list(claims)}
        return factcheck.check([data], packs=[small, *packs, *own], as_of=as_of, budget=budget)

    return check


@pytest.fixture
def told(checked: Callable[..., Report]) -> Callable[..., Told]:
    """The gravest verdict of each rule that finds something, notices of corroboration aside."""

    def verdicts(*claims: dict[str, Any], notices: bool = False, **parts: Any) -> Told:
        found: Told = {}
        for finding in sorted(checked(*claims, **parts).findings, key=lambda f: VERDICTS.index(f.verdict)):
            if notices or finding.verdict != "notice":
                found.setdefault(finding.rule, finding.verdict)
        return found

    return verdicts


@pytest.fixture
def refused(checked: Callable[..., Report]) -> Callable[..., str]:
    """What is said of claims that cannot be used."""

    def message(*claims: dict[str, Any], **parts: Any) -> str:
        with pytest.raises(factcheck.InputError) as caught:
            checked(*claims, **parts)
        return str(caught.value)

    return message


NOON = "2024-11-01T12:00"


@pytest.fixture
def against(checked: Callable[..., Report]) -> Callable[..., Any]:
    """How a written value stands to exact numbers for one fact at one hour: one verdict a number, or the verdict
    of one.
    """

    def verdicts(written: Any, *numbers: Any, measure: str = "people", precision: str = "exact", **parts: Any) -> Any:
        claims = []
        place = {"at": "land"} if measure in ("people", "sent", "seen") else {}
        for n, number in enumerate(numbers):
            one = {
                "id": f"one-{n}",
                "quantity": measure,
                "of": {"who": f"x{n}", **place},
                "value": written,
                "as_of": NOON,
                "said_by": "a",
            }
            claims += [one, {**one, "id": f"other-{n}", "value": f"exactly {number}", "said_by": "b"}]
        findings = [f for f in checked(*claims, precision=precision, **parts).findings if f.rule == "QTY102"]
        told = {claim: finding.verdict for finding in findings for claim in finding.witness}
        found = [told.get(f"one-{n}", "agree") for n in range(len(numbers))]
        return found[0] if len(found) == 1 else found

    return verdicts
