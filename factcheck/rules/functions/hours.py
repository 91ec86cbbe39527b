"""`hours(n)`: a length of time of so many hours."""

from __future__ import annotations

from factcheck.rules.function import Term, whole
from factcheck.rules.linear import DAY
from factcheck.rules.tree import Constant, Type

LONGEST = 24 * 3_660_000

TERM = Term(
    words="{0} hours",
    made=lambda arguments: Constant(whole(arguments, "hours", LONGEST, DAY // 24), Type.DURATION),
)
