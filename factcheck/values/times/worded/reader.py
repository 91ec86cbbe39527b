"""All readers of times in words, in their order, and ranges of two such times.

Going in: a text, the words of its language, a frame. Going out: a `Span`, two, or nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from factcheck.errors import Unreadable
from factcheck.values.bounds import Bounds
from factcheck.values.lexicon.time_words import TimeWords
from factcheck.values.times.clock import DAY, midnight, to_utc
from factcheck.values.times.frame import Frame
from factcheck.values.times.gaps import Gap, Steps, read_gap
from factcheck.values.times.shifting import shift
from factcheck.values.times.spans import Pair, Span, SpanKind
from factcheck.values.times.worded.cursor import Cursor, words_of
from factcheck.values.times.worded.named_days import read_partial, resolved, take_day
from factcheck.values.times.worded.named_hours import read_clock_and_day, read_overnight, read_part_and_day
from factcheck.values.times.worded.named_stretches import read_stretch

Reader = Callable[[Cursor, TimeWords, Frame], Span | None]


def read_words(text: str, words: TimeWords, frame: Frame) -> Span | None:
    """What a time in words stands for; nothing where it is not in words that are known."""
    written = words_of(text, words.joined)
    return _read(written, words, frame) if written is not None else None


def _read(written: tuple[str, ...], words: TimeWords, frame: Frame) -> Span | None:
    _refuse_ambiguous(Cursor(written), words)
    for reader in READERS:
        span = reader(Cursor(written), words, frame)
        if span is not None:
            return span
    return None


def _refuse_ambiguous(cursor: Cursor, words: TimeWords) -> None:
    """`last Tuesday` is the one of this week or the one before; `next spring` this year's, `heute Nacht` last night's."""
    cursor.skip(words.before_days)
    if cursor.skip(words.two_ways):
        raise Unreadable(f"{' '.join(cursor.written)!r} can be read in two ways", "write the day and the part of it")
    shifted = cursor.take(words.shifts) is not None
    name = cursor.next
    if not shifted or not any(name in table for table in (words.weekdays, words.months, words.seasons, words.weekend)):
        return
    written = " ".join(cursor.written[: cursor.at + 1])
    hint = "write the date, or `Tuesday` for the last one up to the publication"
    raise Unreadable(f"{written!r} can be read in two ways", hint)


def _read_day(cursor: Cursor, words: TimeWords, frame: Frame) -> Span | None:
    day = take_day(cursor, words, frame)
    return day.span(frame) if day is not None and cursor.is_done else None


def _read_ago(cursor: Cursor, words: TimeWords, frame: Frame) -> Span | None:
    """`two days ago`, `vor zwei Tagen`, `a year from now`: that gap before, or after, the publication."""
    first = cursor.words[0]
    if cursor.words[-1] in words.units and first in words.ago_before | words.from_now_before:
        gap = read_gap(" ".join(cursor.written[1:]), frame.lexicons[0])
        return _away(gap, "before" if first in words.ago_before else "after", frame)
    for endings, direction in ((words.ago, "before"), (words.from_now, "after")):
        for ending in endings:
            count = ending.count(" ") + 1
            if len(cursor.words) > count and " ".join(cursor.words[-count:]) == ending:
                gap = read_gap(" ".join(cursor.written[:-count]), frame.lexicons[0])
                return _away(gap, "before" if direction == "before" else "after", frame)
    return None


def _away(gap: Gap, direction: str, frame: Frame) -> Span:
    first, last = frame.from_today(lambda today: (today, today), f"{gap.written} {direction}")
    zone = frame.zone_of_today()
    base = Bounds(to_utc(midnight(first), zone, late=False), to_utc(midnight(last) + DAY - 1, zone, late=True))
    strict, fuzzy = (
        shift(base, gap, "before" if direction == "before" else "after", reading, zone)
        for reading in ("strict", "fuzzy")
    )
    pair = Pair(strict, fuzzy)
    one_day = gap.steps is Steps.DAYS and gap.strict.is_point
    kind = SpanKind.DAY if one_day else SpanKind.OTHER
    return Span(pair, pair, zone, kind, counted_from=frame.counted_from)


READERS: tuple[Reader, ...] = (
    read_overnight,
    read_clock_and_day,
    read_part_and_day,
    _read_day,
    read_stretch,
    _read_ago,
)


def read_pair(text: str, words: TimeWords, frame: Frame, *, between: bool) -> tuple[Span, Span] | None:
    """The two times of `8 to 13 October 2024`, or if `between` of `8 and 13 October 2024`; nothing where there are not two.

    What one of the two does not say, month or year, is that of the other.
    """
    written = words_of(text, words.joined)
    if written is None:
        return None
    plain = Cursor(written).words
    for at in range(1, len(plain) - 1):
        if plain[at] in (words.and_ if between else words.to):
            # a dash may also be the sign of an offset: it parts dates, and nothing else
            found = _two(written[:at], written[at + 1 :], words, frame, only_dates=plain[at] == "-")
            if found is not None:
                return found
    return None


def _two(
    left: tuple[str, ...], right: tuple[str, ...], words: TimeWords, frame: Frame, *, only_dates: bool
) -> tuple[Span, Span] | None:
    first, last = read_partial(Cursor(left), words), read_partial(Cursor(right), words)
    if only_dates and (first is None or last is None):
        return None
    if first is not None and last is not None:
        first, last = first.lent(last), last.lent(first)
        if first.is_day and last.is_day:
            one, other = (resolved(each, frame).span(frame) for each in (first, last))
            return one, other
    if Cursor(left).words[-1] in words.months and Cursor(right, len(right) - 1).year() is not None:
        left = (*left, right[-1])
    spans = _read(left, words, frame), _read(right, words, frame)
    return (spans[0], spans[1]) if spans[0] is not None and spans[1] is not None else None
