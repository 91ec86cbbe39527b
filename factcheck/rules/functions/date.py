"""`date("1990-01-01")`: a year, month or day of the calendar in UTC, or a moment, written as in claims.

`x < date(D)` is before it begins and `x <= date(D)` up to its close; a comparison that is no plain one takes some moment of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.errors import Unreadable
from factcheck.rules.function import Term, TermArgument, wanted
from factcheck.rules.tree import Constant, Date, Type
from factcheck.values.times import Frame, read_time, read_zone

_WRITTEN = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?)?)?")


def made(arguments: Sequence[TermArgument]) -> Date:
    """The date that is written. Raises `Unreadable`."""
    wanted(arguments, "date", 1)
    (given,) = arguments
    if not isinstance(given, Constant) or given.type is not Type.NAME:
        raise Unreadable("'date' takes a date in quotation marks", 'such as date("1990-01-01")')
    written = str(given.value)
    if not _WRITTEN.fullmatch(written):
        raise Unreadable(f"'{written}' is no date of a rule", "a year, month, day or moment, such as 1990-01-01")
    time = read_time(written, "when", Frame(zone=read_zone("UTC")), lasts=False).time.strict
    return Date(written, int(time.low), int(time.high))


TERM = Term(words="{0}", made=made)
