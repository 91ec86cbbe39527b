"""Keys of times: equal where times are surely one, and the same again from a column of a table."""

from __future__ import annotations

from math import inf

import attrs
import pytest

from factcheck.claims.table import FUZZY, STRICT, Row, share_a_time
from factcheck.claims.time_keys import FIXED, TimeKey, TimeKind, ends, instant, named
from factcheck.values.bounds import Bounds

CLOSE, MIDNIGHT, DAY = instant(99), instant(100), TimeKey(TimeKind.DAY, (99,))


@pytest.mark.parametrize(
    "key",
    [FIXED, instant(5), named("a 'quoted' name"), TimeKey(TimeKind.SNAPSHOT, ("page", ("a", "b"), None, (1, None)))],
)
def test_a_key_comes_back_from_its_text(key: TimeKey) -> None:
    """The text of a column is read as the key that it was made from."""
    assert TimeKey.from_text(key.text) == key
    assert TimeKey.from_text("") is None


def test_ends_without_infinity() -> None:
    """An infinite end is no number in a key."""
    assert ends(Bounds(-inf, 5)) == (None, 5)


def test_what_shares_a_time() -> None:
    """A close meets its bare day strictly and the midnight in both readings; the day and the midnight meet nowhere."""
    row = Row("r", "r", "quantity", "sent")
    close = attrs.evolve(row, moment=(DAY, CLOSE), midnight=(MIDNIGHT, MIDNIGHT))
    midnight, day = attrs.evolve(row, moment=(MIDNIGHT, MIDNIGHT)), attrs.evolve(row, moment=(DAY, None))
    assert [share_a_time((close, day), reading) for reading in (STRICT, FUZZY)] == [True, False]
    assert [share_a_time((close, midnight), reading) for reading in (STRICT, FUZZY)] == [True, True]
    assert [share_a_time((day, midnight), reading) for reading in (STRICT, FUZZY)] == [False, False]
    assert not share_a_time((close, day, midnight), STRICT)
    assert not share_a_time((row, row), STRICT)
