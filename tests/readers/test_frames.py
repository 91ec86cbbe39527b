"""Data frames of every kind as claims."""

from __future__ import annotations

from datetime import UTC, datetime

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from factcheck.claims.parsing import parse_file
from factcheck.errors import InputError
from factcheck.readers.frames import read_frame

COLUMNS = {
    "id": ["a", "b"],
    "quantity": ["q", "q"],
    "value": [3000.0, 0.1],
    "as_of": [datetime(2024, 1, 1), None],
    "force": ["x", None],
}


class _Stream:
    """A frame that speaks only Arrow's protocol."""

    def __init__(self, columns):
        self._table = pa.table(columns)

    def __arrow_c_stream__(self, requested_schema=None):
        return self._table.__arrow_c_stream__(requested_schema)


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame, pl.LazyFrame, pa.table, _Stream])
def test_every_kind_of_frame_gives_the_same_claims(make):
    """pandas, Polars, Arrow and Arrow's protocol give the same claims: exact numbers, days, and nothing for nothing."""
    tree = read_frame(make(COLUMNS), "losses")
    assert tree.data["claims"] == [
        {
            "id": "a",
            "quantity": "q",
            "value": "3000",
            "as_of": "2024-01-01",
            "of": {"force": "x"},
            "_row": "losses:1",
        },
        {"id": "b", "quantity": "q", "value": "0.1", "_row": "losses:2"},
    ]
    assert len(parse_file(tree).claims) == 2
    assert tree.precision == "exact"


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame, lambda columns: pd.DataFrame(columns).convert_dtypes()])
def test_nan_in_value_is_reported(make):
    """NaN is no number: a quantity whose value is NaN is a problem, not a claim about nothing."""
    frame = make({"quantity": ["q", "q"], "value": [1.5, float("nan")]})
    with pytest.raises(InputError, match="frame:2:1: a quantity claim needs a 'value'"):
        parse_file(read_frame(frame))


@pytest.mark.parametrize(
    "frame",
    [
        pd.DataFrame({"quantity": ["q"], "value": pd.Series([0.1], dtype="float32")}),
        pl.DataFrame({"quantity": ["q"], "value": [0.1]}, schema_overrides={"value": pl.Float32}),
        pa.table({"quantity": ["q"], "value": pa.array([0.1], pa.float32())}),
    ],
    ids=["pandas", "polars", "arrow"],
)
def test_single_precision(frame):
    """A float of 32 bits is the decimal that was meant, not its neighbour in 64 bits."""
    assert read_frame(frame).data["claims"][0]["value"] == "0.1"


def test_hours_stay_hours():
    """A column with any hour or zone in it is a column of hours, midnights included."""
    times = [datetime(2024, 1, 1), datetime(2024, 1, 1, 20)]
    claims = read_frame(pd.DataFrame({"event": ["e", "e"], "when": times})).data["claims"]
    assert [claim["when"] for claim in claims] == ["2024-01-01T00:00:00", "2024-01-01T20:00:00"]
    zoned = pl.DataFrame({"event": ["e"], "when": [datetime(2024, 1, 1, tzinfo=UTC)]})
    assert read_frame(zoned).data["claims"][0]["when"] == "2024-01-01T00:00:00+00:00"


def test_truths_are_words():
    """A column of truths is read as the words that a claim file would have."""
    assert read_frame(pd.DataFrame({"event": ["e"], "first": [True]})).data["claims"][0]["first"] == "true"


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        ({"event": ["e"]}, "a dictionary is no frame"),
        (3, "a int is no frame"),
        (pd.DataFrame([["e", "f"]], columns=["event", "event"]), "two columns have the same name"),
        (pd.DataFrame({"event": ["e"], "force": [["x"]]}), "column 'force' holds a list"),
        (pd.DataFrame({"force": ["x"]}), "a column is missing"),
    ],
)
def test_frames_that_are_refused(frame, words):
    """What cannot be read as claims is a problem in words."""
    with pytest.raises(InputError, match=words):
        read_frame(frame)
