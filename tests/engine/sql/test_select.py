"""Which rows may be bound, and what bound rows share, as SQL."""

from __future__ import annotations

from factcheck.engine.sql.columns import columns_of
from factcheck.engine.sql.database import DIALECT
from factcheck.engine.sql.select import Source
from factcheck.engine.sql.trees import column
from factcheck.rules.context import Context
from tests.engine.claimsets import ENTITIES, VOCABULARY, law

COLUMNS = frozenset(column.name for column in columns_of(["by", "to"], []))
SOURCE = Source(Context(ENTITIES, VOCABULARY), COLUMNS)
LAW = law(
    "AAA101",
    {
        "a": {"type": "sent", "to": ["north", "hill"], "stance": ["asserts", "denies"]},
        "b": {"type": "ready", "modality": "planned", "form": "any"},
    },
    "a.value <= b.value",
    same=["time", {"to": ["a"]}],
)


def sql(conditions) -> list[str]:
    """Conditions as DuckDB reads them."""
    return [condition.sql(DIALECT) for condition in conditions]


def test_a_selector_becomes_conditions() -> None:
    """One condition for each thing that is asked; `any` asks nothing, and one of several values is enough."""
    a, b = LAW.bindings
    assert SOURCE.selects(a).sql(DIALECT) == (
        """"a"."type" IN ('sent') AND "a"."form" IN ('total') AND "a"."stance" IN ('asserts', 'denies')"""
        """ AND "a"."modality" = 'actual'"""
        """ AND (CONTAINS("a"."dim_to", '\x1fhill\x1f') OR CONTAINS("a"."dim_to", '\x1fnorth\x1f'))"""
    )
    assert SOURCE.selects(b).sql(DIALECT) == (
        """"b"."type" IN ('ready') AND "b"."stance" IN ('asserts') AND "b"."modality" = 'planned'"""
    )


def test_what_is_shared_is_there_and_equal() -> None:
    """An absent key is shared with nothing; a key that is limited to one binding must only be there."""
    there, near, exactly, limited = sql(SOURCE.shared(LAW.same, ["a", "b"]))
    assert there == """"a"."moment" <> ''"""
    assert near == '"a"."moment" = "b"."moment"'
    assert '"a"."moment_strict" = "b"."midnight_strict"' in exactly
    assert limited == """"a"."dim_to" <> ''"""
    assert sql(SOURCE.shared(LAW.same, ["b"])) == [""""b"."moment" <> ''"""]


def test_a_correction_keeps_claims_apart() -> None:
    """Two bound claims are different; where anything is corrected, of one fact only those of one epoch meet."""
    different = '"a"."claim" <> "b"."claim"'
    assert sql(SOURCE.comparable("a", "b", followed=False)) == [different]
    corrected = Source(SOURCE.context, SOURCE.columns, corrected=True)
    assert sql(corrected.comparable("a", "b", followed=True)) == [different]
    assert sql(corrected.comparable("a", "b", followed=False)) == [
        different,
        '"a"."fact" <> "b"."fact" OR "a"."scopes" <> "b"."scopes" OR "a"."epoch" = "b"."epoch"',
    ]


def test_tuples_join_all_of_it() -> None:
    """Every binding is a table of its own; further conditions come last."""
    found = SOURCE.tuples(LAW, LAW.bindings, column("b", "last")).select("1").sql(DIALECT)
    assert found.startswith('SELECT 1 FROM claims AS "a" CROSS JOIN claims AS "b" WHERE ')
    assert found.endswith(' AND "b"."last"')
