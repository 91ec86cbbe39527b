"""The German of dates, hours and relations between times. A new word is an entry in its table.

`9. Juni 2025`, `9.6.2025`, `am Montagabend`, `um 20.30 Uhr`, `vor zwei Tagen`, `Anfang Juni`, `bis 9. Juni`. Cases and genders
stand side by side, since the grammar knows none. `morgen` is tomorrow; the morning of a day is joined to it (`Montagmorgen`).
"""

from __future__ import annotations

from factcheck.values.lexicon.english_times import TIMES as ENGLISH_TIMES
from factcheck.values.lexicon.lexicon import grouped, listed
from factcheck.values.lexicon.time_words import Length, Nearness, Relation, TimeWords

_MONTHS = "januar februar märz april mai juni juli august september oktober november dezember".split()
_DAYS = "montag dienstag mittwoch donnerstag freitag samstag sonntag".split()
_OF_A_DAY = ENGLISH_TIMES.parts
_PARTS = {
    "morgen": _OF_A_DAY["morning"],
    "vormittag": _OF_A_DAY["morning"],
    "nachmittag": _OF_A_DAY["afternoon"],
    "abend": _OF_A_DAY["evening"],
    "nacht": _OF_A_DAY["night"],
}
"""The hours of each part of a day are no matter of language."""
_DAYTIME = [part for part in _PARTS if part != "nacht"]
"""`heute Nacht` may be the last night or the next, and `die Nacht zum Montag` is Sunday's: neither is read."""

_UNITS = {
    "second": "sekunde, sekunden",
    "minute": "minute, minuten",
    "hour": "stunde, stunden",
    "day": "tag, tage, tagen",
    "week": "woche, wochen",
    "month": "monat, monate, monaten",
    "year": "jahr, jahre, jahren",
    "decade": "jahrzehnt, jahrzehnte, jahrzehnten",
}
_ARTICLES = "der, die, das, den, dem, des"

TIMES = TimeWords(
    months={name: n for n, name in enumerate(_MONTHS, 1)}
    | {name[:3]: n for n, name in enumerate(_MONTHS, 1)}
    | {"jänner": 1, "feber": 2, "maerz": 3, "sept": 9},
    weekdays={name: n for n, name in enumerate(_DAYS)}
    | {name[:2]: n for n, name in enumerate(_DAYS)}
    | {"sonnabend": 5},
    seasons={"frühling": 21, "frühjahr": 21, "sommer": 22, "herbst": 23, "winter": 24},
    days={"vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1, "übermorgen": 2},
    parts=_PARTS,
    early_hours=ENGLISH_TIMES.early_hours,
    early=ENGLISH_TIMES.early,
    late=ENGLISH_TIMES.late,
    overnight=ENGLISH_TIMES.overnight,
    spoken_parts={f"{day} {part}": (away, part) for day, away in (("heute", 0), ("gestern", -1)) for part in _DAYTIME}
    | dict.fromkeys(("gestern nacht", "letzte nacht", "vergangene nacht"), (-1, "nacht")),
    night_words=listed("über nacht"),
    early_hours_words=listed("frühen morgenstunden, den frühen morgenstunden, in den frühen morgenstunden"),
    half_days=grouped({0: "uhr morgens, uhr früh, uhr vormittags", 12: "uhr nachmittags, uhr abends"}),
    clocks={"mittag": 12, "mitternacht": 24},
    thirds={"anfang": 0, "früh": 0, "mitte": 1, "spät": 2},
    lengths=grouped(
        {
            Length.WEEK: "woche",
            Length.MONTH: "monat, monats",
            Length.QUARTER: "quartal, quartals",
            Length.YEAR: "jahr, jahres",
        }
    ),
    shifts=grouped(
        {
            -1: "letzte, letzten, letztes, letzter, vergangene, vergangenen, vergangenes, vorige, vorigen, voriges",
            0: "diese, diesen, dieses, diesem, dieser",
            1: "nächste, nächsten, nächstes, nächster, kommende, kommenden, kommendes",
        }
    ),
    quarters={"q1": 1, "q2": 2, "q3": 3, "q4": 4},
    halves={"h1": 1, "h2": 2},
    ordinals=grouped(
        {
            1: "1., erste, ersten, erstes",
            2: "2., zweite, zweiten, zweites",
            3: "3., dritte, dritten, drittes",
            4: "4., vierte, vierten, viertes",
        }
    ),
    half=listed("halbjahr, hälfte"),
    weekend=listed("wochenende"),
    end_of=listed("ende, ende des"),
    fiscal=listed("geschäftsjahr, gj"),
    relations=grouped(
        {
            Relation.BY: "bis, bis zum, spätestens, spätestens am, bis spätestens, bis spätestens am",
            Relation.FROM: "ab, ab dem, frühestens, frühestens am, nicht vor, nicht vor dem",
            Relation.BEFORE: "vor, vor dem, noch vor, noch vor dem",
            Relation.AFTER: "nach, nach dem, später als",
            Relation.SINCE: "seit, seit dem",
        }
    ),
    between=listed("zwischen"),
    and_=listed("und"),
    to=listed("bis, -"),
    nearness=grouped(
        {
            Nearness.AROUND: "gegen, etwa um, ungefähr um, circa um, ca um, rund um, ~",
            Nearness.SHORTLY_BEFORE: "kurz vor",
            Nearness.SHORTLY_AFTER: "kurz nach",
        }
    ),
    ago=frozenset(),
    from_now=frozenset(),
    before_days=listed(f"am, vom, in der, im, {_ARTICLES}"),
    before_stretches=listed(f"im, in, in der, in den, am, während, während der, während des, {_ARTICLES}"),
    before_clocks=listed("um"),
    of=listed(f"von, vom, im, am, {_ARTICLES}"),
    units=grouped(_UNITS),
    several=listed("sekunden, minuten, stunden, tage, tagen, wochen, monate, monaten, jahre, jahren"),
    vague=grouped({"several": "mehrere, mehreren, einige, einigen, wenige, wenigen", "a couple": "ein paar"}),
    aged=listed("alter"),
    and_a_half=frozenset(),
    whence=listed("von, vom"),
    ago_before=listed("vor"),
    from_now_before=listed("in"),
    o_clock=listed("uhr"),
    two_ways=listed("heute nacht"),
    joined={f"{day}{part}": f"{day} {part}" for day in (*_DAYS, "sonnabend") for part in _PARTS},
    numeric=True,
)
