"""SEMANTICS Which claims meet: members that make up a whole."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.claims.yaml_tree import tree_of_yaml
from factcheck.errors import InputError
from factcheck.rules.load import read_pack

PACK = """\
pack: parish
prefix: PAR
version: 1
vocabulary:
  measures:
    bells: {kind: stock, unit: bell, dimensions: [parish, metal], complete: {by: parish, members: [upper, Lower End]}}
    oil: {kind: stock, unit: litre, signed: true, dimensions: [parish], complete: {by: parish, members: [upper, lower-end]}}
rules: []
"""
ENTITIES = {
    "island": {"within": "none"},
    "both": {"within": "island"},
    "upper": {"within": "both"},
    "lower-end": {"name": "Lower End", "within": "both"},
    "islet": {"within": "island"},
}


def rung(id_: str, parish: object, value: str, when: str = "2031-03-05T12:00", metal: str = "bronze") -> dict:
    """So many bells of a metal in a parish."""
    of = {"parish": parish, "metal": metal}
    return {"id": id_, "quantity": "bells", "of": of, "value": value, "as_of": when, "said_by": f"says-{id_}"}


def told(*claims: dict) -> dict[tuple[str, ...], str]:
    """The claims of each finding of the rule of members and their whole, with its verdict."""
    data = {"factcheck": 1, "packs": ["parish"], "entities": ENTITIES, "claims": list(claims)}
    report = factcheck.check(data, packs=[read_pack(tree_of_yaml(PACK.encode(), "parish.yaml"))])
    return {tuple(sorted(f.roles)): f.verdict for f in report.findings if f.rule == "QTY119"}


UPPER, LOWER = rung("u", "upper", "exactly 40"), rung("v", "lower-end", "exactly 25")


@pytest.mark.parametrize("whole", ["both", "island"])
@pytest.mark.parametrize(
    ("value", "verdict"), [("65", None), ("64", "contradiction"), ("66", "contradiction"), ("over 60", None)]
)
def test_who_holds_all_members_has_their_sum(whole, value, verdict):
    """SEMANTICS Which claims meet: "Containment": 40 and 25 are 65, of whatever holds both parishes."""
    assert told(UPPER, LOWER, rung("w", whole, value)) == ({("u", "v", "w"): verdict} if verdict else {})


@pytest.mark.parametrize(
    "claims",
    [
        (UPPER, rung("w", "both", "90")),
        (UPPER, LOWER, rung("w", "islet", "90")),
        (UPPER, rung("v", "lower-end", "25", metal="iron"), rung("w", "both", "90")),
        (UPPER, rung("v", "lower-end", "25", when="2031-03-05T15:00"), rung("w", "both", "90")),
        (UPPER, rung("v", "lower-end", "25", when="2031-03"), rung("w", "both", "90")),
        (UPPER, LOWER, {**rung("w", "both", "90"), "modality": "planned"}),
    ],
    ids=["one of two", "holds neither", "another metal", "another hour", "some time that month", "only planned"],
)
def test_a_sum_binds_where_each_member_has_a_value_then(claims):
    """SEMANTICS Which claims meet: "Containment": a member without a value then leaves the whole alone."""
    assert told(*claims) == {}


def test_a_day_is_one_moment_only_under_strict_bounds():
    """SEMANTICS Which claims meet: "Containment": figures of one day are a tension at most."""
    day = "2031-03-05"
    claims = [rung("u", "upper", "40", day), rung("v", "lower-end", "25", day), rung("w", "both", "90", day)]
    assert told(*claims) == {("u", "v", "w"): "tension"}


def test_two_tell_of_one_member():
    """SEMANTICS Which claims meet: "Containment": of two figures, those that leave no sum."""
    again = rung("x", "upper", "at least 50")
    found = told(rung("u", "upper", "at least 30"), again, LOWER, rung("w", "both", "60"))
    assert found == {("v", "w", "x"): "contradiction"}


@pytest.mark.parametrize(
    ("declared", "message"),
    [
        ("{by: town, members: [a, b]}", "measure 'bells' has no dimension 'town'"),
        ("{by: parish, members: [a]}", "'complete' names the members that make up the whole"),
        ("{by: parish, parts: [a, b]}", "'complete' has no key 'parts'"),
    ],
)
def test_what_makes_up_a_whole_is_declared_whole(declared, message):
    """SEMANTICS Which claims meet: "Containment": a dimension, and two members at least."""
    with pytest.raises(InputError, match=message):
        read_pack(tree_of_yaml(PACK.replace("{by: parish, members: [upper, Lower End]}", declared).encode(), "p.yaml"))
