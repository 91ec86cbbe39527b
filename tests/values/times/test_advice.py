"""Advice for dates in other forms."""

from __future__ import annotations

import pytest

from factcheck.errors import Unreadable
from tests.values.times.oracle import when


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Oct 23 2024", "2024-10-23"),
        ("23rd October, 2024", "2024-10-23"),
        ("Sept. 2024", "2024-09"),
        ("2024-2-3", "2024-02-03"),
        ("20241023", "2024-10-23"),
        ("2024.10.23", "2024-10-23"),
        ("2024–10–23", "2024-10-23"),
        ("2024-10-08-2024-10-13", "2024-10-08/2024-10-13"),
        ("about 2024-10", "2024-10~"),
        ("since 2024-10", "from "),
        ("summer 2024", "2024-22"),
        ("yesterday", "2024-10-23"),
    ],
)
def test_other_ways_to_write_a_date_are_errors_that_say_what_is_right(written, right):
    """A date in another form is never guessed at: the error's hint has the form that is read."""
    with pytest.raises(Unreadable) as caught:
        when(written)
    assert right in caught.value.hint


def test_a_slash_date_is_an_error_that_says_what_is_right():
    """`2024/10/23` is no interval of three."""
    with pytest.raises(Unreadable) as caught:
        when("2024/10/23")
    assert "2024-10-23" in caught.value.hint
