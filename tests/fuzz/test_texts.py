"""Any text where a value, a date, a gap, a share, a zone or an expression is expected: read, or refused in words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from tests.fuzz.tries import outcomes_are_faults, report_on

WORDS = (
    "about", "around", "at least", "up to", "over", "nearly", "between", "and", "to", "or", "-", "±", "~", "no",
    "none", "dozens", "a third", "half", "twice", "million", "thousand", "%", "km", "$", "€", "1", "3,000",
    "10-12,000", "1.5", "8", "½", "١٢", "soldiers", "by", "from", "before", "after", "since", "until", "early",
    "late", "mid", "end of", "night of", "morning", "noon", "24:00", "overnight", "2031", "2031-03", "2031-03-06",
    "2031-03-06T12:00", "2031-03-06T12:00+0200", "Z", "Monday", "last week", "yesterday", "two days ago", "../",
    "/..", "?", "X", "2031-XX-06", "2031-W10", "FY2031", "spring 2031", "Q1", "a week", "4 months", "several", "days",
    "aged", "17", "Europe/Kyiv", "CST", "UTC+3", "(", ")", "[", "]", "{", "}", "\u202e", "  ", "é",
)  # fmt: skip
PARTS = (
    "a", "b", "a.value", "b.value", "a.time", "b.time", "a.force", "a.said_on", "a.start", ".", ",", "(", ")", "[",
    "]", "+", "-", "*", "/", "<", "<=", "==", "!=", ">", "and", "or", "not", "in", "true", "false", "0", "1", "2.5",
    "'x'", "days(3)", "months(2)", "sum(a.value)", "count(a)", "within(a, b)", "compatible(a, b)", "abs(a.value)",
    "min", "lambda", "if", "else", ":=", "f'{a}'", "__class__", "\\", "#", "\n",
)  # fmt: skip
TEXT = st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=6).map(" ".join)
EXPRESSION = st.lists(st.sampled_from(PARTS) | st.text(max_size=2), min_size=1, max_size=12).map(" ".join)
SENT: dict[str, Any] = {
    "id": "a",
    "quantity": "troops-sent",
    "of": {"force": "x", "to": "y"},
    "value": "9",
    "as_of": "2031-03-06",
}
FIELDS = (
    "value",
    "as_of",
    "over",
    "said_on",
    "zone",
    "moment",
    "said_by",
    "at",
    "note",
    "id",
    "occurrence",
    "certainty",
)


@pytest.fixture(autouse=True)
def _faults(monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes_are_faults(monkeypatch)


@given(field=st.sampled_from(FIELDS), text=TEXT)
def test_any_text_in_any_field(field, text):
    """A field takes any text, or says what is wrong with it."""
    report_on([{**SENT, field: text}, {**SENT, "id": "other"}], ["deployment"])


@given(
    shape=st.sampled_from(("share", "times", "change", "low", "high", "best", "after", "before", "gap", "since")),
    text=TEXT,
)
def test_any_text_in_a_part_of_a_field(shape, text):
    """So does each part of a value, a relative time, or a first."""
    other = {**SENT, "id": "other"}
    if shape in ("share", "times", "change"):
        other["value"] = {shape: text, "of": "a"}
    elif shape in ("low", "high", "best"):
        other["value"] = {shape: text}
    elif shape == "gap":
        other["as_of"] = {"after": "a", "gap": text}
    elif shape == "since":
        other = {"id": "other", "event": "arrived", "of": {"force": "x", "at": "y"}, "first": {"since": text}}
    else:
        other["as_of"] = {shape: text}
    report_on([SENT, other], ["deployment"])


@given(published=TEXT, said=TEXT, when=TEXT)
def test_any_text_in_what_claims_stand_in(published, said, when):
    """Dates of documents and statements, and what is reckoned from them, are read or refused."""
    file = {"documents": {"d": {"published": published}}, "statements": {"s": {"on": said}}}
    claims = [{**SENT, "in": "d", "statement": "s"}, {**SENT, "id": "b", "in": "d", "as_of": when}]
    report_on({"factcheck": "1", **file, "claims": claims}, ["deployment"])


@given(when=EXPRESSION, require=EXPRESSION)
def test_any_expression(when, require):
    """An expression is a rule, or an error of its pack at its place; parsing it runs nothing."""
    rule = factcheck.Rule(
        "MIN101",
        "mine",
        "Mine.",
        {"a": "troops-sent", "b": "troops-sent"},
        require=require,
        when=when,
        why="It is.",
        say="{a}",
    )
    report_on(
        [SENT, {**SENT, "id": "b", "value": "7"}], ["deployment", factcheck.Pack("mine", "MIN", "1", rules=(rule,))]
    )
