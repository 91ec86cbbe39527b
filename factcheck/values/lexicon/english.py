"""The English of values. A new word is an entry in its table; what its meaning does is told in the grammar."""

from __future__ import annotations

from fractions import Fraction

from factcheck.values.lexicon.english_times import TIMES
from factcheck.values.lexicon.english_units import MONEY, UNITS
from factcheck.values.lexicon.lexicon import (
    FactorWords,
    Hedge,
    HedgeWords,
    Lexicon,
    NumberWords,
    Span,
    VagueWords,
    grouped,
    listed,
)

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_PARTS = "third quarter fifth sixth seventh eighth ninth tenth"
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "lakh": 10**5, "crore": 10**7}

_SHORT = {"mln": 10**6, "bln": 10**9, "bn": 10**9, "tn": 10**12, "trn": 10**12}

NUMBERS = NumberWords(
    point=".",
    groups=",_' ",
    small={word: n for n, word in enumerate(f"{_SMALL} eighteen nineteen".split())}
    | {word: 10 * n for n, word in enumerate(_TENS.split(), start=2)},
    hundreds={"hundred": 100},
    dozens={"dozen": 12, "score": 20},
    scales=_SCALES | _SHORT | {"lakhs": 10**5, "crores": 10**7},
    attached=_SHORT | {"k": 10**3},
    attached_to_counts=grouped({10**3: "K", 10**6: "m, M, mn, mm, MM", 10**9: "b, B, Bn, BN", 10**12: "T, Tn"}),
    parts={"half": 2, "halves": 2, "quarters": 4}
    | {word: n for n, word in enumerate(_PARTS.split(), start=3)}
    | {f"{word}s": n for n, word in enumerate(_PARTS.split(), start=3)}
    | {"twentieth": 20, "twentieths": 20, "hundredth": 100, "hundredths": 100},
    one=listed("a, an"),
    joined_by=listed("and"),
    of=listed("of"),
    minus=listed("minus, negative"),
    none=listed("none, no, nil, nobody, no one, no-one, nothing, not one, not a single, not a single one"),
    ordinals=listed(
        "first, second, third, fourth, fifth, sixth, seventh, "
        "eighth, ninth, tenth, eleventh, twelfth, thirteenth, fourteenth, "
        "fifteenth, sixteenth, seventeenth, eighteenth, nineteenth, "
        "twentieth, thirtieth, fortieth, fiftieth, sixtieth, "
        "seventieth, eightieth, ninetieth, hundredth, thousandth, millionth"
    ),
    ordinal_endings=listed("st, nd, rd, th"),
)  # fmt: skip

