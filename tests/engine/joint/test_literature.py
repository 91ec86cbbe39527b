"""Against the literature: worked examples whose outcome others have published, or that follows from theirs by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import factcheck
from factcheck import Report

PACK = Path(__file__).with_name("literature.yaml")


def checked(claims: list[dict[str, Any]]) -> Report:
    """The report on claims of the examples' vocabulary."""
    written = [{"said_by": f"speaker of {claim['id']}", **claim} for claim in claims]
    return factcheck.check({"factcheck": 1, "precision": "exact", "claims": written}, rules=[PACK])


def amount(id: str, measure: str, value: str, **of: str) -> dict[str, Any]:
    """A claim of an amount."""
    return {"id": id, "quantity": measure, "of": of, "value": value}


def test_error_localisation() -> None:
    """Of a firm's four figures, either turnover and employees or profit and costs have to change, and no less.

    Edits and record after T. de Waal, J. Pannekoek and S. Scholtus, Handbook of Statistical Data Editing and Imputation, 2011,
    section 3 (I. Fellegi and D. Holt 1976): T = P + C, P <= T / 2, -T / 10 <= P, T <= 550 N, with T = 100, P = 40,000,
    C = 60,000, N = 5. One change never does: T would be 100,000 > 550 * 5; P would be -59,900 and C -39,900, both out of
    range. T = 100,000 needs N >= 182; P + C = 100 has many solutions; every other pair leaves P out of range.
    """
    report = checked(
        [
            amount("T", "turnover", "100", firm="a"),
            amount("P", "profit", "40000", firm="a"),
            amount("C", "costs", "60000", firm="a"),
            amount("N", "employees", "5", firm="a"),
        ]
    )
    assert report.joint.status == "checked"
    (case,) = report.cases
    assert {frozenset(one) for one in case.corrections} == {frozenset("TN"), frozenset("PC")}


def minutes(after: int) -> str:
    """A minute of the morning after seven, as a day of one year, so that dates are exact enough."""
    return f"2024-{1 + after // 28:02}-{1 + after % 28:02}"


def test_temporal_network_with_a_world() -> None:
    """The morning of John and Fred has a world.

    R. Dechter, I. Meiri and J. Pearl, Temporal constraint networks, 1991, example 1.1.
    """
    report = checked(MORNING)
    assert report.joint.status == "checked"
    assert not [finding for finding in report.findings if finding.joint]
    assert report.verdict == "consistent"


def test_temporal_network_without_a_world() -> None:
    """If Fred came by 7:20, John cannot have left after 7:10: Fred left by 7:00, so John came by 7:20, at least 30
    minutes earlier.

    The network is the same one; each rule alone allows it, for nobody gives the times of Fred's leaving and John's coming.
    """
    early = [
        {**claim, "when": "between 2024-01-20 and 2024-01-21"} if claim["id"] == "fred-came" else claim
        for claim in MORNING
    ]
    report = checked(early)
    (found,) = [finding for finding in report.findings if finding.joint]
    assert {"fred-came", "john-left"} <= set(found.witness)
    assert set(found.rules) == {"LIT201", "LIT202", "LIT203"}
    assert found.verdict == "contradiction"


MORNING = [
    {"id": "john-left", "event": "john-left", "of": {"morning": "m"}, "when": "between 2024-01-10 and 2024-01-20"},
    {"id": "fred-came", "event": "fred-came", "of": {"morning": "m"}, "when": "between 2024-02-29 and 2024-03-10"},
    {"id": "john-came", "event": "john-came", "of": {"morning": "m"}, "when": "between 2023-01-01 and 2025-12-31"},
    {"id": "fred-left", "event": "fred-left", "of": {"morning": "m"}, "when": "between 2023-01-01 and 2025-12-31"},
]
"""Days after the end of December stand for minutes after seven: John left at 7:10 to 7:20, Fred came at 8:00 to 8:10."""


def rounded(id: str, measure: str, low: str, high: str) -> dict[str, Any]:
    """A rounded number as the range that it stands for."""
    return amount(id, measure, f"{low} to {high}", filing="f")


def test_rounded_parts_and_total() -> None:
    """2 and 2 may add up to 5 where all are rounded to whole millions, but not to 6 (XBRL Calculations 1.1, section 2).

    The parts are from 1.5 to 2.5 each, together from 3 to 5; 5 is from 4.5 to 5.5, and 6 from 5.5 to 6.5.
    """
    parts = [rounded("a", "one", "1.5", "2.5"), rounded("b", "two", "1.5", "2.5")]
    assert checked([*parts, rounded("all", "whole", "4.5", "5.5")]).verdict == "consistent"
    assert checked([*parts, rounded("all", "whole", "5.5", "6.5")]).verdict == "inconsistent"


def test_consistent_duplicates() -> None:
    """Duplicates are taken at what they have in common (XBRL Calculations 1.1, section 2.1).

    2 (1.5 to 2.5) and 1.6 (1.55 to 1.65) can be one number, and so can 2 (1.5 to 2.5) and 2.9 (2.4 to 3.4). Together with them, 5
    (4.5 to 5.5) cannot be the sum: at most 1.65 + 2.5 = 4.15. No three of these claims break the rule unless 1.6 is among them.
    """
    claims = [
        rounded("a", "one", "1.5", "2.5"),
        rounded("a-again", "one", "1.55", "1.65"),
        rounded("b", "two", "2.4", "3.4"),
        rounded("b-again", "two", "1.5", "2.5"),
        rounded("all", "whole", "4.5", "5.5"),
    ]
    report = checked(claims)
    assert report.verdict == "inconsistent"
    (case,) = report.cases
    assert frozenset(("a-again",)) in {frozenset(one) for one in case.corrections}
