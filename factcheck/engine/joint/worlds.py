"""A world that is easy to find: proof, without a solver, that a component is consistent with every claim kept.

Going in: a component. Going out: a value for each of its variables that satisfies every constraint, checked exactly; `None`
where none of the few worlds tried does, which proves nothing. Along orders of single variables the smallest values that the
lows allow always satisfy them when anything does, so that whatever single rules decide completely never reaches the solver.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil, floor, inf

from factcheck.engine.joint.components import Component
from factcheck.engine.joint.system import All, Constraint, Formula, Inequality, System, inequalities
from factcheck.values.bounds import EVERYTHING, Bounds, Number, point

World = dict[int, Number]
Edge = tuple[int, int, Number]
"""A variable, another, and what lies between them at least."""


def easy_world(system: System, component: Component) -> World | None:
    """A world of the component, if an easy one satisfies everything."""
    ranges, edges = _plain(component.constraints)
    for from_below in (True, False):
        reached = _pushed(ranges, edges, from_below)
        if any(bounds.is_empty for bounds in reached.values()):
            return None  # the bounds follow, so no world is left at all
        world = {number: _inside(reached[number], system.variables[number].whole, from_below) for number in reached}
        if all(holds(constraint.formula, world) for constraint in component.constraints):
            return world
    return None


def holds(formula: Formula, world: Mapping[int, Number]) -> bool:
    """Whether a formula is true in a world."""
    if isinstance(formula, Inequality):
        total = sum(factor * world[number] for factor, number in formula.terms)
        return total < formula.bound if formula.strict else total <= formula.bound
    if isinstance(formula, All):
        return all(holds(part, world) for part in formula.parts)
    return any(holds(part, world) for part in formula.parts)


def _plain(constraints: Sequence[Constraint]) -> tuple[dict[int, Bounds], list[Edge]]:
    """The ranges of single variables, and how much of what is at most what."""
    ranges: dict[int, Bounds] = {}
    edges: list[Edge] = []
    for constraint in constraints:
        formula = constraint.formula
        for inequality in inequalities(formula):
            for _, number in inequality.terms:
                ranges.setdefault(number, EVERYTHING)
        for part in formula.parts if isinstance(formula, All) else (formula,):
            if not isinstance(part, Inequality):
                continue
            if len(part.terms) == 1:
                number = part.terms[0][1]
                ranges[number] = ranges[number].meet(bounds_of(part))
            elif len(part.terms) == 2 and sorted(factor for factor, _ in part.terms) == [-1, 1]:
                low, high = sorted(part.terms, key=lambda term: -term[0])
                edges.append((low[1], high[1], -part.bound))
    return ranges, edges


def bounds_of(part: Inequality) -> Bounds:
    """The range that an inequality of one variable leaves it."""
    ((factor, _),) = part.terms
    end = part.bound * factor if factor in (1, -1) else Fraction(part.bound) / factor
    return Bounds(-inf, end, False, part.strict) if factor > 0 else Bounds(end, inf, part.strict, False)


def _pushed(ranges: Mapping[int, Bounds], edges: Sequence[Edge], from_below: bool) -> dict[int, Bounds]:
    """Lows pushed up along the edges, or highs down."""
    onward: dict[int, list[tuple[int, Number]]] = {}
    for low, high, gap in edges:
        a, b, step = (low, high, gap) if from_below else (high, low, -gap)
        onward.setdefault(a, []).append((b, step))
    reached = dict(ranges)
    todo = deque(sorted(onward))
    steps = 0
    while todo and steps <= 50 * (len(edges) + 1):
        number = todo.popleft()
        here = reached[number]
        end = Bounds(here.low, inf, here.low_open) if from_below else Bounds(-inf, here.high, False, here.high_open)
        for other, gap in onward.get(number, ()):
            steps += 1
            push = end if gap == 0 else end + point(gap)
            if _is_tighter(push, reached[other], from_below):
                reached[other] = reached[other].meet(push)
                todo.append(other)
    return reached


def _is_tighter(push: Bounds, bounds: Bounds, from_below: bool) -> bool:
    """Whether the end that is pushed leaves less than there is."""
    if from_below:
        return push.low > bounds.low or (push.low_open and not bounds.low_open and push.low == bounds.low)
    return push.high < bounds.high or (push.high_open and not bounds.high_open and push.high == bounds.high)


def _inside(bounds: Bounds, whole: bool, from_below: bool) -> Number:
    """A number inside, near the end that was pushed."""
    if bounds.is_empty:
        return 0
    near, far = (bounds.low, bounds.high) if from_below else (bounds.high, bounds.low)
    near_open, step = (bounds.low_open, 1) if from_below else (bounds.high_open, -1)
    if isinstance(near, float):
        return 0 if isinstance(far, float) else far
    if not near_open:
        return (ceil(near) if from_below else floor(near)) if whole else near
    if whole:
        return floor(near) + 1 if from_below else ceil(near) - 1
    return near + step if isinstance(far, float) else Fraction(near + far) / 2
