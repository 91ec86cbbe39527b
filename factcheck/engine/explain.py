"""The SQL of a law's plan, for people to read.

Going in: a law and the vocabulary; no data. Going out: text.
"""

from __future__ import annotations

from factcheck.claims.entities import Entities
from factcheck.claims.vocabulary import Vocabulary
from factcheck.engine.columns import columns_of
from factcheck.engine.planner import plan_of
from factcheck.engine.plans import plan_named
from factcheck.engine.selection import Source
from factcheck.rules.context import Context
from factcheck.rules.rule import Law
from factcheck.rules.scope import REFERENCES, dimensions_of


def sql_of(law: Law, vocabulary: Vocabulary) -> str:
    """What the plan of a law would ask of a large table of claims, one condition a line."""
    types = (*vocabulary.measures, *vocabulary.events)
    bound = {name for binding in law.bindings for name in (types if binding.types is None else binding.types)}
    dims = sorted({dimension for name in bound for dimension in dimensions_of(vocabulary, name)})
    columns = frozenset(column.name for column in columns_of(dims, REFERENCES))
    source = Source(Context(Entities(), vocabulary), columns)
    asked: str = plan_named(plan_of(law)).query(law, source)
    return "\n".join(_lines(asked)) + "\n"


def _lines(query: str) -> list[str]:
    """Broken at the `AND`s between conditions, indented below their WHERE."""
    return [line for written in query.split("\n") for line in _broken(written)]


def _broken(line: str) -> list[str]:
    if " AND " not in line or " OVER " in line:
        return [line]
    found: list[str] = []
    depth = 0
    for word in line.split(" "):
        if word == "AND" and depth <= 1 and found:
            found.append("  AND")
        elif found:
            found[-1] += f" {word}"
        else:
            found.append(word)
        depth += word.count("(") - word.count(")")
    return found
