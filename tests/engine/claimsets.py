"""Small claim sets for the tests of the engine, drawn by hypothesis, and laws of every shape over them."""

from __future__ import annotations

from fractions import Fraction
from math import inf

from hypothesis import strategies as st

from factcheck.claims.entities import Entities, Entity
from factcheck.claims.table import ClaimTable, Row
from factcheck.claims.time_keys import instant
from factcheck.claims.vocabulary import Measure, Vocabulary
from factcheck.rules.check import check
from factcheck.rules.rule import Law, Rule
from factcheck.values.bounds import Bounds, point

DAY = 86_400_000_000

VOCABULARY = Vocabulary.of(
    [
        Measure("sent", "cumulative", dimensions=("to", "by")),
        Measure("ready", "stock", dimensions=("to", "by"), part_of=("sent",)),
        Measure("weight", "stock", dimensions=("to",), counted=False),
    ],
    [],
)
ENTITIES = Entities(
    {
        entity.id: entity
        for entity in (
            Entity("land", within="none"),
            Entity("north", within="land"),
            Entity("south", within="land"),
            Entity("town", within="north"),
            Entity("street", within="town"),
            Entity("hill"),
            Entity("army", within="none"),
            Entity("guard", within="army"),
        )
    }
)


def law(code: str, bindings: dict, require: str, **more: object) -> Law:
    """One law over the vocabulary above."""
    rule = Rule(code, code, code, bindings, require, why="a test", **more)  # type: ignore[arg-type]
    return check(rule, VOCABULARY).laws[0]


LAWS = {
    each.rule.name: each
    for each in (
        law("RUN101", {"e": "sent", "l": "sent"}, "e.value <= l.value", when="e.time < l.time", same=["fact"]),
        law("RUN102", {"e": "sent", "l": "sent"}, "l.value < e.value", when="e.time <= l.time", same=["to"]),
        law("RUN103", {"e": "sent", "l": "ready"}, "e.value <= l.value", when="l.time < e.time", same=["to"]),
        law(
            "RUN104",
            {"part": {"kind": ["cumulative", "stock"]}, "whole": {"kind": ["cumulative", "stock"]}},
            "part.value <= whole.value",
            when="part.time < whole.time and within(part, whole)",
        ),
        law(
            "RUN105",
            {"part": {"kind": "quantity"}, "whole": "sent"},
            "whole.value < part.value",
            when="within(part, whole) and whole.end <= part.time",
            same=["origin"],
        ),
        law(
            "RUN106",
            {"part": "sent", "whole": "sent"},
            "part.value <= whole.value",
            when="part.said_on <= whole.time and within(part, whole)",
        ),
        law(
            "MEE101",
            {"a": {"kind": "quantity"}, "b": {"kind": "quantity"}},
            "a.value == b.value",
            same=["fact", "time"],
        ),
        law("FIL101", {"a": "sent"}, "a.value <= 3", when="a.time < a.said_on"),
        law("JOI101", {"a": "ready", "b": "sent"}, "a.value <= b.value + 1", when="within(a, b)", same=["time"]),
        law(
            "JOI102",
            {"a": "sent", "b": "sent", "c": "sent"},
            "a.value + b.value <= 2 * c.value",
            when="a.time < b.time and b.time <= c.time",
            same=["to"],
        ),
        law(
            "JOI103",
            {"a": "sent", "b": "sent"},
            "a.value != b.value or a.origin == b.origin",
            when="a.time + days(1) < b.time",
            same=["fact"],
        ),
        law(
            "JOI104", {"a": "sent", "b": "sent"}, "a.value <= b.value", when="a.time + months(1) < b.time", same=["to"]
        ),
        law(
            "JOI105",
            {"a": "sent", "b": "sent"},
            "a.value == b.value",
            when="denies(a, b) or (within(a, b) and not within(b, a) and a.time <= b.time)",
        ),
        law(
            "FOL101",
            {"parts": ["sent"], "whole": "sent"},
            "sum(parts.value) <= whole.value",
            when="within(parts, whole)",
            same=["time"],
        ),
    )
}


