"""`same_time(a, b)`: two claims surely speak of one time, as `time` in `same` means it."""

from __future__ import annotations

from factcheck.claims.table import Row, share_a_time
from factcheck.rules.context import Context
from factcheck.rules.function import ROW_BY_ROW, Function
from factcheck.values.bounds import Truth


def _decide(context: Context, a: Row, b: Row, reading: int) -> Truth:
    return True if share_a_time((a, b), reading) else None


FUNCTION = Function(
    words="{0} and {1} speak of one moment",
    of_claims=_decide,
    symmetric=True,
    sql=ROW_BY_ROW,
    formula=lambda symbols, a, b: symbols.same(symbols.name(a, "moment"), symbols.name(b, "moment")),
)
