"""The German of values: a second language proves that the grammar knows no word of the first."""

from __future__ import annotations

from fractions import Fraction as F
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import Unreadable
from factcheck.values.bounds import Bounds, point
from factcheck.values.factors import FactorKind, read_factor
from factcheck.values.lexicon import ENGLISH
from factcheck.values.lexicon.german import GERMAN
from factcheck.values.numerals import read_numeral
from factcheck.values.phrases import read_phrase
from factcheck.values.quantities import Kind, Manner, read_value
from factcheck.values.vague import vocabulary

MANNER = Manner(lexicon=GERMAN)
PERSON, KM, EURO = Kind("person", True), Kind("km", False), Kind("EUR", False)


@pytest.mark.parametrize(
    ("written", "kind", "strict", "fuzzy"),
    [
        ("3.000", PERSON, point(3000), Bounds(2850, 3150)),
        ("etwa 3.000 Menschen", PERSON, Bounds(2850, 3150), Bounds(2700, 3300)),
        ("knapp 300", PERSON, Bounds(270, 299), Bounds(255, 315)),
        ("gut 300 Personen", PERSON, Bounds(301, 330), Bounds(301, 345)),
        ("über 1.000", PERSON, Bounds(1001, inf), Bounds(1001, inf)),
        ("mindestens etwa 300", PERSON, Bounds(285, inf), Bounds(270, inf)),
        ("zwischen 20 und 30", PERSON, Bounds(20, 30), Bounds(20, 30)),
        ("20 bis 30", PERSON, Bounds(20, 30), Bounds(20, 30)),
        ("zwei oder drei", PERSON, Bounds(2, 3), Bounds(2, 3)),
        ("dreihundertfünfundvierzig", PERSON, point(345), point(345)),
        ("eine halbe Million", PERSON, Bounds(475_000, 525_000), Bounds(450_000, 550_000)),
        ("mehrere hundert Menschen", PERSON, Bounds(300, 999), Bounds(200, inf)),
        ("Dutzende", PERSON, Bounds(24, 99), Bounds(20, inf)),
        ("keine", PERSON, point(0), point(0)),
        ("26 Tote", PERSON, point(26), point(26)),
        ("7,5 Kilometer", KM, Bounds(F(149, 20), F(151, 20)), Bounds(F(149, 20), F(151, 20))),
        ("3,2 Mrd. Euro", EURO, Bounds(3_150_000_000, 3_250_000_000), Bounds(3_150_000_000, 3_250_000_000)),
        ("7 Mio. €", EURO, Bounds(6_500_000, 7_500_000), Bounds(6_500_000, 7_500_000)),
    ],
)
def test_rows(written, kind, strict, fuzzy):
    """Each wording reaches as far as the English one that says the same."""
    reading = read_value(written, kind, MANNER)
    assert (reading.strict, reading.fuzzy) == (strict, fuzzy)


@pytest.mark.parametrize(
    ("written", "kind", "strict"),
    [
        ("ein Drittel", FactorKind.SHARE, Bounds(F(197, 600), F(203, 600))),
        ("mehr als die Hälfte", FactorKind.SHARE, Bounds(F(1, 2), 1, True)),
        ("zwei von drei", FactorKind.SHARE, Bounds(F(397, 600), F(403, 600))),
        ("41 Prozent", FactorKind.SHARE, Bounds(F(405, 1000), F(415, 1000))),
        ("doppelt so viele", FactorKind.TIMES, Bounds(F(1995, 1000), F(2005, 1000))),
        ("13 Prozent weniger", FactorKind.CHANGE, Bounds(F(865, 1000), F(875, 1000))),
    ],
)
def test_factors(written, kind, strict):
    """Shares, ratios and changes are read in German."""
    assert read_factor(written, kind, MANNER).strict == strict


@pytest.mark.parametrize("written", ["weitere 20", "3,000", "etwaa 30", "dritte", "about 300", "3 Mio. Dollar"])
def test_refused(written):
    """Increments, what could be read in two ways, unknown words, ordinals, English, and other money are errors."""
    with pytest.raises(Unreadable):
        read_value(written, EURO if "Dollar" in written else PERSON, MANNER)


@pytest.mark.parametrize("word", [word for word, hedge in GERMAN.hedges.before.items() if hedge != "range"])
def test_every_hedge(word):
    """Each hedge word is taken as its hedge."""
    assert read_phrase(f"{word} 300", lexicon=GERMAN).hedges == (GERMAN.hedges.before[word],)


@pytest.mark.parametrize("word", vocabulary(GERMAN))
def test_every_vague_word(word):
    """Each vague wording is read as its range."""
    assert read_phrase(word, lexicon=GERMAN).vague == vocabulary(GERMAN)[word]


@given(st.sampled_from(sorted(GERMAN.numbers.small)))
def test_every_number_word(word):
    """Each number in one word is read to its end."""
    found = read_numeral(word, lexicon=GERMAN)
    assert found is not None
    assert (found[0].value, found[1]) == (GERMAN.numbers.small[word], len(word))


@given(st.text(alphabet="0123456789., %€-+abcdeghilmnortuüz", max_size=20))
def test_any_text_is_read_or_refused(text):
    """Whatever stands in a file, the answer is a reading or `Unreadable`, in both languages."""
    for lexicon in (GERMAN, ENGLISH):
        try:
            reading = read_value(text, EURO, Manner(lexicon=lexicon))
        except Unreadable:
            continue
        assert reading.fuzzy.contains(reading.strict)
