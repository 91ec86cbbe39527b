"""Claims written in Python."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from factcheck.claims.fields import Figures, Relative, Share
from factcheck.claims.models import CLAIM_TYPES, Denial, Document, Event, Quantity, State, kind_of


def test_quantity_as_in_the_file():
    """The attributes have the file's own words, and a number is the text that stands for it."""
    claim = Quantity(
        quantity="troops-sent", of={"force": "dprk"}, value="about 3,000", as_of="2024-10-23", said_by="nis"
    )
    assert (claim.quantity, claim.value, claim.as_of, claim.said_by) == (
        "troops-sent",
        "about 3,000",
        "2024-10-23",
        "nis",
    )
    assert Quantity.model_validate({"quantity": "q", "value": 3000, "as_of": date(2024, 10, 23)}).value == "3000"


def test_in_is_written_both_ways():
    """`in` is `in_` in Python, and `in` again when it is written out."""
    claim = Event(event="signed", in_="herald")
    assert claim.in_ == "herald"
    assert claim.model_dump(by_alias=True, exclude_none=True) == {"event": "signed", "in": "herald", "of": {}}
    assert Event.model_validate({"event": "signed", "in": "herald"}) == claim


def test_shapes_of_a_value():
    """A value is a text, its ends, or a share of another claim."""
    assert Quantity.model_validate({"quantity": "q", "value": {"low": 1500}}).value == Figures(low="1500")
    share = Quantity.model_validate({"quantity": "q", "value": {"share": "about a third", "of": "a"}}).value
    assert share == Share(share="about a third", of="a")


def test_shapes_of_a_time():
    """A time is a text, a relative time, or a list of times."""
    event = Event.model_validate({"event": "e", "when": [{"after": "a", "gap": "4 months"}, "2024-10"]})
    assert event.when == [Relative(after="a", gap="4 months"), "2024-10"]


def test_chain_of_speakers():
    """A chain may hold several who said it together."""
    assert Denial(denies=["a", "b"], said_by=["x", ["police", "fbi"]]).said_by == ["x", ["police", "fbi"]]


@pytest.mark.parametrize(
    ("model", "data", "words"),
    [
        (Quantity, {"quantity": "q"}, "needs a 'value'"),
        (Quantity, {"quantity": "q", "value": "3", "as_of": "2024", "over": "2024"}, "not both"),
        (State, {"state": "s", "as_of": "2024", "over": "2024"}, "not both"),
        (Quantity, {"quantity": "q", "value": {"unit": "km"}}, "one of 'low', 'best' and 'high'"),
        (Event, {"event": "e", "when": {"gap": "a week"}}, "either 'after' or 'before'"),
        (Event, {"event": "e", "when": {"after": "a", "before": "b"}}, "either 'after' or 'before'"),
        (Event, {"event": "e", "first": {}}, "needs 'since' or 'among'"),
        (Quantity, {"quantity": "q", "value": True}, "value"),
        (Event, {"event": "e", "certainty": "maybe"}, "certainty"),
        (Document, {"trust": "yes"}, "trust"),
    ],
)
def test_what_no_claim_can_be(model, data, words):
    """A claim that says too little or two things at once is refused."""
    with pytest.raises(ValidationError, match=words):
        model.model_validate(data)


def test_retraction_has_no_value():
    """Only a claim that corrects another may be without a value."""
    assert Quantity(quantity="q", corrects="a").value is None


def test_kind_of_a_claim():
    """One marking key tells the kind; none or two tell nothing."""
    assert {kind_of({key: "x"}) for key in CLAIM_TYPES} == set(CLAIM_TYPES)
    assert kind_of(Event(event="e")) == "event"
    assert kind_of({"quantity": "q", "event": "e"}) is None
    assert kind_of("text") is None
