"""The JSON Schema of reports holds what is written, and nothing that is not."""

from __future__ import annotations

import copy
import json

import attrs
import pytest
from jsonschema import Draft202012Validator

import factcheck
from factcheck.api.schemas import REPORT, schema
from factcheck.cli import main
from factcheck.report import Report
from factcheck.writers.json import write
from tests.seeds.conftest import SEEDS
from tests.writers.reports import FULL

VALID = Draft202012Validator(schema("report"))


def written(report):
    """What a program reads."""
    return json.loads(write(report, color=False, width=80))


def test_the_schema_is_one_and_is_shipped(capsys):
    """It is a schema itself, and `factcheck schema report` prints the shipped file."""
    Draft202012Validator.check_schema(schema("report"))
    assert main(["schema", "report"]) == 0
    assert capsys.readouterr().out == REPORT.read_text(encoding="utf-8")


@pytest.mark.parametrize("report", [FULL, Report("0.1.0"), attrs.evolve(FULL, cases=(), findings=())])
def test_reports_made_by_hand_are_valid(report):
    """Whatever a report holds, from nothing on."""
    VALID.validate(written(report))


def test_the_report_on_the_seeds_is_valid():
    """Cases, joint conflicts with their derivation, dates of documents, camps: the whole of a real report."""
    data = written(factcheck.check(sorted(SEEDS.glob("*.yaml"))))
    VALID.validate(data)
    assert any({"document": "gdc"} in case["suspects"] for case in data["cases"])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data["cases"][0].pop("headline"),
        lambda data: data["cases"][0].update(more="x"),
        lambda data: data["cases"][0]["suspects"].append({"document": 3}),
        lambda data: data["cases"][0].update(verdict="notice"),
        lambda data: data["findings"][0]["conflicts"].append("a"),
        lambda data: data.update(format="report/1"),
    ],
)
def test_what_no_report_holds_is_refused(spoil):
    """A field less or more, a date without its document, a verdict that no case has."""
    data = copy.deepcopy(written(FULL))
    spoil(data)
    assert not VALID.is_valid(data)
