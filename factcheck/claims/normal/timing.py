"""When it was, and when it was said: every time resolved to two pairs of bounds.

Going in: drafts and their speech. Going out: `Timing` for each claim (SEMANTICS, *Times*). Relative times are resolved here, and
carry the claims they rest on; a circle of them is a problem. A list of times that cannot all hold is told as several.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf
from typing import Any, Literal

import attrs

from factcheck.claims.fields import Relative
from factcheck.claims.normal.drafts import Draft
from factcheck.claims.normal.problems import Problems
from factcheck.claims.normal.speech import Speech
from factcheck.claims.table import UNBOUNDED, Pair
from factcheck.claims.vocabulary import Measure
from factcheck.values.bounds import EVERYTHING, Bounds
from factcheck.values.times import TimeReading, read_gap, read_time, shift

READINGS: tuple[Literal["strict"], Literal["fuzzy"]] = ("strict", "fuzzy")


@attrs.frozen
class Told:
    """One time that a claim tells: where its moment lies, where it begins and ends, and what kind of time it is."""

    time: Pair
    start: Pair
    end: Pair
    is_period: bool = False
    is_day: bool = False
    still_going: bool = False
    rests_on: tuple[str, ...] = ()

    def meet(self, other: Told) -> Told:
        """Both at once; may come out empty."""
        time = _meet(self.time, other.time)
        return Told(
            time,
            _meet(self.start, other.start),
            _meet(self.end, other.end),
            self.is_period or other.is_period,
            self.is_day or other.is_day,
            self.still_going or other.still_going,
            tuple(dict.fromkeys(self.rests_on + other.rests_on)),
        )

    @property
    def is_empty(self) -> bool:
        """Whether no moment is left under some reading."""
        return any(bounds.is_empty for pair in (self.time, self.start, self.end) for bounds in pair)


@attrs.frozen
class Timing:
    """When a claim's subject was, and when it was said. `written` is empty where the claim itself gives no time."""

    told: tuple[Told, ...]
    said_on: Pair
    written: str = ""

    @property
    def is_explicit(self) -> bool:
        """Whether the claim itself gives the time."""
        return bool(self.written)


def timings_of(
    drafts: Mapping[str, Draft], speeches: Mapping[str, Speech], problems: Problems
) -> dict[str, Timing]:
    """The timing of every draft, by claim id."""
    clock = _Clock(drafts, speeches, problems)
    return {id: clock.timing(id) for id in drafts}


