"""Who bears whom out: how many witnesses tell each fact, and how they differ.

Going in: the claim table. Going out: one `Corroboration` for each fact that two or more claims assert, its tellers grouped
by what they say and, inside, by witness. Claims that go back to one source are one witness; facts are grouped without time,
by compatible dimensions (SEMANTICS, *Which claims meet*, One witness).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from factcheck.claims.table import STRICT, ClaimTable, Row
from factcheck.report.types import Corroboration, CorroborationGroup, Witness
from factcheck.rules.context import Context
from factcheck.rules.functions.compatible import compatible
from factcheck.rules.functions.one_witness import one_witness
from factcheck.values.bounds import Bounds

FORMS = frozenset(("total", "increment", "part", "growth"))


def corroborations(table: ClaimTable) -> tuple[Corroboration, ...]:
    """The facts that more than one claim tells, those with most witnesses first."""
    world = Context(table.entities, table.vocabulary, table.based_on)
    told: dict[tuple[object, ...], list[Row]] = {}
    for row in table.rows:
        if row.stance == "asserts" and row.form in FORMS:
            told.setdefault((row.type, row.modality, row.form, *_outermost(world, row)), []).append(row)
    found = []
    for rows in told.values():
        for fact in _joined(rows, lambda a, b: _compatible(world, a, b)):
            if len({row.claim for row in fact}) > 1:
                found.append(_corroboration(world, table, fact))
    return tuple(sorted(found, key=_rank))


def _rank(found: Corroboration) -> tuple[int, str]:
    return -sum(len(group.witnesses) for group in found.groups), str(sorted(found.fact.items()))


def _outermost(world: Context, row: Row) -> list[tuple[str, frozenset[str]]]:
    """What contains a claim at the last remove, dimension by dimension: one fact, and what lies within another, has it in common.

    Of an event that has one, only the identity tells. Roles are left out: they hold lists, and are no part of a fact.
    """
    event, chain = world.vocabulary.events.get(row.type), world.entities.chain
    told = (
        event.identity or tuple(name for name in row.dims if name not in event.roles) if event is not None else row.dims
    )
    return [(name, frozenset(chain(id)[-1] for id in row.dims[name])) for name in sorted(told) if name in row.dims]


def _compatible(world: Context, a: Row, b: Row) -> bool:
    return a.fact == b.fact or compatible(world, a, b, STRICT) is True


def _corroboration(world: Context, table: ClaimTable, fact: Sequence[Row]) -> Corroboration:
    first = fact[0]
    dims = {name: _names(row.dims[name] for row in fact if name in row.dims) for name in sorted(first.dims)}
    groups = [CorroborationGroup(_value(group), _witnesses(world, table, group)) for group in _alike(fact)]
    groups.sort(key=lambda group: (-len(group.witnesses), group.value))
    return Corroboration({"type": first.type, "modality": first.modality, **dims}, tuple(groups))


def _names(values: Iterable[tuple[str, ...]]) -> str:
    return ", ".join(dict.fromkeys(name for value in values for name in value))


def _alike(fact: Iterable[Row]) -> list[list[Row]]:
    """The rows by their bare figure, whatever hedge stands before it; events are alike by being one fact."""
    groups: dict[Bounds | None, list[Row]] = {}
    for row in fact:
        group = groups.pop(row.figure, [])
        groups[row.figure] = [*group, row]
    return list(groups.values())


def _value(group: Sequence[Row]) -> str:
    numbers = {(row.figure.low + row.figure.high) / 2 for row in group if row.figure is not None}
    return ", ".join(f"{float(n):,.10g}" for n in sorted(numbers))


def _witnesses(world: Context, table: ClaimTable, group: Sequence[Row]) -> tuple[Witness, ...]:
    parts = _joined(group, lambda a, b: a.claim == b.claim or one_witness(world, a, b, STRICT) is True)
    return tuple(sorted((_witness(part) for part in parts), key=lambda witness: (-len(witness.claims), witness.origin)))


def _witness(rows: Sequence[Row]) -> Witness:
    origins = [row.origin for row in rows if row.origin is not None]
    common = max(sorted(set(origins)), key=origins.count) if origins else "unknown"
    documents = tuple(sorted({row.document for row in rows if row.document is not None}))
    return Witness(common, tuple(sorted({row.claim for row in rows})), documents)


def _joined(rows: Iterable[Row], same: Callable[[Row, Row], bool]) -> list[list[Row]]:
    """The rows in groups, joined wherever two of them are the same."""
    groups: list[list[Row]] = []
    for row in rows:
        near = [group for group in groups if any(same(row, other) for other in group)]
        joined = [member for group in near for member in group]
        groups = [group for group in groups if not any(group is other for other in near)]
        groups.append([*joined, row])
    return groups
