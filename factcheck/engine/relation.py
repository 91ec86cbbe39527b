"""How the sides of a conflict stand to each other (SEMANTICS, *Which claims meet*, Relation).

Going in: the rows of a conflict and the claim table, for the claims that they rest on. Going out: a `SideRelation`, the first
that applies. No other claim plays a part: what corrects a third one excuses nobody here.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.acts import one_act
from factcheck.claims.table import STRICT, ClaimTable, Row, SetAside
from factcheck.report.types import SideRelation
from factcheck.rules.context import Context
from factcheck.rules.functions.changes_mind import changes_mind
from factcheck.values.bounds import below


def relation_of(rows: Sequence[Row], table: ClaimTable) -> SideRelation:
    """The relation between the claims of one conflict, given as the rows that stand in it.

    What they rest on is found in the table, where it still stands.
    """
    claims = dict.fromkeys(row.claim for row in rows)
    rests_on = dict.fromkeys(claim for row in rows for claim in row.rests_on if claim not in claims)
    involved = [*rows, *(row for claim in rests_on for row in table.rows_of(claim, SetAside.LEFT_OUT)[:1])]
    stances = {row.stance for row in rows}
    if {"denies", "asserts"} <= stances or (len(stances) > 1 and "disowns" in stances):
        return "revision" if _changes_mind(rows, table) else "dispute"
    if len(claims) == len(involved) == 2 and _revises(involved[0], involved[1], table):
        return "revision"
    alone = len(involved) == 1
    if not alone and rows[0].origin is not None and len({row.origin for row in involved}) == 1:
        return "self-contradiction"
    if rows[0].document is not None and len({row.document for row in involved}) == 1:
        return "same-document"
    return "cross-source"


def _changes_mind(rows: Sequence[Row], table: ClaimTable) -> bool:
    """Whether one voice asserts what it denied, or the other way, surely later; a saying that it disowns it never said."""
    if len(rows) != 2 or {row.stance for row in rows} != {"denies", "asserts"}:
        return False
    context = Context(table.entities, table.vocabulary, table.based_on)
    return changes_mind(context, rows[0], rows[1], STRICT) is True


def _revises(a: Row, b: Row, table: ClaimTable) -> bool:
    """Whether one of two claims corrects the other, or one origin said surely later what else is so of one stated time."""
    if any(other.claim in row.refs.get("corrects", ()) for row, other in ((a, b), (b, a))):
        return True
    if a.origin is None or a.origin != b.origin or a.fact != b.fact or one_act(a, b, table.based_on):
        return False
    # A plan for whatever time takes the place of an earlier plan.
    alike = a.modality == "planned" or (a.moment[STRICT] is not None and a.moment[STRICT] == b.moment[STRICT])
    said, others = a.said_on[STRICT], b.said_on[STRICT]
    return alike and (below(said, others) is True or below(others, said) is True)