class _Clock:
    def __init__(self, drafts: Mapping[str, Draft], speeches: Mapping[str, Speech], problems: Problems) -> None:
        self.drafts = drafts
        self.speeches = speeches
        self.problems = problems
        self.known: dict[str, Timing] = {}
        self.open: list[str] = []

    def timing(self, id: str) -> Timing:
        if id not in self.known:
            self.open.append(id)
            self.known[id] = self._timing(self.drafts[id])
            self.open.pop()
        return self.known[id]

    def _timing(self, draft: Draft) -> Timing:
        speech = self.speeches[draft.id]
        field, written = written_time(draft)
        if written is None:
            inherited = self._inherited(draft)
            if inherited is not None:
                told = tuple(attrs.evolve(t, rests_on=tuple(dict.fromkeys((*inherited[1], *t.rests_on)))) for t in inherited[0])
                return Timing(told, said_on(draft, speech, told[0]))
            return _untimed(draft, speech)
        listed = written if isinstance(written, list) else [written]
        read = [self._read(draft, field, item) for item in listed]
        told = tuple(t for t in read if t is not None) or (Told(UNBOUNDED, UNBOUNDED, UNBOUNDED),)
        told = _together(told)
        spoken = said_on(draft, speech, told[0])
        told = tuple(_until_said(t, spoken) if t.still_going else t for t in told)
        return Timing(told, spoken, _as_written(written))

    def _inherited(self, draft: Draft) -> tuple[tuple[Told, ...], tuple[str, ...]] | None:
        """A part or a share without a time of its own speaks of the moment of its whole."""
        base = draft.get("part_of") or getattr(draft.get("value"), "of", None)
        if base is None or base not in self.drafts or base in self.open:
            return None
        return self.timing(base).told, ()

    def _read(self, draft: Draft, field: str, item: str | Relative) -> Told | None:
        if isinstance(item, Relative):
            return self._relative(draft, field, item)
        role = field if field in ("as_of", "over") else "when"
        lasts = draft.kind == "state"
        reading = self.problems.read(
            draft.at(field), lambda: read_time(item, role, zone=draft.file.zone, lasts=lasts)  # type: ignore[arg-type]
        )
        return None if reading is None else _closing(draft, _told(reading, draft, role))

    def _relative(self, draft: Draft, field: str, item: Relative) -> Told | None:
        direction: Literal["after", "before"] = "after" if item.after is not None else "before"
        name = item.after or item.before or ""
        base, rests_on = self._base(draft, field, name)
        if base is None:
            return None
        gap = self.problems.read(draft.at(field, "gap"), lambda: read_gap(item.gap or "")) if item.gap else None
        if item.gap and gap is None:
            return None
        if gap is None:
            pair = (_beyond(base[0], direction), _beyond(base[1], direction))
        else:
            moved = [
                self.problems.read(draft.at(field), lambda b=bounds, r=reading: shift(b, gap, direction, r, draft.file.zone))  # type: ignore[misc]
                for bounds, reading in zip(base, READINGS, strict=True)
            ]
            if moved[0] is None or moved[1] is None:
                return None
            pair = (moved[0], moved[1])
        start, end = _lasting(pair) if draft.kind == "state" else (pair, pair)
        return Told(pair, start, end, rests_on=rests_on)

    def _base(self, draft: Draft, field: str, name: str) -> tuple[Pair | None, tuple[str, ...]]:
        if name in self.drafts:
            if name in self.open:
                circle = " -> ".join((*self.open[self.open.index(name) :], name))
                self.problems.add(draft.at(field), f"the relative times go in a circle: {circle}", "give one of them a date")
                return None, ()
            told = self.timing(name).told[0]
            return told.time, tuple(dict.fromkeys((name, *told.rests_on)))
        zone = draft.file.zone
        reading = self.problems.read(draft.at(field), lambda: read_time(name, "when", zone=zone, lasts=False))
        return ((reading.time.strict, reading.time.fuzzy) if reading is not None else None), ()


def written_time(draft: Draft) -> tuple[str, Any]:
    """The field that holds a claim's time, and what stands there (`None` where it has none)."""
    if isinstance(draft.declared, Measure) and draft.declared.kind == "fixed":
        return "as_of", None
    return next(((f, draft.get(f)) for f in ("when", "as_of", "over") if draft.get(f) is not None), ("as_of", None))


def said_on(draft: Draft, speech: Speech, told: Told | None) -> Pair:
    """When it was said: as written, else the publication for a plan or a doubt, else as SEMANTICS says."""
    if speech.said is not None:
        return speech.said.time.strict, speech.said.time.fuzzy
    strict, fuzzy = speech.published
    if draft.modality == "planned" or draft.stance == "unconfirmed":
        return strict, fuzzy
    if draft.stance == "denies":
        return strict, Bounds(-inf, fuzzy.high)
    if told is None:
        return Bounds(-inf, strict.high), Bounds(-inf, fuzzy.high)
    return _since(told.time[0], strict), _since(told.time[1], fuzzy)


def _since(told: Bounds, published: Bounds) -> Bounds:
    """Some time between what is told and the publication; the publication alone where what is told comes after it."""
    return Bounds(told.low, published.high) if told.low <= published.high else published


