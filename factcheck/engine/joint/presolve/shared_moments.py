"""Moments that several facts share, and whose order with other moments is open in more than one of them.

Going in: the claim table. Going out: the facts that have such moments. Of any other moment a single fact decides where it lies in
its range, so that some moment suits whatever order its values ask for. What each fact asks of a shared one may be too much.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from factcheck.claims.table import FUZZY, STRICT, ClaimTable, Row
from factcheck.claims.time_keys import TimeKey, TimeKind
from factcheck.engine.joint.model.keyed_rows import is_total
from factcheck.values.bounds import Bounds


def facts_with_shared_moments(table: ClaimTable) -> frozenset[str]:
    """The facts whose moments something may order that no single rule sees, under either reading."""
    totals = [row for row in table.rows if is_total(row) and row.start == row.time == row.end]
    return frozenset(fact for reading in (STRICT, FUZZY) for fact in _sharing(totals, reading))


def _sharing(totals: Iterable[Row], reading: int) -> Iterator[str]:
    telling: dict[TimeKey, set[str]] = {}
    for row in totals:
        key = row.moment[reading]
        if key is not None and key.kind is not TimeKind.FIXED and not row.time[reading].is_point:
            telling.setdefault(key, set()).add(row.fact)
    shared = {key for key, facts in telling.items() if len(facts) > 1}
    if not shared:
        return
    near = set().union(*(telling[key] for key in shared))
    moments: dict[str, dict[TimeKey | str, Bounds]] = {}
    for row in totals:
        if row.fact in near:
            moments.setdefault(row.fact, {})[row.moment[reading] or row.id] = row.time[reading]
    open_in: dict[TimeKey | str, set[str]] = {}
    for fact, told in moments.items():
        for moment in _overlapping(told):
            open_in.setdefault(moment, set()).add(fact)
    yield from {fact for key in shared for fact in open_in.get(key, ()) if len(open_in[key]) > 1}


def _overlapping(moments: dict[TimeKey | str, Bounds]) -> Iterator[TimeKey | str]:
    """The moments whose range overlaps that of another."""
    placed = sorted(moments, key=lambda key: (moments[key].low, moments[key].high))
    reached: TimeKey | str | None = None
    for before, after in pairwise(placed):
        if reached is None or moments[before].high > moments[reached].high:
            reached = before
        if moments[after].low <= moments[reached].high:
            yield from (reached, after)
        if moments[after].low <= moments[before].high:
            yield before
