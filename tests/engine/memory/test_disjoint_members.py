"""Which members may be added up: choices among a few facts, worked out by hand."""

from __future__ import annotations

from math import inf

import pytest

from factcheck.claims.entities import Entities, Entity
from factcheck.claims.table import FUZZY, STRICT, Row
from factcheck.claims.vocabulary import Measure, Vocabulary
from factcheck.engine.memory import disjoint_members
from factcheck.engine.memory.disjoint_members import apart, disjoint_choices
from factcheck.rules.context import Context
from factcheck.values.bounds import Bounds

CONTEXT = Context(
    Entities(
        {
            "country": Entity("country", within="none"),
            "north": Entity("north", within="country"),
            "south": Entity("south", within="country"),
            "town": Entity("town", within="north"),
            "coast": Entity("coast", within="country", overlaps=("north", "south")),
        }
    ),
    Vocabulary.of((Measure("hurt", "cumulative", dimensions=("to",)),), ()),
)


def hurt(to: str, low: float, fuzzy: float | None = None, id: str = "") -> Row:
    """At least so many were hurt in a place; fuzzily at least that, too, unless given."""
    value = Bounds(low, inf), Bounds(low if fuzzy is None else fuzzy, inf)
    return Row(
        id=id or to, claim=id or to, kind="quantity", type="hurt", fact=f"hurt {to}", dims={"to": (to,)}, value=value
    )


WHOLE = hurt("country", 0)


def chosen(*rows: Row, wholes: tuple[Row, ...] = (WHOLE,), counting: bool = False) -> list[list[str]]:
    """The choices of members inside a whole, by id."""
    choices = disjoint_choices({STRICT: rows, FUZZY: rows}, wholes, CONTEXT, counting)
    return [[row.id for row in choice.rows] for choice in choices]


@pytest.mark.parametrize(
    ("a", "b", "truth"),
    [
        ("north", "south", True),
        ("town", "south", True),
        ("town", "north", False),
        ("north", "north", False),
        ("coast", "north", False),
        ("coast", "south", False),
        ("coast", "town", False),
        ("elsewhere", "north", False),
    ],
)
def test_who_is_apart(a: str, b: str, truth: bool) -> None:
    """Siblings and what lies in them are; one in the other, overlapping ones, and what nobody declared are not surely."""
    assert apart(hurt(a, 1), hurt(b, 1), CONTEXT) is truth
    assert apart(hurt(b, 1), hurt(a, 1), CONTEXT) is truth


def test_apart_in_some_dimension_of_both() -> None:
    """One dimension in which all names are apart is enough; one that only one of them has says nothing."""
    a = Row("a", "a", "quantity", "hurt", dims={"to": ("north", "town"), "by": ("north",)})
    b = Row("b", "b", "quantity", "hurt", dims={"to": ("south",), "of": ("south",)})
    c = Row("c", "c", "quantity", "hurt", dims={"to": ("north", "south"), "by": ("south",)})
    assert apart(a, b, CONTEXT)
    assert apart(a, c, CONTEXT)
    assert not apart(b, c, CONTEXT)
    assert not apart(Row("d", "d", "quantity", "hurt"), a, CONTEXT)


def test_siblings_are_added() -> None:
    """North and south are two members, in the order of their facts."""
    assert chosen(hurt("south", 7), hurt("north", 3)) == [["north", "south"]]


def test_of_one_in_the_other_the_larger() -> None:
    """Of the north and a town in it the one that asks for more; with the south in either case."""
    assert chosen(hurt("north", 3), hurt("town", 5), hurt("south", 1)) == [["south", "town"]]
    assert chosen(hurt("north", 5), hurt("town", 3), hurt("south", 1)) == [["north", "south"]]


def test_two_small_ones_against_one_large_one() -> None:
    """The coast excludes north and south: it is chosen with 9, not with 7; of equals the sum of the first names."""
    assert chosen(hurt("coast", 9), hurt("north", 4), hurt("south", 4)) == [["coast"]]
    assert chosen(hurt("coast", 7), hurt("north", 4), hurt("south", 4)) == [["north", "south"]]


def test_readings_choose_for_themselves() -> None:
    """Strictly the north asks for more than its town, fuzzily for less: two choices."""
    assert chosen(hurt("north", 5, fuzzy=2), hurt("town", 4, fuzzy=3)) == [["north"], ["town"]]


def test_what_counts_most() -> None:
    """Where members are counted, the choice of most facts is one more: north and south beside a coast that asks for more."""
    rows = hurt("coast", 9), hurt("north", 4), hurt("south", 4)
    assert chosen(*rows, counting=True) == [["coast"], ["north", "south"]]


def test_all_who_tell_of_a_fact_are_its_rows() -> None:
    """Two reports of the north are one member; the larger of their lows counts against the town."""
    rows = hurt("north", 3, id="n1"), hurt("north", 6, id="n2"), hurt("town", 5)
    assert chosen(*rows) == [["n1", "n2"]]


def test_the_whole_is_no_member() -> None:
    """What holds the whole is none of its members; without a whole it is one."""
    assert chosen(hurt("country", 9), hurt("north", 4)) == [["north"]]
    assert chosen(hurt("country", 9), hurt("north", 4), wholes=()) == [["country"]]
    assert chosen(hurt("country", 9)) == []
    assert chosen() == []


def test_unbounded_and_absent_values_ask_for_nothing() -> None:
    """A value without a low, or none at all, weighs nothing: the other of two that share something is chosen."""
    none = Row("none", "none", "quantity", "hurt", fact="hurt coast", dims={"to": ("coast",)})
    assert chosen(hurt("town", -inf), hurt("north", 1)) == [["north"]]
    assert chosen(none, hurt("north", 1), hurt("south", 0)) == [["north", "south"]]


def test_who_may_be_apart_but_is_not_known_to_be() -> None:
    """Left out is the coast, of which nobody knows whether it is apart from the north; the town surely is not."""
    rows = {STRICT: [hurt("coast", 1), hurt("north", 4), hurt("south", 4), hurt("town", 1)]}
    (choice,) = disjoint_choices(rows, (WHOLE,), CONTEXT)
    assert [row.id for row in choice.rows] == ["north", "south"]
    assert choice.unsure is not None
    assert [row.id for row in choice.unsure] == ["coast", "north"]
    rows = {STRICT: [hurt("north", 4), hurt("south", 4), hurt("town", 1)]}
    (choice,) = disjoint_choices(rows, (WHOLE,), CONTEXT)
    assert choice.unsure is None
    rows = {STRICT: [hurt("north", 1), hurt("south", 4), hurt("town", 4)]}
    (choice,) = disjoint_choices(rows, (WHOLE,), CONTEXT)
    assert choice.unsure is None


def test_many_are_chosen_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond a number of facts the largest are taken in turn: the coast with 5 before north and south with 4 each."""
    rows = hurt("coast", 5), hurt("north", 4), hurt("south", 4)
    assert chosen(*rows) == [["north", "south"]]
    monkeypatch.setattr(disjoint_members, "EXACT_UP_TO", 3)
    assert chosen(*rows) == [["north", "south"]]
    monkeypatch.setattr(disjoint_members, "EXACT_UP_TO", 2)
    assert chosen(*rows) == [["coast"]]
    assert chosen(hurt("coast", 1), *rows[1:]) == [["north", "south"]]
