"""The German of values: numbers, hedges, vague words, shares, units and money; its dates are in `german_times`.

`3.000` is three thousand and `3,5` three and a half; a `Milliarde` is 10^9 and a `Billion` 10^12. Number words up to 999 are one
word, and so are the thousands of them (`dreitausend`), which are read as their digits are.
"""

from __future__ import annotations

from fractions import Fraction

from factcheck.values.lexicon.german_times import TIMES
from factcheck.values.lexicon.lexicon import (
    FactorWords,
    Hedge,
    HedgeWords,
    Lexicon,
    MoneyWords,
    NumberWords,
    Span,
    UnitWords,
    VagueWords,
    grouped,
    listed,
)

_ONES = "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split()
_TEENS = {
    13: "dreizehn",
    14: "vierzehn",
    15: "fünfzehn",
    16: "sechzehn",
    17: "siebzehn",
    18: "achtzehn",
    19: "neunzehn",
}
_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()


def _below_hundred(number: int) -> str:
    if number < 13:
        return _ONES[number]
    if number in _TEENS:
        return _TEENS[number]
    tens = _TENS[number // 10 - 2]
    return f"{_ONES[number % 10]}und{tens}" if number % 10 else tens


def _below_thousand(number: int) -> list[str]:
    """A number as one word, with and without the `ein` before its hundred."""
    hundreds, rest = divmod(number, 100)
    tail = _below_hundred(rest) if rest else ""
    if not hundreds:
        return [tail]
    heads = [f"{_ONES[hundreds]}hundert"] + (["hundert"] if hundreds == 1 else [])
    return [head + tail for head in heads]


def _small() -> dict[str, int]:
    found = {"null": 0, "eins": 1, "beide": 2, "dreissig": 30}
    for number in range(2, 1000):
        found |= dict.fromkeys(_below_thousand(number), number)
    found |= {f"{word}tausend": 1000 * number for number in range(1, 1000) for word in _below_thousand(number)}
    return found


_SCALES = grouped(
    {
        10**3: "tausend, tsd, tsd.",
        10**6: "million, millionen, mio, mio.",
        10**9: "milliarde, milliarden, mrd, mrd.",
        10**12: "billion, billionen, bio, bio.",
    }
)

NUMBERS = NumberWords(
    point=",",
    groups=".' ",
    small=_small(),
    hundreds={"hundert": 100},
    dozens={"dutzend": 12},
    scales=_SCALES,
    attached={},
    attached_to_counts={},
    parts=grouped(
        {
            2: "halb, halbe, halben, hälfte",
            3: "drittel",
            4: "viertel",
            5: "fünftel",
            6: "sechstel",
            8: "achtel",
            10: "zehntel",
        }
    ),
    one=listed("ein, eine, einen, einem, einer, eines, die"),
    joined_by=listed("und"),
    of=listed("von, der, des"),
    minus=listed("minus"),
    none=listed("kein, keine, keinen, keiner, niemand, nichts, null"),
    ordinals=listed("erste, zweite, dritte, vierte, fünfte, sechste, siebte, achte, neunte, zehnte"),
    ordinal_endings=listed("te, ter, tes, ten"),
)

HEDGES = HedgeWords(
    before=grouped(
        {
            Hedge.EXACTLY: "genau, exakt, =",
            Hedge.ABOUT: "etwa, rund, ungefähr, circa, zirka, ca, ca., schätzungsweise, geschätzt, um die, an die, ~, ≈",
            Hedge.NEARLY: "fast, knapp, beinahe, nahezu, annähernd",
            Hedge.OVER: "über, mehr als, >",
            Hedge.JUST_OVER: "gut, etwas mehr als, etwas über, knapp über",
            Hedge.WELL_OVER: "weit über, deutlich über, weit mehr als, deutlich mehr als",
            Hedge.AT_LEAST: "mindestens, wenigstens, zumindest, nicht weniger als, >=, ≥",
            Hedge.UNDER: "unter, weniger als, <",
            Hedge.WELL_UNDER: "weit unter, deutlich unter, weit weniger als, deutlich weniger als",
            Hedge.UP_TO: "bis zu, höchstens, maximal, nicht mehr als, <=, ≤",
            Hedge.RANGE: "zwischen, von",
        }
    ),
    after=grouped({Hedge.AT_LEAST: "oder mehr, und mehr", Hedge.UP_TO: "oder weniger"}),
    joined={"+": Hedge.AT_LEAST},
    empty_before=listed("nur, insgesamt, lediglich"),
    empty_after=listed("insgesamt"),
    adding_before=listed("weitere, zusätzliche, noch einmal"),
    adding_after=listed("weitere, zusätzlich"),
    ends=listed("bis, -, bis zu"),
    choices=listed("oder"),
    pairs=listed("und"),
    spread=listed("±, +/-, plus/minus, plus minus"),
)

VAGUE = VagueWords(
    leads={word: Span(3, 10, 2) for word in ("mehrere", "mehreren", "einige", "einigen")} | {"ein paar": Span(2, 4, 1)},
    sizes={"hunderte": 100, "tausende": 10**3, "millionen": 10**6, "milliarden": 10**9},
    multiples={},
    plain=Span(2, 10, 1),
    fixed={
        "dutzende": Span(24, 100, 20),
        "eine handvoll": Span(3, 10, 1, 20),
        "zehntausende": Span(20_000, 100_000, 10_000),
        "hunderttausende": Span(200_000, 10**6, 100_000),
    },
)

FACTORS = FactorWords(
    fixed={
        word: Span(Fraction(1, 2), 1, Fraction(1, 2), 1, past=True, to=True)
        for word in ("die meisten", "eine mehrheit", "die mehrheit")
    },
    wholes=listed("alle"),
    ratios={"doppelt": 2, "das doppelte": 2, "dreifach": 3, "das dreifache": 3},
    grown={"verdoppelt": Fraction(2), "verdreifacht": Fraction(3), "halbiert": Fraction(1, 2)},
    times=listed("mal, -mal"),
    fold=listed("fach, -fach"),
    compared=listed("so viele, so viel, so hoch"),
    out_of=listed("von"),
    falling=listed("minus, ein rückgang um, ein rückgang von"),
    rising=listed("plus, ein anstieg um, ein anstieg von"),
    lower=listed("weniger, niedriger"),
    higher=listed("mehr, höher"),
    unchanged=listed("unverändert"),
)

UNITS = UnitWords(
    names=grouped(
        {
            "person": "mensch, menschen, person, personen, leute",
            "km": "kilometer, kilometern",
            "m": "meter, metern",
            "cm": "zentimeter, zentimetern",
            "mile": "meile, meilen",
            "hectare": "hektar",
            "metric_ton": "tonne, tonnen",
            "kg": "kilogramm, kilo",
            "litre": "liter, litern",
            "hour": "stunde, stunden",
            "minute": "minuten",
            "%": "prozent",
            "percentage_point": "prozentpunkt, prozentpunkte",
            "degC": "grad celsius, °C, C",
        }
    ),
    irregular={},
    raised={},
    per=listed("pro"),
    several={},
    persons=grouped({"dead": "tote, toten, getötete", "injured": "verletzte, verwundete", "missing": "vermisste"}),
    described=listed("hoch, lang, breit, tief, entfernt"),
)

MONEY = MoneyWords(
    currencies={
        "EUR": "euro",
        "USD": "dollar, us-dollar",
        "GBP": "pfund, pfund sterling",
        "CHF": "franken, schweizer franken",
        "JPY": "yen",
        "RUB": "rubel",
        "UAH": "hrywnja",
        "PLN": "zloty, złoty",
    },
    hundredths={"EUR": "cent", "USD": "cent", "CHF": "rappen"},
)

GERMAN = Lexicon("de", NUMBERS, HEDGES, VAGUE, FACTORS, UNITS, MONEY, TIMES)
