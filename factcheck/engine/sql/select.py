"""Which rows a binding may stand for, and what bound rows must share, as conditions of a query.

Going in: bindings and keys of a law. Going out: conditions on aliases named like the bindings, and `Source`, the part of a query
that every plan has. They follow `Binding.selects`, `shares` and `cut`, which decide the same on rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs
from sqlglot import exp

from factcheck.engine.sql.columns import TEXTS, marked
from factcheck.engine.sql.database import Database
from factcheck.engine.sql.expressions import Writer
from factcheck.engine.sql.trees import Tree, all_of, among, column, names_of, negated, some_of, table
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
    """What the writing of a query needs to know of the claims; no data, so that a plan can be shown without any.

    `refining` are laws that take over what they bind of the law that is asked for.
    """

    context: Context
    columns: frozenset[str]
    corrected: bool = False
    refining: tuple[Law, ...] = ()
    of_kinds: frozenset[str] = frozenset()
    """The columns in which all claims of one kind are alike, where the table tells of kinds."""

    @classmethod
    def of(cls, database: Database, law: Law, refining: Sequence[Law] = ()) -> Source:
        """What a database holds; where the law joins by containment, the tables for that are made."""
        if any(links_of(way.when).inside for way in ways(law)):
            database.nest()
        return cls(database.context, database.columns, database.is_corrected, tuple(refining), database.of_kinds)

    def writer(self, reading: str = "s", sure: bool = False) -> Writer:
        """The writer of expressions."""
        return Writer(self.context, self.columns, reading, sure)

    def key(self, binding: str, key: str) -> Any:
        """What a row has under a key of `same`; empty is absent."""
        if key in KEY_COLUMNS:
            return column(binding, KEY_COLUMNS[key])
        return column(binding, key) if key in TEXTS else names_of(binding, key, self.columns)

    def selects(self, binding: Binding, name: str = "") -> Tree:
        """Whether a row may be bound; `name` is what it stands under, if not the binding's own."""
        name = name or binding.name
        fields = (("type", binding.types), ("form", binding.forms), ("stance", binding.stances))
        parts = [
            among([column(name, field)], [(value,) for value in sorted(wanted)])
            for field, wanted in fields
            if wanted is not None
        ]
        if binding.modality is not None:
            parts.append(column(name, "modality").eq(binding.modality))
        parts += [self._has(name, key, wanted) for key, wanted in binding.keys]
        return all_of(parts)

    def _has(self, name: str, key: str, wanted: frozenset[str] | None) -> Tree:
        found = names_of(name, key, self.columns)
        if wanted is None:
            there: Tree = found.neq("")
            return there
        return some_of(exp.func("contains", found, exp.Literal.string(marked((value,)))) for value in sorted(wanted))

    def shared(self, sames: Iterable[Same], among: Iterable[str]) -> list[Tree]:
        """What those of the bindings that are among these must share."""
        there = set(among)
        found: list[Tree] = []
        for same in sames:
            first, *rest = [name for name in same.bindings if name in there] or [""]
            if not first:
                continue
            found.append(self.key(first, same.key).neq(""))
            for other in rest:
                found.append(self.key(first, same.key).eq(self.key(other, same.key)))
                if same.key == "identity":
                    found.append(_may_be_one(first, other))
                elif same.key == "time":
                    found.append(_one_time(first, other))
        return found

    def comparable(self, a: str, b: str, followed: bool) -> list[Tree]:
        """Two bound claims are different ones, and no correction lies between them (over-selects where their scopes differ).

        A reference is followed whatever has been corrected.
        """
        found = [column(a, "claim").neq(column(b, "claim"))]
        if self.corrected and not followed:
            alike = [column(a, name).neq(column(b, name)) for name in ("fact", "scopes")]
            found.append(some_of([*alike, column(a, "epoch").eq(column(b, "epoch"))]))
        return found

    def unrefined(self, names: Sequence[str]) -> Tree:
        """Where no law that refines this one surely binds the same two claims."""
        orders = (names, names[::-1]) if len(names) == 2 else ()
        return all_of(negated(self._taken(law, order)) for law in self.refining for order in orders)

    def _taken(self, law: Law, names: Sequence[str]) -> Tree:
        """Where a law binds the claims of these names, in this order."""
        renamed = {binding.name: name for binding, name in zip(law.bindings, names, strict=True)}
        sames = [attrs.evolve(same, bindings=tuple(renamed[name] for name in same.bindings)) for same in law.same]
        when = self.writer(sure=True).truth(tree.renamed(law.when, renamed), wanted=False)
        selected = [self.selects(binding, renamed[binding.name]) for binding in law.bindings]
        return all_of([*selected, *self.shared(sames, names), negated(when)])

    def tuples(self, law: Law, bindings: Sequence[Binding], *conditions: Tree, surely: bool = False) -> exp.Select:
        """FROM and WHERE of all tuples of rows that may be bound together, with further conditions.

        What `when` asks of containment and denials is joined by: where it may be true or, if `surely`, is not surely false.
        """
        tables: list[exp.Table] = []
        parts: list[Tree] = []
        names = [binding.name for binding in bindings]
        for position, binding in enumerate(bindings):
            tables.append(table("claims", binding.name))
            parts.append(self.selects(binding))
            if binding.follows is not None:
                base, reference = binding.follows
                link = f"{binding.name} by reference"
                tables.append(table("named", link))
                parts.append(column(link, "n").eq(column(base, "n")))
                parts.append(column(link, "reference").eq(reference))
                parts.append(column(link, "claim").eq(column(binding.name, "claim")))
            for other in names[:position]:
                parts += self.comparable(other, binding.name, binding.follows is not None)
        parts += self.shared(law.same, names)
        for joint in linked(law.when, names, surely):
            tables += joint.tables
            parts += joint.conditions
        return select_from(tables, all_of([*parts, self.unrefined(names), *conditions]))


