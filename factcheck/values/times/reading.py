"""A written time, read for the field that it stands in.

Going in: the text of `as_of`, `over` or `when`, the zone of its file if any, and whether what it speaks of lasts.
Going out: a `TimeReading`, ranges in microseconds UTC. A word that relates a moment to a date is a line in
`_RELATIONS`; the dates themselves are read in `dates`, periods in `periods`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from functools import lru_cache
from typing import Literal

import attrs

from factcheck.errors import Unreadable
from factcheck.records import Record
from factcheck.values.times.dates import read_date
from factcheck.values.times.periods import Period, downward, in_order, onward_from, read_period, up_to, upward
from factcheck.values.times.spans import Pair, Span

Role = Literal["as_of", "over", "when"]

LONGEST = 200
"""Characters in one written time; the longest that people write are sets of days."""


@attrs.frozen(eq=False, repr=False)
class TimeReading(Record):
    """What a written time says, in microseconds since 1970-01-01 UTC; ends are closed, or infinite.

    `time`: where the moment lies; of a period, from where it starts to where it ends. `start`, `end`: where those two
    lie: of a moment, the same as `time`; of what lasts and was going on at a moment, up to that moment and from it on.
    `is_period`: it has a start and an end (`a/b`, `a/..`, anything in `over`). `open_end`: `a/..`, still going on when
    said. `day`: a moment of one calendar day without an hour. `unit`: `part` of a day, `month` or `year`, where that alone is
    written. `relation`: the word before the date ('' `by` `from`
    `before` `after` `between`; `../D` is `before` and `D/..` is `after`, with D included). `zoned`: a zone places it,
    its own or the given one.
    """

    written: str
    time: Pair
    start: Pair
    end: Pair
    is_period: bool
    open_end: bool
    day: bool
    relation: str
    zoned: bool
    unit: str = ""


_RELATIONS: dict[str, Callable[[Span], Pair]] = {
    "by": up_to,
    "from": onward_from,
    "before": lambda span: downward(span.start, -1),
    "after": lambda span: upward(span.end, 1),
}


@lru_cache(maxsize=8192)
def read_time(written: str, role: Role, *, zone: tzinfo | None, lasts: bool) -> TimeReading:
    """Reads the text of a time field; `lasts` tells a state, or an event type that lasts, from everything else.

    Raises `Unreadable` where the text is no time, or not one for this field, with what to write instead.
    """
    if len(written) > LONGEST:
        raise Unreadable(f"{written[:40]!r}... is too long for a time", "write the time alone, and the rest in `note`")
    text = " ".join(written.split())
    if not text:
        raise Unreadable("the time is empty", "write a date, or leave the field out")
    if "/" in text:
        return _interval(written, text, role, zone, lasts)
    if role == "over":
        return _whole(written, text, zone)
    word, _, rest = text.partition(" ")
    word = word.lower()
    if word == "between":
        return _between(written, rest, zone, lasts)
    if word not in _RELATIONS:
        span = read_date(text, zone)
        return attrs.evolve(_moment(written, span.moment, lasts, span, day=span.is_day), unit=span.unit)
    span = read_date(rest, zone)
    # a level or a total "by D" is its value at D; only what happens has the whole time up to D to do so
    if word == "by" and role == "as_of" and not lasts:
        return _moment(written, span.moment, lasts, span, relation=word, day=span.is_day)
    return _moment(written, _RELATIONS[word](span), lasts, span, relation=word)


def _moment(written: str, time: Pair, lasts: bool, span: Span, *, relation: str = "", day: bool = False) -> TimeReading:
    start, end = (downward(time), upward(time)) if lasts else (time, time)
    return TimeReading(written, time, start, end, False, False, day, relation, span.zoned)


def _between(written: str, rest: str, zone: tzinfo | None, lasts: bool) -> TimeReading:
    first, found, last = rest.partition(" and ")
    if not found:
        raise Unreadable(f"cannot read {written!r}", "write `between 2024-10-08 and 2024-10-13`")
    start, end = read_date(first, zone), read_date(last, zone)
    in_order(start, end, written)
    return _moment(written, start.start.over(end.end), lasts, start, relation="between")


def _whole(written: str, text: str, zone: tzinfo | None) -> TimeReading:
    if text.partition(" ")[0].lower() in (*_RELATIONS, "between"):
        raise Unreadable(f"{text!r} is a moment, and `over` takes a period", "write `over: a/b`, `a/..` or `../b`")
    span = read_date(text, zone)
    if span.is_instant:
        raise Unreadable(f"{text!r} is a clock time, and `over` takes a period", "write `over: a/b`")
    return _period(written, Period(span, span), whole=True)


def _period(written: str, period: Period, *, whole: bool) -> TimeReading:
    start, end = period.start(whole=whole), period.end(whole=whole)
    return TimeReading(written, start.over(end), start, end, True, period.open_end, False, "", period.zoned)


def _interval(written: str, text: str, role: Role, zone: tzinfo | None, lasts: bool) -> TimeReading:
    period = read_period(text, zone)
    if role == "over" or (role == "when" and lasts):
        return _period(written, period, whole=role == "over")
    if period.last and period.open_start:
        return _moment(written, up_to(period.last), lasts, period.last, relation="before")
    if period.first and period.open_end:
        return _moment(written, onward_from(period.first), lasts, period.first, relation="after")
    hint = "write `between a and b` for a moment in it"
    raise Unreadable(
        f"{text!r} is a period, and `{role}` asks here for a moment",
        hint if role == "when" else f"{hint}, or `over: a/b` for all of it",
    )
