"""`years(n)`: so many calendar years, counted in UTC from the time that they are added to or told from: twelve months each."""

from __future__ import annotations

from factcheck.rules.function import Term, whole
from factcheck.rules.tree import Span

LONGEST = 10_000

TERM = Term(
    words="{0} years",
    made=lambda arguments: Span(whole(arguments, "years", LONGEST, 12, "write months, such as months(18)")),
)
