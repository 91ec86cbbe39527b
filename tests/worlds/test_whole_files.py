"""Whole claim files held against all worlds that they leave, in a model that knows nothing of the product's code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.claims.yaml_tree import tree_of_yaml
from factcheck.rules.load import read_pack
from tests.worlds.model import FACTS, Told, leaves_a_world

PACK = read_pack(
    tree_of_yaml(
        b"""\
pack: lift
prefix: LIF
version: 1
vocabulary:
  measures:
    sent: {kind: cumulative, unit: person, dimensions: [to]}
    ready: {kind: stock, unit: person, dimensions: [to], part_of: sent}
rules: []
""",
        "lift.yaml",
    )
)
ENTITIES = {"land": {"within": "none"}, "north": {"within": "land"}, "south": {"within": "land"}}
TIMES = ("day", "noon", "close", "before", "after", "between", "any")
WORDS = ("exactly", "about", "at least", "over", "up to", "fewer than", "none")


def _time(told: Told) -> dict[str, str]:
    day, next_ = f"2031-03-0{told.day}", f"2031-03-0{told.day + 1}"
    return {
        "day": {"as_of": day},
        "noon": {"as_of": f"{day}T12:00"},
        "close": {"as_of": day, "moment": "end"},
        "before": {"as_of": f"before {day}"},
        "after": {"as_of": f"after {day}"},
        "between": {"as_of": f"between {day} and {next_}"},
        "any": {},
    }[told.time]


def written(claims: list[Told]) -> list[dict[str, Any]]:
    """The claims as a claim file has them: each by a speaker of its own, so that nobody revises himself."""
    found: list[dict[str, Any]] = []
    for n, told in enumerate(claims):
        measure, to = told.fact.split()
        value = "none" if told.words == "none" else f"{told.words} {told.number}"
        stance = {"stance": "denies"} if told.denies else {}
        said = {"said_by": f"speaker {n}"}
        found.append(
            {"id": f"c{n}", "quantity": measure, "of": {"to": to}, "value": value, **_time(told), **stance, **said}
        )
        if told.part:
            part = {
                "id": f"p{n}",
                "quantity": measure,
                "of": {"to": to},
                "value": f"exactly {told.part}",
                "part_of": f"c{n}",
            }
            found.append({**part, "said_by": f"part speaker {n}"})
    return found


@st.composite
def claim(draw: st.DrawFn) -> Told:
    """One claim; what has no time of its own is denied by nobody, and nobody denies a bound that everything is within."""
    fact = draw(st.sampled_from(FACTS))
    words = draw(st.sampled_from(WORDS))
    number = draw(st.integers(0 if words in ("at least", "exactly", "up to", "over") else 1, 2))
    time = draw(st.sampled_from(TIMES))
    denies = time != "any" and words in ("exactly", "about") and number > 0 and draw(st.booleans())
    part = draw(st.sampled_from((0, 0, 0, 1, 2))) if not denies and time != "any" else 0
    return Told(fact, words, number, time, draw(st.integers(1, 3)), denies, part)


CLAIMS = st.lists(claim(), min_size=2, max_size=5)
PACKS = Path(factcheck.__file__).parent / "packs"
RULES = [
    rule
    for name in ("quantities", "statements", "chronology")
    for rule in yaml.safe_load((PACKS / f"{name}.yaml").read_text(encoding="utf-8"))["rules"]
]
LAWS = frozenset(rule["code"] for rule in RULES if rule.get("kind", "law") == "law")


def _held_against_all_worlds(claims: list[Told]) -> None:
    report = factcheck.check([{"factcheck": "1", "entities": ENTITIES, "claims": written(claims)}], packs=[PACK])
    widely, strictly = (leaves_a_world(claims, strict=strict) for strict in (False, True))
    strained = [f.rule for f in report.findings if f.verdict == "tension" and f.rule in LAWS]
    assert not (widely and report.verdict == "inconsistent"), "a contradiction of what leaves a world"
    assert not (strictly and strained), f"{strained} strain what leaves a world"
    if any(told.denies or told.time == "close" for told in claims):
        return  # what follows from a denial, and from a moment that may be the close itself, is not looked for
    assert widely or report.verdict == "inconsistent", f"{report.verdict}, where no world is left"
    assert strictly or report.verdict in ("inconsistent", "strained"), (
        f"{report.verdict}, where no world is left strictly"
    )


@settings(max_examples=40)
@given(CLAIMS)
def test_a_claim_set_is_inconsistent_where_it_leaves_no_world(claims: list[Told]):
    """A contradiction is reported exactly where no world is left, and a tension of a law only where none is left strictly."""
    _held_against_all_worlds(claims)


@pytest.mark.slow
@settings(max_examples=400)
@given(CLAIMS)
def test_many_claim_sets_are_inconsistent_where_they_leave_no_world(claims: list[Told]):
    """The same, of many."""
    _held_against_all_worlds(claims)
