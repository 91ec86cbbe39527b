"""What a law was found to be: its conflicts, the claims in scope, and whether some instance could not be told.

Going in: instances that some plan proposes. Going out: `Evaluation`. Exact arithmetic decides each instance, and keeps of a
group only what the conflict needs; a plan may also tell what it found without listing every instance.
"""

from __future__ import annotations

import attrs

from factcheck.claims.table import Row
from factcheck.records import Record
from factcheck.report.types import VERDICTS, FindingVerdict
from factcheck.rules.instance import Instance, rows_of
from factcheck.rules.rule import Law


@attrs.frozen(eq=False, repr=False)
class Conflict(Record):
    """One violated instance: its law, the rows that it needs with the names they are bound to, and how grave it is.

    Of conflicts too many to list, some stand for the others: `beside` is how many more this one stands for.
    """

    law: Law
    rows: tuple[tuple[str, Row], ...]
    verdict: FindingVerdict
    beside: int = attrs.field(default=0, eq=False)
    claims: tuple[str, ...] = attrs.field(init=False, eq=False)
    """The claims of the rows, and those that their bounds rest on, each once."""

    @claims.default
    def _claims(self) -> tuple[str, ...]:
        found = [row.claim for _, row in self.rows]
        found += [claim for _, row in self.rows for claim in row.rests_on]
        return tuple(dict.fromkeys(found))

    @property
    def rank(self) -> tuple[int, tuple[tuple[str, str], ...]]:
        """The gravest first; then by the rows."""
        return VERDICTS.index(self.verdict), tuple((name, row.id) for name, row in self.rows)


@attrs.frozen(eq=False, repr=False)
class Evaluation(Record):
    """What was found of one law. `undecided`: nothing conflicts, and some instance could not be told."""

    conflicts: tuple[Conflict, ...] = ()
    in_scope: frozenset[str] = frozenset()
    undecided: bool = False
    met: bool = False
    """Whether an instance whose `when` is not false binds two claims or more."""
    why: str = ""
    """Why some instance could not be told, where there is more to say of it than that bounds leave it open."""
    cut_short: bool = False
    """Whether the time budget ran out before all instances were decided."""


def bound_rows(instance: Instance) -> list[tuple[str, Row]]:
    """The rows of an instance with the names they are bound to."""
    return [(name, row) for name, bound in instance.items() for row in rows_of(bound)]


def verdict_of(law: Law, surely: bool) -> FindingVerdict:
    """A notice rule notes; a plausible one strains; a law is broken if every reading breaks it."""
    if law.rule.kind == "notice":
        return "notice"
    return "contradiction" if surely and law.rule.kind == "law" else "tension"
