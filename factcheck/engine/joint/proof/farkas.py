"""Multipliers that show that linear inequalities have no solution (J. Farkas, Theorie der einfachen Ungleichungen, 1902).

Going in: inequalities. Going out: factors, none negative, with which they add up to `0 <= something below 0` (or `0 < 0`);
`None` where the inequalities have a solution in the rationals, or are too many. Exact: a simplex method on fractions, with
R. G. Bland's rule (1977), which never circles.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from factcheck.engine.joint.model.problem import Inequality

MOST_ROWS = 400
MOST_PIVOTS = 5000


def multipliers(parts: Sequence[Inequality]) -> list[tuple[int, Fraction]] | None:
    """The place and the factor of each inequality that takes part."""
    if not parts or len(parts) > MOST_ROWS:
        return None
    numbers = sorted({number for part in parts for _, number in part.terms})
    # Find y >= 0 with sum(y * factors) = 0 for every variable and sum(y * bound) = -1; failing that, the same with 0 and
    # a strict one.
    columns = [[dict((n, f) for f, n in part.terms).get(number, 0) for part in parts] for number in numbers]
    bounds = [Fraction(part.bound) for part in parts]
    found = _solve([*columns, bounds], [Fraction(0)] * len(columns) + [Fraction(-1)])
    if found is None and any(part.strict for part in parts):
        strict = [1 if part.strict else 0 for part in parts]
        found = _solve([*columns, bounds, strict], [Fraction(0)] * (len(columns) + 1) + [Fraction(1)])
    return None if found is None else [(place, factor) for place, factor in enumerate(found) if factor]


def _solve(rows: Sequence[Sequence[int | Fraction]], right: Sequence[Fraction]) -> list[Fraction] | None:
    """Some `y >= 0` with `rows . y = right`: the first phase of the simplex method."""
    width = len(rows[0])
    table: list[list[Fraction]] = []
    for row, end in zip(rows, right, strict=True):
        sign = -1 if end < 0 else 1
        table.append([sign * Fraction(x) for x in row] + [sign * end])
    # Each row begins with an auxiliary variable of its own, numbered on from the others. It never comes back once it has left, so
    # its column is not kept; what is brought down to 0 is the sum of them all.
    basis = [width + n for n in range(len(rows))]
    cost = [-sum(column) for column in zip(*table, strict=True)]
    for _ in range(MOST_PIVOTS):
        entering = next((column for column in range(width) if cost[column] < 0), None)
        if entering is None:
            break
        ratios = [(line[-1] / line[entering], basis[n], n) for n, line in enumerate(table) if line[entering] > 0]
        if not ratios:
            return None
        leaving = min(ratios)[2]
        _pivot(table, cost, leaving, entering)
        basis[leaving] = entering
    if cost[-1] != 0:
        return None
    found = [Fraction(0)] * width
    for n, column in enumerate(basis):
        if column < width:
            found[column] = table[n][-1]
    return found


def _pivot(table: list[list[Fraction]], cost: list[Fraction], leaving: int, entering: int) -> None:
    pivot = table[leaving][entering]
    row = table[leaving] = [x / pivot for x in table[leaving]]
    for n, line in enumerate(table):
        if n != leaving and line[entering]:
            factor = line[entering]
            table[n] = [x - factor * y for x, y in zip(line, row, strict=True)]
    factor = cost[entering]
    if factor:
        cost[:] = [x - factor * y for x, y in zip(cost, row, strict=True)]
