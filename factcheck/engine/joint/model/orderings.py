"""Orders along time: in linear number where moments are surely ordered, as implications where something else may order them.

Going in: the rows at their moments and the laws that are orders. Going out: constraints. Along the sorted ends of the earlier
facts runs one auxiliary variable a step, at least as large as every value before it, and each later value is at least the last
that surely lies before it. Moments that overlap can always be chosen to suit the values told for them, unless one is shared by
several facts, told by another claim, or given by claims that differ: of such pairs each is an implication, "if before, then
at most". Facts that a relation ties (a part and its whole) are found by climbing from the part, never by comparing all with all.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from math import inf

import attrs

from factcheck.claims.table import Row
from factcheck.claims.time_keys import FIXED, TimeKey
from factcheck.engine.joint.model.ground import TooManyTuples
from factcheck.engine.joint.model.law_kinds import OrderInTime, order_in_time
from factcheck.engine.joint.model.linearise import inequality
from factcheck.engine.joint.model.problem import Constraint, Inequality, Provenance, either
from factcheck.engine.joint.model.series_above import series_above
from factcheck.engine.joint.model.variables import Variables
from factcheck.engine.memory.select import Index, cut
from factcheck.records import Record
from factcheck.rules.exact import reader
from factcheck.rules.instance import key_of
from factcheck.rules.rule import Binding, Law
from factcheck.values.bounds import Bounds, Number, at_most, below

MOST_IMPLICATIONS = 20_000
"""How many pairs of moments that overlap are ordered in all; beyond it the report says so."""

Series = list[Row]


@attrs.frozen(eq=False, repr=False)
class Placed(Record):
    """What an order needs to know of the times of rows, each by its key.

    `fixed` are moments that lie in one range whoever is withdrawn; `shared` those that something beside the values of one fact
    depends on: facts that share them, or claims that are told by them.
    """

    fixed: frozenset[TimeKey | None]
    shared: frozenset[TimeKey | None]


def placed(index: Index, laws: Iterable[Law], variables: Variables, linked: Collection[int]) -> Placed:
    """Where the moments of rows lie.

    A moment is firm where all who speak of it give it one range. Where that rests on a claim, so does what they tell of it.
    """
    reading = variables.reading
    ranges: dict[TimeKey | None, set[Bounds]] = {}
    shared: set[TimeKey | None] = set()
    for row in index.table.rows:
        if row.kind == "quantity" and row.value is not None:
            ranges.setdefault(row.moment[0], set()).add(row.time[reading])
            if variables.known_as(row, "time") in linked:
                shared.add(row.moment[0])
    ordered: dict[TimeKey | None, set[str]] = {}
    bindings = {b for law in laws if (along := order_in_time(law)) is not None for b in (along.first, along.second)}
    for row in dict.fromkeys(row for binding in bindings for row in index.selected(binding)):
        if row.start == row.time == row.end and row.moment[0] != FIXED:
            ordered.setdefault(row.moment[0], set()).add(row.fact)
    shared |= {key for key, facts in ordered.items() if len(facts) > 1}
    return Placed(frozenset(key for key, found in ranges.items() if len(found) == 1), frozenset(shared))


class Orderings:
    """Writes the orders of laws; what one law has ordered is not ordered again by one that it refines."""

    def __init__(self, index: Index, variables: Variables, placed: Placed, reading: int) -> None:
        self.index = index
        self.variables = variables
        self.placed = placed
        self.reading = reading
        self._implications: set[tuple[int, int, int, int, str]] = set()
        self._done: set[tuple[frozenset[str], frozenset[str], str]] = set()
        self._chains: dict[tuple[str, frozenset[str]], _Chain] = {}
        self._keyed_of: Mapping[tuple[object, ...], Series] = {}
        self._by_key: dict[object, list[Series]] = {}

    def constraints(self, order: OrderInTime) -> Iterator[Constraint]:
        """What the order asks of every pair of facts that it speaks of."""
        lefts = self._series(order, order.first)
        rights = self._series(order, order.second)
        for left in lefts.values():
            for right in self._related(order, left, rights):
                key = (frozenset(r.id for r in left), frozenset(r.id for r in right), order.at_most)
                if key not in self._done:
                    self._done.add(key)
                    try:
                        yield from self._ordered(order, left, right)
                    except TooManyTuples as error:
                        raise TooManyTuples(str(error), (row.claim for row in (*left, *right))) from error

    def _series(self, order: OrderInTime, binding: Binding) -> dict[tuple[object, ...], Series]:
        """The rows of each fact that are compared with one another: on one side of the same corrections."""
        found: dict[tuple[object, ...], Series] = {}
        for row in self.index.selected(binding):
            key = tuple(key_of(row, same.key, self.reading) for same in order.law.same)
            if row.value is not None and None not in key:
                found.setdefault((key, row.type, row.modality, tuple(sorted(row.dims.items())), row.epochs), []).append(
                    row
                )
        return found

    def _related(
        self, order: OrderInTime, left: Series, rights: Mapping[tuple[object, ...], Series]
    ) -> Iterator[Series]:
        row = left[0]
        shared = tuple(key_of(row, same.key, self.reading) for same in order.law.same)
        climbing = any(relation.name == "within" for relation in order.relations)
        keyed = self._keyed(rights, climbing)
        for right in self._above(row, keyed) if climbing else keyed.get(shared, ()):
            other = right[0]
            if tuple(key_of(other, same.key, self.reading) for same in order.law.same) != shared or cut(row, other):
                continue
            instance = {order.first.name: row, order.second.name: other}
            if all(
                reader(relation, self.index.context)(instance, self.reading) is True for relation in order.relations
            ):
                yield right

    def _above(self, row: Row, keyed: Mapping[object, list[Series]]) -> Iterator[Series]:
        """The series whose dimensions hold those of the row."""
        for own in series_above(row, self.index.context):
            yield from keyed.get(own, ())

    def _keyed(self, series: Mapping[tuple[object, ...], Series], climbing: bool) -> Mapping[object, list[Series]]:
        """The series by what another must have to be tied to them: their dimensions, or what the law's `same` names."""
        if self._keyed_of is not series:
            self._keyed_of, self._by_key = series, {}
            for key, rows in series.items():
                own = (rows[0].type, tuple(sorted(rows[0].dims.items()))) if climbing else key[0]
                self._by_key.setdefault(own, []).append(rows)
        return self._by_key

    def _ordered(self, order: OrderInTime, left: Series, right: Series) -> Iterator[Constraint]:
        fixed = [row for row in right if self._is_fixed(row)]
        if fixed:
            yield from self._chain(order, [row for row in left if self._is_fixed(row)], fixed)
        spread = [row for row in right if not self._is_fixed(row)]
        near, near_shared = (
            _Near(fixed, self.reading),
            _Near([row for row in fixed if self._is_shared(row)], self.reading),
        )
        for a in left:
            for b in right if not self._is_fixed(a) else (near if self._is_shared(a) else near_shared).to(a):
                yield from self._implied(order, a, b)
            for b in spread if self._is_fixed(a) else ():
                yield from self._implied(order, a, b)

    def _is_fixed(self, row: Row) -> bool:
        return row.moment[0] in self.placed.fixed

    def _is_shared(self, row: Row) -> bool:
        return row.moment[0] in self.placed.shared

    def _implied(self, order: OrderInTime, a: Row, b: Row) -> Iterator[Constraint]:
        """If the one moment lies before the other, the one value is the smaller; nothing where their ranges decide it."""
        if self._is_fixed(a) and self._is_fixed(b):
            decide = below if order.before == "<" else at_most
            if decide(a.time[self.reading], b.time[self.reading]) is not None:
                return
        first, second = self.variables.of(a, "time"), self.variables.of(b, "time")
        low, high = self._value(a), self._value(b)
        if first is None or second is None or first == second or low == high:
            return
        if (first, second, low, high, order.at_most) not in self._implications:
            self._implications.add((first, second, low, high, order.at_most))
            if len(self._implications) > MOST_IMPLICATIONS:
                raise TooManyTuples(
                    f"{order.law.rule.code} orders more than {MOST_IMPLICATIONS:,} pairs of moments that overlap", ()
                )
            not_before = inequality({first: -1, second: 1}, 0, order.before == "<=")
            smaller = inequality({low: 1, high: -1}, 0, order.at_most == "<")
            bound = ((order.first.name, a), (order.second.name, b))
            yield Constraint(either([not_before, smaller]), Provenance(order.law.id, bound, order=True))

    def _chain(self, order: OrderInTime, left: Series, right: Series) -> Iterator[Constraint]:
        key = (order.law.id, frozenset(row.id for row in left))
        chain = self._chains.get(key)
        if chain is None:
            chain = self._chains[key] = _Chain.of(left, self.reading)
            yield from self._steps(order, chain)
        seen: set[tuple[int, int]] = set()
        for row in right:
            low = row.time[self.reading].low
            place = (bisect_left if order.before == "<" else bisect_right)(chain.ends, low) - 1
            value = self._value(row)
            if place >= 0 and (place, value) not in seen:
                seen.add((place, value))
                yield self._less(order, chain.auxiliary[place], value, order.at_most, ((order.second.name, row),))

    def _steps(self, order: OrderInTime, chain: _Chain) -> Iterator[Constraint]:
        for n, rows in enumerate(chain.rows):
            chain.auxiliary.append(self.variables.auxiliary())
            for value, row in {self._value(row): row for row in rows}.items():
                yield self._less(order, value, chain.auxiliary[n], "<=", ((order.first.name, row),))
            if n:
                yield self._less(order, chain.auxiliary[n - 1], chain.auxiliary[n], "<=", ())

    def _value(self, row: Row) -> int:
        number = self.variables.of(row, "value")
        assert number is not None, f"{row.id} has no value to order"
        return number

    @staticmethod
    def _less(order: OrderInTime, low: int, high: int, operator: str, bound: tuple[tuple[str, Row], ...]) -> Constraint:
        inequality = Inequality(((1, low), (-1, high)), 0, operator == "<")
        return Constraint(inequality, Provenance(order.law.id, bound, order=True))


