"""Join: any tuple of claims that share what they must. Cost: the tuples that share `same`.

Going in: a law that binds no group. Going out: every tuple for which `when` may be true and `require` false.
"""

from __future__ import annotations

from factcheck.engine.database import Database
from factcheck.engine.proposal import Proposal, from_tuples, tuples_of
from factcheck.engine.selection import Source
from factcheck.rules.rule import Law


def propose(law: Law, database: Database) -> Proposal:
    """The tuples that may break the law."""
    return from_tuples(law, database, Source.of(database, law))


def query(law: Law, source: Source) -> str:
    """The SQL that proposes them."""
    return tuples_of(law, source)
