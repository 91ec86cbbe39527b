"""MARCO as in the textbook, and trial of every set: what the enumerator of conflicts and corrections is held against.

Going in: some units, the hard ones among them, and whether a set of units can hold together. Going out: every smallest set
that cannot, and every smallest set of other units whose withdrawal leaves one that can. MARCO walks the power set: a seed that
nothing yet explains is grown to a largest satisfiable set, whose subsets are then explained, or shrunk to a smallest
unsatisfiable one, whose supersets are (M. Liffiton, A. Previti, A. Malik and J. Marques-Silva, Fast, flexible MUS enumeration,
2016).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

Ints = frozenset[int]
IsSat = Callable[[Ints], bool]
Found = tuple[set[Ints], set[Ints]]


def subsets(units: Ints) -> Iterator[Ints]:
    """Every subset, smallest first."""
    for size in range(len(units) + 1):
        yield from (frozenset(chosen) for chosen in combinations(sorted(units), size))


def by_trial(units: Ints, hard: Ints, is_sat: IsSat) -> Found:
    """Conflicts and corrections by looking at every set of units."""
    conflicts: set[Ints] = set()
    corrections: set[Ints] = set()
    for one in subsets(units):
        if not any(known <= one for known in conflicts) and not is_sat(one):
            conflicts.add(one)
    for out in subsets(units - hard):
        if not any(known <= out for known in corrections) and is_sat(units - out):
            corrections.add(out)
    return conflicts, corrections


def marco(units: Ints, hard: Ints, is_sat: IsSat) -> Found:
    """Conflicts and corrections by MARCO; a correction may name no hard unit, so every seed holds them all."""
    conflicts: set[Ints] = set()
    largest: set[Ints] = set()
    soft = units - hard
    while (seed := _seed(soft, hard, conflicts, largest)) is not None:
        if is_sat(seed):
            for unit in sorted(soft - seed):
                if is_sat(seed | {unit}):
                    seed |= {unit}
            largest.add(seed)
        else:
            for unit in sorted(seed):
                if not is_sat(seed - {unit}):
                    seed -= {unit}
            conflicts.add(seed)
    return conflicts, {units - one for one in largest}


def _seed(soft: Ints, hard: Ints, conflicts: set[Ints], largest: set[Ints]) -> Ints | None:
    """A set that is neither below a largest satisfiable one nor above a smallest unsatisfiable one."""
    candidates = (one | hard for one in subsets(soft))
    return next(
        (s for s in candidates if not any(s <= one for one in largest) and not any(one <= s for one in conflicts)), None
    )
