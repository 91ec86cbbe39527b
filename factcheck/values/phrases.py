"""The shape of a written value: hedges, one number or two, or a vague word, and a unit.

Going in: a tidy text (see `spelling`). Going out: a `Phrase`, not yet ranges. The reading goes from left to right and either
takes the whole text or raises `Unreadable`. To read one more sign between two numbers, add it to `_RANGE` or `_SPREAD`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from factcheck.errors import Unreadable, nearest
from factcheck.records import Record
from factcheck.values.hedges import MOST_WORDS, TRAILING, WORDS, Pair
from factcheck.values.numerals import Numeral, read_numeral
from factcheck.values.units import misfit
from factcheck.values.vague import VAGUE, read_vague

_SIGNS = {sign: hedge for sign, hedge in WORDS.items() if not sign[0].isalpha()}
_SIGN_STARTS = frozenset(sign[0] for sign in _SIGNS)
_RANGE = re.compile(r" ?- ?| to ")
_SPREAD = re.compile(r" ?(?:±|\+/-|\+-|plus or minus) ?")
_CURRENCIES = ("$", "€", "£", "¥")
_NONE = frozenset({"none", "no", "nil"})


@attrs.frozen(eq=False, repr=False)
class Phrase(Record):
    """A value taken apart: its hedges (canonical, outermost first), what they stand before, and the unit as written.

    `numerals` holds one number, or the two ends of a range; `spread` the d of `N ± d`; `vague` the ranges of a vague word. With
    none of them the text said "none".
    """

    hedges: tuple[str, ...]
    numerals: tuple[Numeral, ...] = ()
    spread: Numeral | None = None
    vague: Pair | None = None
    unit: str = ""


def read_phrase(text: str, *, counts: bool = True, own: str = "") -> Phrase:
    """Takes a value apart; `counts` as in `read_numeral`, `own` is the measure's unit, which may stand before the number."""
    hedges, rest = _leading(text)
    for tail, hedge in TRAILING.items():
        if rest.endswith(tail):
            # A bound word stands outside the hedges before it, "or so" inside them.
            hedges, rest = ((*hedges, hedge) if hedge == "about" else (hedge, *hedges)), rest[: -len(tail)]
            break
    if "between" in hedges and " and " in rest:
        return _between(hedges, rest, counts)
    vague = read_vague(rest)
    if vague is not None:
        return Phrase(hedges, vague=vague[0], unit=_unit(rest[vague[1] :]))
    found = read_numeral(rest, counts=counts)
    if found is None:
        return _without_number(text, hedges, rest, own, counts)
    return _after_number(text, hedges, found[0], rest[found[1] :], counts)


def _after_number(text: str, hedges: tuple[str, ...], first: Numeral, rest: str, counts: bool) -> Phrase:
    """A phrase whose first number has been read: a second one, a spread or a unit may follow."""
    if rest[:1] == "+" and rest[1:2] in ("", " "):
        return Phrase(("at least", *hedges), (first,), unit=_unit(rest[1:]))
    if not rest or rest[0].isalpha() or rest[0] == "%":
        sign = None
    elif (sign := _SPREAD.match(rest)) is not None:
        number, unit = _number(text, rest[sign.end() :], counts)
        return Phrase(hedges, (first,), spread=number, unit=unit)
    else:
        sign = _RANGE.match(rest)
    before = ""
    if sign is None and (sign := _RANGE.search(rest) if " to " in rest or " - " in rest else None) is not None:
        before = _unit(rest[: sign.start()])
    if sign is not None:
        return _to(text, hedges, first, before, rest[sign.end() :], counts)
    if "between" in hedges:
        raise Unreadable(f"{text!r} names one end of a range only", "write 'between 3,000 and 4,000'")
    return Phrase(hedges, (first,), unit=_unit(rest))


def _to(text: str, hedges: tuple[str, ...], first: Numeral, before: str, after: str, counts: bool) -> Phrase:
    """A range, from what stands before its sign and after it."""
    inner, after = _leading(after)
    last, unit = _number(text, after, counts)
    if before and before != unit:
        raise Unreadable(f"{text!r} has two units, {before!r} and {unit!r}", "write both ends in one unit")
    outer = hedges if "between" in hedges else ("between", *hedges)
    added = tuple(hedge for hedge in inner if hedge not in outer)
    return Phrase(outer + added, _ends(text, first, last), unit=unit)