class _Near:
    """Rows by where their time begins, so that those that may overlap another are found without a look at all."""

    def __init__(self, rows: Iterable[Row], reading: int) -> None:
        self.reading = reading
        told = [(row, row.time[reading]) for row in rows]
        self.endless = [row for row, time in told if isinstance(time.low, float) or isinstance(time.high, float)]
        ended = sorted((time.low, place) for place, (_, time) in enumerate(told) if -inf < time.low <= time.high < inf)
        self.lows = [low for low, _ in ended]
        self.rows = [told[place][0] for _, place in ended]
        self.longest = max((row.time[reading].high - row.time[reading].low for row in self.rows), default=0)

    def to(self, row: Row) -> Iterator[Row]:
        """The rows whose time may not be surely before or after that of the row."""
        time = row.time[self.reading]
        yield from self.endless
        yield from self.rows[bisect_left(self.lows, time.low - self.longest) : bisect_right(self.lows, time.high)]


@attrs.frozen
class _Chain:
    """The earlier rows by the ends of their times, with the auxiliary variable of each end."""

    ends: Sequence[Number]
    rows: Sequence[Series]
    auxiliary: list[int] = attrs.field(factory=list)

    @classmethod
    def of(cls, left: Series, reading: int) -> _Chain:
        """The chain of rows, by the latest moment that each may be of."""
        by_end: dict[Number, Series] = {}
        for row in left:
            by_end.setdefault(row.time[reading].high, []).append(row)
        ends = sorted(by_end)
        return cls(ends, [by_end[end] for end in ends])
