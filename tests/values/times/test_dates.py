"""Written dates in each of their forms: SEMANTICS, section Times."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import Unreadable
from factcheck.values.times.dates import read_date
from factcheck.values.times.frame import Frame
from tests.values.times.oracle import DAY, at, days, over, same, when

FORMS = [
    "{0:04}",
    "{0:04}-{1:02}",
    "{0:04}-{1:02}-{2:02}",
    "early {0:04}-{1:02}",
    "mid-{0:04}",
    "late {0:04}-22",
    "{0:04}-{1:02}-XX",
]
RELATIONS = ["", "by ", "from ", "before ", "after "]


def test_years_and_months():
    """A year and a month are closed ranges of whole days; February of a leap year has 29."""
    assert when("2024").time == same(days("2024-01-01", "2024-12-31"))
    assert when("2024-02").time == same(days("2024-02-01", "2024-02-29"))


@pytest.mark.parametrize(
    "written", ["2024-02-30", "2023-02-29", "2024-13", "2024-00", "2024-10-00", "0000", "-2024", "Y20240", "Y2E5"]
)
def test_dates_that_no_calendar_has(written):
    """SEMANTICS Times: "years outside 1 to 9999 are an input error", and so are days and months that do not exist."""
    with pytest.raises(Unreadable, match=r"has \d+ days|no month|outside 1 to 9999"):
        when(written)


def test_the_first_and_the_last_year():
    """The years 1 and 9999 are read, with their first and last microsecond."""
    assert when("0001").time.strict.low == at("0001-01-01")
    assert when("9999-12-31").time.strict.high == at("9999-12-31") + DAY - 1


@pytest.mark.parametrize("written", ["mid 2024-10-23", "early", "late to early 2024-10", "mid to 2024", "mid someday"])
def test_only_months_seasons_and_years_have_thirds(written):
    """A third of a day, of nothing, or in the wrong order is an error with advice."""
    with pytest.raises(Unreadable) as caught:
        when(written)
    assert caught.value.hint


def test_common_forms_do_not_import_the_package():
    """Start-up: the forms that reports use are read without the `edtf` package, which takes a fifth of a second to import."""
    forms = ["2024-10-23", "mid 2024-10", "2024-10-23~", "2024-1X", "2024-22", "2024-10/..", "2024-10-23 8 p.m."]
    code = (
        "import sys; from factcheck.values.times import read_time\n"
        f"for form in {forms}: read_time(form, 'when', lasts=True)\n"
        "sys.exit('edtf' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(st.sampled_from(FORMS), st.dates(), st.sampled_from(["", "~", "?", "%"]), st.sampled_from(RELATIONS))
def test_strict_lies_inside_fuzzy(form, date, mark, relation):
    """DESIGN 2, bounds: "Strict lies inside fuzzy", for every form, mark and relation."""
    written = form.format(date.year, date.month, date.day)
    if not written[0].isdigit():
        mark = ""
    if written.endswith("-22") and date.year == 9999:
        return
    reading = when(relation + written + mark)
    for pair in (reading.time, reading.start, reading.end):
        assert pair.fuzzy.contains(pair.strict)
        assert not pair.strict.is_empty
    if not relation:
        whole = over(written + mark)
        assert whole.start.fuzzy.contains(whole.start.strict)
        assert whole.end.fuzzy.contains(whole.end.strict)


@pytest.mark.slow
@given(st.dates())
def test_a_day_lies_in_its_month_its_year_and_its_unspecified_forms(date):
    """Whatever is said less precisely holds whatever is said more precisely."""
    day = when(date.isoformat()).time.strict
    text = date.isoformat()
    for wider in (
        text[:7],
        text[:4],
        text[:7] + "-XX",
        text[:4] + "-XX",
        text[:3] + "X",
        text[:9] + "X",
        text[:6] + "X",
    ):
        assert when(wider).time.strict.contains(day), wider


@given(st.dates())
def test_days_follow_each_other_without_a_gap(date):
    """A day is its 86,400,000,000 microseconds, and its own first one is the one that the standard library counts."""
    bounds = when(date.isoformat()).time.strict
    assert (bounds.low, bounds.high - bounds.low) == (at(date.isoformat()), DAY - 1)


@given(st.text(alphabet="0123456789-X?~%/.[]{}, TZ:byfrom", max_size=14))
def test_any_text_is_read_or_refused(text):
    """Nothing but `Unreadable` comes out of a text that is no date, and what is read has no empty range."""
    try:
        span = read_date(text, Frame())
    except Unreadable:
        return
    assert not span.moment.strict.is_empty
    assert span.moment.fuzzy.contains(span.moment.strict)
