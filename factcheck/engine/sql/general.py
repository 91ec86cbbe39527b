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
from factcheck.engine.sql.trees import Query, Tree, all_of, bare, column, named, negated, table, whole
from factcheck.records import Record
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
    return _union(
        claims_bound(way.bindings, source.tuples(way, way.bindings, within_scope(way, source), surely=True))
        for way in ways(law)
    )


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
