"""An oracle for links and for moments that overlap: worlds by enumeration over small whole numbers.

Going in: told claims, each of a total or a level of one of two forces, at a moment of its own, at one that it names, at an
instant or so long after an earlier claim, with a range or a share of an earlier one as its value. Going out: whether a world is
left. It knows that totals never fall, that a fact has one value at a moment and that a level is among the total, written down
here anew. All that is asked of moments are differences of whole numbers with closed ends, so whole moments are enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

import attrs

MOMENTS = range(-5, 11)
"""Stated moments lie from 1 to 4; what rests on a withdrawn claim may lie anywhere, but nothing beyond these matters."""
VALUES = range(14)
"""Stated values are 3 at most and shares at least a third; what nobody bounds need not be larger."""


@attrs.frozen
class Link:
    """Told by the claim at an earlier place: some of `low` to `high` times its value, or after its moment."""

    of: int
    low: Fraction | int
    high: Fraction | int


@attrs.frozen
class When:
    """A moment from `low` to `high`; of all claims that give one `name`, the same."""

    low: int
    high: int
    name: str = ""

    @property
    def is_instant(self) -> bool:
        """Whether it is one instant, which all share who tell of it."""
        return self.low == self.high


@attrs.frozen
class Amount:
    """A value from `low` to `high`, or without end."""

    low: int
    high: int | None


@attrs.frozen
class Claim:
    """What one claim tells."""

    measure: str
    who: str
    when: When | Link
    value: Amount | Link


def has_world(claims: Sequence[Claim], kept: frozenset[int]) -> bool:
    """Whether some moments and values satisfy the claims that are kept."""
    orders = {frozenset(before) for before in _orders(claims, kept)}
    least = [order for order in orders if not any(other < order for other in orders)]
    return any(_has_values(claims, kept, order) for order in least)


def _moment(claims: Sequence[Claim], place: int) -> object:
    when = claims[place].when
    if isinstance(when, When) and when.name:
        return when.name
    return when.low if isinstance(when, When) and when.is_instant else ("own", place)


def _orders(claims: Sequence[Claim], kept: frozenset[int]) -> Iterator[set[tuple[object, object]]]:
    """For each choice of moments, which comes before which."""
    ranges: dict[object, set[int]] = {}
    for n in sorted(kept):
        when = claims[n].when
        mine = set(range(when.low, when.high + 1)) if isinstance(when, When) else set(MOMENTS)
        ranges[_moment(claims, n)] = ranges.get(_moment(claims, n), set(MOMENTS)) & mine
    names = list(ranges)
    links = [(n, w) for n in kept if isinstance(w := claims[n].when, Link) and w.of in kept]
    for chosen in product(*ranges.values()):
        at = dict(zip(names, chosen, strict=True))
        gaps = ((at[_moment(claims, n)] - at[_moment(claims, w.of)], w) for n, w in links)
        if all(w.low <= gap <= w.high for gap, w in gaps):
            yield {(a, b) for a in names for b in names if at[a] < at[b]}


def _has_values(claims: Sequence[Claim], kept: frozenset[int], order: frozenset[tuple[object, object]]) -> bool:
    """Whether values suit the claims, level and total of each moment, and the order of the moments."""
    facts: dict[tuple[str, str, object], set[int]] = {}
    for n in sorted(kept):
        claim, moment = claims[n], _moment(claims, n)
        for measure in {"total", claim.measure}:
            facts.setdefault((measure, claim.who, moment), set(VALUES))
        if isinstance(claim.value, Amount):
            high = VALUES[-1] if claim.value.high is None else claim.value.high
            facts[claim.measure, claim.who, moment] &= set(range(claim.value.low, high + 1))
    parts = [
        (_fact(claims, n), _fact(claims, v.of), v)
        for n in kept
        if isinstance(v := claims[n].value, Link) and v.of in kept
    ]
    names = sorted(facts, key=lambda fact: len(facts[fact]))
    return _fill(names, facts, {}, parts, order)


def _fact(claims: Sequence[Claim], place: int) -> tuple[str, str, object]:
    return claims[place].measure, claims[place].who, _moment(claims, place)


def _fill(
    names: Sequence[tuple[str, str, object]],
    facts: dict[tuple[str, str, object], set[int]],
    told: dict[tuple[str, str, object], int],
    parts: Sequence[tuple[tuple[str, str, object], tuple[str, str, object], Link]],
    order: frozenset[tuple[object, object]],
) -> bool:
    if len(told) == len(names):
        return True
    fact = names[len(told)]
    for value in sorted(facts[fact]):
        told[fact] = value
        if _suits(fact, told, parts, order) and _fill(names, facts, told, parts, order):
            return True
        del told[fact]
    return False


def _suits(
    fact: tuple[str, str, object],
    told: dict[tuple[str, str, object], int],
    parts: Sequence[tuple[tuple[str, str, object], tuple[str, str, object], Link]],
    order: frozenset[tuple[object, object]],
) -> bool:
    measure, who, moment = fact
    if told.get(("level", who, moment), -1) > told.get(("total", who, moment), VALUES[-1]):
        return False
    for (other_measure, other_who, other), value in told.items():
        falls = ((moment, other) in order and told[fact] > value) or ((other, moment) in order and value > told[fact])
        if falls and measure == other_measure == "total" and who == other_who:
            return False
    shares = ((told[part], told[whole], link) for part, whole, link in parts if part in told and whole in told)
    return all(link.low * whole - 1 < part < link.high * whole + 1 for part, whole, link in shares)
