"""What a language brings to the reading of dates, hours and relations between times: `TimeWords`, and what its words mean.

Going in: nothing. Going out: frozen records and enums. The grammar (`values/times/worded`) knows what a month or a relation
does, and no word of any language. To add a word, add it to its table in the file of its language; a new meaning is a member of
its enum here.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import attrs

from factcheck.records import Printed, Record


class Relation(StrEnum):
    """How a moment lies to the date that it is told by. `SINCE` and `UNTIL` are `FROM` and `BY` of what happens once."""

    BY = "by"
    FROM = "from"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    UNTIL = "until"


class Nearness(StrEnum):
    """How near a moment lies to the clock time that it is told by."""

    AROUND = "around"
    SHORTLY_BEFORE = "shortly before"
    SHORTLY_AFTER = "shortly after"


class Length(StrEnum):
    """Stretches of the calendar that have a `this`, a `last` and a `next`."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@attrs.frozen(eq=False, repr=False)
class Hours(Record):
    """Hours of a day, the last not included, as they are read strictly and fuzzily; past 24 they lie in the next day."""

    first: int
    last: int
    loose_first: int
    loose_last: int


@attrs.frozen(eq=False, repr=False)
class TimeWords(Printed):
    """Words for days, hours and stretches of the calendar; all in small letters and without dots.

    `months` and `weekdays` (Monday is 0) hold abbreviations too; `days` are days from today; `parts` stand at a day
    (`Tuesday night`), `spoken_parts` alone (`last night`: the day from today, and the part); `half_days` follow an hour of
    twelve; `clocks` are hours of their own. `thirds` are parts of a month or year, `early` and `late` those of them that a day
    has too. `shifts` stand before a length (`last week`). `units` are what gaps are counted in, by every name that they have;
    `several` those of these names that are more than one, and `vague` what may stand before such a one; `and_a_half` may stand
    behind one. `joined` are words that stand for several (`Dienstagabend`); `numeric` tells that `9.6.2025` is a day and then a
    month; `o_clock` may follow an hour of twenty-four. `whence` stands before the first of two dates, `ago_before` and
    `from_now_before` before a gap that others put `ago` and `from_now` behind. `two_ways` can be read in two ways.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    days: Mapping[str, int]
    parts: Mapping[str, Hours]
    early_hours: Hours
    early: Hours
    late: Hours
    overnight: Hours
    spoken_parts: Mapping[str, tuple[int, str]]
    night_words: frozenset[str]
    early_hours_words: frozenset[str]
    half_days: Mapping[str, int]
    clocks: Mapping[str, int]
    thirds: Mapping[str, int]
    lengths: Mapping[str, Length]
    shifts: Mapping[str, int]
    quarters: Mapping[str, int]
    halves: Mapping[str, int]
    ordinals: Mapping[str, int]
    half: frozenset[str]
    weekend: frozenset[str]
    end_of: frozenset[str]
    fiscal: frozenset[str]
    relations: Mapping[str, Relation]
    between: frozenset[str]
    and_: frozenset[str]
    to: frozenset[str]
    nearness: Mapping[str, Nearness]
    ago: frozenset[str]
    from_now: frozenset[str]
    before_days: frozenset[str]
    before_stretches: frozenset[str]
    before_clocks: frozenset[str]
    of: frozenset[str]
    units: Mapping[str, str]
    vague: Mapping[str, str]
    several: frozenset[str]
    aged: frozenset[str]
    and_a_half: frozenset[str]
    whence: frozenset[str]
    ago_before: frozenset[str] = frozenset()
    from_now_before: frozenset[str] = frozenset()
    o_clock: frozenset[str] = frozenset()
    two_ways: frozenset[str] = frozenset()
    joined: Mapping[str, str] = attrs.field(factory=dict)
    numeric: bool = False
