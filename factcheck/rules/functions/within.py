"""`within(a, b)`: `a` equals `b` or lies inside it; of claims in every dimension and in the measure, of names by containment."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from factcheck.claims.table import Row
from factcheck.rules import tree
from factcheck.rules.context import Context
from factcheck.rules.function import Function, Sql, Symbols
from factcheck.values.bounds import Truth


def keys(context: Context, row: Row) -> tuple[str, ...]:
    """The dimensions that must be there on both sides for one claim to lie within another: all but the roles of an event."""
    event = context.vocabulary.events.get(row.type)
    if event is not None:
        return (*event.identity, *event.dimensions)
    measure = context.vocabulary.measures.get(row.type)
    return measure.dimensions if measure is not None else ()


def claim_within(context: Context, a: Row, b: Row, reading: int) -> Truth:
    """Equal or inside, in every dimension and in the measure; a role that `b` leaves open restricts nothing."""
    series, contained = context.series, context.contained
    pair = series[a], series[b]
    if pair not in contained:
        contained[pair] = _decided(context, a, b)
    return contained[pair]


def _decided(context: Context, a: Row, b: Row) -> Truth:
    if a.kind == "quantity":
        if b.type not in context.vocabulary.wholes.get(a.type, frozenset((a.type,))):
            return False
    elif a.type != b.type:
        return False
    if b.form == "first" and _one_event(a, b):
        return None  # another report of the first is no other event
    if "among" in b.refs:  # a first among those that are equal in the named dimensions
        return all(a.dims.get(name) == value for name, value in b.dims.items())
    wanted = () if b.form == "first" else keys(context, b)
    # what is said of one named happening holds nothing that may be another
    happening: Truth = True if b.form == "first" or b.occurrence in (None, a.occurrence) else None
    if happening and a.dims == b.dims and b.dims.keys() >= set(wanted):
        return True
    truth = happening
    for name in dict.fromkeys((*wanted, *b.dims)):
        found = dimension_within(context, a, b, name)
        if found is False:
            return False
        truth = truth and found
    return truth


def _one_event(a: Row, b: Row) -> bool:
    """Whether two reports of one type tell of one event: by identity, of a recurring type by occurrence."""
    if a.identity is not None and a.identity == b.identity:
        return not a.occurrence or not b.occurrence or a.occurrence == b.occurrence
    return a.identity is None and bool(a.occurrence) and a.occurrence == b.occurrence


def dimension_within(context: Context, a: Row, b: Row, name: str) -> Truth:
    """Whether `a` equals `b` or lies inside it in one dimension."""
    inner, outer = a.dims.get(name), b.dims.get(name)
    if inner is None or outer is None:
        return None
    return context.entities_in(name).lists_within(inner, outer)


def _names_within(context: Context, a: tuple[str, ...], b: tuple[str, ...], reading: int) -> Truth:
    return context.entities.lists_within(a, b) if a and b else None


# --- SQL: over-selects where a dimension is absent, unless it must be sure ---


def contained_sql(sql: Sql, node: tree.Relation, wanted: bool, both_ways: bool) -> Any:
    """Where one lies within the other (`both_ways`: either in either), or surely does not."""
    first, second = node.arguments
    if isinstance(first, tree.Bound) and isinstance(second, tree.Bound):
        a, b = first.binding, second.binding
        ways = [(a, b), (b, a)] if both_ways else [(a, b)]
        return _sure_sql(sql, ways, wanted) if sql.sure else _possible_sql(sql, ways, wanted)
    if sql.sure or not (isinstance(first, tree.Attribute) and isinstance(second, tree.Attribute)):
        return sql.unknown
    x, y = sql.names(first), sql.names(second)
    if x is None or y is None:
        return sql.all_of([])
    # a list agrees where one member of each does: that is for the checker
    within = _names_sql(sql, x, y)
    held = [] if both_ways else [within if wanted else sql.negated(within)]
    return sql.all_of([x.neq(""), y.neq(""), *held])


def _possible_sql(sql: Sql, ways: list[tuple[str, str]], wanted: bool) -> Any:
    holds = sql.some_of([_claim_sql(sql, a, b) for a, b in ways])
    if wanted:
        return holds
    recurring = [(name,) for name, event in sql.context.vocabulary.events.items() if not event.identity]
    never = [sql.among([sql.column(ways[0][0], "type")], recurring)] if len(ways) > 1 else []
    return sql.some_of([sql.negated(holds), *never])


def _sure_sql(sql: Sql, ways: list[tuple[str, str]], wanted: bool) -> Any:
    if wanted:
        return sql.some_of([]) if len(ways) > 1 else _surely_within(sql, *ways[0])
    return sql.all_of(sql.some_of([sql.negated(_types_sql(sql, a, b)), _dimensions_apart(sql, a, b)]) for a, b in ways)


def _names_sql(sql: Sql, inner: Any, outer: Any) -> Any:
    return sql.some_of([inner.eq(outer), sql.is_pair(inner, outer, "containment")])


def _claim_sql(sql: Sql, a: str, b: str) -> Any:
    """Where one claim surely lies within another, as far as its dimensions tell."""
    parts = [
        sql.some_of([sql.column(b, dim).eq(""), _names_sql(sql, sql.column(a, dim), sql.column(b, dim))])
        for dim in sql.dimensions
    ]
    return sql.all_of([_types_sql(sql, a, b), *parts])


def _types_sql(sql: Sql, a: str, b: str) -> Any:
    """Where the type of one claim is that of the other, or a part of it."""
    wholes = sql.context.vocabulary.wholes
    pairs = [(inner, outer) for inner, outers in sorted(wholes.items()) for outer in sorted(outers) if len(outers) > 1]
    types = [sql.column(a, "type"), sql.column(b, "type")]
    return sql.some_of([types[0].eq(types[1]), sql.among(types, pairs)])


def _surely_within(sql: Sql, a: str, b: str) -> Any:
    """Where one claim lies within another and every dimension that its type needs is given on both sides."""
    vocabulary = sql.context.vocabulary
    declared = {name: measure.dimensions for name, measure in vocabulary.measures.items()}
    declared |= {name: (*event.identity, *event.dimensions) for name, event in vocabulary.events.items()}
    happening = sql.column(b, "occurrence")
    parts = [
        sql.column(b, "form").neq("first"),
        _types_sql(sql, a, b),
        sql.some_of([happening.eq(""), happening.eq(sql.column(a, "occurrence"))]),
    ]
    for dim in sql.dimensions:
        inner, outer = sql.column(a, dim), sql.column(b, dim)
        given = sql.all_of([inner.neq(""), outer.neq(""), _names_sql(sql, inner, outer)])
        needing = [(name,) for name, own in sorted(declared.items()) if dim.removeprefix("dim_") in own]
        needless = sql.negated(sql.among([sql.column(b, "type")], needing))
        parts.append(sql.some_of([given, sql.all_of([outer.eq(""), needless])]))
    return sql.all_of(parts)


def _dimensions_apart(sql: Sql, a: str, b: str) -> Any:
    return sql.some_of(sql.is_pair(sql.column(a, dim), sql.column(b, dim), "not_within") for dim in sql.dimensions)


# --- formulas over unknown claims ---


def within_formula(symbols: Symbols, a: Any, b: Any) -> Any:
    """Whether `a` equals `b` or lies inside it."""
    return symbols.all_of([symbols.truth("within", a, b), may_lie_within(symbols, a, b)])


def may_lie_within(symbols: Symbols, a: Any, b: Any) -> Any:
    """Whether the types allow it: those of one event, or a measure and one that it is part of."""
    vocabulary = symbols.vocabulary
    wider = ((t, u) for t in a.types for u in vocabulary.wholes.get(t, ()) if u != t and u in b.types)
    return symbols.some_of([symbols.same_name(a, b, "type"), typed_formula(symbols, a, b, wider)])


def typed_formula(symbols: Symbols, a: Any, b: Any, pairs: Iterable[tuple[str, str]]) -> Any:
    """Whether the types of the claims are one of these pairs."""
    if symbols.any_types:
        return symbols.all_of([])
    return symbols.some_of(
        symbols.all_of([symbols.among(a, "type", (inner,)), symbols.among(b, "type", [u for _, u in several])])
        for inner, several in groupby(sorted(pairs), key=lambda pair: pair[0])
    )


def names_within_formula(symbols: Symbols, a: Any, b: Any) -> Any:
    """Equal or inside: what one name says of another is a truth of its own."""
    return symbols.some_of([symbols.same(a, b), symbols.truth("name within", key(a), key(b))])


def key(total: Any) -> tuple[object, ...]:
    """What tells a name or a number of unknowns apart from others."""
    return (tuple(sorted(total[0].items())), total[1])


FUNCTION = Function(
    words="{0} equals or lies inside {1}",
    of_claims=claim_within,
    of_names=_names_within,
    sql=lambda sql, node, wanted: contained_sql(sql, node, wanted, both_ways=False),
    formula=within_formula,
    formula_of_fields=names_within_formula,
)
