"""What a group adds up to: its members apart or as one."""

from __future__ import annotations

from factcheck.claims.table import FUZZY, Row
from factcheck.rules.instance import Group
from factcheck.values.bounds import Bounds


def told(id: str, low: int, high: int, form: str = "total", fact: str = "sent") -> Row:
    """A row of a claim of its own."""
    pair = (Bounds(low, high),) * 2
    return Row(id=id, claim=id, kind="quantity", type="sent", fact=fact, form=form, value=pair)


def test_claims_of_a_reference_are_different_members() -> None:
    """1,500 and 1,500 on top of it, named as parts of a sum, are two members though they are of one fact."""
    group = Group.of((told("a", 1500, 1500), told("b", 1500, 1500, "increment")), signed=False, by_claim=True)
    assert len(group.members) == 2
    assert group.values("value", FUZZY) == [Bounds(1500, 1500)] * 2


def test_claims_of_one_fact_are_one_member() -> None:
    """Two reports of one fact narrow each other: 10 to 20 and 15 to 30 are 15 to 20."""
    group = Group.of((told("a", 10, 20), told("b", 15, 30)), signed=False)
    assert group.values("value", FUZZY) == [Bounds(15, 20)]


def test_total_and_increment_do_not_narrow_each_other() -> None:
    """A total of 10 to 20 and an increment of 15 to 30 are two numbers: the fact is told by either, 10 to 30."""
    group = Group.of((told("a", 10, 20), told("b", 15, 30, "increment")), signed=False)
    assert group.values("value", FUZZY) == [Bounds(10, 30)]


def test_member_without_a_row() -> None:
    """A member that nobody tells any more is no less than nothing, unless its measure may be below."""
    whole = Group.of((told("a", 10, 20), told("b", 15, 30, fact="other")), signed=False)
    assert Group(whole.rows[:1], whole.members).values("value", FUZZY)[1].low == 0
    assert Group(whole.rows[:1], whole.members, signed=True).values("value", FUZZY)[1].low == float("-inf")
