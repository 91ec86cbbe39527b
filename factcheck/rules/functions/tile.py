"""`tile(parts, whole)`: the periods of the parts share nothing, and together are that of the whole.

Of one part it says what `during` says; the engine then chooses members that leave no gap.
"""

from __future__ import annotations

from factcheck.rules.function import Function
from factcheck.rules.functions.during import during_formula, during_sql, is_during

FUNCTION = Function(
    words="{0} make up the period of {1} without a gap",
    of_claims=is_during,
    sql=during_sql,
    formula=during_formula,
)
