"""Claims that a Python program holds."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from factcheck.claims.models import ClaimFile, Event, Quantity
from factcheck.claims.parsing import parse_file
from factcheck.errors import InputError
from factcheck.readers.objects import from_dicts


def test_one_claim_a_list_or_a_file():
    """One claim, a list of claims and a whole file are all read as a file."""
    claim = {"event": "e"}
    file = {"factcheck": "1", "claims": [claim]}
    assert from_dicts(claim).data == from_dicts([claim]).data == from_dicts({"claims": [claim]}).data == file
    assert from_dicts(ClaimFile(factcheck="1", claims=[Event(event="e")])).data == file


def test_models_come_back_as_they_were():
    """A claim that was written as a model is read as the same model."""
    claim = Quantity.model_validate(
        {"quantity": "q", "of": {"force": "dprk"}, "value": {"low": 1}, "as_of": {"after": "x"}, "in": "herald"}
    )
    ((read, path),) = parse_file(from_dicts([claim])).claims
    assert (read, path) == (claim, ("claims", 0))


def test_numbers_and_dates_become_text():
    """Numbers stay exact and dates become ISO text."""
    values = [3, 0.1, Decimal("3.10"), Fraction(1, 3)]
    data = from_dicts([{"quantity": "q", "value": value, "as_of": date(2024, 1, 2)} for value in values]).data
    assert [claim["value"] for claim in data["claims"]] == ["3", "0.1", "3.10", "1/3"]
    assert data["claims"][0]["as_of"] == "2024-01-02"


def test_hash_is_of_the_claims():
    """Equal claims have equal hashes, whatever the order of their fields."""
    assert from_dicts({"event": "e", "at": "x"}).sha256 == from_dicts({"at": "x", "event": "e"}).sha256
    assert from_dicts({"event": "e"}).sha256 != from_dicts({"event": "f"}).sha256


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (3, "claims are dictionaries or models, not int"),
        ([{"event": object()}], "no claim can hold a object"),
        ([{3: "x"}], "a name in a claim is text, not 3"),
    ],
)
def test_what_no_claim_can_hold(source, words):
    """What no claim file can hold is refused."""
    with pytest.raises(InputError, match=words):
        from_dicts(source)


def test_circle():
    """Data that holds itself is refused."""
    claim: dict[str, object] = {"event": "e"}
    claim["of"] = claim
    with pytest.raises(InputError, match="does it hold itself"):
        from_dicts(claim)
