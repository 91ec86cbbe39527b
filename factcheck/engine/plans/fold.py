"""Fold: sums and counts over groups, as intervals. Cost: the members of all groups.

Going in: a law that binds one group. Going out: what is bound beside the group, wherever some choice of its members might
break the law: the sum of the largest low of each fact is never less than that of any choice of disjoint ones. Which members
are added up is decided exactly afterwards. A group that follows a reference is as small as the claim that names it, so
nothing is left out there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from factcheck.engine.database import Database
from factcheck.engine.links import links_of
from factcheck.engine.phrases import column, conjunction, joined, quoted
from factcheck.engine.proposal import FIRST_OPEN, Doubts, Proposal, claims_bound, negated
from factcheck.engine.selection import Source
from factcheck.engine.sql import Ends, Writer
from factcheck.rules import tree
from factcheck.rules.rule import Binding, Law
from factcheck.rules.shape import Fold, conjuncts

NO_CLAIMS = "SELECT claim FROM claims WHERE false"


def propose(law: Law, database: Database) -> Proposal:
    """What stands beside groups that may break the law, or that may not be told."""
    source = Source.of(database, law)
    names = tuple(binding.name for binding in _singles(law))
    found = database.ask(query(law, source))
    scope = _scope(law, source)
    if _group(law).follows is not None:
        return Proposal(names, found, scope, involved=_related(law, database, source, found))
    related = _related(law, database, source, found)
    return Proposal(names, found, scope, lambda: _doubts(law, database, source), involved=related)


def _doubts(law: Law, database: Database, source: Source) -> Doubts:
    found = database.ask(f"{_asked(law, source, 'f', sure=True)} LIMIT {FIRST_OPEN + 1}")
    return Doubts(found, len(found) > FIRST_OPEN)


def query(law: Law, source: Source) -> str:
    """The SQL that proposes."""
    if _group(law).follows is not None:
        return f"{_chosen(_singles(law))}\n{source.tuples(law, _singles(law), _beside(law, source))}"
    return _asked(law, source, "s", sure=False)


def _group(law: Law) -> Binding:
    return next(binding for binding in law.bindings if binding.group)


def _singles(law: Law) -> list[Binding]:
    return [binding for binding in law.bindings if not binding.group]


def _conjuncts(law: Law) -> tuple[tree.Node, ...]:
    """The parts of `when`, but for those that the tuples are joined by."""
    return conjuncts(links_of(law.when).rest)


def _beside(law: Law, source: Source) -> str:
    """The part of `when` that does not speak of the members, not surely false."""
    writer = source.writer(sure=True)
    name = _group(law).name
    return conjunction(
        [negated(writer.truth(part, wanted=False)) for part in _conjuncts(law) if name not in tree.mentioned(part)]
    )


def _members(law: Law, source: Source) -> str:
    """FROM and WHERE of every whole with every row that may be one of its members."""
    name = _group(law).name
    of_members = [source.writer().truth(part) for part in _conjuncts(law) if name in tree.mentioned(part)]
    # a period inside another is another thing, though all else is equal
    wholes = () if isinstance(law.shape, Fold) and law.shape.periods is not None else _singles(law)
    apart = [negated(_one_thing(law, source, whole.name)) for whole in wholes]
    return source.tuples(law, [*_singles(law), _group(law)], conjunction([*of_members, _beside(law, source), *apart]))


def _one_thing(law: Law, source: Source, whole: str) -> str:
    """Where a member surely is its whole and not strictly inside it: one measure, and every dimension told and equal."""
    group = _group(law)
    measures = source.world.vocabulary.measures
    types = [measures[name] for name in sorted(measures if group.types is None else group.types) if name in measures]
    ways = []
    for measure in types:
        dims = [f"dim_{name}" for name in measure.dimensions]
        if source.columns.issuperset(dims):
            alike = [f"{column(name, 'type')} = {quoted(measure.name)}" for name in (group.name, whole)]
            ways.append(conjunction([*alike, *(f"{column(whole, dim)} <> ''" for dim in dims)]))
    equal = f"{column(group.name, 'dimensions')} = {column(whole, 'dimensions')}"
    return conjunction([equal, joined("OR", ways)])


def _chosen(singles: Sequence[Binding], table: str | None = None) -> str:
    columns = (column(table, b.name) if table else column(b.name, "n") for b in singles)
    return "SELECT " + ", ".join(f'{found} AS "{b.name}"' for found, b in zip(columns, singles, strict=True))


def _asked(law: Law, source: Source, reading: str, sure: bool) -> str:
    """The wholes whose law may be broken (or, if `sure`, does not surely hold), by what the facts of each group tell."""
    singles, name = _singles(law), _group(law).name
    totals = list(dict.fromkeys(_totals(law.require)))
    writer = source.writer(reading, sure)
    told = ", ".join(["", *_fact_ends(totals, writer)])
    wholes = ", ".join(f'"{b.name}"' for b in singles)
    writer = attrs.evolve(writer, groups=_group_ends(totals, sure))
    broken = negated(writer.truth(law.require)) if sure else writer.truth(law.require, wanted=False)
    sums = ", ".join(["count(*) AS facts", *_sums(totals, sure)])
    tables = ", ".join(f'claims AS "{b.name}"' for b in singles)
    again = conjunction([f"{column(b.name, 'n')} = {column('grouped', b.name)}" for b in singles])
    return (
        f"WITH facts AS (\n{_chosen(singles)}, {column(name, 'fact')} AS fact, {_span(name)} AS span{told}\n"
        f"{_members(law, source)}\n"
        f"GROUP BY ALL\n), grouped AS (\nSELECT {wholes}, {sums} FROM facts GROUP BY {wholes}\n)\n"
        f"{_chosen(singles, 'grouped')} FROM grouped, {tables}\nWHERE {conjunction([again, broken])}"
    )


def _span(name: str) -> str:
    """What tells two members of one fact apart: the periods that they are told over."""
    return f"CASE WHEN {column(name, 'dated')} = 'period' THEN {column(name, 'moment')} ELSE '' END"


def _totals(node: tree.Node) -> Iterator[tree.Total | tree.Count]:
    if isinstance(node, tree.Total | tree.Count):
        yield node
        return
    for child in tree.children(node):
        yield from _totals(child)


def _fact_ends(totals: Sequence[tree.Total | tree.Count], writer: Writer) -> Iterator[str]:
    """For each fact the extreme ends of its rows; a row that tells no value says nothing."""
    for i, total in enumerate(totals):
        ends = writer.ends(total.of) if isinstance(total, tree.Total) else None
        if ends is None:
            continue
        condition = conjunction(list(ends.told))
        low, high = f"CASE WHEN {condition} THEN {ends.low} END", f"CASE WHEN {condition} THEN {ends.high} END"
        pick_low, pick_high = ("min", "max") if writer.sure else ("max", "min")
        yield f"coalesce({pick_low}({low}), '-inf'::DOUBLE) AS low{i}"
        yield f"coalesce({pick_high}({high}), 'inf'::DOUBLE) AS high{i}"


def _sums(totals: Sequence[tree.Total | tree.Count], sure: bool) -> Iterator[str]:
    """The ends of the sum over any choice of the facts, with an allowance for what doubles lose in adding."""
    for i, total in enumerate(totals):
        if isinstance(total, tree.Count):
            continue
        if sure:
            yield f"sum(least(low{i}, 0)) * (1 + 1e-9) AS low{i}, sum(greatest(high{i}, 0)) * (1 + 1e-9) AS high{i}"
        else:
            yield f"sum(greatest(low{i}, 0)) * (1 + 1e-9) + max(least(low{i}, 0)) AS low{i}"
            yield f"sum(least(high{i}, 0)) * (1 + 1e-9) + min(greatest(high{i}, 0)) * (1 - 1e-9) AS high{i}"


def _group_ends(totals: Sequence[tree.Total | tree.Count], sure: bool) -> dict[tree.Node, Ends]:
    facts = column("grouped", "facts")
    counted = Ends("1", facts) if sure else Ends(facts, "1")
    return {
        total: counted
        if isinstance(total, tree.Count)
        else Ends(column("grouped", f"low{i}"), column("grouped", f"high{i}"))
        for i, total in enumerate(totals)
    }


def _scope(law: Law, source: Source) -> str:
    """Wholes and members; members that overlap with others are counted too, although only one of them is added up."""
    if _group(law).follows is not None:  # every whole is proposed, so the exact survey counts them
        return NO_CLAIMS
    return claims_bound(law.bindings, _members(law, source))


def _related(law: Law, database: Database, source: Source, found: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """The places of the rows that the groups of these tuples may hold."""
    if database.has_rows or not found:
        return []
    wanted = ", ".join(str(n) for n in sorted({row[0] for row in found}))
    first, group = _singles(law)[0], _group(law)
    among = f"{column(first.name, 'n')} IN ({wanted})"
    if group.follows is not None and group.follows[1] == "components":
        raise ValueError("sums that the vocabulary declares are not yet checked in a table without rows in memory")
    return database.ask(
        f"SELECT DISTINCT {column(group.name, 'n')} {source.tuples(law, [*_singles(law), group], among)}"
    )
