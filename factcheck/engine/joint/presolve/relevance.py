"""Which claims could take part in a conflict that only several rules reveal.

Going in: the claim table and the laws. Going out: the table with the rows in play. What stays out of play is decided by single
rules completely: of its facts the laws say that they agree and never fall, and all that they say follows for each pair of
claims as it stands, by E. Helly (1923) for what agrees and because what surely comes before is transitive for what never
falls. That needs one law among them whose pairs hold those of all others (`_are_dominated`), no law on single claims that
narrows what they agree on, and moments that all who speak of them place alike. Everything else goes to the solver, with
whatever it hangs together with: so do claims that are told by others and moments that several facts share and the order of
which is open in more than one of them. The screen looks at kinds of rows, not at pairs, so it costs few passes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from factcheck.claims.table import FUZZY, STRICT, ClaimTable, Row
from factcheck.claims.time_keys import TimeKey, TimeKind
from factcheck.engine.joint.model.keyed_rows import is_total
from factcheck.engine.joint.model.law_kinds import agreement, climbs, fields, order_in_time
from factcheck.engine.joint.presolve.shared_moments import facts_with_shared_moments
from factcheck.records import Record
from factcheck.rules.rule import Binding, Law
from factcheck.rules.scope import COMPONENTS

_FIELDS = ("statement", "occurrence", "identity", "document")
"""Fields that not every row has, and without which a law that shares them is not about the row."""

_SHARED_REFERENCES = frozenset(("based_on",))
"""References that claims may share, alike."""

_REFERENCES = frozenset(("on_top_of", "part_of", "sum_of", "denies", "corrects", "share_of", "ratio_of"))

_ONE_FACT = frozenset(("fact",))
_OF_CLAIMS = frozenset(("time", "origin", "document", "statement", "occurrence", "said_on"))
"""Keys that claims of one fact need not share."""

_TIMES = frozenset(("time", "start", "end"))
"""Fields that are one where a claim tells a single moment."""


@attrs.frozen(eq=False, repr=False)
class RowKind(Record):
    """Rows that laws select alike: one of them, and the references that they make."""

    row: Row
    refs: frozenset[str]
    lacks: frozenset[str]
    shared: bool


RowKinds = Mapping[object, RowKind]


@attrs.frozen(eq=False, repr=False)
class Coupling(Record):
    """A law that single rules decide where it stands alone: what it ties, for claims that share which keys, of which kinds."""

    fields: frozenset[str]
    keys: frozenset[str]
    kinds: frozenset[object]
    orders: bool

    def holds(self, other: Coupling) -> bool:
        """Whether this one says of every pair of claims what the other says of it, or more."""
        left = self.keys - other.keys
        shared = not left or ("fact" in other.keys and left.isdisjoint(_OF_CLAIMS))
        return shared and (other.orders or not self.orders or "time" in other.keys)


def in_play(table: ClaimTable, laws: Sequence[Law]) -> ClaimTable:
    """The table without the rows that single rules decide completely."""
    kinds: dict[object, RowKind] = {}
    linked = {claim for row in table.rows if row.links for claim in (row.claim, *(link.base for link in row.links))}
    sharing = facts_with_shared_moments(table)
    places: list[object] = []
    for row in table.rows:
        shared = row.claim in linked or row.fact in sharing
        key = (
            row.type, row.form, row.stance, row.modality, row.statement is None, row.occurrence is None,
            row.identity is None, row.document is None, tuple(row.refs), bool(row.rests_on), shared, row.dated,
        )  # fmt: skip
        if key not in kinds:
            lacks = frozenset(name for name in _FIELDS if getattr(row, name) is None)
            lacks |= _SHARED_REFERENCES.difference(row.refs)
            kinds[key] = RowKind(row, frozenset(row.refs), lacks, shared)
        places.append(key)
    if not _any_sums(table, kinds):
        laws = [law for law in laws if not any(b.follows and b.follows[1] == COMPONENTS for b in law.bindings)]
    playing, couplings = _told_apart(laws, kinds, _are_nested(table, kinds))
    ordered = {kinds[key].row.type for coupling in couplings if coupling.orders for key in coupling.kinds}
    free = _free_facts(table.rows, ordered)
    open_kinds = {place for row, place in zip(table.rows, places, strict=True) if row.fact in free} if free else set()
    playing |= {
        key
        for coupling in couplings
        if "fact" not in coupling.keys and not coupling.kinds.isdisjoint(open_kinds)
        for key in coupling.kinds
    }
    playing = _connected(playing, couplings)
    if len(playing) == len(kinds):
        return table
    return _only(table, [row.fact in free or key in playing for row, key in zip(table.rows, places, strict=True)])


def _only(table: ClaimTable, chosen: Sequence[bool]) -> ClaimTable:
    """The chosen rows, and those of the claims that their bounds rest on."""
    rows = tuple(row for row, is_chosen in zip(table.rows, chosen, strict=True) if is_chosen)
    needed = frozenset(claim for row in rows for claim in row.rests_on)
    if needed:
        claims = needed | {row.claim for row in rows}
        rows = tuple(row for row in table.rows if row.claim in claims)
    return attrs.evolve(table, rows=rows)


def _told_apart(laws: Sequence[Law], kinds: RowKinds, nested: bool) -> tuple[set[object], list[Coupling]]:
    """The kinds that some law ties in a way that single rules do not decide, and the ties that they may."""
    playing: set[object] = set()
    couplings: list[Coupling] = []
    for law in laws:
        bound = _bound_by(law, kinds)
        coupling = _coupling(law, bound, kinds, nested) if bound else None
        shared = {key for key in bound if kinds[key].shared}
        if coupling is not None:
            couplings.append(coupling)
        if shared or coupling is None:
            playing |= bound if len(law.bindings) > 1 else shared
    for key in kinds:
        binding = [coupling for coupling in couplings if key in coupling.kinds]
        if not all(
            _are_dominated([coupling for coupling in binding if not coupling.fields.isdisjoint(one.fields)])
            for one in binding
        ):
            playing.add(key)
    return playing | _narrowed(laws, kinds, couplings), couplings


def _are_dominated(couplings: Sequence[Coupling]) -> bool:
    """Whether one of the ties says all that the others say."""
    return any(all(one.holds(other) for other in couplings) for one in couplings)


def _connected(playing: set[object], couplings: Sequence[Coupling]) -> set[object]:
    """The kinds with all that ties of the world, not of who said what, hang on them."""
    found = set(playing)
    left = [coupling for coupling in couplings if coupling.fields == _TIMES or "value" in coupling.fields]
    while near := [coupling for coupling in left if not coupling.kinds.isdisjoint(found)]:
        found |= frozenset().union(*(coupling.kinds for coupling in near))
        left = [coupling for coupling in left if coupling.kinds.isdisjoint(found) or not coupling.kinds <= found]
    return found


def _bound_by(law: Law, kinds: RowKinds) -> frozenset[object]:
    """The kinds that the law may bind; none where it stands idle."""
    found: set[object] = set()
    for binding in law.bindings:
        shared = {same.key for same in law.same if binding.name in same.bindings}
        bound = {key for key, kind in kinds.items() if _may_bind(binding, kind, shared)}
        if not bound:
            return frozenset()
        found |= bound
    return frozenset(found)


def _coupling(law: Law, bound: frozenset[object], kinds: RowKinds, nested: bool) -> Coupling | None:
    """The law as a tie, if single rules decide what it says alone."""
    keys = frozenset(same.key for same in law.same if len(same.bindings) == len(law.bindings))
    field = agreement(law)
    if field is not None:
        shared = _TIMES if field in _TIMES else frozenset((field,))
        return None if _agrees_across_facts(law) else Coupling(shared, keys, bound, orders=False)
    if len(law.bindings) == 1 or not _is_of_totals(law):
        return None
    along = order_in_time(law)
    if climbs(law):
        # where nothing lies within anything else, it speaks of pairs of one fact, or of none at all
        follows = (
            not nested and (along is None or along.at_most == "<=") and _is_idle_within_a_fact(law, along is not None)
        )
        return Coupling(frozenset(("value",)), keys | _ONE_FACT, bound, along is not None) if follows else None
    one_type = len({kinds[key].row.type for key in bound}) == 1
    if along is None or along.at_most != "<=" or not ("fact" in keys or one_type):
        return None  # between 1 and 3 there is no room for four whole numbers that rise
    return Coupling(frozenset(("value",)), keys, bound, orders=True)


def _is_idle_within_a_fact(law: Law, orders: bool) -> bool:
    """Whether two claims of one fact keep the law if they agree and never fall."""
    grouped = any(binding.group for binding in law.bindings)
    return orders or grouped or (len(law.bindings) == 2 and any(same.key == "time" for same in law.same))


def _narrowed(laws: Sequence[Law], kinds: RowKinds, couplings: Sequence[Coupling]) -> set[object]:
    """The kinds in which a law about one claim narrows a field that ties make several claims share."""
    found: set[object] = set()
    for law in laws:
        if len(law.bindings) == 1:
            told = fields(law)
            sharing = {key for coupling in couplings if not coupling.fields.isdisjoint(told) for key in coupling.kinds}
            found |= {key for key in sharing if _may_bind(law.bindings[0], kinds[key], ())}
    return found


def _free_facts(rows: Sequence[Row], ordered: Iterable[str]) -> set[str]:
    """The facts of which pairs of claims do not tell all: those at a moment that claims place differently, or corrected."""
    types = frozenset(ordered)
    placed: dict[tuple[int, TimeKey], Row] = {}
    apart: set[tuple[int, TimeKey | None]] = set()
    for row in rows:
        if not (is_total(row) or (row.kind == "state" and row.stance == "asserts")):
            continue
        for reading in (STRICT, FUZZY):
            key = row.moment[reading]
            if key is None or (key.kind is TimeKind.FIXED and row.type not in types):
                continue
            other = placed.setdefault((reading, key), row)
            if other is not row and other.time[reading] != row.time[reading]:
                apart.add((reading, key))
    corrected = {row.fact for row in rows if row.epochs}
    return corrected | {row.fact for row in rows if apart and not apart.isdisjoint(enumerate(row.moment))}


def _agrees_across_facts(law: Law) -> bool:
    """Whether the law makes values of different facts one."""
    keys = {same.key for same in law.same}
    return agreement(law) == "value" and "fact" not in keys and not {"type", "dimensions"} <= keys


def _is_of_totals(law: Law) -> bool:
    """Whether every binding may be any total alike, so that within one fact the law says no more than agreement and order do."""
    first = law.bindings[0]
    alike = (first.forms, first.stances, first.modality, None)
    same = all((b.forms, b.stances, b.modality, b.follows) == alike for b in law.bindings)
    return same and first.forms == frozenset(("total",)) and not any(b.keys for b in law.bindings)


def _may_bind(binding: Binding, kind: RowKind, shared: Iterable[str]) -> bool:
    """Whether some row of the kind may be bound; of conditions on names only how it is dated is looked at, and references are."""
    row = kind.row
    return (
        (binding.types is None or row.type in binding.types)
        and (binding.forms is None or row.form in binding.forms)
        and (binding.stances is None or row.stance in binding.stances)
        and (binding.modality is None or row.modality == binding.modality)
        and all(key in kind.refs for key, _ in binding.keys if key in _REFERENCES)
        and all(wanted is None or row.dated in wanted for key, wanted in binding.keys if key == "dated")
        and kind.lacks.isdisjoint(shared)
    )


def _any_sums(table: ClaimTable, kinds: Mapping[object, RowKind]) -> bool:
    """Whether something that is counted is declared to be the sum of other measures."""
    measures = table.vocabulary.measures
    return any(kind.row.type in measures and measures[kind.row.type].sum_of for kind in kinds.values())


def _are_nested(table: ClaimTable, kinds: Mapping[object, RowKind]) -> bool:
    """Whether something that is counted may lie inside something else that is: a measure, or a name in some dimension."""
    types = {kind.row.type for kind in kinds.values() if kind.row.kind == "quantity"}
    if any((table.vocabulary.wholes.get(name, frozenset()) - {name}) & types for name in types):
        return True
    listed = {values for row in table.rows if row.kind == "quantity" for values in row.dims.values()}
    names = {name for values in listed for name in values}
    chain = table.entities.chain
    several = any(len(values) > 1 for values in listed)
    return several or any(above in names for name in names for above in chain(name)[1:])
