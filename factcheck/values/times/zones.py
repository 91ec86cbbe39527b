"""Names of time zones, and offsets from UTC.

Going in: `Europe/Kyiv`, `UTC`, `Z`, `+03:00`, `+0300`, `UTC+3`, `EDT`. Going out: a `tzinfo`. The zone database is only opened
for a name that needs it. An abbreviation that means one zone only is a line in `_ABBREVIATIONS`, one that means several in
`_AMBIGUOUS`.
"""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone, tzinfo
from functools import cache

from factcheck.errors import Unreadable, nearest

LONGEST = 100
"""Characters in the name of a zone; the longest in the database has 30."""

MINUS = "\u2212"
"""The sign that stands for a hyphen in print."""

OFFSET = re.compile(rf"[+\-{MINUS}]\d\d(?::?\d\d(?::?\d\d(?:[.,]\d{{1,6}})?)?)?")
"""Every ISO form of an offset: `+03`, `+0300`, `+03:00`, `+03:00:30`."""

_HINT = "write it as in Europe/Kyiv or +03:00"

_ABBREVIATIONS = {
    "EST": -5, "EDT": -4, "CDT": -5, "MDT": -6, "PDT": -7, "AKDT": -8, "AKST": -9, "HST": -10,
    "MEZ": 1, "CEST": 2, "MESZ": 2, "EEST": 3, "MSK": 3, "JST": 9, "KST": 9, "HKT": 8, "AEST": 10, "AEDT": 11,
    "NZST": 12, "NZDT": 13,
}  # fmt: skip
"""Hours from UTC."""

_AMBIGUOUS = {
    "CST": "Central (-06:00), China (+08:00) and Cuba (-05:00)",
    "IST": "India (+05:30), Ireland (+01:00) and Israel (+02:00)",
    "BST": "Britain (+01:00) and Bangladesh (+06:00)",
    "AST": "Atlantic (-04:00) and Arabia (+03:00)",
    "ADT": "Atlantic (-03:00) and Arabia (+04:00)",
    "MST": "Mountain (-07:00), Malaysia (+08:00) and Myanmar (+06:30)",
    "PST": "Pacific (-08:00), Pakistan (+05:00) and the Philippines (+08:00)",
    "GST": "Gulf (+04:00) and South Georgia (-02:00)",
    "SST": "Samoa (-11:00) and Singapore (+08:00)",
    "ECT": "Ecuador (-05:00) and Eastern Caribbean (-04:00)",
    "AMT": "Amazon (-04:00) and Armenia (+04:00)",
    "WST": "Western Australia (+08:00) and West Samoa (+13:00)",
}


@cache
def read_zone(name: str) -> tzinfo:
    """The zone of this name: an IANA name, `UTC`, `Z`, an offset such as `+03:00` or `UTC+3`, or an abbreviation of one zone.

    Raises `Unreadable` for any other text, with the nearest name that the zone database has, or the zones that it may mean.
    """
    if len(name) > LONGEST:
        raise Unreadable(f"{name[:40]!r}... is too long for a time zone", _HINT)
    text = name.strip()
    upper = text.upper()
    if upper in ("Z", "UTC", "GMT"):
        return UTC
    if upper in _AMBIGUOUS:
        raise Unreadable(f"{text!r} is the name of several time zones: {_AMBIGUOUS[upper]}", _HINT)
    if upper in _ABBREVIATIONS:
        return timezone(timedelta(hours=_ABBREVIATIONS[upper]))
    if text[:1] in ("+", "-", MINUS):
        return _offset(text)
    if upper[:3] in ("UTC", "GMT") and text[3:4] in ("+", "-", MINUS):
        return _offset(text[3] + _padded(text[4:]))
    return _named(text)


def _padded(hours: str) -> str:
    """The `3` of `UTC+3` as ISO writes it."""
    first, colon, rest = hours.partition(":")
    return first.zfill(2) + colon + rest if len(first) <= 2 else hours


def _offset(text: str) -> tzinfo:
    if OFFSET.fullmatch(text) is None:
        raise Unreadable(f"cannot read the offset {text!r}", "write hours and minutes, as in +03:00")
    digits = text[1:].replace(":", "").replace(",", ".")
    hours, minutes, seconds = int(digits[:2]), int(digits[2:4] or 0), float(digits[4:] or 0)
    if hours > 23 or minutes > 59 or seconds >= 60:
        raise Unreadable(
            f"cannot read the offset {text!r}: it is a day or more", "write hours and minutes, as in +03:00"
        )
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return timezone(offset if text[0] == "+" else -offset)


def _named(text: str) -> tzinfo:
    import zoneinfo

    try:
        return zoneinfo.ZoneInfo(text)
    except (ValueError, OSError, KeyError):  # a name with `..`, a folder's name, a name that the database does not have
        hint = nearest(text, zoneinfo.available_timezones()) if text else ""
        raise Unreadable(f"no time zone is called {text!r}", hint or _HINT) from None
