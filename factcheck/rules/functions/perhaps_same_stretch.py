"""`perhaps_same_stretch(a, b)`: two claims of one identity can tell of one stretch of what lasts, and need not."""

from __future__ import annotations

from factcheck.rules.function import ROW_BY_ROW, Function, truth_of
from factcheck.rules.functions.same_stretch import same_stretch

FUNCTION = Function(
    words="{0} and {1} may tell of one stretch, or of two",
    of_claims=lambda context, a, b, reading: same_stretch(context, a, b, reading) is None,
    symmetric=True,
    sql=ROW_BY_ROW,
    formula=truth_of("perhaps_same_stretch", symmetric=True),
)
