"""An independent model of small claim sets: which worlds they leave, found by going through all of them.

It knows the words of SEMANTICS that the claims below use, and nothing of the product's code. A world says at each of a few
moments of three days how many were sent to a land and its two parts, and how many of those sent were ready. The numbers sent
never fall, the parts share nothing and lie inside the land, and those who are ready are among the sent. A claim holds in a
world where at some moment of its time the number is one that its words allow; a denial where it is so at no moment.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

MOST = 3
"""The largest number that a part needs: any claim is about fewer."""

FACTS = ("sent north", "sent south", "sent land", "ready land")
DAYS = (1, 2, 3)
EACH_HALF = 2
AROUND = 5
"""As many moments before the first day and after the last as there are claims, so that each can have its own."""

Numbers = tuple[int, ...]


@dataclass(frozen=True)
class Told:
    """One claim: a fact, its words, its time in words, whether it denies, and the number of a part that is said to be in it."""

    fact: str
    words: str
    number: int
    time: str
    day: int
    denies: bool = False
    part: int = 0


@cache
def moments() -> tuple[tuple[int, str], ...]:
    """The moments in order: a day (0 before all, 4 after all), and `noon`, `close` or neither."""
    found: list[tuple[int, str]] = [(0, "")] * AROUND
    for day in DAYS:
        found += [(day, "")] * EACH_HALF + [(day, "noon")] + [(day, "")] * EACH_HALF + [(day, "close")]
    return (*found, *[(4, "")] * AROUND)


def allowed(told: Told, strict: bool) -> Callable[[int], bool]:
    """The numbers that the words of a claim allow."""
    n = told.number
    slack = 0 if strict else 1
    return {
        "exactly": lambda x: x == n,
        "about": lambda x: abs(x - n) <= slack,
        "at least": lambda x: x >= n,
        "over": lambda x: x > n,
        "up to": lambda x: x <= n,
        "fewer than": lambda x: x < n,
        "none": lambda x: x == 0,
    }[told.words]


def within(told: Told, day: int, hour: str) -> bool:
    """Whether a moment lies in the time of a claim."""
    return {
        "day": day == told.day,
        "noon": day == told.day and hour == "noon",
        "close": day == told.day and hour == "close",
        "before": day < told.day,
        "after": day > told.day,
        "between": told.day <= day <= told.day + 1,
        "any": True,
    }[told.time]


@dataclass(frozen=True)
class _Together:
    """Claims that hold at one moment: where it may lie, and which numbers it needs."""

    at: frozenset[int]
    holds: Callable[[Numbers], bool]


def _one(told: Told, strict: bool) -> Callable[[Numbers], bool]:
    place, fits = FACTS.index(told.fact), allowed(told, strict)
    return lambda numbers: fits(numbers[place]) and numbers[place] >= told.part


def _slots(told: Told) -> frozenset[int]:
    return frozenset(n for n, (day, hour) in enumerate(moments()) if within(told, day, hour))


def _together(claims: Sequence[Told], strict: bool) -> Iterator[_Together]:
    """Strictly, all that is told of one day is told of one moment of it, its close if any claim says so."""
    own = [t for t in claims if not strict or t.time not in ("day", "close")]
    for told in own:
        yield _Together(_slots(told), _one(told, strict))
    for day in DAYS if strict else ():
        shared = [t for t in claims if t.time in ("day", "close") and t.day == day]
        if shared:
            each = [_one(told, strict) for told in shared]
            at = frozenset.intersection(*map(_slots, shared))
            yield _Together(at, lambda numbers, each=tuple(each): all(holds(numbers) for holds in each))  # type: ignore[misc]


@cache
def _worlds_at_a_moment() -> tuple[Numbers, ...]:
    return tuple(
        (north, south, land, ready)
        for north, south in product(range(MOST + 1), repeat=2)
        for land in range(north + south, 2 * MOST + 1)
        for ready in range(land + 1)
    )


def leaves_a_world(claims: Sequence[Told], *, strict: bool) -> bool:
    """Whether some world keeps every claim, going from moment to moment with what has been kept so far."""
    together = list(_together([t for t in claims if not t.denies], strict))
    denials = [(_slots(t), FACTS.index(t.fact), allowed(t, not strict)) for t in claims if t.denies]
    everything = (1 << len(together)) - 1
    reached: dict[Numbers, set[int]] = {numbers: {0} for numbers in _worlds_at_a_moment()}
    for moment in range(len(moments())):
        here = [(1 << n, t.holds) for n, t in enumerate(together) if moment in t.at]
        denied = [(place, fits) for at, place, fits in denials if moment in at]
        reached = {
            numbers: {mask | sum(bit for bit, holds in here if holds(numbers)) for mask in masks}
            if not here
            else {mask | _bits(here, numbers) for mask in masks}
            for numbers, masks in _later(reached).items()
            if not any(fits(numbers[place]) for place, fits in denied)
        }
    return any(everything in masks for masks in reached.values())


def _bits(here: Sequence[tuple[int, Callable[[Numbers], bool]]], numbers: Numbers) -> int:
    found = 0
    for bit, holds in here:
        if holds(numbers):
            found |= bit
    return found


def _later(reached: dict[Numbers, set[int]]) -> dict[Numbers, set[int]]:
    """What may be a moment later: the sent stay sent, and those who are ready may become fewer."""
    sent: dict[Numbers, set[int]] = {}
    for numbers, masks in reached.items():
        sent.setdefault(numbers[:3], set()).update(masks)
    for place in range(3):
        for numbers in sorted({n[:3] for n in _worlds_at_a_moment()}, key=lambda n: n[place]):
            before = (*numbers[:place], numbers[place] - 1, *numbers[place + 1 :])
            if before in sent:
                sent.setdefault(numbers, set()).update(sent[before])
    return {numbers: sent[numbers[:3]] for numbers in _worlds_at_a_moment() if numbers[:3] in sent}
