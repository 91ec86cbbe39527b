"""SEMANTICS, section Plans: what the plans of the engine must keep, seen through whole runs in memory and in SQL."""

from __future__ import annotations

from fractions import Fraction
from math import inf, nextafter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck.claims.normal import normalise
from factcheck.claims.table import Row
from factcheck.engine.memory import plan as memory_plans
from factcheck.engine.run import run
from factcheck.engine.sql.columns import columns_of, record_of
from factcheck.engine.sql.database import Database
from factcheck.engine.sql.plan import evaluate
from factcheck.engine.sql.row_codec import pair_from
from factcheck.report.types import DocumentDate
from factcheck.values.bounds import Bounds
from tests.semantics.telling import PLACES, level, total


def test_ends_in_sql():
    """SEMANTICS Plans: "Value ends in SQL are doubles" rounded toward a violation, with the exact text beside and
    no NULL.
    """
    third, open_two = Bounds(Fraction(1, 3), Fraction(2, 3)), Bounds(2, inf, low_open=True)
    row = Row("a", "a", "quantity", "people", value=(third, open_two))
    record = dict(zip([column.name for column in columns_of((), ())], record_of(row, 0, (), ()), strict=True))
    assert Fraction(record["value_low_s"]) > Fraction(1, 3) > Fraction(record["value_low_so"])
    assert Fraction(record["value_high_s"]) < Fraction(2, 3) < Fraction(record["value_high_so"])
    assert (record["value_low_f"], record["value_low_fo"]) == (nextafter(2, 3), 2)
    assert pair_from(record["value_exact"]) == (third, open_two)
    assert None not in record.values()


TOTALS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(1, 6), st.integers(0, 4)), min_size=2, max_size=7
)


def in_sql(law, index, refinement):
    """What SQL finds over the rows of an index."""
    return evaluate(law, Database.of(index.table), refinement.written, index.table)


@pytest.mark.slow
@settings(max_examples=40)
@given(drawn=TOTALS)
def test_running(small, drawn):
    """SEMANTICS Plans: "Running: sweep times with ends as pairs", and equal to the join plan, always."""
    claims = [
        total(f"c{n}", f"{low} to {low + width}", f"between 2024-11-{day:02d} and 2024-11-{day + days:02d}")
        for n, (low, width, day, days) in enumerate(drawn)
    ]
    loaded = factcheck.load([{"factcheck": "1", "claims": claims}], packs=[small])
    laws = [law for law in loaded.packs.laws if law.rule.code in ("QTY101", "QTY104")]
    table = normalise(loaded.files, loaded.packs.vocabulary).table
    memory, sql = (run(table, laws, evaluate=each) for each in (memory_plans.evaluate, in_sql))
    assert [attrs_of(finding) for finding in memory.findings] == [attrs_of(finding) for finding in sql.findings]
    assert memory.cases == sql.cases


def attrs_of(finding):
    """What of a finding must not depend on the plan that found it."""
    return finding.rule, finding.verdict, finding.conflicts, finding.message


def test_suspects(checked):
    """SEMANTICS Plans: "Suspects: fewest withdrawals are a largest" antichain: the spike, or all of a tie, or the
    outdated pair.
    """
    rising = [total(f"t{day}", str(day), f"2024-11-{day:02d}T12:00") for day in range(1, 9)]
    report = checked(*rising, total("spike", "900", "2024-11-03T18:00"))
    (spike,), (finding,) = report.cases, report.findings
    assert (spike.suspects, spike.tied) == (("spike",), False)
    assert len(finding.conflicts) == 5
    (tie,) = checked(total("a", "9", "2024-11-01T12:00"), total("b", "5", "2024-11-02T12:00")).cases
    assert (set(tie.suspects), tie.tied) == ({"a", "b"}, True)
    # b and c lie above d, but their order in time is not known: to withdraw d is enough, whatever a longest rising row says
    unsure = [total(id, value, "2024-11") for id, value in (("b", "9"), ("c", "8"))]
    (one,) = checked(*unsure, total("d", "5", "2024-12-24T12:00")).cases
    assert (one.suspects, one.tied) == (("d",), False)


def test_sides(checked):
    """SEMANTICS Plans: "Meet: sides are the maximal groups" that share a point, most origins first."""
    claims = [level(id, value) for id, value in (("a", "1 to 3"), ("b", "2 to 5"), ("c", "4 to 6"), ("d", "5 to 6"))]
    (case,) = checked(*claims).cases
    assert [side.listed for side in case.sides] == [("c", "d"), ("a",)]
    # a and b both agree with d, but not with each other, which is another case
    claims = [level(id, value) for id, value in (("a", "1 to 2"), ("b", "5 to 6"), ("c", "9"), ("d", "2 to 5"))]
    first, *_ = sorted(checked(*claims).cases, key=lambda case: -len(case.sides))
    assert first.suspects == ("c",)
    assert [side.listed for side in first.sides] == [("a", "d"), ("b", "d"), ("c",)]


