"""Hours of a day in words: `8 p.m. on 9 June`, `Tuesday at noon`, `around 11pm`, `Tuesday night`, `late Monday`, `overnight`.

Going in: a cursor and a frame. Going out: a `Span`. How far `around` and `shortly before` reach is a setting of ours
(SEMANTICS, As reporters write).
"""

from __future__ import annotations

from datetime import timedelta, tzinfo

import attrs

from factcheck.errors import Unreadable
from factcheck.records import Record
from factcheck.values.bounds import Bounds
from factcheck.values.lexicon.time_words import Hours, Nearness, TimeWords
from factcheck.values.times.clock import HOUR, MINUTE, midnight, to_utc
from factcheck.values.times.frame import Frame
from factcheck.values.times.hours import ADVICE, microseconds
from factcheck.values.times.spans import Pair, Span, SpanKind, instant, stretch
from factcheck.values.times.worded.cursor import Cursor
from factcheck.values.times.worded.named_days import NamedDay, take_day
from factcheck.values.times.worded.named_zones import take_zone


@attrs.frozen(eq=False, repr=False)
class _Clock(Record):
    """Microseconds since midnight, a zone of its own, and how near to it the moment lies."""

    time: int
    zone: tzinfo | None
    nearness: Nearness | None


def read_clock_and_day(cursor: Cursor, words: TimeWords, frame: Frame) -> Span | None:
    """A clock time before or behind its day."""
    clock = _take_clock(cursor, words)
    day = take_day(cursor, words, frame)
    if day is not None and clock is None:
        clock = _take_clock(cursor, words)
    elif day is not None and clock is not None and clock.zone is None:
        clock = attrs.evolve(clock, zone=take_zone(cursor))
    if clock is None or not cursor.is_done:
        return None
    if day is None:
        raise Unreadable("a clock time needs its day", "write 2024-10-23T20:00, or `8 p.m. on 23 October 2024`")
    zone = clock.zone or day.zone(frame).zone
    exact = instant(midnight(day.day) + clock.time, zone)
    return day.of(exact if clock.nearness is None else _near(exact, clock))


def _take_clock(cursor: Cursor, words: TimeWords) -> _Clock | None:
    start = cursor.at
    nearness = cursor.take(words.nearness)
    cursor.skip(words.before_clocks)
    hour = cursor.take(words.clocks)
    time = hour * HOUR if hour is not None else _take_hour(cursor, words)
    if time is None:
        cursor.at = start
        return None
    return _Clock(time, take_zone(cursor), nearness)


def _take_hour(cursor: Cursor, words: TimeWords) -> int | None:
    start, word = cursor.at, cursor.next
    if not word[:1].isdigit() or len(word) > 8 or word[-1].isalpha() or "-" in word:
        return None
    cursor.at += 1
    half = cursor.take(words.half_days)
    if half is not None:
        return _of_twelve(word.replace(".", ":"), half)
    if cursor.skip(words.o_clock):
        return microseconds(word.replace(".", ":") if "." in word else f"{word}:00")
    if ":" in word:
        return microseconds(word)
    cursor.at = start
    return None


def _of_twelve(clock: str, half: int) -> int:
    hour, _, minute = clock.partition(":")
    minute = minute or "00"
    if not (hour.isdigit() and 1 <= int(hour) <= 12 and len(minute) == 2 and int(minute) < 60):
        raise Unreadable(f"cannot read the time of day {clock!r}", ADVICE)
    return (int(hour) % 12 + half) * HOUR + int(minute) * MINUTE


def _near(exact: Span, clock: _Clock) -> Span:
    """Half an hour, fuzzily an hour; around a time that is not on the hour a quarter, and half an hour."""
    time, on_hour = exact.start.strict, clock.time % HOUR == 0
    half, hour = HOUR // 2, HOUR
    if clock.nearness is Nearness.SHORTLY_BEFORE:
        pair = Pair(Bounds(time.low - half, time.high - 1), Bounds(time.low - hour, time.high))
    elif clock.nearness is Nearness.SHORTLY_AFTER:
        pair = Pair(Bounds(time.low + 1, time.high + half), Bounds(time.low, time.high + hour))
    else:
        narrow, wide = (half, hour) if on_hour else (half // 2, half)
        pair = Pair(Bounds(time.low - narrow, time.high + narrow), Bounds(time.low - wide, time.high + wide))
    return attrs.evolve(exact, start=pair, end=pair, kind=SpanKind.OTHER)


def read_part_and_day(cursor: Cursor, words: TimeWords, frame: Frame) -> Span | None:
    """A part of a day before or behind its day, or one that names its day itself (`last night`)."""
    start = cursor.at
    spoken = cursor.take(words.spoken_parts)
    if spoken is not None and cursor.is_done:
        away, part = spoken
        written = " ".join(cursor.words[start : cursor.at])
        day = frame.from_today(lambda today: today + timedelta(days=away), written)
        return _hours_of(NamedDay(day, counted_from=frame.counted_from), words.parts[part], frame)
    cursor.at = start
    cursor.skip(words.before_days)
    hours = _take_part(cursor, words)
    day_named = take_day(cursor, words, frame)
    if day_named is not None and hours is None:
        hours = cursor.take(words.parts)
    if day_named is None or hours is None or not cursor.is_done:
        return None
    return _hours_of(day_named, hours, frame)


def _take_part(cursor: Cursor, words: TimeWords) -> Hours | None:
    """`night of`, `early hours of`, `early on`, `late`."""
    if cursor.skip(words.early_hours_words):
        return words.early_hours
    part = cursor.take(words.parts)
    if part is not None:
        return part
    third = cursor.take(words.thirds)
    if third == 0:
        return words.early
    return words.late if third == 2 else None


def read_overnight(cursor: Cursor, words: TimeWords, frame: Frame) -> Span | None:
    """The night before the publication."""
    if not cursor.skip(words.night_words) or not cursor.is_done:
        return None
    if frame.planned:
        raise Unreadable("'overnight' is the night before the publication", "write `tonight`, or the day and `night`")
    day = frame.from_today(lambda today: today, "overnight")
    return _hours_of(NamedDay(day, counted_from=frame.counted_from), words.overnight, frame)


def _hours_of(day: NamedDay, hours: Hours, frame: Frame) -> Span:
    start, zone = midnight(day.day), day.zone(frame).zone
    strict = stretch(start + hours.first * HOUR, start + hours.last * HOUR - 1, zone, SpanKind.PART_OF_DAY)
    if (hours.first, hours.last) == (hours.loose_first, hours.loose_last):
        return day.of(strict)
    begin, end = strict.start.strict.low, strict.end.strict.high
    loose_begin = to_utc(start + hours.loose_first * HOUR, zone, late=False)
    loose_end = to_utc(start + hours.loose_last * HOUR, zone, late=True)
    return day.of(
        attrs.evolve(
            strict,
            start=Pair(strict.start.strict, Bounds(min(loose_begin, begin), begin)),
            end=Pair(strict.end.strict, Bounds(end, max(loose_end, end))),
        )
    )
