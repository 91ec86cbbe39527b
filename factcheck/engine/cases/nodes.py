"""Who stands in a conflict: tellings, and dates of documents.

Going in: conflicts and the claim table. Going out: `Nodes`, numbered by what they claim, and each conflict as a set of them.
What one witness says twice is one node, so repeating shifts no doubt. A claim that is pinned, or was set aside by a revision,
is none: it cannot be withdrawn.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from math import inf

import attrs

from factcheck.claims.table import STRICT, ClaimTable, Pair, Row, SetAside
from factcheck.claims.witnesses import witness_keys
from factcheck.engine.cases.settle import NodeFacts
from factcheck.engine.sets import Ints, UnionFind
from factcheck.engine.weights import NEUTRAL, claim_weight
from factcheck.records import Record
from factcheck.report.types import DocumentDate, Listed

PINNED = "pinned"


@attrs.frozen(eq=False, repr=False)
class Telling(Record):
    """The claims in which one witness says one thing."""

    claims: tuple[str, ...]


Node = Telling | DocumentDate


class Nodes:
    """The nodes of some conflicts, in an order that follows from what they claim: from names only where all else is alike."""

    def __init__(self, table: ClaimTable, conflicts: Sequence[Collection[Listed]], alike: Iterable[str] = ()) -> None:
        """`alike` are claims that say the same as some of those in the conflicts, and were left out there."""
        self.table = table
        claims = sorted({one for conflict in conflicts for one in conflict if isinstance(one, str)}.union(alike))
        dates = sorted({one.document for conflict in conflicts for one in conflict if isinstance(one, DocumentDate)})
        free = [claim for claim in claims if self._is_free(claim)]
        tellings = _tellings(free, table, [frozenset(c) for c in conflicts if len(c) > 1])
        unordered: list[Node] = [*tellings, *map(DocumentDate, dates)]
        self.all = tuple(sorted(unordered, key=self._signature))
        self.number: Mapping[Listed, int] = {
            member: n
            for n, node in enumerate(self.all)
            for member in (node.claims if isinstance(node, Telling) else (node,))
        }

    def of(self, conflict: Iterable[Listed]) -> Ints:
        """The nodes of a conflict."""
        return frozenset(self.number[one] for one in conflict if one in self.number)

    def listed(self, nodes: Iterable[int]) -> tuple[Listed, ...]:
        """What stands behind nodes: the claims of tellings by id, then dates of documents."""
        chosen = [self.all[node] for node in nodes]
        claims = sorted(claim for node in chosen if isinstance(node, Telling) for claim in node.claims)
        return (*claims, *sorted((n for n in chosen if isinstance(n, DocumentDate)), key=lambda date: date.document))

    @cached_property
    def facts(self) -> tuple[NodeFacts, ...]:
        """What settling asks of each node."""
        return tuple(map(self._facts, self.all))

    def _is_free(self, claim: str) -> bool:
        card = self.table.cards.get(claim)
        return claim in self.table.claims and (card is None or card.trust != PINNED)

    def _facts(self, node: Node) -> NodeFacts:
        if isinstance(node, DocumentDate):
            return NodeFacts(("date of a document", node.document), None, frozenset((node,)), NEUTRAL)
        row = self.table.rows_of(node.claims[0], SetAside.LEFT_OUT)[0]
        keys = witness_keys(row, self.table.entities, self.table.based_on)
        weight = min(claim_weight(self.table, claim) for claim in node.claims)
        return NodeFacts(("fact", row.fact), row.time[STRICT], keys, weight)

    def _signature(self, node: Node) -> tuple[object, ...]:
        if isinstance(node, DocumentDate):
            dated = (row.published for row in self.table.rows if row.document == node.document)
            return 1, _ends(next(dated, None)), (), node.document
        rows = self.table.rows_of(node.claims[0], SetAside.LEFT_OUT)
        return 0, *signature(rows), node.claims


def signature(rows: Sequence[Row]) -> tuple[tuple[object, ...], ...]:
    """What a claim claims, as something that can be ordered: numbers before names."""
    row = rows[0]
    numbers = (*_ends(row.time), *_ends(row.value), *_ends(row.start), *_ends(row.end), *_ends(row.said_on))
    words = (row.kind, row.stance, row.form, row.modality, row.fact, *(f"{k}={v}" for k, v in sorted(row.dims.items())))
    said = (*(row.origin or ()), row.document or "", row.statement or "", row.occurrence or "", *row.said_by)
    return numbers, words, said


def _ends(pair: Pair | None) -> tuple[object, ...]:
    """The ends of strict and fuzzy bounds, none being below all."""
    if pair is None:
        return (-inf,)
    return tuple(end for bounds in pair for end in (bounds.low, bounds.low_open, bounds.high, bounds.high_open))


def _tellings(claims: Sequence[str], table: ClaimTable, conflicts: Iterable[frozenset[Listed]]) -> list[Telling]:
    """The connected parts of claims that say one thing and share a witness.

    Reports of one statement may say one thing and yet conflict, in who said it or when: those are as many tellings as
    there are reports.
    """
    joined: UnionFind[object] = UnionFind()
    for claim in claims:
        rows = table.rows_of(claim, SetAside.LEFT_OUT)
        content = _content(rows)
        for key in witness_keys(rows[0], table.entities, table.based_on):
            joined.join(("claim", claim), (content, key))
    apart: set[object] = set()
    for conflict in conflicts:
        leaders = [joined.find(("claim", one)) for one in conflict if isinstance(one, str) and one in table.claims]
        apart |= {leader for leader in leaders if leaders.count(leader) > 1}
    parts: dict[object, list[str]] = {}
    for claim in claims:
        leader = joined.find(("claim", claim))
        report = _report(table.rows_of(claim, SetAside.LEFT_OUT)[0]) if leader in apart else ()
        parts.setdefault((leader, report), []).append(claim)
    return [Telling(tuple(part)) for part in parts.values()]


def _content(rows: Sequence[Row]) -> frozenset[object]:
    """Fact, bounds and time of a claim, in each of its rows."""
    return frozenset(
        (r.type, r.form, r.stance, r.fact, tuple(sorted(r.dims.items())), r.value, r.time, r.start, r.end, r.since)
        for r in rows
    )


def _report(row: Row) -> tuple[object, ...]:
    return row.document, row.said_by, row.said_on, row.published, row.claim if row.document is None else ""
