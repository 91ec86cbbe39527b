"""Relations between claims as SQL.

Going in: a writer of conditions, and a relation that is asked for or denied. Going out: a condition; the words of
`factcheck.engine.sql` on over-selecting hold here too. A relation without an entry in `RELATIONS` has no form in SQL. To give one
a form, add a function and its entry.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from factcheck.engine.phrases import column, conjunction, joined, quoted
from factcheck.rules import tree
from factcheck.rules.relations import World

if TYPE_CHECKING:
    from factcheck.engine.sql import Writer


def _within_names(writer: Writer, inner: str, outer: str) -> str:
    return f'({inner} = {outer} OR ({inner}, {outer}) IN (SELECT ("inner", "outer") FROM containment))'


def _claim_within(writer: Writer, a: str, b: str) -> str:
    """Where one claim surely lies within another, as far as its dimensions tell; over-selects where one is absent."""
    dims = sorted(name for name in writer.columns if name.startswith("dim_"))
    parts = [f"({column(b, dim)} = '' OR {_within_names(writer, column(a, dim), column(b, dim))})" for dim in dims]
    return joined("AND", [_typed_within(writer, a, b), *parts])


def _typed_within(writer: Writer, a: str, b: str) -> str:
    """Where the type of one claim is that of the other, or a part of it."""
    types = {inner: sorted(outer) for inner, outer in writer.world.vocabulary.wholes.items() if len(outer) > 1}
    pairs = ", ".join(
        f"({quoted(inner)}, {quoted(outer)})" for inner, outers in sorted(types.items()) for outer in outers
    )
    alike = f"{column(a, 'type')} = {column(b, 'type')}"
    return f"({alike} OR ({column(a, 'type')}, {column(b, 'type')}) IN ({pairs}))" if pairs else f"({alike})"


def _surely_within(writer: Writer, a: str, b: str) -> str:
    """Where one claim lies within another and every dimension that its type needs is told on both sides."""
    vocabulary = writer.world.vocabulary
    declared = {name: measure.dimensions for name, measure in vocabulary.measures.items()}
    declared |= {name: (*event.identity, *event.dimensions) for name, event in vocabulary.events.items()}
    parts = [f"{column(b, 'form')} <> 'first'", _typed_within(writer, a, b)]
    parts.append(f"({column(b, 'occurrence')} = '' OR {column(b, 'occurrence')} = {column(a, 'occurrence')})")
    for dim in sorted(name for name in writer.columns if name.startswith("dim_")):
        inner, outer = column(a, dim), column(b, dim)
        told = f"{inner} <> '' AND {outer} <> '' AND {_within_names(writer, inner, outer)}"
        needing = ", ".join(quoted(name) for name, keys in sorted(declared.items()) if dim.removeprefix("dim_") in keys)
        needless = f" AND {column(b, 'type')} NOT IN ({needing})" if needing else ""
        parts.append(f"(({told}) OR ({outer} = ''{needless}))")
    return joined("AND", parts)


def _surely_outside(writer: Writer, a: str, b: str, both_ways: bool) -> str:
    ways = [(a, b), (b, a)] if both_ways else [(a, b)]
    return conjunction([f"({_typed_apart(writer, x, y)} OR {_dims_apart(writer, x, y)})" for x, y in ways])


def _typed_apart(writer: Writer, a: str, b: str) -> str:
    return f"NOT {_typed_within(writer, a, b)}"


def _dims_apart(writer: Writer, a: str, b: str) -> str:
    dims = sorted(name for name in writer.columns if name.startswith("dim_"))
    parts = [f'({column(a, dim)}, {column(b, dim)}) IN (SELECT ("inner", "outer") FROM not_within)' for dim in dims]
    return joined("OR", parts)


def _within(writer: Writer, node: tree.Relation, wanted: bool) -> str:
    return _contained(writer, node, wanted, both_ways=False)


def _compatible(writer: Writer, node: tree.Relation, wanted: bool) -> str:
    return _contained(writer, node, wanted, both_ways=True)


def _contained(writer: Writer, node: tree.Relation, wanted: bool, both_ways: bool) -> str:
    first, second = node.arguments
    if writer.sure:
        if not (isinstance(first, tree.Bound) and isinstance(second, tree.Bound)) or (wanted and both_ways):
            return "FALSE"
        surely = _surely_within(writer, first.binding, second.binding)
        return surely if wanted else _surely_outside(writer, first.binding, second.binding, both_ways)
    if isinstance(first, tree.Bound) and isinstance(second, tree.Bound):
        ways = [
            _claim_within(writer, first.binding, second.binding),
            _claim_within(writer, second.binding, first.binding),
        ]
        holds = joined("OR", ways if both_ways else ways[:1])
        recurring = [quoted(name) for name, event in writer.world.vocabulary.events.items() if not event.identity]
        never = f" OR {column(first.binding, 'type')} IN ({', '.join(recurring)})" if both_ways and recurring else ""
        return holds if wanted else f"(NOT {holds}{never})"
    if isinstance(first, tree.Attribute) and isinstance(second, tree.Attribute):
        return _named_contained(writer, first, second, wanted, both_ways)
    return writer.unknown


def _named_contained(
    writer: Writer, first: tree.Attribute, second: tree.Attribute, wanted: bool, both_ways: bool
) -> str:
    x, y = writer.names(first), writer.names(second)
    if x is None or y is None or both_ways:
        # A list agrees where one member of each does: that is for the checker.
        return "TRUE" if x is None or y is None else joined("AND", [f"{x} <> ''", f"{y} <> ''"])
    told = [f"{x} <> ''", f"{y} <> ''"]
    holds = _within_names(writer, x, y)
    return joined("AND", [*told, holds if wanted else f"NOT {holds}"])


def _listed_types(pairs: Callable[[World], set[tuple[str, str]]]) -> Callable[[Writer, tree.Relation, bool], str]:
    def write(writer: Writer, node: tree.Relation, wanted: bool) -> str:
        a, b = node.arguments
        listed = ", ".join(f"({quoted(x)}, {quoted(y)})" for x, y in sorted(pairs(writer.world)))
        if not listed:
            return "FALSE" if wanted else "TRUE"
        return f"({column(a.binding, 'type')}, {column(b.binding, 'type')}) {'IN' if wanted else 'NOT IN'} ({listed})"

    return write


def _begins(world: World) -> set[tuple[str, str]]:
    events = world.vocabulary.events
    return {(a, b) for a, others in world.vocabulary.implied.items() if not events[a].lasts for b in others}


def _denies(writer: Writer, node: tree.Relation, wanted: bool) -> str:
    """Never unknown."""
    a, b = (argument.binding for argument in node.arguments)
    named = "SELECT (n, claim) FROM named WHERE reference = 'denies'"
    return (
        f"({column(a, 'stance')} = 'denies' AND ({column(a, 'n')}, {column(b, 'claim')}) IN ({named}))"
        if wanted
        else f"({column(a, 'stance')} <> 'denies' OR ({column(a, 'n')}, {column(b, 'claim')}) NOT IN ({named}))"
    )


RELATIONS: Mapping[str, Callable[[Writer, tree.Relation, bool], str]] = {
    "within": _within,
    "compatible": _compatible,
    "excludes": _listed_types(lambda world: set(world.vocabulary.excluded)),
    "begins": _listed_types(_begins),
    "denies": _denies,
}