def test_fold(told, checked):
    """SEMANTICS Plans: "Fold: first one interval per fact": disjoint members strictly inside, the fewest parts
    that exceed.
    """
    parts = [level("north", "6", "north"), level("south", "5", "south")]
    assert told(*parts, level("whole", "10"), entities=PLACES) == {"QTY109": "contradiction"}
    assert told(*parts, level("whole", "11"), entities=PLACES) == {}
    # the city lies in the north and is counted in it
    assert told(*parts, level("city", "4", "city"), level("whole", "11"), entities=PLACES) == {}
    # two claims of one fact are one interval: at least 6 and at most 6
    several = [level("more", "at least 6", "north"), level("less", "up to 6", "north"), parts[1]]
    assert told(*several, level("whole", "10"), entities=PLACES) == {"QTY109": "contradiction"}
    finding = next(f for f in checked(*several, level("whole", "10"), entities=PLACES).findings if f.rule == "QTY109")
    assert set(finding.witness) == {"whole", "more", "south"}


def test_reference_groups(told):
    """SEMANTICS Plans: "Fold: first one interval per fact": a group that a claim names is out of scope while a
    member is filtered.
    """
    north, south = level("north", "6", "north"), level("south", "5", "south")
    whole = level("whole", "20", sum_of=["north", "south"])
    assert told(north, south, whole, entities=PLACES) == {"QTY107": "contradiction"}
    assert told(north, {**south, "stance": "unconfirmed"}, whole, entities=PLACES) == {}
    young, old, everyone = (
        {**level(name, value), "quantity": name, "of": {"who": "x"}}
        for name, value in (("young", "6"), ("old", "5"), ("all", "20"))
    )
    assert told(young, old, everyone) == {"QTY108": "contradiction"}
    assert told(young, everyone) == {}


COUNT = """\
pack: own
prefix: OWN
version: 1
rules:
  - code: OWN101
    name: few-parts
    title: A whole has at most two parts.
    why: To count them.
    for: {whole: {type: people}, parts: [{type: people}]}
    same: [type, time]
    when: within(parts, whole)
    require: count(parts) <= 2
"""


@pytest.mark.parametrize(
    ("places", "found"), [(["north", "north", "south"], False), (["north", "south", "west"], True)]
)
def test_counts(told, places, found):
    """SEMANTICS Plans: "Fold: first one interval per fact": `count` counts facts, not claims."""
    claims = [level(f"part-{n}", "up to 5", at) for n, at in enumerate(places)]
    told_by = told(*claims, level("whole", "100"), rules=COUNT, entities={**PLACES, "west": {"within": "land"}})
    assert ("OWN101" in told_by) is found


def test_a_date_of_publication_is_a_node(checked):
    """SEMANTICS Plans: "A date of publication" that explains its claims' conflicts alone is the one suspect, in one case."""
    documents = {"d1": {"publisher": "paper", "published": "2024-11-02"}}
    late = [
        {"id": f"date of d{n}", "event": "vote", "of": {"law": f"l{n}"}, "when": f"2024-11-0{n}", "in": "d1"}
        for n in (4, 5, 6)
    ]
    report = checked(*late, documents=documents)
    (case,) = report.cases
    assert case.suspects == (DocumentDate("d1"),)
    assert case.corrections == ((DocumentDate("d1"),),)
    assert [side.listed for side in case.sides] == [tuple(claim["id"] for claim in late), (DocumentDate("d1"),)]
    # said on a day of its own, a claim does not rest on the date of its page
    (alone,) = checked({**late[0], "said_on": "2024-11-01"}, documents=documents).cases
    assert alone.suspects == (late[0]["id"],)


def test_a_date_that_days_are_counted_from(checked):
    """SEMANTICS Plans: "A date of publication that several claims rest on": `yesterday` is another day if the
    date of its page is wrong, so that date alone explains three claims that do not fit; a day that is written in full stays.
    """
    documents = {
        "late": {"publisher": "paper", "published": "2024-11-18"},
        "page": {"publisher": "other", "published": "2024-11-08"},
    }
    known = [
        {"id": f"known {n}", "event": "vote", "of": {"law": f"l{n}"}, "when": "2024-11-07", "in": "page"}
        for n in range(3)
    ]
    told = [
        {"id": f"told {n}", "event": "vote", "of": {"law": f"l{n}"}, "when": "yesterday", "in": "late"}
        for n in range(3)
    ]
    (case,) = checked(*known, *told, documents=documents).cases
    assert (case.suspects, case.corrections) == ((DocumentDate("late"),), ((DocumentDate("late"),),))
    in_full = [{**claim, "when": "2024-11-17"} for claim in told]
    dated = {
        one
        for case in checked(*known, *in_full, documents=documents).cases
        for side in case.sides
        for one in side.listed
    }
    assert DocumentDate("late") not in dated


def test_a_level_of_the_day_of_its_page(checked):
    """SEMANTICS Plans: "A date of publication that several claims rest on": of levels of that day too."""
    documents = {
        "one": {"publisher": "paper", "published": "2024-11-08T12:00"},
        "two": {"publisher": "other", "published": "2024-11-09"},
    }
    level: dict[str, object] = {"quantity": "people", "value": "5", "in": "one"}
    at_noon = {**level, "value": "9", "as_of": "2024-11-08T12:00", "in": "two"}
    levels = [{**level, "id": f"one {who}", "of": {"who": who, "at": "land"}} for who in "abc"]
    others = [{**at_noon, "id": f"two {who}", "of": {"who": who, "at": "land"}} for who in "abc"]
    (case,) = checked(*levels, *others, documents=documents).cases
    assert case.suspects == (DocumentDate("one"),)
