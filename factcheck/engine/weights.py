"""How hard a claim is to doubt: by the reliability of who said it, never by how often it was repeated.

Going in: the claim table. Going out: the weight of withdrawing a claim. Reliability is the source grade of the Admiralty system
(NATO STANAG 2511: A "reliable" to E "unreliable"); F, "cannot be judged", is neutral, as is no grade.
"""

from __future__ import annotations

from factcheck.claims.table import ClaimTable, SetAside

_GRADES = {"A": 5, "B": 4, "C": 3, "D": 2, "E": 1}
NEUTRAL = 3


def claim_weight(table: ClaimTable, claim: str) -> int:
    """The weight of a claim by its origin, or, where that has no grade, by the nearest speaker who has one."""
    rows = table.rows_of(claim, SetAside.LEFT_OUT)
    return _GRADES.get(rows[0].reliability or "", NEUTRAL) if rows else NEUTRAL
