"""What a language brings to the reading of values: a frozen record of its words, a section for each kind of thing that is read.

Going in: nothing. Going out: `Lexicon`, which the grammar is given as an argument, and the meanings that its words have
(`Hedge`, `Span`). The grammar (`phrases`, `numerals`, `number_words`, `vague`, `factors`) knows what a hedge or a size does, and
no word of any language; a language knows words and no widths. To add a word, add it to its table in the file of its language; to
add a language, write a file beside `english` that makes a `Lexicon`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from math import inf
from typing import TypeVar

import attrs

from factcheck.records import Printed
from factcheck.values.lexicon.time_words import TimeWords


class Hedge(StrEnum):
    """What a hedge word makes of the number that it stands at; the rows of the table in SEMANTICS, section Values."""

    EXACTLY = "exactly"
    BARE = "bare"
    ABOUT = "about"
    NEARLY = "nearly"
    ODD = "odd"
    OVER = "over"
    JUST_OVER = "just over"
    WELL_OVER = "well over"
    AT_LEAST = "at least"
    UNDER = "under"
    WELL_UNDER = "well under"
    UP_TO = "up to"
    RANGE = "range"
    VAGUE = "vague"
    NONE = "none"
    SHARE = "share"
    BEST = "best"


@attrs.frozen(eq=False, repr=False)
class Span(Printed):
    """A vague word as multiples of its size: strict from `low` to below `below`, fuzzy from `loose` to below `loose_below`.

    `to` tells that the upper end itself is meant too ("double digits": 10 to 99), `past` that strictly the lower one is not
    ("most").
    """

    low: Fraction | int
    below: Fraction | int
    loose: Fraction | int
    loose_below: Fraction | int | float = inf
    to: bool = False
    past: bool = False


@attrs.frozen(eq=False, repr=False)
class NumberWords(Printed):
    """Numbers in words, and what may stand at digits.

    `point` stands before the decimals, one of `groups` between thousands. `small` are the numbers that need no other word;
    `hundreds` multiply, and what they make is as fine as its digits; `dozens` are a measure of their own; `scales` are part of
    the digit before them (`million`); `attached` are scales joined to digits, `attached_to_counts` those of them that could be a
    unit (`m`). `parts` are denominators. `none` says that there is nothing; `one` are articles that stand for 1.
    """

    point: str
    groups: str
    small: Mapping[str, int]
    hundreds: Mapping[str, int]
    dozens: Mapping[str, int]
    scales: Mapping[str, int]
    attached: Mapping[str, int]
    attached_to_counts: Mapping[str, int]
    parts: Mapping[str, int]
    one: frozenset[str]
    joined_by: frozenset[str]
    of: frozenset[str]
    minus: frozenset[str]
    none: frozenset[str]
    ordinals: frozenset[str]
    ordinal_endings: frozenset[str]


@attrs.frozen(eq=False, repr=False)
class HedgeWords(Printed):
    """Words around a number: before it, after it or joined to it, those that add nothing, and those that make it an increment.

    `ends` are the words between the two ends of a range, `choices` those between two numbers of which one is meant, `pairs` those
    between the ends of a range that began with `between`; `spread` stands before the d of `N ± d`.
    """

    before: Mapping[str, Hedge]
    after: Mapping[str, Hedge]
    joined: Mapping[str, Hedge]
    empty_before: frozenset[str]
    empty_after: frozenset[str]
    adding_before: frozenset[str]
    adding_after: frozenset[str]
    ends: frozenset[str]
    choices: frozenset[str]
    pairs: frozenset[str]
    spread: frozenset[str]


@attrs.frozen(eq=False, repr=False)
class VagueWords(Printed):
    """Words that name no number.

    `leads` stand before a size or alone (`several`), `sizes` are one themselves (`hundreds`), each `plain` of it; `multiples`
    stand before one of these (`tens of` thousands); `fixed` are ranges of their own (`a handful`).
    """

    leads: Mapping[str, Span]
    sizes: Mapping[str, int]
    multiples: Mapping[str, int]
    plain: Span
    fixed: Mapping[str, Span]


@attrs.frozen(eq=False, repr=False)
class FactorWords(Printed):
    """Shares, ratios and changes: words that are one themselves, and words around a number that make it one.

    `fixed` are ranges of the whole (`most`), `wholes` all of it; `ratios` are whole words (`twice`), `grown` what a change came
    to (`doubled`); `times` and `fold` follow a number; `out_of` stands between the two numbers of a fraction (`one in three`);
    `compared` may follow a ratio (`twice as many`). `falling` and `rising` tell the direction of a change before its number,
    `lower` and `higher` after it.
    """

    fixed: Mapping[str, Span]
    wholes: frozenset[str]
    ratios: Mapping[str, int]
    grown: Mapping[str, Fraction]
    times: frozenset[str]
    fold: frozenset[str]
    compared: frozenset[str]
    out_of: frozenset[str]
    falling: frozenset[str]
    rising: frozenset[str]
    lower: frozenset[str]
    higher: frozenset[str]
    unchanged: frozenset[str]


@attrs.frozen(eq=False, repr=False)
class UnitWords(Printed):
    """What a unit is called.

    `names` are the units' own names by everyday name, `irregular` plurals by singular; `raised` words stand before a unit for its
    square or cube, `per` between two; `several` names mean more than one unit, with those to choose from; `persons` may follow
    the number of persons (`26 dead`), and `described` a length (`7 km away`).
    """

    names: Mapping[str, str]
    irregular: Mapping[str, tuple[str, ...]]
    raised: Mapping[str, int]
    per: frozenset[str]
    several: Mapping[str, str]
    persons: Mapping[str, str]
    described: frozenset[str]


@attrs.frozen(eq=False, repr=False)
class MoneyWords(Printed):
    """What a currency, and a hundredth of one, is called in words, by its ISO 4217 code, parted by commas."""

    currencies: Mapping[str, str]
    hundredths: Mapping[str, str]


@attrs.frozen(eq=False, repr=False)
class Lexicon(Printed):
    """All words of one language that the grammar of values reads; `language` is its BCP 47 tag."""

    language: str
    numbers: NumberWords
    hedges: HedgeWords
    vague: VagueWords
    factors: FactorWords
    units: UnitWords
    money: MoneyWords
    times: TimeWords


def listed(words: str) -> frozenset[str]:
    """The words of a text that parts them by commas."""
    return frozenset(words.split(", "))


Meaning = TypeVar("Meaning")


def grouped(table: Mapping[Meaning, str]) -> dict[str, Meaning]:
    """Each word with what it means, from a table of all words by meaning."""
    return {word: meaning for meaning, words in table.items() for word in words.split(", ")}
