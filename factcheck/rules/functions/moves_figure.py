"""`moves_figure(a, b)`: two claims give one bare figure of another measure or other dimensions."""

from __future__ import annotations

from factcheck.claims.table import Row
from factcheck.rules.context import Context
from factcheck.rules.function import ROW_BY_ROW, Function, truth_of


def _decide(context: Context, a: Row, b: Row, reading: int) -> bool:
    return a.figure is not None and a.figure == b.figure and (a.type, a.dims) != (b.type, b.dims)


FUNCTION = Function(
    words="{0} and {1} give one figure of different things",
    of_claims=_decide,
    symmetric=True,
    looks_at=lambda context, row: (row.figure, row.type, tuple(row.dims.items())),
    sql=ROW_BY_ROW,
    formula=truth_of("moves_figure", symmetric=True),
)
