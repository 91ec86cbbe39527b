"""`months(n)`: so many calendar months, counted in UTC from the time that they are added to or told from."""

from __future__ import annotations

from factcheck.rules.function import Term, whole
from factcheck.rules.tree import Span

LONGEST = 120_000

TERM = Term(
    words="{0} months",
    made=lambda arguments: Span(whole(arguments, "months", LONGEST, hint="months differ in length")),
)
