"""Where an expression may miss a conflict."""

from __future__ import annotations

import pytest

from factcheck.rules.doubts import repeated


@pytest.mark.parametrize(
    ("text", "wanted", "names"),
    [
        ("a.value <= b.value", False, ()),
        ("a.time < b.time and b.time < e.time", True, ()),
        ("a.time < b.time and b.time < e.time", False, ("b.time",)),
        ("a.time < b.time or b.time < e.time", False, ()),
        ("a.time < b.time or b.time < e.time", True, ("b.time",)),
        ("not (a.time < b.time or b.time < e.time)", True, ()),
        ("2 * a.value <= a.value + b.value", False, ("a.value",)),
        ("a.force == b.force or a.force == e.force", True, ()),
    ],
)
def test_fields_that_stand_twice(read, text, wanted, names):
    """A field counts twice only within what is decided together: an `and` is true, an `or` false, part by part."""
    assert repeated(read(text), wanted) == names
