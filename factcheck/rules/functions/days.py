"""`days(n)`: a length of time of so many days."""

from __future__ import annotations

from factcheck.rules.function import Term, whole
from factcheck.rules.linear import DAY
from factcheck.rules.tree import Constant, Type

LONGEST = 3_660_000

TERM = Term(
    words="{0} days",
    made=lambda arguments: Constant(whole(arguments, "days", LONGEST, DAY), Type.DURATION),
)
