"""Whether one rule alone forbids some claims: such conflicts are told by the rule, not by the joint check.

Going in: a few claims. Going out: yes or no, by the exact checker over every instance that they make.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from factcheck.claims.table import ClaimTable, SetAside
from factcheck.engine.memory.general import exempt
from factcheck.engine.memory.plan import instances
from factcheck.engine.memory.select import Index, checker_of
from factcheck.rules.rule import Law


def one_rule_forbids(
    claims: Iterable[str], table: ClaimTable, laws: Sequence[Law], everything: Index, reading: int
) -> bool:
    """Whether some instance of one law, among these claims, is violated under the reading."""
    rows = tuple(row for claim in sorted(claims) for row in table.rows_of(claim, SetAside.LEFT_OUT))
    index = Index(attrs.evolve(table, rows=rows))
    for law in laws:
        checker = checker_of(law, index)
        for instance in instances(law, index):
            if checker.violated(instance, reading) and not exempt(law, checker, everything, instance, reading):
                return True
    return False
