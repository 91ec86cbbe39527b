"""The text of an expression: its limits and its places."""

from __future__ import annotations

import ast

import pytest

from factcheck.errors import InputError, Location
from factcheck.rules.source import Source


def _told(text: str) -> str:
    with pytest.raises(InputError) as caught:
        Source(text, lambda: Location("p.yaml", 3, 5)).parsed()
    return str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "not " * 60 + "true",
        "-" * 500 + "a.value < 3",
        "(" * 150 + "true" + ")" * 150,
        "(" * 900 + "true" + ")" * 900,
        "a" + ".b" * 300,
        "-" * 1990 + "1",
    ],
)
def test_deep_nesting_is_an_error_of_the_pack(text):
    """However deep an expression is nested, it is refused with a problem, never with a RecursionError."""
    if "((" in text and text.count("(") == 150:
        assert isinstance(Source(text, lambda: Location("p.yaml")).parsed(), ast.Name)  # brackets alone nest nothing
    else:
        assert _told(text).startswith("p.yaml:3:")


def test_long_expressions_are_refused():
    """An expression of more than 2,000 characters is refused before it is parsed."""
    assert (
        _told("a.value < 3 or " * 200 + "true")
        == "p.yaml:3:5: this expression is longer than 2000 characters (split the rule)"
    )


def test_several_lines_are_one_expression():
    """A block text is read as one line; its problems stand where the text begins."""
    assert isinstance(Source("a.value <\n  b.value\n", lambda: Location("p.yaml", 3, 5)).parsed(), ast.Compare)
    assert _told("a.value <\n  < b.value").startswith("p.yaml:3:5: this is no expression")
