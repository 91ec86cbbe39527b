"""Rules checked before claims: each kind of finding, and each silence, on tiny packs."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent

import pytest

from factcheck.api.linting import lint as api_lint
from factcheck.api.packs import loaded_packs
from factcheck.claims.yaml_tree import tree_of_yaml
from factcheck.deadline import Deadline
from factcheck.engine.lint.ask import Asker
from factcheck.engine.lint.finding import LintFinding
from factcheck.engine.lint.run import lint
from factcheck.engine.lint.together import follows
from factcheck.errors import InputError
from factcheck.rules.check import check_packs
from factcheck.rules.load import read_pack
from factcheck.rules.merge import merge

HEAD = """\
pack: small
prefix: SMA
version: 1
vocabulary:
  measures:
    sent: {kind: cumulative, unit: person, dimensions: [force]}
    ready: {kind: stock, unit: person, dimensions: [force]}
    fit: {kind: stock, unit: person, dimensions: [force], part_of: ready}
    debt: {kind: stock, unit: EUR, dimensions: [force], signed: true}
  events:
    invited: {identity: [force], roles: {place: one}}
    left: {identity: [force]}
    camped: {identity: [force], lasts: true}
    marched: {identity: [force], lasts: true, excludes: camped}
rules:
"""


def linted(*rules: str, head: str = HEAD, seconds: float = 60.0) -> list[LintFinding]:
    """What is found of a pack with these rules, which have the codes SMA101, SMA102 …"""
    text = head
    for number, rule in enumerate(rules, start=101):
        text += f"  - code: SMA{number}\n    name: rule-{number}\n    title: A title.\n    why: A reason.\n"
        text += indent(rule.strip(), "    ") + "\n"
    pack = read_pack(tree_of_yaml(text.encode(), "p.yaml"))
    vocabulary = merge([pack])
    return list(lint(pack.rules, check_packs([pack], vocabulary).laws, vocabulary, seconds))


def kinds(*rules: str) -> list[tuple[str, tuple[str, ...]]]:
    """The kinds and codes of what is found."""
    return [(finding.kind, finding.codes) for finding in linted(*rules)]


def pair(require: str, when: str = "true", a: str = "sent", b: str = "ready", more: str = "same: [force, time]") -> str:
    """A rule about two claims, a and b."""
    return f"for: {{a: {a}, b: {b}}}\n{more}\nwhen: {when}\nrequire: {require}"


def one(require: str, when: str = "true", a: str = "sent") -> str:
    """A rule about one claim."""
    return f"for: {{a: {a}}}\nwhen: {when}\nrequire: {require}"


@pytest.mark.parametrize(
    "rule",
    [
        pair("b.value <= a.value"),
        pair("b.value <= a.value", "a.time < b.time", more="same: [force]"),
        one("a.value >= 0", a="debt"),  # signed: a debt may be below zero
        one("a.value < 1 or a.value > 1"),
        one("a.time <= a.said_on"),
        one("a.value * 2 == 3", a="debt"),  # no whole number
        pair("a.time + months(1) <= b.time", a="invited", b="left", more="same: [force]"),
        pair("compatible(a.place, b.place)", a="invited", b="invited", more="same: [force]"),
        pair("false", "excludes(a, b)", a="marched", b="camped", more="same: [force]"),
        "for: {whole: ready, parts: [fit]}\nsame: [force, time]\nrequire: sum(parts.value) <= whole.value",
        "order: [invited, left]\nsame: [force]",
        one("false", "a.force == 'x'"),
    ],
)
def test_a_sensible_rule_is_passed_over(rule: str) -> None:
    """A rule that applies, can be kept and can be broken is not told of."""
    assert kinds(rule) == []


@pytest.mark.parametrize(
    "rule",
    [
        one("a.value >= 0"),  # counts are not below zero
        one("a.value > 4", "a.value > 5"),
        one("a.value >= 6", "a.value > 5"),  # persons are whole
        pair("a.time <= b.time", "a.time < b.time", more="same: [force]"),
        pair("a.time <= b.time", a="ready", b="fit"),  # one time: neither is later
        pair("b.time < a.time + months(1)", "b.time < a.time + days(27)", more="same: [force]"),
        "for: {whole: ready, parts: [fit]}\nsame: [force, time]\nrequire: sum(parts.value) >= 0",
        "for: {whole: ready, parts: [fit]}\nsame: [force, time]\nrequire: count(parts) >= 1",
    ],
)
def test_a_rule_that_nothing_can_break_is_told(rule: str) -> None:
    """Where `when` and not `require` has no world, the rule is never violated."""
    assert kinds(rule) == [("never-violated", ("SMA101",))]


@pytest.mark.parametrize(
    "rule",
    [
        one("a.value <= 9", "a.value < 0"),
        one("a.value <= 9", "a.value > 5 and a.value < 6"),  # persons are whole
        one("a.value <= 9", "a.time > a.said_on and a.said_on > a.time"),
        pair("b.value <= a.value", "a.time < b.time"),  # one time by `same`
        pair("b.value <= a.value", "a.force != b.force"),  # one force by `same`
        pair("b.value <= a.value", "b.time > a.time + months(1) and b.time < a.time + days(28)", more="same: [force]"),
        one("a.value <= 9", "a.time + days(3660000) <= a.said_on"),  # beyond the calendar
    ],
)
def test_a_rule_that_never_applies_is_told(rule: str) -> None:
    """Where `when` has no world, over numbers, names or dates, the rule never applies."""
    assert kinds(rule) == [("never-applies", ("SMA101",))]


@pytest.mark.parametrize(
    "rule",
    [
        one("a.value < 0"),
        pair("a.value < b.value", a="sent", b="sent"),  # in both orders of two claims of one fact
        pair("a.time < b.time", a="ready", b="fit"),
    ],
)
def test_a_rule_that_nothing_can_keep_is_told(rule: str) -> None:
    """Where whatever a rule applies to breaks it, and `require: false` does not say that this is meant."""
    assert kinds(rule) == [("never-holds", ("SMA101",))]


@pytest.mark.parametrize(
    "rule",
    [
        one("a.value <= 9", a="{kind: flow}"),
        pair("false", "excludes(a, b)", a="invited", b="left", more="same: [force]"),
        pair("false", "within(a, b) and not within(b, a)", a="sent", b="ready", more="same: [time]"),
        "for: {whole: ready, parts: [{follows: whole.components}]}\nrequire: sum(parts.value) == whole.value",
    ],
)
def test_a_rule_for_which_the_vocabulary_has_nothing_is_told(rule: str) -> None:
    """No type of the kind is declared, or none that are related as the rule asks."""
    assert kinds(rule) == [("matches-nothing", ("SMA101",))]


def test_a_rule_for_each_role_of_which_there_is_none_is_told() -> None:
    """A rule that becomes no sentence at all matches nothing."""
    rule = "each: role\nfor: {a: {kind: event}, b: {kind: event}}\nsame: [type, identity]\nrequire: compatible(a.role, b.role)"
    assert [f.kind for f in linted(rule, head=HEAD.replace(", roles: {place: one}", ""))] == ["matches-nothing"]
    assert linted(rule) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (pair("a.value <= b.value"), pair("a.value > b.value")),
        (pair("a.value <= b.value"), pair("a.value < b.value", a="ready", b="sent")),  # named the other way round
        (one("a.value <= 9", "a.value > 2"), one("a.value >= 10")),
        (one("a.value <= 9"), pair("b.value > a.value + 9", a="ready", b="sent")),  # one claim in common
        (one("a.time <= a.said_on", a="left"), one("false", "a.time <= a.said_on", a="left")),
        (
            pair("a.time + days(10) <= b.time", a="invited", b="left", more="same: [force]"),
            pair("b.time <= a.time + days(9)", a="invited", b="left", more="same: [force]"),
        ),
        (one("a.force == 'x'"), one("a.force != 'x'")),
    ],
)
def test_rules_that_cannot_both_hold_are_told(first: str, second: str) -> None:
    """Claims in the scope of both exist, and none keeps both, over numbers, dates and names."""
    assert kinds(first, second) == [("contradiction", ("SMA101", "SMA102"))]


def test_three_rules_that_only_together_cannot_hold_are_told() -> None:
    """Any two of a < b, b < c and c < a have a world."""
    times = "for: {a: invited, b: left, c: camped}\nsame: [force]\nrequire: "
    found = kinds(times + "a.time < b.time", times + "b.time < c.time", times + "c.time < a.time")
    assert found == [("contradiction", ("SMA101", "SMA102", "SMA103"))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (one("a.value <= 3", "a.value < 5"), one("a.value >= 8", "a.value > 6")),  # never in scope of both
        (pair("a.value <= b.value"), pair("a.value >= b.value")),  # equal
        (one("a.value <= 9"), one("a.value >= 10", a="ready")),  # other claims
        (one("a.value <= 9"), one("a.value >= 10", a="{type: sent, modality: planned}")),  # plan and fact never meet
        (one("a.value <= 9"), "kind: notice\n" + one("a.value >= 10")),  # a notice speaks of reports
    ],
)
def test_rules_that_can_both_hold_are_passed_over(first: str, second: str) -> None:
    """What has a world, or nothing in common, is no contradiction."""
    assert kinds(first, second) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (one("a.value <= 9"), one("a.value <= 5")),
        (one("a.value <= 9", "a.value > 3"), one("a.value <= 9")),
        (pair("a.value + 1 <= b.value + 2"), pair("a.value <= b.value")),
        (
            pair("b.time <= a.time + days(40)", a="invited", b="left", more="same: [force]"),
            pair("b.time <= a.time + months(1)", a="invited", b="left", more="same: [force]"),
        ),
        (  # the general rule binds by kind and fact
            pair("a.value <= b.value", "a.time < b.time", a="sent", b="sent", more="same: [force]"),
            pair("a.value <= b.value", "a.time < b.time", "{kind: cumulative}", "{kind: cumulative}", "same: [fact]"),
        ),
        (  # a part by the vocabulary
            pair("a.value <= b.value", a="fit", b="ready"),
            pair("a.value <= b.value", "within(a, b)", "{kind: stock}", "{kind: stock}", "same: [time]"),
        ),
    ],
)
def test_a_rule_that_follows_from_another_is_told(first: str, second: str) -> None:
    """Whatever breaks the first breaks the second, and not the other way."""
    assert kinds(first, second) == [("redundant", ("SMA101", "SMA102"))]


def test_a_rule_may_follow_from_several() -> None:
    """`a <= c` from `a <= b` and `b <= c` where all three are bound, with claims in words that break it.

    None of them says it by itself: where b is only known as a range, neither of the others need be broken.
    """
    three = "for: {a: sent, b: ready, c: fit}\nsame: [force, time]\nrequire: "
    found = linted(three + "a.value <= c.value", three + "a.value <= b.value", three + "b.value <= c.value")
    assert [(f.kind, f.codes) for f in found] == [("follows", ("SMA101", "SMA102", "SMA103"))]
    assert found[0].message == (
        "SMA101 follows from SMA102 and SMA103 together: whatever breaks it breaks one, but not always the same one"
    )
    assert found[0].witness.startswith("a.value ")
    assert str(found[0].location) == "p.yaml:16:11"


def test_one_rule_that_is_enough_is_named_alone() -> None:
    """Though several together forbid the same, whatever breaks the first breaks the last, so it is redundant."""
    three = "for: {a: sent, b: ready, c: fit}\nsame: [force, time]\nrequire: "
    rules = ("a.value <= c.value + 9", "a.value <= b.value", "b.value <= c.value", "a.value <= c.value + 5")
    found = {f.codes[0]: f for f in linted(*(three + rule for rule in rules))}
    assert (found["SMA101"].kind, found["SMA101"].codes) == ("redundant", ("SMA101", "SMA104"))
    assert (found["SMA104"].kind, found["SMA104"].codes) == ("follows", ("SMA104", "SMA102", "SMA103"))


def test_a_statement_reported_too_early_is_named_by_a_rule_of_its_own() -> None:
    """STM106 follows from two core rules, of which neither says it where the statement's day is only known as a range."""
    loaded = loaded_packs(every=True)
    (early,) = (law for law in loaded.laws if law.rule.code == "STM106")
    others = [law for law in loaded.laws if law.rule.kind == "law" and law is not early]
    tie = follows(early, others, loaded.vocabulary, Asker(60.0))
    assert tie is not None
    assert tie.codes == ("CHR102", "STM105")


