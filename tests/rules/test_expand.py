"""What one rule is short for."""

from __future__ import annotations

from factcheck.rules.expand import single_roles, variants
from factcheck.rules.rule import Rule


def _rule(**given):
    return Rule("MY101", "mine", "A title.", given.pop("bindings", {}), given.pop("require", ""), **given)


def test_single_roles_are_those_of_one(vocabulary):
    """A role that an event has many of is none that `each` states a rule for."""
    assert single_roles(vocabulary) == ("guide", "place")


def test_every_role_has_a_variant(vocabulary):
    """`each: role` gives one sentence a role, with the role's name in what it says."""
    found = list(variants(_rule(bindings={"a": "arrived"}, each="role", say="{a} has two {role}s"), vocabulary))
    assert [(v.role, v.part, v.say) for v in found] == [
        ("guide", "guide", "{a} has two guides"),
        ("place", "place", "{a} has two places"),
    ]


def test_an_order_of_four_has_six_pairs(vocabulary):
    """`order` of n types is the rule of each of the n (n - 1) / 2 pairs, in the order given."""
    found = list(variants(_rule(order=["a", "b", "c", "d"], same=["x"]), vocabulary))
    assert [v.part for v in found] == ["a<b", "a<c", "a<d", "b<c", "b<d", "c<d"]
    assert found[1].keys == {"earlier": "order.0", "later": "order.2"}
