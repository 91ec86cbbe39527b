"""Clock times in the forms of ISO 8601: what may stand behind a date.

Going in: a day and the text behind it (`T20:00:30Z`, ` 20:00`, `+03:00`). Going out: a `Span`, or nothing where the text is in
words (`8 p.m.`, `night`), which `worded` reads.
"""

from __future__ import annotations

import re
from datetime import date, time, tzinfo

from factcheck.errors import Unreadable
from factcheck.values.times.clock import DAY, HOUR, MINUTE, midnight
from factcheck.values.times.spans import Span, days_span, instant
from factcheck.values.times.zones import OFFSET, read_zone

ADVICE = "write 20:00, 20:00+03:00, 8 p.m., or morning, afternoon, evening, night"
_CLOCK = re.compile(r"\d\d?:\d\d[\d:.,]*")


def read_hours(day: date, behind: str, zone: tzinfo | None) -> Span | None:
    """The day, or what `behind` (all that stands after the date) leaves of it. A zone in the text wins over `zone`.

    Raises `Unreadable` where the text is no clock time or offset and is not in words either.
    """
    if behind[0] in "Zz+-" and (behind in "Zz" or behind[3:4] == ":"):
        return days_span(day, day, read_zone(behind))
    text = behind[1:].strip()
    clock = _CLOCK.match(text)
    if clock is None:
        if behind[0] in "Tt":
            raise Unreadable(f"cannot read the time of day {text!r}", ADVICE)
        return None
    rest = text[clock.end() :].strip()
    if rest in ("Z", "z") or OFFSET.fullmatch(rest):
        zone = read_zone(rest)
    elif rest:
        if behind[0] in "Tt":
            raise Unreadable(f"cannot read {rest!r} after the time of day", ADVICE)
        return None
    return instant(midnight(day) + microseconds(clock[0]), zone)


def microseconds(clock: str) -> int:
    """Since midnight; up to and including 24:00."""
    if clock in ("24:00", "24:00:00"):
        return DAY
    try:
        # `fromisoformat` alone would also take `20` and `2000`, which nobody can tell from a year
        shown = time.fromisoformat(clock if clock[2:3] == ":" else f"0{clock}")
    except ValueError:
        raise Unreadable(f"cannot read the time of day {clock!r}", ADVICE) from None
    return shown.hour * HOUR + shown.minute * MINUTE + shown.second * 1_000_000 + shown.microsecond
