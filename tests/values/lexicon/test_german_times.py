"""German dates and lengths of time say what their English ones say, and what German leaves open is refused."""

from __future__ import annotations

import pytest

from factcheck.errors import Unreadable
from factcheck.values.languages import lexicons_of
from factcheck.values.lexicon.german import GERMAN
from factcheck.values.times import Frame, Today, read_gap, read_time

TODAY = Today(read_time("2025-06-12", "when", lasts=False).time, None)  # a Thursday
ENGLISH, BOTH = Frame(today=TODAY), Frame(today=TODAY, lexicons=lexicons_of("de-AT"))

DATES = """
9. Juni 2025 | 9 June 2025
9.6.2025 | 2025-06-09
09.06.2025 | 2025-06-09
10.11.2024 | 2024-11-10
am 9. Juni | June 9
Mo, 9. Jun. 2025 | 9 June 2025
Montag, 9.6.2025 | Monday 9 June 2025
Dienstag, 9.6.2025 | Tuesday 9 June 2025
9. März 2025 | 9 March 2025
am Montag | Monday
am Sonnabend | Saturday
am Montagabend | Monday evening
Montagnacht | Monday night
am Morgen des 9. Juni 2025 | morning of 9 June 2025
spät am Montag | late Monday
gestern | yesterday
vorgestern | the day before yesterday
übermorgen | the day after tomorrow
morgen | tomorrow
heute Morgen | this morning
gestern Abend | yesterday evening
letzte Nacht | last night
über Nacht | overnight
um 20.30 Uhr am 9. Juni 2025 | 8.30pm on 9 June 2025
am 9. Juni 2025 um 20 Uhr | 8 p.m. on 9 June 2025
8 Uhr abends am Montag | 8 p.m. on Monday
20 Uhr MESZ am Montag | 8 p.m. CEST on Monday
gegen 20 Uhr am Montag | around 8 p.m. on Monday
kurz vor 20 Uhr am Montag | shortly before 8 p.m. on Monday
Montag Mitternacht | Monday midnight
Juni 2025 | June 2025
im Juni | June
Anfang Juni 2025 | early June 2025
Mitte Juni | mid-June
Ende Mai 2025 | end of May 2025
Ende 2024 | end of 2024
im Frühjahr 2025 | spring 2025
letzte Woche | last week
im vergangenen Monat | last month
im nächsten Jahr | next year
3. Quartal 2024 | Q3 2024
im dritten Quartal 2024 | the third quarter of 2024
erstes Halbjahr 2024 | the first half of 2024
am Wochenende | the weekend
vor zwei Tagen | two days ago
vor etwa einer Woche | about a week ago
vor mehreren Monaten | several months ago
in drei Wochen | three weeks from now
bis 9. Juni | by 9 June
spätestens am 9. Juni | no later than 9 June
ab 9. Juni 2025 | from 9 June 2025
vor dem 9. Juni 2025 | before 9 June 2025
vor Montag | before Monday
nach dem 9. Juni | after 9 June
seit Montag | since Monday
zwischen dem 8. und dem 13. Mai 2025 | between 8 and 13 May 2025
zwischen 2025-05-08 und 2025-05-13 | between 2025-05-08 and 2025-05-13
zwischen 9.6.2025 und 11.6.2025 | between 2025-06-09 and 2025-06-11
9 June 2025 | 9 June 2025
"""


@pytest.mark.parametrize("row", DATES.strip().splitlines())
def test_a_date_says_what_its_english_says(row):
    """One date, one meaning: strict, fuzzy, its relation, what it rests on, and whether its weekday fits."""
    german, english = (text.strip() for text in row.split("|"))
    one, other = read_time(german, "when", BOTH, lasts=False), read_time(english, "when", ENGLISH, lasts=False)
    assert (one.time, one.start, one.end, one.relation) == (other.time, other.start, other.end, other.relation)
    assert (one.misfits, one.counted_from, one.kind) == (other.misfits, other.counted_from, other.kind)


@pytest.mark.parametrize(
    "row", ["vom 8. bis 13. Mai 2025 | 8-13 May 2025", "8.5.2025 - 13.5.2025 | 2025-05-08/2025-05-13"]
)
def test_a_period_says_what_its_english_says(row):
    """Two dates with `bis` or a dash between them are a period."""
    german, english = (text.strip() for text in row.split("|"))
    one, other = read_time(german, "over", BOTH, lasts=False), read_time(english, "over", ENGLISH, lasts=False)
    assert (one.time, one.start, one.end) == (other.time, other.start, other.end)


@pytest.mark.parametrize(
    "text",
    [
        "heute Nacht",
        "in der Nacht zum 9. Juni 2025",
        "letzten Dienstag",
        "31. Juni 2025",
        "9.13.2025",
        "vor Tagesanbruch",
    ],
)
def test_what_is_open_is_refused(text):
    """A night that may be the last or the next, a Tuesday of this week or the last, and a day that there is not."""
    with pytest.raises(Unreadable):
        read_time(text, "when", BOTH, lasts=False)


def test_only_german_puts_the_day_first():
    """`10/11/2024`, and in English `10.11.2024`, may be of October or of November."""
    for text in ("10/11/2024", "10.11.2024"):
        with pytest.raises(Unreadable):
            read_time(text, "when", ENGLISH, lasts=False)


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("vier Monate", "four months"),
        ("etwa eine Woche", "about a week"),
        ("mehr als drei Tage", "over 3 days"),
        ("gut eine Woche", "just over a week"),
        ("höchstens 3 Tage", "at most 3 days"),
        ("ein paar Tage", "a couple of days"),
        ("mehrere Stunden", "several hours"),
        ("fast zwei Wochen", "nearly two weeks"),
        ("einige Monate", "several months"),
        ("rund 20 Minuten", "about 20 minutes"),
        ("Tage", "days"),
    ],
)
def test_a_gap_says_what_its_english_says(german, english):
    """A length of time has the same bounds and is counted alike in both languages."""
    one, other = read_gap(german, GERMAN), read_gap(english)
    assert (one.strict, one.fuzzy, one.unit, one.steps) == (other.strict, other.fuzzy, other.unit, other.steps)
