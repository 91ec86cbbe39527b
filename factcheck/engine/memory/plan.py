"""Laws over rows in memory: sorted sweeps and hash joins, for any number of claims that a person writes.

Going in: a law, an `Index` of the rows, and what refines the law. Going out: its `Evaluation`. Each shape has its module here,
with `evaluate(law, index, refinement)`; `factcheck.engine.sql` has the same modules for claims in a table. To run a new shape,
add a module, and a case to `_module`.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from factcheck.engine.conflicts import Evaluation
from factcheck.engine.memory import agreement, fold, general, ordering, pairs
from factcheck.engine.memory.select import Index
from factcheck.engine.refinement import NEVER_REFINED, Refinement
from factcheck.rules.instance import Instance
from factcheck.rules.rule import Law
from factcheck.rules.shape import Agreement, AtMost, Fold, OneClaim, Ordering, SameMoment


def evaluate(law: Law, index: Index, refinement: Refinement = NEVER_REFINED) -> Evaluation:
    """What a law comes to over these rows."""
    module = _module(law)
    if module is general and pairs.is_of_pairs(law):
        module = pairs  # the same instances, those that are alike decided at once
    found: Evaluation = module.evaluate(law, index, refinement)
    return found


def instances(law: Law, index: Index) -> Iterator[Instance]:
    """Every instance of a law, for those who have to see each."""
    return fold.instances(law, index) if isinstance(law.shape, Fold) else general.instances(law, index)


def plan_of(law: Law) -> str:
    """How a law is run, as reports tell it."""
    name = "select" if isinstance(law.shape, OneClaim) else _module(law).__name__.rpartition(".")[2]
    return f"memory/{name}"


def _module(law: Law) -> ModuleType:
    match law.shape:
        case Agreement():
            return agreement
        case Ordering() | SameMoment(at_most=AtMost()):
            return ordering
        case Fold():
            return fold
        case _:
            return general
