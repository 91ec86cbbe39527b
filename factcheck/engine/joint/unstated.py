"""The facts that nobody states, but that a rule about one moment ties to what somebody does state.

Going in: the rows at their moments and the laws. Going out: further rows, unbounded, at the moments of the stated ones; a
fact takes its dimensions through the law's `same`, a law that leaves one open makes none, and this is repeated until
nothing new comes. Types that could not lead from one claim to another are left out, for they could never be part of a
conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from factcheck.claims.facts import fact_key
from factcheck.claims.table import FUZZY, UNBOUNDED, ClaimTable, Row, SetAside
from factcheck.claims.vocabulary import Measure
from factcheck.engine.joint.clock import Clock
from factcheck.engine.joint.laws import is_tie, order
from factcheck.engine.joint.moments import is_total
from factcheck.records import Record
from factcheck.rules.context import Context
from factcheck.rules.exact import Checker
from factcheck.rules.rule import Binding, Law
from factcheck.values.bounds import Number

Cuts = Mapping[str, Mapping[str, Number]]
"""For each corrected fact the corrections, as `epochs` names them, and from when on each speaks."""


def unstated_rows(table: ClaimTable, laws: Sequence[Law], world: Context, clock: Clock) -> list[Row]:
    """The rows of unstated facts. Raises `OutOfTime`."""
    ties = _ties(laws, table)
    if not ties:
        return []
    told = {(row.fact, row.moment[0]) for row in table.rows if is_total(row)}
    cuts = _cuts(table)
    found: list[Row] = []
    todo = [row for row in table.rows if is_total(row)]
    for row in clock.watching(_emptied(todo)):
        for tie in ties.get((row.type, row.modality), ()):
            made = tie.partner(row, world)
            if made is not None and (made.fact, made.moment[0]) not in told:
                told.add((made.fact, made.moment[0]))
                made = attrs.evolve(made, epochs=tuple(_epochs(made, cuts.get(made.fact, {}))))
                found.append(made)
                todo.append(made)
    return found


def _emptied(todo: list[Row]) -> Iterator[Row]:
    """What is to be done, while it may still grow."""
    while todo:
        yield todo.pop()


@attrs.frozen(eq=False, repr=False)
class _Tie(Record):
    """One way from a fact to a fact of another measure at the same moment."""

    law: Law
    given: Binding
    other: Binding
    measure: Measure

    def partner(self, row: Row, world: Context) -> Row | None:
        """The unstated row that the law ties to a row."""
        dims = {name: row.dims[name] for name in self.measure.dimensions if name in row.dims}
        if len(dims) < len(self.measure.dimensions):
            return None
        modality = self.other.modality or row.modality
        fact = fact_key(self.measure, modality, dims)
        at = row.moment[0].text if row.moment[0] is not None else ""
        made = Row(
            id=f"{fact} @ {at}",
            claim=f"{fact} @ {at}",
            kind="quantity",
            type=self.measure.name,
            modality=modality,
            dims=dims,
            fact=fact,
            value=UNBOUNDED,
            time=row.time,
            start=row.time,
            end=row.time,
            rests_on=row.rests_on,
            moment=row.moment,
            refs={"unstated": row.refs.get("unstated", (row.id,))},
        )
        if len(self.law.bindings) > 2:
            return made
        instance = {self.given.name: row, self.other.name: made}
        return made if Checker(self.law, world).in_scope(instance, FUZZY) is True else None


def _ties(laws: Iterable[Law], table: ClaimTable) -> dict[tuple[str, str], list[_Tie]]:
    facts: dict[tuple[str, str], set[str]] = {}
    for row in table.rows:
        if is_total(row):
            facts.setdefault((row.type, row.modality), set()).add(row.fact)
    tying = [law for law in laws if is_tie(law, table.vocabulary)]
    ties = [tie for law in tying for tie in _ways(law, table)]
    closed = {tie.law.id for tie in ties}
    open_ = [law for law in tying if law.id not in closed]
    ordered = {
        (name, binding.modality or "actual")
        for law in laws
        if (found := order(law)) is not None
        for binding in (found.first, found.second)
        for name in binding.types or table.vocabulary.measures
    }
    by_type: dict[tuple[str, str], list[_Tie]] = {}
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
    tie: _Tie, laws: Iterable[Law], facts: Mapping[tuple[str, str], set[str]], table: ClaimTable
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


def _ways(law: Law, table: ClaimTable) -> Iterator[_Tie]:
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
                    yield _Tie(law, given, other, measure)


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
