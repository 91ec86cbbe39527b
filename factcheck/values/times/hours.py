"""Clock times and parts of a day: what may stand behind a date.

Going in: a day and the text behind it (`20:00`, `T20:00:30Z`, `8 p.m.`, `night`, `+03:00`). Going out: a `Span`. To
add a part of the day, add a line to `PARTS`.
"""

from __future__ import annotations

from datetime import date, time, tzinfo

import attrs

from factcheck.errors import Unreadable
from factcheck.values.times.clock import DAY, HOUR, MINUTE, midnight
from factcheck.values.times.spans import Span, days_span, instant, stretch
from factcheck.values.times.zones import read_zone

PARTS: dict[str, tuple[int, int]] = {
    "morning": (4, 12),
    "afternoon": (12, 18),
    "evening": (18, 24),
    "night": (20, 28),
}
"""The hours of each part of a day, the last not included: a setting of ours. A night ends at 4 on the next day."""

_HALVES = {"am": 0, "a.m.": 0, "pm": 12, "p.m.": 12}
_ADVICE = f"write 20:00, 20:00+03:00, 8 p.m., or {', '.join(PARTS)}"


def read_hours(day: date, behind: str, zone: tzinfo | None) -> Span:
    """The day, or what `behind` (all that stands after the date) leaves of it. A zone in the text wins over `zone`.

    Raises `Unreadable` where the text is no clock time, part of the day or offset.
    """
    text = behind[1:].strip() if behind[0] in "Tt" else behind.strip()
    part = PARTS.get(text.lower())
    if part:
        start = midnight(day)
        return attrs.evolve(stretch(start + part[0] * HOUR, start + part[1] * HOUR - 1, zone), unit="part")
    clock, own = _split_zone(text)
    zone = own or zone
    if not clock and own and behind[0] not in "Tt ":
        return days_span(day, day, zone)
    return instant(midnight(day) + _microseconds(clock), zone)


def _split_zone(text: str) -> tuple[str, tzinfo | None]:
    if text[-1:] in ("Z", "z"):
        return text[:-1].rstrip(), read_zone("Z")
    if text[-6:-5] in ("+", "-"):
        return text[:-6].rstrip(), read_zone(text[-6:])
    return text, None


def _microseconds(clock: str) -> int:
    """Since midnight; up to and including 24:00."""
    for ending, half in _HALVES.items():
        if clock.lower().endswith(ending):
            return _twelve_hour(clock[: -len(ending)].strip(), half)
    if clock in ("24:00", "24:00:00"):
        return DAY
    try:
        # `fromisoformat` alone would also take `20` and `2000`, which nobody can tell from a year
        shown = time.fromisoformat(clock if clock[2:3] == ":" else "")
    except ValueError:
        raise Unreadable(f"cannot read the time of day {clock!r}", _ADVICE) from None
    return shown.hour * HOUR + shown.minute * MINUTE + shown.second * 1_000_000 + shown.microsecond


def _twelve_hour(clock: str, half: int) -> int:
    hour, _, minute = clock.partition(":")
    minute = minute or "00"
    if not (hour.isdigit() and 1 <= int(hour) <= 12 and len(minute) == 2 and minute.isdigit() and int(minute) < 60):
        raise Unreadable(f"cannot read the time of day {clock!r}", _ADVICE)
    return (int(hour) % 12 + half) * HOUR + int(minute) * MINUTE
