"""The SQL of a plan as people read it."""

from __future__ import annotations

from factcheck.engine.explain import sql_of
from tests.engine.claimsets import LAWS, VOCABULARY


def test_one_condition_a_line() -> None:
    """A query is broken at the ANDs between its conditions; it needs no data."""
    assert sql_of(LAWS["FIL101"], VOCABULARY) == (
        'SELECT\n  "a"."n" AS "a"\n'
        'FROM claims AS "a"\n'
        """WHERE\n  "a"."type" IN ('sent')\n  AND "a"."form" IN ('total')\n"""
        """  AND "a"."stance" IN ('asserts')\n  AND "a"."modality" = 'actual'\n"""
        '  AND "a"."time_high_s" < "a"."said_on_low_s"\n'
        """  AND "a"."value_told"\n  AND "a"."value_low_s" > CAST('3.0' AS DOUBLE)\n"""
    )


def test_every_plan_has_a_query() -> None:
    """Each shape is shown by the plan that would run: a sum by facts and groups, an order by a running maximum."""
    shown = {name: sql_of(law, VOCABULARY) for name, law in LAWS.items()}
    assert all(text.startswith(("SELECT", "WITH")) and "claims" in text for text in shown.values())
    assert "grouped" in shown["FOL101"]
    assert " OVER " in shown["RUN101"]