def _untimed(draft: Draft, speech: Speech) -> Timing:
    spoken = said_on(draft, speech, None)
    if isinstance(draft.declared, Measure) and draft.declared.kind == "fixed":
        return Timing((Told(UNBOUNDED, UNBOUNDED, UNBOUNDED),), spoken)
    if draft.modality == "planned":
        pair = (_from(spoken[0]), _from(spoken[1]))
        return Timing((Told(pair, pair, pair),), spoken)
    if draft.kind == "event":
        pair = (_up_to(spoken[0]), _up_to(spoken[1]))
        if draft.stance == "asserts":
            return Timing((Told(pair, pair, pair),), spoken)
        return Timing((Told(pair, ((_NEVER_BEGAN), (_NEVER_BEGAN)), spoken),), spoken)
    if draft.statement is not None or speech.said is not None:
        pair, day = spoken, speech.said is not None and speech.said.day
    else:
        pair = (speech.published[0], _up_to(speech.published[1]) if speech.quoted else speech.published[1])
        day = _is_day(speech.published[0])
        if draft.stance == "asserts":
            spoken = (speech.published[0], _up_to(speech.published[1]))
    start, end = _lasting(pair) if draft.kind == "state" else (pair, pair)
    return Timing((Told(pair, start, end, is_day=day),), spoken)


_NEVER_BEGAN = Bounds(-inf, -inf)
_DAY = 86_400_000_000


def _is_day(bounds: Bounds) -> bool:
    return bounds.low != -inf and bounds.high != inf and bounds.high - bounds.low < _DAY + _DAY // 12


def _told(reading: TimeReading, draft: Draft, role: str) -> Told:
    time = (reading.time.strict, reading.time.fuzzy)
    start = (reading.start.strict, reading.start.fuzzy)
    end = (reading.end.strict, reading.end.fuzzy)
    if draft.kind == "state" and role == "over":  # it held throughout: it began by the start and ended after the end
        start = (Bounds(-inf, start[0].high), Bounds(-inf, start[1].high))
        end = (Bounds(end[0].low, inf), Bounds(end[1].low, inf))
    return Told(time, start, end, reading.is_period, reading.day, reading.open_end)


def _closing(draft: Draft, told: Told) -> Told:
    """`moment: end` is the last moment of what is written."""
    if draft.get("moment") != "end":
        return told
    pair = (Bounds(told.time[0].high, told.time[0].high), Bounds(told.time[1].high, told.time[1].high))
    return attrs.evolve(told, time=pair, start=pair, end=pair, is_day=False)


def _together(told: tuple[Told, ...]) -> tuple[Told, ...]:
    """A list of times as one where they can all hold; each on its own where they cannot."""
    first, *rest = told
    for other in rest:
        first = first.meet(other)
    return told if first.is_empty and rest else (first,)


def _until_said(told: Told, spoken: Pair) -> Told:
    """`a/..`: it was still going on when that was said."""
    lows = [max(b.low for b in (start, said)) for start, said in zip(told.start, spoken, strict=True)]
    return attrs.evolve(told, end=(Bounds(lows[0], inf), Bounds(lows[1], inf)))


def _lasting(pair: Pair) -> tuple[Pair, Pair]:
    """Where what was going on at a moment began, and where it ended."""
    return (_up_to(pair[0]), _up_to(pair[1])), (_from(pair[0]), _from(pair[1]))


def _up_to(bounds: Bounds) -> Bounds:
    return Bounds(-inf, bounds.high)


def _from(bounds: Bounds) -> Bounds:
    return Bounds(bounds.low, inf)


def _beyond(base: Bounds, direction: str) -> Bounds:
    """Some moment after, or before, a moment of `base`."""
    if base == EVERYTHING:
        return EVERYTHING
    return Bounds(base.low + 1, inf) if direction == "after" else Bounds(-inf, base.high - 1)


def _meet(a: Pair, b: Pair) -> Pair:
    return a[0].meet(b[0]), a[1].meet(b[1])


def _as_written(written: Any) -> str:
    if isinstance(written, list):
        return ", ".join(_as_written(item) for item in written)
    if isinstance(written, Relative):
        side = "after" if written.after is not None else "before"
        return " ".join(part for part in (written.gap, side, written.after or written.before) if part)
    return str(written)
