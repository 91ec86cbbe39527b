"""A relation of plain claims gives what the same rows give when they are read one by one."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.api import tables
from factcheck.readers import frames
from factcheck.readers.rows import tree_of_rows

COLUMNS = ("id", "quantity", "force", "value", "as_of", "said_by", "said_on")
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["killed", "wounded", "prisoners"]),
        st.sampled_from(["Army", "army ", "guard", None]),
        st.integers(0, 30),
        st.integers(0, 6),
        st.sampled_from(["ministry", "Ministry", "observer", None]),
        st.sampled_from([None, 3, 8]),
    ),
    min_size=1,
    max_size=9,
)


def day(number):
    """A day of one month."""
    return None if number is None else date(2024, 5, 1) + timedelta(days=number)


def relation(rows, value="BIGINT"):
    """The rows as a DuckDB relation."""
    connection = duckdb.connect()
    connection.execute(
        f"CREATE TABLE claims (id VARCHAR, quantity VARCHAR, force VARCHAR, value {value}, as_of DATE, said_by VARCHAR, "
        "said_on DATE)"
    )
    told = [
        (f"c{n:02}", what, who, many, day(when), said_by, day(said_on))
        for n, (what, who, many, when, said_by, said_on) in enumerate(rows)
    ]
    connection.executemany("INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?)", told)
    return connection.table("claims")


def told(report):
    """What of a report does not depend on how it was found; a notice is no finding of the world."""
    findings = [
        (finding.rule, finding.verdict, finding.message, tuple(one.listed for one in finding.conflicts))
        for finding in report.findings
    ]
    cases = [(case.headline, case.verdict, case.suspects) for case in report.cases]
    outcomes = {
        outcome.code: (outcome.outcome, outcome.in_scope, outcome.plan.replace("sql/", "memory/"))
        for outcome in report.rules
        if outcome.outcome in ("violated", "strained", "holds")
    }
    return findings, cases, outcomes, report.claims, report.origins


@pytest.mark.slow
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rows=ROWS)
def test_a_relation_gives_what_its_rows_give(rows):
    """The same findings, cases and outcomes, and the same count of claims and origins."""
    given_ = relation(rows)
    frame = given_.pl()
    by_rows = factcheck.check(frame, packs=["casualties"], joint=False)
    assert told(factcheck.check(given_, packs=["casualties"])) == told(by_rows)


@pytest.mark.parametrize("value", ["INTEGER", "DOUBLE", "DECIMAL(18, 2)", "HUGEINT"])
def test_a_fall_is_found_whatever_holds_the_numbers(value):
    """97 by one day and 80 by a later one, in any type of numbers."""
    fallen = relation([("killed", "army", 97, 1, "a", None), ("killed", "army", 80, 2, "b", None)], value)
    (finding,) = factcheck.check(fallen, packs=["casualties"]).findings
    assert (finding.rule, finding.verdict, finding.witness) == ("QTY101", "contradiction", ("c00", "c01"))


def test_no_claim_is_read_that_stands_for_nothing(monkeypatch):
    """Of 2,000 claims of one series with one fall, a few are read: the first of the series, and those in conflict."""
    read = []
    rows_of = tree_of_rows

    def counted(path, columns, rows, sha256=""):
        listed = list(rows)
        read.extend(listed)
        return rows_of(path, columns, listed, sha256)

    monkeypatch.setattr(tables, "tree_of_rows", counted)
    monkeypatch.setattr(frames, "read_frame", None)
    listed = duckdb.sql(
        "SELECT 'killed' AS quantity, 'army' AS force, CASE WHEN i = 1999 THEN 4000 ELSE 1000 + i END AS value, "
        "(DATE '2000-01-01' + i::INTEGER)::DATE AS as_of FROM range(2000) AS r(i) "
        "UNION ALL SELECT 'killed', 'army', 3500, DATE '2020-01-01'"
    )
    report = factcheck.check(listed, packs=["casualties"])
    assert report.claims == 2001
    assert [finding.witness for finding in report.findings] == [("claim-1.2000", "claim-1.2001")]
    assert len(read) < 1000
    assert {remark.message for remark in report.remarks} >= {tables.ALONE}
    outcome = next(outcome for outcome in report.rules if outcome.code == "QTY101")
    assert (outcome.in_scope, outcome.plan) == (2001, "sql/ordering")


def test_what_is_not_plain_is_read_row_by_row():
    """A hedge in a column of texts, or a count that is a flow, is no plain number at a day; the findings are the same."""
    connection = duckdb.connect()
    hedged = connection.sql(
        "SELECT * FROM (VALUES ('a', 'killed', 'army', 'about 97', DATE '2024-05-01'), "
        "('b', 'killed', 'army', '10', DATE '2024-05-02')) AS t(id, quantity, force, value, as_of)"
    )
    report = factcheck.check(hedged, packs=["casualties"])
    assert [finding.witness for finding in report.findings] == [("a", "b")]
    assert not any(remark.message == tables.ALONE for remark in report.remarks)


def test_a_number_that_no_measure_allows_is_refused_at_its_row():
    """Half a person is an input error with the row's number, as in any table."""
    half = relation([("killed", "army", 3, 1, "a", None), ("killed", "army", 4, 2, "a", None)], "DOUBLE")
    odd = half.project("id, quantity, force, value + (CASE WHEN id = 'c01' THEN 0.5 ELSE 0 END) AS value, as_of")
    with pytest.raises(factcheck.InputError) as error:
        factcheck.check(odd, packs=["casualties"])
    (problem,) = error.value.problems
    assert problem.location.line == 2


def test_revisions_are_set_aside_first():
    """One origin that gives another number for one day, said later, replaces its own: a notice, and no contradiction."""
    revised = relation([("killed", "army", 97, 1, "a", 3), ("killed", "army", 80, 1, "a", 8)])
    by_rows = factcheck.check(revised.pl(), packs=["casualties"], joint=False)
    report = factcheck.check(revised, packs=["casualties"])
    assert told(report) == told(by_rows)
    assert attrs.asdict(report.joint)["status"] == "off"
