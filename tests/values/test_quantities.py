"""Written values read as ranges, row by row of SEMANTICS, section Values."""

from __future__ import annotations

from fractions import Fraction as F
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import Unreadable
from factcheck.values.bounds import Bounds, point
from factcheck.values.quantities import Kind, read_value

PERSON, KM, PLAIN = Kind("person", True), Kind("km", False), Kind(None, False)
DEGREES, BALANCE = Kind("degC", False, signed=True), Kind("point", True, signed=True)
KINDS = [PERSON, KM, PLAIN, BALANCE, Kind(None, False, signed=True)]


@pytest.mark.parametrize(
    ("written", "strict", "fuzzy", "hedge"),
    [
        ("exactly 3,000", point(3000), point(3000), "exactly"),
        ("3,000", point(3000), Bounds(2850, 3150), "bare"),
        (3000, point(3000), Bounds(2850, 3150), "bare"),
        (3000.0, point(3000), Bounds(2850, 3150), "bare"),
        ("3017", point(3017), point(3017), "bare"),
        ("about 3,000", Bounds(2850, 3150), Bounds(2700, 3300), "about"),
        ("some 10,000 people", Bounds(9500, 10_500), Bounds(9000, 11_000), "about"),
        ("about 5", point(5), Bounds(4, 6), "about"),
        ("about 0", point(0), point(0), "about"),
        ("nearly 3,000", Bounds(2700, 2999), Bounds(2550, 3150), "nearly"),
        ("just under 1", point(0), Bounds(0, 1), "nearly"),
        ("over 3,000", Bounds(3001, inf), Bounds(3001, inf), "over"),
        ("at least 1,500", Bounds(1500, inf), Bounds(1500, inf), "at least"),
        ("under 10", Bounds(0, 9), Bounds(0, 9), "under"),
        ("as many as 12", Bounds(0, 12), Bounds(0, 12), "up to"),
        ("up to 0", point(0), point(0), "up to"),
        ("1,500 to 2,000", Bounds(1500, 2000), Bounds(1500, 2000), "range"),
        ("3,000 ± 200", Bounds(2800, 3200), Bounds(2800, 3200), "range"),
        ("dozens", Bounds(24, 99), Bounds(20, inf), "vague"),
        ("over several thousand", Bounds(3001, inf), Bounds(2001, inf), "over"),
        ("up to several thousand", Bounds(0, 9999), Bounds(0, inf), "up to"),
        ("none", point(0), point(0), "none"),
        ("at least about 3,000", Bounds(2850, inf), Bounds(2700, inf), "at least"),
        ("up to nearly 3,000", Bounds(0, 2999), Bounds(0, 3150), "up to"),
        ("about 10,000 to 12,000", Bounds(9500, 12_500), Bounds(9000, 13_000), "range"),
        ({"low": 1500}, Bounds(1500, inf), Bounds(1500, inf), "at least"),
        ({"high": "1,500", "unit": "people"}, Bounds(0, 1500), Bounds(0, 1500), "up to"),
        ({"low": "1,500", "best": 2000, "high": None}, point(2000), Bounds(1500, inf), "best"),
        ({"low": 2, "best": 3, "high": 5}, point(3), Bounds(2, 5), "best"),
        ({"low": 2, "high": 5}, Bounds(2, 5), Bounds(2, 5), "range"),
        ({"best": "about 3,000", "unit": "person"}, Bounds(2850, 3150), Bounds(2700, 3300), "about"),
    ],
)
def test_rows_for_a_counted_measure(written, strict, fuzzy, hedge):
    """SEMANTICS Values: each row of the table, drawn in to whole numbers."""
    reading = read_value(written, PERSON)
    assert (reading.strict, reading.fuzzy, reading.hedge) == (strict, fuzzy, hedge)


@pytest.mark.parametrize(
    ("written", "kind", "strict", "fuzzy"),
    [
        ("7 km", KM, Bounds(F(13, 2), F(15, 2)), Bounds(F(13, 2), F(15, 2))),
        ("nearly 3,000", KM, Bounds(2700, 3000, False, True), Bounds(2550, 3150)),
        ("over 3", KM, Bounds(3, inf, True), Bounds(3, inf, True)),
        ("under 3", KM, Bounds(0, 3, False, True), Bounds(0, 3, False, True)),
        ("under -3", DEGREES, Bounds(-inf, -3, False, True), Bounds(-inf, -3, False, True)),
        ("up to 3", DEGREES, Bounds(-inf, 3), Bounds(-inf, 3)),
        ("−5 °C", DEGREES, Bounds(F(-11, 2), F(-9, 2)), Bounds(F(-11, 2), F(-9, 2))),
        ("-5 to 3", BALANCE, Bounds(-5, 3), Bounds(-5, 3)),
        ("3.10", PLAIN, Bounds(F(619, 200), F(621, 200)), Bounds(F(619, 200), F(621, 200))),
        ("1 ± 3", KM, Bounds(0, 4), Bounds(0, 4)),
    ],
)
def test_rows_for_other_measures(written, kind, strict, fuzzy):
    """SEMANTICS Values: open ends stay where numbers need not be whole; min = 0, or none where the measure is signed."""
    reading = read_value(written, kind)
    assert (reading.strict, reading.fuzzy) == (strict, fuzzy)


