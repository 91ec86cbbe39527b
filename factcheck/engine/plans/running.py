"""Running: an order in time that asks for an order in value. Cost: n log n.

Going in: a law whose `when` orders two claims in time and whose `require` orders them in value. Going out: the pairs among
the rows that the running maximum of what came before contradicts. The sweep goes through the ends of times: an earlier claim
*pushes* its value when it is surely over, a later one *asks* when it surely has not begun. For `<` asks come before pushes
at one moment, for `<=` after them. Where one claim is to lie within the other, the inner one takes part in the sweep of every
series that it lies within. The sides are so turned that a push of `weight` contradicts an ask whose `limit` lies
below it.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from factcheck.engine.columns import FOREVER
from factcheck.engine.database import Database, load
from factcheck.engine.links import links_of
from factcheck.engine.phrases import column, conjunction
from factcheck.engine.proposal import FIRST_OPEN, MOST_PAIRS, Doubts, Proposal, places, untold, violating
from factcheck.engine.selection import Source
from factcheck.engine.sweeping import NOTHING, SO_FAR, Order, events, listed_keys, order_of, over, side
from factcheck.rules import tree
from factcheck.rules.rule import Law

MOST_REACHED = 5_000_000
"""So many claims are looked through, each once for every series that it may lie within, for one that could not be told."""

REACHED = (
    "SELECT coalesce(sum(rows), 0) FROM (SELECT series, count(*) AS rows FROM around GROUP BY series) AS counted "
    'JOIN reaching ON reaching."inner" = counted.series'
)
"""How many those would be."""


def propose(law: Law, database: Database) -> Proposal:
    """The pairs that may break the order; crowded where there are too many of them."""
    source = Source.of(database, law)
    asks = database.ask(query(law, source))
    scope = _scope(law, source)
    if not asks:
        proposal = Proposal(names_of_roles(law), [], scope)
    else:
        _load(database, "asking", asks)
        pushes = database.ask(_pushes(law, source))
        listed = [(n, -1) for (n,) in pushes] + [(-1, n) for (n,) in asks]
        proposal = pairs_among(law, database, source, listed, scope)
    return attrs.evolve(proposal, doubts=lambda: _doubts(law, database, source))


def names_of_roles(law: Law) -> tuple[str, ...]:
    """The names in the order of the law's bindings."""
    return tuple(binding.name for binding in law.bindings)


def pairs_among(
    law: Law, database: Database, source: Source, involved: Sequence[tuple[int, int]], scope: str
) -> Proposal:
    """The join plan, among involved rows only: (places bound to the earlier role, places bound to the later), -1 for none."""
    names = names_of_roles(law)
    if not involved:
        return Proposal(names, [], scope)
    first, second = (order_of(law).earlier, order_of(law).later) if not isinstance(law.when, tree.Truth) else names
    _load(database, "involved_first", [(n,) for n, _ in involved if n >= 0])
    _load(database, "involved_second", [(n,) for _, n in involved if n >= 0])
    among = conjunction(
        [
            f"{column(role, 'n')} IN (SELECT n FROM {table})"
            for role, table in ((first, "involved_first"), (second, "involved_second"))
        ]
    )
    asked = f"{places(law.bindings)} {source.tuples(law, law.bindings, violating(law, source), among)} LIMIT {MOST_PAIRS + 1}"
    found = database.ask(asked)
    rows = tuple((n,) for n in sorted({n for pair in involved for n in pair if n >= 0}))
    return Proposal(names, found, scope, crowded=len(found) > MOST_PAIRS, involved=rows)


def query(law: Law, source: Source) -> str:
    """The SQL that finds the later claims which some earlier one contradicts."""
    order = order_of(law)
    window, _ = over(law, order)
    above = ">=" if order.strict_value else ">"
    return (
        f"WITH swept AS (\n{events(law, source, order)}\n), running AS (\n"
        f"SELECT n, asks, bound, max(weight) OVER ({window} {SO_FAR} CURRENT ROW) AS most FROM swept\n)\n"
        f"SELECT DISTINCT n FROM running WHERE asks AND most {above} bound"
    )


def _pushes(law: Law, source: Source) -> str:
    """The earlier claims that some later one of `asking` contradicts."""
    order = order_of(law)
    window, listed = over(law, order, backwards=True)
    above = ">=" if order.strict_value else ">"
    joined = f"JOIN (SELECT DISTINCT {listed} FROM swept JOIN asking USING (n) WHERE asks) USING ({listed})"
    return (
        f"WITH swept AS (\n{events(law, source, order)}\n), kept AS (\n"
        f"SELECT swept.* FROM swept {joined}\nWHERE NOT asks OR n IN (SELECT n FROM asking)\n), running AS (\n"
        f"SELECT n, asks, weight, min(bound) OVER ({window} {SO_FAR} CURRENT ROW) AS least FROM kept\n)\n"
        f"SELECT DISTINCT n FROM running WHERE NOT asks AND weight {above} least"
    )


def _scope(law: Law, source: Source) -> str:
    """The claims that some other claim of their group is not surely on the wrong side of, by the first and the last end."""
    order = order_of(law)
    before = "<" if order.strict_time else "<="
    early, late = (
        side(law, source, order.earlier, sure=True, own=True),
        side(law, source, order.later, sure=True, own=True),
    )
    listed = listed_keys(law)
    return (
        f"WITH early AS (SELECT {early.listed}, {early.time.low} AS moment {early.rows}),\n"
        f"late AS (SELECT {late.listed}, {late.time.high} AS moment {late.rows}),\n"
        f"{_extreme(law, 'early', order.earlier, 'min', FOREVER)},\n{_extreme(law, 'late', order.later, 'max', -FOREVER)}\n"
        f"SELECT claim FROM late JOIN early_ends USING ({listed}) "
        f"WHERE (CASE WHEN claim <> whose THEN best ELSE second END) {before} moment\nUNION\n"
        f"SELECT claim FROM early JOIN late_ends USING ({listed}) "
        f"WHERE moment {before} (CASE WHEN claim <> whose THEN best ELSE second END)"
    )


