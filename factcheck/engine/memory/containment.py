"""Which claims may lie within which, found once for each series (a type with its dimensions), not for each pair of claims.

Going in: rows and the declared names. Going out: `Containment`: the series of each row, for each series those that may lie within
it, and those of which it may be unknown; and `Related`, which pairs what stands in them. A dimension that the outer series
leaves open restricts nothing here: what then is true, and what is only unknown, the checker tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from factcheck.claims.entities import Entities
from factcheck.claims.table import Row
from factcheck.rules import tree
from factcheck.rules.context import Context
from factcheck.rules.functions.within import keys

Names = tuple[str, ...]
Trie = dict[Any, Any]
"""Series by type, then by each dimension in turn, down to a number."""


class Containment:
    """The series of a table.

    `inside` has for each series those that may lie within it, `around` those that it may lie within. `vague` are those of which
    that may be unknown, beside any other: between two series that are not vague it is true or false.
    """

    def __init__(self, context: Context, rows: Sequence[Row]) -> None:
        dims = sorted({name for row in rows for name in row.dims})
        numbers: dict[tuple[Any, ...], int] = {}
        self.placed: dict[str, int] = {}
        for row in rows:
            names = (row.type, *(row.dims.get(name, ()) for name in dims))
            self.placed[row.id] = numbers.setdefault(names, len(numbers))
        listed = {names for _, *found in numbers for names in found if names}
        series = [(number, *names) for names, number in numbers.items()]
        self.inside: dict[int, list[int]] = {}
        self.around: dict[int, list[int]] = {}
        for inner, outer in climbed(series, containment(listed, context.entities), context.vocabulary.wholes):
            self.inside.setdefault(outer, []).append(inner)
            self.around.setdefault(inner, []).append(outer)
        self.vague = frozenset(self._vague(context, rows))

    def _vague(self, context: Context, rows: Sequence[Row]) -> Iterator[int]:
        """A list, a name without a root or with overlaps, a dimension left out that others have, a first, a named happening."""
        entities, wholes = context.entities, context.vocabulary.wholes
        crossing = {entity.id for entity in entities.by_id.values() if entity.overlaps}
        crossing |= {entities.resolve(name) for id in crossing for name in entities.by_id[id].overlaps}
        vague: dict[tuple[str, Names], bool] = {}
        given: dict[str, set[str]] = {}
        for row in rows:
            given.setdefault(row.type, set()).update(row.dims, keys(context, row))
            for told in row.dims.items():
                if told not in vague:
                    dimension, names = told
                    firm = len(names) == 1 and context.entities_in(dimension).is_rooted(names[0])
                    vague[told] = not firm or not crossing.isdisjoint(entities.chain(names[0]))
        asked = {t: set().union(*(given.get(u, ()) for u in (t, *wholes.get(t, ())))) for t in given}
        for row in rows:
            unclear = row.occurrence is not None or row.form == "first" or not asked[row.type] <= row.dims.keys()
            if unclear or any(vague[told] for told in row.dims.items()):
                yield self.placed[row.id]


class Placed(Protocol):
    """What has a place among the series by its first row."""

    @property
    def rows(self) -> list[Row]:
        """Rows of one series."""


P = TypeVar("P", bound=Placed)


class Related:
    """The pairs whose facts one relation may tie, found by their series. `role` is what the first of a pair is bound to."""

    def __init__(self, asked: tree.Relation, role: str, containment: Containment) -> None:
        self._outward = asked.name == "compatible" or asked.arguments[0].binding == role
        self._inward = asked.name == "compatible" or not self._outward
        self._containment = containment

    def near(self, first: Iterable[P], second: Iterable[P]) -> Iterator[tuple[P, P]]:
        """The pairs of which it may be true."""
        by_series: dict[int, list[P]] = {}
        for other in second:
            by_series.setdefault(self._series(other), []).append(other)
        for each in first:
            series = self._series(each)
            found = dict.fromkeys(self._containment.around.get(series, ()) if self._outward else ())
            found |= dict.fromkeys(self._containment.inside.get(series, ()) if self._inward else ())
            for at in found:
                for other in by_series.get(at, ()):
                    yield each, other

    def is_vague(self, one: P) -> bool:
        """Whether it may be unknown of one beside any other."""
        return self._series(one) in self._containment.vague

    def _series(self, placed: P) -> int:
        return self._containment.placed[placed.rows[0].id]


def containment(listed: Iterable[Names], entities: Entities) -> dict[Names, list[Names]]:
    """Which lists of names surely lie within which others, of these; each within itself."""
    known = sorted(listed)
    there = set(known)
    several = [names for names in known if len(names) > 1]
    found: dict[Names, list[Names]] = {}
    for names in known:
        if len(names) > 1:
            found[names] = [other for other in known if entities.lists_within(names, other) is True]
        else:
            found[names] = [(name,) for name in entities.chain(names[0]) if (name,) in there]
            found[names] += [other for other in several if entities.lists_within(names, other) is True]
    return found


def climbed(
    series: Sequence[Sequence[Any]], containment: Mapping[Any, Sequence[Any]], wholes: Mapping[str, frozenset[str]]
) -> Iterator[tuple[int, int]]:
    """The pairs of series where every dimension of the inner one lies within that of the outer one, or that is open.

    Each of the series is a number, a type and the names of each dimension, empty where it has none.
    """
    trie: Trie = {}
    for number, *names in series:
        node = trie
        for name in names[:-1]:
            node = node.setdefault(name, {})
        node[names[-1]] = number
    for number, type_, *names in series:
        types = sorted(wholes.get(type_, frozenset((type_,))))
        options = [types, *([*containment.get(n, (n,)), *([type(n)()] if n else [])] for n in names)]
        for place in _reached(trie, options):
            yield number, place


def _reached(node: Any, options: Sequence[Iterable[Any]]) -> Iterator[int]:
    """The series below a node that take one of the options at each level; only those that are there are gone through."""
    if not options:
        yield node
        return
    for name in options[0]:
        if name in node:
            yield from _reached(node[name], options[1:])
