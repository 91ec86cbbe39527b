"""Meet: all ranges of one fact share a point, which they do when the largest low and the smallest high do. Cost: n.

Going in: a law of two like bindings whose field must be equal. Going out: the pairs of those rows that lie above the
smallest high or below the largest low of their group (E. Helly, 1923, in one dimension: where no pair is apart, all share a
point).
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from factcheck.engine.columns import FOREVER, NUMBERS
from factcheck.engine.database import Database
from factcheck.engine.phrases import column, conjunction
from factcheck.engine.plans.running import pairs_among
from factcheck.engine.proposal import FIRST_OPEN, Doubts, Proposal
from factcheck.engine.selection import Source
from factcheck.engine.sql import Ends
from factcheck.engine.sweeping import keys_of
from factcheck.rules import tree
from factcheck.rules.rule import Law


def propose(law: Law, database: Database) -> Proposal:
    """The pairs that may not agree."""
    source = Source.of(database, law)
    involved = database.ask(query(law, source))
    proposal = pairs_among(law, database, source, [(n, n) for (n,) in involved], _scope(law, source))
    return attrs.evolve(proposal, doubts=lambda: _doubts(law, database, source))


def query(law: Law, source: Source) -> str:
    """The SQL that finds the rows which stand apart from some other of their group."""
    ends = _ends(law, source, "s", sure=False)
    grouped = f"WITH told AS (\n{_told(law, source, ends)}\n), extremes AS (\n{_extremes(law, ends)}\n)"
    keys = _named_keys(law)
    joined = conjunction([f"told.{key} = extremes.{key}" for key in keys])
    return f"{grouped}\nSELECT told.n FROM told JOIN extremes ON {joined}\n" + (
        "WHERE told.low > extremes.least OR told.high < extremes.most"
    )


def _named_keys(law: Law) -> Sequence[str]:
    return [f"k{i}" for i in range(max(1, len(keys_of(law))))]


def _ends(law: Law, source: Source, reading: str, sure: bool) -> Ends:
    assert isinstance(law.require, tree.Compare)
    assert isinstance(law.require.left, tree.Attribute)
    first = attrs.evolve(law.require.left, binding=law.bindings[0].name)
    found = source.writer(reading, sure).ends(first)
    assert found is not None
    return found


def _told(law: Law, source: Source, ends: Ends) -> str:
    binding = law.bindings[0]
    keys = [source.key(binding.name, key) for key in keys_of(law)] or ["''"]
    listed = ", ".join(f"{key} AS k{i}" for i, key in enumerate(keys))
    conditions = conjunction([source.selects(binding), *source.shared(law.same, (binding.name,)), *ends.told])
    return (
        f"SELECT {column(binding.name, 'n')} AS n, {column(binding.name, 'claim')} AS claim, {listed}, "
        f'{ends.low} AS low, {ends.high} AS high\nFROM claims AS "{binding.name}"\nWHERE {conditions}'
    )


def _extremes(law: Law, ends: Ends) -> str:
    keys = ", ".join(_named_keys(law))
    return f"SELECT {keys}, max(low) AS most, min(high) AS least FROM told\nGROUP BY {keys} HAVING max(low) > min(high)"


def _scope(law: Law, source: Source) -> str:
    """Every claim that shares a group with another one, whether or not it tells the field."""
    keys = ", ".join(_named_keys(law))
    told = _told(law, source, attrs.evolve(_ends(law, source, "s", sure=False), told=()))
    shared = f"SELECT {keys} FROM told GROUP BY {keys} HAVING min(claim) <> max(claim)"
    joined = ", ".join(_named_keys(law))
    return f"WITH told AS (\n{told}\n)\nSELECT DISTINCT claim FROM told JOIN ({shared}) USING ({joined})"


def _doubts(law: Law, database: Database, source: Source) -> Doubts:
    """Pairs that may differ: with a row that is no point or not told, or that differs from the first of its group."""
    ends = _ends(law, source, "f", sure=True)
    keys = _named_keys(law)
    infinite = "'inf'::DOUBLE" if _field(law) in NUMBERS else str(FOREVER)
    low = f"CASE WHEN {conjunction(list(ends.told))} THEN {ends.low} ELSE -{infinite} END"
    high = f"CASE WHEN {conjunction(list(ends.told))} THEN {ends.high} ELSE {infinite} END"
    told = _told(law, source, Ends(low, high))
    listed = ", ".join(keys)
    loose = f"SELECT {listed} FROM told GROUP BY {listed} HAVING min(claim) <> max(claim) AND min(low) < max(high)"
    on = conjunction([f"a.{key} = b.{key}" for key in keys])
    strict = f"({_strictly(law)})"
    found = database.ask(
        f"WITH told AS (\n{told}\n), loose AS (SELECT * FROM told JOIN ({loose}) USING ({listed}))\n"
        f"SELECT a.n, b.n FROM loose AS a JOIN told AS b ON {on} AND a.claim <> b.claim AND {strict} LIMIT {FIRST_OPEN + 1}"
    )
    return Doubts(found, len(found) > FIRST_OPEN)


def _strictly(law: Law) -> str:
    return "NOT (a.low = a.high AND b.low = b.high AND a.low = b.low)"


def _field(law: Law) -> str:
    assert isinstance(law.require, tree.Compare)
    assert isinstance(law.require.left, tree.Attribute)
    return law.require.left.name