def _between(hedges: tuple[str, ...], rest: str, counts: bool) -> Phrase:
    """`between N and M`: the `and` is the one with a whole number on either side ("one hundred and fifty and two hundred")."""
    at = rest.find(" and ")
    while at >= 0:
        found = read_numeral(rest[:at], counts=counts)
        inner, right = _leading(rest[at + len(" and ") :])
        last = read_numeral(right, counts=counts) if found is not None else None
        if found is not None and last is not None and " and " not in right[last[1] :]:
            before, unit = _unit(rest[found[1] : at]), _unit(right[last[1] :])
            if before in ("", unit):
                added = tuple(hedge for hedge in inner if hedge not in hedges)
                return Phrase(hedges + added, _ends(rest, found[0], last[0]), unit=unit)
        at = rest.find(" and ", at + 1)
    raise Unreadable(f"{rest!r} is no pair of numbers", "write 'between 3,000 and 4,000'")


def _ends(text: str, first: Numeral, last: Numeral) -> tuple[Numeral, Numeral]:
    """Both ends of a range; raises `Unreadable` where the first may or may not share the thousands of the last."""
    if first.scale == 1 and last.scale > 1:
        if first.mantissa < last.mantissa:
            return first.scaled(last.scale), last
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


def _number(text: str, part: str, counts: bool) -> tuple[Numeral, str]:
    """A number and its unit, with nothing after them."""
    found = read_numeral(part, counts=counts)
    if found is None:
        raise Unreadable(f"{text!r}: {part!r} is no number", "write digits, or a number in words")
    return found[0], _unit(part[found[1] :])


def _unit(rest: str) -> str:
    """What follows a number, as a unit: the `shells` of `dozens of shells`."""
    rest = rest.strip()
    if rest and not (rest[0].isalpha() or rest[0] in "%°$€£¥/"):
        raise Unreadable(f"{rest!r} after the number cannot be read", "write one number and its unit")
    return rest.removeprefix("of ")


def _leading(text: str) -> tuple[tuple[str, ...], str]:
    """The hedges that a text begins with, and the rest of it."""
    hedges: list[str] = []
    while text:
        if text[0] in _SIGN_STARTS:
            sign = text[:2] if text[:2] in _SIGNS else text[:1]
            if sign in _SIGNS:
                hedges.append(_SIGNS[sign])
                text = text[len(sign) :].lstrip()
                continue
        if not text[0].isalpha():
            break
        for start in _starts(text):
            if start.lower() in WORDS:
                hedges.append(WORDS[start.lower()])
                text = text[len(start) :].lstrip()
                break
        else:
            break
    return tuple(hedges), text


def _starts(text: str) -> Iterator[str]:
    """The first words of a text, the longest run first; `c.3000` has its sign joined to the number."""
    words = text.split(" ", MOST_WORDS)[:MOST_WORDS]
    for count in range(len(words), 0, -1):
        yield " ".join(words[:count])
    head, dot, _ = words[0].partition(".")
    if dot:
        yield head + dot


def _without_number(text: str, hedges: tuple[str, ...], rest: str, own: str, counts: bool) -> Phrase:
    """`none`, `no soldiers`, `USD 3 million`; anything else is an error that names the nearest word."""
    first, _, after = rest.partition(" ")
    if first.lower() in _NONE and not hedges:
        return Phrase((), unit=_unit(after))
    if own and first == own and after:
        number, unit = _number(text, after, counts)
        if unit:
            raise misfit(unit, own)
        return Phrase(hedges, (number,), unit=own)
    if rest[:1] in _CURRENCIES:
        raise Unreadable(
            f"{rest[0]!r} is the sign of several currencies", "write the number alone, or with the measure's unit"
        )
    if not rest:
        raise Unreadable(f"{text!r} holds no number", "write a number after the hedge")
    words = rest.split(" ")
    stop = next((at for at, word in enumerate(words) if word[:1].isdecimal()), None)
    unknown = " ".join(words[:stop]) or rest
    hint = (
        nearest(unknown[:40].lower(), {**WORDS, **VAGUE, "none": ""})
        or "write a number, with a hedge such as 'about' before it"
    )
    raise Unreadable(f"{unknown!r} is no number and no known hedge", hint)
