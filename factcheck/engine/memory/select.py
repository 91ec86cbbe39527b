"""The rows of a claim table as laws ask for them: by binding and by key.

Going in: a `ClaimTable`. Going out: an `Index`, in which each selection and each key is found once, however many laws ask for it.
What a law binds by one name and what it binds by another are one selection where they select alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, TypeVar

import attrs

from factcheck.claims.table import STRICT, ClaimTable, Row, SetAside
from factcheck.engine.memory.containment import Containment
from factcheck.rules import tree
from factcheck.rules.context import Context
from factcheck.rules.exact import Checker
from factcheck.rules.instance import key_of
from factcheck.rules.rule import Binding, Law
from factcheck.rules.shape import conjuncts

T = TypeVar("T")

Key = tuple[object, ...]
"""What a row has under several keys of `same`."""

Rows = tuple[Row, ...]
_Selected = tuple[tuple[object, ...], tuple[str, ...]]


class Keys(dict[Row, Key]):
    """What rows have under some keys, under the strict reading; each found when it is first asked for."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, row: Row) -> Key:
        found = self[row] = tuple([key_of(row, name, STRICT) for name in self._names])
        return found


class Index:
    """The rows of a table by binding and by key, each found once and kept."""

    def __init__(self, table: ClaimTable) -> None:
        self.table = table
        self.context = Context(table.entities, table.vocabulary, table.based_on)
        self._of_laws: dict[tuple[Law, object], Any] = {}
        self._selected: dict[tuple[object, ...], Rows] = {}
        self._keys: dict[tuple[str, ...], Keys] = {}
        self._keyed: dict[_Selected, dict[Key, list[Row]]] = {}
        self._inside: dict[_Selected, dict[tuple[Key, int], list[tuple[int, Row]]]] = {}
        self._alike: dict[str, dict[tuple[str, str, str], list[int]]] = {}
        for place, row in enumerate(table.rows):
            self._alike.setdefault(row.type, {}).setdefault((row.form, row.stance, row.modality), []).append(place)

    def of(self, law: Law, made: Callable[[Law, Index], T]) -> T:
        """What is made of a law over these rows, made once."""
        known: T | None = self._of_laws.get((law, made))
        if known is None:
            known = self._of_laws[law, made] = made(law, self)
        return known

    def selected(self, binding: Binding) -> Rows:
        """The rows that a binding may stand for, in the order of the table."""
        selector = binding.selector
        found = self._selected.get(selector)
        if found is None:
            rows = self.table.rows
            listed = [rows[place] for place in sorted(self._taken(binding))]
            found = tuple([row for row in listed if binding.has_keys(row)] if binding.keys else listed)
            self._selected[selector] = found
        return found

    def _taken(self, binding: Binding) -> list[int]:
        """The places of the rows that a binding takes by what they are, whatever their further keys; rows alike together."""
        types = self._alike.keys() if binding.types is None else binding.types & self._alike.keys()
        return [
            place
            for type_ in types
            for (form, stance, modality), places in self._alike[type_].items()
            if binding.takes(form, stance, modality)
            for place in places
        ]

    def keys(self, names: tuple[str, ...]) -> Keys:
        """What each row has under these keys."""
        found = self._keys.get(names)
        if found is None:
            found = self._keys[names] = Keys(names)
        return found

    def keyed(self, binding: Binding, names: tuple[str, ...]) -> dict[Key, list[Row]]:
        """The rows of a binding by the keys that they must share; a row that lacks one is left out."""
        asked = (binding.selector, names)
        found = self._keyed.get(asked)
        if found is None:
            found = self._keyed[asked] = {}
            keys = self.keys(names)
            for row in self.selected(binding):
                key = keys[row]
                if None not in key:
                    found.setdefault(key, []).append(row)
        return found

    @cached_property
    def containment(self) -> Containment:
        """Which claims may lie within which."""
        return Containment(self.context, self.table.rows)

    @cached_property
    def is_corrected(self) -> bool:
        """Whether a correction divides any series."""
        return any(row.epochs for row in self.table.rows)

    def inside(self, binding: Binding, names: tuple[str, ...], wanted: Key, whole: Row) -> list[Row]:
        """The rows of `keyed` that may lie within a whole, found by their series; in the order of the table."""
        placed, within = self.containment.placed, self.containment.inside
        asked = (binding.selector, names)
        by_series = self._inside.get(asked)
        if by_series is None:
            by_series = self._inside[asked] = {}
            found = self.keyed(binding, names) if names else {(): self.selected(binding)}
            for key, rows in found.items():
                for place, row in enumerate(rows):
                    by_series.setdefault((key, placed[row.id]), []).append((place, row))
        near = [each for series in within.get(placed[whole.id], ()) for each in by_series.get((wanted, series), ())]
        return [row for _, row in sorted(near, key=lambda each: each[0])]


def cut(a: Row, b: Row) -> bool:
    """Whether a correction lies between two claims of one fact, so that no rule compares them."""
    if a.fact != b.fact or not a.epochs or not b.epochs:
        return False
    sides = dict(b.epochs)
    return any(scope in sides and sides[scope] != side for scope, side in a.epochs)


def followed(index: Index, binding: Binding, claims: Iterable[str]) -> list[Row]:
    """The rows of the claims that a reference names."""
    return [row for claim in claims for row in index.table.rows_of(claim, SetAside.LEFT_OUT) if binding.selects(row)]


def checker_of(law: Law, index: Index) -> Checker:
    """The checker of a law, without the conditions on members, which chose the group already."""
    groups = {binding.name for binding in law.bindings if binding.group}
    if not groups:
        return Checker(law, index.context)
    kept = tuple(part for part in conjuncts(law.when) if not groups & tree.mentioned(part))
    when: tree.Node = tree.And(kept) if kept else tree.Truth(True)
    return Checker(attrs.evolve(law, when=when), index.context)