def test_precision_exact():
    """SEMANTICS Values: `3000` or `3,000` under `exact` is [N, N]; a hedge keeps its width there."""
    assert read_value("3,000", PERSON, "exact").fuzzy == point(3000)
    assert read_value("about 3,000", PERSON, "exact").fuzzy == Bounds(2700, 3300)


def test_widths_before_conversion():
    """SEMANTICS Values: widths are taken before unit conversion, which is exact: four miles are 6.437376 km ± half a mile."""
    mile = F(1609344, 1_000_000)
    reading = read_value("four miles", KM)
    assert reading.number == 4 * mile
    assert reading.fuzzy == Bounds(F(7, 2) * mile, F(9, 2) * mile)


def test_fractions_of_a_counted_measure():
    """SEMANTICS Values: no wording is left empty by whole numbers; a bare or `exactly` fraction is an error."""
    assert read_value("about 2.5", PERSON).strict == Bounds(2, 3)
    assert read_value("2.2 to 2.8", PERSON).strict == Bounds(2, 3)
    assert read_value("over 2.5", PERSON).strict == Bounds(3, inf)
    for written in ("2.5", "exactly 2.5", 2.5, "1/2", {"best": "2.5", "low": 1}):
        with pytest.raises(Unreadable, match="no whole number"):
            read_value(written, PERSON)


@pytest.mark.parametrize(
    "written", ["under 0", "-5", "over -1", "up to -1", "at least -3", "-3 to 5", "-3 ± 5", {"low": -1}]
)
def test_below_the_minimum(written):
    """SEMANTICS Values: a bound below the measure's minimum is an input error."""
    for kind in (PERSON, KM):
        with pytest.raises(Unreadable, match="minimum"):
            read_value(written, kind)


@pytest.mark.parametrize(
    "written",
    [
        "", True, None, [1], float("nan"), inf, "1e999", "9" * 31, 10**30, 10**400, "nan", "inf", "many", "10-12,000",
        "2,000-1,500", "roughly over 3,000", "over 5 to 9", "exactly about 3", "over over 3", "about 3 ± 1", "nearly dozens",
        "3.000", "5 to", "5 to people", "1.500 million people indeed", "3,000 soldiers", "no soldiers", "exactly 5 to 9",
        "3 ± -1", {}, {"unit": "person"}, {"lo": 1}, {"low": 5, "high": 3}, {"low": 1, "best": 9, "high": 5}, {"low": "about 3"},
        {"low": "3 people"}, {"low": 1, "unit": "shell"}, {"low": True}, {"low": 1, "best": "about 3"},
    ],
)  # fmt: skip
def test_refused(written):
    """What is no value of the measure, or could be read in two ways, is an error and never a guess."""
    with pytest.raises(Unreadable):
        read_value(written, PERSON)


def test_best_outside_is_an_error():
    """SEMANTICS Values: `{low, best, high}` row: best outside is an error, which says so."""
    with pytest.raises(Unreadable, match="best lies outside low and high"):
        read_value({"low": 1, "best": 9, "high": 5}, PERSON)


def test_the_hint_says_which_units_fit():
    """A noun that is not the measure's own unit is refused with the words that fit."""
    with pytest.raises(Unreadable) as caught:
        read_value("3,000 soldiers", PERSON)
    assert caught.value.hint == "write the number alone, or with 'person' or 'people'"


@pytest.mark.parametrize(
    ("written", "figure"),
    [
        ("3,000", Bounds(2700, 3300)),
        ("about 3,000", Bounds(2700, 3300)),
        ("over 3,000", Bounds(2700, 3300)),
        ("up to nearly 3,000", Bounds(2700, 3300)),
        ({"best": 3000, "low": 1}, Bounds(2700, 3300)),
        ("1,000 to 3,000", Bounds(1000, 3000)),
        ({"low": 1000, "high": 3000}, Bounds(1000, 3000)),
        ({"low": 3000}, Bounds(2700, 3300)),
        ("dozens", None),
        ("none", None),
    ],
)
def test_figure(written, figure):
    """The figure is what `about N` allows, whatever the bound word, or the hull of a range; a vague word has none."""
    assert read_value(written, PERSON).figure == figure


