"""The language of a document, and English beside it."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.values.languages import lexicons_of
from factcheck.values.lexicon import ENGLISH
from factcheck.values.lexicon.german import GERMAN


def refused(value: str, **file: object) -> str:
    """What is said of a value in a German document; empty where it is read."""
    claim = {"quantity": "troops-sent", "of": {"force": "army", "to": "north"}, "value": value, "as_of": "2024-11-01"}
    data = {
        "factcheck": "1",
        "packs": ["deployment"],
        "documents": {"blatt": {"publisher": "Blatt", "language": "de"}},
        "claims": [{**claim, "in": "blatt"}],
        **file,
    }
    try:
        factcheck.check([data])
    except factcheck.InputError as error:
        return str(error)
    return ""


def test_tags():
    """The primary tag chooses; a language without a lexicon is read in English."""
    assert lexicons_of("de-AT") == (GERMAN, ENGLISH)
    assert lexicons_of("en-GB") == lexicons_of("uk") == lexicons_of(None) == (ENGLISH,)


@pytest.mark.parametrize("value", ["rund 3.000", "about 3,000", "3.000 Menschen", "2 million", "300"])
def test_either_language(value):
    """In a German document a value may be written in German or in English."""
    assert refused(value) == ""


@pytest.mark.parametrize("value", ["2 billion", "between 3.000 and 4.000", "etwaa 300"])
def test_neither_or_both(value):
    """What the languages read differently, or neither reads, is an error."""
    assert "claims[0].value" in refused(value)


def test_a_file_may_have_a_language():
    """The language of a file holds for claims whose documents tell none."""
    assert refused("rund 3.000", documents={"blatt": {"publisher": "Blatt"}}, language="de") == ""
    assert refused("rund 3.000", documents={"blatt": {"publisher": "Blatt"}}) != ""
