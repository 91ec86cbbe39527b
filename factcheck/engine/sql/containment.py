"""Which claims may lie within which, for queries to join by: found once for each series, not for each pair of claims.

Going in: the view `claims`, and the closures `containment` and `not_within` of their names. Going out: six tables. `series` has
one row for each combination of type and dimensions; `placed` says in which series each row stands; `climbed` has the pairs
(inner, outer) of series where `within` may be true, `rising` the same from rows; `reaching` those where it is not surely false,
between what `around` places. A dimension that the outer series leaves open restricts nothing here: what then is true, and what
is only unknown, the checker tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlglot import exp

from factcheck.claims.entities import Entities
from factcheck.engine.sql.columns import MARK
from factcheck.engine.sql.row_codec import unmarked
from factcheck.engine.sql.trees import (
    Query,
    all_of,
    among,
    bare,
    bare_all,
    column,
    listed_in,
    named,
    negated,
    pairs_of,
    smallest,
    some_of,
    table,
)

MOST_SERIES = 2_000
"""Up to so many series are told apart where a claim may be unknown to lie within another; beyond, types alone are."""

MOST_NAMES = 400
"""Up to so many different names are told which of them surely lie outside which; beyond, that is left open."""


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


def not_within(texts: Iterable[str], entities: Entities) -> list[list[str]]:
    """Which lists of names surely do not lie within which others."""
    listed = {text: unmarked(text) for text in sorted(texts)}
    if len(listed) > MOST_NAMES:
        return []
    return [[a, b] for a, x in listed.items() for b, y in listed.items() if entities.lists_within(x, y) is False]


def placing(dims: Sequence[str]) -> Iterator[tuple[str, Query]]:
    """The tables `series` and `placed`, each with the query that it holds."""
    fields = ("type", *dims)
    told = exp.select(*bare_all(fields)).distinct().from_(table("claims")).subquery("told")
    order = exp.Order(expressions=[exp.Ordered(this=bare(name), nulls_first=False) for name in fields])
    number = exp.Window(this=exp.RowNumber(), order=order)
    yield "series", exp.select(named(number, "series"), *bare_all(fields)).from_(told)
    yield (
        "placed",
        exp.select("n", "series").from_(table("claims")).join(table("series"), using=list(map(bare, fields))),
    )


def rising() -> Query:
    """The series that each row may lie within: with it a join has one step less to plan."""
    on = column("climbed", "inner").eq(column("placed", "series"))
    found = exp.select(column("placed", "n"), named(column("climbed", "outer"), "series"))
    return found.from_(table("placed")).join(table("climbed"), on=on)


def reaching(dims: Sequence[str], count: int, wholes: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, Query]]:
    """The tables `around`, which places rows, and `reaching`."""
    pairs = [(inner, outer) for inner, outers in sorted(wholes.items()) for outer in sorted(outers - {inner})]
    types = [column(side, "type") for side in "ab"]
    alike = some_of([types[0].eq(types[1]), among(types, pairs)])
    ends = [named(column(side, "series"), name) for side, name in (("a", "inner"), ("b", "outer"))]
    if count > MOST_SERIES:
        kinds = exp.select("type", named(smallest(bare("series")), "series")).from_(table("series")).group_by("type")
        placed = exp.select(column("claims", "n"), column("kinds", "series")).from_(table("claims"))
        yield "around", placed.join(kinds.subquery("kinds"), using=["type"])
        both = exp.select(*ends).from_(kinds.subquery("a")).join(kinds.subquery("b"), join_type="cross")
        yield "reaching", both.where(alike)
        return
    yield "around", exp.select("n", "series").from_(table("placed"))
    apart = [negated(listed_in([column("a", dim), column("b", dim)], pairs_of("not_within"))) for dim in dims]
    both = exp.select(*ends).from_(table("series", "a")).join(table("series", "b"), join_type="cross")
    yield "reaching", both.where(all_of([alike, *apart]))
