"""What is surely the same time: one key a reading, equal for claims that speak of one moment or one period.

Going in: drafts with their timings. Going out: for each time its pair of keys (SEMANTICS, *Times*, on `time` in `same`). Strict
keys that one claim has both of (a day and a named moment) are one class.
"""

from __future__ import annotations

from factcheck.claims.normal.drafts import Draft
from factcheck.claims.normal.speech import Speech
from factcheck.claims.normal.timing import Timing, Told
from factcheck.claims.vocabulary import Measure
from factcheck.values.bounds import Bounds

Key = str | None


class Moments:
    """Gives keys, and remembers which strict keys are one."""

    def __init__(self) -> None:
        self._leader: dict[str, str] = {}

    def of(self, draft: Draft, speech: Speech, timing: Timing, told: Told) -> tuple[Key, Key]:
        """The strict and the fuzzy key of one time; `None` where no other time is surely the same."""
        if isinstance(draft.declared, Measure) and draft.declared.kind == "fixed":
            return "fixed", "fixed"
        if told.is_period:
            return _period(told, 0), _period(told, 1)
        instant = tuple(_instant(bounds) for bounds in told.time)
        named = _named(draft, speech, timing)
        day = f"day {told.time[0].low}" if told.is_day else None
        strict = [key for key in (instant[0], day, named) if key is not None]
        for key in strict[1:]:
            self._leader[self.find(key)] = self.find(strict[0])
        return (strict[0] if strict else None), (instant[1] or _own(draft, speech, timing) or named)

    def find(self, key: str) -> str:
        """The one key of all that are the same as this."""
        while key in self._leader and self._leader[key] != key:
            key = self._leader[key]
        return key


def _period(told: Told, reading: int) -> Key:
    start, end = told.start[reading], told.end[reading]
    return f"period {start.low} {end.high}" if start.is_point and end.is_point else None


def _instant(bounds: Bounds) -> Key:
    return f"at {bounds.low}" if bounds.is_point else None


def _named(draft: Draft, speech: Speech, timing: Timing) -> Key:
    if draft.get("moment") not in (None, "end"):
        return f"moment {draft.get('moment')}"
    if draft.model.row is not None:
        return f"row {draft.model.row}"
    if timing.is_explicit or draft.modality == "planned":
        return None
    if draft.statement is not None:
        return f"statement {draft.statement}"
    return f"document {draft.document}" if speech.said is None and draft.document is not None else None


def _own(draft: Draft, speech: Speech, timing: Timing) -> Key:
    """Under the fuzzy reading only claims of one origin speak of one moment of their document's publication."""
    named = _named(draft, speech, timing)
    return f"{named} {speech.origin}" if named is not None and named.startswith("document ") else None
