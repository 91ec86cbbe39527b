"""Who bears whom out: how many witnesses tell each fact alike, and how many another way (SEMANTICS, *Which claims meet*).

Going in: the claim table and the pairs of claims that findings set against each other. Going out: `Corroboration`s. Claims bear
each other out where they tell one fact, each two compatible in every dimension, at times that can be one, with values or dates
that share a point, and no finding sets them apart. Ranges of which each two share a point have one in common (E. Helly 1923), so
a sweep through times, and in it one through values, finds them without comparing pairs. All is read as the words say (strict).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product

from factcheck.claims.table import STRICT, ClaimTable, Row
from factcheck.deadline import ticking
from factcheck.engine.sets import UnionFind
from factcheck.engine.witnesses import witnesses_of
from factcheck.report.types import Camp, Corroboration
from factcheck.rules.context import Context
from factcheck.rules.functions.compatible import compatible
from factcheck.values.bounds import Bounds

FORMS = frozenset(("total", "increment", "part", "growth"))

MOST_MEMBERS = 200_000
"""Ranges of one fact that overlap in ever new ways make groups without end: so many members of groups are gone through."""

Apart = frozenset[frozenset[str]]


def corroborations(table: ClaimTable, apart: Apart) -> tuple[Corroboration, ...]:
    """The facts that more than one claim tells, those with most witnesses first; `apart` are pairs of claims."""
    return tuple(sorted(_Corroborating(table, apart).found(), key=_rank))


def _rank(found: Corroboration) -> tuple[object, ...]:
    sizes = sorted(-len(camp.witnesses) for camp in found.camps)
    return sizes, sorted(found.fact.items()), [camp.values for camp in found.camps]


class _Corroborating:
    def __init__(self, table: ClaimTable, apart: Apart) -> None:
        self.table = table
        self.apart = apart
        self.context = Context(table.entities, table.vocabulary, table.based_on)
        self.against: dict[str, set[str]] = defaultdict(set)
        for pair in apart:
            for claim in pair:
                self.against[claim] |= pair - {claim}

    def found(self) -> Iterator[Corroboration]:
        """One entry for each fact at one time."""
        series: dict[object, list[Row]] = defaultdict(list)
        for row in ticking(self.table.rows):
            if row.form in FORMS and row.stance != "unconfirmed":
                key = (row.type, row.modality, row.form if row.stance == "asserts" else "total", *self._outermost(row))
                series[key].append(row)
        for rows in ticking(series.values()):
            asserted = [row for row in rows if row.stance == "asserts"]
            denied = [row for row in rows if row.stance == "denies"]
            for at_once in ticking(_overlapping(asserted, _time)):
                yield from self._entries(at_once, denied)

    def _outermost(self, row: Row) -> list[tuple[str, frozenset[str]]]:
        """What contains a claim at the last remove: one fact, and what lies within another, has it in common.

        Of an event that has one, only the identity tells. Roles are left out: they hold lists, and are no part of a fact.
        """
        event, chain = self.context.vocabulary.events.get(row.type), self.context.entities.chain
        if event is None:
            names: Iterable[str] = row.dims
        else:
            names = event.identity or tuple(name for name in row.dims if name not in event.roles)
        return [(name, frozenset(chain(id)[-1] for id in row.dims[name])) for name in sorted(names) if name in row.dims]

    def _entries(self, rows: Sequence[Row], denied: Sequence[Row]) -> Iterator[Corroboration]:
        """What is told of one time, in parts that bear each other out or are set against each other."""
        camps = [camp for group in ticking(_overlapping(rows, _value)) for camp in self._agreeing(group)]
        camps = _largest(camps)
        camps += [[row for row in denied if row.fact == fact] for fact in dict.fromkeys(row.fact for row in denied)]
        joined = self._joined(camps)
        parts: dict[int, list[list[Row]]] = defaultdict(list)
        for n, camp in enumerate(camps):
            parts[joined.find(n)].append(camp)
        for part in parts.values():
            asserting = any(row.stance == "asserts" for camp in part for row in camp)
            if asserting and len({row.claim for camp in part for row in camp}) > 1:
                yield self._entry(part)

    def _agreeing(self, group: Sequence[Row]) -> Iterator[list[Row]]:
        """The rows that share a time and a value, as camps each two of which agree: one for each fact and contested claim."""
        seeds: dict[object, Row] = {}
        for row in group:
            seeds.setdefault(row.claim if row.claim in self.against else row.fact, row)
        for seed in seeds.values():
            camp = [seed]
            by_fact = {seed.fact: seed}
            for row in group:
                alike = all(row.fact == fact or self._compatible(row, other) for fact, other in by_fact.items())
                against = self.against.get(row.claim, set())
                if row is not seed and alike and against.isdisjoint(member.claim for member in camp):
                    camp.append(row)
                    by_fact.setdefault(row.fact, row)
            yield camp

    def _joined(self, camps: Sequence[Sequence[Row]]) -> UnionFind[int]:
        """The camps, by number, of which claims are set against each other, about one fact.

        One denial may deny several facts. It sets those who tell one of them against nobody who tells another.
        """
        holding: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for n, camp in enumerate(camps):
            for row in camp:
                if row.claim in self.against:
                    holding[row.claim][row.fact].append(n)
        joined: UnionFind[int] = UnionFind()
        for claim, held in holding.items():
            for other in sorted(self.against[claim] & holding.keys()):
                others = holding[other]
                # Without a fact in common they meet by containment, as a denial "in Russia" meets "in Kursk".
                for mine, its in [(f, f) for f in held if f in others] or product(held, others):
                    for n in (*held[mine], *others[its]):
                        joined.join(held[mine][0], n)
        return joined

    def _compatible(self, a: Row, b: Row) -> bool:
        return compatible(self.context, a, b, STRICT) is True

    def _entry(self, camps: Sequence[Sequence[Row]]) -> Corroboration:
        first = camps[0][0]
        fact = {"type": first.type, "modality": first.modality}
        for name in sorted(first.dims):
            named = dict.fromkeys(value for camp in camps for row in camp for value in row.dims.get(name, ()))
            fact[name] = ", ".join(sorted(named))
        told = [Camp(self._written(camp), camp[0].stance, witnesses_of(camp, self.table)) for camp in camps]
        return Corroboration(
            fact, tuple(sorted(told, key=lambda camp: (-len(camp.witnesses), camp.stance, camp.values)))
        )

    def _written(self, camp: Sequence[Row]) -> tuple[str, ...]:
        cards = [self.table.cards[row.claim] for row in camp if row.claim in self.table.cards]
        return tuple(sorted({text for card in cards if (text := card.value_written or card.time_written)}))


def _time(row: Row) -> Bounds | None:
    """The time at which a quantity has its value; of an event the date is what is told of it."""
    return None if row.kind == "event" else row.time[STRICT]


def _value(row: Row) -> Bounds | None:
    if row.kind == "event":
        return row.time[STRICT]
    return None if row.value is None else row.value[STRICT]


def _overlapping(rows: Sequence[Row], range_of: Callable[[Row], Bounds | None]) -> Iterator[list[Row]]:
    """The largest groups of rows whose ranges have a point in common; what has no range is in each."""
    always = [row for row in rows if range_of(row) is None]
    ranges = [(row, found) for row in rows if (found := range_of(row)) is not None]
    if not ranges:
        if always:
            yield always
        return
    # At one number a closed low comes before a closed high, an open high before both, an open low after both.
    ends = [((found.low, int(found.low_open) * 2), 0, n) for n, (_, found) in enumerate(ranges)]
    ends += [((found.high, 1 - 2 * int(found.high_open)), 1, n) for n, (_, found) in enumerate(ranges)]
    open_: dict[int, None] = {}
    grown, members = False, 0
    for _, is_high, n in sorted(ends):
        if not is_high:
            open_[n] = None
            grown = True
            continue
        if grown and members <= MOST_MEMBERS:
            members += len(open_)
            yield [*always, *(ranges[m][0] for m in sorted(open_))]
            grown = False
        open_.pop(n, None)


def _largest(camps: Sequence[list[Row]]) -> list[list[Row]]:
    """Each camp once, without those whose claims all stand in another."""
    by_claims: dict[frozenset[str], list[Row]] = {}
    for camp in camps:
        by_claims.setdefault(frozenset(row.claim for row in camp), camp)
    held: dict[str, list[frozenset[str]]] = defaultdict(list)
    kept: list[list[Row]] = []
    for claims in sorted(by_claims, key=len, reverse=True):
        if not any(claims < other for other in held[min(claims)]):
            kept.append(by_claims[claims])
            for claim in claims:
                held[claim].append(claims)
    return kept
