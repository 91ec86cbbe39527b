"""The registration of report formats."""

from __future__ import annotations

from factcheck import writers
from factcheck.report import Report


def test_formats_are_the_modules_and_not_the_packages():
    """A format is a module by being there; `page` and `parts` are none."""
    assert writers.formats() == ("json", "text")


def test_a_format_is_written_by_its_name():
    """`write` finds the module of the format."""
    assert writers.write(Report("0.1.0"), "json").startswith('{\n  "factcheck": "0.1.0",\n  "format": "report/2",')
    assert writers.write(Report("0.1.0"), "text").startswith("NOTHING-CHECKED\n")
