"""Which members of a group may be added up: those that surely share nothing and lie strictly inside the whole.

Going in: the rows that a group may hold. Going out: for each reading the choice of pairwise apart facts with the largest sum of
lows (and, where members are counted, the choice of most facts), as the rows that tell them, with a member left out though it may
be apart. Any choice is sound; the largest misses least. Exact up to a number of facts that a search can afford, greedy beyond it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf

import attrs

from factcheck.claims.table import STRICT, Row
from factcheck.records import Record
from factcheck.rules.context import Context
from factcheck.rules.functions.within import claim_within
from factcheck.values.bounds import Number

EXACT_UP_TO = 16


@attrs.frozen(repr=False)
class Choice(Record):
    """Rows of pairwise apart facts; `unsure`: a member that was left out, and one here from which it is not known to be apart."""

    rows: tuple[Row, ...]
    unsure: tuple[Row, Row] | None = None


def disjoint_choices(
    sharing: Mapping[int, Sequence[Row]], wholes: Sequence[Row], context: Context, counting: bool = False
) -> list[Choice]:
    """One choice of rows for each reading (one in all where both choose alike), of those that share what they must under it."""
    choices: dict[tuple[Row, ...], Choice] = {}
    for reading, rows in sharing.items():
        told: dict[str, list[Row]] = {}
        for row in rows:
            if not any(claim_within(context, whole, row, STRICT) is True for whole in wholes):
                told.setdefault(row.fact, []).append(row)
        weights = [{fact: max(_low(row, reading) for row in own) for fact, own in told.items()}]
        weights += [dict.fromkeys(told, 1)] * counting
        for weight in weights:
            facts = _largest(told, weight, context)
            chosen = tuple(row for fact in sorted(facts) for row in told[fact])
            if chosen and chosen not in choices:
                choices[chosen] = Choice(chosen, _unsure(facts, told, context))
    return list(choices.values())


def _unsure(chosen: frozenset[str], told: Mapping[str, Sequence[Row]], context: Context) -> tuple[Row, Row] | None:
    """A fact that was left out, and one that was chosen, of which neither is known to hold the other."""
    for fact in sorted(told.keys() - chosen):
        left = told[fact][0]
        for other in sorted(chosen):
            one = told[other][0]
            if not apart(left, one, context) and True not in (
                claim_within(context, left, one, STRICT),
                claim_within(context, one, left, STRICT),
            ):
                return left, one
    return None


def apart(a: Row, b: Row, context: Context) -> bool:
    """Whether two rows surely speak of different things: apart in some dimension."""
    return any(
        all(context.entities_in(name).apart(x, y) for x in a.dims[name] for y in b.dims[name])
        for name in a.dims
        if name in b.dims
    )


def _largest(told: Mapping[str, Sequence[Row]], weight: Mapping[str, Number], context: Context) -> frozenset[str]:
    order = sorted(told, key=lambda fact: (-weight[fact], fact))
    if len(order) > EXACT_UP_TO:
        return _greedy(order, told, context)
    rivals = {a: frozenset(b for b in order if a != b and not apart(told[a][0], told[b][0], context)) for a in order}
    if not any(rivals.values()):
        return frozenset(order)
    return _search(tuple(order), rivals, weight)[1]


def _low(row: Row, reading: int) -> Number:
    low = row.value[reading].low if row.value is not None else 0
    return 0 if low == -inf else low


def _greedy(order: Sequence[str], told: Mapping[str, Sequence[Row]], context: Context) -> frozenset[str]:
    chosen: list[str] = []
    for fact in order:
        if all(apart(told[fact][0], told[other][0], context) for other in chosen):
            chosen.append(fact)
    return frozenset(chosen)


def _search(
    open_: tuple[str, ...], rivals: dict[str, frozenset[str]], lows: Mapping[str, Number]
) -> tuple[Number, frozenset[str]]:
    if not open_:
        return 0, frozenset()
    first, *rest = open_
    taken_sum, taken = _search(tuple(fact for fact in rest if fact not in rivals[first]), rivals, lows)
    taken_sum, taken = taken_sum + lows[first], taken | {first}
    if not rivals[first].intersection(rest):
        return taken_sum, taken
    return max((taken_sum, taken), _search(tuple(rest), rivals, lows), key=lambda found: (found[0], sorted(found[1])))
