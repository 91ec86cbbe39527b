"""Which claims are kept or withdrawn as one, and which are never doubted.

Going in: the rows at their moments. Going out: `SoftGroups`: groups (one origin, one fact, equal bounds and time) and, for
facts that nobody states, any-ofs: any of several groups.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.table import ClaimTable, Row, SetAside
from factcheck.claims.time_keys import TimeKind
from factcheck.engine.joint.model.problem import SoftGroup

PINNED = "pinned"


class SoftGroups:
    """Numbers soft groups of claims, and any-ofs after them."""

    def __init__(self, table: ClaimTable, reading: int) -> None:
        self.claims: list[tuple[str, ...]] = []
        self._of: dict[str, SoftGroup] = {}
        self._any_ofs: dict[frozenset[SoftGroup], SoftGroup] = {}
        groups: dict[object, list[str]] = {}
        for claim in table.claims:
            rows = table.rows_of(claim, SetAside.LEFT_OUT)
            groups.setdefault(_key(rows, reading, claim), []).append(claim)
        for claims in groups.values():
            for claim in claims:
                self._of[claim] = len(self.claims)
            self.claims.append(tuple(claims))

    def of(self, claim: str) -> SoftGroup:
        """The group that a claim stands in."""
        return self._of[claim]

    def any_of(self, soft_groups: frozenset[SoftGroup]) -> SoftGroup:
        """What is kept while any of these is."""
        if len(soft_groups) == 1:
            return next(iter(soft_groups))
        return self._any_ofs.setdefault(soft_groups, len(self.claims) + len(self._any_ofs))

    @property
    def any_ofs(self) -> dict[SoftGroup, frozenset[SoftGroup]]:
        """Every any-of with the soft groups that keep it."""
        return {number: soft_groups for soft_groups, number in self._any_ofs.items()}


def _key(rows: Sequence[Row], reading: int, claim: str) -> object:
    """What claims must have alike to be one group; a claim that others are read by stands for itself."""
    told = []
    for row in rows:
        if row.rests_on or row.links or row.refs or row.origin is None or row.stance != "asserts" or row.epochs:
            return claim
        value = row.value[reading] if row.value is not None else None
        times = (row.time[reading], row.start[reading], row.end[reading])
        key = row.moment[0]
        moment = None if key is not None and key.kind is TimeKind.OWN else key
        told.append(
            (moment, row.type, row.form, row.modality, tuple(sorted(row.dims.items())), row.occurrence, value, times)
        )
    return (rows[0].origin if rows else None, tuple(told))


def hard_claims(table: ClaimTable) -> frozenset[str]:
    """The claims that are never doubted: by their own word, their document's, or that of somebody who said them."""
    return frozenset(claim for claim, card in table.cards.items() if card.trust == PINNED)
