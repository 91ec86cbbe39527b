"""The shape of a written value: hedges, one number or two, or a vague word, and a unit.

Going in: a tidy text (see `spelling`) and the words of a language. Going out: a `Phrase`, not yet ranges. What stands around a
value (hedges, words that add nothing or make it an increment) is taken off both its ends; what is left is a vague word, an
amount, or two of them with a sign or word of a range between. The reading takes the whole text or raises `Unreadable`. To
read one more word, add it to the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeVar

import attrs

from factcheck.errors import Unreadable, nearest
from factcheck.records import Record
from factcheck.values.bounds import point
from factcheck.values.hedges import Pair
from factcheck.values.lexicon import ENGLISH, Hedge, Lexicon
from factcheck.values.money import sign_at
from factcheck.values.numerals import Counting, Numeral, read_numeral
from factcheck.values.surroundings import Surroundings, leading, trailing
from factcheck.values.units import SIZES, convert, same_unit
from factcheck.values.vague import read_vague, vocabulary

_UNIT_SIGNS = "%°$€£¥₹₽₴₩₺₦₪฿₫¢‰/'\""
_DIGIT = re.compile(r"[0-9]")

Item = TypeVar("Item")


@attrs.frozen(eq=False, repr=False)
class Phrase(Record):
    """A value taken apart: its hedges (outermost first), what they stand before, and the units as written.

    `numerals` holds one number, or the two ends of a range; `spread` the d of `N ± d`; `vague` the ranges of a vague word. With
    none of them the text said "none". `adds` is the word that makes it an increment (`another`), where there is one.
    """

    hedges: tuple[Hedge, ...]
    numerals: tuple[Numeral, ...] = ()
    spread: Numeral | None = None
    vague: Pair | None = None
    units: tuple[str, ...] = ()
    adds: str = ""

    @property
    def unit(self) -> str:
        """The unit that follows the number, or stands before it; empty where there is none."""
        return self.units[-1] if self.units else ""


@attrs.frozen(eq=False, repr=False)
class _Amount(Record):
    """One number with what is joined to it: the sign of money before it, hedges around it, and the place after."""

    number: Numeral
    sign: str
    hedges: tuple[Hedge, ...]
    adds: str
    end: int


@attrs.frozen(eq=False, repr=False)
class _Reader:
    """The text of one value, and how it is to be read; every method takes a part of the text, or a place in it."""

    text: str
    counting: Counting
    own: str
    lexicon: Lexicon

    def phrase(self) -> Phrase:
        """The whole text."""
        before, start = leading(self.text, 0, self.lexicon)
        end = len(self.text)
        nothing = self._nothing(before)
        if nothing is not None:
            return nothing
        after, end = trailing(self.text, start, self.lexicon)
        body = self.text[start:end]
        # a bound word stands outside the hedges before it ("about 40 or more"), "or so" inside them
        found = self._body(body, before)
        outer = tuple(hedge for hedge in after.hedges if hedge not in (Hedge.ABOUT, Hedge.EXACTLY))
        inner = tuple(hedge for hedge in after.hedges if hedge in (Hedge.ABOUT, Hedge.EXACTLY))
        hedges = sorted((*outer, *before.hedges, *found.hedges, *inner), key=lambda hedge: hedge is not Hedge.RANGE)
        if len(found.numerals) > 1:  # `between about 5 and about 9` loosens both ends once
            hedges = list(_once(tuple(hedges)))
        return attrs.evolve(found, hedges=tuple(hedges), adds=before.adds or found.adds or after.adds)

    def _nothing(self, before: Surroundings) -> Phrase | None:
        """`none`, `no soldiers`, `nobody`."""
        if before.hedges or before.adds:
            return None
        lower = self.text.lower()
        for word in sorted(self.lexicon.numbers.none, key=len, reverse=True):
            if lower == word:
                return Phrase(())
            if lower.startswith(f"{word} "):
                return Phrase((), units=(self._unit(self.text[len(word) :]),))
        return None

    def _body(self, body: str, before: Surroundings) -> Phrase:
        """What is left between the words around a value."""
        vague = read_vague(body, self.lexicon)
        if vague is not None:
            after, start = _joined(body, vague[1], self.lexicon)
            units = _some(self._unit(body[start:]))
            return Phrase(after.hedges, vague=vague[0], units=units, adds=after.adds)
        first = self._amount(body, 0)
        if first is None:
            raise self._no_number(body)
        self._refuse_ordinal(body, first.end)
        if Hedge.RANGE in before.hedges:
            return self._between(body)
        rest = body[first.end :]
        return self._spread(first, rest) or self._range(first, rest) or self._single(first, rest)

    def _between(self, body: str) -> Phrase:
        """`between N and M`: the `and` is the one with a number on either side ("one hundred and fifty and two hundred")."""
        for start, end in _connections(body, self.lexicon, between=True):
            first = self._amount(body[:start], 0)
            last = self._second(body, end)
            if first is None or last is None or _DIGIT.search(body[first.end : start] + body[last[1].end :]):
                continue
            inner, amount = last
            if any(True for _ in _connections(body[amount.end :], self.lexicon, between=True)):
                continue
            units = self._both_units(first, body[first.end : start], amount, body[amount.end :])
            hedges = _once((*first.hedges, *inner.hedges, *amount.hedges))
            return Phrase(hedges, _ends(self.text, first.number, amount.number), units=units)
        raise Unreadable(f"{self.text!r} names one end of a range only", "write 'between 3,000 and 4,000'")

    def _second(self, text: str, at: int) -> tuple[Surroundings, _Amount] | None:
        """The second number of a range, with the hedges before it."""
        inner, start = leading(text, at, self.lexicon)
        found = self._amount(text, start)
        return None if found is None or inner.adds else (inner, found)

    def _single(self, first: _Amount, rest: str) -> Phrase:
        """One number and its unit, which may go on in a smaller one: `25 ft 7 in`."""
        compound = _DIGIT.search(rest)
        if compound is None or not rest[: compound.start()].strip():
            return Phrase(
                first.hedges, (first.number,), units=(*_some(first.sign), *_some(self._unit(rest))), adds=first.adds
            )
        unit = self._unit(rest[: compound.start()].removesuffix("and ").rstrip(" ,"))
        last = self._amount(rest, compound.start())
        if last is None or last.number.value < 0:
            raise self._unread(rest)
        smaller = self._unit(rest[last.end :]) or _next_smaller(unit)
        factor = self._factor(unit, smaller)
        if not factor or isinstance(first.number.value, float) or first.number.unit != 1 or last.number.value >= factor:
            raise self._unread(rest)
        return Phrase(
            first.hedges, (last.number.beyond(first.number.value, factor),), units=(smaller,), adds=first.adds
        )

    def _factor(self, unit: str, smaller: str) -> int:
        """How many of the smaller unit make one; 0 where none do."""
        try:
            found = convert(point(1), unit, smaller, self.lexicon).low if unit and smaller else 0
        except Unreadable:
            return 0
        return found if isinstance(found, int) else 0

    def _spread(self, first: _Amount, rest: str) -> Phrase | None:
        """`N ± d`, with its unit after the first number, after the second, or after both."""
        for word in self.lexicon.hedges.spread:
            at = rest.find(word)
            if at < 0 or _DIGIT.search(rest[:at]):
                continue
            last = self._amount(rest, at + len(word) + (rest[at + len(word) :][:1] == " "))
            if last is None:
                continue
            unit, before = self._unit(rest[last.end :]), self._unit(rest[:at])
            self._same(before, unit)
            number = first.number
            return Phrase(first.hedges, (number,), last.number, units=(*_some(first.sign), *_some(unit or before)))
        return None

    def _range(self, first: _Amount, rest: str) -> Phrase | None:
        """The first place where the sign or word of a range stands before a number that ends one."""
        for start, end in _connections(rest, self.lexicon, between=False):
            last = self._second(rest, end)
            if last is None or _DIGIT.search(rest[:start]):
                continue
            inner, amount = last
            self._refuse_ordinal(rest, amount.end)
            units = self._both_units(first, rest[:start], amount, rest[amount.end :])
            hedges = _once((Hedge.RANGE, *first.hedges, *inner.hedges, *amount.hedges))
            return Phrase(hedges, _ends(self.text, first.number, amount.number), units=units)
        return None

    def _both_units(self, first: _Amount, before: str, last: _Amount, after: str) -> tuple[str, ...]:
        unit, other = self._unit(after), self._unit(before)
        self._same(other, unit)
        signs = _once(tuple(sign for sign in (first.sign, last.sign) if sign))
        return (*signs, *_some(unit or other))

    def _same(self, before: str, unit: str) -> None:
        if before and unit and before != unit and not same_unit(before, unit, self.lexicon):
            raise Unreadable(f"{self.text!r} has two units, {before!r} and {unit!r}", "write both ends in one unit")

    def _amount(self, text: str, at: int) -> _Amount | None:
        """The number at that place with the sign of money before it and what is joined to it."""
        sign = sign_at(text, at)
        below = not sign and text.startswith("-", at) and bool(sign_at(text, at + 1))
        if below:
            sign, at = sign_at(text, at + 1), at + 1
        start = at + len(sign)
        start += bool(sign) and text[start : start + 1] == " "
        counting = Counting.MONEY if sign else self.counting
        found = read_numeral(text, start, counting=counting, lexicon=self.lexicon)
        if found is None:
            found = self._article(text, start)
        if found is None:
            return None
        number, end = found
        after, end = _joined(text, end, self.lexicon)
        return _Amount(number.negated() if below else number, sign, after.hedges, after.adds, end)

    def _article(self, text: str, at: int) -> tuple[Numeral, int] | None:
        """`a mile`: an article before a unit is one of it."""
        word = re.match(r"[^\W\d_]+(?= )", text[at:])
        if word is None or word[0].lower() not in self.lexicon.numbers.one or not self.own:
            return None
        unit = text[at + word.end() :].strip()
        if unit.split(" ")[0] != unit or not (same_unit(unit, self.own, self.lexicon) or self._is_known(unit)):
            return None
        one = read_numeral("1", lexicon=self.lexicon)
        return (attrs.evolve(one[0], written=word[0]), at + word.end()) if one else None

    def _is_known(self, unit: str) -> bool:
        return any(same_unit(unit, name, self.lexicon) for name in SIZES)

    def _unit(self, rest: str) -> str:
        """What follows a number, as a unit: the `shells` of `dozens of shells`."""
        rest = rest.strip()
        if rest and not (rest[0].isalpha() or rest[0] in _UNIT_SIGNS):
            raise self._unread(rest)
        for word in self.lexicon.numbers.of:
            rest = rest.removeprefix(f"{word} ")
        return rest

    def _unread(self, rest: str) -> Unreadable:
        return Unreadable(f"{rest.strip()!r} after the number cannot be read", "write one number and its unit")

    def _refuse_ordinal(self, text: str, at: int) -> None:
        """`41st`, `twenty-first`: a place in a row is no count."""
        word = re.match(r"[ -]?([^\W\d_]+)", text[at:])
        if word is None:
            return
        known = self.lexicon.numbers
        joined = not word[0][0].isalpha()
        if word[1].lower() in (known.ordinals if joined else known.ordinal_endings):
            raise _ordinal(text[: at + word.end()])

    def _no_number(self, body: str) -> Unreadable:
        """The error for what holds no number, which names the nearest word."""
        words = body.split(" ")
        known = self.lexicon
        ordinal = next((word for word in words if word.lower() in known.numbers.ordinals), None)
        ordinal = ordinal or next((word for word in words if _is_ordinal(word, known)), None)
        if ordinal is not None:
            return _ordinal(ordinal)
        if not body:
            return Unreadable(f"{self.text!r} holds no number", "write a number after the hedge")
        stop = next((at for at, word in enumerate(words) if word[:1].isdecimal()), None)
        unknown = " ".join(words[:stop]) or body
        hint = (
            nearest(unknown[:40].lower(), {**known.hedges.before, **vocabulary(known), "none": ""})
            or "write a number, with a hedge such as 'about' before it"
        )
        return Unreadable(f"{unknown!r} is no number and no known hedge", hint)


def read_phrase(
    text: str, *, counts: bool = True, own: str = "", lexicon: Lexicon = ENGLISH, counting: Counting | None = None
) -> Phrase:
    """Takes a value apart; `counting` as in `read_numeral` (`counts` is short for things or units), `own` the measure's unit."""
    chosen = counting or (Counting.THINGS if counts else Counting.UNITS)
    return _Reader(text, chosen, own, lexicon).phrase()


