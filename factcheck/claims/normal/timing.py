"""When it was, and when it was said: every time resolved to two pairs of bounds.

Going in: drafts and their speech. Going out: `Timing` for each claim (SEMANTICS, *Times*). Relative times are resolved here, and
carry the claims they rest on; a circle of them is a problem. A list of times that cannot all hold is told as several.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from functools import partial
from math import inf
from typing import Any, Literal

import attrs

from factcheck.claims.fields import Relative
from factcheck.claims.normal.circles import ordered
from factcheck.claims.normal.circles import told as told_circle
from factcheck.claims.normal.drafts import Draft
from factcheck.claims.normal.problems import Problems
from factcheck.claims.normal.speech import Speech
from factcheck.claims.normal.told import (
    ON_NOTHING,
    Resting,
    Timing,
    Told,
    beyond,
    by_moment_of,
    from_then,
    hull,
    lasting,
    resting,
    together,
    until_said,
    up_to,
)
from factcheck.claims.table import UNBOUNDED, Link, Pair
from factcheck.claims.vocabulary import Measure
from factcheck.deadline import ticking
from factcheck.errors import Unreadable, nearest
from factcheck.values.bounds import Bounds
from factcheck.values.languages import read_in
from factcheck.values.times import Frame, Gap, TimeReading, read_gap, read_time, shift
from factcheck.values.times.gaps import Direction
from factcheck.values.times.spans import SpanKind

READINGS: tuple[Literal["strict"], Literal["fuzzy"]] = ("strict", "fuzzy")


def timings_of(drafts: Mapping[str, Draft], speeches: Mapping[str, Speech], problems: Problems) -> dict[str, Timing]:
    """The timing of every draft, by claim id."""
    clock = _Clock(drafts, speeches, problems)
    chains = ordered({id: _needed(draft) for id, draft in drafts.items()})
    for circle in chains.circles:
        clock.refuse(circle)
    for id in ticking(chains.order):
        clock.timing(id)
    return {id: clock.known[id] for id in drafts}


def _needed(draft: Draft) -> tuple[str, ...]:
    """The names of claims (and dates) that the time of a claim is told by."""
    _, written = draft.written_time
    if written is None:
        written = draft.get("as_of")  # of a fixed value; it is read too
    if written is None:
        base = _whole(draft)
        return (base,) if base is not None else ()
    listed = written if isinstance(written, list) else [written]
    return tuple(item.after or item.before or "" for item in listed if isinstance(item, Relative))


def _whole(draft: Draft) -> str | None:
    """The claim whose moment a part or a share speaks of, if it tells no time of its own."""
    fixed = isinstance(draft.declared, Measure) and draft.declared.kind == "fixed"
    return None if fixed else draft.whole


class _Clock:
    def __init__(self, drafts: Mapping[str, Draft], speeches: Mapping[str, Speech], problems: Problems) -> None:
        self.drafts = drafts
        self.speeches = speeches
        self.problems = problems
        self.known: dict[str, Timing] = {}

    def frame(self, draft: Draft) -> Frame:
        """What the dates of a claim rest on."""
        return self.speeches[draft.id].frame

    def refuse(self, circle: tuple[str, ...]) -> None:
        """The last of a circle has no time; where parts alone make it, the references have told."""
        last = self.drafts[circle[-1]]
        field, written = last.written_time
        if any(self.drafts[id].written_time[1] is not None for id in circle):
            place = last.at(field if written is not None else "part_of")
            self.problems.add(
                place, f"the relative times go in a circle: {told_circle(circle)}", "give one of them a date"
            )
        self.known[last.id] = Timing((Told(UNBOUNDED, UNBOUNDED, UNBOUNDED),), UNBOUNDED)

    def timing(self, id: str) -> Timing:
        """The timing of one claim; those that it is told by are known."""
        if id not in self.known:
            self.known[id] = self._timing(self.drafts[id])
        return self.known[id]

    def _timing(self, draft: Draft) -> Timing:
        speech = self.speeches[draft.id]
        field, written = draft.written_time
        if written is None:
            self._check_end(draft, None)
            self._check_fixed(draft)
            return self._inherited(draft) or _untimed(draft, speech)
        listed = written if isinstance(written, list) else [written]
        read = [self._read(draft, field, item) for item in listed]
        told = together([times for times in read if times] or [(Told(UNBOUNDED, UNBOUNDED, UNBOUNDED),)])
        spoken = said_on(draft, speech, hull(told))
        told = tuple(until_said(t, spoken) if t.still_going else t for t in told)
        return Timing(told, spoken, _as_written(written))

    def _inherited(self, draft: Draft) -> Timing | None:
        """A part or a share without a time of its own speaks of the moment of its whole, and rests on it."""
        base = _whole(draft)
        if base is None or base not in self.drafts:
            return None
        its = self.timing(base)
        told = tuple(_by_moment(t, base) for t in its.told)
        return Timing(told, said_on(draft, self.speeches[draft.id], hull(told)), base=its.base or base)

    def _check_fixed(self, draft: Draft) -> None:
        """The time at which a fixed value was known is not compared, but must be one."""
        for item in draft.get("as_of") if isinstance(draft.get("as_of"), list) else [draft.get("as_of")]:
            if item is not None:
                self._read(draft, "as_of", item)

    def _check_end(self, draft: Draft, told: Told | None) -> bool:
        """Whether there is an end, where `moment: end` needs a time that ends; a problem where there is none."""
        if draft.get("moment") == "end" and (told is None or any(bounds.high == inf for bounds in told.time)):
            self.problems.add(
                draft.at("moment"), "'moment: end' has no time whose end it could be", "give a date that it closes"
            )
            return False
        return True

    def _read(self, draft: Draft, field: str, item: str | Relative) -> tuple[Told, ...]:
        """The time that is written; one for each of those that it is told by; none where there is a problem."""
        if isinstance(item, Relative):
            return self._relative(draft, field, item)
        role = field if field in ("as_of", "over") else "when"
        lasts = draft.kind == "state"
        reading = self.problems.read(
            lambda: draft.at(field), lambda: read_time(item, role, self.frame(draft), lasts=lasts)
        )
        return () if reading is None else (self._closed(draft, _told(reading, draft, role)),)

    def _relative(self, draft: Draft, field: str, item: Relative) -> tuple[Told, ...]:
        length = item.length
        gap = None
        if length is not None:
            of, text = length
            gap = self.problems.read(lambda: draft.at(field, of), lambda: self._gap(draft, text))
        name = item.after or item.before or ""
        direction: Direction = "after" if item.after is not None else "before"
        bases = self._bases(draft, field, name)
        if length is not None and gap is None:
            return ()
        found = []
        for base in bases:
            pair = self._moved(draft, field, base.time, gap, direction)
            if pair is not None:
                start, end = lasting(pair) if draft.kind == "state" else (pair, pair)
                links = _links(name, base, gap, direction, draft.zone, alone=len(bases) == 1)
                ends = by_moment_of(name, base, pair) if name in self.drafts else ON_NOTHING
                told = Told(pair, start, end, rests_on=base.rests_on, links=links, ends=ends)
                if not base.rests_on:  # a date, and no claim of its own
                    told = attrs.evolve(told, misfits=base.misfits, counted_from=base.counted_from)
                found.append(self._closed(draft, told))
        return tuple(found)

    def _gap(self, draft: Draft, text: str) -> Gap:
        """A length of time, in whichever language of the claim it is written."""
        return read_in(draft.frame.lexicons, text, lambda lexicon: read_gap(text, lexicon))

    def _moved(self, draft: Draft, field: str, base: Pair, gap: Gap | None, direction: Direction) -> Pair | None:
        """What lies so far from a time."""
        if gap is None:
            return beyond(base[0], direction), beyond(base[1], direction)
        place = partial(draft.at, field)
        strict, fuzzy = (
            self.problems.read(place, lambda b=bounds, r=reading: shift(b, gap, direction, r, draft.zone))  # type: ignore[misc]
            for bounds, reading in zip(base, READINGS, strict=True)
        )
        return (strict, fuzzy) if strict is not None and fuzzy is not None else None

    def _closed(self, draft: Draft, told: Told) -> Told:
        """`moment: end` is the last moment of what is written."""
        if draft.get("moment") != "end":
            return told
        if not self._check_end(draft, told):
            return told
        strict, fuzzy = told.time
        pair = (Bounds(strict.high, strict.high), Bounds(fuzzy.high, fuzzy.high))
        start, end = lasting(pair) if draft.kind == "state" else (pair, pair)
        links = tuple(attrs.evolve(link, offset=UNBOUNDED) for link in told.links)
        closing = (Resting(told.ends[0].high, told.ends[0].high), Resting(told.ends[1].high, told.ends[1].high))
        return attrs.evolve(
            told, time=pair, start=start, end=end, is_day=False, kind=SpanKind.OTHER, links=links, ends=closing
        )

    def _bases(self, draft: Draft, field: str, name: str) -> list[Told]:
        """Every time of the claim, or the date, of this name, with the claims that it rests on."""
        if name in self.drafts:
            return [attrs.evolve(told, rests_on=resting(name, told)) for told in self.timing(name).told]
        if self.problems.is_unread(name):
            return []
        reading = self.problems.read(lambda: draft.at(field), lambda: self._date(name, draft))
        return [_told(reading, draft, "when")] if reading is not None else []

    def _date(self, name: str, draft: Draft) -> TimeReading:
        try:
            return read_time(name, "when", self.frame(draft), lasts=False)
        except Unreadable as error:
            if name[:1].isdigit():
                raise
            message = f"{name!r} is neither a claim of this set nor a date"
            raise Unreadable(message, nearest(name, self.drafts) or error.hint) from None


def _by_moment(told: Told, base: str) -> Told:
    """The same time, told by the moment of another claim."""
    rests_on = resting(base, told)
    links = (Link("time", base, rests_on, offset=UNBOUNDED),)
    return attrs.evolve(told, rests_on=rests_on, links=links, ends=by_moment_of(base, told, told.time))


def _links(
    name: str, base: Told, gap: Gap | None, direction: Direction, zone: tzinfo | None, *, alone: bool
) -> tuple[Link, ...]:
    """How far a time lies from that of another claim, wherever the words of that claim itself allow it to be.

    A date is no claim; and of one of several times that cannot all hold nothing is told beyond the bounds.
    """
    if not base.rests_on:
        return ()
    if not alone:
        return (Link("time", name, base.rests_on, offset=UNBOUNDED),)
    if gap is None:
        some = Bounds(1, inf) if direction == "after" else Bounds(-inf, -1)
        return (Link("time", name, base.rests_on, offset=(some, some)),)
    from factcheck.values.times.distances import distance  # few claim sets need it

    strict, fuzzy = base.stated
    apart = (distance(strict, gap, direction, "strict", zone), distance(fuzzy, gap, direction, "fuzzy", zone))
    return (Link("time", name, base.rests_on, offset=apart),)


def said_on(draft: Draft, speech: Speech, told: Told | None) -> Pair:
    """When it was said: as written, else the publication for a plan or a doubt, else as SEMANTICS says."""
    if speech.said is not None:
        return speech.said.time.strict, speech.said.time.fuzzy
    strict, fuzzy = speech.published
    if draft.modality == "planned" or draft.stance == "unconfirmed":
        return strict, fuzzy
    if draft.stance in ("denies", "disowns"):
        return strict, Bounds(-inf, fuzzy.high)
    if _is_said_on_publication(draft, speech):
        return strict, fuzzy
    if told is None:
        return Bounds(-inf, strict.high), Bounds(-inf, fuzzy.high)
    return _since(told.time[0], strict), _since(told.time[1], fuzzy)


def _is_said_on_publication(draft: Draft, speech: Speech) -> bool:
    """What a publisher gives of his own knowledge is said on publication, so that his later figure revises it."""
    return draft.kind == "quantity" and draft.stance == "asserts" and speech.own and speech.is_dated


def _since(told: Bounds, published: Bounds) -> Bounds:
    """Some time between what is told and the publication; the publication alone where what is told comes after it."""
    return Bounds(told.low, published.high) if told.low <= published.high else published


def _untimed(draft: Draft, speech: Speech) -> Timing:
    spoken = said_on(draft, speech, None)
    if isinstance(draft.declared, Measure) and draft.declared.kind == "fixed":
        return Timing((Told(UNBOUNDED, UNBOUNDED, UNBOUNDED),), spoken)
    if draft.modality == "planned":
        pair = (from_then(spoken[0]), from_then(spoken[1]))
        return Timing((Told(pair, pair, pair),), spoken)
    if draft.kind == "event":
        pair = (up_to(spoken[0]), up_to(spoken[1]))
        if draft.stance == "asserts":
            return Timing((Told(pair, pair, pair),), spoken)
        return Timing((Told(pair, ((_NEVER_BEGAN), (_NEVER_BEGAN)), spoken),), spoken)
    if draft.statement is not None or speech.said is not None:
        pair, day = spoken, speech.said is not None and speech.said.day
    else:
        pair = (speech.published[0], up_to(speech.published[1]) if speech.quoted else speech.published[1])
        day = _is_day(speech.published[0])
        if draft.stance == "asserts" and not _is_said_on_publication(draft, speech):
            spoken = (speech.published[0], up_to(speech.published[1]))
    start, end = lasting(pair) if draft.kind == "state" else (pair, pair)
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
    return Told(
        time,
        start,
        end,
        reading.is_period,
        reading.day,
        reading.open_end,
        reading.kind,
        misfits=reading.misfits,
        counted_from=reading.counted_from,
    )


def _as_written(written: Any) -> str:
    if isinstance(written, list):
        return ", ".join(_as_written(item) for item in written)
    if isinstance(written, Relative):
        side = "after" if written.after is not None else "before"
        length = written.length[1] if written.length is not None else None
        return " ".join(part for part in (length, side, written.after or written.before) if part)
    return str(written)
