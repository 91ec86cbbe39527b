"""The noun behind a number is read where the measure's own name or title says that it counts such."""

from __future__ import annotations

import pytest

from factcheck.errors import Unreadable
from factcheck.values.quantities import Kind, read_value

SENT = Kind("person", counted=True, name="troops-sent", title="soldiers sent so far")
DEATHS = Kind("person", counted=True, name="deaths", title="people who died")
SHELTERED = Kind("person", counted=True, name="in-shelters", title="in shelters, of those displaced")
LEFT = Kind("person", counted=True, name="displaced", title="people who left their homes")


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("about 3,000 troops", SENT),
        ("3,000 Soldiers", SENT),
        ("3,000 people", SENT),
        ("26 deaths", DEATHS),
        ("26 people", LEFT),
    ],
)
def test_what_the_measure_counts(written, kind):
    """`troops-sent` counts troops, and by its title soldiers; and persons under every name."""
    number = " ".join(word for word in written.split() if word[0].isdigit() or word == "about")
    assert read_value(written, kind).strict == read_value(number, kind).strict


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("400 homes", LEFT),
        ("12 shelters", SHELTERED),
        ("26 deaths", SENT),
        ("12 soldiers", DEATHS),
        ("3 ships", SENT),
        ("12 so", SENT),
        ("12 sent", SENT),
    ],
)
def test_what_it_does_not_count(written, kind):
    """People who left their homes are no homes; and what the measure does not begin with is none of its nouns."""
    with pytest.raises(Unreadable):
        read_value(written, kind)
