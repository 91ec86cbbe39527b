"""Reading the form of a pack, with every problem at its place."""

from __future__ import annotations

import pytest

from factcheck.claims.vocabulary import EventType, Implication, Measure
from factcheck.errors import InputError, Location

PACK = """\
pack: small
prefix: SMA
version: 3
title: A small pack
vocabulary:
  measures:
    sent: {kind: cumulative, unit: person, dimensions: [force, to], counts: left}
    paid: {kind: flow, unit: USD, signed: true, part_of: spent}
    spent: {kind: flow, unit: USD}
    tanks: {kind: stock, additive: false}
  events:
    left: {identity: force, roles: {place: one, witness: many}, implies: moving}
    moving: {lasts: true, dimensions: [force], excludes: [resting]}
    resting: {lasts: true}
    seen:
rules:
  - code: SMA101
    name: total-decreases
    title: A total never decreases.
    why: It counts what was.
    modality: [actual, planned]
    for: {earlier: sent, later: sent}
    same: [force, to]
    when: earlier.time < later.time
    require: earlier.value <= later.value
    say: "{later} is below {earlier}"
    holds:
      - {quantity: sent, of: {force: a}, value: 3}
      - [{quantity: sent, value: 3}, {quantity: sent, value: 4}]
    breaks:
      - note: falls
        claims: [{quantity: sent, value: 3}]
"""


def test_a_pack_becomes_values(pack):
    """Everything that a pack declares comes out, with its defaults."""
    read = pack(PACK)
    assert (read.name, read.prefix, read.version, read.title) == ("small", "SMA", "3", "A small pack")
    assert read.measures == (
        Measure(
            "sent",
            "cumulative",
            unit="person",
            dimensions=("force", "to"),
            counts=Implication("left"),
            counted=True,
            additive=True,
            pack="small",
        ),
        Measure(
            "paid", "flow", unit="USD", part_of=("spent",), counted=False, signed=True, additive=False, pack="small"
        ),
        Measure("spent", "flow", unit="USD", counted=False, additive=False, pack="small"),
        Measure("tanks", "stock", counted=True, additive=False, pack="small"),
    )
    assert read.events == (
        EventType(
            "left",
            identity=("force",),
            roles={"place": "one", "witness": "many"},
            implies=(Implication("moving"),),
            pack="small",
        ),
        EventType("moving", dimensions=("force",), lasts=True, excludes=("resting",), pack="small"),
        EventType("resting", lasts=True, pack="small"),
        EventType("seen", pack="small"),
    )


def test_a_rule_becomes_a_value(pack):
    """A rule keeps what its author wrote, the defaults of DESIGN section 4, and where each part stands."""
    (rule,) = pack(PACK).rules
    assert rule.bindings == {"earlier": "sent", "later": "sent"}
    assert (rule.same, rule.when, rule.require) == (
        ("force", "to"),
        "earlier.time < later.time",
        "earlier.value <= later.value",
    )
    assert (rule.kind, rule.severity, rule.modality, rule.pack) == ("law", "error", ("actual", "planned"), "small")
    assert rule.places["when"] == Location("p.yaml", 24, 11)
    assert rule.places["for.later"] == Location("p.yaml", 22, 33)
    assert rule.places["same.1"] == Location("p.yaml", 23, 19)


