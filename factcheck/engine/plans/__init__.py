"""The plans: ways to find, in SQL, the instances that a law may be broken by.

Each module here is one plan, named as `factcheck.engine.planner.plan_of` names it. It has `propose(law, database) ->
Proposal` and `query(law, source) -> str`, the SQL that proposes, for people to read. To add a plan, add a module and its
test, and let `plan_of` tell which laws are of its shape.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType


def plan_named(name: str) -> ModuleType:
    """The module of a plan; loaded when it is needed."""
    return import_module(f"{__name__}.{name}")
