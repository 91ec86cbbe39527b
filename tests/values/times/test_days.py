"""Whole calendar days around moments."""

from __future__ import annotations

from math import inf
from zoneinfo import ZoneInfo

from factcheck.values.bounds import EVERYTHING, Bounds, point
from factcheck.values.times.days import months_later, whole_days
from tests.values.times.oracle import at, days


def test_moments_widen_to_their_days():
    """Each end goes outward to the first or last microsecond of its day in the zone; an infinite one stays."""
    kyiv = ZoneInfo("Europe/Kyiv")
    instant, later = point(at("2024-10-23 22:00")), Bounds(at("2024-10-23 12:00"), inf)
    assert whole_days((instant, later), None) == (days("2024-10-23"), Bounds(at("2024-10-23"), inf))
    assert whole_days((instant, instant), kyiv) == (days("2024-10-24", zone=kyiv), days("2024-10-24", zone=kyiv))


def test_whole_months_later_and_earlier():
    """`months(n)` of a rule: the same day n months away, clamped at month ends; out of the calendar it is infinite."""
    assert months_later(days("2024-06-19"), 4) == days("2024-10-19")
    assert months_later(days("2024-10-19"), -4) == days("2024-06-19")
    assert months_later(days("2024-10-31"), 4) == days("2025-02-28")
    assert months_later(EVERYTHING, 4) == EVERYTHING
    assert months_later(days("9999-11-30"), 1).high == at("9999-12-31") - 1
    assert months_later(days("9999-12-30"), 1).high == inf
