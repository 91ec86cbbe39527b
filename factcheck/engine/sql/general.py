"""Any tuple of claims that share what they must, one claim alone too. Cost: the tuples that share `same`.

Going in: a law and a `Source`. Going out: `Proposal`: the tuples for which `when` may be true and `require` false.
Over-selecting is allowed, under-selecting is not. Every other plan proposes what this one proposes, or those of it that matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import attrs
from sqlglot import exp

from factcheck.engine.sql.database import Database
from factcheck.engine.sql.select import Source, links_of, ways
from factcheck.engine.sql.trees import (
    Query,
    Tree,
    all_of,
    bare,
    column,
    listed_in,
    named,
    negated,
    some_of,
    table,
    whole,
)
from factcheck.records import Record
from factcheck.rules import tree
from factcheck.rules.rule import Binding, Law

MOST_PAIRS = 200_000
"""How many pairs are listed before the rows of an order are returned instead."""

FIRST_OPEN = 200
"""How many instances are looked at for one that could not be told."""


@attrs.frozen(eq=False, repr=False)
class Undecided(Record):
    """Instances that may not be decided, and whether there may be others."""

    tuples: Sequence[tuple[int, ...]] = ()
    more: bool = False


@attrs.frozen(eq=False, repr=False)
class Proposal(Record):
    """Tuples of places in the table, one place for each of `names`.

    `scope` is a query for the claims that some instance with `when` not false binds. `undecided` looks for instances that may
    not be decided, which matters only where no conflict is confirmed. `crowded` says that there are too many tuples to
    list: then `involved` has the places of all rows that stand in one.
    """

    names: tuple[str, ...]
    tuples: Sequence[tuple[int, ...]]
    scope: Query
    undecided: Callable[[], Undecided] = Undecided
    crowded: bool = False
    involved: Sequence[tuple[int, ...]] = ()


def propose(law: Law, database: Database, source: Source) -> Proposal:
    """The tuples that may break the law."""
    return Proposal(
        names=tuple(binding.name for binding in law.bindings),
        tuples=database.ask(query(law, source)),
        scope=claims_of(law, source),
        undecided=lambda: _undecided(law, database, source),
    )


def query(law: Law, source: Source) -> Query:
    """The query that proposes them."""
    return _union(places(way.bindings, source.tuples(way, way.bindings, violating(way, source))) for way in ways(law))


def violating(law: Law, source: Source) -> Tree:
    """Where `when` may be true and `require` false, beside what it joins by."""
    may = source.writer()
    return all_of([may.truth(links_of(law.when).rest), may.truth(law.require, wanted=False)])


def within_scope(law: Law, source: Source) -> Tree:
    """Where `when` is not surely false, beside what it joins by."""
    return negated(source.writer(sure=True).truth(links_of(law.when).rest, wanted=False))


def first_in_scope(law: Law, source: Source) -> Query:
    """Some of what may be in scope, beside a group: enough to confirm that anything is."""
    singles = [binding for binding in law.bindings if not binding.group]
    bound = [binding for binding in law.bindings if not binding.group or binding.follows is None]
    grouped = len(singles) < len(law.bindings)
    asked = []
    for way in ways(law):
        members = source.writer().truth(links_of(way.when).rest) if grouped else within_scope(way, source)
        found = source.tuples(way, bound, members, surely=not grouped)
        asked.append(places(singles, found).limit(FIRST_OPEN))
    return _union(asked, distinct=False)


def untold(law: Law, source: Source) -> Tree:
    """Where a law that may speak of an instance does not surely hold, under the widest reading, beside what it joins by."""
    widest = source.writer("f", sure=True)
    spoken_of = negated(widest.truth(links_of(law.when).rest, wanted=False))
    return all_of([within_scope(law, source), spoken_of, negated(widest.truth(law.require))])


def places(bindings: Sequence[Binding], found: exp.Select) -> exp.Select:
    """The places of what is bound, of the rows of a query."""
    return found.select(*(named(column(binding.name, "n"), binding.name) for binding in bindings))


def claims_of(law: Law, source: Source) -> Query:
    """The claims of all tuples for which `when` is not surely false."""
    return _union(_claims_in(way, source) for way in ways(law))


def _claims_in(law: Law, source: Source) -> exp.Select:
    """The claims in tuples; of pairs whose texts decide, kind by kind, so that not every pair is gone through."""
    names = [binding.name for binding in law.bindings]
    if source.of_kinds and len(names) == 2 and all(binding.follows is None for binding in law.bindings):
        pairs = _pairs_of_kinds(law, source)
        if pairs is not None:
            return _claims_of_kinds(pairs, any(same.key == "time" for same in law.same))
    return claims_bound(law.bindings, source.tuples(law, law.bindings, within_scope(law, source), surely=True))


def _pairs_of_kinds(law: Law, source: Source) -> exp.Select | None:
    """The kinds whose claims the law may speak of, but for their time; none where more than their texts decide."""
    first, second = (binding.name for binding in law.bindings)
    timeless = tuple(same for same in law.same if same.key != "time")
    plain = attrs.evolve(law, when=tree.Truth(True), same=timeless)
    spoken_of = negated(source.writer(sure=True).truth(law.when, wanted=False))
    found = source.tuples(plain, law.bindings, spoken_of)
    asked = {each.name for each in found.find_all(exp.Column)} - {"claim", "inner", "outer"}
    if not asked <= source.of_kinds:
        return None

    def moved(node: exp.Expr) -> exp.Expr:
        if isinstance(node, exp.Table) and node.name == "claims":
            return table("kinds", node.alias)
        if isinstance(node, exp.NEQ) and node.this.name == node.expression.name == "claim":
            several = column(first, "meaning").neq(column(second, "meaning"))
            return exp.paren(some_of([several, column(first, "several")]))
        return node

    pairs = found.transform(moved)
    assert isinstance(pairs, exp.Select)
    return pairs.select(named(column(first, "meaning"), "a"), named(column(second, "meaning"), "b")).distinct()


def _claims_of_kinds(pairs: exp.Select, at_one_time: bool) -> exp.Select:
    """The claims of the kinds that stand in pairs; where they share their time, those that have a partner at it."""
    both = exp.union(pairs, exp.select(named(bare("b"), "a"), named(bare("a"), "b")).from_(pairs.subquery("turned")))
    if not at_one_time:
        kinds = exp.select("a").from_(both.subquery("pairs"))
        return exp.select("claim").from_(table("claims")).where(listed_in([bare("meaning")], kinds))
    one, other = ({name: column(side, name) for name in ("claim", "meaning", "moment")} for side in ("one", "other"))
    found = exp.select(named(one["claim"], "claim")).distinct().from_(table("claims", "one"))
    found = found.join(both.subquery("pairs"), on=one["meaning"].eq(column("pairs", "a")))
    on = [other["meaning"].eq(column("pairs", "b")), one["moment"].eq(other["moment"]), one["moment"].neq("")]
    return found.join(table("claims", "other"), on=all_of([*on, one["claim"].neq(other["claim"])]))


def claims_bound(bindings: Sequence[Binding], found: exp.Select) -> exp.Select:
    """The claims in tuples, which are gone through once for all bindings and never kept."""
    tuples = found.select(*(named(column(b.name, "claim"), f"c{i}") for i, b in enumerate(bindings))).subquery("tuples")
    if len(bindings) == 1:
        return exp.select(named(bare("c0"), "claim")).distinct().from_(tuples)
    chosen = exp.case()
    for i in range(len(bindings)):
        chosen = chosen.when(column("roles", "role").eq(whole(i)), bare(f"c{i}"))
    roles = exp.values([(i,) for i in range(len(bindings))], alias="roles", columns=["role"])
    return exp.select(named(chosen, "claim")).distinct().from_(tuples).join(roles, join_type="cross")


def no_claims() -> exp.Select:
    """The scope of a law whose every instance is proposed, so that the exact decisions count them."""
    return exp.select(bare("claim")).from_(table("claims")).where(exp.false())


def _undecided(law: Law, database: Database, source: Source) -> Undecided:
    """Looks for tuples that may not be decided."""
    asked = [
        places(way.bindings, source.tuples(way, way.bindings, untold(way, source), surely=True)).limit(FIRST_OPEN + 1)
        for way in ways(law)
    ]
    found = database.ask(_union(asked, distinct=False))
    return Undecided(found, len(found) > FIRST_OPEN)


def _union(queries: Iterable[exp.Select], distinct: bool = True) -> Query:
    first, *others = queries
    if not others:
        return first
    parts = [each.subquery() if each.args.get("limit") else each for each in (first, *others)]
    return exp.union(*parts, distinct=distinct)
