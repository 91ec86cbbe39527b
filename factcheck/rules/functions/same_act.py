"""`same_act(a, b)`: two claims report one act of saying, which revises nothing: one statement, or one text and its rewordings."""

from __future__ import annotations

from factcheck.claims.acts import one_act
from factcheck.rules.function import ROW_BY_ROW, Function, truth_of

FUNCTION = Function(
    words="{0} and {1} report one act of saying",
    of_claims=lambda context, a, b, reading: one_act(a, b, context.based_on),
    symmetric=True,
    looks_at=lambda context, row: (row.statement, row.document, row.said_day),
    sql=ROW_BY_ROW,
    formula=truth_of("same_act", symmetric=True),
)