def _extreme(law: Law, side: str, name: str, pick: str, nothing: int) -> str:
    """For each group the extreme moment of the other side, whose it is, and the extreme one of all other claims; where
    there is none, one that lies past everything. Of a series two claims are enough for all others that it may lie within."""
    listed, seen = listed_keys(law), side
    two = ""
    for inner, _ in links_of(law.when).inside:
        here, there = ("inner", "outer") if name == inner else ("outer", "inner")
        series = listed.rsplit(", ", 1)[-1]
        others = [key for key in listed.split(", ") if key != series]
        first = f"SELECT {listed}, {pick}(moment) AS moment, arg_{pick}(claim, moment) AS claim FROM"
        moved = ", ".join([*others, f'reaching."{there}" AS {series}', "claim", "moment"])
        two = (
            f"{side}_one AS ({first} {side} GROUP BY {listed}),\n"
            f"{side}_other AS ({first} (SELECT {side}.* FROM {side} JOIN {side}_one USING ({listed}) "
            f"WHERE {side}.claim <> {side}_one.claim) AS others GROUP BY {listed}),\n"
            f"{side}_moved AS (SELECT {moved} FROM (SELECT * FROM {side}_one UNION ALL SELECT * FROM {side}_other) AS two "
            f'JOIN reaching ON reaching."{here}" = two.{series}),\n'
        )
        seen = f"{side}_moved"
    first = f"SELECT {listed}, {pick}(moment) AS best, arg_{pick}(claim, moment) AS whose FROM {seen} GROUP BY {listed}"
    return (
        f"{two}{side}_first AS ({first}),\n{side}_ends AS (SELECT {listed}, best, whose, "
        f"coalesce({pick}(CASE WHEN claim <> whose THEN moment END), {nothing * 2}) AS second\n"
        f"FROM {seen} JOIN {side}_first USING ({listed}) GROUP BY {listed}, best, whose)"
    )


def _doubts(law: Law, database: Database, source: Source) -> Doubts:
    """Pairs that may not be told: for the later claims below the running maximum of what any earlier one may be."""
    order = order_of(law)
    if links_of(law.when).inside and database.ask(REACHED)[0][0] > MOST_REACHED:
        return Doubts(more=True)
    found = database.ask(f"{_may_exceed(law, source, order)} LIMIT {FIRST_OPEN + 1}")
    if not found:
        return Doubts()
    _load(database, "asking", found)
    among = f"{column(order.later, 'n')} IN (SELECT n FROM asking)"
    tuples = source.tuples(law, law.bindings, untold(law, source), among, surely=True)
    pairs = database.ask(f"{places(law.bindings)} {tuples} LIMIT {FIRST_OPEN + 1}")
    return Doubts(pairs, len(pairs) > FIRST_OPEN or len(found) > FIRST_OPEN)


def _may_exceed(law: Law, source: Source, order: Order) -> str:
    """The later claims that may lie below an earlier one. Its own push is left out by taking the second
    largest."""
    push, ask = (side(law, source, role, "f", sure=True) for role in (order.earlier, order.later))
    own = side(law, source, order.later, "s", sure=True)
    begin = side(law, source, order.earlier, "s", sure=True).time.low
    weight, bound = (push.value.high, ask.value.low) if order.rising else (f"-{push.value.low}", f"-{ask.value.high}")
    itself = ask.value.high if order.rising else f"-{ask.value.low}"
    window, _ = over(law, order)
    before = "<" if order.strict_time else "<="
    above = ">=" if order.strict_value else ">"
    first, second = law.bindings
    # where two fields of time are compared its own push is not told apart, which only over-selects
    alike = attrs.evolve(first, name=second.name) == second and order.before.low.name == order.before.high.name
    inside = f"{own.time.low} {before} {own.time.high}" if alike else "false"
    pushed = "CASE WHEN asks THEN '-inf'::DOUBLE ELSE weight END"
    return (
        f"WITH swept AS (\nSELECT {push.listed}, false AS asks, {begin} AS moment, {weight} AS weight, {NOTHING} AS bound, "
        f"false AS inside {push.rows}\nUNION ALL\nSELECT {ask.listed}, true AS asks, {own.time.high} AS moment, "
        f"{itself} AS weight, {bound} AS bound, {inside} AS inside {ask.rows}\n), running AS (\n"
        f"SELECT *, max({pushed}) OVER ({window} {SO_FAR} CURRENT ROW) AS most,\n"
        f"coalesce(max({pushed}) OVER ({window} {SO_FAR} 1 PRECEDING), '-inf'::DOUBLE) AS until\n"
        f"FROM swept\n), seconds AS (\nSELECT *, max(CASE WHEN asks THEN '-inf'::DOUBLE ELSE least(weight, until) END) "
        f"OVER ({window} {SO_FAR} CURRENT ROW) AS second FROM running\n)\n"
        "SELECT DISTINCT n FROM seconds WHERE asks AND "
        f"(CASE WHEN inside AND weight >= most THEN second ELSE most END) {above} bound"
    )


def _load(database: Database, name: str, places_: Sequence[tuple[int, ...]]) -> None:
    database.connection.execute(f"DROP TABLE IF EXISTS {name}")
    load(database.connection, name, [("n", "BIGINT")], places_)
