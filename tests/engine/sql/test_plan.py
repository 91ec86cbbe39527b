"""SQL proposes, exact arithmetic confirms: wherever instances are looked for, the same is found."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.engine.conflicts import Evaluation
from factcheck.engine.memory.plan import evaluate
from factcheck.engine.memory.plan import plan_of as in_rows
from factcheck.engine.memory.select import Index
from factcheck.engine.refinement import refinement_of
from factcheck.engine.sql.database import Database
from factcheck.engine.sql.plan import evaluate as evaluate_table
from factcheck.engine.sql.plan import plan_of
from tests.engine.claimsets import ENTITIES, LAWS, VOCABULARY, quantity, table, tables

SHAPES = {"RUN": "ordering", "MEE": "agreement", "FIL": "select", "JOI": "general", "FOL": "fold"}


def found(evaluation: Evaluation) -> set:
    """Conflicts as comparable values."""
    return {(tuple((name, row.id) for name, row in c.rows), c.verdict) for c in evaluation.conflicts}


def in_memory(law, claims) -> Evaluation:
    """What memory finds."""
    return evaluate(law, Index(claims))


def in_sql(law, claims) -> Evaluation:
    """What SQL finds over the same rows."""
    return evaluate_table(law, Database.of(claims), table=claims)


def both(law, claims) -> tuple[Evaluation, Evaluation]:
    """The evaluation in memory and the one by way of SQL."""
    return in_memory(law, claims), in_sql(law, claims)


@pytest.mark.parametrize("name", LAWS)
def test_each_shape_has_its_plan(name):
    """The plan is chosen by the shape of a rule."""
    assert (plan_of(LAWS[name]), in_rows(LAWS[name])) == (f"sql/{SHAPES[name[:3]]}", f"memory/{SHAPES[name[:3]]}")


@pytest.mark.parametrize("name", LAWS)
@settings(max_examples=25)
@given(claims=tables())
def test_sql_finds_what_memory_finds(name, claims):
    """SEMANTICS Plans: every plan equals the join plan, always; what is open is not told as fine."""
    memory, sql = both(LAWS[name], claims)
    assert found(sql) == found(memory)
    assert memory.in_scope <= sql.in_scope
    assert sql.undecided or not memory.undecided or memory.conflicts
    if not name.startswith("FOL") and not any(row.epochs for row in claims.rows) and not memory.conflicts:
        assert (sql.in_scope, sql.undecided) == (memory.in_scope, memory.undecided)


@settings(max_examples=30)
@given(claims=tables(), order=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(claims, order):
    """The same claims in another order give the same conflicts."""
    shuffled = list(claims.rows)
    order.shuffle(shuffled)
    other = attrs.evolve(claims, rows=tuple(shuffled))
    for law in LAWS.values():
        first, second = (in_memory(law, each) for each in (claims, other))
        assert found(first) == found(second)


ENDS = [
    ("[]", "[]", False),
    ("(]", "[]", True),
    ("[]", "[)", True),
]


@pytest.mark.parametrize("evaluated", [in_memory, in_sql])
@pytest.mark.parametrize(("more", "less", "broken"), ENDS)
def test_open_ends_of_a_running_total(evaluated, more, less, broken):
    """SEMANTICS Ends: `x <= y` is false where x.low equals y.high and either end is open."""
    claims = table(quantity("a", 5, 9, 1, more), quantity("b", 2, 5, 2, less))
    assert bool(evaluated(LAWS["RUN101"], claims).conflicts) is broken


@pytest.mark.parametrize("evaluated", [in_memory, in_sql])
@pytest.mark.parametrize(("more", "less", "broken"), ENDS)
def test_open_ends_of_an_agreement(evaluated, more, less, broken):
    """SEMANTICS Ends: two ranges that touch share a point only if both ends are closed."""
    claims = table(quantity("a", 5, 9, 1, more), quantity("b", 2, 5, 1, less))
    assert bool(evaluated(LAWS["MEE101"], claims).conflicts) is broken


@pytest.mark.parametrize("evaluated", [in_memory, in_sql])
@pytest.mark.parametrize(("day", "last", "broken"), [(1, 1, True), (1, 2, False), (2, 2, False)])
def test_uncertain_times_are_not_taken_as_ordered(evaluated, day, last, broken):
    """SEMANTICS Ends: `x < y` is true only where x.high lies below y.low, so a time that may be as late does not count."""
    claims = table(quantity("a", 9, 9, day, last=last), quantity("b", 5, 5, 2))
    assert bool(evaluated(LAWS["RUN101"], claims).conflicts) is broken


@pytest.mark.parametrize("name", ["RUN101", "RUN102", "RUN104", "MEE101", "FIL101", "JOI103"])
@settings(max_examples=10)
@given(claims=tables())
def test_a_table_without_rows_in_memory(name, claims):
    """Claims that stand in a DuckDB table give the same conflicts without a Python object for each."""
    database = Database.of(attrs.evolve(claims, rows=tuple(attrs.evolve(row, epochs=()) for row in claims.rows)))
    database.connection.execute("CREATE TABLE stored AS SELECT * FROM claims")
    database.connection.execute("DROP VIEW claims; DROP TABLE named; DROP TABLE containment; DROP TABLE not_within")
    stored = Database.attach(database.connection, "stored", ENTITIES, VOCABULARY)
    plain = attrs.evolve(claims, rows=tuple(attrs.evolve(row, epochs=()) for row in claims.rows))
    memory = in_memory(LAWS[name], plain)
    assert found(evaluate_table(LAWS[name], stored)) == found(memory)


REFINED = [("RUN104", "RUN101"), ("RUN101", "RUN102"), ("RUN105", "RUN101"), ("MEE101", "MEE101"), ("JOI101", "RUN103")]


@pytest.mark.parametrize(("name", "by"), REFINED)
@settings(max_examples=20)
@given(claims=tables())
def test_sql_leaves_to_a_finer_law_what_memory_leaves_to_it(name, by, claims):
    """What another law takes over is left out of the sweep, series by series, or pair by pair."""
    finer = attrs.evolve(LAWS[by], rule=attrs.evolve(LAWS[by].rule, code="FIN101", refines=name))
    claims = attrs.evolve(claims, rows=tuple(attrs.evolve(row, epochs=()) for row in claims.rows))
    index = Index(claims)
    memory = evaluate(LAWS[name], index, refinement_of(LAWS[name].rule, [finer], index))
    sql = evaluate_table(LAWS[name], Database.of(claims), [finer], claims)
    assert found(sql) == found(memory)
    assert memory.in_scope <= sql.in_scope
    if not memory.conflicts:
        assert (sql.in_scope, sql.undecided, sql.met) == (memory.in_scope, memory.undecided, memory.met)
