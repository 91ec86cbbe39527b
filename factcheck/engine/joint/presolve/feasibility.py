"""A world that is easy to find: proof, without a solver, that a component is consistent with every claim kept.

Going in: a component. Going out: a value for each of its variables that satisfies every constraint, checked exactly; `None`
where none of the few worlds tried does, which proves nothing. Along orders of single variables the smallest values that the
lows allow always satisfy them when anything does, so that whatever single rules decide completely never reaches the solver.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor, inf

from factcheck.engine.joint.model.problem import FALSE, All, Formula, Inequality, JointProblem, Some, inequalities
from factcheck.engine.joint.presolve.components import Component
from factcheck.values.bounds import EVERYTHING, Bounds, Number

Assignment = dict[int, Number]
Edge = tuple[int, int, Number, bool]
"""A variable, another, what lies between them at least, and whether it must be more."""

APART = 1
"""So far apart is put what must not be equal, which is little for moments and the least there is for whole numbers."""

ROUNDS = 4
"""So often the ways of each `or` are chosen again, once those chosen before have moved what they bind."""


def find_assignment(problem: JointProblem, component: Component) -> Assignment | None:
    """A world of the component, if an easy one satisfies everything."""
    parts, numbers = _asked(component)
    whole = {number for number in numbers if problem.variables[number].whole}
    return _assignment(parts, numbers, whole, True) or _assignment(parts, numbers, whole, False)


def is_refuted(component: Component) -> bool:
    """Whether bounds carried along orders leave some variable nothing, so that no world is left with every claim kept."""
    parts, numbers = _asked(component)
    reached = _pushed(*_plain(parts, numbers), True, 0)
    return FALSE in parts or any(bounds.is_empty for bounds in reached.values())


def _asked(component: Component) -> tuple[list[Formula], list[int]]:
    """What must hold, each part of an `and` for itself, and the variables of it all."""
    parts = [part for constraint in component.constraints for part in _parts(constraint.formula)]
    return parts, list(dict.fromkeys(number for part in parts for one in inequalities(part) for _, number in one.terms))


def _parts(formula: Formula) -> Sequence[Formula]:
    return formula.parts if isinstance(formula, All) else (formula,)


def _assignment(
    parts: Sequence[Formula], numbers: Sequence[int], whole: Collection[int], from_below: bool
) -> Assignment | None:
    """The world near the ends that are pushed; of each `or` that it breaks, the first way left open is then asked for too."""
    asked = list(parts)
    for _ in range(ROUNDS):
        ranges, edges = _plain(asked, numbers)
        reached = _pushed(_started(ranges, from_below), edges, from_below, APART)
        if any(bounds.is_empty for bounds in reached.values()):
            return None
        assignment = {number: _inside(reached[number], number in whole, from_below) for number in numbers}
        broken = [part for part in parts if not holds(part, assignment)]
        if not broken:
            return assignment
        for part in broken:
            ways = part.parts if isinstance(part, Some) else ()
            way = next((way for way in ways if _is_open(way, reached)), None)
            if way is None:
                return None
            asked += _parts(way)
    return None


def _is_open(formula: Formula, reached: Mapping[int, Bounds]) -> bool:
    """Whether the formula may hold of variables in these ranges, each inequality looked at alone."""
    if isinstance(formula, Inequality):
        ends = (factor * (reached[n].low if factor > 0 else reached[n].high) for factor, n in formula.terms)
        return sum(ends) <= formula.bound
    return (all if isinstance(formula, All) else any)(_is_open(part, reached) for part in formula.parts)


def holds(formula: Formula, assignment: Mapping[int, Number]) -> bool:
    """Whether a formula is true in a world."""
    if isinstance(formula, Inequality):
        total = sum(factor * assignment[number] for factor, number in formula.terms)
        return total < formula.bound if formula.strict else total <= formula.bound
    if isinstance(formula, All):
        return all(holds(part, assignment) for part in formula.parts)
    return any(holds(part, assignment) for part in formula.parts)


def _plain(parts: Iterable[Formula], numbers: Iterable[int]) -> tuple[dict[int, Bounds], list[Edge]]:
    """The ranges of single variables, and how much of what is at most what."""
    ranges = dict.fromkeys(numbers, EVERYTHING)
    edges: list[Edge] = []
    for part in parts:
        if not isinstance(part, Inequality):
            continue
        if len(part.terms) == 1:
            number = part.terms[0][1]
            known = ranges[number]
            ranges[number] = bounds_of(part) if known is EVERYTHING else known.meet(bounds_of(part))
        elif len(part.terms) == 2:
            (a, first), (b, second) = part.terms
            if (a, b) == (1, -1):
                edges.append((first, second, -part.bound, part.strict))
            elif (a, b) == (-1, 1):
                edges.append((second, first, -part.bound, part.strict))
    return ranges, edges


def bounds_of(part: Inequality) -> Bounds:
    """The range that an inequality of one variable leaves it."""
    ((factor, _),) = part.terms
    end = part.bound * factor if factor in (1, -1) else Fraction(part.bound) / factor
    return Bounds(-inf, end, False, part.strict) if factor > 0 else Bounds(end, inf, part.strict, False)


def _started(ranges: Mapping[int, Bounds], from_below: bool) -> dict[int, Bounds]:
    """The ranges, those without an end to push from beginning where they are in nobody's way: before all ends that there are."""
    endless = -inf if from_below else inf
    if not any((bounds.low if from_below else bounds.high) == endless for bounds in ranges.values()):
        return dict(ranges)
    ends = [end for bounds in ranges.values() for end in (bounds.low, bounds.high) if not isinstance(end, float)]
    start = min(ends, default=0) - len(ranges) if from_below else max(ends, default=0) + len(ranges)
    begun = Bounds(start, inf) if from_below else Bounds(-inf, start)
    return {
        number: bounds.meet(begun) if (bounds.low if from_below else bounds.high) == endless else bounds
        for number, bounds in ranges.items()
    }


