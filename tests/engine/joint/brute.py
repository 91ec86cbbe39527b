"""An oracle for the joint check: worlds by enumeration, conflicts and corrections by trying every subset.

Going in: told claims `(measure, day, low, high)` over whole numbers. Going out: whether some world is left. It knows
the three rules of
`small.yaml` and that totals never fall and a fact has one value at a time, written down here anew; nothing of the
joint check is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from math import inf

import attrs

FROM, TO = -9, 9
"""Unstated values are unbounded; with stated ones from 0 to 3 and sums of two, nothing beyond these can matter."""


@attrs.frozen
class Told:
    """One claim: of a measure, at noon of a day, at least `low` and at most `high`."""

    measure: str
    day: int
    low: int
    high: int | None


def has_world(claims: Sequence[Told]) -> bool:
    """Whether some whole values satisfy the claims and the rules at every stated day."""
    days = sorted({claim.day for claim in claims})
    # A world of one day matters to the others by its total alone, so totals are carried from day to day.
    reachable: float = -inf
    for day in days:
        totals = [total for total in range(FROM, TO + 1) if total >= reachable and _is_possible(claims, day, total)]
        if not totals:
            return False
        reachable = min(totals)
    return True


def _is_possible(claims: Sequence[Told], day: int, total: int) -> bool:
    if not _allowed(claims, "total", day, total):
        return False
    for level, other in product(range(FROM, TO + 1), repeat=2):
        rules = level <= total and level + other <= total and level != other
        if rules and _allowed(claims, "level", day, level) and _allowed(claims, "other", day, other):
            return True
    return False


def _allowed(claims: Sequence[Told], measure: str, day: int, value: int) -> bool:
    mine = [claim for claim in claims if (claim.measure, claim.day) == (measure, day)]
    return all(claim.low <= value and (claim.high is None or value <= claim.high) for claim in mine)


def smallest_conflicts(claims: Sequence[Told]) -> set[frozenset[int]]:
    """Every smallest set of claims, by place, that leaves no world."""
    found: set[frozenset[int]] = set()
    for chosen in _subsets(len(claims)):
        if not any(smaller <= chosen for smaller in found) and not has_world([claims[n] for n in chosen]):
            found.add(chosen)
    return found


def smallest_corrections(claims: Sequence[Told]) -> set[frozenset[int]]:
    """Every smallest set of claims, by place, whose withdrawal leaves a world."""
    found: set[frozenset[int]] = set()
    for out in _subsets(len(claims)):
        kept = [claim for n, claim in enumerate(claims) if n not in out]
        if not any(smaller <= out for smaller in found) and has_world(kept):
            found.add(out)
    return found


def _subsets(count: int) -> Iterator[frozenset[int]]:
    places: Iterable[int] = range(count)
    for size in range(count + 1):
        yield from (frozenset(chosen) for chosen in combinations(places, size))
