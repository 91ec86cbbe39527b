"""All ranges of one fact share a point, which they do when the largest low and the smallest high do. Cost: n.

Going in: a law of two like bindings whose field must be equal. Going out: the pairs of those rows that lie above the
smallest high or below the largest low of their group (E. Helly, 1923, in one dimension: where no pair is apart, all share a
point).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs
from sqlglot import exp

from factcheck.engine.sql.columns import FOREVER, NUMBERS
from factcheck.engine.sql.database import Database
from factcheck.engine.sql.expressions import Ends
from factcheck.engine.sql.general import FIRST_OPEN, Proposal, Undecided
from factcheck.engine.sql.ordering import keys_of, pairs_among, without_refined
from factcheck.engine.sql.select import Source
from factcheck.engine.sql.trees import (
    Tree,
    all_of,
    bare,
    bare_all,
    column,
    constant,
    double,
    either,
    largest,
    named,
    negated,
    smallest,
    some_of,
    table,
)
from factcheck.rules import tree
from factcheck.rules.rule import Law
from factcheck.rules.shape import Agreement


def propose(law: Law, database: Database, source: Source) -> Proposal:
    """The pairs that may not agree."""
    involved = database.ask(query(law, source))
    proposal = pairs_among(law, database, source, [(n, n) for (n,) in involved], _scope(law, source))
    return attrs.evolve(proposal, undecided=lambda: _undecided(law, database, source))


def query(law: Law, source: Source) -> exp.Select:
    """The rows which stand apart from some other of their group."""
    keys = _named_keys(law)
    most, least = largest(bare("low")), smallest(bare("high"))
    extremes = exp.select(*bare_all(keys), named(most, "most"), named(least, "least")).from_(table("told"))
    several = smallest(bare("claim")).neq(largest(bare("claim")))
    extremes = extremes.group_by(*bare_all(keys)).having(all_of([several, most > least]))
    joined = exp.select(column("told", "n")).from_(table("told")).join(table("extremes"), using=keys)
    apart = some_of([column("told", "low") > bare("least"), column("told", "high") < bare("most")])
    told = _told(law, source, _ends(law, source, "s", sure=False))
    return joined.where(apart).with_("told", as_=told).with_("extremes", as_=extremes)


def _named_keys(law: Law) -> tuple[str, ...]:
    return tuple(f"k{i}" for i in range(max(1, len(keys_of(law)))))


def _ends(law: Law, source: Source, reading: str, sure: bool) -> Ends:
    assert isinstance(law.shape, Agreement)
    field = law.shape.field
    attribute = tree.Attribute(law.bindings[0].name, field, tree.Type.NUMBER if field in NUMBERS else tree.Type.TIME)
    found = source.writer(reading, sure).ends(attribute)
    assert found is not None
    return found


def _told(law: Law, source: Source, ends: Ends) -> exp.Select:
    """Each row of the law with its keys and its ends, if it has any."""
    binding = law.bindings[0]
    keys: Sequence[Any] = [source.key(binding.name, key) for key in keys_of(law)] or [constant("")]
    shared = source.shared(law.same, (binding.name,))
    where = all_of([source.selects(binding), *shared, *ends.present, without_refined(law, source, binding)])
    return (
        exp.select(column(binding.name, "n"), column(binding.name, "claim"))
        .select(*(named(key, f"k{i}") for i, key in enumerate(keys)))
        .select(named(ends.low, "low"), named(ends.high, "high"))
        .from_(table("claims", binding.name))
        .where(where)
    )


def _several(keys: Sequence[str], *conditions: Tree) -> exp.Select:
    """The groups that hold different claims."""
    apart = smallest(bare("claim")).neq(largest(bare("claim")))
    grouped = exp.select(*bare_all(keys)).from_(table("told")).group_by(*bare_all(keys))
    return grouped.having(all_of([apart, *conditions]))


def _scope(law: Law, source: Source) -> exp.Select:
    """Every claim that shares a group with another one, whether or not it has the field."""
    keys = _named_keys(law)
    ends = attrs.evolve(_ends(law, source, "s", sure=False), present=())
    found = exp.select("claim").distinct().from_(table("told"))
    joined = found.join(_several(keys).subquery("shared"), using=keys)
    return joined.with_("told", as_=_told(law, source, ends))


def _undecided(law: Law, database: Database, source: Source) -> Undecided:
    """Pairs that may differ: with a row that is no point or absent, or that differs from another of its group."""
    ends = _ends(law, source, "f", sure=True)
    keys = _named_keys(law)
    assert isinstance(law.shape, Agreement)
    far = double(float("inf")) if law.shape.field in NUMBERS else constant(FOREVER)
    there = all_of(ends.present)
    wide = Ends(either(there, ends.low, -far), either(there, ends.high, far))
    loose = exp.select("told.*").from_(table("told"))
    loose = loose.join(_several(keys, smallest(bare("low")) < largest(bare("high"))).subquery("wide"), using=keys)
    a, b = ({name: column(side, name) for name in ("claim", "low", "high")} for side in ("a", "b"))
    one_point = all_of([a["low"].eq(a["high"]), b["low"].eq(b["high"]), a["low"].eq(b["low"])])
    alike = [column("a", key).eq(column("b", key)) for key in keys]
    on = all_of([*alike, a["claim"].neq(b["claim"]), negated(one_point)])
    pairs = exp.select(column("a", "n"), column("b", "n")).from_(table("loose", "a")).join(table("told", "b"), on=on)
    asked = pairs.limit(FIRST_OPEN + 1).with_("told", as_=_told(law, source, wide)).with_("loose", as_=loose)
    found = database.ask(asked)
    return Undecided(found, len(found) > FIRST_OPEN)
