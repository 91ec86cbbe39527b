"""An order in time that asks for an order in value. Cost: n log n.

Going in: a law whose shape is an `Ordering`. Going out: the pairs among the rows that the running maximum of what came before
contradicts. The sweep goes through the ends of times: an earlier claim stands in it from when it is surely over, with its
`weight`; a later one asks when it surely has not begun, with its `limit`. For `<` asks come before at one moment, for
`<=` after. Where one claim is to lie within the other, the inner one takes part in the sweep of every series that it lies
within. The sides are so turned that a weight contradicts a limit that lies below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs
from sqlglot import exp

from factcheck.engine.sql.columns import FOREVER, TEXTS
from factcheck.engine.sql.database import Database
from factcheck.engine.sql.expressions import Ends
from factcheck.engine.sql.general import FIRST_OPEN, MOST_PAIRS, Proposal, Undecided, places, untold, violating
from factcheck.engine.sql.select import KEY_COLUMNS, Source
from factcheck.engine.sql.trees import (
    FALSE,
    TRUE,
    Query,
    Tree,
    all_of,
    bare,
    bare_all,
    column,
    constant,
    double,
    either,
    largest,
    listed_in,
    named,
    negated,
    over,
    smallest,
    some_of,
    table,
)
from factcheck.records import Record
from factcheck.rules import tree
from factcheck.rules.rule import Binding, Law
from factcheck.rules.shape import Agreement, AtMost, Ordering

MOST_REACHED = 5_000_000
"""So many claims are looked through, each once for every series that it may lie within, for one that could not be told."""

NOTHING, LEAST = double(float("inf")), double(float("-inf"))
"""The limit of what asks nothing, and the weight of what only asks."""


def propose(law: Law, database: Database, source: Source) -> Proposal:
    """The pairs that may break the order; crowded where there are too many of them."""
    asking = database.ask(query(law, source))
    scope = _scope(law, source)
    if not asking:
        proposal = Proposal(_names(law), [], scope)
    else:
        database.put("asking", [("n", "BIGINT")], asking)
        earlier = database.ask(_contradicting(law, source))
        involved = [(n, -1) for (n,) in earlier] + [(-1, n) for (n,) in asking]
        proposal = pairs_among(law, database, source, involved, scope)
    return attrs.evolve(proposal, undecided=lambda: _undecided(law, database, source))


def _names(law: Law) -> tuple[str, ...]:
    return tuple(binding.name for binding in law.bindings)


def pairs_among(
    law: Law, database: Database, source: Source, involved: Sequence[tuple[int, int]], scope: Query
) -> Proposal:
    """The pairs among involved rows only: (places bound to the earlier role, places bound to the later), -1 for none."""
    if not involved:
        return Proposal(_names(law), [], scope)
    first, second = (law.shape.earlier, law.shape.later) if isinstance(law.shape, Ordering) else _names(law)
    database.put("involved_first", [("n", "BIGINT")], [(n,) for n, _ in involved if n >= 0])
    database.put("involved_second", [("n", "BIGINT")], [(n,) for _, n in involved if n >= 0])
    among = [_stands_in(first, "involved_first"), _stands_in(second, "involved_second")]
    found = source.tuples(law, law.bindings, violating(law, source), *among)
    pairs = database.ask(places(law.bindings, found).limit(MOST_PAIRS + 1))
    rows = tuple((n,) for n in sorted({n for pair in involved for n in pair if n >= 0}))
    return Proposal(_names(law), pairs, scope, crowded=len(pairs) > MOST_PAIRS, involved=rows)


def _stands_in(name: str, listed: str) -> Tree:
    return listed_in([column(name, "n")], exp.select("n").from_(table(listed)))


def query(law: Law, source: Source) -> exp.Select:
    """The later claims which some earlier one contradicts."""
    order = _Order.of(law)
    most = over(largest(bare("weight")), _keys(law), order.through())
    running = exp.select("n", "asks", bare("limit"), named(most, "most")).from_(table("swept"))
    found = exp.select("n").distinct().from_(table("running")).where(bare("asks"), order.exceeds("most", "limit"))
    return found.with_("swept", as_=_events(law, source, order)).with_("running", as_=running)


def _contradicting(law: Law, source: Source) -> exp.Select:
    """The earlier claims that contradict some later one of `asking`."""
    order, keys = _Order.of(law), _keys(law)
    series = exp.select(*bare_all(keys)).distinct().from_(table("swept")).join(table("asking"), using=["n"])
    kept = exp.select("swept.*").from_(table("swept")).join(series.where(bare("asks")).subquery("near"), using=keys)
    asked = listed_in([column("swept", "n")], exp.select("n").from_(table("asking")))
    kept = kept.where(some_of([negated(bare("asks")), asked]))
    least = over(smallest(bare("limit")), keys, order.through(backwards=True))
    running = exp.select("n", "asks", "weight", named(least, "least")).from_(table("kept"))
    found = exp.select("n").distinct().from_(table("running"))
    found = found.where(negated(bare("asks")), order.exceeds("weight", "least"))
    found = found.with_("swept", as_=_events(law, source, order)).with_("kept", as_=kept)
    return found.with_("running", as_=running)


@attrs.frozen(eq=False, repr=False)
class _Order(Record):
    """The two roles of a law; without an order in time, every claim of the earlier role comes before every later one."""

    earlier: str
    later: str
    rising: bool
    before: AtMost | None
    at_most: AtMost

    @classmethod
    def of(cls, law: Law) -> _Order:
        """The roles, read off the shape."""
        assert isinstance(law.shape, Ordering)
        shape = law.shape
        return cls(shape.earlier, shape.later, shape.rising, shape.before, shape.at_most)

    @property
    def is_strict(self) -> bool:
        """Whether what is over at a moment does not come before what begins at it."""
        return self.before is None or self.before.strict

    def through(self, backwards: bool = False) -> list[tuple[str, bool]]:
        """The order of the sweep, or the same from its end: for `<` asks stand first at one moment."""
        return [("moment", backwards), ("asks", self.is_strict is not backwards)]

    def exceeds(self, weight: str, limit: str) -> Tree:
        """Whether a weight contradicts a limit."""
        found: Tree = bare(weight) >= bare(limit) if self.at_most.strict else bare(weight) > bare(limit)
        return found

    def comes_before(self, a: Any, b: Any) -> Tree:
        """Whether one moment comes before another."""
        found: Tree = a < b if self.is_strict else a <= b
        return found


def keys_of(law: Law) -> tuple[str, ...]:
    """The keys that both bindings share."""
    return tuple(same.key for same in law.same if len(same.bindings) > 1)


def _inside(law: Law) -> tuple[str, str] | None:
    return law.shape.inside if isinstance(law.shape, Ordering) else None


def _keys(law: Law) -> tuple[str, ...]:
    """The columns of a sweep that hold what both sides share: the keys, and the series around both."""
    return tuple(f"k{i}" for i in range(max(1, len(keys_of(law)) + (_inside(law) is not None))))


def _events(law: Law, source: Source, order: _Order) -> Query:
    """Both roles as one relation. An earlier claim asks nothing (its limit is infinite), a later one weighs nothing."""
    first, second = _side(law, source, order.earlier), _side(law, source, order.later)
    if order.rising:
        weight, limit = first.value.low, second.value.high
    else:
        weight, limit = -first.value.high, -second.value.low
    earlier = first.rows.select(*_event(FALSE, first.time.high, weight, NOTHING))
    later = second.rows.select(*_event(TRUE, second.time.low, LEAST, limit))
    return exp.union(earlier, later, distinct=False)


def _event(asks: Tree, moment: Any, weight: Any, limit: Any) -> list[Any]:
    told = {"asks": asks, "moment": moment, "weight": weight, "limit": limit}
    return [named(value, name) for name, value in told.items()]


@attrs.frozen(eq=False, repr=False)
class _Side(Record):
    """One role: its ends, and the query of its rows with their keys."""

    time: Ends
    value: Ends
    rows: exp.Select


def _side(law: Law, source: Source, name: str, reading: str = "s", sure: bool = False, own: bool = False) -> _Side:
    """What one role puts into the sweep; surely, what is absent may be anything, and so may what lies around it.

    `own` lists each claim once, in its own series.
    """
    order = _Order.of(law)
    binding = next(b for b in law.bindings if b.name == name)
    writer = source.writer(reading, sure)
    is_earlier = name == order.earlier
    time = _moment(order, is_earlier, writer.ends(_field(order.before, is_earlier)))
    value = writer.ends(_field(order.at_most, is_earlier is order.rising))
    assert value is not None
    there = all_of(value.present)
    if sure:  # what is absent may be anything
        value = Ends(either(there, value.low, LEAST), either(there, value.high, NOTHING))
    nested = _nested(law, source, name, sure, own)
    keys: list[Any] = [*(source.key(name, key) for key in keys_of(law)), *(key for key, _, _ in nested)]
    tables: list[Any] = [table("claims", name), *(joined for _, tables, _ in nested for joined in tables)]
    conditions = [source.selects(binding), *source.shared(law.same, (name,)), *(on for _, _, on in nested)]
    conditions += [without_refined(law, source, binding), *([] if sure else [there])]
    rows = exp.select(column(name, "n"), column(name, "claim"))
    rows = rows.select(*(named(key, f"k{i}") for i, key in enumerate(keys or [constant("")]))).from_(tables[0])
    for other in tables[1:]:
        rows = rows.join(other, join_type="cross")
    return _Side(time, value, rows.where(all_of(conditions)))


def _field(asked: AtMost | None, low: bool) -> tree.Node:
    if asked is None:
        return tree.Truth(True)
    return asked.low if low else asked.high


def _moment(order: _Order, is_earlier: bool, ends: Ends | None) -> Ends:
    """The ends of a time; without an order in time, of the earlier role a moment before that of the later."""
    if order.before is None:
        fixed = constant(0 if is_earlier else 1)
        return Ends(fixed, fixed)
    assert ends is not None
    return ends


def _nested(law: Law, source: Source, name: str, sure: bool, own_only: bool) -> list[tuple[Any, list[Any], Tree]]:
    """The series around a side, the tables that hold it and what joins them: the inner claim stands in every one."""
    inside = _inside(law)
    if inside is None:
        return []
    place, pairs = ("around", "reaching") if sure else ("placed", "climbed")
    own = column("place", "n").eq(column(name, "n"))
    if name != inside[0] or own_only:
        return [(column("place", "series"), [table(place, "place")], own)]
    up = [own, column("up", "inner").eq(column("place", "series"))]
    if source.refining:
        up.append(column("up", "outer").neq(column("up", "inner")))
    return [(column("up", "outer"), [table(place, "place"), table(pairs, "up")], all_of(up))]


OF_SERIES = frozenset(("fact", "type", "dimensions"))
"""The keys that all claims of one series share."""


def can_sweep(law: Law, source: Source) -> bool:
    """Whether what refines the law takes over whole series, so that a sweep can leave them out."""
    if _inside(law) is not None:
        return all(_takes_series(refining, law) and _takes_all_within(refining, law) for refining in source.refining)
    return not source.refining or (
        "fact" in keys_of(law) and all(_takes_series(refining, law) for refining in source.refining)
    )


def _takes_series(refining: Law, law: Law) -> bool:
    """Whether a law takes over what it selects of one series, whichever of its claims are paired."""
    ours, theirs = refining.shape, law.shape
    if isinstance(ours, Ordering) and isinstance(theirs, Ordering):
        both = [(asked.low.name, asked.high.name, asked.strict) for asked in (ours.before, theirs.before) if asked]
        alike = len(both) == 2 and both[0] == both[1] and not ours.of_facts
    else:
        alike = isinstance(ours, Agreement) and isinstance(theirs, Agreement) and _times(refining) <= _times(law)
    first, second = refining.bindings[0], refining.bindings[-1]
    return alike and first.selector == second.selector and not first.keys


def _times(law: Law) -> set[str]:
    """The keys that claims of one series may not share."""
    return {same.key for same in law.same if same.key in KEY_COLUMNS or same.key in TEXTS} - OF_SERIES


def _takes_all_within(refining: Law, law: Law) -> bool:
    """Whether a law takes over every two claims of one series that an order along containment speaks of."""
    keys = {same.key for same in refining.same}
    return keys <= OF_SERIES and all(_selects_all(refining.bindings[0], binding) for binding in law.bindings)


def _selects_all(wide: Binding, narrow: Binding) -> bool:
    """Whether one binding takes every row that the other takes."""
    sides = ((wide.types, narrow.types), (wide.forms, narrow.forms), (wide.stances, narrow.stances))
    held = all(of_wide is None or (of_narrow is not None and of_narrow <= of_wide) for of_wide, of_narrow in sides)
    return held and wide.modality in (None, narrow.modality)


def without_refined(law: Law, source: Source, binding: Binding) -> Tree:
    """Leaves out the rows of a series that a finer law takes over as a whole."""
    if _inside(law) is not None:
        return TRUE
    taken = (
        [
            source.selects(refining.bindings[0], binding.name),
            *(source.key(binding.name, same.key).neq("") for same in refining.same),
        ]
        for refining in source.refining
    )
    return all_of(negated(all_of(each)) for each in taken)


def _scope(law: Law, source: Source) -> exp.Select:
    """The claims that some other claim of their group is not surely on the wrong side of, by the first and the last end."""
    order, keys = _Order.of(law), _keys(law)
    early = _side(law, source, order.earlier, sure=True, own=True)
    late = _side(law, source, order.later, sure=True, own=True)
    ctes = {
        "early": early.rows.select(named(early.time.low, "moment")),
        "late": late.rows.select(named(late.time.high, "moment")),
        **_extreme(law, source, "early", order.earlier, first=True),
        **_extreme(law, source, "late", order.later, first=False),
    }
    other = either(bare("claim").neq(bare("whose")), bare("best"), bare("second"))
    of_late = exp.select("claim").from_(table("late")).join(table("early_ends"), using=keys)
    of_early = exp.select("claim").from_(table("early")).join(table("late_ends"), using=keys)
    met = exp.union(
        of_late.where(order.comes_before(other, bare("moment"))),
        of_early.where(order.comes_before(bare("moment"), other)),
    )
    found = exp.select("claim").from_(met.subquery("met"))
    for name, asked in ctes.items():
        found = found.with_(name, as_=asked)
    return found


def _extreme(law: Law, source: Source, side: str, name: str, first: bool) -> dict[str, Query]:
    """For each group the extreme moment of the other side, whose it is, and the extreme one of all other claims; where
    there is none, one that lies past everything. Of a series two claims are enough for all others that it may lie within."""
    keys, seen, found = _keys(law), side, dict[str, Query]()
    pick, by = (smallest, exp.ArgMin) if first else (largest, exp.ArgMax)
    inside = _inside(law)
    if inside is not None:
        here, there = ("inner", "outer") if name == inside[0] else ("outer", "inner")
        found |= _two_of_each(side, keys, pick, by)
        moved = [*bare_all(keys[:-1]), named(column("reaching", there), keys[-1]), bare("claim"), bare("moment")]
        two = exp.union(
            exp.select("*").from_(table(f"{side}_one")), exp.select("*").from_(table(f"{side}_other")), distinct=False
        )
        on = [column("reaching", here).eq(column("two", keys[-1]))]
        if source.refining:
            on.append(column("reaching", "outer").neq(column("reaching", "inner")))
        found[f"{side}_moved"] = exp.select(*moved).from_(two.subquery("two")).join(table("reaching"), on=all_of(on))
        seen = f"{side}_moved"
    best, whose = named(pick(bare("moment")), "best"), named(by(this=bare("claim"), expression=bare("moment")), "whose")
    found[f"{side}_first"] = exp.select(*bare_all(keys), best, whose).from_(table(seen)).group_by(*bare_all(keys))
    others = pick(exp.case().when(bare("claim").neq(bare("whose")), bare("moment")))
    nothing = constant(FOREVER * 2 if first else -FOREVER * 2)
    kept = bare_all([*keys, "best", "whose"])
    ends = exp.select(*kept, named(exp.Coalesce(this=others, expressions=[nothing]), "second")).from_(table(seen))
    found[f"{side}_ends"] = ends.join(table(f"{side}_first"), using=keys).group_by(*kept)
    return found


def _two_of_each(side: str, keys: Sequence[str], pick: Any, by: Any) -> dict[str, Query]:
    """The extreme claim of each group, and the extreme one of all others."""
    chosen = [*bare_all(keys), named(pick(bare("moment")), "moment")]
    chosen.append(named(by(this=bare("claim"), expression=bare("moment")), "claim"))
    one = exp.select(*chosen).from_(table(side)).group_by(*bare_all(keys))
    rest = exp.select(f"{side}.*").from_(table(side)).join(table(f"{side}_one"), using=tuple(keys))
    rest = rest.where(column(side, "claim").neq(column(f"{side}_one", "claim")))
    other = exp.select(*chosen).from_(rest.subquery("others")).group_by(*bare_all(keys))
    return {f"{side}_one": one, f"{side}_other": other}


def _undecided(law: Law, database: Database, source: Source) -> Undecided:
    """Pairs that may not be decided: for the later claims below the running maximum of what any earlier one may be."""
    if _inside(law) is not None and database.ask(_reached())[0][0] > MOST_REACHED:
        return Undecided(more=True)
    found = database.ask(_may_exceed(law, source, _Order.of(law)).limit(FIRST_OPEN + 1))
    if not found:
        return Undecided()
    database.put("asking", [("n", "BIGINT")], found)
    among = _stands_in(_Order.of(law).later, "asking")
    tuples = source.tuples(law, law.bindings, untold(law, source), among, surely=True)
    pairs = database.ask(places(law.bindings, tuples).limit(FIRST_OPEN + 1))
    return Undecided(pairs, len(pairs) > FIRST_OPEN or len(found) > FIRST_OPEN)


def _reached() -> exp.Select:
    """How many claims would be looked through."""
    counted = exp.select("series", named(exp.Count(this=exp.Star()), "rows")).from_(table("around")).group_by("series")
    on = column("reaching", "inner").eq(column("counted", "series"))
    total = exp.Coalesce(this=exp.Sum(this=bare("rows")), expressions=[constant(0)])
    return exp.select(total).from_(counted.subquery("counted")).join(table("reaching"), on=on)


def _may_exceed(law: Law, source: Source, order: _Order) -> exp.Select:
    """The later claims that may lie below an earlier one. What it weighs itself is left out by taking the second largest."""
    first, second = (_side(law, source, role, "f", sure=True) for role in (order.earlier, order.later))
    begin = _side(law, source, order.earlier, "s", sure=True).time.low
    end = _side(law, source, order.later, "s", sure=True).time
    if order.rising:
        weight, limit, itself = first.value.high, second.value.low, second.value.high
    else:
        weight, limit, itself = -first.value.low, -second.value.high, -second.value.low
    a, b = law.bindings
    # where two fields of time are compared its own weight is not told apart, which only over-selects
    alike = a.selector == b.selector and order.before is not None and order.before.low.name == order.before.high.name
    inside: Tree = order.comes_before(end.low, end.high) if alike else FALSE
    earlier = first.rows.select(*_event(FALSE, begin, weight, NOTHING), named(FALSE, "inside"))
    later = second.rows.select(*_event(TRUE, end.high, itself, limit), named(inside, "inside"))
    keys, through = _keys(law), order.through()
    pushed = either(bare("asks"), LEAST, bare("weight"))
    most = over(largest(pushed), keys, through)
    until = exp.Coalesce(this=over(largest(pushed), keys, through, "1", "PRECEDING"), expressions=[LEAST])
    running = exp.select("*", named(most, "most"), named(until, "until")).from_(table("swept"))
    lesser = either(bare("asks"), LEAST, exp.func("least", bare("weight"), bare("until")))
    seconds = exp.select("*", named(over(largest(lesser), keys, through), "second")).from_(table("running"))
    own = all_of([bare("inside"), bare("weight") >= bare("most")])
    exceeding = either(own, bare("second"), bare("most"))
    beyond = exceeding >= bare("limit") if order.at_most.strict else exceeding > bare("limit")
    found = exp.select("n").distinct().from_(table("seconds")).where(bare("asks"), beyond)
    found = found.with_("swept", as_=exp.union(earlier, later, distinct=False))
    return found.with_("running", as_=running).with_("seconds", as_=seconds)