@lru_cache(maxsize=8)
def _connectors(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands between two ends of a range, without and with a word such as `between` before them."""
    words = lexicon.hedges
    plain, pairs = (
        "|".join(
            rf" ?{re.escape(word)} ?" if not word[0].isalpha() else rf" {re.escape(word)} "
            for word in sorted(chosen, key=len, reverse=True)
        )
        for chosen in (words.ends | words.choices, words.ends | words.pairs)
    )
    return re.compile(plain, re.IGNORECASE), re.compile(pairs, re.IGNORECASE)


def _connections(text: str, lexicon: Lexicon, *, between: bool) -> Iterator[tuple[int, int]]:
    """Every place that may part two ends of a range."""
    for match in _connectors(lexicon)[between].finditer(text):
        yield match.start(), match.end()


def _joined(text: str, at: int, lexicon: Lexicon) -> tuple[Surroundings, int]:
    """What is joined to a number, or stands between it and its unit: `13,000+`, `100-odd people`, `400 more people`."""
    hedges: tuple[Hedge, ...] = ()
    adds, words = "", lexicon.hedges
    if any(text.startswith(word, at) or text.startswith(f" {word}", at) for word in words.spread):
        return Surroundings(), at
    choices = [(word, hedge) for word, hedge in words.joined.items()]
    choices += [(f" {word}", hedge) for word, hedge in words.after.items()]
    for word, hedge in sorted(choices, key=lambda one: -len(one[0])):
        if text[at : at + len(word)].lower() == word and text[at + len(word) : at + len(word) + 1] in ("", " "):
            hedges, at = (hedge,), at + len(word)
            break
    for word in words.adding_after:
        if text[at : at + len(word) + 1].lower() == f" {word}" and text[at + len(word) + 1 :][:1] in ("", " "):
            adds, at = word, at + len(word) + 1
            break
    return Surroundings(hedges, adds), at


def _ends(text: str, first: Numeral, last: Numeral) -> tuple[Numeral, Numeral]:
    """Both ends of a range; raises `Unreadable` where the first may or may not share the thousands of the last."""
    if first.scale == 1 and last.scale > 1:
        if first.mantissa < last.mantissa:
            return first.shared(last), last
        if first.value * 10 < last.scale:
            raise _ambiguous(text, first, last)
    elif first.scale == 1 and 0 < first.value * 1000 < last.value and first.value < 1000 and last.value % 100 == 0:
        raise _ambiguous(text, first, last)
    if first.value > last.value:
        raise Unreadable(
            f"{text!r} runs from the larger number to the smaller", f"write '{last.written} to {first.written}'"
        )
    return first, last


def _ambiguous(text: str, first: Numeral, last: Numeral) -> Unreadable:
    hint = f"write both ends out, or {{low: {first.written}, high: {last.written}}} where that is what was said"
    return Unreadable(f"{text!r} can be read in two ways", hint)


def _is_ordinal(word: str, lexicon: Lexicon) -> bool:
    return word[:1].isdecimal() and word.lstrip("0123456789,").lower() in lexicon.numbers.ordinal_endings


def _ordinal(written: str) -> Unreadable:
    return Unreadable(f"{written!r} is an ordinal, which counts nothing", "write the number itself")


def _next_smaller(unit: str) -> str:
    """The unit of a second number that names none: `6 ft 2`."""
    return "inch" if same_unit(unit, "foot") else ""


def _some(unit: str) -> tuple[str, ...]:
    return (unit,) if unit else ()


def _once(items: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(items))