def test_an_example_is_written_in_three_ways(pack):
    """A claim, a list of claims, and a claim file without its version all come out with `claims`, and their place."""
    (rule,) = pack(PACK).rules
    one, several = rule.holds
    assert one.data == {"claims": [{"quantity": "sent", "of": {"force": "a"}, "value": "3"}]}
    assert [claim["value"] for claim in several.data["claims"]] == ["3", "4"]
    (whole,) = rule.breaks
    assert (whole.data["note"], len(whole.data["claims"])) == ("falls", 1)
    assert (whole.location, whole.path) == (Location("p.yaml", 31, 9), ("rules", 0, "breaks", 0))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("prefix: SMA", "prefix: sma", "p.yaml:2:9: 'sma' is no prefix (two to eight capital letters, such as DEP)"),
        ("version: 3", "versoin: 3", "p.yaml:3:1: a pack has no key 'versoin' (did you mean 'version'?)"),
        (
            "kind: cumulative",
            "kind: cumulativ",
            "p.yaml:7:18: 'cumulativ' is no kind of measure (did you mean 'cumulative'?)",
        ),
        ("signed: true", "signed: yes", "p.yaml:8:43: 'signed' is true or false"),
        (
            "part_of: spent",
            "partof: spent",
            "p.yaml:8:49: measure 'paid' has no key 'partof' (did you mean 'part_of'?)",
        ),
        ("{kind: flow, unit: USD}", "{unit: USD}", "p.yaml:9:12: measure 'spent' needs 'kind'"),
        ("tanks: {kind: stock, additive: false}", "tanks: stock", "p.yaml:10:12: measure 'tanks' is a mapping"),
        ("witness: many", "witness: some", "p.yaml:12:58: role 'witness' is 'one' or 'many'"),
        ("identity: force", "identity: [force, place]", "p.yaml:12:11: event type 'left' declares 'place' twice"),
        ("dimensions: [force],", "dimensions: [time],", "p.yaml:13:39: 'time' cannot name a dimension"),
        ("code: SMA101", "code: SMO101", "p.yaml:17:11: 'SMO101' is no code of this pack (SMA and three digits)"),
        ("    why: It counts what was.\n", "", "p.yaml:17:5: a rule needs 'why'"),
        ("requi", "reqi", "p.yaml:25:5: a rule has no key 'reqire' (did you mean 'require'?)"),
        ("require: earlier.value <= later.value\n", "severity: error\n", "p.yaml:17:5: a rule needs 'require'"),
        (
            "- note: falls",
            "- nott: falls",
            "p.yaml:31:9: an example that breaks has no key 'nott' (did you mean 'note'?)",
        ),
        ("claims: [{quantity: sent, value: 3}]", "title: none", "p.yaml:31:9: an example needs claims"),
        ("claims: [{quantity: sent, value: 3}]", "claims: []", "p.yaml:31:9: an example needs claims"),
        ("- [{quantity: sent, value: 3}, {quantity: sent, value: 4}]", "- []", "p.yaml:29:9: an example needs claims"),
    ],
)
def test_each_problem_stands_at_its_place(pack, old, new, told):
    """What is wrong with the form of a pack is told with its line and column, and what would be right."""
    assert old in PACK
    with pytest.raises(InputError) as caught:
        pack(PACK.replace(old, new, 1))
    assert any(str(problem).startswith(told) for problem in caught.value.problems), str(caught.value)


def test_all_problems_come_at_once(pack):
    """A pack with several mistakes is refused once, with each of them in the order of the file."""
    text = PACK.replace("kind: flow", "kind: fow").replace("prefix: SMA\n", "")
    with pytest.raises(InputError) as caught:
        pack(text)
    assert [problem.location.line for problem in caught.value.problems] == [1, 7, 8]


def test_a_code_is_used_once(pack):
    """Two rules of one code are refused, at the second, which names the first."""
    rules = PACK[PACK.index("  - code") :]
    with pytest.raises(InputError, match=r"p.yaml:33:11: 'SMA101' is already the code of the rule at p.yaml:17:11"):
        pack(PACK + rules)


@pytest.mark.parametrize("text", ["[]", "pack", "- a\n- b\n"])
def test_what_is_no_pack_is_refused(pack, text):
    """A file that holds no mapping is told what a pack is."""
    with pytest.raises(InputError, match="a pack is a mapping"):
        pack(text)


@pytest.mark.parametrize(
    ("unit", "counted"), [("person", True), ("shell", True), (None, True), ("km", False), ("%", False), ("EUR", False)]
)
def test_what_is_counted_by_default(pack, unit, counted):
    """Persons, items and plain numbers are counted; lengths, shares and money are not, nor are they additive."""
    line = f"    x: {{kind: stock{f', unit: {unit!r}' if unit else ''}}}\n"
    (measure,) = pack(f"pack: p\nprefix: PP\nversion: 1\nvocabulary:\n  measures:\n{line}").measures
    assert (measure.counted, measure.additive) == (counted, counted)
