"""Orders along time, in linear number.

Going in: the rows at their moments and the laws that are orders. Going out: constraints. Only moments that are surely
ordered are compared: along the sorted ends of the earlier facts runs one helping variable a step, at least as large as
every value before it, and each later value is at least the last that surely lies before it. Facts that a relation ties (a
part and its whole) are found by climbing from the part, never by comparing all with all.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import attrs

from factcheck.claims.table import Row
from factcheck.engine.index import Index
from factcheck.engine.instances import cut
from factcheck.engine.joint.laws import Order
from factcheck.engine.joint.system import Constraint, Inequality, Source, Unit
from factcheck.engine.joint.variables import Variables
from factcheck.records import Record
from factcheck.rules.exact import reader
from factcheck.rules.instance import key_of
from factcheck.rules.rule import Binding
from factcheck.values.bounds import Number, at_most, below

Series = list[Row]
Guard = frozenset[Unit]


@attrs.frozen(eq=False, repr=False)
class Placed(Record):
    """What an order needs to know of the times of rows.

    Which lie where whoever is withdrawn, and which only while some are kept.
    """

    firm: Mapping[str, bool]
    needs: Mapping[str, Guard]


class Orders:
    """Writes the orders of laws; what one law has ordered is not ordered again by one that it refines."""

    def __init__(self, index: Index, variables: Variables, placed: Placed, reading: int) -> None:
        self.index = index
        self.variables = variables
        self.placed = placed
        self.reading = reading
        self._done: set[tuple[frozenset[str], frozenset[str], str]] = set()
        self._chains: dict[tuple[str, frozenset[str]], _Chain] = {}
        self._keyed_of: Mapping[tuple[object, ...], Series] = {}
        self._by_key: dict[object, list[Series]] = {}

    def constraints(self, order: Order) -> Iterator[Constraint]:
        """What the order asks of every pair of facts that it speaks of."""
        lefts = self._series(order, order.first)
        rights = self._series(order, order.second)
        for left in lefts.values():
            for right in self._tied(order, left, rights):
                key = (frozenset(r.id for r in left), frozenset(r.id for r in right), order.at_most)
                if key not in self._done:
                    self._done.add(key)
                    yield from self._ordered(order, left, right)

    def _series(self, order: Order, binding: Binding) -> dict[tuple[object, ...], Series]:
        """The rows of each fact that are compared with one another: on one side of the same corrections."""
        found: dict[tuple[object, ...], Series] = {}
        for row in self.index.selected(binding):
            key = tuple(key_of(row, same.key, self.reading) for same in order.law.same)
            if row.value is not None and None not in key:
                found.setdefault((key, row.type, row.modality, tuple(sorted(row.dims.items())), row.epochs), []).append(
                    row
                )
        return found

    def _tied(self, order: Order, left: Series, rights: Mapping[tuple[object, ...], Series]) -> Iterator[Series]:
        row = left[0]
        shared = tuple(key_of(row, same.key, self.reading) for same in order.law.same)
        climbing = any(relation.name == "within" for relation in order.relations)
        keyed = self._keyed(rights, climbing)
        for right in self._above(row, keyed) if climbing else keyed.get(shared, ()):
            other = right[0]
            if tuple(key_of(other, same.key, self.reading) for same in order.law.same) != shared or cut(row, other):
                continue
            instance = {order.first.name: row, order.second.name: other}
            if all(reader(relation, self.index.world)(instance, self.reading) is True for relation in order.relations):
                yield right

    def _above(self, row: Row, keyed: Mapping[object, list[Series]]) -> Iterator[Series]:
        """The series whose dimensions hold those of the row."""
        world = self.index.world
        for name in sorted(world.vocabulary.wholes.get(row.type, ())):
            measure = world.vocabulary.measures[name]
            names = sorted(set(measure.dimensions) & row.dims.keys())
            chains = [[(above,) for above in world.entities.chain(row.dims[n][0])] for n in names]
            for choice in product(*chains):
                yield from keyed.get((name, tuple(zip(names, choice, strict=True))), ())

    def _keyed(self, series: Mapping[tuple[object, ...], Series], climbing: bool) -> Mapping[object, list[Series]]:
        """The series by what another must have to be tied to them: their dimensions, or what the law's `same` names."""
        if self._keyed_of is not series:
            self._keyed_of, self._by_key = series, {}
            for key, rows in series.items():
                own = (rows[0].type, tuple(sorted(rows[0].dims.items()))) if climbing else key[0]
                self._by_key.setdefault(own, []).append(rows)
        return self._by_key

    def _ordered(self, order: Order, left: Series, right: Series) -> Iterator[Constraint]:
        firm = self.placed.firm
        sure = [row for row in right if firm[row.id]]
        if sure and any(firm[row.id] for row in left):
            yield from self._chain(order, [row for row in left if firm[row.id]], sure)
        loose = [row for row in right if not firm[row.id]]
        for a in left:
            for b in loose if firm[a.id] else right:
                if a is not b:
                    yield from self._pair(order, a, b)

    def _pair(self, order: Order, a: Row, b: Row) -> Iterator[Constraint]:
        decide = below if order.before == "<" else at_most
        if decide(a.time[self.reading], b.time[self.reading]) is True and a.claim != b.claim:
            guard: Guard = frozenset()
            for row in (a, b):
                guard |= frozenset() if self.placed.firm[row.id] else self.placed.needs[row.id]
            yield self._less(
                order,
                self._value(a),
                self._value(b),
                order.at_most,
                ((order.first.name, a), (order.second.name, b)),
                guard,
            )

    def _chain(self, order: Order, left: Series, right: Series) -> Iterator[Constraint]:
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
                yield self._less(order, chain.helping[place], value, order.at_most, ((order.second.name, row),))

    def _steps(self, order: Order, chain: _Chain) -> Iterator[Constraint]:
        for n, rows in enumerate(chain.rows):
            chain.helping.append(self.variables.between())
            for value, row in {self._value(row): row for row in rows}.items():
                yield self._less(order, value, chain.helping[n], "<=", ((order.first.name, row),))
            if n:
                yield self._less(order, chain.helping[n - 1], chain.helping[n], "<=", ())

    def _value(self, row: Row) -> int:
        number = self.variables.of(row, "value")
        assert number is not None, f"{row.id} has no value to order"
        return number

    @staticmethod
    def _less(
        order: Order, low: int, high: int, operator: str, bound: tuple[tuple[str, Row], ...], guard: Guard = frozenset()
    ) -> Constraint:
        inequality = Inequality(((1, low), (-1, high)), 0, operator == "<")
        return Constraint(inequality, Source(order.law.id, bound, order=True), guard)


@attrs.frozen
class _Chain:
    """The earlier rows by the ends of their times, with the helping variable of each end."""

    ends: Sequence[Number]
    rows: Sequence[Series]
    helping: list[int] = attrs.field(factory=list)

    @classmethod
    def of(cls, left: Series, reading: int) -> _Chain:
        """The chain of rows, by the latest moment that each may be of."""
        by_end: dict[Number, Series] = {}
        for row in left:
            by_end.setdefault(row.time[reading].high, []).append(row)
        ends = sorted(by_end)
        return cls(ends, [by_end[end] for end in ends])
