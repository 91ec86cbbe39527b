"""`fulfils(done, plan)`: `done` is what `plan` plans."""

from __future__ import annotations

from typing import Any

from factcheck.claims.table import Row
from factcheck.rules.context import Context
from factcheck.rules.function import ROW_BY_ROW, Function, Symbols
from factcheck.rules.functions.within import dimension_within
from factcheck.values.bounds import Truth, both


def _decide(context: Context, done: Row, plan: Row, reading: int) -> Truth:
    """It equals the plan, or lies within it in every identity dimension; of a recurring type by its `occurrence`."""
    event = context.vocabulary.events.get(plan.type)
    if plan.type != done.type:
        return False
    if event is not None and not event.identity and "first" not in plan.refs:
        return None if plan.occurrence is None or done.occurrence is None else plan.occurrence == done.occurrence
    if plan.occurrence and done.occurrence and plan.occurrence != done.occurrence:
        return False
    names = event.identity if event is not None and event.identity else tuple(plan.dims)
    return both(dimension_within(context, done, plan, name) for name in names)


def _formula(symbols: Symbols, a: Any, b: Any) -> Any:
    return symbols.all_of([symbols.truth("fulfils", a, b), symbols.same_name(a, b, "type")])


FUNCTION = Function(words="{0} is what {1} plans", of_claims=_decide, sql=ROW_BY_ROW, formula=_formula)