HEDGES = HedgeWords(
    before=grouped(
        {
            Hedge.EXACTLY: "exactly, precisely, =",
            Hedge.ABOUT: (
                "about, around, some, roughly, approximately, approx, approx., close to, near, "
                "circa, ca, ca., c., ~, ≈, ≃, ≅, "
                "an estimated, estimated, estimated at, in the region of, "
                "in the order of, on the order of, of the order of, "
                "in the neighbourhood of, in the neighborhood of, in the vicinity of, "
                "somewhere around, somewhere in the region of, "
                "something like, more or less, around about"
            ),
            Hedge.NEARLY: (
                "nearly, almost, just under, just below, "
                "just short of, slightly under, slightly below, slightly less than, "
                "slightly fewer than, a little under, a little less than, a little fewer than, "
                "not quite, close on, approaching, "
                "just less than, just fewer than"
            ),
            Hedge.OVER: (
                "over, more than, upwards of, upward of, above, "
                "in excess of, north of, greater than, exceeding, beyond, >"
            ),
            Hedge.JUST_OVER: (
                "just over, just above, just more than, slightly over, "
                "slightly above, slightly more than, a little over, "
                "a little above, a little more than, little more than, a bit over, "
                "a bit more than, a shade over, marginally over, "
                "marginally more than"
            ),
            Hedge.WELL_OVER: (
                "well over, well above, well more than, well in excess of, "
                "far more than, far over, far above, much more than, "
                "considerably more than, significantly more than, substantially more than, "
                "many more than, far in excess of, "
                "well north of, well beyond"
            ),
            Hedge.AT_LEAST: (
                "at least, no fewer than, not fewer than, no less than, not less than, "
                "minimum, a minimum of, minimum of, >=, ≥, "
                "as few as, as little as, at a minimum, at the very least, not under, not below"
            ),
            Hedge.UNDER: "under, fewer than, less than, below, lower than, short of, south of, <",
            Hedge.WELL_UNDER: (
                "well under, well below, far fewer than, far less than, "
                "far below, much less than, many fewer than, well short of, "
                "considerably less than, considerably fewer than, "
                "significantly less than, significantly fewer than, far under"
            ),
            Hedge.UP_TO: (
                "up to, at most, as many as, as much as, as high as, "
                "no more than, not more than, maximum, a maximum of, maximum of, "
                "<=, ≤, within, not exceeding, at the very most, not over, not above, no higher than"
            ),
            Hedge.RANGE: "between, from, anywhere from, anywhere between, somewhere between, in the range of",
        }
    ),
    after=grouped(
        {
            Hedge.AT_LEAST: (
                "or more, and more, at least, or above, or over, "
                "and above, minimum, plus, at a minimum, and counting, and up"
            ),
            Hedge.UP_TO: (
                "or fewer, or less, at most, maximum, or under, or below, at the most, at a maximum, max, tops"
            ),
            Hedge.ABOUT: "or so, or thereabouts, more or less, approximately, give or take, roughly, approx, approx.",
            Hedge.EXACTLY: "exactly, precisely",
            Hedge.ODD: "odd",
        }
    ),
    joined={"+": Hedge.AT_LEAST, "-plus": Hedge.AT_LEAST, "-odd": Hedge.ODD},
    empty_before=listed(
        "only, just, a total of, total of, a record, a mere, "
        "merely, a whopping, a combined, a combined total of, in total, "
        "in all, altogether, a full"
    ),
    empty_after=listed(
        "in total, in all, altogether, all told, overall, of them, of those, of these, of the total, of the whole"
    ),
    adding_before=listed("another, a further, further, an additional, additional, an extra, extra, yet another"),
    adding_after=listed("more, further, other, others, additional, extra, on top"),
    ends=listed("to, -, through, up to"),
    choices=listed("or, or even, or maybe, or perhaps"),
    pairs=listed("and"),
    spread=listed("±, +/-, +-, plus or minus, give or take"),
)

VAGUE = VagueWords(
    leads={
        "several": Span(3, 10, 2),
        "a few": Span(3, 10, 2),
        "a couple of": Span(2, 4, 1),
        "a couple": Span(2, 4, 1),
    },
    sizes={"hundreds": 10**2, "tens": 10, **{f"{word}s": size for word, size in _SCALES.items()}},
    multiples={"tens of": 10, "hundreds of": 10**2, "thousands of": 10**3},
    plain=Span(2, 10, 1),
    fixed={
        "dozens": Span(24, 100, 20),
        "scores": Span(40, 100, 20),
        "a handful": Span(3, 10, 1, 20),
        "single digits": Span(1, 9, 0, 9, to=True),
        "single figures": Span(1, 9, 0, 9, to=True),
        "double digits": Span(10, 99, 10, 99, to=True),
        "double figures": Span(10, 99, 10, 99, to=True),
        "triple digits": Span(100, 999, 100, 999, to=True),
        "triple figures": Span(100, 999, 100, 999, to=True),
        "three figures": Span(100, 999, 100, 999, to=True),
    },
)

FACTORS = FactorWords(
    fixed={
        word: Span(Fraction(1, 2), 1, Fraction(1, 2), 1, past=True, to=True)
        for word in ("most", "a majority", "the majority")
    }
    | {"a minority": Span(0, Fraction(1, 2), 0, Fraction(1, 2))},
    wholes=listed("all, everyone, everybody, everything"),
    ratios={"twice": 2, "double": 2, "thrice": 3, "triple": 3, "treble": 3, "quadruple": 4},
    grown={"doubled": Fraction(2), "tripled": Fraction(3), "quadrupled": Fraction(4), "halved": Fraction(1, 2)},
    times=listed("times, x, ×"),
    fold=listed("fold, -fold"),
    compared=listed("as many, as much, as high, as large, as big, as long, as far, as fast, as often"),
    out_of=listed("in, out of, in every, of every"),
    falling=listed("down, down by, fell by, a fall of, a drop of, a decline of, a decrease of"),
    rising=listed("up, up by, rose by, a rise of, an increase of, a gain of, growth of, plus"),
    lower=listed("down, less, fewer, lower, smaller"),
    higher=listed("up, more, higher, greater, larger"),
    unchanged=listed("unchanged, no change, flat"),
)  # fmt: skip

ENGLISH = Lexicon("en", NUMBERS, HEDGES, VAGUE, FACTORS, UNITS, MONEY, TIMES)
