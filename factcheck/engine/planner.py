"""Which plan finds the violations of a law: chosen by the shape of the rule and by the size of the claim set, never by its name.

Going in: a law and the rows. Going out: its `Survey`. Small sets are gone through in memory; for large ones SQL proposes and
exact arithmetic confirms. DuckDB is imported only then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING, Literal

import attrs

from factcheck.claims.table import STRICT, ClaimTable, Row
from factcheck.engine.conflicts import Refined, Survey, never_refined, survey
from factcheck.engine.index import Index
from factcheck.engine.instances import cut, instances, with_group
from factcheck.rules.instance import Instance, key_of
from factcheck.rules.rule import Binding, Law
from factcheck.rules.shape import Agreement, Fold, OneClaim, Ordering

if TYPE_CHECKING:
    from factcheck.engine.database import Database
    from factcheck.engine.proposal import Proposal

Engine = Literal["memory", "sql"]

MANY = 200_000
"""From so many instances of a law on, SQL proposes."""


def propose_and_decide(law: Law, index: Index, taken_over: Refined, engine: Engine | None = None) -> Survey:
    """Proposes with the plan that fits and decides exactly; `engine` forces where."""
    if engine == "memory" or (engine is None and size_of(law, index) <= MANY):
        return survey(law, index, instances(law, index), taken_over)
    return _decide(law, index, _proposal(law, index.database, taken_over), index.database, taken_over)


def survey_columns(law: Law, database: Database) -> Survey:
    """The survey of a law over a table that has no row in memory: only the rows that a plan proposes are made.

    Raises `ValueError` for a law with `unless`, which has to see every claim.
    """
    if law.unless:
        raise ValueError("a rule with 'unless' needs the claims in memory")
    proposal = _proposal(law, database, never_refined)
    groups = () if proposal.crowded else proposal.involved
    rows = database.rows(n for found in chain(proposal.tuples, groups) for n in found)
    table = ClaimTable(tuple(rows[n] for n in sorted(rows)), database.world.entities, database.world.vocabulary)
    return _decide(law, Index(table), proposal, database, never_refined)


def plan_of(law: Law) -> str:
    """`filter`, `meet`, `running`, `fold` or `join`."""
    match law.shape:
        case OneClaim():
            return "filter"
        case Agreement():
            return "meet"
        case Ordering(before=before, of_facts=of_facts) as order if before is not None and (
            order.inside or not of_facts
        ):
            return "running"
        case Fold():
            return "fold"
        case _:
            return "join"


def size_of(law: Law, index: Index) -> int:
    """About how many instances a law has: cheap, and never less than there are where two claims are bound."""
    rows = len(index.table.rows)
    free = [binding for binding in law.bindings if binding.follows is None]
    if rows ** len(free) <= MANY:
        return int(rows ** len(free))
    size = len(index.selected(free[0])) if free else 0
    for before, binding in pairwise(free):
        keys = tuple(s.key for s in law.same if {before.name, binding.name} <= set(s.bindings))
        if index.selected(before) is index.selected(binding) and _are_many(index, binding, keys):
            return MANY + 1
        left, right = (_groups(index, side, keys) for side in (before, binding))
        pairs = sum(n * right.get(key, 0) for key, n in left.items())
        size = max(size, pairs * size // max(1, sum(left.values())))
    return size


def _are_many(index: Index, binding: Binding, keys: tuple[str, ...]) -> bool:
    """Whether so many rows have every key that their pairs need not be counted, each row sharing its keys with itself."""
    rows = index.selected(binding)
    told = (row for row in rows if all(key_of(row, key, STRICT) is not None for key in keys))
    return len(rows) > MANY and next(islice(told, MANY, None), None) is not None


def _groups(index: Index, binding: Binding, keys: tuple[str, ...]) -> dict[tuple[object, ...], int]:
    if not keys:
        return {(): len(index.selected(binding))}
    return {key: len(rows) for key, rows in index.keyed(binding, keys).items()}


def _proposal(law: Law, database: Database, taken_over: Refined) -> Proposal:
    from factcheck.engine.plans import join, plan_named

    proposal: Proposal = plan_named(plan_of(law)).propose(law, database)
    # Where another rule takes instances over, the extremes of a group may be its own, so all pairs are listed.
    if proposal.crowded and (taken_over is not never_refined or law.unless):
        proposal = join.propose(law, database)
    return proposal


def _decide(law: Law, index: Index, proposal: Proposal, database: Database, taken_over: Refined) -> Survey:
    proposed = _listed(law, index, proposal, database)
    found = survey(law, index, proposed, taken_over)
    in_scope = found.in_scope.union(str(claim) for (claim,) in database.ask(proposal.scope))
    if found.conflicts or found.open:
        return attrs.evolve(found, in_scope=in_scope)
    doubts = proposal.doubts()
    sample = [*doubts.tuples, *(_some_in_scope(law, database) if in_scope else ())]
    looked = survey(law, index, _bound(law, index, proposal.names, sample, database), taken_over)
    # SQL over-selects: where no instance is confirmed to be in scope, nothing was checked that could be called fine.
    confirmed = found.in_scope or looked.in_scope or not in_scope
    return attrs.evolve(
        found, in_scope=in_scope, open=looked.open or doubts.more or not confirmed, met=found.met or looked.met
    )


def _some_in_scope(law: Law, database: Database) -> list[tuple[int, ...]]:
    from factcheck.engine.proposal import first_in_scope
    from factcheck.engine.selection import Source

    return database.ask(first_in_scope(law, Source.of(database, law)))


def _listed(law: Law, index: Index, proposal: Proposal, database: Database) -> Iterable[Instance]:
    if not proposal.crowded:
        return _bound(law, index, proposal.names, proposal.tuples, database)
    from factcheck.engine.crowd import are_points, thinned
    from factcheck.engine.plans import join

    rows = tuple(database.rows(n for found in proposal.involved for n in found).values())
    if are_points(law, rows):
        return thinned(law, rows)
    return _bound(law, index, proposal.names, join.propose(law, database).tuples, database)


def _bound(
    law: Law, index: Index, names: tuple[str, ...], tuples: Iterable[tuple[int, ...]], database: Database
) -> Iterator[Instance]:
    """The instances of tuples of places; the few that may not be bound together are left out here."""
    listed = list(tuples)
    rows = database.rows(n for found in listed for n in found)
    groups = [binding for binding in law.bindings if binding.group]
    once = law.symmetric
    for found in listed:
        bound = {name: rows[n] for name, n in zip(names, found, strict=True)}
        if not _may_meet(law, bound) or (once and bound[names[1]].id < bound[names[0]].id):
            continue
        if groups:
            yield from with_group(law, index, groups[0], bound)
        else:
            yield bound


def _may_meet(law: Law, bound: dict[str, Row]) -> bool:
    """Different claims, and no correction between those that merely meet; a reference is followed all the same."""
    followed = {binding.name for binding in law.bindings if binding.follows is not None}
    names = list(bound)
    for at, name in enumerate(names):
        for other in names[:at]:
            if bound[name].claim == bound[other].claim:
                return False
            if not {name, other} & followed and cut(bound[name], bound[other]):
                return False
    return True


__all__ = ["MANY", "Engine", "plan_of", "propose_and_decide", "size_of", "survey_columns"]
