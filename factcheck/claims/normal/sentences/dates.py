"""Written times in English.

Going in: a time as a claim file writes it: `by 2024-11-01`, `2024-10-08/2024-10-13`, `yesterday`. Going out: `by 1
November`, `from 8 to 13 October`, `yesterday`, each with the word that fits where it stands. What is in plain words already
stays as it is. The year is left out where it is the one of the publication, which is always told with its own.
"""

from __future__ import annotations

import re
from typing import Literal

from factcheck.values.times.clock import MONTH_NAMES

Before = Literal["by", "on", ""]
"""The word before a bare day: `by` of a running total, `on` of what was so on that day."""

_DATE = re.compile(
    r"(?<![\d-])(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[T ](?P<clock>\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?)(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?)?)?)?(?P<doubt>[?~%]?)(?![\d-])"
)
_INTERVAL = re.compile(r"(?P<first>\S*)\s*/\s*(?P<last>\S*)")
_OPEN = ("", "..")
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter", 33: "the first quarter of",
            34: "the second quarter of", 35: "the third quarter of", 36: "the last quarter of"}  # fmt: skip
_QUARTER = re.compile(r"(?<![\d-])(\d{4})-Q([1-4])\b")
_QUARTERS = ("first", "second", "third", "last")
_DOUBTS = {"?": "perhaps ", "~": "about ", "%": "perhaps about "}
_ALONE = re.compile(r"(?:[A-Z][a-z]+day\s+)?(?:\d|FY\d)|(?:" + "|".join(MONTH_NAMES) + r")\b")
"""How a date begins that has no word before it."""
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_PART = re.compile(r"(?:end|start|beginning|middle) of\b", re.IGNORECASE)
_RANGE = re.compile(
    r"\b(?P<first>\d{1,2}) (?P<month>[A-Z][a-z]+)(?P<year> \d{4})?(?P<word> to | and )(?=\d{1,2} (?P=month)\b)"
)
_DAY = re.compile(r"\d{1,2} [A-Z]|[A-Z][a-z]+day \d")


def time_in_words(written: str, before: Before, year: int | None) -> str:
    """The time with the word that leads it: `by 13 October`, `on 5 March at 21:00`, `from 8 to 13 October`, `in 2024`."""
    text = " ".join(written.split())
    interval = _INTERVAL.fullmatch(text)
    if interval is not None:
        return _from_to(interval["first"], interval["last"], year)
    told = _in_english(text, year)
    if _PART.match(told):
        return f"{before or 'at'} the {told}".replace("on the", "at the")
    if _WEEKDAY.match(told) and before:
        return f"{before} {told}"
    if told.startswith("the "):
        return f"in {told}" if before else told
    if not _ALONE.match(told):
        return _span(told)
    if before == "by":
        return f"by {told}"
    if not before:
        return told
    return f"on {told}" if _DAY.match(told) else f"in {told}"


def date_in_words(written: str, year: int | None) -> str:
    """A date of saying or publication, without a word before it."""
    return time_in_words(written, "", year)


def without_year(told: str, year: int | None) -> str:
    """A text of dates in English without the year of the publication."""
    return told if year is None else re.sub(rf"(?<=[a-z]) {year:04d}\b", "", told)


def _from_to(first: str, last: str, year: int | None) -> str:
    begin, end = _in_english(first, year), _in_english(last, year)
    if first in _OPEN:
        return f"up to {end}"
    return f"from {begin} on" if last in _OPEN else _span(f"from {begin} to {end}")


def _span(told: str) -> str:
    """Two days of one month name it once: `8 to 13 October`."""
    return _RANGE.sub(lambda found: f"{found['first']}{found['word']}", told)


def _in_english(text: str, year: int | None) -> str:
    text = _QUARTER.sub(lambda found: f"the {_QUARTERS[int(found[2]) - 1]} quarter of {found[1]}", text)
    return without_year(_DATE.sub(_replaced, text), year)


def _replaced(found: re.Match[str]) -> str:
    """What a date is replaced by; four digits alone are a year wherever they stand."""
    month = int(found["month"] or 0)
    doubt = _DOUBTS.get(found["doubt"], "")
    if not month:
        return f"{doubt}{found['year']}"
    if month > 12:
        return f"{doubt}{_SEASONS[month]} {found['year']}" if month in _SEASONS else found[0]
    date = f"{MONTH_NAMES[month - 1]} {found['year']}"
    if found["day"] is None:
        return doubt + date
    day = f"{doubt}{int(found['day'])} {date}"
    if found["clock"] is None:
        return day
    zone = {"Z": " UTC", None: ""}.get(found["zone"], f" ({found['zone']})")
    return f"{day} at {found['clock']}{zone}"
