"""One claim as a report tells of it, and fingerprints of what is claimed.

Going in: the claim table. Going out: `ToldClaim`s, and short texts that stay the same while the same is claimed, whatever a
claim, an entity or a file is called and wherever it stands.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from factcheck.claims.table import FUZZY, STRICT, ClaimTable, Row, SetAside
from factcheck.engine.cases.nodes import signature
from factcheck.report.types import DocumentDate, Listed, ToldClaim


def told_claim(claim: str, role: str, table: ClaimTable) -> ToldClaim:
    """One claim as a report tells of it."""
    rows = table.rows_of(claim, SetAside.INCLUDED)
    where = table.where[claim]
    row = rows[0] if rows else None
    return ToldClaim(
        id=claim,
        role=role,
        location=where.location,
        said_by=where.said_by,
        document=where.document,
        statement=where.statement,
        locator=where.locator,
        stance=where.stance,
        modality=where.modality,
        subject=where.type or (row.type if row is not None else ""),
        dims=where.dims or (row.dims if row is not None else {}),
        value_written=where.value_written,
        value=row.value if row is not None else None,
        time_written=where.time_written,
        time=row.time if row is not None else None,
        said_on=row.said_on if row is not None else None,
        rests_on=row.rests_on if row is not None else (),
        readings=where.readings if row is None or _hedged(row) else (),
    )


def _hedged(row: Row) -> bool:
    """Whether the two readings of the value differ, so that a finding may rest on which is taken."""
    return row.value is not None and row.value[STRICT] != row.value[FUZZY]


def fingerprint(of: str, listed: Iterable[Listed], table: ClaimTable) -> str:
    """What is claimed by some, under a name, in twelve letters."""
    parts = sorted(_claimed(one, table) for one in dict.fromkeys(listed))
    return hashlib.sha256("\x1f".join((of, *parts)).encode()).hexdigest()[:12]


def _claimed(one: Listed, table: ClaimTable) -> str:
    if isinstance(one, DocumentDate):
        return f"the date of {one.document!r}"
    rows: Sequence[Row] = table.rows_of(one, SetAside.INCLUDED)
    return repr(signature(rows)) if rows else f"{one!r}"
