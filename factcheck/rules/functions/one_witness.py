"""`one_witness(a, b)`: two claims go back to one source, for counting witnesses."""

from __future__ import annotations

from factcheck.claims.table import Row
from factcheck.rules.context import Context
from factcheck.rules.function import ROW_BY_ROW, Function, truth_of
from factcheck.values.bounds import Truth


def _decide(context: Context, a: Row, b: Row, reading: int) -> Truth:
    """Whether they share a witness (SEMANTICS, *Which claims meet*)."""
    return not context.witness_keys[a].isdisjoint(context.witness_keys[b])


FUNCTION = Function(
    words="{0} and {1} go back to one source",
    of_claims=_decide,
    symmetric=True,
    looks_at=lambda context, row: context.witness_keys[row],
    shares=lambda context, row: context.witness_keys[row],
    sql=ROW_BY_ROW,
    formula=truth_of("one_witness", symmetric=True),
)
