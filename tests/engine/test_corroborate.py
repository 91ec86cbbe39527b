"""Which claims are told to bear each other out, against every two of them."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.table import STRICT
from factcheck.engine.corroborate import FORMS, corroborations
from factcheck.rules.context import Context
from factcheck.rules.functions.compatible import compatible
from factcheck.values.bounds import share_a_point
from tests.engine.claimsets import tables


def pairs_of(claims, apart):
    """Every two claims that bear each other out, or are one witness who says it twice, found by comparing all rows."""
    context = Context(claims.entities, claims.vocabulary, claims.based_on)
    rows = [row for row in claims.rows if row.stance == "asserts" and row.form in FORMS]

    def agree(a, b):
        alike = (a.type, a.modality, a.form) == (b.type, b.modality, b.form)
        same = a.fact == b.fact or compatible(context, a, b, STRICT) is True
        if not alike or not same or frozenset((a.claim, b.claim)) in apart:
            return False
        values = a.value is None or b.value is None or share_a_point(a.value[STRICT], b.value[STRICT])
        return share_a_point(a.time[STRICT], b.time[STRICT]) and values

    return {frozenset((a.claim, b.claim)) for a, b in combinations(rows, 2) if a.claim != b.claim and agree(a, b)}


@given(tables(), st.data())
def test_two_are_told_in_one_camp_if_and_only_if_they_agree(claims, data):
    """SEMANTICS Which claims meet: "A witness is an outermost body"; in a camp each two agree."""
    ids = sorted(claims.claims)
    pairs = [frozenset(pair) for pair in combinations(ids, 2)]
    apart = data.draw(st.frozensets(st.sampled_from(pairs), max_size=3)) if pairs else frozenset()
    told = set()
    for fact in corroborations(claims, apart):
        for camp in fact.camps:
            if camp.stance == "asserts":
                listed = sorted({claim for witness in camp.witnesses for claim in witness.claims})
                told |= {frozenset(pair) for pair in combinations(listed, 2)}
    assert told == pairs_of(claims, apart)
