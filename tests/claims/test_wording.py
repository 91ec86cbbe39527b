"""The words of a problem."""

from __future__ import annotations

from factcheck.claims.models import Event, Quantity
from factcheck.claims.tree import Tree
from factcheck.claims.wording import dotted, fields_of, path_of, problem_at
from factcheck.errors import Location


def test_path_without_tags():
    """The tags by which unions are told apart never reach a reader."""
    assert path_of(("as_of", "<list>", 0, "<time>", "gap")) == ("as_of", 0, "gap")


def test_dotted_path():
    """A path is written as Python and jq write it."""
    assert dotted(("claims", 3, "of", "force")) == "claims[3].of.force"


def test_fields_in_the_words_of_the_file():
    """Fields are told by the file's own names, without the private ones."""
    assert "in" in fields_of(Event)
    assert not {"in_", "row", "_row"} & set(fields_of(Event))
    assert "value" in fields_of(Quantity)


def test_problem_of_the_whole_needs_no_path():
    """A problem of the whole input names only the input."""
    assert str(problem_at(Tree("f", {}), (), "is wrong")) == "f: is wrong"
    tree = Tree("f", {}, {("a",): Location("f", 2, 4)}, {("a",): Location("f", 2, 1)})
    assert str(problem_at(tree, ("a",), "is wrong")) == "f:2:4: is wrong"
    assert str(problem_at(tree, ("a",), "is wrong", key=True)) == "f:2:1: is wrong"