def test_two_rules_that_say_the_same_are_told_once() -> None:
    """Each follows from the other; one line is enough."""
    assert kinds(one("a.value <= 9"), one("a.value < 10")) == [("redundant", ("SMA101", "SMA102"))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (one("a.value <= 9") + "\nrefines: SMA102", one("a.value <= 5")),  # meant so
        (one("a.value <= 9"), "kind: plausible\n" + one("a.value <= 5")),  # what is only likely forces nothing
        (one("a.value <= 9"), one("a.value <= 5", "a.value > 100")),
        (one("a.value <= 9") + "\nmodality: [actual, planned]", one("a.value <= 5")),  # only in one modality
        (
            one("a.value <= 9", a="ready"),
            one("a.value <= 5", a="ready") + "\nunless: {for: {b: sent}, same: [force]}",  # an exception may exist
        ),
    ],
)
def test_a_rule_that_says_more_is_passed_over(first: str, second: str) -> None:
    """What is tied by `refines`, weaker in kind, or narrower makes no rule redundant."""
    assert [found for found in kinds(first, second) if found[1][0] == "SMA101"] == []


def test_what_cannot_be_told_is_undecided() -> None:
    """A budget that runs out, or months whose length decides, is said as such and never as fine."""
    assert {finding.kind for finding in linted(one("a.value <= 9"), seconds=0.0)} == {"undecided"}
    rule = pair("a.time <= b.time", "a.time + months(1) < a.time + days(30)", "invited", "left", "same: [force]")
    (month,) = linted(rule)
    assert month.kind == "undecided"
    assert "calendar months differ in length" in month.message


