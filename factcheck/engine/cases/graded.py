"""How grave a conflict is: its verdict, its severity, how direct it is, and how wide the gap.

Going in: the conflicts of single rules and those of the joint check. Going out: `Graded`, in one form for both. Gravity is
verdict, then severity, then directness (one page against itself, copies of one text, one origin, others), then the gap; never
names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING, Any

import attrs

from factcheck.claims.table import FUZZY, STRICT, UNBOUNDED, ClaimTable, Row, SetAside
from factcheck.claims.time_keys import NO_KEYS
from factcheck.claims.witnesses import root_of
from factcheck.engine.cases.nodes import signature
from factcheck.engine.conflicts import Conflict
from factcheck.engine.memory.select import Index, checker_of
from factcheck.engine.relation import relation_of
from factcheck.records import Record
from factcheck.report.types import (
    SEVERITIES,
    VERDICTS,
    DocumentDate,
    FindingVerdict,
    Listed,
    Severity,
    SideRelation,
)
from factcheck.rules.instance import shares
from factcheck.rules.rule import Law, Rule
from factcheck.values.bounds import EVERYTHING, Bounds, Number

if TYPE_CHECKING:
    from factcheck.engine.joint.outcome.findings import JointConflict

ONE_PAGE, ONE_TEXT, ONE_ORIGIN, OTHERS = range(4)
"""How direct a conflict is, most direct first."""


@attrs.frozen(eq=False, repr=False, slots=False)
class Graded(Record):
    """One smallest conflict: who stands in it, which rules it breaks, how grave it is, and what was found (`source`).

    `notes` is whether it speaks of the reports, not of what cannot be: it belongs to no case.
    """

    listed: tuple[Listed, ...]
    rows: tuple[Row, ...]
    rules: tuple[Rule, ...]
    verdict: FindingVerdict
    severity: Severity
    relation: SideRelation
    directness: int
    gap: tuple[float, float]
    source: Conflict | JointConflict

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims among those who stand in it."""
        return tuple(one for one in self.listed if isinstance(one, str))

    @property
    def alike(self) -> tuple[str, ...]:
        """All claims of the rows, and those which say the same as one of them: one stands for each."""
        if isinstance(self.source, Conflict):
            return tuple(row.claim for row in self.rows)
        return tuple(claim for group in self.source.groups for claim in group)

    @cached_property
    def gravity(self) -> tuple[Any, ...]:
        """Graver is less; among alike the wider gap, then fewer claims, then what is claimed decides."""
        claimed = tuple(signature((row,)) for row in self.rows)
        wide = tuple(-part for part in self.gap)
        return *self.rank, self.directness, wide, len(self.listed), claimed, self.claims

    @property
    def rank(self) -> tuple[int, int]:
        """Verdict and severity."""
        return VERDICTS.index(self.verdict), SEVERITIES.index(self.severity)


def graded(conflict: Conflict, index: Index) -> Graded:
    """A conflict of one rule. One that ends as a revision is a notice."""
    rows = tuple(row for _, row in conflict.rows)
    relation = relation_of(rows, index.table)
    verdict: FindingVerdict = "notice" if relation == "revision" else conflict.verdict
    listed: tuple[Listed, ...] = (*conflict.claims, *_dates(conflict, index))
    return _graded(listed, rows, (conflict.law.rule,), verdict, relation, conflict, index.table)


def graded_jointly(joint: JointConflict, verdict: FindingVerdict, rules: Sequence[Rule], table: ClaimTable) -> Graded:
    """A conflict that only several rules together reveal."""
    rows = tuple(table.rows_of(claim, SetAside.LEFT_OUT)[0] for claim in joint.claims)
    relation = relation_of(rows, table) if rows else "cross-source"
    return _graded(joint.claims, rows, tuple(rules), verdict, relation, joint, table)


def _graded(
    listed: tuple[Listed, ...],
    rows: tuple[Row, ...],
    rules: tuple[Rule, ...],
    verdict: FindingVerdict,
    relation: SideRelation,
    source: Conflict | JointConflict,
    table: ClaimTable,
) -> Graded:
    severity = _severity(rules, verdict)
    return Graded(listed, rows, rules, verdict, severity, relation, _directness(rows, table), _gap(rows), source)


