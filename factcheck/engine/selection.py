"""Which rows a binding may stand for, and what bound rows must share, as SQL.

Going in: bindings and keys of a law. Going out: conditions on aliases named like the bindings, and `Source`, the part of a query
that every plan has. They follow `Binding.selects`, `shares` and `cut`, which decide the same on rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from factcheck.engine.columns import TEXTS, marked
from factcheck.engine.database import Database
from factcheck.engine.links import asks_containment, links_of
from factcheck.engine.phrases import column, conjunction, names_of, quoted
from factcheck.engine.sql import Writer
from factcheck.records import Record
from factcheck.rules import tree
from factcheck.rules.context import Context
from factcheck.rules.rule import Binding, Law, Same

KEY_COLUMNS = {
    "time": "moment",
    "fact": "fact",
    "dimensions": "dimensions",
    "stated_time": "stated_time",
    "identity": "identity",
    "said_on": "said_key",
}
"""The column in which a key of `same` stands, where it is no name."""


@attrs.frozen(eq=False, repr=False)
class Source(Record):
    """What the writing of a query needs to know of the claims; no data, so that a plan can be shown without any."""

    world: Context
    columns: frozenset[str]
    corrected: bool = False

    @classmethod
    def of(cls, database: Database, law: Law) -> Source:
        """What a database holds; conditions on corrections are written only where there are any.

        Where the law joins by containment, the tables for that are made.
        """
        if asks_containment(law):
            database.nest()
        corrected = bool(database.ask("SELECT 1 FROM claims WHERE epoch <> '' LIMIT 1"))
        return cls(database.world, database.columns, corrected)

    def writer(self, reading: str = "s", sure: bool = False) -> Writer:
        """The writer of expressions."""
        return Writer(self.world, self.columns, reading, sure)

    def key(self, binding: str, key: str) -> str:
        """What a row has under a key of `same`; empty is absent."""
        if key in KEY_COLUMNS:
            return column(binding, KEY_COLUMNS[key])
        return column(binding, key) if key in TEXTS else names_of(binding, key, self.columns)

    def selects(self, binding: Binding) -> str:
        """Whether a row may be bound to this name."""
        name = binding.name
        fields = (("type", binding.types), ("form", binding.forms), ("stance", binding.stances))
        parts = [_among(column(name, field), wanted) for field, wanted in fields if wanted is not None]
        if binding.modality is not None:
            parts.append(f"{column(name, 'modality')} = {quoted(binding.modality)}")
        parts += [self._has(name, key, wanted) for key, wanted in binding.keys]
        return conjunction(parts)

    def _has(self, name: str, key: str, wanted: frozenset[str] | None) -> str:
        found = names_of(name, key, self.columns)
        if wanted is None:
            return f"{found} <> ''"
        ways = [f"contains({found}, {quoted(marked((value,)))})" for value in sorted(wanted)]
        return f"({' OR '.join(ways)})" if ways else "FALSE"

    def shared(self, sames: Iterable[Same], among: Iterable[str]) -> list[str]:
        """What those of the bindings that are among these must share."""
        there = set(among)
        found: list[str] = []
        for same in sames:
            first, *rest = [name for name in same.bindings if name in there] or [""]
            if not first:
                continue
            found.append(f"{self.key(first, same.key)} <> ''")
            for other in rest:
                found.append(f"{self.key(first, same.key)} = {self.key(other, same.key)}")
                if same.key == "identity":
                    a, b = column(first, "occurrence"), column(other, "occurrence")
                    found.append(f"({a} = '' OR {b} = '' OR {a} = {b})")
        return found

    def comparable(self, a: str, b: str, followed: bool) -> list[str]:
        """Two bound claims are different ones, and no correction lies between them (over-selects where their scopes differ).

        A reference is followed whatever has been corrected.
        """
        found = [f"{column(a, 'claim')} <> {column(b, 'claim')}"]
        if self.corrected and not followed:
            alike = (f"{column(a, name)} <> {column(b, name)}" for name in ("fact", "scopes"))
            found.append(f"({' OR '.join(alike)} OR {column(a, 'epoch')} = {column(b, 'epoch')})")
        return found

    def tuples(self, law: Law, bindings: Sequence[Binding], *conditions: str, surely: bool = False) -> str:
        """FROM and WHERE of all tuples of rows that may be bound together, with further conditions.

        What `when` asks of containment and denials is joined by: where it may be true or, if `surely`, is not surely false.
        """
        tables: list[str] = []
        parts: list[str] = []
        names = [binding.name for binding in bindings]
        for position, binding in enumerate(bindings):
            tables.append(f'claims AS "{binding.name}"')
            parts.append(self.selects(binding))
            if binding.follows is not None:
                base, reference = binding.follows
                link = f"{binding.name} by reference"
                tables.append(f'named AS "{link}"')
                parts.append(f"{column(link, 'n')} = {column(base, 'n')}")
                parts.append(f"{column(link, 'reference')} = {quoted(reference)}")
                parts.append(f"{column(link, 'claim')} = {column(binding.name, 'claim')}")
            for other in names[:position]:
                parts += self.comparable(other, binding.name, binding.follows is not None)
        parts += self.shared(law.same, names)
        for joint in linked(law.when, names, surely):
            tables += joint.tables
            parts += joint.conditions
        return f"FROM {', '.join(tables)}\nWHERE {conjunction([*parts, *conditions])}"


@attrs.frozen(eq=False, repr=False)
class Link(Record):
    """Tables that join two bound claims, and on what."""

    tables: tuple[str, ...]
    conditions: tuple[str, ...]


def linked(when: tree.Node, names: Sequence[str], surely: bool) -> Iterator[Link]:
    """The joins that a condition asks for between these names."""
    links = links_of(when)
    for number, (inner, outer) in enumerate(links.inside):
        if inner in names and outer in names:
            yield (_around if surely else _above)(inner, outer, number)
    for denial, denied in links.denies:
        if denial in names and denied in names:
            link = f"{denial} denies {denied}"
            wanted = (column(denial, "n"), quoted("denies"), column(denied, "claim"))
            ends = (column(link, name) for name in ("n", "reference", "claim"))
            yield Link(
                (f'named AS "{link}"',),
                (
                    f"{column(denial, 'stance')} = 'denies'",
                    *(f"{a} = {b}" for a, b in zip(ends, wanted, strict=True)),
                ),
            )


def _above(inner: str, outer: str, number: int) -> Link:
    """The outer claim stands in a series that the inner one may lie within."""
    a, b = f"{inner} within {outer} {number}", f"{outer} placed {number}"
    places = (f"{column(role, 'n')} = {column(name, 'n')}" for role, name in ((a, inner), (b, outer)))
    return Link((f'rising AS "{a}"', f'placed AS "{b}"'), (*places, f"{column(a, 'series')} = {column(b, 'series')}"))


def _around(inner: str, outer: str, number: int) -> Link:
    """The inner claim is not surely outside the series of the outer one."""
    a, b, pair = f"{inner} placed {number}", f"{outer} placed {number}", f"{inner} within {outer} {number}"
    places = (f"{column(role, 'n')} = {column(name, 'n')}" for role, name in ((a, inner), (b, outer)))
    ends = (f"{column(pair, end)} = {column(role, 'series')}" for end, role in (("inner", a), ("outer", b)))
    return Link((f'around AS "{a}"', f'around AS "{b}"', f'reaching AS "{pair}"'), (*places, *ends))


def _among(name: str, wanted: frozenset[str]) -> str:
    return f"{name} IN ({', '.join(quoted(value) for value in sorted(wanted))})" if wanted else "FALSE"
