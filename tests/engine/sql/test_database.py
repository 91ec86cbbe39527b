"""Claims in DuckDB."""

from __future__ import annotations

from sqlglot import exp

from factcheck.engine.sql.containment import containment
from factcheck.engine.sql.database import Database
from tests.engine.claimsets import ENTITIES, quantity, table


def test_containment_holds_chains_and_lists():
    """A town lies within its land, and within a list that names it; two lands beside each other do not."""
    town, land, south, both = "\x1ftown\x1f", "\x1fland\x1f", "\x1fsouth\x1f", "\x1ftown\x1fsouth\x1f"
    found = {tuple(pair) for pair in containment([town, land, south, both], ENTITIES)}
    assert found == {
        (town, town),
        (town, land),
        (town, both),
        (land, land),
        (south, south),
        (south, land),
        (south, both),
        (both, both),
        (both, land),
    }


def test_texts_survive_the_way_into_the_database():
    """Quotes, line breaks and commas in a name come out as they went in."""
    odd = 'a "name",\nwith\\N all'
    database = Database.of(table(quantity(odd, 1, 2, 1)))
    assert database.ask(exp.select("id").from_("claims")) == [(odd,)]


def test_two_columns_of_one_join_are_told_apart():
    """DuckDB 2.0.0 loses rows of a union of two columns of one join unless an optimiser is switched off; here it is."""
    database = Database.of(table(quantity("a", 1, 1, 1), quantity("b", 2, 2, 2)))
    joined = "FROM claims AS x, claims AS y WHERE x.fact = y.fact AND x.n < y.n AND x.type IN ('sent') AND y.type IN ('sent')"
    found = database.connection.execute(
        f"SELECT DISTINCT y.claim {joined} UNION SELECT DISTINCT x.claim {joined}"
    ).fetchall()
    assert sorted(found) == [("a",), ("b",)]
