"""What is surely the same time: one key a reading, equal for claims that speak of one moment or one period.

Going in: drafts with their timings. Going out: for each time its pair of keys (SEMANTICS, *Times*, on `time` in `same`). Strict
keys that one claim has both of (a day and a named moment) are one class.
"""

from __future__ import annotations

from factcheck.claims.normal.drafts import Draft
from factcheck.claims.normal.speech import Speech
from factcheck.claims.normal.told import Timing, Told
from factcheck.claims.table import APART
from factcheck.claims.vocabulary import Measure
from factcheck.values.bounds import Bounds

Key = str | None


class Moments:
    """Gives keys, and remembers which strict keys are one. `tied` are the claims whose moment others speak of."""

    def __init__(self, tied: frozenset[str] = frozenset()) -> None:
        self._tied = tied
        self._leader: dict[str, str] = {}

    def of(self, draft: Draft, speech: Speech, timing: Timing, told: Told) -> tuple[Key, Key]:
        """The strict and the fuzzy key of one time; `None` where no other time is surely the same.

        Of a part or share that takes its time from its whole, the draft, speech and timing are those of the whole.
        """
        if isinstance(draft.declared, Measure) and draft.declared.kind == "fixed":
            return "fixed", "fixed"
        if told.is_period:
            return _period(told, 0), _period(told, 1)
        instant = tuple(_instant(bounds) for bounds in told.time)
        named = _named(draft, speech, timing)
        tied = f"claim {draft.id} {told.time[0].low}" if draft.id in self._tied else None
        strict = [key for key in (instant[0], _day(draft, told), named, tied) if key is not None]
        for key in strict[1:]:
            self._leader[self.find(key)] = self.find(strict[0])
        return (strict[0] if strict else None), (instant[1] or _fuzzily(draft, speech, timing) or tied)

    def find(self, key: str) -> str:
        """The one key of all that are the same as this."""
        while key in self._leader and self._leader[key] != key:
            key = self._leader[key]
        return key


def _period(told: Told, reading: int) -> Key:
    """Where it surely begins with the first moment of the period, or before, and ends with the last, or after."""
    time = told.time[reading]
    whole = told.start[reading].high == time.low and told.end[reading].low == time.high
    return f"period {time.low} {time.high}" if whole else None


def _instant(bounds: Bounds) -> Key:
    return f"at {bounds.low}" if bounds.is_point else None


def _day(draft: Draft, told: Told) -> Key:
    """The strict reading's one moment of a day; an event may be at any, and reports may date their statement differently."""
    dated_apart = draft.statement is not None and draft.model.said_on is not None and draft.written_time[1] is None
    return f"day {told.time[0].low}" if told.is_day and draft.kind != "event" and not dated_apart else None


def _named(draft: Draft, speech: Speech, timing: Timing) -> Key:
    if draft.get("moment") not in (None, "end"):
        return f"moment {draft.get('moment')}"
    if draft.model.row is not None:
        return f"row {draft.model.row}"
    if timing.is_explicit or draft.modality == "planned" or draft.kind == "event":
        return None
    if draft.statement is not None:
        return f"statement {draft.statement}"
    return f"document {draft.document}" if speech.said is None and draft.document is not None else None


def _fuzzily(draft: Draft, speech: Speech, timing: Timing) -> Key:
    """Under the fuzzy reading only claims of one origin speak of one moment of their document's publication."""
    named = _named(draft, speech, timing)
    if named is None or not named.startswith("document "):
        return named
    return f"{named}{APART}{speech.origin}" if speech.origin is not None else None
