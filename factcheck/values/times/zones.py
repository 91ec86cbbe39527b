"""Names of time zones.

Going in: `Europe/Kyiv`, `UTC`, `Z`, `+03:00`. Going out: a `tzinfo`. The zone database is only opened for a name that
needs it.
"""

from __future__ import annotations

from datetime import UTC, time, timezone, tzinfo
from functools import cache

from factcheck.errors import Unreadable, nearest

LONGEST = 100
"""Characters in the name of a zone; the longest in the database has 30."""


@cache
def read_zone(name: str) -> tzinfo:
    """The zone of this name: an IANA name, `UTC`, `Z`, or an offset such as `+03:00`.

    Raises `Unreadable` for any other text, with the nearest name that the zone database has.
    """
    if len(name) > LONGEST:
        raise Unreadable(f"{name[:40]!r}... is too long for a time zone", "write it as in Europe/Kyiv or +03:00")
    text = name.strip()
    if text.upper() in ("Z", "UTC", "GMT"):
        return UTC
    return _offset(text) if text[:1] in ("+", "-") else _named(text)


def _offset(text: str) -> tzinfo:
    try:
        offset = time.fromisoformat(f"00:00{text}").utcoffset()
    except ValueError:
        offset = None
    if offset is None:
        raise Unreadable(f"cannot read the offset {text!r}", "write hours and minutes, as in +03:00")
    return timezone(offset)


def _named(text: str) -> tzinfo:
    import zoneinfo

    try:
        return zoneinfo.ZoneInfo(text)
    except (ValueError, OSError, KeyError):  # a name with `..`, a folder's name, a name that the database does not have
        hint = nearest(text, zoneinfo.available_timezones()) if text else ""
        raise Unreadable(f"no time zone is called {text!r}", hint or "write it as in Europe/Kyiv or +03:00") from None
