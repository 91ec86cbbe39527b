"""Everything wrong with a set is told at once, also where one claim names another that has errors of its own."""

from __future__ import annotations

from typing import Any

import pytest

import factcheck

TOLL: dict[str, Any] = {
    "id": "toll",
    "quantity": "troops-sent",
    "of": {"force": "a", "to": "b"},
    "value": "9",
    "as_of": "2031-03-06",
}
NAMING: dict[str, dict[str, Any]] = {
    "denied": {"denies": "toll", "said_by": "mayor"},
    "shared": {**TOLL, "id": "part", "value": {"share": "half", "of": "toll"}},
    "summed": {**TOLL, "id": "sum", "sum_of": ["toll"]},
    "a part": {**TOLL, "id": "part", "part_of": "toll"},
    "on top": {**TOLL, "id": "more", "on_top_of": "toll"},
    "corrected": {**TOLL, "id": "again", "corrects": "toll"},
    "dated": {**TOLL, "id": "later", "as_of": {"after": "toll", "gap": "a week"}},
}
SLIPS: dict[str, dict[str, Any]] = {
    "as_off": {"as_off": "2031-03-07"},
    "the date": {"as_of": "2031-13-44"},
    "'troops-snet'": {"quantity": "troops-snet"},
    "'too'": {"of": {"force": "a", "too": "b"}},
    "'tenny'": {"value": "tenny"},
}


@pytest.mark.parametrize("slip", SLIPS)
@pytest.mark.parametrize("naming", NAMING)
def test_the_error_of_a_claim_that_another_names_is_told(naming, slip):
    """The real error is told, and nothing of the claim that names it is held against anybody."""
    with pytest.raises(factcheck.InputError) as caught:
        factcheck.check([{**TOLL, **SLIPS[slip]}, NAMING[naming]], packs=["deployment"])
    assert slip in str(caught.value)
    assert "no claim of this set" not in str(caught.value)


def test_errors_beside_are_told_too():
    """One unreadable claim does not hide what is wrong with those that name it."""
    claims = [{**TOLL, "as_off": "2031"}, {**NAMING["shared"], "as_of": "2031-99", "said_on": "2031-88"}]
    with pytest.raises(factcheck.InputError) as caught:
        factcheck.check(claims, packs=["deployment"])
    assert all(part in str(caught.value) for part in ("as_off", "2031-99", "2031-88"))


@pytest.mark.parametrize("since", ["19XX-40T00:00/1997-03", "nowhen", "2031-13", "2031-02-30", "a/b"])
def test_a_first_since_what_is_no_time(since):
    """The time from which a first is the first is read like any other, and told of where it cannot be."""
    claim = {"id": "a", "event": "arrived", "of": {"force": "x", "at": "y"}, "when": "2031-10-01"}
    with pytest.raises(factcheck.InputError, match=r"claims\[0\].first.since"):
        factcheck.check([{**claim, "first": {"since": since}}], packs=["deployment"])


def test_a_first_among_what_it_has_not():
    """A dimension that the claim does not have is told of, once for all of its rows."""
    claim = {"id": "a", "event": "arrived", "of": {"force": ["x", "z"], "at": "y"}, "when": "2031-10-01"}
    with pytest.raises(factcheck.InputError) as caught:
        factcheck.check([{**claim, "first": {"among": ["too"]}}], packs=["deployment"])
    assert [problem.message for problem in caught.value.problems] == ["the claim has no dimension 'too'"]


def test_a_denial_of_a_denial():
    """It is told before any row is made."""
    claims = [TOLL, {"id": "no", "denies": "toll"}, {"id": "yes", "denies": "no"}]
    with pytest.raises(factcheck.InputError, match="'no' is itself a denial"):
        factcheck.check(claims, packs=["deployment"])


@pytest.mark.parametrize("told", ["after 2031-03-14", "2031-03-14/..", "from 2031-03-14"])
def test_a_closing_moment_of_what_has_no_end(told):
    """It is refused in words, whoever is dated by it."""
    sent = {**TOLL, "id": "sent", "as_of": told, "moment": "end"}
    later = {**TOLL, "id": "later", "as_of": {"after": "sent", "gap": "5 months"}}
    with pytest.raises(factcheck.InputError, match="no time whose end it could be"):
        factcheck.check([sent, later], packs=["deployment"])


@pytest.mark.parametrize("id", ["two words", "date of d", "a & b", "2031-10-05", "it's", "-", "[a]"])
def test_ids_are_any_text(id):
    """A correction with a strange name that is itself corrected, and what is dated by it, is checked like any other."""
    claims = [
        {**TOLL, "id": "first", "said_by": "county"},
        {**TOLL, "id": id, "value": "7", "said_by": "county", "as_of": "2031-03-10", "corrects": "first"},
        {**TOLL, "id": "last", "value": "8", "said_by": "county", "as_of": "2031-03-12", "corrects": id},
        {**TOLL, "id": "later", "value": "30", "as_of": {"after": id, "gap": "a week"}},
        {**TOLL, "id": "ready", "quantity": "troops-ready", "value": "5", "as_of": "2031-03-20"},
    ]
    report = factcheck.check(claims, packs=["deployment"])
    assert [rule.code for rule in report.rules if rule.outcome == "failed"] == []
    assert {finding.verdict for finding in report.findings} == {"notice"}
    assert report.joint.reason == ""
