"""Flat rows as claims."""

from __future__ import annotations

import pytest

from factcheck.claims.fields import Figures
from factcheck.claims.models import CLAIM_TYPES
from factcheck.claims.wording import fields_of
from factcheck.errors import InputError, Location
from factcheck.readers.rows import FIELDS, FIGURES, tree_of_rows


def _claim(**cells: str | None):
    return tree_of_rows("f", list(cells), [(Location("f", 2, 1), "f:2", list(cells.values()))]).data["claims"][0]


def test_columns_are_the_fields_of_the_models():
    """Every field of a claim is a column, but for the dimensions, which have one each, and the value."""
    fields = {name for model in CLAIM_TYPES.values() for name in fields_of(model)}
    assert set(FIELDS) == fields - {"of", "value"}
    assert set(FIGURES) == set(fields_of(Figures))


def test_other_columns_are_dimensions():
    """A column that is no field is a dimension; an empty cell is nothing."""
    claim = _claim(quantity="troops", value="3,000", force="dprk", to=None, note=None)
    assert claim == {"quantity": "troops", "value": "3,000", "of": {"force": "dprk"}, "_row": "f:2"}


def test_value_with_unit_or_ends():
    """Unit and ends go into the value."""
    assert _claim(quantity="q", value="3", unit="km")["value"] == {"best": "3", "unit": "km"}
    assert _claim(quantity="q", low="1", high="2")["value"] == {"low": "1", "high": "2"}
    assert _claim(quantity="q", value="3", low="1")["value"] == {"best": "3", "low": "1"}


def test_unit_alone_is_no_value():
    """A row with a unit and no number is left without a value, for the models to refuse."""
    assert "value" not in _claim(quantity="q", value=None, unit="km")


def test_several_names_in_one_cell():
    """Speakers, denied claims and the parts of a sum are parted by semicolons; `document` is `in`."""
    assert _claim(event="e", said_by="park; nis", document="herald") == {
        "event": "e",
        "said_by": ["park", "nis"],
        "in": "herald",
        "_row": "f:2",
    }


def test_tables_are_exact_and_each_row_has_a_place():
    """SEMANTICS Values: unhedged numbers in tables are exact."""
    tree = tree_of_rows("f", ["event"], [(Location("f", 2, 1), "f:2", ["e"]), (Location("f", 5, 1), "f:5", ["e"])])
    assert (tree.precision, tree.is_table) == ("exact", True)
    assert tree.at(("claims", 1, "event")) == Location("f", 5, 1)


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        (["id", "value"], "a column is missing: 'quantity', 'event', 'state', 'denies' or 'disowns'"),
        (["quantity;value"], "put commas between cells"),
        (["quantity", "as_of"], "a column is missing: 'value'"),
        (["event", ""], "column 2 has no name"),
        (["event", "in", "document"], "two columns are named 'in'"),
        (["event", "of"], "a column is named 'of'"),
    ],
)
def test_columns_that_make_no_claim(columns, words):
    """A table whose columns cannot make claims is refused as a whole."""
    with pytest.raises(InputError) as caught:
        tree_of_rows("f", columns, [])
    assert words in str(caught.value)