@pytest.mark.parametrize(
    ("written", "sentences"),
    [
        ("about 3,000", ("'about 3,000' read as ± 10 %",)),
        ("3,000", ("'3,000' read as ± 5 %",)),
        ("dozens", ("'dozens' read as 20 or more",)),
        ("up to several hundred", ("'up to several hundred' read as 0 or more",)),
        ("3017", ()),
        ("over 3,000", ()),
        ({"low": 1, "best": 2, "high": 3}, ("'low 1, best 2, high 3' read as 1 to 3",)),
    ],
)
def test_sentences_name_the_width(written, sentences):
    """SEMANTICS: a width is a setting, and what rests on it can say so; what uses none says nothing."""
    assert read_value(written, PERSON).readings == sentences


def test_written_is_what_was_written():
    """A report quotes the claim's own spelling."""
    assert read_value("1,500–2,000", PERSON).written == "1,500–2,000"


def number_texts(kind: Kind) -> st.SearchStrategy[str]:
    """Numbers of many roundings, fractional where the measure allows, negative where it is signed."""
    mantissa = (
        st.integers(0, 99_999) if kind.counted else st.decimals(0, 9999, places=2).map(lambda number: f"{number:f}")
    )
    tails = st.sampled_from(["", "00", " thousand", " million"]) if kind.counted else st.sampled_from(["", " million"])
    signs = st.sampled_from(["", "-"]) if kind.signed else st.just("")
    return st.builds(lambda sign, number, tail: f"{sign}{number}{tail}", signs, mantissa, tails)


KIND_AND_NUMBER = st.sampled_from(KINDS).flatmap(lambda kind: st.tuples(st.just(kind), number_texts(kind)))
EVERY_HEDGE = [
    "",
    "exactly ",
    "about ",
    "nearly ",
    "over ",
    "at least ",
    "up to ",
    "at least about ",
    "up to nearly ",
    "over about ",
]


@given(KIND_AND_NUMBER, st.sampled_from(EVERY_HEDGE), st.sampled_from(["written", "exact"]))
def test_strict_inside_fuzzy(pair, hedge, precision):
    """Of every hedge, number and measure, strict lies inside fuzzy, neither is empty, and counted ends are whole."""
    kind, text = pair
    reading = read_value(f"{hedge}{text}", kind, precision)
    assert reading.fuzzy.contains(reading.strict)
    for bounds in (reading.strict, reading.fuzzy):
        assert not bounds.is_empty
        assert kind.signed or bounds.low >= 0
        if kind.counted:
            assert all(end in (inf, -inf) or isinstance(end, int) for end in (bounds.low, bounds.high))


@given(KIND_AND_NUMBER, st.sampled_from(["", "about ", "~", "some ", "nearly "]))
def test_hedges_keep_their_number(pair, hedge):
    """SEMANTICS Values: *about*, `~`, `written` and *nearly* contain N under fuzzy bounds."""
    kind, text = pair
    reading = read_value(f"{hedge}{text}", kind)
    assert reading.number is not None
    assert reading.fuzzy.contains(point(reading.number))


@given(KIND_AND_NUMBER, st.sampled_from(["about ", "nearly "]))
def test_a_hedge_never_makes_a_contradiction(pair, hedge):
    """SEMANTICS Values: adding a hedge only widens: the fuzzy range holds that of the bare number."""
    kind, text = pair
    bare, hedged = read_value(text, kind), read_value(f"{hedge}{text}", kind)
    assert hedged.fuzzy.contains(bare.fuzzy)


@given(KIND_AND_NUMBER, st.sampled_from(["at least ", "over ", "up to "]), st.sampled_from(["about ", "nearly "]))
def test_a_hedge_under_a_bound_widens(pair, bound, hedge):
    """SEMANTICS Values: "a bound on a hedge" row: the bound moves outward to the hedge's end, never inward."""
    kind, text = pair
    assert read_value(f"{bound}{hedge}{text}", kind).fuzzy.contains(read_value(f"{bound}{text}", kind).fuzzy)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text):
    """Whatever stands in a file, the answer is a reading or `Unreadable`."""
    for kind in (PERSON, KM):
        try:
            reading = read_value(text, kind)
        except Unreadable:
            continue
        assert reading.fuzzy.contains(reading.strict)
