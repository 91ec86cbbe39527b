"""`one_witness(a, b)`: two claims go back to one source, for counting witnesses."""

from __future__ import annotations

from factcheck.claims.table import Row
from factcheck.rules.context import Context
from factcheck.rules.function import ROW_BY_ROW, Function, truth_of
from factcheck.values.bounds import Truth


def one_witness(context: Context, a: Row, b: Row, reading: int) -> Truth:
    """One statement, reworded document, or speaker (SEMANTICS, *Which claims meet*)."""
    if a.statement and a.statement == b.statement:
        return True
    if a.document is not None and context.root(a.document) == context.root(b.document):
        return True
    spoken, others = _spoken(a), _spoken(b)
    all_bodies = context.entities.all_bodies
    return not all_bodies(others).isdisjoint(spoken) or not all_bodies(spoken).isdisjoint(others)


def _spoken(row: Row) -> tuple[str, ...]:
    return (*row.said_by, *row.refs.get("origins", ()))


FUNCTION = Function(
    words="{0} and {1} go back to one source",
    of_claims=one_witness,
    symmetric=True,
    sql=ROW_BY_ROW,
    formula=truth_of("one_witness", symmetric=True),
)
