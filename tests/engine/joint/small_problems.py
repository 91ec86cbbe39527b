"""Random small problems: constraints over four variables, two of them whole, and three soft groups.

Going in: nothing. Going out: strategies, and a problem of what they give.
"""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from factcheck.engine.joint.model.problem import (
    All,
    Constraint,
    Formula,
    Inequality,
    JointProblem,
    Provenance,
    Some,
    Variable,
)
from factcheck.engine.joint.presolve.components import Component

WHOLE = (True, False, True, False)
UNITS = 3

ends = st.sampled_from([-2, -1, 0, 1, 2, Fraction(1, 2)])
factors = st.sampled_from([1, -1, 1, -1, 2, -3])
inequalities = st.builds(
    lambda terms, bound, strict: Inequality(
        tuple((factor, number) for number, factor in sorted(terms.items())), bound, strict
    ),
    st.dictionaries(st.integers(0, len(WHOLE) - 1), factors, min_size=1, max_size=2),
    ends,
    st.booleans(),
)
formulas: st.SearchStrategy[Formula] = st.recursive(
    inequalities,
    lambda inner: st.builds(
        lambda kind, parts: kind(tuple(parts)), st.sampled_from([All, Some]), st.lists(inner, max_size=3)
    ),
    max_leaves=4,
)
guards = st.frozensets(st.integers(0, UNITS), max_size=2)  # the last is an any-of, active with either of the first two
constraints = st.lists(st.builds(Constraint, formulas, st.just(Provenance()), guards), min_size=1, max_size=7)


def problem_of(asked: list[Constraint]) -> JointProblem:
    """A problem of these constraints alone, over four variables and three soft groups."""
    return JointProblem(
        reading=0,
        variables=tuple(Variable(whole) for whole in WHOLE),
        constraints=tuple(asked),
        soft_groups=tuple((f"c{number}",) for number in range(UNITS)),
        any_ofs={UNITS: frozenset((0, 1))},
    )


def component_of(asked: list[Constraint]) -> Component:
    """All of it as one component."""
    return Component(tuple(asked), frozenset(range(UNITS)))