PLACES = [
    *((name,) for name in ("land", "north", "town", "street", "south", "hill", "nowhere")),
    ("north", "south"),
    (),
]
"""Three steps of containment, one name without a root, one that nobody declared, a list, and none."""


@st.composite
def ranges(draw, unit: int | Fraction = 1, may_open: bool = True):
    """Strict bounds inside fuzzy ones, the numbers whole multiples of the unit."""
    low = draw(st.integers(0, 4))
    high = draw(st.sampled_from([low, low, low + 1, low + 2, inf]))
    opened = (may_open and high > low and draw(st.booleans()), may_open and high > low and draw(st.booleans()))
    wider = (draw(st.integers(0, 1)), draw(st.integers(0, 1)))
    strict = Bounds(low * unit, high * unit if high != inf else inf, *opened)
    fuzzy = Bounds(
        (low - wider[0]) * unit,
        (high + wider[1]) * unit if high != inf else inf,
        opened[0] and not wider[0],
        opened[1] and not wider[1],
    )
    return strict, fuzzy


@st.composite
def rows(draw, number: int):
    """One quantity claim; now and then two rows belong to one claim, the value is absent, or a correction lies between."""
    type_, place = (
        draw(st.sampled_from(["sent", "sent", "ready", "weight"])),
        draw(st.sampled_from(PLACES)),
    )
    dims = {"to": place, "by": draw(st.sampled_from([("guard",), ("army",), ("army",), ()]))}
    dims = {name: names for name, names in dims.items() if names and (name == "to" or type_ != "weight")}
    time = draw(ranges(DAY, may_open=False))
    if draw(st.booleans()):
        time = (point(time[0].low), point(time[0].low))
    moment = instant(time[0].low) if time[0].is_point else None
    denies = type_ == "sent" and not draw(st.integers(0, 9))
    mine = number if not number or draw(st.integers(0, 7)) else number - 1
    return Row(
        id=f"c{number:02}",
        claim=f"c{mine:02}",
        kind="quantity",
        type=type_,
        dims=dims,
        fact=f"{type_} {dims}",
        value=draw(ranges(draw(st.sampled_from([1, 1, Fraction(1, 3)])))) if draw(st.integers(0, 12)) else None,
        time=time,
        moment=(moment, moment),
        said_on=draw(ranges(DAY, may_open=False)),
        end=time,
        origin=draw(st.sampled_from([("one",), ("two",), None])),
        refs={"denies": (f"c{draw(st.integers(0, 8)):02}",)} if denies else {},
        stance="denies" if denies else "asserts",
        epochs=() if draw(st.integers(0, 5)) else (("correction", draw(st.sampled_from(["before", "after"]))),),
    )


@st.composite
def tables(draw, most: int = 9):
    """A claim table of a few rows."""
    size = draw(st.integers(2, most))
    return ClaimTable(tuple(draw(rows(number)) for number in range(size)), ENTITIES, VOCABULARY)


def quantity(
    id: str, low: float, high: float, day: int, ends: str = "[]", type_: str = "sent", last: int | None = None
) -> Row:
    """A claim written by hand: a value between two ends (`(` and `)` are open), on a day (or some time up to `last`)."""
    value = Bounds(low, high, ends[0] == "(", ends[1] == ")")
    time = Bounds(day * DAY, (day if last is None else last) * DAY)
    moment = instant(time.low) if time.is_point else None
    return Row(
        id, id, "quantity", type_, dims={"to": ("land",)}, fact=f"{type_} land", value=(value, value), time=(time, time),
        moment=(moment, moment),
    )  # fmt: skip


def table(*listed: Row) -> ClaimTable:
    """A claim table of these rows."""
    return ClaimTable(listed, ENTITIES, VOCABULARY)
