"""Rules against the vocabulary: the laws that they become, and every way in which they cannot be meant."""

from __future__ import annotations

import pytest

from factcheck.claims.vocabulary import EventType, Measure, Vocabulary
from factcheck.errors import InputError, Location
from factcheck.rules.check import check
from factcheck.rules.rule import Rule, Same
from factcheck.rules.tree import Attribute, Compare, Type

TWO = "for: {a: sent, b: sent}\nsame: [force]\n"


def test_a_rule_runs_once_in_each_modality(checked, rule):
    """`modality: [actual, planned]` makes two laws that differ in nothing else; the first has no part."""
    actual, planned = checked(rule(TWO + "modality: [actual, planned]\nrequire: a.value <= b.value")).laws
    assert (actual.id, planned.id) == ("SMA101", "SMA101/planned")
    assert [b.modality for b in actual.bindings] == ["actual", "actual"]
    assert [b.modality for b in planned.bindings] == ["planned", "planned"]
    assert (actual.require, actual.same) == (planned.require, planned.same)


def test_bindings_that_name_a_modality_keep_it(checked, rule):
    """A binding with a modality of its own stays in it; if every binding has one, the rule runs once."""
    own = "for: {plan: {type: sent, modality: planned}, done: {type: sent, modality: actual}}\nsame: [force]\n"
    (law,) = checked(rule(own + "modality: [actual, planned]\nrequire: plan.value <= done.value")).laws
    assert [b.modality for b in law.bindings] == ["planned", "actual"]
    one = own.replace(", modality: actual", "")
    laws = checked(rule(one + "modality: [actual, planned]\nrequire: plan.value <= done.value")).laws
    assert [[b.modality for b in law.bindings] for law in laws] == [["planned", "actual"], ["planned", "planned"]]


def test_each_role_is_stated_for_every_single_role(checked, rule):
    """`each: role` becomes one law for each role that some type has a single one of, with the types that have it."""
    text = rule(
        "each: role\nfor: {a: {kind: event}, b: {kind: event}}\nsame: [identity]\n"
        'require: compatible(a.role, b.role)\nsay: "{a} and {b} differ in {role}"'
    )
    (law,) = checked(text).laws
    assert (law.id, law.rule.say) == ("SMA101/place", "{a} and {b} differ in place")
    assert law.bindings[0].types == {"arrived", "left"}
    assert law.require.arguments == (Attribute("a", "place", Type.NAME), Attribute("b", "place", Type.NAME))


def test_an_order_is_the_rule_of_each_pair(checked, rule):
    """`order` of three becomes three laws, each of an earlier and a later one, with words of their own."""
    text = rule("order: [left, arrived, ready]\nsame: [force]")
    laws = checked(text).laws
    assert [law.part for law in laws] == ["left<arrived", "left<ready", "arrived<ready"]
    earlier, later = Attribute("earlier", "time", Type.TIME), Attribute("later", "time", Type.TIME)
    assert all(law.require == Compare("<=", earlier, later) for law in laws)
    assert laws[0].same == (Same("force", ("earlier", "later")),)
    assert laws[0].rule.say == "{later} is dated before {earlier}"


def test_same_may_be_limited(checked, rule):
    """An item of `same` is about all bindings, or about those that it names."""
    text = rule("for: {a: sent, b: sent, c: ready}\nsame: [force, {to: [a, b]}]\nrequire: a.value - b.value <= c.value")
    (law,) = checked(text).laws
    assert law.same == (Same("force", ("a", "b", "c")), Same("to", ("a", "b")))


def test_unless_binds_a_claim_more(checked, rule):
    """`unless` adds a binding that its own conditions may compare with those of the rule."""
    text = rule(
        "for: {a: left, b: arrived}\nsame: [force]\nrequire: a.time <= b.time\n"
        "unless: {for: {c: left}, same: [force], when: c.time < b.time}"
    )
    (law,) = checked(text).laws
    assert [b.name for b in law.unless] == ["c"]
    assert law.unless_same == (Same("force", ("a", "b", "c")),)
    assert law.unless_when == Compare("<", Attribute("c", "time", Type.TIME), Attribute("b", "time", Type.TIME))


