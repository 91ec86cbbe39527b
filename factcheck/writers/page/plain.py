"""JSON that every writer and command shares: safe text, and ends of ranges.

Going in: plain data and bounds. Going out: JSON text whose hidden characters are escaped, and ends as rationals in text.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from factcheck.values.bounds import Bounds, Number
from factcheck.writers.page.glyphs import hidden


def as_json(data: Any) -> str:
    """The data as indented JSON; what a terminal would obey is escaped, which inside a string changes nothing."""
    text = json.dumps(data, indent=2, ensure_ascii=False)
    for character in sorted(character for character in set(text) if character != "\n" and hidden(character)):
        text = text.replace(character, json.dumps(character)[1:-1])
    return text + "\n"


def range_data(bounds: Bounds, end: Callable[[Number], str | None]) -> dict[str, Any]:
    """A range with its ends as `end` tells them, and the names of the finite ends that are open."""
    low, high = end(bounds.low), end(bounds.high)
    flags = (("low", low, bounds.low_open), ("high", high, bounds.high_open))
    return {"low": low, "high": high, "open": [name for name, told, is_open in flags if told is not None and is_open]}


def rational(number: Number) -> str | None:
    """A number as a rational in text; `None` where it is infinite."""
    return None if isinstance(number, float) else str(number)
