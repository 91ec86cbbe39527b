"""The facts that nobody states, but that a rule about one moment ties to what somebody does state.

Going in: the rows at their moments and the laws. Going out: further rows, unbounded, at the moments of stated ones, made until
nothing new comes. A fact takes its dimensions through the `same` of a law, through the measures that make up another
(`components`), or through declared containment; a law that leaves one open makes none. What could not lead from one claim to
another is left out, for it could never be part of a conflict. A further way to a fact is a further `Way`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

import attrs

from factcheck.claims.facts import fact_key
from factcheck.claims.table import FUZZY, UNBOUNDED, ClaimTable, Row, SetAside
from factcheck.claims.vocabulary import Measure
from factcheck.deadline import Deadline
from factcheck.engine.joint.model.keyed_rows import is_total
from factcheck.engine.joint.model.law_kinds import (
    is_component_sum,
    is_contained_pair,
    is_contained_sum,
    is_tie,
    order_in_time,
)
from factcheck.engine.joint.model.series_above import series_above
from factcheck.records import Record
from factcheck.rules.context import Context
from factcheck.rules.exact import Checker
from factcheck.rules.rule import Binding, Law
from factcheck.values.bounds import Number

Cuts = Mapping[str, Mapping[str, Number]]
"""For each corrected fact the corrections, as `epochs` names them, and from when on each speaks."""

Dims = tuple[tuple[str, tuple[str, ...]], ...]


class Way(Protocol):
    """One way from a fact to others at the same moment."""

    def partners(self, row: Row) -> Iterable[Row]:
        """The unstated rows that belong to a row; those that are stated after all are not taken."""


def auxiliary_rows(table: ClaimTable, laws: Sequence[Law], context: Context, deadline: Deadline) -> list[Row]:
    """The rows of unstated facts. Raises `OutOfTime`."""
    stated = [row for row in table.rows if is_total(row)]
    ways = _ways(table, laws, context, stated)
    if not ways:
        return []
    known = {(row.fact, row.moment[0]) for row in stated}
    cuts = _cuts(table)
    found: list[Row] = []
    todo = list({(row.fact, row.moment[0]): row for row in stated}.values())
    for row in deadline.watching(_emptied(todo)):
        for partner in (one for way in ways.get((row.type, row.modality), ()) for one in way.partners(row)):
            if (partner.fact, partner.moment[0]) not in known:
                known.add((partner.fact, partner.moment[0]))
                made = attrs.evolve(partner, epochs=tuple(_epochs(partner, cuts.get(partner.fact, {}))))
                found.append(made)
                todo.append(made)
    return found


def _emptied(todo: list[Row]) -> Iterator[Row]:
    """What is to be done, while it may still grow."""
    while todo:
        yield todo.pop()


def _made(row: Row, measure: Measure, modality: str, dims: Mapping[str, tuple[str, ...]]) -> Row:
    """The unstated row of a measure at the moment of a row."""
    fact = fact_key(measure, modality, dims)
    at = row.moment[0].text if row.moment[0] is not None else ""
    return Row(
        id=f"{fact} @ {at}",
        claim=f"{fact} @ {at}",
        kind="quantity",
        type=measure.name,
        modality=modality,
        dims=dims,
        fact=fact,
        value=UNBOUNDED,
        time=row.time,
        start=row.time,
        end=row.time,
        rests_on=row.rests_on,
        moment=row.moment,
        refs={"auxiliary": row.refs.get("auxiliary", (row.id,))},
    )


def _ways(
    table: ClaimTable, laws: Sequence[Law], context: Context, stated: Sequence[Row]
) -> dict[tuple[str, str], list[Way]]:
    """The ways from the facts of each type and modality."""
    found: dict[tuple[str, str], list[Way]] = {}
    by_keys = [law for law in laws if is_tie(law, table.vocabulary)]
    facts: dict[tuple[str, str], set[str]] = {}
    for row in stated:
        facts.setdefault((row.type, row.modality), set()).add(row.fact)
    ordered = _ordered(laws, table)
    for key, ties in _ties(by_keys, ordered, facts, table, context).items():
        found.setdefault(key, []).extend(ties)
    tied = frozenset(name for name, _ in found)
    for modality in {law.bindings[0].modality or "actual" for law in laws if is_component_sum(law)}:
        for measure in table.vocabulary.measures.values():
            if measure.sum_of:
                way = _Components.of(measure, modality, table, stated, ordered, tied)
                for name in (measure.name, *measure.sum_of):
                    found.setdefault((name, modality), []).append(way)
    for law in laws:
        if is_contained_pair(law):
            above = _Above.of(law, table, stated, ordered, context)
            for name in law.bindings[0].types or () if above.wholes else ():
                found.setdefault((name, above.modality), []).append(above)
        if is_contained_sum(law):
            inside = _Inside.of(law, table, stated, context)
            modality = law.bindings[0].modality or "actual"
            for name in {holder for holder, _ in inside.parts} if inside.parts else ():
                if (name, modality) in ordered:
                    found.setdefault((name, modality), []).append(inside)
    return found


def _ordered(laws: Iterable[Law], table: ClaimTable) -> set[tuple[str, str]]:
    """The types, with their modalities, of which an order carries values from moment to moment."""
    return {
        (name, binding.modality or "actual")
        for law in laws
        if (found := order_in_time(law)) is not None
        for binding in (found.first, found.second)
        for name in binding.types or table.vocabulary.measures
    }


@attrs.frozen(eq=False, repr=False)
class _Components(Record):
    """From a measure, or one that it is the sum of, to the others, at dimensions where each could be bounded."""

    family: tuple[Measure, ...]
    modality: str
    at: frozenset[Dims]

    @classmethod
    def of(
        cls,
        whole: Measure,
        modality: str,
        table: ClaimTable,
        stated: Iterable[Row],
        ordered: set[tuple[str, str]],
        tied: frozenset[str],
    ) -> _Components:
        """An unstated value matters where its fact is stated elsewhere, or where another rule ties it on."""
        measures = table.vocabulary.measures
        family = (whole, *(measures[name] for name in whole.sum_of))
        names = {measure.name for measure in family}
        onward = tied | {
            name
            for other in measures.values()
            if other.sum_of and other is not whole
            for name in (other.name, *other.sum_of)
        }
        telling: dict[Dims, set[str]] = {}
        for row in stated:
            if row.type in names and row.modality == modality:
                telling.setdefault(_dims(row), set()).add(row.type)
        return cls(family, modality, frozenset(at for at, told in telling.items() if names <= told | onward))

    def partners(self, row: Row) -> Iterator[Row]:
        if _dims(row) in self.at:
            for measure in self.family:
                if measure.name != row.type and set(measure.dimensions) == row.dims.keys():
                    yield _made(row, measure, self.modality, row.dims)


@attrs.frozen(eq=False, repr=False)
class _Above(Record):
    """From a part to the wholes that are stated at other moments, to which an order carries what they were at its own."""

    table: ClaimTable
    modality: str
    wholes: frozenset[tuple[str, Dims]]
    context: Context

    @classmethod
    def of(
        cls, law: Law, table: ClaimTable, stated: Iterable[Row], ordered: set[tuple[str, str]], context: Context
    ) -> _Above:
        """The stated wholes that the law binds."""
        modality = law.bindings[0].modality or "actual"
        wholes = frozenset(
            (row.type, _dims(row))
            for row in stated
            if (row.type, modality) in ordered and any(binding.selects(row) for binding in law.bindings)
        )
        return cls(table, modality, wholes, context)

    def partners(self, row: Row) -> Iterator[Row]:
        for name, dims in series_above(row, self.context):
            if (name, dims) in self.wholes and (name, dims) != (row.type, _dims(row)):
                yield _made(row, self.table.vocabulary.measures[name], self.modality, dict(dims))


@attrs.frozen(eq=False, repr=False)
class _Inside(Record):
    """From a whole to its parts that are stated at other moments which may be no later: what they were, they still are.

    `parts` has for each whole, by type and dimensions, the rows that first tell of each part.
    """

    table: ClaimTable
    parts: Mapping[tuple[str, Dims], Sequence[Row]]

    @classmethod
    def of(cls, law: Law, table: ClaimTable, stated: Iterable[Row], context: Context) -> _Inside:
        """What lies in what, as far as the law binds it."""
        group = next(binding for binding in law.bindings if binding.group)
        earliest: dict[str, Row] = {}
        for row in stated:
            if group.selects(row) and row.value is not None:
                known = earliest.get(row.fact)
                if known is None or row.time[FUZZY].low < known.time[FUZZY].low:
                    earliest[row.fact] = row
        parts: dict[tuple[str, Dims], list[Row]] = {}
        same_type = any(same.key == "type" for same in law.same)
        for row in earliest.values():
            for name, dims in series_above(row, context):
                if (name, dims) != (row.type, _dims(row)) and (not same_type or name == row.type):
                    parts.setdefault((name, dims), []).append(row)
        return cls(table, {whole: rows for whole, rows in parts.items() if len(rows) > 1})

    def partners(self, row: Row) -> Iterator[Row]:
        for part in self.parts.get((row.type, _dims(row)), ()):
            if part.time[FUZZY].low <= row.time[FUZZY].high:
                yield _made(row, self.table.vocabulary.measures[part.type], row.modality, part.dims)


def _dims(row: Row) -> Dims:
    return tuple(sorted(row.dims.items()))


@attrs.frozen(eq=False, repr=False)
class _ByKeys(Record):
    """One way from a fact to a fact of another measure, by the keys that a law shares."""

    law: Law
    given: Binding
    other: Binding
    measure: Measure
    context: Context

    def partners(self, row: Row) -> Iterator[Row]:
        dims = {name: row.dims[name] for name in self.measure.dimensions if name in row.dims}
        if len(dims) < len(self.measure.dimensions):
            return
        made = _made(row, self.measure, self.other.modality or row.modality, dims)
        instance = {self.given.name: row, self.other.name: made}
        if len(self.law.bindings) > 2 or Checker(self.law, self.context).in_scope(instance, FUZZY) is True:
            yield made


def _ties(
    tying: Sequence[Law],
    ordered: set[tuple[str, str]],
    facts: Mapping[tuple[str, str], set[str]],
    table: ClaimTable,
    context: Context,
) -> dict[tuple[str, str], list[_ByKeys]]:
    ties = [tie for law in tying for tie in _ways_by_keys(law, table, context)]
    closed = {tie.law.id for tie in ties}
    open_ = [law for law in tying if law.id not in closed]
    by_type: dict[tuple[str, str], list[_ByKeys]] = {}
    for tie in ties:
        modality = tie.other.modality or "actual"
        made = (tie.measure.name, modality)
        elsewhere = made in ordered and made in facts
        onward = any(
            way.measure.name != name
            for name in tie.given.types or ()
            for way in ties
            if way.measure is not tie.measure and tie.measure.name in (way.given.types or ())
        )
        if elsewhere or onward or _meets_another(tie, open_, facts, table):
            for name in tie.given.types or ():
                by_type.setdefault((name, tie.given.modality or modality), []).append(tie)
    return by_type


def _meets_another(
    tie: _ByKeys, laws: Iterable[Law], facts: Mapping[tuple[str, str], set[str]], table: ClaimTable
) -> bool:
    """Whether a law that makes no facts ties the made fact to one of other dimensions, such as the whole that it is a part of."""
    made = (tie.measure.name, tie.other.modality or "actual")
    for law in laws:
        names = {name for binding in law.bindings for name in binding.types or ()}
        if law is tie.law or made[0] not in names or law.bindings[0].modality not in (None, made[1]):
            continue
        near = names & (table.vocabulary.wholes[made[0]] | {n for n in names if made[0] in table.vocabulary.wholes[n]})
        told = set().union(*(facts.get((name, made[1]), ()) for name in near))
        if len(told) > 1:
            return True
    return False


def _ways_by_keys(law: Law, table: ClaimTable, context: Context) -> Iterator[_ByKeys]:
    shared = [same for same in law.same if same.key != "time"]
    for given in law.bindings:
        for other in law.bindings:
            if given is other:
                continue
            keys = {same.key for same in shared if {given.name, other.name} <= set(same.bindings)}
            for name in sorted(other.types or ()):
                measure = table.vocabulary.measures[name]
                closed = "dimensions" in keys or set(measure.dimensions) <= keys
                if closed and measure.dimensions and "fact" not in keys and "type" not in keys:
                    yield _ByKeys(law, given, other, measure, context)


def _cuts(table: ClaimTable) -> Cuts:
    found: dict[str, dict[str, Number]] = {}
    for row in table.rows:
        for scope, _ in row.epochs:
            correcting = table.rows_of(scope, SetAside.INCLUDED)[0]
            found.setdefault(row.fact, {})[scope] = correcting.time[FUZZY].low
    return found


def _epochs(row: Row, cuts: Mapping[str, Number]) -> Iterator[tuple[str, str]]:
    """The side of each correction that an unstated row stands on; with no speaker of its own, it heeds them all."""
    time = row.time[FUZZY]
    for scope, moment in cuts.items():
        yield scope, "before" if time.high < moment else "after" if time.low >= moment else f"across {row.id}"
