"""Instants worked out with the standard library alone, to hold our arithmetic against.

Going in: a date, or a date and a clock time, as text, and a zone. Going out: microseconds since 1970-01-01 UTC.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

from factcheck.values.bounds import Bounds
from factcheck.values.times import Frame, Gap, TimeReading, read_time
from factcheck.values.times.spans import Pair

DAY = 86_400_000_000
HOUR = DAY // 24


def at(text: str, zone: tzinfo = UTC) -> int:
    """The instant of `2024-10-23` (its midnight) or `2024-10-23 20:00`, at the wall clocks of `zone`."""
    return (datetime.fromisoformat(text).replace(tzinfo=zone) - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(
        microseconds=1
    )


def days(first: str, last: str | None = None, zone: tzinfo = UTC) -> Bounds:
    """From the first microsecond of one day to the last of another, or of the same."""
    following = (datetime.fromisoformat(last or first) + timedelta(days=1)).isoformat()
    return Bounds(at(first, zone), at(following, zone) - 1)


def when(written: str, *, lasts: bool = False, zone: tzinfo | None = None) -> TimeReading:
    """The text read as the `when` of an event."""
    return read_time(written, "when", Frame(zone), lasts=lasts)


def as_of(written: str, *, lasts: bool = False, zone: tzinfo | None = None) -> TimeReading:
    """The text read as the `as_of` of a quantity, or of a state if it `lasts`."""
    return read_time(written, "as_of", Frame(zone), lasts=lasts)


def over(written: str) -> TimeReading:
    """The text read as the `over` of a flow."""
    return read_time(written, "over", lasts=False)


def same(bounds: Bounds) -> Pair:
    """A pair that reads the same strictly and fuzzily."""
    return Pair(bounds, bounds)


def in_hours(gap: Gap) -> tuple[tuple[float, float], tuple[float, float]]:
    """The strict and the fuzzy ends of a gap in hours."""
    return (
        (float(gap.strict.low / HOUR), float(gap.strict.high / HOUR)),
        (float(gap.fuzzy.low / HOUR), float(gap.fuzzy.high / HOUR)),
    )
