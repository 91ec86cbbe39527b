"""Shares of a whole: `a third`, `about 40 %`, `at least half`; and the range that a share makes of a whole's range.

Going in: a share as a claim has it, and the whole that it is of. Going out: a `Share` within 0 and 1, and the `Reading` of the
product. A share is hedged in points of the whole, not in per cent of itself.
"""

from __future__ import annotations

from fractions import Fraction

import attrs

from factcheck.errors import Unreadable
from factcheck.records import Record
from factcheck.values.bounds import Bounds, Number, exact, point
from factcheck.values.hedges import LIMITS, Pair
from factcheck.values.numerals import Rational
from factcheck.values.phrases import Phrase, read_phrase
from factcheck.values.readings import Kind, Reading
from factcheck.values.spelling import tidy
from factcheck.values.units import same_unit

STRICT_POINTS = Fraction(1, 200)
"""Half a point of the whole: what a share gives to each side under strict bounds."""
FUZZY_POINTS = Fraction(1, 20)
"""Five points: the same under fuzzy bounds, and how far below itself a share that is "nearly" there may lie."""

_ALL = Bounds(0, 1)


@attrs.frozen(eq=False, repr=False)
class Share(Record):
    """A part of a whole, between 0 and 1: `strict` inside `fuzzy`, one canonical `hedge`, a sentence for the width used."""

    written: str
    strict: Bounds
    fuzzy: Bounds
    hedge: str
    readings: tuple[str, ...] = ()


def read_share(written: str | int | float) -> Share:
    """Reads a share; raises `Unreadable` for a text that names none and for one outside 0 and 1."""
    text = _text(written)
    phrase = read_phrase(text)
    if phrase.vague is not None or phrase.spread is not None:
        raise Unreadable(f"{text!r} is no share", "write 'a third', '40 %' or 'at least half'")
    shares = [_portion(text, number.value, phrase.unit) for number in phrase.numerals]
    strict, fuzzy = _ranges(text, phrase, shares)
    strict, fuzzy = strict.meet(_ALL), fuzzy.meet(_ALL)
    if strict.is_empty or fuzzy.is_empty:
        raise Unreadable(f"{text!r} leaves no share between 0 and 1")
    hedge = phrase.hedges[0] if phrase.hedges else "bare" if shares else "none"
    spread = strict != fuzzy or (strict.high - strict.low == 2 * STRICT_POINTS and len(shares) == 1)
    return Share(text, strict, fuzzy, hedge, (f"{text!r} read as ± {FUZZY_POINTS * 100} points",) if spread else ())


def share_of(share: Share, whole: Reading | Pair, kind: Kind) -> Reading:
    """The range of a share of a whole (a `Reading`, or its strict and fuzzy range), in the measure's unit.

    Of a counted measure it is widened outward to whole numbers, so that no rounding of the share is held against it.
    """
    strict, fuzzy = (whole.strict, whole.fuzzy) if isinstance(whole, Reading) else whole
    written, readings = (whole.written, whole.readings) if isinstance(whole, Reading) else ("the whole", ())
    pair = [_product(share.strict, strict), _product(share.fuzzy, fuzzy)]
    if kind.counted:
        pair = [bounds.widened_to_whole() for bounds in pair]
    return Reading(f"{share.written} of {written}", pair[0], pair[1], "share", readings=share.readings + readings)


def _text(written: str | int | float) -> str:
    if isinstance(written, bool) or not isinstance(written, str | int | float):
        raise Unreadable(f"{written!r} is no share", "write 'a third' or '40 %'")
    return tidy(written if isinstance(written, str) else repr(written))


def _portion(text: str, value: Rational, unit: str) -> Rational:
    """A number as a part of the whole: per cent, or a fraction below one; a bare `40` or `1` would be a guess."""
    if unit and same_unit(unit, "%"):
        portion: Rational = Fraction(value) / 100
    elif unit or isinstance(value, int):
        raise Unreadable(f"{text!r} is no share", "write per cent ('40 %') or a fraction ('two fifths')")
    else:
        portion = value
    if not 0 <= portion <= 1:
        raise Unreadable(f"{text!r} lies outside 0 and 1, and a share cannot")
    return portion


def _ranges(text: str, phrase: Phrase, shares: list[Rational]) -> Pair:
    """The table's row for a share, with what the hedges before it make of it."""
    hedges = tuple(hedge for hedge in phrase.hedges if hedge != "between")
    limit = LIMITS.get(hedges[0]) if hedges else None
    inner = hedges[limit is not None :]
    if len(inner) > 1 or (limit and len(shares) != 1) or (inner and not shares):
        raise Unreadable(f"{text!r}: these hedges do not go together", "write one hedge, or 'at least about a third'")
    if not shares:
        return point(0), point(0)
    hedge = inner[0] if inner else "exactly" if limit or len(shares) == 2 else "bare"
    first, last = _hedged(hedge, shares[0]), _hedged(hedge, shares[-1])
    pair = first[0].hull(last[0]), first[1].hull(last[1])
    return (limit(pair[0]), limit(pair[1])) if limit else pair


def _hedged(hedge: str, share: Rational) -> Pair:
    loose = Bounds(share - FUZZY_POINTS, share + FUZZY_POINTS)
    if hedge == "exactly":
        return point(share), point(share)
    if hedge == "nearly":
        return (Bounds(share - FUZZY_POINTS, share, False, True) if share else point(share)), loose
    return Bounds(share - STRICT_POINTS, share + STRICT_POINTS), loose


def _product(share: Bounds, whole: Bounds) -> Bounds:
    """All products of a share and a member of the whole; `share` is never negative, the whole may be."""
    corners = [
        _corner(one, one_open, two, two_open)
        for one, one_open in ((share.low, share.low_open), (share.high, share.high_open))
        for two, two_open in ((whole.low, whole.low_open), (whole.high, whole.high_open))
    ]
    low, low_open = min(corners)
    high, closed = max((number, not is_open) for number, is_open in corners)
    return Bounds(exact(low), exact(high), low_open, not closed)


def _corner(share: Number, share_open: bool, whole: Number, whole_open: bool) -> tuple[Number, bool]:
    """A product of two ends; a factor that is exactly 0 makes it 0 whatever the other one is, infinity included."""
    if (share == 0 and not share_open) or (whole == 0 and not whole_open):
        return 0, False
    if share == 0 or whole == 0:
        return 0, True
    return share * whole, share_open or whole_open
