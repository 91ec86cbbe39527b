"""`rewords(a, b)`: the document of `a` is a rewording of that of `b`, at any remove."""

from __future__ import annotations

from factcheck.claims.table import Row
from factcheck.rules.context import Context
from factcheck.rules.function import ROW_BY_ROW, Function, truth_of


def _decide(context: Context, a: Row, b: Row, reading: int) -> bool:
    document = a.document
    while document is not None and document in context.based_on:
        document = context.based_on[document]
        if document == b.document:
            return True
    return False


FUNCTION = Function(
    words="{0} stands in a rewording of {1}'s document", of_claims=_decide, sql=ROW_BY_ROW, formula=truth_of("rewords")
)
