"""Relative times and shares as constraints: a field of one claim that is told by the same field of another.

Going in: the rows at their moments, freed of what was computed from other claims, and the variables of their fields. Going out:
constraints: some factor times the one field, plus some distance, is the other. They hold while both claims are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.claims.table import ClaimTable, Link, Pair, Row
from factcheck.engine.joint.model.keyed_rows import base_of
from factcheck.engine.joint.model.linearise import inequality
from factcheck.engine.joint.model.problem import TRUE, Constraint, Formula, Provenance, SoftGroup, both
from factcheck.engine.joint.model.variables import Variables

BASE = "base"
"""Under this name the source of a link's constraint holds the row that the claim is told by."""


_SIDES = {"time": (("time", "start", "end"), ("end", "start", ""), ("start", "", "end")), "value": (("value",) * 3,)}
"""For each kind of link which field lies above which of the base, and below which: a time lies between start and end."""


class RelativeFields:
    """Writes the links of freed rows; `moments` are the variables of time that they tie to others."""

    def __init__(self, table: ClaimTable, variables: Variables, reading: int) -> None:
        self.table = table
        self.variables = variables
        self.reading = reading
        self.moments: set[int] = set()

    def constraints(self, soft_group: Callable[[str], SoftGroup]) -> Iterator[Constraint]:
        """What each link says."""
        for row in self.table.rows:
            for link in row.links:
                base = base_of(link, self.table)
                assert base is not None, "a freed row has links to single rows only"
                formula = both(list(dict.fromkeys(self._sides(link, row, base))))
                if formula != TRUE:
                    bound = ((link.field, row), (BASE, base))
                    yield Constraint(
                        formula, Provenance("", bound), frozenset((soft_group(row.claim), soft_group(base.claim)))
                    )

    def _sides(self, link: Link, row: Row, base: Row) -> Iterator[Formula]:
        for field, low, high in _SIDES[link.field]:
            for name, is_low in ((low, True), (high, False)):
                own = self.variables.of(row, field) if name else None
                other = self.variables.of(base, name) if name else None
                if own is not None and other is not None:
                    yield self._side(link, own, other, is_low, base)
                    if link.field == "time":
                        self.moments |= {own, other}

    def _side(self, link: Link, own: int, other: int, is_low: bool, base: Row) -> Formula:
        scale, offset = link.scale[self.reading], link.offset[self.reading]
        factor, factor_open = (scale.low, scale.low_open) if is_low else (scale.high, scale.high_open)
        gap, gap_open = (offset.low, offset.low_open) if is_low else (offset.high, offset.high_open)
        if isinstance(factor, float) or isinstance(gap, float):
            return TRUE
        sign = 1 if is_low else -1
        is_open = gap_open or (factor_open and _is_above_zero(base.value, self.reading))
        factors = {other: sign * factor, own: sign * (factor - 1) if own == other else -sign}
        return inequality(factors, -sign * gap, is_open)


def _is_above_zero(value: Pair | None, reading: int) -> bool:
    """Whether it is surely more than nothing; of nothing, a share of more than none is nothing too."""
    return value is not None and (value[reading].low > 0 or (value[reading].low == 0 and value[reading].low_open))
