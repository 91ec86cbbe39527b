"""Moments and spans in ISO 8601 and in words."""

from __future__ import annotations

from math import inf

import pytest

from factcheck.values.bounds import Bounds, point
from factcheck.values.times.clock import DAY, FIRST_WALL, HOUR, LAST_WALL
from factcheck.writers.page.instants import in_words, iso
from tests.writers.reports import OCTOBER_17


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (0, "1970-01-01T00:00:00Z"),
        (OCTOBER_17 + 20 * HOUR + 1, "2024-10-17T20:00:00.000001Z"),
        (-1, "1969-12-31T23:59:59.999999Z"),
        (FIRST_WALL - HOUR, "0000-12-31T23:00:00Z"),
        (LAST_WALL + 1, "+10000-01-01T00:00:00Z"),
        (inf, None),
        (-inf, None),
    ],
)
def test_moments_in_iso(moment, text):
    """Whole microseconds, also an hour beyond the years 1 to 9999, where a zone's offset may lead; infinities are none."""
    assert iso(moment) == text


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (Bounds(OCTOBER_17, OCTOBER_17 + DAY - 1), "2024-10-17"),
        (Bounds(OCTOBER_17 - 3 * HOUR, OCTOBER_17 + DAY - 3 * HOUR - 1), "2024-10-17"),  # a day in Kyiv
        (Bounds(OCTOBER_17 + 4 * HOUR, OCTOBER_17 + DAY + 4 * HOUR - 1), "2024-10-17"),  # a day in Washington
        (Bounds(OCTOBER_17 - 9 * HOUR, OCTOBER_17 + 3 * DAY - 9 * HOUR - 1), "2024-10-17 to 2024-10-19"),  # Seoul
        (point(OCTOBER_17), "2024-10-17"),
        (point(OCTOBER_17 + 20 * HOUR), "2024-10-17 20:00 UTC"),
        (Bounds(OCTOBER_17, OCTOBER_17 + 20 * HOUR), "2024-10-17 to 2024-10-17 20:00 UTC"),
        (Bounds(-inf, OCTOBER_17 + DAY - 1), "up to 2024-10-17"),
        (Bounds(OCTOBER_17, inf), "from 2024-10-17 on"),
        (Bounds(-inf, inf), ""),
    ],
)
def test_spans_in_words(span, text):
    """Whole days are days in whatever zone; what is shorter has its minutes."""
    assert in_words(span) == text
