"""What the dates of a claim, a document or a statement rest on besides their words: a `Frame` for each.

Going in: what files, documents and claims say of zone, calendar and fiscal year, and when a claim was published or said. Going
out: frames, which the reading of every date is given. A claim's own words win over its document's, those over its file's.
"""

from __future__ import annotations

import attrs

from factcheck.claims import models
from factcheck.claims.normal.problems import Place, Problems
from factcheck.errors import Unreadable
from factcheck.values.times import Calendar, FiscalYear, Frame, TimeReading, Today
from factcheck.values.times.clock import calendar_day

_COMMON_YEAR = 2001
_LATEST_START = 28
"""Of a month: a later day is not in every month, so that quarters could not start on it."""


def fiscal_year_of(written: models.FiscalYear | None, place: Place, problems: Problems) -> FiscalYear | None:
    """The fiscal year of a file, as written there."""
    if written is None:
        return None
    return problems.read(place, lambda: _fiscal_year(written))


def _fiscal_year(written: models.FiscalYear) -> FiscalYear:
    month, dash, day = written.starts.partition("-")
    if not (dash and month.isdigit() and day.isdigit() and len(month) == len(day) == 2):
        raise Unreadable(f"cannot read {written.starts!r}", "write month and day, as in 10-01")
    calendar_day(_COMMON_YEAR, int(month), int(day))
    if int(day) > _LATEST_START:
        raise Unreadable(
            f"a fiscal year cannot start on day {int(day)} of a month", f"its day is {_LATEST_START} at most"
        )
    return FiscalYear(int(month), int(day), written.named == "end")


def calendar_of(*written: str | None) -> Calendar:
    """The first calendar that is named, else the Gregorian."""
    return Calendar(next((name for name in written if name is not None), Calendar.GREGORIAN))


def with_today(frame: Frame, published: TimeReading | None, said: TimeReading | None) -> Frame:
    """The frame of a claim that was published or said then: the publication, or the statement where only its day is known."""
    dated = [(published, "publication"), (said, "statement")]
    days = [Today(reading.time, reading.zone, what) for reading, what in dated if reading is not None]
    best = next((day for day in days if day.is_one_day), days[0] if days else None)
    return attrs.evolve(frame, today=best)
