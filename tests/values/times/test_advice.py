"""Advice for dates in other forms."""

from __future__ import annotations

import pytest

from factcheck.errors import Unreadable
from tests.values.times.oracle import when


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("about 23rd October, 2024", "2024-10-23~"),
        ("10/11/2024", "which the month"),
        ("10-11-2024", "which the month"),
        ("10.11.24", "which the month"),
        ("start of June 2025", "early June 2025"),
        ("2024-2-3", "2024-02-03"),
        ("20241023", "2024-10-23"),
        ("2024.10.23", "2024-10-23"),
        ("2024–10–23", "2024-10-23"),
        ("2024-10-08-2024-10-13", "2024-10-08/2024-10-13"),
        ("about 2024-10", "2024-10~"),
        ("last Tuesday", "the date"),
        ("next spring", "the date"),
        ("spring", "the year too"),
        ("yesterday", "published"),
        ("8 p.m.", "23 October 2024"),
        ("2024-10-23 8 p.m. CST", "Europe/Kyiv"),
        ("2024-10-23 20:00 Kyiv/Europe", "Europe/K"),
        ("the 1990s", "199X"),
        ("the 19th century", "18XX"),
        ("sometime", "2024-10-23"),
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
