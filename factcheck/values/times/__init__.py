"""Times as people write them, and lengths of time.

Going in: a text. Going out: ranges of whole microseconds since 1970-01-01 UTC, strict and fuzzy. `read_time` reads
the fields `as_of`, `over` and `when`; `read_gap` and `shift` carry relative times; `describe` puts a range into
words. A new way to write a date goes into `dates`, a new relation into `reading`.
"""

from factcheck.values.times.clock import Calendar
from factcheck.values.times.frame import FiscalYear, Frame, Today
from factcheck.values.times.gaps import Gap, read_gap
from factcheck.values.times.reading import Role, TimeReading, read_time
from factcheck.values.times.shifting import shift
from factcheck.values.times.spans import Pair
from factcheck.values.times.wording import describe
from factcheck.values.times.zones import read_zone

__all__ = [
    "Calendar",
    "FiscalYear",
    "Frame",
    "Gap",
    "Pair",
    "Role",
    "TimeReading",
    "Today",
    "describe",
    "read_gap",
    "read_time",
    "read_zone",
    "shift",
]
