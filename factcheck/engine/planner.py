"""Which plan finds the violations of a law: chosen by the shape of the rule and by the size of the claim set, never by its name."""

from __future__ import annotations

from factcheck.engine.conflicts import Refined, Survey, survey
from factcheck.engine.instances import Index, instances
from factcheck.engine.shapes import plan_of
from factcheck.rules.rule import Law


def propose_and_decide(law: Law, index: Index, taken_over: Refined) -> Survey:
    """Proposes with the plan that fits and decides exactly."""
    return survey(law, index, instances(law, index), taken_over)


__all__ = ["plan_of", "propose_and_decide"]
