"""Laws over claims in a table: queries propose, exact arithmetic confirms, and no row is made but for what is proposed.

Going in: a law, a `Database`, and the laws that refine it. Going out: `Examined`: its conflicts, and a query for the claims in
scope. Each shape has its module here, with `propose(law, database, source)` and `query(law, source)`, named as those of
`factcheck.engine.memory`. To run a new shape, add a module, and a case to `_module`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from types import ModuleType

import attrs

from factcheck.claims.table import ClaimTable, Row
from factcheck.engine.conflicts import Conflict, Evaluation
from factcheck.engine.crowd import are_points, thinned
from factcheck.engine.memory.fold import with_group
from factcheck.engine.memory.general import Decisions
from factcheck.engine.memory.select import Index, cut
from factcheck.engine.refinement import refinement_of
from factcheck.engine.sql import agreement, fold, general, ordering
from factcheck.engine.sql.database import Database
from factcheck.engine.sql.general import Proposal
from factcheck.engine.sql.select import Source
from factcheck.engine.sql.trees import Query
from factcheck.records import Printed
from factcheck.rules.instance import Instance
from factcheck.rules.rule import Law
from factcheck.rules.shape import Agreement, Fold, OneClaim, Ordering


@attrs.frozen(eq=False, repr=False)
class Examined(Printed):
    """What a law comes to over a table; `scope` asks for the claims in scope, those of `in_scope` aside."""

    conflicts: tuple[Conflict, ...]
    in_scope: frozenset[str]
    scope: Query
    undecided: bool
    met: bool
    why: str = ""


def plan_of(law: Law) -> str:
    """How a law is run, as reports tell it."""
    name = "select" if isinstance(law.shape, OneClaim) else _module(law).__name__.rpartition(".")[2]
    return f"sql/{name}"


def _module(law: Law) -> ModuleType:
    match law.shape:
        case Agreement():
            return agreement
        case Ordering(of_facts=of_facts) as order if order.inside or not of_facts:
            return ordering
        case Fold():
            return fold
        case _:
            return general


def query_of(law: Law, source: Source) -> Query:
    """What a law's plan asks of a table, for people to read."""
    query: Query = _module(law).query(law, source)
    return query


def evaluate(law: Law, database: Database, refining: Sequence[Law] = (), table: ClaimTable | None = None) -> Evaluation:
    """The same as memory's; for tables whose claims in scope are few enough to be named."""
    found = examine(law, database, refining, table)
    in_scope = found.in_scope.union(str(claim) for (claim,) in database.ask(found.scope))
    return Evaluation(found.conflicts, in_scope, found.undecided, found.met, found.why)


def examine(law: Law, database: Database, refining: Sequence[Law] = (), table: ClaimTable | None = None) -> Examined:
    """What a law comes to. Only the rows that are proposed are made, where no `table` of all of them is given.

    Raises `ValueError` for a law with `unless`, which has to see every claim.
    """
    if law.unless and table is None:
        raise ValueError("a rule with 'unless' needs the claims in memory")
    proposal = proposal_of(law, database, refining)
    rows, index = _made(database, proposal, table)
    decisions = Decisions(law, index, refinement_of(law.rule, refining, index))
    for instance in _listed(law, index, proposal, rows, database):
        decisions.decide(instance)
    found = decisions.evaluation()
    if found.conflicts or found.undecided:
        return Examined(found.conflicts, found.in_scope, proposal.scope, found.undecided, found.met, found.why)
    undecided = proposal.undecided()
    some = database.ask(general.first_in_scope(law, Source.of(database, law, refining)))
    sample = attrs.evolve(proposal, tuples=[*undecided.tuples, *some], crowded=False)
    rows, index = _made(database, sample, table)
    looked = Decisions(law, index, refinement_of(law.rule, refining, index))
    for instance in _bound(law, index, sample, rows):
        looked.decide(instance)
    # queries over-select: where no instance is confirmed to be in scope, nothing was checked that could be called fine
    unconfirmed = not found.in_scope and not looked.in_scope and database.count(proposal.scope.limit(1)) > 0
    open_ = looked.undecided or undecided.more or unconfirmed
    return Examined((), found.in_scope, proposal.scope, open_, found.met or looked.met, looked.why)


def proposal_of(law: Law, database: Database, refining: Sequence[Law] = ()) -> Proposal:
    """What the plan of a law proposes."""
    source = Source.of(database, law, refining)
    module = _module(law)
    if law.unless or (module in (agreement, ordering) and not ordering.can_sweep(law, source)):
        module = general
    proposal: Proposal = module.propose(law, database, source)
    return proposal


def _made(database: Database, proposal: Proposal, table: ClaimTable | None) -> tuple[dict[int, Row], Index]:
    """The rows that a proposal speaks of, by their places, and an index of them, or of all in a table."""
    rows = database.rows(n for found in chain(proposal.tuples, proposal.involved) for n in found)
    if table is None:
        context = database.context
        table = ClaimTable(tuple(rows[n] for n in sorted(rows)), context.entities, context.vocabulary)
    return rows, Index(table)


def _listed(law: Law, index: Index, proposal: Proposal, rows: dict[int, Row], database: Database) -> Iterable[Instance]:
    if not proposal.crowded:
        return _bound(law, index, proposal, rows)
    involved = tuple(rows[n] for found in proposal.involved for n in found)
    if are_points(law, involved):
        return thinned(law, involved)
    every = database.ask(general.query(law, Source.of(database, law)))
    return _bound(law, index, attrs.evolve(proposal, tuples=every), rows)


def _bound(law: Law, index: Index, proposal: Proposal, rows: dict[int, Row]) -> Iterator[Instance]:
    """The instances of tuples of places; the few that may not be bound together are left out here."""
    names = proposal.names
    groups = [binding for binding in law.bindings if binding.group]
    for found in proposal.tuples:
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