def select_from(tables: Sequence[Any], where: Tree) -> exp.Select:
    """A query without its columns."""
    first, *others = tables
    found = exp.Select().from_(first)
    for other in others:
        found = found.join(other, join_type="cross")
    return found.where(where)


def _may_be_one(a: str, b: str) -> Tree:
    one, other = column(a, "occurrence"), column(b, "occurrence")
    return some_of([one.eq(""), other.eq(""), one.eq(other)])


def _one_time(a: str, b: str) -> Tree:
    """Of one moment, or of the close of a day and the moment after it."""
    keys = ("moment_strict", "midnight_strict")
    return some_of(all_of([column(a, x).neq(""), column(a, x).eq(column(b, y))]) for x in keys for y in keys)


@attrs.frozen(eq=False, repr=False)
class Links(Record):
    """Pairs of names: `inside` with what it lies within, `denies` with the claim it denies; and the rest of the condition."""

    inside: tuple[tuple[str, str], ...]
    denies: tuple[tuple[str, str], ...]
    rest: tree.Node


def links_of(when: tree.Node) -> Links:
    """The pairs that must hold wherever the condition does: what a query can join by."""
    found: dict[str, list[tuple[str, str]]] = {"within": [], "denies": []}
    rest: list[tree.Node] = []
    for part in when.parts if isinstance(when, tree.And) else (when,):
        match part:
            case tree.Relation(name=name, arguments=(tree.Bound(binding=a), tree.Bound(binding=b))) if name in found:
                found[name].append((a, b))
            case _:
                rest.append(part)
    left = rest[0] if len(rest) == 1 else tree.And(tuple(rest)) if rest else tree.Truth(True)
    return Links(tuple(found["within"]), tuple(found["denies"]), left)


def ways(law: Law) -> tuple[Law, ...]:
    """The law once for each alternative of its `when`; together they speak of the same tuples."""
    if not isinstance(law.when, tree.Or):
        return (law,)
    return tuple(attrs.evolve(law, when=part) for part in law.when.parts)


@attrs.frozen(eq=False, repr=False)
class Join(Record):
    """Tables that join two bound claims, and on what."""

    tables: tuple[exp.Table, ...]
    conditions: tuple[Tree, ...]


def linked(when: tree.Node, names: Sequence[str], surely: bool) -> Iterator[Join]:
    """The joins that a condition asks for between these names."""
    links = links_of(when)
    for number, (inner, outer) in enumerate(links.inside):
        if inner in names and outer in names:
            yield (_around if surely else _above)(inner, outer, number)
    for denial, denied in links.denies:
        if denial in names and denied in names:
            link = f"{denial} denies {denied}"
            asked = (column(denial, "n"), exp.Literal.string("denies"), column(denied, "claim"))
            ends = (column(link, name) for name in ("n", "reference", "claim"))
            on = (one.eq(other) for one, other in zip(ends, asked, strict=True))
            yield Join((table("named", link),), (column(denial, "stance").eq("denies"), *on))


def _above(inner: str, outer: str, number: int) -> Join:
    """The outer claim stands in a series that the inner one may lie within."""
    a, b = f"{inner} within {outer} {number}", f"{outer} placed {number}"
    places = (column(role, "n").eq(column(name, "n")) for role, name in ((a, inner), (b, outer)))
    on = (*places, column(a, "series").eq(column(b, "series")))
    return Join((table("rising", a), table("placed", b)), on)


def _around(inner: str, outer: str, number: int) -> Join:
    """The inner claim is not surely outside the series of the outer one."""
    a, b, pair = f"{inner} placed {number}", f"{outer} placed {number}", f"{inner} within {outer} {number}"
    places = (column(role, "n").eq(column(name, "n")) for role, name in ((a, inner), (b, outer)))
    ends = (column(pair, end).eq(column(role, "series")) for end, role in (("inner", a), ("outer", b)))
    return Join((table("around", a), table("around", b), table("reaching", pair)), (*places, *ends))
