"""Times in words as a page of Thursday 12 June 2025 has them.

Going in: a text. Going out: its `TimeReading`, of what happened or, if `planned`, of what is to come.
"""

from __future__ import annotations

from factcheck.values.times import Frame, TimeReading, Today, read_time

THURSDAY = Today(read_time("2025-06-12", "when", lasts=False).time, None)


def on_thursday(written: str, *, planned: bool = False) -> TimeReading:
    """The text read as the `when` of an event in that page."""
    return read_time(written, "when", Frame(today=THURSDAY, planned=planned), lasts=False)
