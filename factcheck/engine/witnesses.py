"""How many witnesses some claims come down to.

Going in: rows and the claim table. Going out: `Witness`es, the connected parts of claims that share one, each with the bodies
that most of its claims go back to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from factcheck.claims.table import ClaimTable, Row
from factcheck.claims.witnesses import bodies_of, witness_keys
from factcheck.engine.sets import UnionFind
from factcheck.report.types import Witness


def witnesses_of(rows: Sequence[Row], table: ClaimTable) -> tuple[Witness, ...]:
    """The witnesses, those with most claims first."""
    joined: UnionFind[object] = UnionFind()
    for row in rows:
        for key in witness_keys(row, table.entities, table.based_on):
            joined.join(("claim", row.claim), key)
    parts: dict[object, list[Row]] = defaultdict(list)
    for row in rows:
        parts[joined.find(("claim", row.claim))].append(row)
    told = [_witness(part, table) for part in parts.values()]
    return tuple(sorted(told, key=lambda witness: (-len(witness.claims), witness.bodies, witness.claims)))


def _witness(rows: Sequence[Row], table: ClaimTable) -> Witness:
    listed = [bodies_of(row, table.entities) for row in rows]
    common = max(sorted(set(listed), key=sorted), key=listed.count)
    documents = {row.document for row in rows if row.document is not None}
    return Witness(tuple(sorted(common)), tuple(sorted({row.claim for row in rows})), tuple(sorted(documents)))
