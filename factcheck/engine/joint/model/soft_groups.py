"""Which claims are kept or withdrawn as one, and which are never doubted.

Going in: the rows at their moments. Going out: `Units`: bundles (one origin, one fact, equal bounds and time) and, for
facts that nobody states, supports: any of several bundles.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.table import ClaimTable, Row, SetAside
from factcheck.claims.time_keys import TimeKind
from factcheck.engine.joint.model.problem import Unit

PINNED = "pinned"


class Units:
    """Numbers bundles of claims, and supports after them."""

    def __init__(self, table: ClaimTable, reading: int) -> None:
        self.claims: list[tuple[str, ...]] = []
        self._of: dict[str, Unit] = {}
        self._supports: dict[frozenset[Unit], Unit] = {}
        bundles: dict[object, list[str]] = {}
        for claim in table.claims:
            rows = table.rows_of(claim, SetAside.LEFT_OUT)
            bundles.setdefault(_key(rows, reading, claim), []).append(claim)
        for claims in bundles.values():
            for claim in claims:
                self._of[claim] = len(self.claims)
            self.claims.append(tuple(claims))

    def of(self, claim: str) -> Unit:
        """The bundle that a claim stands in."""
        return self._of[claim]

    def support(self, units: frozenset[Unit]) -> Unit:
        """What is kept while any of these is."""
        if len(units) == 1:
            return next(iter(units))
        return self._supports.setdefault(units, len(self.claims) + len(self._supports))

    @property
    def supports(self) -> dict[Unit, frozenset[Unit]]:
        """Every support with the units that keep it."""
        return {number: units for units, number in self._supports.items()}


def _key(rows: Sequence[Row], reading: int, claim: str) -> object:
    """What claims must have alike to be one bundle; a claim that others are read by stands for itself."""
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


def pinned(table: ClaimTable) -> frozenset[str]:
    """The claims that are never doubted: by their own word, their document's, or that of somebody who said them."""
    return frozenset(claim for claim, where in table.where.items() if where.trust == PINNED)
