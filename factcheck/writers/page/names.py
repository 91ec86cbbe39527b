"""What those are called who stand in a report.

Going in: witnesses, and claims and dates of documents. Going out: names to print.
"""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.report import Listed, Witness


def name_of(witness: Witness) -> str:
    """The witness by name; who is not named is unknown."""
    return " and ".join(witness.bodies) or "unknown"


def names_of(listed: Iterable[Listed]) -> list[str]:
    """Claims by their ids, and dates of documents in words."""
    return [one if isinstance(one, str) else f"the date of {one.document}" for one in listed]