def test_a_group_is_summed(checked, rule):
    """A list of one selector binds a group; `when` speaks of each member, `require` of their sum."""
    text = rule(
        "for: {whole: sent, parts: [sent]}\nsame: [time]\nwhen: within(parts, whole)\nrequire: sum(parts.value) <= whole.value"
    )
    (law,) = checked(text).laws
    assert [b.group for b in law.bindings] == [False, True]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            "for: {a: sent, b: snet}\nrequire: a.value <= b.value",
            "p.yaml:16:23: no pack declares 'snet' (did you mean 'sent'?)",
        ),
        (
            TWO + "require: a.value <= b.vaule",
            "p.yaml:18:25: no type that 'b' binds has 'vaule' (did you mean 'value'?)",
        ),
        (TWO + "when: a.time < c.time\nrequire: a.value <= b.value", "p.yaml:18:20: 'c' is not bound by this rule"),
        (
            "for: {a: sent, b: ready}\nsame: [to]\nrequire: a.value <= b.value",
            "p.yaml:17:12: no type that 'b' binds has 'to'",
        ),
        (
            "for: {a: sent, b: sent}\nsame: [forc]\nrequire: a.value <= b.value",
            "p.yaml:17:12: no type that 'a' binds has 'forc' (did you mean 'force'?)",
        ),
        (
            "for: {a: sent, b: sent}\nsame: [{force: [a, c]}]\nrequire: a.value <= b.value",
            "p.yaml:17:12: 'c' is not bound by this rule",
        ),
        (
            "for: {a: sent, b: sent}\nsame: [identity]\nrequire: a.value <= b.value",
            "p.yaml:17:12: 'a' binds no event, so it has no identity (same: [fact] or [dimensions])",
        ),
        (
            TWO + "kind: lwa\nrequire: a.value <= b.value",
            "p.yaml:18:11: 'lwa' is no kind of a rule (did you mean 'law'?)",
        ),
        (
            TWO + "severity: fatal\nrequire: a.value <= b.value",
            "p.yaml:18:15: 'fatal' is no severity of a rule (it is one of error, warning, note)",
        ),
        (
            TWO + "modality: [actal]\nrequire: a.value <= b.value",
            "p.yaml:18:15: 'actal' is no modality of a rule (did you mean 'actual'?)",
        ),
        (
            TWO + "refines: SMA102\nrequire: a.value <= b.value",
            "p.yaml:18:14: no rule has the code 'SMA102' (did you mean 'SMA101'?)",
        ),
        (TWO + "refines: SMA101\nrequire: a.value <= b.value", "p.yaml:18:14: a rule does not refine itself"),
        (TWO + "replaces: c\nrequire: a.value <= b.value", "p.yaml:18:15: 'c' is not bound by this rule"),
        (
            TWO + "say: '{aa} falls'\nrequire: a.value <= b.value",
            "p.yaml:18:10: '{aa}' is not bound by this rule (did you mean 'a'?)",
        ),
        (
            TWO + "say: '{a falls'\nrequire: a.value <= b.value",
            "p.yaml:18:10: a brace that opens or closes nothing ({name} stands for what is bound to a name)",
        ),
        (TWO + "say: '{a.id} falls'\nrequire: a.value <= b.value", "p.yaml:18:10: '{a.id}' is not bound by this rule"),
        (
            TWO + "when: false\nrequire: a.value <= b.value",
            "p.yaml:18:11: this is never true, so the rule never applies",
        ),
        (
            TWO + "when: not true and a.time < b.time\nrequire: a.value <= b.value",
            "p.yaml:18:11: this is never true, so the rule never applies",
        ),
        (TWO + "require: true", "p.yaml:18:14: this is always true, so the rule requires nothing"),
        (
            "for: {a: sent, b: sent}\nrequire: a.value <= 3",
            "p.yaml:16:23: 'b' is bound and never used (nothing ties it to the other claims)",
        ),
        (
            "for: {a: sent, b: c.on_top_of}\nsame: [force]\nrequire: a.value <= b.value",
            "p.yaml:16:23: 'c' is not bound by this rule",
        ),
        (
            "for: {a: b.part_of, b: a.on_top_of}\nrequire: a.value <= b.value",
            "p.yaml:16:14: 'a' follows a reference that leads back to it",
        ),
        (
            "for: {a: sent, p: [sent]}\nsame: [time]\nrequire: a.value <= 3",
            "p.yaml:16:23: the group 'p' is neither summed nor counted (write sum(p.value))",
        ),
        (
            "for: {p: [sent], q: [sent]}\nsame: [time]\nrequire: sum(p.value) <= sum(q.value)",
            "p.yaml:16:25: a rule binds one group at most ('p' is one already)",
        ),
        (
            "for: {a: sent, p: [sent]}\nsame: [time]\nwhen: count(p) > 1\nrequire: count(p) < 3",
            "p.yaml:18:11: 'p' is summed or counted in 'when', which speaks of each of its members (write it in 'require')",
        ),
        (TWO + "require: a.value <= b.value\nunless: {for: {a: sent}}", "p.yaml:19:23: 'a' is bound twice"),
        (
            TWO + "require: a.value <= b.value\nunless: {for: {c: sent, d: sent}}",
            "p.yaml:19:13: 'unless' binds one claim (for: {name: selector})",
        ),
        (
            TWO + "require: a.value <= b.value\nunless: {for: {c: [sent]}, same: [force]}",
            "p.yaml:19:23: 'unless' binds one claim by what it is (no group and no reference)",
        ),
        (
            "for: {in: sent}\nrequire: 3 < 4",
            "p.yaml:16:15: 'in' cannot be used as a name in expressions (letters, digits and _)",
        ),
        (
            "order: [left, arrived]\nrequire: 3 < 4\nsame: [force]",
            "p.yaml:17:14: a rule with 'order' has no 'require' ('order' is short for both)",
        ),
        ("order: [left]\nsame: [force]", "p.yaml:16:12: an order takes two types at least"),
        (
            "order: [left, arrived]",
            "p.yaml:16:12: a rule with 'order' needs 'same' (or it would compare claims about different things)",
        ),
        ("order: [left, arived]\nsame: [force]", "p.yaml:16:19: no pack declares 'arived' (did you mean 'arrived'?)"),
        (
            "each: place\n" + TWO + "require: a.value <= b.value",
            "p.yaml:16:11: 'place' is no each of a rule (it is one of role, exclusion)",
        ),
    ],
)
def test_each_problem_stands_at_its_place(problems, rule, lines, told):
    """Each error that a rule can have is told at the line and column where it would be mended."""
    assert told in problems(rule(lines))


