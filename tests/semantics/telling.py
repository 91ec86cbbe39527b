"""Claims that tests of the small print tell again and again: a level and a running total.

Going in: an id, which is also who says it, and what matters to the test. Going out: a claim in the claim-file form, in words of
the pack `small` (`conftest`), at noon of 1 November unless it says otherwise. `north` and `south` of `PLACES` lie in `land`.
"""

from __future__ import annotations

from typing import Any

NOON = "2024-11-01T12:00"
PLACES: dict[str, dict[str, Any]] = {
    "land": {"within": "none"},
    "north": {"within": "land"},
    "south": {"within": "land"},
    "city": {"within": "north"},
}

Told = dict[str, Any]


def level(id: str, value: Any, at: str = "land", **more: Any) -> Told:
    """How many people are there."""
    of = {"who": "x", "at": at}
    return {"id": id, "quantity": "people", "of": of, "value": value, "as_of": NOON, "said_by": id, **more}


def total(id: str, value: Any, as_of: str = NOON, **more: Any) -> Told:
    """How many were sent there by that time."""
    return {**level(id, value, **more), "quantity": "sent", "as_of": as_of}