def _severity(rules: Iterable[Rule], verdict: FindingVerdict) -> Severity:
    """That of the gravest rule; a notice is a note, and a tension one step below its rule's severity."""
    if verdict == "notice":
        return "note"
    gravest = min((SEVERITIES.index(rule.severity) for rule in rules), default=0)
    return SEVERITIES[min(gravest + (verdict == "tension"), len(SEVERITIES) - 1)]


def _directness(rows: Sequence[Row], table: ClaimTable) -> int:
    if not rows:
        return OTHERS
    documents = {row.document for row in rows}
    if None not in documents and len(documents) == 1:
        return ONE_PAGE
    statements = {row.statement for row in rows}
    roots = {row.document and root_of(row.document, table.based_on) for row in rows}
    if any(len(shared) == 1 and None not in shared for shared in (statements, roots)):
        return ONE_TEXT
    origins = {row.origin for row in rows}
    return ONE_ORIGIN if len(origins) == 1 and None not in origins else OTHERS


def _gap(rows: Sequence[Row]) -> tuple[float, float]:
    """How far two rows lie apart: in value, as a share of the larger; and in time."""
    if len(rows) != 2:
        return 0.0, 0.0
    a, b = rows
    value = 0.0
    if a.value is not None and b.value is not None:
        ranges = a.value[FUZZY], b.value[FUZZY]
        ends: list[Number] = [end for one in ranges for end in (one.low, one.high) if end not in (inf, -inf)]
        size = max((max(end, -end) for end in ends), default=0)
        value = float(_between(*ranges) / size) if size else 0.0
    return value, float(_between(a.time[FUZZY], b.time[FUZZY]))


def _between(a: Bounds, b: Bounds) -> Any:
    """The distance of two ranges; none where they meet."""
    return max(a.low - b.high, b.low - a.high, 0)


_SAID = ("said_on", "said_day")
_TIME = ("time", "start", "end")
"""The times of a row whose ends may have been worked out from the date of its document, beside that date."""

_UNTIED = {"moment": NO_KEYS, "midnight": NO_KEYS}
"""What is surely the time of a row that lies anywhere."""


def _dates(conflict: Conflict, index: Index) -> list[DocumentDate]:
    """The dates of documents that a conflict needs: without them, nothing would be wrong.

    A conflict rests on a date where it is gone once every end that was worked out from it is left open.
    """
    law = conflict.law
    found: dict[str, None] = {}
    if any(binding.group for binding in law.bindings):
        return []
    for name, row in conflict.rows:
        if row.document is None or row.document in found:
            continue
        relaxed = attrs.evolve(row, **_without_date(row, index.table))
        if not _is_broken(law, {**dict(conflict.rows), name: relaxed}, conflict.verdict, index):
            found[row.document] = None
    return [DocumentDate(document) for document in found]


def _is_broken(law: Law, instance: dict[str, Row], verdict: FindingVerdict, index: Index) -> bool:
    checker = index.of(law, checker_of)
    reading = FUZZY if verdict == "contradiction" else STRICT
    at_one_time = all(shares(instance, same, reading) for same in law.same if same.key == "time")
    return at_one_time and checker.violated(instance, reading)


def _without_date(row: Row, table: ClaimTable) -> dict[str, Any]:
    """The times of a row with those ends left open that its document's date gave."""
    card = table.cards.get(row.claim)
    if card is not None and card.counted_from == "publication":
        # `yesterday` is another day in a page of another day, whatever else its words say
        return {**_opened(row, ("published",)), **dict.fromkeys(_TIME, UNBOUNDED), **_UNTIED}
    said = card is not None and card.said_on_written
    timed = card is not None and card.time_written
    fields = ("published", *(() if said else _SAID), *(() if timed else _TIME))
    opened = _opened(row, fields)
    return opened if opened.get("time", row.time) == row.time else {**opened, **_UNTIED}


def _opened(row: Row, fields: Iterable[str]) -> dict[str, Any]:
    return {
        field: tuple(_open(own, dated) for own, dated in zip(getattr(row, field), row.published, strict=True))
        for field in fields
    }


def _open(own: Bounds, dated: Bounds) -> Bounds:
    low, low_open = (EVERYTHING.low, EVERYTHING.low_open) if own.low == dated.low else (own.low, own.low_open)
    high, high_open = (EVERYTHING.high, EVERYTHING.high_open) if own.high == dated.high else (own.high, own.high_open)
    return Bounds(low, high, low_open, high_open)
