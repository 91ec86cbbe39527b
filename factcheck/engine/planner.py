"""Laws over claims in a table: SQL proposes, exact arithmetic confirms.

Going in: a law and a `Database`. Going out: its `Evaluation`, as memory would find it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import attrs

from factcheck.claims.table import ClaimTable, Row
from factcheck.engine.conflicts import Evaluation
from factcheck.engine.database import Database
from factcheck.engine.memory.fold import with_group
from factcheck.engine.memory.general import Decisions
from factcheck.engine.memory.select import Index, cut
from factcheck.engine.plans import join, plan_named
from factcheck.engine.proposal import Proposal, first_in_scope
from factcheck.engine.refinement import NEVER_REFINED, Refinement
from factcheck.engine.selection import Source
from factcheck.rules.instance import Instance
from factcheck.rules.rule import Law
from factcheck.rules.shape import Agreement, Fold, OneClaim, Ordering


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


def evaluate(
    law: Law, database: Database, index: Index | None = None, refinement: Refinement = NEVER_REFINED
) -> Evaluation:
    """What a law comes to over a table; only the rows that a plan proposes are made, where no `index` of all is given.

    Raises `ValueError` for a law with `unless`, which has to see every claim.
    """
    if law.unless and index is None:
        raise ValueError("a rule with 'unless' needs the claims in memory")
    proposal: Proposal = plan_named(plan_of(law)).propose(law, database)
    # Where another rule takes instances over, the extremes of a group may be its own, so all pairs are listed.
    if proposal.crowded and (refinement is not NEVER_REFINED or law.unless):
        proposal = join.propose(law, database)
    if index is None:
        rows = database.rows(n for found in chain(proposal.tuples, proposal.involved) for n in found)
        listed = tuple(rows[n] for n in sorted(rows))
        index = Index(ClaimTable(listed, database.world.entities, database.world.vocabulary))
    decisions = Decisions(law, index, refinement)
    for instance in _listed(law, index, proposal, database):
        decisions.decide(instance)
    found = decisions.evaluation()
    in_scope = found.in_scope.union(str(claim) for (claim,) in database.ask(proposal.scope))
    if found.conflicts or found.undecided:
        return attrs.evolve(found, in_scope=in_scope)
    doubts = proposal.doubts()
    looked = Decisions(law, index, refinement)
    some = database.ask(first_in_scope(law, Source.of(database, law))) if in_scope else []
    for instance in _bound(law, index, proposal.names, [*doubts.tuples, *some], database):
        looked.decide(instance)
    # SQL over-selects: where no instance is confirmed to be in scope, nothing was checked that could be called fine.
    confirmed = found.in_scope or looked.in_scope or not in_scope
    undecided = looked.undecided or doubts.more or not confirmed
    return Evaluation((), in_scope, undecided, found.met or looked.met, looked.why)


def _listed(law: Law, index: Index, proposal: Proposal, database: Database) -> Iterable[Instance]:
    if not proposal.crowded:
        return _bound(law, index, proposal.names, proposal.tuples, database)
    from factcheck.engine.crowd import are_points, thinned

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
    for found in listed:
        bound = {name: rows[n] for name, n in zip(names, found, strict=True)}
        if not _may_meet(law, bound) or (law.symmetric and bound[names[1]].id < bound[names[0]].id):
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
