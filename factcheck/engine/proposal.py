"""What a plan proposes: which rows may be bound together and break a law.

Going in: a law, a database and queries. Going out: `Proposal`. Over-selecting is allowed, under-selecting is not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from factcheck.engine.database import Database
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
    """Where `when` may be true and `require` false."""
    may = source.writer()
    return conjunction([may.truth(law.when), may.truth(law.require, wanted=False)])


def within_scope(law: Law, source: Source) -> str:
    """Where `when` is not surely false."""
    return negated(source.writer(sure=True).truth(law.when, wanted=False))


def first_in_scope(law: Law, source: Source) -> str:
    """Some of what may be in scope, beside a group: enough to confirm that anything is."""
    singles = [binding for binding in law.bindings if not binding.group]
    bound = [binding for binding in law.bindings if not binding.group or binding.follows is None]
    members = source.writer().truth(law.when) if len(singles) < len(law.bindings) else within_scope(law, source)
    return f"{places(singles)} {source.tuples(law, bound, members)} LIMIT {FIRST_OPEN}"


def untold(law: Law, source: Source) -> str:
    """Where a law that may speak of an instance does not surely hold, under the widest reading."""
    widest = source.writer("f", sure=True)
    return conjunction(
        [within_scope(law, source), negated(widest.truth(law.when, wanted=False)), negated(widest.truth(law.require))]
    )


def negated(condition: str) -> str:
    """The condition does not hold; none of ours is ever NULL."""
    return {"TRUE": "FALSE", "FALSE": "TRUE"}.get(condition, f"NOT ({condition})")


def places(bindings: Sequence[Binding]) -> str:
    """SELECT of the places of what is bound."""
    return "SELECT " + ", ".join(f'{column(b.name, "n")} AS "{b.name}"' for b in bindings)


def claims_of(law: Law, source: Source, bindings: Sequence[Binding], condition: str) -> str:
    """The claims that some tuple binds for which the condition holds."""
    return claims_bound(bindings, source.tuples(law, bindings, condition))


def claims_bound(bindings: Sequence[Binding], found: str) -> str:
    """The claims in tuples, which are gone through once for all bindings."""
    listed = ", ".join(f"{column(b.name, 'claim')} AS c{i}" for i, b in enumerate(bindings))
    each = "\nUNION\n".join(f"SELECT c{i} AS claim FROM tuples" for i in range(len(bindings)))
    return f"WITH tuples AS MATERIALIZED (\nSELECT DISTINCT {listed} {found}\n)\n{each}"


def from_tuples(law: Law, database: Database, source: Source, limit: int | None = None) -> Proposal:
    """The proposal that goes through all tuples which share what they must; with a limit it may come out crowded."""
    bindings = law.bindings
    asked = f"{places(bindings)} {source.tuples(law, bindings, violating(law, source))}"
    found = database.ask(asked if limit is None else f"{asked} LIMIT {limit + 1}")
    return Proposal(
        names=tuple(b.name for b in bindings),
        tuples=found,
        scope=claims_of(law, source, bindings, within_scope(law, source)),
        doubts=lambda: doubts_of(law, database, source),
        crowded=limit is not None and len(found) > limit,
    )


def doubts_of(law: Law, database: Database, source: Source) -> Doubts:
    """Looks for tuples that may not be told."""
    condition = untold(law, source)
    found = database.ask(f"{places(law.bindings)} {source.tuples(law, law.bindings, condition)} LIMIT {FIRST_OPEN + 1}")
    return Doubts(found, len(found) > FIRST_OPEN)
