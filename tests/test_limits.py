"""Every limit of docs/limits.md: what is just within it is read, what is just beyond it is refused in words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck.claims.normal.drafts import MOST_CLAIMS
from factcheck.claims.tree import DEPTH_LIMIT, EXPANSION_LIMIT
from factcheck.claims.yaml_tree import tree_of_yaml
from factcheck.deadline import BUDGET_SECONDS
from factcheck.errors import LONGEST, Location, Problem
from factcheck.rules import source
from factcheck.values.numerals import MOST_DIGITS

DOCS = Path(__file__).resolve().parent.parent / "docs" / "limits.md"
TOLD: dict[str, str] = {
    "digits of a number, its exponent counted": f"{MOST_DIGITS}",
    "characters of a value, or of a date": "200",
    "a gap between two times": "1,000,000 of its unit",
    "years": "1 to 9999",
    "levels of nesting in a file, aliases counted": f"{DEPTH_LIMIT}",
    "values that the aliases of one YAML file stand for": f"{EXPANSION_LIMIT:,}",
    "claims that one claim stands for by its lists": f"{MOST_CLAIMS:,}",
    "characters of an expression in a rule": f"{source.LONGEST:,}",
    "levels of nesting in an expression": f"{source.DEEPEST}",
    "characters of one message": f"{LONGEST}",
    "seconds of a check (`--budget`)": f"{BUDGET_SECONDS}, unless told otherwise",
}
SENT: dict[str, Any] = {
    "id": "a",
    "quantity": "troops-sent",
    "of": {"force": "a", "to": "b"},
    "value": "9",
    "as_of": "2031-03-06",
}


def test_the_page_tells_what_the_code_does():
    """Each row of the page has the number of the code, and there is no other."""
    rows = re.findall(r"^\| ([^|]+?) \| ([^|]+?) \| [^|]+ \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    assert dict(rows[1:]) == TOLD


def _refusal(*claims: dict[str, Any], **options: Any) -> str:
    """What is said of these claims; empty where they are read."""
    try:
        factcheck.check(list(claims), packs=["deployment", *options.pop("packs", ())], **options)
    except factcheck.InputError as error:
        return str(error)
    return ""


def _lists(count: int) -> dict[str, Any]:
    return {**SENT, "of": {"force": [f"f{n}" for n in range(100)], "to": [f"t{n}" for n in range(count)]}}


WITHIN_AND_BEYOND = {
    "digits": ({**SENT, "value": "9" * 30}, {**SENT, "value": "9" * 31}, "has more than 30 digits"),
    "exponent": ({**SENT, "value": "1e29"}, {**SENT, "value": "1e31"}, "has more than 30 digits"),
    "value": (
        {**SENT, "value": "about 9" + " " * 300},
        {**SENT, "value": "9 of " + "x" * 196},
        "is too long for a value",
    ),
    "date": (SENT, {**SENT, "as_of": "by " + " " * 190 + "2031-03-06"}, "is too long for a time"),
    "years": ({**SENT, "as_of": "9999-12-30"}, {**SENT, "as_of": "10000-01-01"}, "10000"),
    "gap": (
        {**SENT, "id": "b", "as_of": {"after": "2031-01-01", "gap": "1000 days"}},
        {**SENT, "id": "b", "as_of": {"after": "2031-01-01", "gap": "1000001 days"}},
        "at most 1,000,000",
    ),
    "lists": (SENT, _lists(101), "more than 10,000 claims"),
}


@pytest.mark.parametrize("limit", WITHIN_AND_BEYOND)
def test_what_claims_may_hold(limit):
    """Within the limit it is read, beyond it the error names the limit."""
    within, beyond, words = WITHIN_AND_BEYOND[limit]
    assert _refusal(within) == ""
    assert words in _refusal(beyond)


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_nesting(opening, closing):
    """A hundred levels are read, and the place of the next is told."""
    tree_of_yaml((opening * DEPTH_LIMIT + closing * DEPTH_LIMIT).encode(), "f")
    with pytest.raises(
        factcheck.InputError, match=f"f:1:{len(opening) * DEPTH_LIMIT + 1}: nested more than 100 levels deep"
    ):
        tree_of_yaml((opening * (DEPTH_LIMIT + 1) + closing * (DEPTH_LIMIT + 1)).encode(), "f")


def test_aliases():
    """Aliases may stand for a hundred thousand values in all."""
    ten = "&a [" + ", ".join("x" * 1 for _ in range(999)) + "]"
    good = f"a: {ten}\nb: [{', '.join(['*a'] * 100)}]\n"
    tree_of_yaml(good.encode(), "f")
    with pytest.raises(factcheck.InputError, match="stand for more than 100,000 values"):
        tree_of_yaml(good.replace("*a]", "*a, *a]").encode(), "f")


RULE = """\
pack: mine
prefix: MIN
version: 1
rules:
  - code: MIN101
    name: mine
    title: Mine
    why: It is mine.
    for: {{a: troops-sent}}
    require: "{}"
    say: "{{a}}"
"""


@pytest.mark.parametrize(
    ("within", "beyond", "words"),
    [
        (
            "a.value > 0" + " and a.value > 0" * 120,
            "a.value > 0" + " and a.value > 0" * 130,
            "longer than 2000 characters",
        ),
        ("not " * 30 + "a.value > 0", "not " * 60 + "a.value > 0", "nested more than 50 levels deep"),
    ],
)
def test_expressions(within, beyond, words, tmp_path):
    """A rule's expression has its length and its depth."""
    path = tmp_path / "p.yaml"
    path.write_text(RULE.format(within), encoding="utf-8")
    assert _refusal(SENT, rules=[path]) == ""
    path.write_text(RULE.format(beyond), encoding="utf-8")
    assert words in _refusal(SENT, rules=[path])


def test_messages():
    """A message that quotes what is far too long keeps its beginning and its end."""
    told = Problem(Location("f"), "begin " + "x" * 10_000 + " end").message
    assert len(told) < LONGEST
    assert (told[:6], told[-4:]) == ("begin ", " end")
