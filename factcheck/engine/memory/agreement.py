"""All claims that share the keys agree in one field: the largest low and the smallest high decide. Cost: n log n.

Going in: a law of two like claims whose field must be equal, and an `Index` of the rows. Going out: its `Evaluation`. Two claims
disagree where one asks for more than the other leaves: an order of values without one in time, in which each claim comes before
each (E. Helly, 1923, in one dimension: where no two are apart, all share a point).
"""

from __future__ import annotations

from factcheck.engine.conflicts import Evaluation
from factcheck.engine.memory.expressions import before_of, limits_of
from factcheck.engine.memory.ordering import Asked, Sweep
from factcheck.engine.memory.select import Index
from factcheck.engine.refinement import Refinement
from factcheck.rules import tree
from factcheck.rules.rule import Law
from factcheck.rules.shape import Agreement, AtMost


def evaluate(law: Law, index: Index, refinement: Refinement) -> Evaluation:
    """Sweeps over the rows of each key."""
    assert isinstance(law.shape, Agreement)
    first, second = (tree.Attribute(b.name, law.shape.field, tree.Type.NUMBER) for b in law.bindings)
    asked = Asked(first.binding, second.binding, before_of(None), limits_of(AtMost(first, second, False), True))
    return Sweep(law, index, refinement, asked).evaluation()
