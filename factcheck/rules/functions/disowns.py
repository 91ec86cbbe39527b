"""`disowns(a, b)`: the origin of `a` says that it never said what `b`, or an equal report of that saying, attributes to it."""

from __future__ import annotations

from factcheck.claims.table import Row
from factcheck.rules.context import Context
from factcheck.rules.function import ROW_BY_ROW, Function, truth_of
from factcheck.values.bounds import below


def _decide(context: Context, a: Row, b: Row, reading: int) -> bool:
    """Never unknown. An equal claim of its own, made later or nobody knows when, is another saying and no such report."""
    if a.form != "disowning":
        return False
    if b.claim in a.refs.get("disowns", ()):
        return True
    if a.origin is None or not set(a.origin) <= set(b.said_by):
        return False
    alike = (a.value, a.time, a.start, a.end) == (b.value, b.time, b.start, b.end)
    one_statement = b.statement is not None and (b.statement,) == a.refs.get("statement")
    return alike and (one_statement or below(b.said_on[reading], a.said_on[reading]) is True)


FUNCTION = Function(
    words="{0} disowns what {1} attributes", of_claims=_decide, sql=ROW_BY_ROW, formula=truth_of("disowns")
)
