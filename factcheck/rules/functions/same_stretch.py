"""`same_stretch(a, b)`: two claims of one identity tell of one stretch of what lasts; of a moment, of one happening.

Surely so under one `occurrence`, of a type that happens `once`, and where the two stretches surely overlap; surely not where they
are disjoint. Else it is unknown, for what lasts may end and come back.
"""

from __future__ import annotations

from factcheck.claims.table import Row
from factcheck.rules.context import Context
from factcheck.rules.function import ROW_BY_ROW, Function, truth_of
from factcheck.values.bounds import Truth, below, both


def same_stretch(context: Context, a: Row, b: Row, reading: int) -> Truth:
    """Of claims that share their type and identity."""
    event = context.vocabulary.events.get(a.type)
    if event is None or not event.lasts or event.once or (a.occurrence and a.occurrence == b.occurrence):
        return True
    moment = a.moment[reading]
    if moment is not None and moment == b.moment[reading]:
        return True  # both held at that moment
    # Strictly before: where one ends at the instant at which the other begins, nothing tells that it went on.
    return both((below(a.start[reading], b.end[reading]), below(b.start[reading], a.end[reading])))


FUNCTION = Function(
    words="{0} and {1} tell of one stretch",
    of_claims=same_stretch,
    symmetric=True,
    sql=ROW_BY_ROW,
    formula=truth_of("same_stretch", symmetric=True),
)
