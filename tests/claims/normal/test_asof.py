"""The claim set as it stood at a date."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

import factcheck

TOLD = {"quantity": "troops-sent", "of": {"force": "a", "to": "b"}}
CLAIMS = [
    {**TOLD, "value": "exactly 10", "as_of": "2024-10-01", "said_by": "x", "said_on": "2024-10-18T09:00"},
    {**TOLD, "value": "exactly 20", "as_of": "2024-10-01", "said_by": "y", "said_on": "2024-10-18T15:00"},
    {**TOLD, "value": "exactly 30", "as_of": "2024-10-01", "said_by": "z", "said_on": "2024-10-19T09:00"},
]


@pytest.mark.parametrize(
    ("as_of", "text", "known"),
    [
        (date(2024, 10, 18), "2024-10-18", 2),  # to the end of that day
        (datetime(2024, 10, 18, 12), "2024-10-18T12:00:00", 1),
        (datetime(2024, 10, 18, 15, 0, 0, 1), "2024-10-18T15:00:00.000001", 2),
        (datetime(2024, 10, 19, 12, tzinfo=UTC), "2024-10-19T12:00:00+00:00", 3),
    ],
)
def test_a_date_means_what_its_text_does(as_of: date, text: str, known: int) -> None:
    """A `date` is the whole day, a `datetime` the moment; both find what their ISO text does."""
    report = factcheck.check(CLAIMS, packs=["deployment"], as_of=as_of)
    assert report.claims == known
    written = factcheck.check(CLAIMS, packs=["deployment"], as_of=text)
    assert (report.findings, report.remarks) == (written.findings, written.remarks)
    left = 3 - known
    assert [r.message for r in report.remarks] == [f"{left} claims not surely known by {text} take no part"][:left]


@pytest.mark.parametrize(
    ("more", "known"),
    [
        ({"said_on": "2024-10-09"}, True),
        ({"said_on": "2024-10"}, False),  # some day of October
        ({"in": "early"}, True),
        ({"in": "late"}, False),
        ({"in": "late", "said_on": "2024-10-08"}, True),  # said by then, though published later
        ({"in": "undated"}, True),
        ({}, True),
        ({"as_of": "2024-10-20"}, False),  # neither told: not said before what it tells of
        ({"in": "undated", "as_of": "2024-10-20"}, False),
        ({"as_of": "2024-10-20", "modality": "planned"}, True),
    ],
)
def test_what_was_surely_known(more: dict[str, str], known: bool) -> None:
    """SEMANTICS Which claims meet: "`--as-of DATE` is applied first: it keeps what was surely published or said by then"."""
    documents = {
        "early": {"publisher": "x", "published": "2024-10-10"},
        "late": {"publisher": "x", "published": "2024-10"},
        "undated": {"publisher": "x"},
    }
    claim = {**TOLD, "value": "exactly 10", "as_of": "2024-10-01", **more}
    report = factcheck.check(
        {"factcheck": 1, "packs": ["deployment"], "documents": documents, "claims": [claim]}, as_of="2024-10-10"
    )
    assert report.claims == known


@pytest.mark.parametrize("wrong", [20241018, 3.5, True, ["2024-10-18"], object()])
def test_what_is_no_date_is_refused(wrong: object) -> None:
    """Anything else is an error of the call, and no crash."""
    with pytest.raises(factcheck.InputError, match=r"--as-of: .* is no date \(give a text such as '2024-10-18'"):
        factcheck.check(CLAIMS, packs=["deployment"], as_of=wrong)  # type: ignore[arg-type]
