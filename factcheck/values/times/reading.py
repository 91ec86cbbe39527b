"""A written time, read for the field that it stands in.

Going in: the text of `as_of`, `over` or `when`, the `Frame` that its dates rest on, and whether what it speaks of lasts. Going
out: a `TimeReading`, ranges in microseconds UTC. A word that relates a moment to a date is in the lexicon, what it means in
`_RELATIONS`; the dates themselves are read in `dates`, periods in `periods`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import tzinfo
from functools import lru_cache
from typing import Literal, TypedDict

import attrs

from factcheck.errors import Unreadable
from factcheck.records import Record
from factcheck.values.languages import alike_in
from factcheck.values.lexicon.time_words import Relation, TimeWords
from factcheck.values.times.dates import read_date
from factcheck.values.times.frame import Frame
from factcheck.values.times.periods import (
    Period,
    downward,
    in_order,
    is_interval,
    onward_from,
    read_period,
    up_to,
    upward,
)
from factcheck.values.times.spans import Misfit, Pair, Span, SpanKind

Role = Literal["as_of", "over", "when"]

LONGEST = 200
"""Characters in one written time; the longest that people write are sets of days."""


class _Rests(TypedDict):
    zone: tzinfo | None
    misfits: tuple[Misfit, ...]
    counted_from: str


@attrs.frozen(eq=False, repr=False)
class TimeReading(Record):
    """What a written time says, in microseconds since 1970-01-01 UTC; ends are closed, or infinite.

    `time`: where the moment lies; of a period, from where it starts to where it ends. `start`, `end`: where those two lie: of a
    moment, the same as `time`; of what lasts and was going on at a moment, up to that moment and from it on. `is_period`: it
    has a start and an end (`a/b`, `a/..`, anything in `over`). `open_end`: `a/..`, still going on when said. `day`: a moment of
    one calendar day without an hour; `kind`: what the date is that alone is written. `relation`: the word before the date (''
    `by` `from` `before` `after` `between`; `../D` is `before` and `D/..` is `after`, with D included). `zone`: places it, its
    own or the given one. `misfits`: its dates that do not fall on their weekdays. `counted_from`: the day of
    which (publication or statement) it rests on.
    """

    written: str
    time: Pair
    start: Pair
    end: Pair
    is_period: bool
    open_end: bool
    day: bool
    relation: str
    zone: tzinfo | None = None
    kind: SpanKind = SpanKind.OTHER
    misfits: tuple[Misfit, ...] = ()
    counted_from: str = ""

    @property
    def zoned(self) -> bool:
        """Whether a zone places it."""
        return self.zone is not None


_RELATIONS: dict[Relation, Callable[[Span], Pair]] = {
    Relation.BY: up_to,
    Relation.UNTIL: up_to,
    Relation.FROM: onward_from,
    Relation.SINCE: onward_from,
    Relation.BEFORE: lambda span: downward(span.start, -1),
    Relation.AFTER: lambda span: upward(span.end, 1),
}
_MEANS = {Relation.UNTIL: Relation.BY, Relation.SINCE: Relation.FROM}
_ONLY_OF_EVENTS = {
    Relation.SINCE: "write `from 2024-10-23` for some moment since then, or 2024-10-23/.. for what still lasts",
    Relation.UNTIL: "write `by 2024-10-23` for some moment up to then, or 2024-10-01/2024-10-23 for what lasted",
}
NO_FRAME = Frame()
_WORD = re.compile(r"[^\W\d_]{3}")
_DASHES = ("-", "\u2013", "\u2014")
_MOST_WORDS = 4


@lru_cache(maxsize=8192)
def read_time(written: str, role: Role, frame: Frame = NO_FRAME, *, lasts: bool) -> TimeReading:
    """Reads the text of a time field; `lasts` tells a state, or an event type that lasts, from everything else.

    Raises `Unreadable` where the text is no time, or not one for this field, with what to write instead.
    """
    if len(written) > LONGEST:
        raise Unreadable(f"{written[:40]!r}... is too long for a time", "write the time alone, and the rest in `note`")
    text = " ".join(written.split())
    if not text:
        raise Unreadable("the time is empty", "write a date, or leave the field out")
    if len(frame.lexicons) == 1:
        return _read(written, text, role, frame, lasts)
    return alike_in(
        frame.lexicons,
        written,
        lambda lexicon: _read(written, text, role, attrs.evolve(frame, lexicons=(lexicon,)), lasts),
        lambda reading: (reading.time, reading.start, reading.end, reading.relation),
        "write the date as 2024-10-23",
    )


def _read(written: str, text: str, role: Role, frame: Frame, lasts: bool) -> TimeReading:
    """The same in the one language of the frame."""
    period = read_period(text, frame) if is_interval(text) else _worded_period(text, frame)
    if period is not None:
        return _interval(written, text, period, role, lasts)
    relation, rest = _relation(text, frame.words)
    if role == "over":
        return _whole(written, text, frame, related=relation is not None or _is_between(text, frame.words))
    if _is_between(text, frame.words):
        return _between(written, text, frame, lasts)
    if relation is None:
        span = read_date(text, frame)
        return _moment(written, span.moment, lasts, (span,), day=span.is_day)
    if relation in _ONLY_OF_EVENTS and (role != "when" or lasts):
        raise Unreadable(f"{text!r} can be read in two ways here", _ONLY_OF_EVENTS[relation])
    span, word = read_date(rest, frame), _MEANS.get(relation, relation).value
    # a level or a total "by D" is its value at D; only what happens has the whole time up to D to do so
    if relation is Relation.BY and role == "as_of" and not lasts:
        return _moment(written, span.moment, lasts, (span,), relation=word, day=span.is_day)
    return _moment(written, _RELATIONS[relation](span), lasts, (span,), relation=word)


def _relation(text: str, known: TimeWords) -> tuple[Relation | None, str]:
    """The relation that the text begins with, the longest, and the date behind it."""
    if text[0].isdigit():
        return None, text
    words = text.split(" ")
    if words[0].lower() in known.ago_before and words[-1].lower() in known.units:
        return None, text  # `vor zwei Tagen` is two days ago
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        relation = known.relations.get(" ".join(words[:count]).lower())
        if relation is not None:
            return relation, " ".join(words[count:])
    return None, text


def _is_between(text: str, known: TimeWords) -> bool:
    return text.partition(" ")[0].lower() in known.between


def _worded_period(text: str, frame: Frame) -> Period | None:
    """`8-13 October 2024`, `from 8 to 13 October 2024`, `June to August 2024`."""
    known = frame.words
    if _is_between(text, known) or not _may_be_range(text, known):
        return None
    from factcheck.values.times.worded import read_pair  # few dates need it

    first, _, rest = text.partition(" ")
    pair = read_pair(rest if first.lower() in known.whence else text, known, frame, between=False)
    if pair is None:
        return None
    in_order(*pair, text)
    return Period(*pair)


def _may_be_range(text: str, known: TimeWords) -> bool:
    """Whether a word or a dash may part two dates in words; nearly no text needs more than this look."""
    if any(word.lower() in known.to for word in text.split(" ")[1:-1]):
        return True
    return _WORD.search(text) is not None and any(dash in text for dash in _DASHES)


def _moment(
    written: str, time: Pair, lasts: bool, spans: tuple[Span, ...], *, relation: str = "", day: bool = False
) -> TimeReading:
    start, end = (downward(time), upward(time)) if lasts else (time, time)
    kind = SpanKind.OTHER if relation else spans[0].kind
    return TimeReading(written, time, start, end, False, False, day, relation, kind=kind, **_rests(spans))


def _rests(spans: tuple[Span, ...]) -> _Rests:
    """What a reading says of the dates that it was made of."""
    return {
        "zone": spans[0].zone,
        "misfits": tuple(span.misfit for span in spans if span.misfit),
        "counted_from": next((span.counted_from for span in spans if span.counted_from), ""),
    }


def _between(written: str, text: str, frame: Frame, lasts: bool) -> TimeReading:
    _, _, rest = text.partition(" ")
    from factcheck.values.times.worded import read_pair  # few dates need it

    pair = read_pair(rest, frame.words, frame, between=True)
    if pair is None:
        halves = (rest.partition(f" {word} ") for word in frame.words.and_)
        first, _, last = next((half for half in halves if half[1]), ("", "", ""))
        if not last:
            raise Unreadable(f"cannot read {written!r}", "write `between 2024-10-08 and 2024-10-13`")
        pair = read_date(first, frame), read_date(last, frame)
    in_order(*pair, written)
    return _moment(written, pair[0].start.over(pair[1].end), lasts, pair, relation="between")


def _whole(written: str, text: str, frame: Frame, *, related: bool) -> TimeReading:
    if related:
        raise Unreadable(f"{text!r} is a moment, and `over` takes a period", "write `over: a/b`, `a/..` or `../b`")
    span = read_date(text, frame)
    if span.is_instant:
        raise Unreadable(f"{text!r} is a clock time, and `over` takes a period", "write `over: a/b`")
    return _period(written, Period(span, span), whole=True)


def _period(written: str, period: Period, *, whole: bool) -> TimeReading:
    start, end = period.start(whole=whole), period.end(whole=whole)
    rests = _rests(period.spans[:1] if period.first is period.last else period.spans)
    return TimeReading(written, start.over(end), start, end, True, period.open_end, False, "", **rests)


def _interval(written: str, text: str, period: Period, role: Role, lasts: bool) -> TimeReading:
    if role == "over" or (role == "when" and lasts):
        if role == "over" and period.is_one_instant:
            raise Unreadable(f"{text!r} is no period: it ends when it begins", "write `over: a/b`, the later time last")
        return _period(written, period, whole=role == "over")
    if period.last and period.open_start:
        return _moment(written, up_to(period.last), lasts, period.spans, relation="before")
    if period.first and period.open_end:
        return _moment(written, onward_from(period.first), lasts, period.spans, relation="after")
    hint = "write `between a and b` for a moment in it"
    raise Unreadable(
        f"{text!r} is a period, and `{role}` asks here for a moment",
        hint if role == "when" else f"{hint}, or `over: a/b` for all of it",
    )
