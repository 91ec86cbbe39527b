"""The English of dates, hours and relations between times. A new word is an entry in its table."""

from __future__ import annotations

from factcheck.values.lexicon.lexicon import grouped, listed
from factcheck.values.lexicon.time_words import Hours, Length, Nearness, Relation, TimeWords

_MONTHS = "January February March April May June July August September October November December"
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_PARTS = {
    "morning": Hours(4, 12, 4, 12),
    "afternoon": Hours(12, 18, 12, 18),
    "evening": Hours(18, 24, 18, 24),
    "night": Hours(20, 28, 20, 28),
}
"""A night ends at 4 on the next day."""

_UNITS = {
    "second": "second, seconds, sec, secs",
    "minute": "minute, minutes, min, mins",
    "hour": "hour, hours, hr, hrs, h",
    "day": "day, days",
    "week": "week, weeks",
    "fortnight": "fortnight, fortnights",
    "month": "month, months",
    "year": "year, years, yr, yrs",
    "decade": "decade, decades",
}

TIMES = TimeWords(
    months={name.lower(): n for n, name in enumerate(_MONTHS.split(), 1)}
    | {name.lower()[:3]: n for n, name in enumerate(_MONTHS.split(), 1)}
    | {"sept": 9},
    weekdays={name.lower(): n for n, name in enumerate(_DAYS.split())}
    | {name.lower()[:3]: n for n, name in enumerate(_DAYS.split())}
    | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
    seasons={"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24},
    days=grouped(
        {
            -2: "the day before yesterday, day before yesterday",
            -1: "yesterday",
            0: "today",
            1: "tomorrow",
            2: "the day after tomorrow, day after tomorrow",
        }
    ),
    parts=_PARTS,
    early_hours=Hours(0, 6, 0, 8),
    early=Hours(0, 8, 0, 12),
    late=Hours(18, 24, 16, 28),
    overnight=Hours(-4, 8, -6, 12),
    spoken_parts={f"this {part}": (0, part) for part in ("morning", "afternoon", "evening")}
    | {"tonight": (0, "night"), "last night": (-1, "night")},
    night_words=listed("overnight"),
    early_hours_words=listed("early hours, the early hours, small hours, the small hours"),
    half_days={"am": 0, "pm": 12},
    clocks={"noon": 12, "midday": 12, "midnight": 24},
    thirds={"early": 0, "mid": 1, "late": 2},
    lengths={length.value: length for length in Length},
    shifts={"this": 0, "last": -1, "next": 1},
    quarters={"q1": 1, "q2": 2, "q3": 3, "q4": 4},
    halves={"h1": 1, "h2": 2},
    ordinals={"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4},
    half=listed("half"),
    weekend=listed("weekend"),
    end_of=listed("end of, the end of, end"),
    fiscal=listed("fy, fiscal year, fiscal, financial year"),
    relations=grouped(
        {
            Relation.BY: "by, no later than, not later than, on or before, at the latest by",
            Relation.FROM: "from, as early as, not before, no earlier than, not earlier than, on or after",
            Relation.BEFORE: "before, prior to, ahead of, earlier than",
            Relation.AFTER: "after, later than, following",
            Relation.SINCE: "since",
            Relation.UNTIL: "until, till, up to",
        }
    ),
    between=listed("between"),
    and_=listed("and"),
    to=listed("to, -, until, till, through"),
    nearness=grouped(
        {
            Nearness.AROUND: "around, about, at about, at around, circa, roughly, approximately, at approximately, ~",
            Nearness.SHORTLY_BEFORE: "shortly before, just before, a little before",
            Nearness.SHORTLY_AFTER: "shortly after, just after, a little after",
        }
    ),
    ago=listed("ago"),
    from_now=listed("from now"),
    before_days=listed("on, on the, the, in, in the, during the, of, of the"),
    before_stretches=listed("in, in the, during, during the, the, over the, at the, on the, of, of the"),
    before_clocks=listed("at"),
    of=listed("of, of the, in, in the, on, on the"),
    units=grouped(_UNITS),
    several=frozenset(f"{unit}s" for unit in _UNITS),
    vague=grouped({"several": "several, a few, few", "a couple": "a couple of, a couple, couple of", "": "some"}),
    aged=listed("aged, age"),
    and_a_half=listed("and a half"),
    whence=listed("from"),
)
