"""Sums and counts over groups, as intervals. Cost: the members of all groups.

Going in: a law that binds one group. Going out: what is bound beside the group, wherever some choice of its members might
break the law: the sum of the largest low of each fact is never less than that of any choice of disjoint ones. Which members
are added up is decided exactly afterwards. A group that follows a reference is as small as the claim that names it, so
nothing is left out there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import attrs
from sqlglot import exp

from factcheck.engine.sql.database import Database
from factcheck.engine.sql.expressions import Ends, Writer
from factcheck.engine.sql.general import FIRST_OPEN, Proposal, Undecided, claims_bound, no_claims, places
from factcheck.engine.sql.select import Source, links_of
from factcheck.engine.sql.trees import (
    Tree,
    all_of,
    among,
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
    smallest,
    some_of,
    table,
)
from factcheck.rules import tree
from factcheck.rules.rule import Binding, Law
from factcheck.rules.scope import COMPLETE, COMPONENTS
from factcheck.rules.shape import Fold, conjuncts

LOST = 1e-9
"""Of the size of a sum: more than adding doubles can lose."""


def propose(law: Law, database: Database, source: Source) -> Proposal:
    """What stands beside groups that may break the law, or that may not be decided."""
    names = tuple(binding.name for binding in _singles(law))
    found = database.ask(query(law, source))
    related = _related(law, database, source, found)
    if _group(law).follows is not None:  # every whole is proposed, so the exact decisions count them
        return Proposal(names, found, no_claims(), involved=related)
    scope = claims_bound(law.bindings, _members(law, source))
    return Proposal(names, found, scope, lambda: _undecided(law, database, source), involved=related)


def _undecided(law: Law, database: Database, source: Source) -> Undecided:
    found = database.ask(_asked(law, source, "f", sure=True).limit(FIRST_OPEN + 1))
    return Undecided(found, len(found) > FIRST_OPEN)


def query(law: Law, source: Source) -> exp.Select:
    """The query that proposes."""
    if _group(law).follows is not None:
        return places(_singles(law), source.tuples(law, _singles(law), _beside(law, source)))
    return _asked(law, source, "s", sure=False)


def _group(law: Law) -> Binding:
    return next(binding for binding in law.bindings if binding.group)


def _singles(law: Law) -> list[Binding]:
    return [binding for binding in law.bindings if not binding.group]


def _conjuncts(law: Law) -> tuple[tree.Node, ...]:
    """The parts of `when`, but for those that the tuples are joined by."""
    return conjuncts(links_of(law.when).rest)


def _beside(law: Law, source: Source) -> Tree:
    """The part of `when` that does not speak of the members, not surely false."""
    writer = source.writer(sure=True)
    name = _group(law).name
    return all_of(
        negated(writer.truth(part, wanted=False)) for part in _conjuncts(law) if name not in tree.mentioned(part)
    )


def _members(law: Law, source: Source) -> exp.Select:
    """Every whole with every row that may be one of its members."""
    name = _group(law).name
    of_members = [source.writer().truth(part) for part in _conjuncts(law) if name in tree.mentioned(part)]
    # a period inside another is another thing, though all else is equal
    wholes = () if isinstance(law.shape, Fold) and law.shape.periods is not None else _singles(law)
    apart = [negated(_one_thing(law, source, whole.name)) for whole in wholes]
    return source.tuples(law, [*_singles(law), _group(law)], *of_members, _beside(law, source), *apart)


def _one_thing(law: Law, source: Source, whole: str) -> Tree:
    """Where a member surely is its whole and not strictly inside it: one measure, and every dimension given and equal."""
    group = _group(law)
    measures = source.context.vocabulary.measures
    types = [measures[name] for name in sorted(measures if group.types is None else group.types) if name in measures]
    ways = []
    for measure in types:
        dims = [f"dim_{name}" for name in measure.dimensions]
        if source.columns.issuperset(dims):
            alike = [column(name, "type").eq(measure.name) for name in (group.name, whole)]
            ways.append(all_of([*alike, *(column(whole, dim).neq("") for dim in dims)]))
    equal = column(group.name, "dimensions").eq(column(whole, "dimensions"))
    return all_of([equal, some_of(ways)])


def _asked(law: Law, source: Source, reading: str, sure: bool) -> exp.Select:
    """The wholes whose law may be broken (or, if `sure`, does not surely hold), by what the facts of each group say."""
    singles, name = _singles(law), _group(law).name
    wholes = [binding.name for binding in singles]
    totals = list(dict.fromkeys(_totals(law.require)))
    writer = source.writer(reading, sure)
    # what tells two members of one fact apart is the period that they are told over
    span = either(column(name, "dated").eq("period"), column(name, "moment"), constant(""))
    facts = places(singles, _members(law, source)).select(named(column(name, "fact"), "fact"), named(span, "span"))
    facts = facts.select(*_fact_ends(totals, writer))
    facts = facts.group_by(*(column(whole, "n") for whole in wholes), column(name, "fact"), span)
    counted = named(exp.Count(this=exp.Star()), "facts")
    grouped = exp.select(*bare_all(wholes), counted, *_sums(totals, sure)).from_(table("facts"))
    grouped = grouped.group_by(*bare_all(wholes))
    writer = attrs.evolve(writer, groups=_group_ends(totals, sure))
    broken = negated(writer.truth(law.require)) if sure else writer.truth(law.require, wanted=False)
    found = exp.select(*(named(column("grouped", whole), whole) for whole in wholes)).from_(table("grouped"))
    for whole in wholes:
        found = found.join(table("claims", whole), on=column(whole, "n").eq(column("grouped", whole)))
    return found.where(broken).with_("facts", as_=facts).with_("grouped", as_=grouped)


def _totals(node: tree.Node) -> Iterator[tree.Total | tree.Count]:
    if isinstance(node, tree.Total | tree.Count):
        yield node
        return
    for child in tree.children(node):
        yield from _totals(child)


def _fact_ends(totals: Sequence[tree.Total | tree.Count], writer: Writer) -> Iterator[Any]:
    """For each fact the extreme ends of its rows; a row without a value says nothing."""
    pick_low, pick_high = (smallest, largest) if writer.sure else (largest, smallest)
    for i, total in enumerate(totals):
        ends = writer.ends(total.of) if isinstance(total, tree.Total) else None
        if ends is None:
            continue
        there = all_of(ends.present)
        low, high = (exp.case().when(there, end) for end in (ends.low, ends.high))
        yield named(exp.Coalesce(this=pick_low(low), expressions=[double(float("-inf"))]), f"low{i}")
        yield named(exp.Coalesce(this=pick_high(high), expressions=[double(float("inf"))]), f"high{i}")


def _sums(totals: Sequence[tree.Total | tree.Count], sure: bool) -> Iterator[Any]:
    """The ends of the sum over any choice of the facts, with an allowance for what doubles lose in adding."""
    wider, narrower, nothing = double(1 + LOST), double(1 - LOST), constant(0)
    for i, total in enumerate(totals):
        if isinstance(total, tree.Count):
            continue
        low, high = bare(f"low{i}"), bare(f"high{i}")
        least_low, most_low = exp.func("least", low, nothing), exp.func("greatest", low, nothing)
        least_high, most_high = exp.func("least", high, nothing), exp.func("greatest", high, nothing)
        if sure:
            yield named(exp.Sum(this=least_low) * wider, f"low{i}")
            yield named(exp.Sum(this=most_high) * wider, f"high{i}")
        else:
            yield named(exp.Sum(this=most_low) * wider + largest(least_low), f"low{i}")
            yield named(exp.Sum(this=least_high) * wider + smallest(most_high) * narrower, f"high{i}")


def _group_ends(totals: Sequence[tree.Total | tree.Count], sure: bool) -> dict[tree.Node, Ends]:
    facts = column("grouped", "facts")
    counted = Ends(constant(1), facts) if sure else Ends(facts, constant(1))
    return {
        total: counted
        if isinstance(total, tree.Count)
        else Ends(column("grouped", f"low{i}"), column("grouped", f"high{i}"))
        for i, total in enumerate(totals)
    }


def _related(law: Law, database: Database, source: Source, found: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """The places of the rows that the groups of these tuples may hold, and of what is bound beside them."""
    if not found:
        return []
    first, group = _singles(law)[0], _group(law)
    if group.follows is not None and group.follows[1] in _DECLARED:
        return _declared(law, database, source, found)
    database.put("wholes", [("n", "BIGINT")], sorted({(row[0],) for row in found}))
    among = listed_in([column(first.name, "n")], exp.select("n").from_(table("wholes")))
    return database.ask(places([group], source.tuples(law, [*_singles(law), group], among)).distinct())


_DECLARED = {COMPONENTS: ("dimensions", "moment", "modality"), COMPLETE: ("moment", "modality")}
"""By the references that the vocabulary makes: the columns in which whole and parts are alike."""


def _declared(law: Law, database: Database, source: Source, found: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """The rows that may be what the vocabulary declares the wholes to be made of."""
    whole, group = _singles(law)[0].name, _group(law)
    reference = group.follows[1] if group.follows is not None else ""
    measures = source.context.vocabulary.measures.values()
    parts = [(part, measure.name) for measure in measures for part in measure.sum_of if reference == COMPONENTS]
    parts += [(measure.name, measure.name) for measure in measures if measure.complete and reference == COMPLETE]
    database.put("wholes", [("n", "BIGINT")], sorted({(row[0],) for row in found}))
    alike = [column(group.name, key).eq(column(whole, key)) for key in _DECLARED[reference]]
    on = all_of([among([column(group.name, "type"), column(whole, "type")], parts), *alike])
    rows = exp.select(column(group.name, "n")).distinct().from_(table("claims", group.name))
    rows = rows.join(table("claims", whole), on=on).where(source.selects(group))
    return database.ask(rows.where(listed_in([column(whole, "n")], exp.select("n").from_(table("wholes")))))
