"""`compatible(a, b)`: one of two claims or names lies within the other, throughout; false between claims without identity."""

from __future__ import annotations

from typing import Any

from factcheck.claims.table import Row
from factcheck.rules.context import Context
from factcheck.rules.function import Function, Symbols
from factcheck.rules.functions.within import claim_within, contained_sql, names_within_formula, within_formula
from factcheck.values.bounds import Truth, either


def compatible(context: Context, a: Row, b: Row, reading: int) -> Truth:
    """Within one way or the other, throughout; false between claims of a type without identity."""
    event = context.vocabulary.events.get(a.type)
    if event is not None and not event.identity:
        return False
    return either((claim_within(context, a, b, reading), claim_within(context, b, a, reading)))


def _names(context: Context, a: tuple[str, ...], b: tuple[str, ...], reading: int) -> Truth:
    return context.entities.lists_agree(a, b) if a and b else None


def _formula(symbols: Symbols, a: Any, b: Any) -> Any:
    events = symbols.vocabulary.events
    recurring = [t for t in a.types if t in events and not events[t].identity]
    known = symbols.among(a, "type", a.types.difference(recurring)) if recurring else symbols.all_of([])
    return symbols.all_of([known, symbols.some_of([within_formula(symbols, a, b), within_formula(symbols, b, a)])])


FUNCTION = Function(
    words="one of {0} and {1} lies within the other",
    of_claims=compatible,
    of_names=_names,
    symmetric=True,
    sql=lambda sql, node, wanted: contained_sql(sql, node, wanted, both_ways=True),
    formula=_formula,
    formula_of_fields=lambda symbols, a, b: symbols.some_of(
        [names_within_formula(symbols, a, b), names_within_formula(symbols, b, a)]
    ),
)
