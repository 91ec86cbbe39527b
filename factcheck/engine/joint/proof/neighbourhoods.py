"""What lies near the claims of a conflict: most proofs need little of a large component.

Going in: the constraints that hold. Going out: more and more of them, from those that claims state outwards, each time twice as
many steps from variable to variable; at last all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.engine.joint.model.problem import Constraint, inequalities


def growing(constraints: Sequence[Constraint]) -> Iterator[list[Constraint]]:
    """The constraints near the assumed ones, in rings that double."""
    speaking: dict[int, list[int]] = {}
    numbers = [
        {number for part in inequalities(constraint.formula) for _, number in part.terms} for constraint in constraints
    ]
    for place, told in enumerate(numbers):
        for number in told:
            speaking.setdefault(number, []).append(place)
    chosen = {place for place, constraint in enumerate(constraints) if constraint.assumptions}
    edge, rings, told_at = set(chosen), 0, 1
    while edge:
        reached = {place for inner in edge for number in numbers[inner] for place in speaking[number]}
        edge = reached - chosen
        chosen |= edge
        rings += 1
        if rings == told_at and len(chosen) < len(constraints):
            told_at *= 2
            yield [constraints[place] for place in sorted(chosen)]
    yield list(constraints)
