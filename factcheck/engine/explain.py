"""The SQL of a law's plan, for people to read.

Going in: a law and the vocabulary; no data. Going out: text.
"""

from __future__ import annotations

from factcheck.claims.entities import Entities
from factcheck.claims.vocabulary import Vocabulary
from factcheck.engine.sql.columns import columns_of
from factcheck.engine.sql.database import DIALECT
from factcheck.engine.sql.plan import query_of
from factcheck.engine.sql.select import Source
from factcheck.rules.context import Context
from factcheck.rules.rule import Law
from factcheck.rules.scope import REFERENCES, dimensions_of


def sql_of(law: Law, vocabulary: Vocabulary) -> str:
    """What the plan of a law would ask of a table of claims."""
    types = (*vocabulary.measures, *vocabulary.events)
    bound = {name for binding in law.bindings for name in (types if binding.types is None else binding.types)}
    dims = sorted({dimension for name in bound for dimension in dimensions_of(vocabulary, name)})
    columns = frozenset(column.name for column in columns_of(dims, REFERENCES))
    source = Source(Context(Entities(), vocabulary), columns)
    return query_of(law, source).sql(DIALECT, pretty=True) + "\n"
