"""The functions of the rule language: one file each, whole and found by being there."""

from __future__ import annotations

from pathlib import Path

import pytest

import factcheck.rules.functions as folder
from factcheck.rules.function import Without
from factcheck.rules.functions import FUNCTIONS, RENAMED, TERMS

FILES = sorted(path.stem for path in Path(folder.__file__).parent.glob("*.py") if path.stem != "__init__")


def test_every_file_is_one_function():
    """A file in the folder is a function of its name; nothing else is one."""
    assert sorted([*FUNCTIONS, *TERMS]) == FILES


@pytest.mark.parametrize("name", TERMS)
def test_a_term_is_whole(name):
    """It reads as words of its arguments, and is written exactly in every engine, or has a reason why not."""
    term = TERMS[name]
    assert "{0}" in term.words or "{all}" in term.words
    if term.range_of is not None or term.of_names is not None:
        assert term.extreme is not None or len(term.inexact) > 10


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_is_whole(name):
    """It takes something, reads as words of both its arguments, and each form that it lacks has a reason."""
    function = FUNCTIONS[name]
    assert function.arguments
    assert all(mark in function.words for mark in ("{0}", "{1}"))
    for form in (function.sql, function.formula, function.formula_of_fields):
        assert callable(form) or len(form.reason) > 10
    assert isinstance(function.formula, Without) is ("claims" not in function.arguments)
    assert isinstance(function.formula_of_fields, Without) is (not {"names", "values"} & function.arguments)


@pytest.mark.parametrize("old", sorted(RENAMED))
def test_an_old_name_is_refused_with_the_new_one(old, wrong):
    """Who writes a function by its old name is told the new one, at its column."""
    message = wrong(f"{old}(a, b)")
    assert f"p.yaml:7:11: there is no function '{old}' any more" in message
    assert f"write {RENAMED[old]}" in message
    assert RENAMED[old].partition("(")[0] in FUNCTIONS
