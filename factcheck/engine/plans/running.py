"""Running: an order in time that asks for an order in value. Cost: n log n.

Going in: a law whose `when` orders two claims in time and whose `require` orders them in value. Going out: the pairs among
the rows that the running maximum of what came before contradicts. The sweep goes through the ends of times: an earlier claim
*pushes* its value when it is surely over, a later one *asks* when it surely has not begun. For `<` asks come before pushes
at one moment, for `<=` after them. The sides are so turned that a push of `weight` contradicts an ask whose `limit` lies
below it.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from factcheck.engine.columns import FOREVER
from factcheck.engine.database import Database, load
from factcheck.engine.phrases import column, conjunction
from factcheck.engine.proposal import FIRST_OPEN, MOST_PAIRS, Doubts, Proposal, places, untold, violating
from factcheck.engine.selection import Source
from factcheck.engine.sweeping import NOTHING, SO_FAR, Order, events, keys_of, order_of, over, side
from factcheck.rules import tree
from factcheck.rules.rule import Law


def propose(law: Law, database: Database) -> Proposal:
    """The pairs that may break the order; crowded where there are too many of them."""
    source = Source.of(database)
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
    first, second = (order_of(law).earlier, order_of(law).later) if isinstance(law.when, tree.Compare) else names
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
        f"SELECT n FROM running WHERE asks AND most {above} bound"
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
        f"SELECT n FROM running WHERE NOT asks AND weight {above} least"
    )


def _scope(law: Law, source: Source) -> str:
    """The claims that some other claim of their group is not surely on the wrong side of, by the first and the last end."""
    order = order_of(law)
    before = "<" if order.strict_time else "<="
    early, late = side(law, source, order.earlier, sure=True), side(law, source, order.later, sure=True)
    listed = ", ".join(f"k{i}" for i in range(max(1, len(keys_of(law)))))
    return (
        f"WITH early AS (SELECT {early.listed}, {early.time.low} AS moment {early.rows}),\n"
        f"late AS (SELECT {late.listed}, {late.time.high} AS moment {late.rows}),\n"
        f"{_extreme('early', listed, 'min', FOREVER)},\n{_extreme('late', listed, 'max', -FOREVER)}\n"
        f"SELECT claim FROM late JOIN early_ends USING ({listed}) "
        f"WHERE (CASE WHEN claim <> whose THEN best ELSE second END) {before} moment\nUNION\n"
        f"SELECT claim FROM early JOIN late_ends USING ({listed}) "
        f"WHERE moment {before} (CASE WHEN claim <> whose THEN best ELSE second END)"
    )


def _extreme(side: str, listed: str, pick: str, nothing: int) -> str:
    """The extreme moment of each group, whose it is, and the extreme one of all other claims; where there is
    none, one that lies past everything."""
    beyond = nothing * 2
    first = f"SELECT {listed}, {pick}(moment) AS best, arg_{pick}(claim, moment) AS whose FROM {side} GROUP BY {listed}"
    return (
        f"{side}_first AS ({first}),\n{side}_ends AS (SELECT {listed}, best, whose, "
        f"coalesce({pick}(CASE WHEN claim <> whose THEN moment END), {beyond}) AS second\n"
        f"FROM {side} JOIN {side}_first USING ({listed}) GROUP BY {listed}, best, whose)"
    )


def _doubts(law: Law, database: Database, source: Source) -> Doubts:
    """Pairs that may not be told: for the later claims below the running maximum of what any earlier one may be."""
    order = order_of(law)
    found = database.ask(f"{_may_exceed(law, source, order)} LIMIT {FIRST_OPEN + 1}")
    if not found:
        return Doubts()
    _load(database, "asking", found)
    among = f"{column(order.later, 'n')} IN (SELECT n FROM asking)"
    asked = (
        f"{places(law.bindings)} {source.tuples(law, law.bindings, untold(law, source), among)} LIMIT {FIRST_OPEN + 1}"
    )
    pairs = database.ask(asked)
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
    alike = attrs.evolve(first, name=second.name) == second
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
        f"SELECT n FROM seconds WHERE asks AND (CASE WHEN inside AND weight >= most THEN second ELSE most END) {above} bound"
    )


def _load(database: Database, name: str, places_: Sequence[tuple[int, ...]]) -> None:
    database.connection.execute(f"DROP TABLE IF EXISTS {name}")
    load(database.connection, name, [("n", "BIGINT")], places_)
