"""What a plan proposes: which rows may be bound together and break a law.

Going in: a law, a database and queries. Going out: `Proposal`. Over-selecting is allowed, under-selecting is not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from factcheck.engine.database import Database
from factcheck.engine.links import links_of, ways
from factcheck.engine.phrases import column, conjunction
from factcheck.engine.selection import Source
from factcheck.records import Record
from factcheck.rules.rule import Binding, Law

MOST_PAIRS = 200_000
"""How many pairs are listed before the rows of an order are returned instead."""

FIRST_OPEN = 200
"""How many instances are looked at for one that could not be told."""


@attrs.frozen(eq=False, repr=False)
class Doubts(Record):
    """Instances that may not be told, and whether there may be others."""

    tuples: Sequence[tuple[int, ...]] = ()
    more: bool = False


@attrs.frozen(eq=False, repr=False)
class Proposal(Record):
    """Tuples of places in the table, one place for each of `names`.

    `scope` is a query for the claims that some instance with `when` not false binds. `doubts` looks for
    instances that may not be told, which matters only where no conflict is confirmed. `crowded` says that there are too many
    tuples to list: then `involved`
    has the places of all rows that stand in one.
    """

    names: tuple[str, ...]
    tuples: Sequence[tuple[int, ...]]
    scope: str
    doubts: Callable[[], Doubts] = Doubts
    crowded: bool = False
    involved: Sequence[tuple[int, ...]] = ()


def violating(law: Law, source: Source) -> str:
    """Where `when` may be true and `require` false, beside what it joins by."""
    may = source.writer()
    return conjunction([may.truth(links_of(law.when).rest), may.truth(law.require, wanted=False)])


def within_scope(law: Law, source: Source) -> str:
    """Where `when` is not surely false, beside what it joins by."""
    return negated(source.writer(sure=True).truth(links_of(law.when).rest, wanted=False))


def first_in_scope(law: Law, source: Source) -> str:
    """Some of what may be in scope, beside a group: enough to confirm that anything is."""
    singles = [binding for binding in law.bindings if not binding.group]
    bound = [binding for binding in law.bindings if not binding.group or binding.follows is None]
    grouped = len(singles) < len(law.bindings)
    asked = []
    for way in ways(law):
        members = source.writer().truth(links_of(way.when).rest) if grouped else within_scope(way, source)
        asked.append(f"({places(singles)} {source.tuples(way, bound, members, surely=not grouped)} LIMIT {FIRST_OPEN})")
    return "\nUNION ALL\n".join(asked)


def untold(law: Law, source: Source) -> str:
    """Where a law that may speak of an instance does not surely hold, under the widest reading, beside what it joins by."""
    widest = source.writer("f", sure=True)
    return conjunction(
        [
            within_scope(law, source),
            negated(widest.truth(links_of(law.when).rest, wanted=False)),
            negated(widest.truth(law.require)),
        ]
    )


def negated(condition: str) -> str:
    """The condition does not hold; none of ours is ever NULL."""
    return {"TRUE": "FALSE", "FALSE": "TRUE"}.get(condition, f"NOT ({condition})")


def places(bindings: Sequence[Binding]) -> str:
    """SELECT of the places of what is bound."""
    return "SELECT " + ", ".join(f'{column(b.name, "n")} AS "{b.name}"' for b in bindings)


def claims_of(law: Law, source: Source) -> str:
    """The claims of all tuples for which `when` is not surely false."""
    asked = (
        claims_bound(way.bindings, source.tuples(way, way.bindings, within_scope(way, source), surely=True))
        for way in ways(law)
    )
    return "\nUNION\n".join(asked)


def claims_bound(bindings: Sequence[Binding], found: str) -> str:
    """The claims in tuples, which are gone through once for all bindings and never kept."""
    listed = ", ".join(f"{column(b.name, 'claim')} AS c{i}" for i, b in enumerate(bindings))
    if len(bindings) == 1:
        return f"SELECT DISTINCT c0 AS claim FROM (\nSELECT {listed} {found}\n) AS tuples"
    cases = " ".join(f"WHEN {i} THEN c{i}" for i in range(len(bindings)))
    roles = ", ".join(f"({i})" for i in range(len(bindings)))
    return (
        f"SELECT DISTINCT CASE roles.role {cases} END AS claim FROM (\nSELECT {listed} {found}\n) AS tuples, "
        f"(VALUES {roles}) AS roles(role)"
    )


def from_tuples(law: Law, database: Database, source: Source) -> Proposal:
    """The proposal that goes through all tuples which share what they must."""
    return Proposal(
        names=tuple(b.name for b in law.bindings),
        tuples=database.ask(tuples_of(law, source)),
        scope=claims_of(law, source),
        doubts=lambda: doubts_of(law, database, source),
    )


def tuples_of(law: Law, source: Source) -> str:
    """The tuples that may break the law."""
    asked = (f"{places(way.bindings)}\n{source.tuples(way, way.bindings, violating(way, source))}" for way in ways(law))
    return "\nUNION\n".join(asked)


def doubts_of(law: Law, database: Database, source: Source) -> Doubts:
    """Looks for tuples that may not be told."""
    most = FIRST_OPEN + 1
    asked = (
        f"({places(way.bindings)} {source.tuples(way, way.bindings, untold(way, source), surely=True)} LIMIT {most})"
        for way in ways(law)
    )
    found = database.ask("\nUNION ALL\n".join(asked))
    return Doubts(found, len(found) > FIRST_OPEN)
