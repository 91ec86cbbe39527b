"""Work grows with the claims, not with their pairs: steps are counted at two sizes."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.deadline import FREE, OutOfTime, within
from factcheck.engine.memory import fold
from factcheck.engine.memory.ordering import Sweep
from factcheck.engine.memory.select import Index
from factcheck.engine.sets import Steps, TooMany
from factcheck.rules.exact import Checker
from tests.engine.claimsets import LAWS, quantity, table


def total(n, **more):
    """One total of one place."""
    told = {
        "id": f"c{n}",
        "quantity": "troops-sent",
        "of": {"force": "army", "to": f"place {n}"},
        "value": "exactly 100",
    }
    return told | {"as_of": "2024-03-01", "said_by": "ministry"} | more


def facts_of_ten_days(size):
    """Totals of places that nobody declared, which may lie within each other."""
    return [
        total(n, value=f"exactly {100 + n % 10}", as_of=f"2024-03-{1 + n % 10:02}")
        | {"of": {"force": "army", "to": f"place {n // 10}"}}
        for n in range(size)
    ]


def families(size):
    """Wholes with their two parts."""
    found = []
    for n in range(size // 3):
        for m, value in enumerate((40, 60)):
            of = {"force": f"unit {m}", "to": f"place {n}"}
            found.append(total(3 * n + m, value=f"exactly {value}", of=of))
        of = {"force": "army", "to": f"place {n}"}
        found.append(total(3 * n + 2, of=of, sum_of=[f"c{3 * n}", f"c{3 * n + 1}"]))
    return found


def counted(monkeypatch, of, name, claims, **how):
    """How often a method is asked in a check of the claims."""
    asked = [0]
    method = getattr(of, name)

    def counting(*arguments):
        asked[0] += 1
        return method(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(of, name, counting)
        report = factcheck.check({"factcheck": 1, "packs": ["deployment"], "claims": claims}, **how)
    return asked[0], report


@pytest.mark.parametrize("shape", [facts_of_ten_days, families])
def test_facts_that_may_be_related_are_not_compared_in_all_pairs(shape, monkeypatch):
    """Where names have no root it may be unknown what lies within what; four times the facts are four times the comparisons."""
    few, many = (counted(monkeypatch, Sweep, "_compare", shape(size), joint=False)[0] for size in (60, 240))
    assert many <= 6 * few + 50


def test_the_joint_check_writes_what_surely_lies_within_alone(monkeypatch):
    """Families of wholes and parts that have nothing to do with each other are not paired, and are checked."""
    (few, _), (many, report) = (counted(monkeypatch, Checker, "in_scope", families(size)) for size in (60, 240))
    assert report.joint.status == "checked"
    assert many <= 6 * few + 50


def test_a_search_ends_with_the_time_of_the_call():
    """Steps that are left are worth nothing without time."""
    with within(0), pytest.raises(TooMany):
        Steps(10).spend(1)


def test_groups_that_nothing_is_in_look_at_the_clock_too():
    """A loop that finds nothing ends with the budget as one that finds much does."""
    rows = [
        quantity(f"c{n}", 1, 1, n) for n in range(3 * FREE)
    ]  # each of a day of its own, so that no whole has a part
    with within(0), pytest.raises(OutOfTime):
        list(fold.instances(LAWS["FOL101"], Index(table(*rows))))
