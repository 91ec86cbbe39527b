"""Relations between claims as SQL.

Going in: the setting of a condition, and a relation that is asked for or denied. Going out: a condition; the words of
`factcheck.engine.sql` on over-selecting hold here too. A relation without an entry in `RELATIONS` has no form in SQL. To give one
a form, add a function and its entry.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs

from factcheck.engine.columns import marked
from factcheck.engine.phrases import column, conjunction, joined, names_of, quoted
from factcheck.records import Record
from factcheck.rules import tree
from factcheck.rules.relations import World


@attrs.frozen(eq=False, repr=False)
class Setting(Record):
    """What a condition is written for: the columns that there are, a reading (`s` or `f`), and whether it must surely hold."""

    world: World
    columns: frozenset[str]
    reading: str = "s"
    sure: bool = False

    @property
    def unknown(self) -> str:
        """What stands for a condition that has no form in SQL."""
        return "FALSE" if self.sure else "TRUE"

    def names(self, node: tree.Node) -> str | None:
        """A name, or a list of names, as it stands in the table; `within` asks for the same form on both sides."""
        if isinstance(node, tree.Constant):
            return quoted(marked((str(node.value),)))
        if not isinstance(node, tree.Attribute):
            return None
        return names_of(node.binding, node.name, self.columns)


def _within_names(setting: Setting, inner: str, outer: str) -> str:
    return f'({inner} = {outer} OR ({inner}, {outer}) IN (SELECT ("inner", "outer") FROM containment))'


def _claim_within(setting: Setting, a: str, b: str) -> str:
    """Where one claim surely lies within another, as far as its dimensions tell; over-selects where one is absent."""
    dims = sorted(name for name in setting.columns if name.startswith("dim_"))
    parts = [f"({column(b, dim)} = '' OR {_within_names(setting, column(a, dim), column(b, dim))})" for dim in dims]
    return joined("AND", [_typed_within(setting, a, b), *parts])


def _typed_within(setting: Setting, a: str, b: str) -> str:
    """Where the type of one claim is that of the other, or a part of it."""
    types = {inner: sorted(outer) for inner, outer in setting.world.vocabulary.wholes.items() if len(outer) > 1}
    pairs = ", ".join(
        f"({quoted(inner)}, {quoted(outer)})" for inner, outers in sorted(types.items()) for outer in outers
    )
    alike = f"{column(a, 'type')} = {column(b, 'type')}"
    return f"({alike} OR ({column(a, 'type')}, {column(b, 'type')}) IN ({pairs}))" if pairs else f"({alike})"


def _surely_within(setting: Setting, a: str, b: str) -> str:
    """Where one claim lies within another and every dimension that its type needs is told on both sides."""
    vocabulary = setting.world.vocabulary
    declared = {name: measure.dimensions for name, measure in vocabulary.measures.items()}
    declared |= {name: (*event.identity, *event.dimensions) for name, event in vocabulary.events.items()}
    parts = [f"{column(b, 'form')} <> 'first'", _typed_within(setting, a, b)]
    parts.append(f"({column(b, 'occurrence')} = '' OR {column(b, 'occurrence')} = {column(a, 'occurrence')})")
    for dim in sorted(name for name in setting.columns if name.startswith("dim_")):
        inner, outer = column(a, dim), column(b, dim)
        told = f"{inner} <> '' AND {outer} <> '' AND {_within_names(setting, inner, outer)}"
        needing = ", ".join(quoted(name) for name, keys in sorted(declared.items()) if dim.removeprefix("dim_") in keys)
        needless = f" AND {column(b, 'type')} NOT IN ({needing})" if needing else ""
        parts.append(f"(({told}) OR ({outer} = ''{needless}))")
    return joined("AND", parts)


def _surely_outside(setting: Setting, a: str, b: str, both_ways: bool) -> str:
    ways = [(a, b), (b, a)] if both_ways else [(a, b)]
    return conjunction([f"({_typed_apart(setting, x, y)} OR {_dims_apart(setting, x, y)})" for x, y in ways])


def _typed_apart(setting: Setting, a: str, b: str) -> str:
    return f"NOT {_typed_within(setting, a, b)}"


def _dims_apart(setting: Setting, a: str, b: str) -> str:
    dims = sorted(name for name in setting.columns if name.startswith("dim_"))
    parts = [f'({column(a, dim)}, {column(b, dim)}) IN (SELECT ("inner", "outer") FROM not_within)' for dim in dims]
    return joined("OR", parts)


def _within(setting: Setting, node: tree.Relation, wanted: bool) -> str:
    return _contained(setting, node, wanted, both_ways=False)


def _compatible(setting: Setting, node: tree.Relation, wanted: bool) -> str:
    return _contained(setting, node, wanted, both_ways=True)


def _contained(setting: Setting, node: tree.Relation, wanted: bool, both_ways: bool) -> str:
    first, second = node.arguments
    if setting.sure:
        if not (isinstance(first, tree.Bound) and isinstance(second, tree.Bound)) or (wanted and both_ways):
            return "FALSE"
        surely = _surely_within(setting, first.binding, second.binding)
        return surely if wanted else _surely_outside(setting, first.binding, second.binding, both_ways)
    if isinstance(first, tree.Bound) and isinstance(second, tree.Bound):
        ways = [
            _claim_within(setting, first.binding, second.binding),
            _claim_within(setting, second.binding, first.binding),
        ]
        holds = joined("OR", ways if both_ways else ways[:1])
        recurring = [quoted(name) for name, event in setting.world.vocabulary.events.items() if not event.identity]
        never = f" OR {column(first.binding, 'type')} IN ({', '.join(recurring)})" if both_ways and recurring else ""
        return holds if wanted else f"(NOT {holds}{never})"
    if isinstance(first, tree.Attribute) and isinstance(second, tree.Attribute):
        return _named_contained(setting, first, second, wanted, both_ways)
    return setting.unknown


def _named_contained(
    setting: Setting, first: tree.Attribute, second: tree.Attribute, wanted: bool, both_ways: bool
) -> str:
    x, y = setting.names(first), setting.names(second)
    if x is None or y is None or both_ways:
        # A list agrees where one member of each does: that is for the checker.
        return "TRUE" if x is None or y is None else joined("AND", [f"{x} <> ''", f"{y} <> ''"])
    told = [f"{x} <> ''", f"{y} <> ''"]
    holds = _within_names(setting, x, y)
    return joined("AND", [*told, holds if wanted else f"NOT {holds}"])


def _listed_types(pairs: Callable[[World], set[tuple[str, str]]]) -> Callable[[Setting, tree.Relation, bool], str]:
    def write(setting: Setting, node: tree.Relation, wanted: bool) -> str:
        a, b = node.arguments
        listed = ", ".join(f"({quoted(x)}, {quoted(y)})" for x, y in sorted(pairs(setting.world)))
        if not listed:
            return "FALSE" if wanted else "TRUE"
        return f"({column(a.binding, 'type')}, {column(b.binding, 'type')}) {'IN' if wanted else 'NOT IN'} ({listed})"

    return write


def _begins(world: World) -> set[tuple[str, str]]:
    events = world.vocabulary.events
    return {(a, b) for a, others in world.vocabulary.implied.items() if not events[a].lasts for b in others}


def _denies(setting: Setting, node: tree.Relation, wanted: bool) -> str:
    """Never unknown."""
    a, b = (argument.binding for argument in node.arguments)
    named = "SELECT (n, claim) FROM named WHERE reference = 'denies'"
    return (
        f"({column(a, 'stance')} = 'denies' AND ({column(a, 'n')}, {column(b, 'claim')}) IN ({named}))"
        if wanted
        else f"({column(a, 'stance')} <> 'denies' OR ({column(a, 'n')}, {column(b, 'claim')}) NOT IN ({named}))"
    )


RELATIONS: Mapping[str, Callable[[Setting, tree.Relation, bool], str]] = {
    "within": _within,
    "compatible": _compatible,
    "excludes": _listed_types(lambda world: set(world.vocabulary.excluded)),
    "begins": _listed_types(_begins),
    "denies": _denies,
}
