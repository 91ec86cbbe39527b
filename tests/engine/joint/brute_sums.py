"""An oracle for sums: worlds of sums of measures, and of parts of a whole, by enumeration.

Going in: claims `(name, day, low, high)` over whole numbers, all at noon. Going out: whether some world is left. A total never
falls, and has one value at one time; `all` is `slain` and `hurt` together; `land` is no less than `north` and `south` together,
both then and later, and nothing that is counted is below nothing. Nothing of the joint check is used.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations, product

import attrs

Values = tuple[int, ...]

MEASURES = ("slain", "hurt", "all")
PLACES = ("north", "south", "land")
TO = 8
"""Stated values are from 0 to 3: no sum of two of them lies beyond this."""


@attrs.frozen
class Stated:
    """One claim: of a name, at noon of a day, at least `low` and at most `high`."""

    name: str
    day: int
    low: int
    high: int | None


SUMS = [(slain, hurt, slain + hurt) for slain, hurt in product(range(TO + 1), repeat=2)]
"""The values of `MEASURES` at one moment."""

PARTS = [(north, south, land) for north, south, land in product(range(TO + 1), repeat=3) if north + south <= land]
"""The values of `PLACES` at one moment."""


def has_world(claims: Sequence[Stated], names: Sequence[str], allowed: Sequence[Values]) -> bool:
    """Whether values of each day suit its claims, none below that of the day before."""
    reached: list[Values] = [tuple(-(10**6) for _ in names)]
    for day in sorted({claim.day for claim in claims}):
        fits = _fitting([claim for claim in claims if claim.day == day], names)
        today = [values for values in allowed if fits(values)]
        # only the smallest values matter to the days that follow
        reached = _smallest(v for v in today if any(_at_most(before, v) for before in reached))
        if not reached:
            return False
    return True


def _fitting(claims: Sequence[Stated], names: Sequence[str]) -> Callable[[Values], bool]:
    asked = [(names.index(claim.name), claim.low, claim.high) for claim in claims]
    return lambda values: all(low <= values[n] and (high is None or values[n] <= high) for n, low, high in asked)


def _at_most(a: Values, b: Values) -> bool:
    return all(x <= y for x, y in zip(a, b, strict=True))


def _smallest(found) -> list[Values]:
    enabled: list[Values] = []
    for values in sorted(found, key=sum):
        if not any(_at_most(other, values) for other in enabled):
            enabled.append(values)
    return enabled


def smallest_conflicts(
    claims: Sequence[Stated], leaves_world: Callable[[Sequence[Stated]], bool]
) -> set[frozenset[int]]:
    """Every smallest set of claims, by place, that leaves no world."""
    found: set[frozenset[int]] = set()
    for size in range(1, len(claims) + 1):
        for chosen in map(frozenset, combinations(range(len(claims)), size)):
            if not any(smaller <= chosen for smaller in found) and not leaves_world(
                [claims[n] for n in sorted(chosen)]
            ):
                found.add(chosen)
    return found
