"""`same_statement(a, b)`: one origin asserts the one and denies the other in one document, at one moment of saying."""

from __future__ import annotations

from factcheck.claims.table import Row
from factcheck.rules.context import Context
from factcheck.rules.function import ROW_BY_ROW, Function, truth_of
from factcheck.values.bounds import Truth


def _decide(context: Context, a: Row, b: Row, reading: int) -> Truth:
    """Marked when the claims are read (`factcheck.claims.normal.sayings`)."""
    return True if a.refs.get("saying") and a.refs["saying"] == b.refs.get("saying") else None


FUNCTION = Function(
    words="{0} and {1} are said at one moment",
    of_claims=_decide,
    sql=ROW_BY_ROW,
    formula=truth_of("same_statement"),
)
