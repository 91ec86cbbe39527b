"""`moments(n)`: so many of the smallest steps of time; the close of a day and 00:00 of the next are one moment apart."""

from __future__ import annotations

from factcheck.rules.function import Term, whole
from factcheck.rules.tree import Constant, Type

LONGEST = 1_000_000

TERM = Term(
    words="{0} moments",
    made=lambda arguments: Constant(whole(arguments, "moments", LONGEST), Type.DURATION),
)
