"""One amount in a text: a number with the sign of money before it, what is joined to it, and its unit, in one unit or two.

Going in: a tidy text, a place in it, and a `Setting`: what the measure counts, in which unit, and in which language. Going out:
an `Amount` and the place after it, or the number and unit of a compound one (`25 ft 7 in`, `a mile and a half`). To read one more
word, add it to the lexicon.
"""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from factcheck.errors import Unreadable
from factcheck.records import Record
from factcheck.values.bounds import point
from factcheck.values.lexicon import Hedge, Lexicon
from factcheck.values.money import is_currency, part_of, sign_at
from factcheck.values.numerals import Counting, Numeral, read_numeral
from factcheck.values.surroundings import Surroundings
from factcheck.values.units import POINTS, SIZES, convert, same_unit, without

_UNIT_SIGNS = "%°$€£¥₹₽₴₩₺₦₪฿₫¢‰/'\""
NUMBER = re.compile(r"(?<![A-Za-z^0-9])[0-9]")
"""Where a number in digits may stand; those of `km^2` and `km2` are part of a unit."""
_SMALLER = re.compile(r"(?:,? )(?=\S)|(?<=[A-Za-z'])(?=[0-9.]+[A-Za-z\"])")
_LETTER = re.compile(r"([A-Za-z]{1,2}) (\S.*)")
_GOES_ON_IN = {"foot": "inch", "stone": "pound"}
"""The unit that a second number has where it names none."""
_MOST_WORDS = 3
"""Words that a unit may have where it tells that an article before it is a number."""


@attrs.frozen(eq=False, repr=False)
class Setting(Record):
    """What the measure counts, its unit (empty where it has none), and the language of the text."""

    counting: Counting
    own: str
    lexicon: Lexicon

    def is_unit(self, text: str) -> bool:
        """Whether a text is the measure's unit, a size that everybody knows, or its money."""
        if not text:
            return False
        if is_currency(self.own) and part_of(text, self.own, self.lexicon) is not None:
            return True
        return any(same_unit(text, name, self.lexicon) for name in (self.own, *SIZES, *POINTS) if name)


@attrs.frozen(eq=False, repr=False)
class Amount(Record):
    """One number with what is joined to it: the sign of money before it, hedges around it, and the place after."""

    number: Numeral
    sign: str
    hedges: tuple[Hedge, ...]
    adds: str
    end: int


def read_amount(text: str, at: int, setting: Setting) -> Amount | None:
    """The amount at that place without its unit; `None` where no number stands there."""
    start, below = _after_minus(text, at, setting.lexicon)
    sign = sign_at(text, start)
    start = start + len(sign) if sign else at
    start += bool(sign) and text[start : start + 1] == " "
    counting = Counting.MONEY if sign else setting.counting
    found = read_numeral(text, start, counting=counting, lexicon=setting.lexicon)
    if found is not None and counting is Counting.UNITS and _is_letter_scale(text[found[1] :], setting):
        found = read_numeral(text, start, counting=Counting.THINGS, lexicon=setting.lexicon)
    found = found or _article(text, start, setting)
    if found is None:
        return None
    number, end = found
    after, end = joined(text, end, setting.lexicon)
    return Amount(number.negated() if below and sign else number, sign, after.hedges, after.adds, end)


def _after_minus(text: str, at: int, lexicon: Lexicon) -> tuple[int, bool]:
    """The place after a minus, which may stand before the sign of money."""
    if text.startswith("-", at):
        return at + 1, True
    word = next((word for word in lexicon.numbers.minus if text[at:].lower().startswith(f"{word} ")), "")
    return (at + len(word) + 1, True) if word else (at, False)


def _is_letter_scale(rest: str, setting: Setting) -> bool:
    """Whether the letter joined to a number is a million and no metre, since its unit follows: `1.2m tonnes`."""
    letter = _LETTER.match(rest)
    if letter is None or letter[1] not in setting.lexicon.numbers.attached_to_counts:
        return False
    return setting.is_unit(without(letter[2], setting.lexicon.units.described))


def _article(text: str, at: int, setting: Setting) -> tuple[Numeral, int] | None:
    """`a mile`: an article before a unit is one of it."""
    word, _, rest = text[at:].partition(" ")
    if word.lower() not in setting.lexicon.numbers.one:
        return None
    words = rest.split(" ", _MOST_WORDS)[:_MOST_WORDS]
    if not any(setting.is_unit(" ".join(words[:count])) for count in range(1, len(words) + 1)):
        return None
    one = read_numeral("1", lexicon=setting.lexicon)
    return (attrs.evolve(one[0], written=word), at + len(word)) if one else None


