"""DESIGN section 4, *The language also has*: each function of rules, with claims that break it and that stay silent."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.claims.yaml_tree import tree_of_yaml
from factcheck.rules.load import read_pack

HEAD = """\
pack: yard
prefix: YRD
version: 1
constants: {limit: "1,200", capacity: {by: yard, north: 900, south: 400}}
vocabulary:
  measures:
    hulls: {kind: stock, unit: hull, dimensions: [yard]}
    crew: {kind: stock, unit: person, dimensions: [yard]}
    per-hull: {kind: stock, unit: ratio, counted: false, dimensions: [yard]}
    berths: {kind: stock, unit: berth, dimensions: [yard, dock], additive: false}
  events:
    laid: {identity: [ship], roles: {yard: one, builder: many}}
    launched: {identity: [ship], roles: {yard: one, builder: many}}
rules:
  - code: YRD101
    name: rule
    title: A rule.
    why: A reason.
"""

NOON = {"as_of": "2031-05-04T12:00", "said_by": "log"}


@pytest.fixture
def verdicts():
    """Of one rule over some claims: the claims of each finding, with its verdict."""

    def of(rule: str, *claims: dict, entities: dict | None = None) -> dict[tuple[str, ...], str]:
        text = HEAD + "".join(f"    {line}\n" for line in rule.strip().splitlines())
        data = {"factcheck": 1, "packs": ["yard"], "claims": list(claims), "entities": entities or {}}
        report = factcheck.check(data, packs=[read_pack(tree_of_yaml(text.encode(), "yard.yaml"))])
        found = (f for f in report.findings if f.rule == "YRD101")
        return {tuple(sorted(f.roles)): f.verdict for f in found}

    return of


def level(id_: str, quantity: str, value: str, yard: str = "north", **more: str) -> dict:
    """A level at noon."""
    return {"id": id_, "quantity": quantity, "of": {"yard": yard, **more}, "value": value, **NOON}


def launch(id_: str, event: str, when: str, ship: str = "alma", **more: object) -> dict:
    """Something that happened to a ship."""
    return {"id": id_, "event": event, "of": {"ship": ship, **more}, "when": when, "said_by": "log"}


RATE = (
    "for: {c: crew, h: hulls, p: per-hull}\nsame: [yard, time]\nrequire: number(c.value) == number(p.value * h.value)"
)


@pytest.mark.parametrize(
    ("crew", "expected"),
    [("exactly 90", None), ("exactly 120", "contradiction"), ("about 90", None), ("over 100", "contradiction")],
)
def test_a_product_is_one_of_two_ranges(verdicts, crew, expected):
    """30 hulls with 3 each have 90; the range of the product is what breaks or keeps the rule."""
    told = verdicts(
        RATE, level("c", "crew", crew), level("h", "hulls", "exactly 30"), level("p", "per-hull", "exactly 3")
    )
    assert told == ({("c", "h", "p"): expected} if expected else {})


def test_a_hedge_is_stretched_before_a_product_breaks(verdicts):
    """About 30 hulls with 3 each hold 97 only if *about* stretches."""
    claims = [level("c", "crew", "exactly 97"), level("h", "hulls", "about 30"), level("p", "per-hull", "exactly 3")]
    assert verdicts(RATE, *claims) == {("c", "h", "p"): "tension"}


@pytest.mark.parametrize(("hulls", "broken"), [("exactly 20", True), ("exactly 40", False), ("up to 20", False)])
def test_what_may_be_nothing_divides_nothing(verdicts, hulls, broken):
    """90 over 20 is more than 4; where the divisor may be 0 nothing is told."""
    rule = "for: {c: crew, h: hulls}\nsame: [yard, time]\nrequire: c.value / h.value <= 4"
    told = verdicts(rule, level("c", "crew", "exactly 90"), level("h", "hulls", hulls))
    assert told == ({("c", "h"): "contradiction"} if broken else {})


@pytest.mark.parametrize(("other", "broken"), [("exactly 104", False), ("exactly 106", True), ("exactly 94", True)])
def test_the_size_of_a_difference(verdicts, other, broken):
    """Crew and hulls differ by 5 at most, whichever is more."""
    rule = "for: {c: crew, h: hulls}\nsame: [yard, time]\nrequire: abs(number(c.value) - number(h.value)) <= 5"
    told = verdicts(rule, level("c", "crew", "exactly 100"), level("h", "hulls", other))
    assert told == ({("c", "h"): "contradiction"} if broken else {})


@pytest.mark.parametrize(
    ("value", "yard", "broken"), [("901", "north", True), ("900", "north", False), ("401", "south", True)]
)
def test_a_constant_by_entity(verdicts, value, yard, broken):
    """Each yard has a capacity of its own."""
    rule = "for: {h: hulls}\nrequire: h.value <= capacity"
    told = verdicts(rule, level("h", "hulls", f"exactly {value}", yard))
    assert told == ({("h",): "contradiction"} if broken else {})


def test_a_constant_of_an_unlisted_entity_is_unknown(verdicts):
    """No number is given for the east, so nothing is told of it; a plain constant is one for all."""
    east = level("h", "hulls", "exactly 5000", "east")
    assert verdicts("for: {h: hulls}\nrequire: h.value <= capacity", east) == {}
    assert verdicts("for: {h: hulls}\nrequire: h.value <= limit", east) == {("h",): "contradiction"}


@pytest.mark.parametrize(("when", "broken"), [("2031-02-28", False), ("2031-03-01", False), ("2031-03-02", True)])
def test_years_between_two_times(verdicts, when, broken):
    """Two years after 1 March 2029 is 1 March 2031, at any hour of it."""
    rule = "for: {a: laid, b: launched}\nsame: [ship]\nrequire: b.time - a.time <= years(2)"
    told = verdicts(rule, launch("a", "laid", "2029-03-01"), launch("b", "launched", when))
    assert told == ({("a", "b"): "contradiction"} if broken else {})


@pytest.mark.parametrize(
    ("when", "broken"), [("1990-01-01", False), ("1989-12-31", True), ("1989", True), ("by 1990-05-01", False)]
)
def test_a_date_is_its_day(verdicts, when, broken):
    """From a date on is from its beginning."""
    rule = 'for: {a: laid}\nrequire: a.time >= date("1990-01-01")'
    assert verdicts(rule, launch("a", "laid", when)) == ({("a",): "contradiction"} if broken else {})


@pytest.mark.parametrize(
    ("require", "broken"),
    [
        ("max(parts.value) <= 40", True),
        ("max(parts.value) <= 60", False),
        ("min(parts.value) >= 20", True),
        ("distinct(parts.dock) <= 2", True),
        ("distinct(parts.dock) <= 3", False),
    ],
)
def test_the_largest_the_smallest_and_the_names_of_a_group(verdicts, require, broken):
    """Three docks have 50, 30 and 10 berths, though none is known to be apart from another."""
    rule = f"for: {{h: hulls, parts: [berths]}}\nsame: [yard, time]\nrequire: {require}"
    docks = [level(dock, "berths", f"exactly {n}", dock=dock) for dock, n in (("a", 50), ("b", 30), ("c", 10))]
    told = verdicts(rule, level("h", "hulls", "exactly 9"), *docks)
    assert bool(told) is broken


def test_a_name_among_some(verdicts):
    """`in` compares a name with each of a list; of a role with many, some member with it."""
    rule = "for: {a: laid}\nwhen: a.builder in ['ostara', 'penn']\nrequire: a.time < date('2000')"
    built = launch("a", "laid", "2010", builder=["quill", "penn"])
    assert verdicts(rule, built) == {("a",): "contradiction"}
    assert verdicts(rule, launch("a", "laid", "2010", builder="quill")) == {}


def test_who_is_reliable_and_what_is_certain(verdicts):
    """A rule may ask for the grade of the source, and for the word of likelihood."""
    rule = "for: {h: hulls}\nwhen: h.reliability in ['A', 'B'] and h.certainty == 'likely'\nrequire: h.value <= 10"
    hulls = {**level("h", "hulls", "exactly 90"), "certainty": "likely"}
    assert verdicts(rule, hulls, entities={"log": {"reliability": "B"}}) == {("h",): "contradiction"}
    assert verdicts(rule, hulls, entities={"log": {"reliability": "D"}}) == {}
    assert verdicts(rule, hulls) == {}
