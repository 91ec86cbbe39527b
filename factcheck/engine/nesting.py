"""Which claims may lie within which, for SQL to join by: found once for each series, not for each pair of claims.

Going in: the view `claims`, and the closures `containment` and `not_within` of their names. Going out: six tables. `series` has
one row for each combination of type and dimensions; `placed` says in which series each row stands; `climbed` has the pairs
(inner, outer) of series where `within` may be true, `rising` the same from rows; `reaching` those where it is not surely false,
between what `around` places. A dimension that the outer series leaves open restricts nothing here: what then is true, and what
is only unknown, the checker tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from factcheck.claims.entities import Entities
from factcheck.claims.table import ClaimTable
from factcheck.engine.columns import MARK, marked
from factcheck.engine.phrases import quoted
from factcheck.engine.restoring import unmarked

MOST_SERIES = 2_000
"""Up to so many series are told apart where a claim may be unknown to lie within another; beyond, types alone are."""

RISING = (
    'CREATE OR REPLACE TEMP TABLE rising AS SELECT placed.n, climbed."outer" AS series '
    'FROM placed JOIN climbed ON climbed."inner" = placed.series'
)
"""Makes, from `placed` and `climbed`, the series that each row may lie within: with it a join has one step less to plan."""

Trie = dict[str, Any]
"""Series by type, then by each dimension in turn, down to a number."""


def containment(texts: Iterable[str], entities: Entities) -> list[list[str]]:
    """Which lists of names surely lie within which others, among those that claims use; each within itself."""
    listed = {text: unmarked(text) for text in sorted(texts)}
    several = [text for text, names in listed.items() if len(names) > 1]
    found: list[list[str]] = []
    for text, names in listed.items():
        if len(names) > 1:
            outers = [other for other in listed if entities.lists_within(names, listed[other]) is True]
        else:
            above = [f"{MARK}{name}{MARK}" for name in entities.chain(names[0])]
            outers = [name for name in above if name in listed]
            outers += [other for other in several if entities.lists_within(names, listed[other]) is True]
        found += [[text, outer] for outer in outers]
    return found


MOST_NAMES = 400
"""Up to so many different names are told which of them surely lie outside which; beyond, that is left open."""


def not_within(texts: Iterable[str], entities: Entities) -> list[list[str]]:
    """Which lists of names surely do not lie within which others."""
    listed = {text: unmarked(text) for text in sorted(texts)}
    if len(listed) > MOST_NAMES:
        return []
    return [[a, b] for a, x in listed.items() for b, y in listed.items() if entities.lists_within(x, y) is False]


def placing(dims: Sequence[str]) -> Iterator[str]:
    """Statements that make `series` and `placed`."""
    fields = ", ".join(["type", *(f'"{dim}"' for dim in dims)])
    yield (
        f"CREATE OR REPLACE TEMP TABLE series AS SELECT row_number() OVER (ORDER BY {fields}) AS series, {fields} "
        f"FROM (SELECT DISTINCT {fields} FROM claims)"
    )
    yield f"CREATE OR REPLACE TEMP TABLE placed AS SELECT n, series FROM claims JOIN series USING ({fields})"


def climbed(
    listed: Iterable[Sequence[Any]], containment: Iterable[Sequence[str]], wholes: Mapping[str, frozenset[str]]
) -> Iterator[tuple[int, int]]:
    """The pairs of series where every dimension of the inner one lies within that of the outer one, or that is open.

    Each of `listed` is a number, a type and a text for each dimension.
    """
    series = list(listed)
    trie: Trie = {}
    for number, *names in series:
        node = trie
        for name in names[:-1]:
            node = node.setdefault(name, {})
        node[names[-1]] = number
    outers: dict[str, list[str]] = {}
    for inner, outer in containment:
        outers.setdefault(inner, []).append(outer)
    for number, type_, *names in series:
        types = sorted(wholes.get(type_, frozenset((type_,))))
        options = [types, *([*outers.get(name, (name,)), *([""] if name else [])] for name in names)]
        for place in _reached(trie, options):
            yield number, place


def series_within(table: ClaimTable) -> tuple[dict[str, int], dict[int, list[int]]]:
    """The same over rows in memory: the series of each row by id, and for each series those that may lie within it."""
    dims = sorted({name for row in table.rows for name in row.dims})
    numbers: dict[tuple[str, ...], int] = {}
    placed: dict[str, int] = {}
    for row in table.rows:
        names = (row.type, *(marked(row.dims.get(name, ())) for name in dims))
        placed[row.id] = numbers.setdefault(names, len(numbers))
    texts = {text for _, *found in numbers for text in found if text}
    listed = [(number, *names) for names, number in numbers.items()]
    inside: dict[int, list[int]] = {}
    for inner, outer in climbed(listed, containment(texts, table.entities), table.vocabulary.wholes):
        inside.setdefault(outer, []).append(inner)
    return placed, inside


def _reached(node: Any, options: Sequence[Iterable[str]]) -> Iterator[int]:
    """The series below a node that take one of the options at each level; only those that are there are gone through."""
    if not options:
        yield node
        return
    for name in options[0]:
        if name in node:
            yield from _reached(node[name], options[1:])


def reaching(dims: Sequence[str], count: int, wholes: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """Statements that make `reaching` and `around`, which places rows for it."""
    values = ", ".join(
        f"({quoted(inner)}, {quoted(outer)})"
        for inner, outers in sorted(wholes.items())
        for outer in sorted(outers - {inner})
    )
    alike = "a.type = b.type" + (f" OR (a.type, b.type) IN ({values})" if values else "")
    if count > MOST_SERIES:
        kinds = "(SELECT type, min(series) AS series FROM series GROUP BY type)"
        yield f"CREATE OR REPLACE TEMP TABLE around AS SELECT n, kinds.series FROM claims JOIN {kinds} AS kinds USING (type)"
        yield (
            'CREATE OR REPLACE TEMP TABLE reaching AS SELECT a.series AS "inner", b.series AS "outer" '
            f"FROM {kinds} AS a, {kinds} AS b WHERE {alike}"
        )
        return
    apart = [f'(a."{dim}", b."{dim}") NOT IN (SELECT ("inner", "outer") FROM not_within)' for dim in dims]
    yield "CREATE OR REPLACE TEMP TABLE around AS SELECT n, series FROM placed"
    yield (
        'CREATE OR REPLACE TEMP TABLE reaching AS SELECT a.series AS "inner", b.series AS "outer" FROM series AS a, series AS b '
        f"WHERE {' AND '.join([f'({alike})', *apart])}"
    )