def joined(text: str, at: int, lexicon: Lexicon) -> tuple[Surroundings, int]:
    """What is joined to a number, or stands between it and its unit: `13,000+`, `100-odd people`, `400 more people`."""
    if text[at : at + 1].isalnum() or at >= len(text):  # most numbers stand alone, or with their unit
        return Surroundings(), at
    hedges: tuple[Hedge, ...] = ()
    adds, words = "", lexicon.hedges
    if any(text.startswith(word, at) or text.startswith(f" {word}", at) for word in words.spread):
        return Surroundings(), at
    for word, hedge in _after_number(lexicon):
        if text[at : at + len(word)].lower() == word and text[at + len(word) : at + len(word) + 1] in ("", " "):
            hedges, at = (hedge,), at + len(word)
            break
    for word in words.adding_after:
        if text[at : at + len(word) + 1].lower() == f" {word}" and text[at + len(word) + 1 :][:1] in ("", " "):
            adds, at = word, at + len(word) + 1
            break
    return Surroundings(hedges, adds), at


@lru_cache(maxsize=8)
def _after_number(lexicon: Lexicon) -> tuple[tuple[str, Hedge], ...]:
    """The hedges after a number with what parts them from it, the longest first."""
    words = lexicon.hedges
    choices = [*words.joined.items(), *((f" {word}", hedge) for word, hedge in words.after.items())]
    return tuple(sorted(choices, key=lambda choice: -len(choice[0])))


def read_unit(rest: str, lexicon: Lexicon, number: Numeral | None = None) -> str:
    """What follows a number, as a unit: the `shells` of `dozens of shells`, the `mile` of `half a mile`."""
    rest = rest.strip()
    if rest and not (rest[0].isalpha() or rest[0] in _UNIT_SIGNS):
        raise unread(rest)
    for word in lexicon.numbers.of:
        rest = rest.removeprefix(f"{word} ")
    if number is not None and 0 < number.value < 1:
        for word in lexicon.numbers.one:
            rest = rest.removeprefix(f"{word} ")
    return rest


def read_compound(first: Amount, rest: str, setting: Setting) -> tuple[Numeral, str] | None:
    """A number that goes on in a smaller unit, or in a fraction of its own: `25 ft 7 in`, `a mile and a half`."""
    lexicon = setting.lexicon
    for match in _SMALLER.finditer(rest):
        before, start = rest[: match.start()].strip(), match.end()
        for word in lexicon.numbers.joined_by:
            start += len(word) + 1 if rest.startswith(f"{word} ", start) else 0
        follows = before not in lexicon.numbers.of if before else bool(first.sign) and rest.startswith(" ")
        last = read_amount(rest, start, setting) if follows else None
        if last is None:
            continue
        unit, smaller = read_unit(before, lexicon), read_unit(rest[last.end :], lexicon)
        if not smaller and 0 < last.number.value < 1:
            return last.number.beyond(first.number.value, 1), unit
        smaller = smaller or _next_smaller(unit)
        factor = _factor(unit or first.sign, smaller, setting)
        if factor and first.number.unit == 1 and 0 <= last.number.value < factor:
            return last.number.beyond(first.number.value, factor), smaller
        raise unread(rest)
    return None


def _next_smaller(unit: str) -> str:
    """The unit of a second number that names none: `6 ft 2`."""
    return next((smaller for known, smaller in _GOES_ON_IN.items() if unit and same_unit(unit, known)), "")


def _factor(unit: str, smaller: str, setting: Setting) -> int:
    """How many of the smaller unit make one; 0 where none do."""
    lexicon = setting.lexicon
    if not (unit and smaller):
        return 0
    if is_currency(setting.own):
        whole, part = (part_of(name, setting.own, lexicon) for name in (unit, smaller))
        return int(whole / part) if whole and part and whole > part else 0
    try:
        found = convert(point(1), unit, smaller, lexicon).low
    except Unreadable:
        return 0
    return found if isinstance(found, int) else 0


def unread(rest: str) -> Unreadable:
    """The error for what stands after a number and is no unit."""
    return Unreadable(f"{rest.strip()!r} after the number cannot be read", "write one number and its unit")
