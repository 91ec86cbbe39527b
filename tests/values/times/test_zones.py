"""Names of time zones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from factcheck.errors import Unreadable
from factcheck.values.times import read_zone


def test_zones_by_name_and_by_offset():
    """An IANA name, `UTC`, `Z` and an offset are read, capitals or not where that is plain."""
    assert read_zone("Europe/Kyiv") == ZoneInfo("Europe/Kyiv")
    assert read_zone("UTC") is UTC
    assert read_zone("z") is UTC
    assert read_zone("+03:00").utcoffset(datetime(2024, 1, 1)) == timedelta(hours=3)
    assert read_zone("-05:30").utcoffset(datetime(2024, 1, 1)) == -timedelta(hours=5, minutes=30)


def test_a_misspelt_zone_is_an_error_with_the_nearest_name():
    """`Europe/Kiyv` is refused, and the hint names `Europe/Kyiv` or its old spelling."""
    with pytest.raises(Unreadable) as caught:
        read_zone("Europe/Kiyv")
    assert "Europe/K" in caught.value.hint


@pytest.mark.parametrize("name", ["", "Kyiv time", "../UTC", "Europe", "+3", "+99:00", "/etc/passwd", "EST5EDTX"])
def test_what_names_no_zone_is_an_error(name):
    """Folders, paths, half offsets and free text are refused with advice."""
    with pytest.raises(Unreadable) as caught:
        read_zone(name)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("written", "offset"),
    [
        ("UTC+3", "3:00:00"),
        ("gmt+3:30", "3:30:00"),
        ("UTC+03:30", "3:30:00"),
        ("+0330", "3:30:00"),
        ("+03:59", "3:59:00"),
        ("+23:59", "23:59:00"),
        ("+03:00:05", "3:00:05"),
        ("+03:00:59,5", "3:00:59.500000"),
    ],
)
def test_offsets(written, offset):
    """Hours alone after `UTC`; else hours and minutes, with seconds if there are any, as zones of old times have them."""
    assert str(read_zone(written).utcoffset(None)) == offset


@pytest.mark.parametrize("written", ["+03:60", "+24:00", "+03:00:60", "UTC+330", "UTC+3:5"])
def test_offsets_that_no_clock_has(written):
    """Sixty minutes, sixty seconds, or a whole day are refused, and what would be right is shown."""
    with pytest.raises(Unreadable, match="cannot read the offset") as caught:
        read_zone(written)
    assert caught.value.hint == "write hours and minutes, as in +03:00"
