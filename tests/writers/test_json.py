"""The JSON report: shape, ends of ranges, and safe characters."""

from __future__ import annotations

import json
from fractions import Fraction
from math import inf

import attrs

from factcheck.report import Report
from factcheck.report.derivation import Derivation, Step, Weighed
from factcheck.report.types import Choice, Cluster, JointSummary
from factcheck.values.bounds import Bounds
from factcheck.writers.json import as_data, write
from tests.writers.reports import AUSTIN, DECREASE, FULL


def test_the_keys_stand_in_the_order_of_the_design():
    """DESIGN section 7: the report's keys, and those of a finding, in their order."""
    data = json.loads(write(FULL, color=True, width=10))
    assert [key for key in data if key not in ("title", "clusters", "joint")] == [
        "factcheck", "format", "verdict", "inputs", "packs", "summary", "findings", "rules", "remarks", "corroboration",
    ]  # fmt: skip
    assert data["format"] == "report/1"
    added = {"title", "why", "conflicts", "rests_on_readings", "rules", "derivation"}
    assert [key for key in data["findings"][0] if key not in added] == [
        "id", "rule", "name", "verdict", "relation", "severity", "message", "key", "witness", "sides", "suspects", "tied",
        "cluster", "joint", "also", "claims",
    ]  # fmt: skip


def test_counts_and_verdict_are_derived():
    """DESIGN section 7: the summary counts claims, documents, origins, findings and outcomes."""
    data = as_data(FULL)
    assert data["verdict"] == "inconsistent"
    assert data["summary"] == {
        "claims": 6,
        "documents": 3,
        "origins": 5,
        "findings": {"contradiction": 1, "tension": 1, "notice": 1},
        "rules": {"violated": 1, "strained": 1, "holds": 1, "undetermined": 0, "idle": 1, "failed": 1},
    }


def test_a_claim_is_told_with_both_readings_and_its_place():
    """Ends are rationals as text and ISO times; an infinite end is null; what is written stands beside."""
    claim = as_data(FULL)["findings"][0]["claims"]["austin-3000"]
    assert claim["value"] == {
        "written": "about 3,000",
        "strict": {"low": "2500", "high": "3500", "open": []},
        "fuzzy": {"low": "2000", "high": "4000", "open": []},
    }
    assert claim["time"]["strict"] == {"low": None, "high": "2024-10-23T23:59:59.999999Z", "open": []}
    assert claim["location"] == {"path": "seeds/rferl.yaml", "line": 88, "column": 9}
    assert claim["said_by"] == ["kirby", "us-government"]
    assert claim["said_on"] is None


def test_open_ends_are_named_and_thirds_stay_exact():
    """`open` lists the finite ends that are open; a third is "1/3"."""
    value = (Bounds(Fraction(1, 3), inf, True, True), Bounds(0, 1, False, True))
    claim = attrs.evolve(AUSTIN, value=value)
    finding = attrs.evolve(DECREASE, claims={"austin-3000": claim})
    told = as_data(Report("0.1.0", findings=(finding,)))["findings"][0]["claims"]["austin-3000"]["value"]
    assert told["strict"] == {"low": "1/3", "high": None, "open": ["low"]}
    assert told["fuzzy"] == {"low": "0", "high": "1", "open": ["high"]}


def test_hidden_characters_are_escaped_and_come_back():
    """What a terminal would obey is written as a JSON escape; letters of any script stay as they are."""
    title = "\u202eКурськ \x1b\x7f\x9b \ud800 \U000e0041 \u200d"
    text = write(Report("0.1.0", title=title), color=False, width=80)
    assert json.loads(text)["title"] == title
    assert "Курськ" in text
    assert not any(hidden in text for hidden in "\u202e\x1b\x7f\x9b\ud800\U000e0041")


def test_a_derivation_is_told_step_by_step():
    """Each step has its bound as rational text, the law or claims behind it, and the steps it follows from."""
    steps = (
        Step("ready", "low", 11001, False, claims=("b",), words="ready at least 11,001 by b"),
        Step("sent", "low", 11001, False, law="DEP103", premises=(0,), words="sent at least 11,001 by DEP103"),
    )
    derivation = Derivation(steps, because=(0, 1), cases=(Derivation(weighed=(Weighed("x <= 1", Fraction(1, 2)),)),))
    finding = attrs.evolve(DECREASE, joint=True, rules=("DEP101", "DEP103"), derivation=derivation)
    told = as_data(Report("0.1.0", findings=(finding,)))["findings"][0]
    assert told["rules"] == ["DEP101", "DEP103"]
    assert [step["bound"] for step in told["derivation"]["steps"]] == ["11001", "11001"]
    assert told["derivation"]["steps"][1]["premises"] == [0]
    assert told["derivation"]["because"] == [0, 1]
    assert told["derivation"]["cases"][0]["combination"][0]["factor"] == "1/2"


def test_clusters_have_corrections_and_blame():
    """Blame is a rational as text; the state of the joint check stands beside."""
    cluster = Cluster(
        1, choices=(Choice((("a",), ("b", "c"))), Choice((("d",),))), conflicts=2, by_claim={"a": Fraction(1, 2)}
    )
    data = as_data(Report("0.1.0", clusters=(cluster,), joint=JointSummary("checked", components=3, solved=1)))
    assert data["clusters"][0]["corrections"] == [["a"], ["b", "c"], ["d"]]
    assert data["clusters"][0]["choices"] == [[["a"], ["b", "c"]], [["d"]]]
    assert data["clusters"][0]["blame"]["claims"] == {"a": "1/2"}
    assert data["joint"]["status"] == "checked"


def test_only_the_seconds_may_differ():
    """Two runs write the same text but for `seconds`."""
    slower = attrs.evolve(FULL, rules=tuple(attrs.evolve(rule, seconds=9.5) for rule in FULL.rules))
    data, other = as_data(FULL), as_data(slower)
    for rule in (*data["rules"], *other["rules"]):
        rule["seconds"] = 0
    assert data == other
