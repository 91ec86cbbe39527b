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
from factcheck.values.amounts import NUMBER, Amount, Setting, joined, read_amount, read_compound, read_unit
from factcheck.values.hedges import Pair
from factcheck.values.lexicon import ENGLISH, Hedge, Lexicon
from factcheck.values.numerals import Counting, Numeral
from factcheck.values.surroundings import Surroundings, leading, trailing
from factcheck.values.units import same_unit
from factcheck.values.vague import read_vague, vocabulary

_UNIT_SIGNS = "%°$€£¥₹₽₴₩₺₦₪฿₫¢‰/'\""

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
class _Reader:
    """The text of one value, and how it is to be read; every method takes a part of the text, or a place in it."""

    text: str
    setting: Setting

    @property
    def lexicon(self) -> Lexicon:
        """The words of the text's language."""
        return self.setting.lexicon

    def phrase(self) -> Phrase:
        """The whole text."""
        before, start = leading(self.text, 0, self.lexicon)
        after, end = trailing(self.text, start, self.lexicon)
        nothing = None if before.hedges or before.adds else self._nothing(self.text[:end])
        if nothing is not None:
            return nothing
        body = self.text[start:end]
        # a bound word stands outside the hedges before it ("about 40 or more"), "or so" inside them
        found = self._body(body, before)
        outer = tuple(hedge for hedge in after.hedges if hedge not in (Hedge.ABOUT, Hedge.EXACTLY))
        inner = tuple(hedge for hedge in after.hedges if hedge in (Hedge.ABOUT, Hedge.EXACTLY))
        hedges = sorted((*outer, *before.hedges, *found.hedges, *inner), key=lambda hedge: hedge is not Hedge.RANGE)
        return attrs.evolve(found, hedges=_together(tuple(hedges)), adds=before.adds or found.adds or after.adds)

    def _nothing(self, text: str) -> Phrase | None:
        """`none`, `no soldiers`, `nobody`."""
        lower = text.lower()
        if text[:1].isdecimal():
            return None
        for word in sorted(self.lexicon.numbers.none, key=len, reverse=True):
            if lower == word:
                return Phrase(())
            if lower.startswith(f"{word} "):
                return Phrase((), units=(read_unit(text[len(word) :], self.lexicon),))
        return None

    def _body(self, body: str, before: Surroundings) -> Phrase:
        """What is left between the words around a value."""
        vague = read_vague(body, self.lexicon)
        if vague is not None:
            after, start = joined(body, vague[1], self.lexicon)
            units = _some(read_unit(body[start:], self.lexicon))
            return Phrase(after.hedges, vague=vague[0], units=units, adds=after.adds)
        first = read_amount(body, 0, self.setting)
        if first is None and (before.hedges or before.adds):  # `another hundred`, `some dozen people`
            one = f"{min(self.lexicon.numbers.one)} {body}"
            first = read_amount(one, 0, self.setting)
            body = body if first is None else one
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
            first = read_amount(body[:start], 0, self.setting)
            last = self._second(body, end)
            if first is None or last is None or NUMBER.search(body[first.end : start] + body[last[1].end :]):
                continue
            inner, amount = last
            if any(True for _ in _connections(body[amount.end :], self.lexicon, between=True)):
                continue
            units = self._both_units(first, body[first.end : start], amount, body[amount.end :])
            hedges = _once((*first.hedges, *inner.hedges, *amount.hedges))
            return Phrase(hedges, _ends(self.text, first.number, amount.number), units=units)
        raise Unreadable(f"{self.text!r} names one end of a range only", "write 'between 3,000 and 4,000'")

    def _second(self, text: str, at: int) -> tuple[Surroundings, Amount] | None:
        """The second number of a range, with the hedges before it."""
        inner, start = leading(text, at, self.lexicon)
        found = read_amount(text, start, self.setting)
        return None if found is None or inner.adds else (inner, found)

    def _single(self, first: Amount, rest: str) -> Phrase:
        """One number and its unit, which may go on in a smaller one."""
        compound = read_compound(first, rest, self.setting)
        number, unit = compound or (first.number, read_unit(rest, self.lexicon, first.number))
        return Phrase(first.hedges, (number,), units=(*_some(first.sign), *_some(unit)), adds=first.adds)

    def _spread(self, first: Amount, rest: str) -> Phrase | None:
        """`N ± d`, with its unit after the first number, after the second, or after both."""
        for word in self.lexicon.hedges.spread:
            at = rest.find(word)
            if at < 0 or NUMBER.search(rest[:at]):
                continue
            after = at + len(word)
            last = read_amount(rest, after + rest.startswith(" ", after), self.setting)
            if last is None:
                continue
            unit, before = read_unit(rest[last.end :], self.lexicon), read_unit(rest[:at], self.lexicon)
            self._same(before, unit)
            number, reach = first.number, last.number
            if not before and number.scale == 1 < reach.scale and number.value < reach.value:
                number = number.shared(reach)  # `5 ± 1 million`
            return Phrase(first.hedges, (number,), reach, units=(*_some(first.sign), *_some(unit or before)))
        return None

    def _range(self, first: Amount, rest: str) -> Phrase | None:
        """The first place where the sign or word of a range stands before a number that ends one."""
        for start, end in _connections(rest, self.lexicon, between=False):
            last = self._second(rest, end)
            if last is None or NUMBER.search(rest[:start]):
                continue
            inner, amount = last
            self._refuse_ordinal(rest, amount.end)
            units = self._both_units(first, rest[:start], amount, rest[amount.end :])
            hedges = _once((Hedge.RANGE, *first.hedges, *inner.hedges, *amount.hedges))
            return Phrase(hedges, _ends(self.text, first.number, amount.number), units=units)
        return None

    def _both_units(self, first: Amount, before: str, last: Amount, after: str) -> tuple[str, ...]:
        unit, other = read_unit(after, self.lexicon), read_unit(before, self.lexicon)
        self._same(other, unit)
        signs = _once(tuple(sign for sign in (first.sign, last.sign) if sign))
        return (*signs, *_some(unit or other))

    def _same(self, before: str, unit: str) -> None:
        if before and unit and before != unit and not same_unit(before, unit, self.lexicon):
            raise Unreadable(f"{self.text!r} has two units, {before!r} and {unit!r}", "write both ends in one unit")

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
    return _Reader(text, Setting(chosen, own, lexicon)).phrase()


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


def _ends(text: str, first: Numeral, last: Numeral) -> tuple[Numeral, Numeral]:
    """Both ends of a range; raises `Unreadable` where the first may or may not share the thousands of the last."""
    if first.scale == 1 and last.scale > 1:
        if first.mantissa < last.mantissa:
            return first.shared(last), last
        if first.value * 10 < last.scale:
            raise _ambiguous(text, first, last)
    elif first.scale == 1 and 0 < first.value * 1000 < last.value and first.value < 1000 and last.value % 100 == 0:
        raise _ambiguous(text, first, last)
    if last.value < first.value < 0:  # "-12 to -15 °C" goes down, and nothing else can be meant
        return last, first
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


def _together(hedges: tuple[Hedge, ...]) -> tuple[Hedge, ...]:
    """Hedges without those that say it again: `about 100 or so`, `some 100-odd`, `between about 5 and about 9`."""
    about = [at for at, hedge in enumerate(hedges) if hedge is Hedge.ABOUT]
    again = about if Hedge.ODD in hedges else about[1:]
    return tuple(hedge for at, hedge in enumerate(hedges) if at not in again)


def _some(unit: str) -> tuple[str, ...]:
    return (unit,) if unit else ()


def _once(items: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(items))
