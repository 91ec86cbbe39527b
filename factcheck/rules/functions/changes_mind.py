"""`changes_mind(a, b)`: one voice said the one and, surely later and in another act of saying, the other."""

from __future__ import annotations

from factcheck.claims.acts import one_act
from factcheck.claims.table import STRICT, Row
from factcheck.rules.context import Context
from factcheck.rules.function import ROW_BY_ROW, Function, truth_of
from factcheck.rules.functions.same_speaker import same_speaker
from factcheck.values.bounds import below


def changes_mind(context: Context, a: Row, b: Row, reading: int) -> bool:
    """Never unknown: what is not surely a change of mind is held against its speaker."""
    if same_speaker(context, a, b, STRICT) is not True or one_act(a, b, context.based_on):
        return False
    said, other = a.said_on[reading], b.said_on[reading]
    return below(said, other) is True or below(other, said) is True


FUNCTION = Function(
    words="{0} and {1} are of one speaker, who changed his mind",
    of_claims=changes_mind,
    symmetric=True,
    sql=ROW_BY_ROW,
    formula=truth_of("changes_mind", symmetric=True),
)
