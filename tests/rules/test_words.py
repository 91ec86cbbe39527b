"""A law in English."""

from __future__ import annotations

import pytest

from factcheck.rules.words import fill, in_words, placeholders


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (
            "for: {earlier: sent, later: sent}\nsame: [force, to]\n"
            "when: earlier.time < later.time\nrequire: earlier.value <= later.value",
            "For every earlier and later (sent) with the same force and to: if earlier's time is surely before later's time, "
            "then earlier's value must be at most later's value.",
        ),
        (
            "for: {whole: sent, parts: [{kind: cumulative, additive: true}]}\n"
            "same: [time]\n"
            "when: within(parts, whole)\nrequire: sum(parts.value) <= whole.value",
            "For every whole (sent) and group of parts (any additive running total) with the same time: "
            "if parts equals or lies inside whole, then the sum of parts's value over the group must be at most whole's value.",
        ),
        (
            "for: {a: arrived, b: left}\nsame: [force]\nrequire: a.time - days(2) <= b.time + months(1)",
            "For every a (arrived) and b (left) with the same force: "
            "a's time minus 2 days must be no later than 1 month after b's time.",
        ),
        (
            "for: {a: sent, b: ready}\nsame: [{force: [a, b]}, time]\nrequire: 2 * a.value - b.value < 5 or not a.to == 'kursk'",
            "For every a (sent) and b (ready) with the same force and time: "
            "it must be that 2 times a's value minus b's value is less than 5 or it is not so that a's to is the same as kursk.",
        ),
        (
            "for: {a: {type: sent, stance: any, form: any, modality: any}, b: {type: sent, denies: any, modality: planned}}\n"
            "same: [fact]\nrequire: false",
            "For every a (sent, actual or planned, in any form, asserted, denied or unconfirmed) and "
            "b (planned sent, denied, with some denies) with the same fact: this cannot be.",
        ),
        (
            "for: {a: left, b: arrived}\nsame: [force]\nrequire: a.time <= b.time\n"
            "unless: {for: {c: left}, same: [force], when: c.time < b.time}",
            "For every a (left) and b (arrived) with the same force: a's time must be no later than b's time, "
            "unless there may be c (left) with the same force of which it may be that c's time is before b's time.",
        ),
        (
            "for: {a: left}\nsame: [origin]\nrequire: a.time <= a.said_on",
            "For every a (left) with some origin: a's time must be no later than a's time of saying.",
        ),
    ],
)
def test_a_law_in_words(checked, rule, lines, words):
    """A law reads as one sentence that says what it binds, when it applies, and what must then be true."""
    (law,) = checked(rule(lines)).laws
    assert in_words(law) == words


def test_filling_in_what_a_rule_says():
    """Placeholders are names and nothing else: no attribute is read and no format is applied."""
    assert fill("{later} is below {earlier}", {"later": "b", "earlier": "a"}) == "b is below a"
    assert fill("{a.__class__} {a!r} {a:>99}", {"a": "x"}) == "{a.__class__} {a!r} {a:>99}"
    assert placeholders("{later} is below {a.b} and {}") == ("later", "a.b", "")
