"""Reading the parts of a pack."""

from __future__ import annotations

from factcheck.claims.yaml_tree import tree_of_yaml
from factcheck.errors import Location
from factcheck.rules.cursor import Cursor


def _cursor(text: str) -> Cursor:
    return Cursor.top(tree_of_yaml(text.encode(), "p.yaml"))


def test_what_is_missing_is_harmless():
    """A part that is not there reads as its default and is no problem unless it is needed."""
    at = _cursor("a: 1\n")
    assert (at.text("b", "x"), at.names("b"), at.flag("b", True), list(at.items("b"))) == ("x", (), True, [])
    assert at.problems == []
    assert at.needed("b", "this") == ""
    assert [str(problem) for problem in at.problems] == ["p.yaml:1:1: this needs 'b'"]


def test_what_is_of_the_wrong_form_is_told():
    """A mapping where a text, a name, a flag or a list is needed is one problem each, at its own place."""
    at = _cursor("a: {b: c}\n")
    assert (at.text("a"), at.names("a"), at.flag("a", False), list(at.items("a"))) == ("", (), False, [])
    assert [(p.location, p.message) for p in at.problems] == [
        (Location("p.yaml", 1, 4), "'a' is a text"),
        (Location("p.yaml", 1, 4), "'a' is a name or a list of names"),
        (Location("p.yaml", 1, 4), "'a' is true or false"),
        (Location("p.yaml", 1, 4), "'a' is a list"),
    ]


def test_places_are_found_by_their_dotted_way():
    """Every value below a part has a place under the way that leads to it; what is not there has none."""
    places = _cursor("a:\n  b: [x, y]\n").child("a").places
    assert places["b.1"] == Location("p.yaml", 2, 10)
    assert "b.2" not in places
    assert sorted(places) == ["", "b", "b.0", "b.1"]
    assert len(places) == 4