def test_problems_of_one_rule_come_at_once(problems, rule):
    """Wrong parts of one rule are told together."""
    found = problems(rule(TWO + "when: a.tme < b.time\nrequire: a.value <= b.time"))
    assert [line.split(": ")[0] for line in found] == ["p.yaml:18:11", "p.yaml:19:14"]


def test_problems_of_all_rules_come_at_once(problems, rule):
    """One rule that cannot be meant does not hide the next."""
    second = "  - {code: SMA102, name: x, title: t, why: w, for: {a: sent}, require: a.value < a.time}\n"
    assert len(problems(rule(TWO + "require: a.value <= b.time") + second)) == 2


def test_a_value_that_stands_twice_is_a_remark(checked, rule):
    """SEMANTICS Ends: loading a pack warns of an expression in which one value occurs twice, and still runs it."""
    found = checked(rule("for: {a: sent, b: sent, c: sent}\nsame: [force]\nrequire: a.value <= b.value <= c.value"))
    assert [str(remark) for remark in found.remarks] == [
        "p.yaml:18:14: 'b.value' stands twice in 'require', so a conflict may be missed here; the joint check decides it"
    ]
    assert len(found.laws) == 1


@pytest.fixture
def small():
    """One measure and one event type."""
    return Vocabulary.of(
        (Measure("sent", "cumulative", dimensions=("force",)),), (EventType("left", identity=("force",)),)
    )


def test_a_rule_from_python_goes_the_same_way(small):
    """A `Rule` made in Python becomes the same law, and its problems tell its code where there is no file."""
    made = Rule("MY101", "mine", "A title.", {"a": "sent", "b": "sent"}, "a.value <= b.value", why="w", same=["force"])
    (law,) = check(made, small).laws
    assert law.id == "MY101"
    bad = Rule("MY101", "mine", "A title.", {"a": "sent", "b": "sent"}, "a.value <= b.time", why="w", same=["force"])
    with pytest.raises(InputError) as caught:
        check(bad, small)
    (problem,) = caught.value.problems
    assert problem.location == Location("<python>")
    assert problem.message == "MY101: a number is compared with a time"