def _pushed(ranges: Mapping[int, Bounds], edges: Sequence[Edge], from_below: bool, apart: Number) -> dict[int, Bounds]:
    """Lows pushed up along the edges, or highs down; what must differ by `apart`, where there is too little between."""
    onward: dict[int, list[tuple[int, Number, bool]]] = {}
    for low, high, gap, strict in edges:
        a, b, step = (low, high, gap) if from_below else (high, low, -gap)
        onward.setdefault(a, []).append((b, step, strict))
    reached = dict(ranges)
    todo = deque(sorted(onward))
    steps = 0
    while todo and steps <= 50 * (len(edges) + 1):
        number = todo.popleft()
        here = reached[number]
        end, is_open = (here.low, here.low_open) if from_below else (here.high, here.high_open)
        for other, gap, strict in onward.get(number, ()):
            steps += 1
            push = _beyond(end + gap, is_open or strict, from_below)
            if _is_tighter(push, reached[other], from_below):
                if strict and apart:
                    push = _beyond(end + gap + (apart if from_below else -apart), is_open, from_below)
                reached[other] = reached[other].meet(push)
                todo.append(other)
    return reached


def _beyond(end: Number, is_open: bool, from_below: bool) -> Bounds:
    infinite = isinstance(end, float)
    if from_below:
        return Bounds(end, inf, is_open and not infinite)
    return Bounds(-inf, end, False, is_open and not infinite)


def _is_tighter(push: Bounds, bounds: Bounds, from_below: bool) -> bool:
    """Whether the end that is pushed leaves less than there is."""
    if from_below:
        return push.low > bounds.low or (push.low_open and not bounds.low_open and push.low == bounds.low)
    return push.high < bounds.high or (push.high_open and not bounds.high_open and push.high == bounds.high)


def _inside(bounds: Bounds, whole: bool, from_below: bool) -> Number:
    """A number inside, near the end that was pushed."""
    near, far = (bounds.low, bounds.high) if from_below else (bounds.high, bounds.low)
    near_open, step = (bounds.low_open, 1) if from_below else (bounds.high_open, -1)
    if not near_open:
        return (ceil(near) if from_below else floor(near)) if whole else near
    if whole:
        return floor(near) + 1 if from_below else ceil(near) - 1
    return near + step if isinstance(far, float) else Fraction(near + far) / 2
