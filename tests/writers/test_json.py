"""The JSON report: shape, ends of ranges, and safe characters."""

from __future__ import annotations

import json
from fractions import Fraction
from math import inf

import attrs

from factcheck.report import Report
from factcheck.report.derivation import Derivation, Step, Weighed
from factcheck.values.bounds import Bounds
from factcheck.writers.json import as_data, write
from tests.writers.reports import AUSTIN, DECREASE, FULL


def test_the_keys_stand_in_the_order_of_the_design():
    """DESIGN section 7: the report's keys, and those of a finding, in their order."""
    data = json.loads(write(FULL, color=True, width=10))
    assert [key for key in data if key not in ("title", "joint", "documents", "names")] == [
        "factcheck", "format", "verdict", "inputs", "packs", "summary", "cases", "findings", "claims", "rules", "remarks",
        "corroboration",
    ]  # fmt: skip
    assert data["format"] == "report/2"
    assert list(data["cases"][0]) == [
        "id", "headline", "verdict", "severity", "relation", "suspects", "tied", "finished", "sides", "evidence", "findings",
        "corrections", "more_corrections", "blame", "blame_of_dates",
    ]  # fmt: skip
    assert {"id", "rule", "verdict", "case", "message", "conflicts", "derivation"} <= set(data["findings"][0])


def test_a_case_lists_dates_as_what_they_are():
    """DESIGN section 7: the date of a document is told apart from a claim, and a strained conflict has its own verdict."""
    data = as_data(FULL)
    case, finding = data["cases"][0], data["findings"][0]
    assert case["suspects"] == ["zelenskyy-10000", {"document": "herald"}]
    assert (case["blame"]["austin-3000"], case["blame_of_dates"]) == ("1/2", {"herald": "1/4"})
    side = case["sides"][0]
    assert (side["claims"], side["witnesses"]) == (["austin-3000", "nis-3000"], ["us-government", "nis"])
    strained = {"claims": ["zelenskyy-10000", "nis-3000"], "verdict": "tension"}
    assert finding["conflicts"] == [["zelenskyy-10000", "austin-3000"], strained]
    assert (finding["case"], data["findings"][2]["case"]) == (case["id"], None)


def test_counts_and_verdict_are_derived():
    """DESIGN section 7: the summary counts claims, documents, origins, findings and outcomes."""
    data = as_data(FULL)
    assert data["verdict"] == "inconsistent"
    assert data["summary"] == {
        "claims": 6,
        "documents": 3,
        "origins": 5,
        "cases": {"contradiction": 1, "tension": 1},
        "notices": 1,
        "rules": {"violated": 1, "strained": 1, "holds": 1, "undetermined": 0, "idle": 1, "failed": 1},
    }


def test_a_claim_is_told_with_both_readings_and_its_place():
    """Ends are rationals as text and ISO times; an infinite end is null; what is written stands beside."""
    claim = as_data(FULL)["claims"]["austin-3000"]
    assert claim["value"] == {
        "written": "about 3,000",
        "strict": {"low": "2500", "high": "3500", "open": []},
        "fuzzy": {"low": "2000", "high": "4000", "open": []},
    }
    assert claim["time"]["strict"] == {"low": None, "high": "2024-10-23T23:59:59.999999", "open": []}
    assert claim["location"] == {"path": "seeds/rferl.yaml", "line": 88, "column": 9}
    assert claim["said_by"] == ["kirby", "us-government"]
    assert claim["said_on"] is None


def test_open_ends_are_named_and_thirds_stay_exact():
    """`open` lists the finite ends that are open; a third is "1/3"."""
    value = (Bounds(Fraction(1, 3), inf, True, True), Bounds(0, 1, False, True))
    claim = attrs.evolve(AUSTIN, value=value)
    told = as_data(Report("0.1.0", cards={"austin-3000": claim}))["claims"]["austin-3000"]["value"]
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


def test_durations_are_told_where_they_were_asked_for():
    """DESIGN section 7: nothing in a report differs between two runs of one input (durations only with `--profile`)."""
    assert [rule["seconds"] for rule in as_data(FULL)["rules"] if "seconds" in rule] == [0.002]
    told = as_data(FULL.without_durations())
    assert "seconds" not in repr(told)
    slower = attrs.evolve(FULL, rules=tuple(attrs.evolve(rule, seconds=9.5) for rule in FULL.rules))
    assert as_data(slower.without_durations()) == told
