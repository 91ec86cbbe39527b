"""The expression tree as SQL: which ends are compared, and which way an approximation leans."""

from __future__ import annotations

import pytest

from factcheck.engine.sql.columns import columns_of
from factcheck.engine.sql.database import DIALECT
from factcheck.engine.sql.expressions import Writer
from factcheck.rules.context import Context
from tests.engine.claimsets import ENTITIES, VOCABULARY, law

COLUMNS = frozenset(column.name for column in columns_of(["by", "to"], []))
TOLD = '"a"."value_told" AND "b"."value_told" AND '


def written(require: str, wanted: bool = True, sure: bool = False, reading: str = "s") -> str:
    """The condition for a requirement of `a`, of those sent, and `b`, of those ready."""
    node = law("AAA101", {"a": "sent", "b": "ready"}, require, same=["to"]).require
    return Writer(Context(ENTITIES, VOCABULARY), COLUMNS, reading, sure).truth(node, wanted).sql(DIALECT)


@pytest.mark.parametrize(
    ("require", "true", "false"),
    [
        ("a.value <= b.value", '"a"."value_high_s" <= "b"."value_low_s"', '"a"."value_low_s" > "b"."value_high_s"'),
        ("a.value < b.value", '"a"."value_high_s" < "b"."value_low_s"', '"a"."value_low_s" >= "b"."value_high_s"'),
        (
            "a.value == b.value",
            '"a"."value_low_s" >= "b"."value_high_s" AND "b"."value_low_s" >= "a"."value_high_s"',
            '("a"."value_low_s" > "b"."value_high_s" OR "b"."value_low_s" > "a"."value_high_s")',
        ),
    ],
)
def test_a_comparison_is_told_by_the_ends(require: str, true: str, false: str) -> None:
    """True where the highest left is against the lowest right, false where the lowest left is against the highest right."""
    assert written(require) == f"{TOLD}{true}"
    assert written(require, wanted=False) == f"{TOLD}{false}"


def test_readings_and_sureness_choose_the_columns() -> None:
    """`s` and `f` are the readings; what must be sure compares the outer ends."""
    assert written("a.time <= b.time", reading="f") == '"a"."time_high_f" <= "b"."time_low_f"'
    assert written("a.time <= b.time", sure=True) == '"a"."time_high_so" <= "b"."time_low_so"'


def test_not_turns_and_into_or() -> None:
    """A conjunction is false where one of its parts is."""
    both = "a.value <= b.value and a.time <= b.time"
    value, time = f'({TOLD}"a"."value_low_s" > "b"."value_high_s")', '"a"."time_low_s" > "b"."time_high_s"'
    assert written(both, wanted=False) == written(f"not ({both})") == f"{value} OR {time}"


def test_a_month_leans_to_the_side_that_misses_nothing() -> None:
    """28 days (2,419,200 s) or 31 days (2,678,400 s): whichever selects more, or less where it must be sure."""
    month = "a.time + months(1) <= b.time"
    assert '"a"."time_high_s" + 2419200000000 END <= "b"."time_low_s"' in written(month)
    assert '"a"."time_low_s" + 2678400000000 END > "b"."time_high_s"' in written(month, wanted=False)
    assert '"a"."time_high_so" + 2678400000000 END <= "b"."time_low_so"' in written(month, sure=True)


def test_a_sum_of_doubles_has_an_allowance() -> None:
    """A low end that is looked for is raised, a high end lowered, so that no rounding hides a violation."""
    total = written("a.value + 5 <= b.value", wanted=False)
    assert """"a"."value_low_s" + CAST('5.0' AS DOUBLE) + (ABS("a"."value_low_s")""" in total
    assert "* CAST('1e-12' AS DOUBLE)" in total
    assert """CAST('5.0' AS DOUBLE)) - (""" in written("a.value + 5 <= b.value")


def test_what_has_no_form_leans_too() -> None:
    """TRUE where too much may be selected, FALSE where it must be sure."""
    assert (written("same_speaker(a, b)"), written("same_speaker(a, b)", sure=True)) == ("TRUE", "FALSE")