def test_what_was_not_reached_in_time_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once each law is looked at by itself the clock stands still at zero: three questions are open, of both rules."""

    def late(self: Deadline) -> float:
        return 0.0

    def sound(*_: object) -> None:
        monkeypatch.setattr(Deadline, "left", property(late))

    monkeypatch.setattr("factcheck.engine.lint.run.trouble", sound)
    start = "the time budget ran out before it was told whether they "
    found = linted(one("a.value <= 9"), one("a.value <= 5"))
    assert [(f.kind, f.codes, f.message.removeprefix(start)) for f in found] == [
        ("undecided", ("SMA101", "SMA102"), "contradict another rule"),
        ("undecided", ("SMA101", "SMA102"), "contradict several others together"),
        ("undecided", ("SMA101", "SMA102"), "follow from others"),
    ]
    assert str(found[0].location) == "p.yaml:16:11"


def test_packs_are_chosen_with_what_they_stand_on(tmp_path: Path) -> None:
    """Only rules of the named pack are told of, against the core packs; a name that is no pack is an error."""
    rule = "name: falls\n    title: A title.\n    why: A reason.\n    for: {a: sent, b: sent}\n    same: [force]\n"
    rule += "    when: a.time < b.time\n    require: a.value <= b.value\n    say: '{b} is less than {a}'\n"
    (tmp_path / "small.yaml").write_text(f"{HEAD}  - code: SMA101\n    {rule}", encoding="utf-8")
    found = api_lint(["small"], [tmp_path / "small.yaml"])
    assert [(finding.kind, finding.codes) for finding in found] == [("redundant", ("SMA101", "QTY101"))]
    with pytest.raises(InputError, match="no pack is named 'smal'"):
        api_lint(["smal"], [tmp_path / "small.yaml"])


def test_a_built_in_pack_has_nothing_wrong() -> None:
    """The rules on treaties all apply, can be kept and broken, and neither contradict nor repeat each other."""
    assert api_lint(["treaty"]) == ()
