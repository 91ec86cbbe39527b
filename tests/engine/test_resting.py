"""What a conflict rests on, worked out by hand: ends are put back one by one, and only those that end the conflict are needed."""

from __future__ import annotations

from math import inf

import attrs

from factcheck.claims.table import STRICT, ComputedEnd, Row
from factcheck.engine.resting import needed_by
from factcheck.rules.instance import Group, rows_of
from factcheck.values.bounds import Bounds

OPEN = (inf, False)


def row(id: str, low: float, high: float, *computed: ComputedEnd) -> Row:
    """A row whose time lies between two moments, some of its ends computed from other claims."""
    time = (Bounds(low, high),) * 2
    rests_on = tuple(dict.fromkeys(claim for end in computed for claim in end.claims))
    return Row(id, id, "event", "sank", time=time, start=time, end=time, computed=computed, rests_on=rests_on)


LOW = ComputedEnd("time", STRICT, True, ("a",), (3, False), (-inf, False))
HIGH = ComputedEnd("time", STRICT, False, ("b",), (7, False), OPEN)
WINDOW = row("window", 3, 7, LOW, HIGH)


def apart_from(other: Row):
    """Whether the window lies apart from another time."""
    return lambda instance: instance["w"].time[STRICT].meet(other.time[STRICT]).is_empty


def test_only_the_end_that_conflicts_is_needed() -> None:
    """Against a later time the high end is needed, against an earlier one the low end, against both nothing is put back."""
    assert needed_by({"w": WINDOW}, STRICT, apart_from(row("late", 9, 9)))[WINDOW] == ("b",)
    assert needed_by({"w": WINDOW}, STRICT, apart_from(row("early", 1, 1)))[WINDOW] == ("a",)
    assert needed_by({"w": WINDOW}, STRICT, lambda instance: instance["w"] is WINDOW)[WINDOW] == ("a", "b")
    assert needed_by({"w": WINDOW}, STRICT, lambda instance: True)[WINDOW] == ()


def test_what_is_not_told_end_for_end_is_needed_whole() -> None:
    """A denial, and a row that only names what it rests on, need all of it."""
    denied, whole = attrs.evolve(WINDOW, stance="denies"), attrs.evolve(WINDOW, computed=())
    for one in (denied, whole):
        assert needed_by({"w": one}, STRICT, lambda instance: True) == {one: ("a", "b")}


def test_members_of_a_group() -> None:
    """A member is replaced where it stands, and the others stay."""
    other = row("other", 1, 1)
    group = Group.of((other, WINDOW), signed=False)
    needed = needed_by({"g": group}, STRICT, lambda instance: rows_of(instance["g"])[1].time[STRICT].high == 7)
    assert needed == {WINDOW: ("b",)}
