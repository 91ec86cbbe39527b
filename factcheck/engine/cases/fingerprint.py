"""Fingerprints of what is claimed.

Going in: the claim table. Going out: short texts that stay the same while the same is claimed, whatever a claim, an entity
or a file is called and wherever it stands.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from factcheck.claims.table import ClaimTable, Row, SetAside
from factcheck.engine.cases.nodes import signature
from factcheck.report.types import DocumentDate, Listed


def fingerprint(of: str, listed: Iterable[Listed], table: ClaimTable) -> str:
    """What is claimed by some, under a name, in twelve letters."""
    parts = sorted(_claimed(one, table) for one in dict.fromkeys(listed))
    return hashlib.sha256("\x1f".join((of, *parts)).encode()).hexdigest()[:12]


def _claimed(one: Listed, table: ClaimTable) -> str:
    if isinstance(one, DocumentDate):
        return f"the date of {one.document!r}"
    rows: Sequence[Row] = table.rows_of(one, SetAside.INCLUDED)
    return repr(signature(rows)) if rows else f"{one!r}"
