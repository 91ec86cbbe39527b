"""Which claims could take part in a conflict that only several rules reveal.

Going in: the claim table and the laws. Going out: the table with the rows in play. A series of which nothing is said but
that it agrees and never falls is decided by single rules completely, and so is whatever no law ties to anything else that
is there; such claims never become constraints, however many they are. Times and shares that are told by other claims are
ties of their own, and so are moments that several facts share and the order of which is open in more than one of them:
every law that binds such claims plays. The screen looks at kinds of rows, not at pairs, so it costs few passes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from factcheck.claims.table import ClaimTable, Row
from factcheck.engine.joint.crossing import facts_crossed
from factcheck.engine.joint.laws import agreement, climbs, fields, order
from factcheck.records import Record
from factcheck.rules.rule import Binding, Law
from factcheck.rules.scope import COMPONENTS

_FIELDS = ("statement", "occurrence", "identity", "document")
"""Fields that not every row has, and without which a law that shares them is not about the row."""


_REFERENCES = frozenset(("on_top_of", "part_of", "sum_of", "denies", "corrects", "share_of"))


@attrs.frozen(eq=False, repr=False)
class Kind(Record):
    """Rows that laws select alike: one of them, and the references that they make."""

    row: Row
    refs: frozenset[str]
    lacks: frozenset[str]
    tied: bool


def in_play(table: ClaimTable, laws: Sequence[Law]) -> ClaimTable:
    """The table without the rows that single rules decide completely."""
    kinds: dict[object, Kind] = {}
    linked = {claim for row in table.rows if row.links for claim in (row.claim, *(link.base for link in row.links))}
    crossed = facts_crossed(table)
    places: list[object] = []
    for row in table.rows:
        tied = row.claim in linked or row.fact in crossed
        key = (
            row.type, row.form, row.stance, row.modality, row.statement is None, row.occurrence is None,
            row.identity is None, row.document is None, tuple(row.refs), bool(row.rests_on), tied,
        )  # fmt: skip
        if key not in kinds:
            lacks = frozenset(name for name in _FIELDS if getattr(row, name) is None)
            kinds[key] = Kind(row, frozenset(row.refs), lacks, tied)
        places.append(key)
    nested = _are_nested(table, kinds)
    if not _any_sums(table, kinds):
        laws = [law for law in laws if not any(b.follows and b.follows[1] == COMPONENTS for b in law.bindings)]
    by_type: dict[str, list[object]] = {}
    for each, kind in kinds.items():
        by_type.setdefault(kind.row.type, []).append(each)
    playing = {key for law in laws for key in _bound_by(law, kinds, by_type, nested)}
    playing |= _narrowed(laws, kinds)
    if len(playing) == len(kinds):
        return table
    rows = tuple(row for row, key in zip(table.rows, places, strict=True) if key in playing)
    needed = frozenset(claim for row in rows for claim in row.rests_on)
    if needed:
        claims = needed | {row.claim for row in rows}
        rows = tuple(row for row in table.rows if row.claim in claims)
    return attrs.evolve(table, rows=rows)


def _bound_by(
    law: Law, kinds: Mapping[object, Kind], by_type: Mapping[str, Sequence[object]], nested: bool
) -> set[object]:
    """The kinds that a law ties to one another; none where it stands idle, or says only what single rules decide."""
    found: set[object] = set()
    shared = {name: {same.key for same in law.same if name in same.bindings} for name in (b.name for b in law.bindings)}
    types: list[set[str]] = []
    for binding in law.bindings:
        near = by_type.keys() if binding.types is None else binding.types & by_type.keys()
        bound = {key for name in near for key in by_type[name] if _may_bind(binding, kinds[key], shared[binding.name])}
        if not bound:
            return set()
        types.append({kinds[key].row.type for key in bound})
        found |= bound
    tied = {key for key in found if kinds[key].tied}
    if len(law.bindings) == 1:
        return tied
    if tied or _says_more(law, set().union(*types), nested):
        return found
    return set()


def _says_more(law: Law, types: set[str], nested: bool) -> bool:
    """Whether a law that binds several claims of these types says more than that what one fact tells agrees and never falls."""
    if agreement(law) is not None:
        return _agrees_across_facts(law)
    one_fact = any(same.key == "fact" and len(same.bindings) == len(law.bindings) for same in law.same)
    only_orders = _only_orders(law) and (one_fact or len(types) == 1 or climbs(law))
    return not only_orders or (climbs(law) and nested)


def _narrowed(laws: Sequence[Law], kinds: Mapping[object, Kind]) -> set[object]:
    """The kinds in which a law about one claim narrows a field that a law of agreement makes several claims share."""
    found: set[object] = set()
    for law in laws:
        field = agreement(law)
        if field is None:
            continue
        sharing = {
            key for key, kind in kinds.items() if _may_bind(law.bindings[0], kind, {same.key for same in law.same})
        }
        for other in laws:
            if len(other.bindings) == 1 and field in fields(other):
                found |= {key for key in sharing if _may_bind(other.bindings[0], kinds[key], ())}
    return found


def _agrees_across_facts(law: Law) -> bool:
    """Whether the law makes values of different facts one."""
    keys = {same.key for same in law.same}
    return agreement(law) == "value" and "fact" not in keys and not {"type", "dimensions"} <= keys


def _only_orders(law: Law) -> bool:
    """Whether every binding may be any total alike, so that within one fact the law says no more than agreement and order do."""
    first = law.bindings[0]
    return all(
        (b.forms, b.stances, b.modality, b.follows) == (first.forms, first.stances, first.modality, None)
        for b in law.bindings
    ) and (first.forms == frozenset(("total",)) and not any(b.keys for b in law.bindings) and _orders_values(law))


def _orders_values(law: Law) -> bool:
    along = order(law)
    if along is not None:
        return along.at_most == "<="  # between 1 and 3 there is no room for four whole numbers that rise
    if any(binding.group for binding in law.bindings):
        return True
    return len(law.bindings) == 2 and any(same.key == "time" for same in law.same) and climbs(law)


def _may_bind(binding: Binding, kind: Kind, shared: Iterable[str]) -> bool:
    """Whether some row of the kind may be bound; conditions on names are not looked at, those on references are."""
    row = kind.row
    return (
        (binding.types is None or row.type in binding.types)
        and (binding.forms is None or row.form in binding.forms)
        and (binding.stances is None or row.stance in binding.stances)
        and (binding.modality is None or row.modality == binding.modality)
        and all(key in kind.refs for key, _ in binding.keys if key in _REFERENCES)
        and kind.lacks.isdisjoint(shared)
    )


def _any_sums(table: ClaimTable, kinds: Mapping[object, Kind]) -> bool:
    """Whether something that is counted is declared to be the sum of other measures."""
    measures = table.vocabulary.measures
    return any(kind.row.type in measures and measures[kind.row.type].sum_of for kind in kinds.values())


def _are_nested(table: ClaimTable, kinds: Mapping[object, Kind]) -> bool:
    """Whether something that is counted may lie inside something else that is: a measure, or a name in some dimension."""
    types = {kind.row.type for kind in kinds.values() if kind.row.kind == "quantity"}
    if any((table.vocabulary.wholes.get(name, frozenset()) - {name}) & types for name in types):
        return True
    names = {name for row in table.rows if row.kind == "quantity" for values in row.dims.values() for name in values}
    chain = table.entities.chain
    return any(above in names for name in names for above in chain(name)[1:])
