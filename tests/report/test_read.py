"""A report that was written as JSON comes back as it was."""

from __future__ import annotations

import json
from datetime import timedelta, timezone
from math import inf
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.errors import InputError
from factcheck.report import Report
from factcheck.report.read import _moment
from factcheck.values.times.clock import DAY, FIRST_WALL, LAST_WALL
from factcheck.writers.json import write
from factcheck.writers.page.instants import local_iso
from tests.seeds.conftest import SEEDS
from tests.writers.reports import FULL


def written(report: Report) -> str:
    """What a program reads."""
    return write(report, color=False, width=80)


@pytest.mark.parametrize("report", [FULL, Report("0.1.0")])
def test_reports_made_by_hand_come_back(report):
    """DESIGN section 7: report/2 reads back (`Report.from_json`), and is written alike again."""
    read = Report.from_json(written(report))
    assert read == report
    assert written(read) == written(report)


def test_the_report_on_the_seeds_comes_back_and_is_the_same_again():
    """DESIGN section 7: a real report reads back, and nothing in it differs between two runs of one input."""
    report = factcheck.check(SEEDS)
    assert Report.from_json(written(report)) == report
    assert written(factcheck.check(SEEDS)) == written(report)


HEDGES = st.sampled_from(["", "about ", "over ", "at least ", "nearly ", "up to "])
CLAIMS = st.lists(
    st.fixed_dictionaries(
        {
            "quantity": st.sampled_from(["killed", "wounded"]),
            "of": st.just({"force": "army"}),
            "value": st.builds("{}{}".format, HEDGES, st.integers(1, 90).map(lambda n: n * 10)),
            "as_of": st.integers(1, 28).map("2031-02-{:02d}".format),
            "said_by": st.sampled_from(["Ministry", "[x] \u202e", "Agencia Ñ"]),
        }
    ),
    min_size=1,
    max_size=6,
)


@given(CLAIMS, st.sampled_from(["", "America/Lima", "+05:45"]))
def test_random_reports_come_back(claims, zone):
    """Whatever a small set of claims comes to, its report is read as it was written."""
    file = {"factcheck": "1", "packs": ["casualties"], "claims": claims, **({"zone": zone} if zone else {})}
    report = factcheck.check(file, joint=False)
    assert Report.from_json(written(report)) == report


@given(
    st.integers(FIRST_WALL - 9 * DAY, LAST_WALL + 9 * DAY),
    st.sampled_from(
        [None, ZoneInfo("America/Lima"), ZoneInfo("Europe/Dublin"), timezone(timedelta(hours=-9, minutes=-30))]
    ),
)
def test_a_moment_comes_back_from_every_zone(moment, zone):
    """ISO 8601 with its offset names one moment, at the ends of the calendar too."""
    assert _moment(str(local_iso(moment, zone))) == moment


def test_an_infinite_moment_has_no_date():
    """There is nothing to write."""
    assert local_iso(inf, None) is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "report/1"}', '{"format": "report/2"}'])
def test_what_is_no_report_is_refused_in_words(text):
    """An error of the input, never a traceback."""
    with pytest.raises(InputError):
        Report.from_json(text)


def test_a_spoiled_field_is_refused():
    """A date that is none."""
    data = json.loads(written(FULL))
    data["claims"]["zelenskyy-10000"]["time"]["strict"]["low"] = "yesterday"
    with pytest.raises(InputError, match="no moment"):
        Report.from_json(json.dumps(data))
