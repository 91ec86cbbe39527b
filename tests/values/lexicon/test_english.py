"""The English of values: every word of the lexicon is read as what its table says, and any run of words is read or refused."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import Unreadable
from factcheck.values.bounds import Bounds, point
from factcheck.values.factors import FactorKind, read_factor
from factcheck.values.lexicon import ENGLISH, Hedge
from factcheck.values.money import part_of
from factcheck.values.numerals import Counting, read_numeral
from factcheck.values.phrases import read_phrase
from factcheck.values.quantities import Kind, read_value
from factcheck.values.units import same_unit
from factcheck.values.vague import vocabulary

NUMBERS, HEDGES, FACTORS, UNITS = ENGLISH.numbers, ENGLISH.hedges, ENGLISH.factors, ENGLISH.units
PERSON, DOLLARS, KM = Kind("person", True), Kind("USD", False, signed=True), Kind("km", False)


def test_a_lexicon_is_frozen():
    """A language is one frozen value: nothing that reads a text can change what another text means."""
    for section in attrs.fields(type(ENGLISH)):
        value = getattr(ENGLISH, section.name)
        assert isinstance(value, str) or attrs.has(type(value))
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(ENGLISH, section.name, value)


@pytest.mark.parametrize("word", sorted(HEDGES.after))
def test_words_after_a_number(word):
    """Each hedge after a number is taken as its hedge, and keeps its unit before it."""
    for text in (f"300 {word}", f"300 people {word}"):
        assert read_phrase(text).hedges == (HEDGES.after[word],)


@pytest.mark.parametrize("word", sorted(HEDGES.joined))
def test_words_joined_to_a_number(word):
    """Each hedge that is joined to a number is taken as its hedge, and its unit may follow."""
    assert read_phrase(f"300{word} people").hedges == (HEDGES.joined[word],)


@pytest.mark.parametrize(
    "text",
    [f"{word} 300" for word in sorted(HEDGES.empty_before)] + [f"300 {word}" for word in sorted(HEDGES.empty_after)],
)
def test_words_that_add_nothing(text):
    """Words that add nothing leave the bare number."""
    assert attrs.evolve(read_value(text, PERSON), written="", readings=()) == attrs.evolve(
        read_value("300", PERSON), written="", readings=()
    )


@pytest.mark.parametrize(
    "text",
    [f"{word} 300" for word in sorted(HEDGES.adding_before)] + [f"300 {word}" for word in sorted(HEDGES.adding_after)],
)
def test_words_that_add(text):
    """Words that make an increment are refused where the claim adds to no other."""
    with pytest.raises(Unreadable, match="adds to another figure"):
        read_value(text, PERSON)


@pytest.mark.parametrize("word", sorted(HEDGES.ends | HEDGES.choices))
def test_words_of_a_range(word):
    """Each word between two ends makes a range of them."""
    assert read_value(f"300 {word} 400", PERSON).strict == Bounds(300, 400)


@pytest.mark.parametrize("word", sorted(HEDGES.pairs))
def test_words_of_a_pair(word):
    """Each word between the ends of what lies between them makes a range."""
    assert read_value(f"between 300 {word} 400", PERSON).strict == Bounds(300, 400)


@pytest.mark.parametrize("word", sorted(HEDGES.spread))
def test_words_of_a_spread(word):
    """Each word before the d of `N ± d`."""
    assert read_value(f"300 {word} 20", PERSON).strict == Bounds(280, 320)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *NUMBERS.small.items(),
        *((f"two {word}", 2 * size) for table in (NUMBERS.hundreds, NUMBERS.dozens) for word, size in table.items()),
        *((f"2 {word}", 2 * size) for word, size in NUMBERS.scales.items()),
        *(
            (f"2{word}", 2 * size)
            for table in (NUMBERS.attached, NUMBERS.attached_to_counts)
            for word, size in table.items()
        ),
        *((f"{word} 2", -2) for word in sorted(NUMBERS.minus)),
    ],
)
def test_number_words(text, value):
    """Each word of a number is read, to its end."""
    found = read_numeral(text, counting=Counting.THINGS)
    assert found is not None
    assert (found[0].value, found[1]) == (value, len(text))


@pytest.mark.parametrize("word", sorted(NUMBERS.parts))
def test_parts(word):
    """Each denominator makes a fraction, with an article or a number before it."""
    text = f"three {word}" if NUMBERS.parts[word] > 3 else f"a {word}"
    found = read_numeral(text)
    assert found is not None
    assert found[0].value * NUMBERS.parts[word] == (3 if text.startswith("three") else 1)


@pytest.mark.parametrize("word", sorted(NUMBERS.none))
def test_none(word):
    """Each word for nothing is zero."""
    assert read_value(word, PERSON).strict == point(0)


@pytest.mark.parametrize(
    "word", sorted([*sorted(NUMBERS.ordinals), *(f"41{ending}" for ending in sorted(NUMBERS.ordinal_endings))])
)
def test_ordinals(word):
    """A place in a row counts nothing."""
    with pytest.raises(Unreadable, match="ordinal"):
        read_value(word, PERSON)


@pytest.mark.parametrize("word", sorted(vocabulary(ENGLISH)))
def test_vague_words(word):
    """Each vague wording is read as its range."""
    phrase = read_phrase(f"{word} of people")
    assert (phrase.vague, phrase.unit) == (vocabulary(ENGLISH)[word], "people")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *((word, FactorKind.SHARE) for word in [*sorted(FACTORS.fixed), *sorted(FACTORS.wholes)]),
        *((f"two {word} five", FactorKind.SHARE) for word in sorted(FACTORS.out_of)),
        *((word, FactorKind.TIMES) for word in sorted(FACTORS.ratios)),
        *((f"1.5 {word}", FactorKind.TIMES) for word in sorted(FACTORS.times)),
        *((f"ten{word}", FactorKind.TIMES) for word in sorted(FACTORS.fold)),
        *((f"twice {word}", FactorKind.TIMES) for word in sorted(FACTORS.compared)),
        *((word, FactorKind.CHANGE) for word in [*sorted(FACTORS.grown), *sorted(FACTORS.unchanged)]),
    ],
)
def test_factor_words(text, kind):
    """Each word of a share, a ratio or a change is read."""
    factor = read_factor(text, kind)
    assert factor.fuzzy.contains(factor.strict)


@pytest.mark.parametrize(
    "text", [f"{word} 7 %" for word in sorted(FACTORS.falling)] + [f"7 % {word}" for word in sorted(FACTORS.lower)]
)
def test_words_of_a_fall(text):
    """Each word that tells of a fall is read as one."""
    assert read_factor(text, FactorKind.CHANGE).fuzzy.high < 1


@pytest.mark.parametrize(
    "text", [f"{word} 7 %" for word in sorted(FACTORS.rising)] + [f"7 % {word}" for word in sorted(FACTORS.higher)]
)
def test_words_of_a_rise(text):
    """Each word that tells of a rise is read as one."""
    assert read_factor(text, FactorKind.CHANGE).fuzzy.low > 1


@pytest.mark.parametrize("word", sorted(UNITS.names))
def test_unit_names(word):
    """Each everyday name is the unit that it stands for."""
    assert same_unit(word, UNITS.names[word])


@pytest.mark.parametrize(("word", "power"), sorted(UNITS.raised.items()))
def test_raised_units(word, power):
    """Each word before a unit raises it."""
    assert same_unit(f"{word} km", f"km^{power}")


@pytest.mark.parametrize("word", sorted(UNITS.per))
def test_units_per_unit(word):
    """Each word between two units divides them."""
    assert same_unit(f"miles {word} hour", "mph")


@pytest.mark.parametrize(
    "word", sorted([*sorted(UNITS.persons), *(f"people {word}" for word in sorted(UNITS.persons))])
)
def test_words_of_persons(word):
    """What persons are may follow their number."""
    assert read_value(f"26 {word}", PERSON).strict == point(26)


@pytest.mark.parametrize("word", sorted(UNITS.described))
def test_words_of_lengths(word):
    """What a length is of may follow its unit."""
    assert read_value(f"7 km {word}", KM).strict == read_value("7 km", KM).strict


@pytest.mark.parametrize(
    "unit", sorted([*sorted(UNITS.several), *(f"{unit}s" for unit in sorted(UNITS.several) if unit.isalpha())])
)
def test_names_of_several_units(unit):
    """A name that means several units is an error that lists them."""
    with pytest.raises(Unreadable, match="several units"):
        read_value(f"5 {unit}", Kind("m^3", False))


@pytest.mark.parametrize(
    ("word", "code", "parts"),
    [
        *((word, code, 1) for code, words in ENGLISH.money.currencies.items() for word in words.split(", ")),
        *((word, code, 100) for code, words in ENGLISH.money.hundredths.items() for word in words.split(", ")),
    ],
)
def test_money_words(word, code, parts):
    """Each word for a currency, or for a hundredth of one, is that much of it."""
    found = part_of(word, code)
    assert found is not None
    assert found * parts == 1


WORDS = st.sampled_from(
    [
        *sorted(HEDGES.before), *sorted(HEDGES.after), *sorted(HEDGES.joined), *sorted(HEDGES.empty_before),
        *sorted(HEDGES.adding_before), *sorted(HEDGES.adding_after),
        *sorted(HEDGES.ends), *sorted(HEDGES.choices), *sorted(HEDGES.spread), *sorted(NUMBERS.small),
        *sorted(NUMBERS.scales), *sorted(NUMBERS.parts), *sorted(NUMBERS.one),
        *sorted(NUMBERS.none), *sorted(NUMBERS.ordinals), *vocabulary(ENGLISH), *sorted(FACTORS.fixed),
        *sorted(FACTORS.ratios), *sorted(FACTORS.falling),
        "and", "of", "3", "12,000", "2.5", "40 %", "$", "US$", "€", "-", "people", "km", "ft", "in", "5'10\"", "%", "(", "±", "/",
    ]
)  # fmt: skip
RUNS = st.lists(st.tuples(WORDS, st.sampled_from([" ", " ", " ", ""])), min_size=1, max_size=6).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)


@settings(max_examples=400)
@given(RUNS)
def test_any_run_of_words_is_read_or_refused(text):
    """Reading is total: a run of words is refused, or read with its strict range inside its fuzzy one, neither empty."""
    for kind in (PERSON, DOLLARS, KM, Kind("%", False), Kind("m", False)):
        try:
            reading = read_value(text, kind)
        except Unreadable:
            continue
        assert reading.fuzzy.contains(reading.strict)
        assert not reading.strict.is_empty
    for factor_kind in FactorKind:
        try:
            factor = read_factor(text, factor_kind)
        except Unreadable:
            continue
        assert factor.fuzzy.contains(factor.strict)
        assert not factor.strict.is_empty


LOOSE = [word for word, hedge in HEDGES.before.items() if hedge in (Hedge.ABOUT, Hedge.NEARLY)]
LOOSE_AFTER = [word for word, hedge in HEDGES.after.items() if hedge is Hedge.ABOUT]
PLAIN = st.one_of(
    st.integers(1, 10**6).map(str),
    st.builds(lambda n, word: f"{n} {word}", st.integers(1, 999), st.sampled_from(["million", "thousand", "crore"])),
    st.builds(lambda n, word: f"{n}.5 {word}", st.integers(0, 99), st.sampled_from(["million", "billion"])),
    st.sampled_from(
        ["half a million", "two and a half million", "a dozen", "three dozen", "three hundred", "a thousand"]
    ),
)


@given(PLAIN, st.sampled_from(LOOSE), st.sampled_from(["", *LOOSE_AFTER]))
def test_hedging_never_takes_a_world_away(number, before, after):
    """SEMANTICS Values: *about*, `~` and *nearly*: the fuzzy range of a hedged number holds that of the bare one, and N."""
    for kind in (PERSON, DOLLARS):
        bare = read_value(number, kind)
        hedged = read_value(f"{before} {number}", kind)
        assert hedged.fuzzy.contains(bare.fuzzy)
        if after:
            assert read_value(f"{number} {after}", kind).fuzzy.contains(bare.fuzzy)


@given(
    st.integers(1, 99), st.sampled_from([" %", " percent"]), st.sampled_from(LOOSE), st.sampled_from(list(FactorKind))
)
def test_hedging_a_factor_takes_no_world_away(number, unit, word, kind):
    """The same of shares, ratios and changes."""
    text = f"{number}{unit}"
    assert read_factor(f"{word} {text}", kind).fuzzy.contains(read_factor(text, kind).fuzzy)
