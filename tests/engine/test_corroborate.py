"""Which claims are told as one fact, against every two of them."""

from __future__ import annotations

from hypothesis import given

from factcheck.claims.table import STRICT
from factcheck.engine.corroborate import FORMS, corroborations
from factcheck.rules.context import Context
from factcheck.rules.functions.compatible import compatible
from tests.engine.claimsets import tables


def facts_of(claims):
    """The claims of compatible dimensions, joined pair by pair until no pair is left that joins two groups."""
    world = Context(claims.entities, claims.vocabulary, claims.based_on)
    groups = [{row} for row in claims.rows if row.stance == "asserts" and row.form in FORMS]

    def meet(a, b):
        alike = (a.type, a.modality, a.form) == (b.type, b.modality, b.form)
        return alike and (a.fact == b.fact or compatible(world, a, b, STRICT) is True)

    while pair := next(
        ((x, y) for x in groups for y in groups if x is not y and any(meet(a, b) for a in x for b in y)), None
    ):
        groups = [group for group in groups if group is not pair[0] and group is not pair[1]] + [pair[0] | pair[1]]
    return {frozenset(row.claim for row in group) for group in groups}


@given(tables())
def test_claims_are_told_together_where_a_chain_of_compatible_ones_joins_them(claims):
    """SEMANTICS Which claims meet, One witness: each corroborated fact is one such group of two claims or more."""
    told = [
        frozenset(claim for group in fact.groups for witness in group.witnesses for claim in witness.claims)
        for fact in corroborations(claims)
    ]
    assert sorted(map(sorted, told)) == sorted(sorted(group) for group in facts_of(claims) if len(group) > 1)
