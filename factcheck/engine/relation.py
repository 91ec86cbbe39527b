"""How the sides of a conflict stand to each other (SEMANTICS, *Which claims meet*, Relation).

Going in: the rows of a conflict. Going out: `dispute`, `revision`, `self-contradiction`, `same-document` or `cross-source`, the
first that applies.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.table import STRICT, Row
from factcheck.values.bounds import below


def relation_of(rows: Sequence[Row]) -> str:
    """The relation between the claims of one conflict."""
    stances = {row.stance for row in rows}
    if "denies" in stances and "asserts" in stances:
        return "dispute"
    if any("corrects" in row.refs for row in rows) and len(rows) > 1:
        return "revision"
    if len({row.origin for row in rows}) == 1 and rows[0].origin is not None and len(rows) > 1:
        return "revision" if _revises(rows) else "self-contradiction"
    if len({row.document for row in rows}) == 1 and rows[0].document is not None:
        return "same-document"
    return "cross-source"


def _revises(rows: Sequence[Row]) -> bool:
    """One fact at one stated time (a plan: at any), one of the claims surely said after the other."""
    if len(rows) != 2 or len({row.fact for row in rows}) != 1:
        return False
    a, b = rows
    alike = a.modality == "planned" or (a.moment[STRICT] is not None and a.moment[STRICT] == b.moment[STRICT])
    later = below(a.said_on[STRICT], b.said_on[STRICT]) is True or below(b.said_on[STRICT], a.said_on[STRICT]) is True
    return alike and later
