"""The sweep of the `running` plan as SQL: who pushes, who asks, and in which order.

Going in: a law whose `when` orders two claims in time (and may ask that one lies within the other) and whose `require` orders
them in value. Going out: its `Order`, what each side puts into the sweep, and the window that goes through it. See
`factcheck.engine.plans.running` for what is asked of it.
"""

from __future__ import annotations

import attrs

from factcheck.engine.links import links_of
from factcheck.engine.phrases import column, conjunction
from factcheck.engine.selection import Source
from factcheck.engine.sql import Ends
from factcheck.records import Record
from factcheck.rules.rule import Law
from factcheck.rules.shape import AtMost, Ordering

NOTHING = "'inf'::DOUBLE"
"""The bound of a push, which asks nothing."""

SO_FAR = "ROWS BETWEEN UNBOUNDED PRECEDING AND"
"""The frame of every running extreme; explicit, so that no engine takes its own."""


@attrs.frozen(eq=False, repr=False)
class Order(Record):
    """The two roles of such a law, and what each row puts into the sweep."""

    earlier: str
    later: str
    strict_time: bool
    strict_value: bool
    rising: bool
    before: AtMost
    at_most: AtMost


def order_of(law: Law) -> Order:
    """The roles, read off the two comparisons."""
    shape = law.shape
    assert isinstance(shape, Ordering)
    assert shape.before is not None
    before, at_most = shape.before, shape.at_most
    return Order(shape.earlier, shape.later, before.strict, at_most.strict, shape.rising, before, at_most)


def keys_of(law: Law) -> tuple[str, ...]:
    """The keys that both bindings share."""
    return tuple(same.key for same in law.same if len(same.bindings) > 1)


def listed_keys(law: Law) -> str:
    """The columns of a sweep that hold what both sides share: the keys, and the series around both."""
    count = len(keys_of(law)) + len(links_of(law.when).inside)
    return ", ".join(f"k{i}" for i in range(max(1, count)))


def over(law: Law, order: Order, backwards: bool = False) -> tuple[str, str]:
    """The window of the sweep, and its keys; backwards it is the same order from its end."""
    listed = listed_keys(law)
    by = "moment DESC, asks" if backwards else "moment, asks DESC"
    if not order.strict_time:
        by = "moment DESC, asks DESC" if backwards else "moment, asks"
    return f"PARTITION BY {listed} ORDER BY {by}", listed


def events(law: Law, source: Source, order: Order) -> str:
    """Pushes and asks as one relation. A push asks nothing (its bound is infinite), an ask pushes nothing."""
    push = side(law, source, order.earlier)
    ask = side(law, source, order.later)
    weight, bound = (push.value.low, ask.value.high) if order.rising else (f"-{push.value.high}", f"-{ask.value.low}")
    pushed = f"{push.listed}, false AS asks, {push.time.high} AS moment, {weight} AS weight, {NOTHING} AS bound"
    asks = f"SELECT {ask.listed}, true AS asks, {ask.time.low} AS moment, '-inf'::DOUBLE AS weight, {bound} AS bound {ask.rows}"
    return f"SELECT {pushed} {push.rows}\nUNION ALL\n{asks}"


@attrs.frozen(eq=False, repr=False)
class Side(Record):
    """One role in SQL: what is listed of it, its ends, and FROM and WHERE of its rows."""

    listed: str
    time: Ends
    value: Ends
    rows: str


def side(law: Law, source: Source, name: str, reading: str = "s", sure: bool = False, own: bool = False) -> Side:
    """What one role puts into the sweep; surely, what is not told may be anything, and so may what lies around it.

    `own` lists each claim once, in its own series.
    """
    order = order_of(law)
    binding = next(b for b in law.bindings if b.name == name)
    writer = source.writer(reading, sure)
    time = writer.ends(order.before.low if name == order.earlier else order.before.high)
    value = writer.ends(order.at_most.low if (name == order.earlier) is order.rising else order.at_most.high)
    assert time is not None
    assert value is not None
    nested = _nested(law, name, sure, own)
    keys = [*(source.key(name, key) for key in keys_of(law)), *(key for _, key, _ in nested)] or ["''"]
    listed = ", ".join(
        [
            f"{column(name, 'n')} AS n",
            f"{column(name, 'claim')} AS claim",
            *(f"{k} AS k{i}" for i, k in enumerate(keys)),
        ]
    )
    if not sure:
        told = value.told
    else:  # what is not told may be anything
        told = ()
        condition = conjunction(list(value.told))
        value = Ends(
            f"CASE WHEN {condition} THEN {value.low} ELSE '-inf'::DOUBLE END",
            f"CASE WHEN {condition} THEN {value.high} ELSE 'inf'::DOUBLE END",
        )
    conditions = [source.selects(binding), *source.shared(law.same, (name,)), *told, *(on for _, _, on in nested)]
    tables = ", ".join([f'claims AS "{name}"', *(tables for tables, _, _ in nested)])
    return Side(listed, time, value, f"FROM {tables} WHERE {conjunction(conditions)}")


def _nested(law: Law, name: str, sure: bool, own_only: bool) -> list[tuple[str, str, str]]:
    """Further tables of a side, its key and what joins them: the inner claim stands in every series around its own."""
    place, pairs = ("around", "reaching") if sure else ("placed", "climbed")
    own = f"{column('place', 'n')} = {column(name, 'n')}"
    found = []
    for inner, _ in links_of(law.when).inside:
        if name == inner and not own_only:
            up = f"{column('up', 'inner')} = {column('place', 'series')}"
            found.append((f'{place} AS "place", {pairs} AS "up"', column("up", "outer"), conjunction([own, up])))
        else:
            found.append((f'{place} AS "place"', column("place", "series"), own))
    return found
