"""Advice for a date that could not be read.

Going in: the text as written. Going out: one line that says what would be right. To advise on one more wording, add a
line to `_WORDS`, or a check to `advice`.
"""

from __future__ import annotations

import re

from factcheck.values.times.clock import MONTH_NAMES

_WORDS = {
    "about": "write 2024-10-23~ for about that day, 2024-10~ for about that month",
    "around": "write 2024-10-23~ for about that day, 2024-10~ for about that month",
    "circa": "write 2024-10-23~ for about that day, 2024-10~ for about that month",
    "start": "write `early June 2025`, or the dates themselves",
    "beginning": "write `early June 2025`, or the dates themselves",
    "middle": "write `mid-June 2025`, or the dates themselves",
    "aged": "write {after: BIRTH, aged: 17}, where BIRTH is the claim of the birth, or its date",
    "to": "write 2024-10-08/2024-10-13 for a period, or `between 2024-10-08 and 2024-10-13` for a moment in it",
}
_FORMS = "write 2024, 2024-10, 2024-10-23 or 2024-10-23T20:00"
_DECADE = re.compile(r"\b(\d\d[1-9])0s\b")
_CENTURY = re.compile(r"\b([1-9]\d?)(?:st|nd|rd|th) century\b")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))


def advice(text: str) -> str:
    """What would be right in place of `text`; the plain forms where its sense cannot be guessed."""
    plain = text.translate(_DASHES)
    if plain != text:
        return f"write plain hyphens and a slash between two dates: {plain}"
    if len(text) == 21 and text[10] == "-":
        return f"write {text[:10]}/{text[11:]}"
    if _day_or_month(text):
        return "which is the day and which the month cannot be told: write 2024-10-23, or 23 October 2024"
    decade, century = _DECADE.search(text), _CENTURY.search(text)
    if decade is not None:
        return f"write {decade[1]}X for the decade"
    if century is not None:
        return f"write {int(century[1]) - 1:02d}XX for the century"
    words = text.lower().replace(",", " ").split()
    known = next((_WORDS[word] for word in words if word in _WORDS), "")
    return known or _month_by_name(words) or _padded(text) or _FORMS


def _day_or_month(text: str) -> bool:
    """`10/11/2024`, `10-11-2024`, `10.11.24`: the tenth of November, or the eleventh of October."""
    parts = text.replace("/", "-").replace(".", "-").split("-")
    return len(parts) == 3 and all(part.isdigit() for part in parts) and len(parts[0]) <= 2


def _month_by_name(words: list[str]) -> str:
    """`Oct 23 2024`, `23rd October 2024`, `October 2024`."""
    months = [
        number
        for number, name in enumerate(MONTH_NAMES, 1)
        if any(len(word) >= 3 and name.lower().startswith(word.rstrip(".")) for word in words)
    ]
    numbers = [word.removesuffix("th").removesuffix("st").removesuffix("nd").removesuffix("rd") for word in words]
    years = [number for number in numbers if len(number) == 4 and number.isdigit()]
    days = [number for number in numbers if len(number) in (1, 2) and number.isdigit()]
    if len(months) != 1 or len(years) != 1 or len(days) > 1:
        return ""
    return f"write {years[0]}-{months[0]:02d}" + (f"-{int(days[0]):02d}" if days else "")


def _padded(text: str) -> str:
    """`2024-2-3`, `2024/10/23`, `20241023`: the year stands first, so the rest is clear."""
    parts = text.replace("/", "-").replace(".", "-").split("-")
    if len(text) == 8 and text.isdigit():
        parts = [text[:4], text[4:6], text[6:]]
    clear = len(parts) in (2, 3) and len(parts[0]) == 4 and all(0 < len(part) <= 4 and part.isdigit() for part in parts)
    if not clear or any(len(part) > 2 for part in parts[1:]):
        return ""
    padded = "-".join([parts[0], *(f"{int(part):02d}" for part in parts[1:])])
    return f"write {padded}" if padded != text else ""
