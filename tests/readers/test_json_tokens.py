"""JSON with places."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.tree import Grower
from factcheck.errors import InputError
from factcheck.readers.json_tokens import grow_json

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"))
KEY = TEXT.filter(bool)
VALUE = st.recursive(
    st.none() | st.booleans() | TEXT, lambda part: st.lists(part) | st.dictionaries(KEY, part), max_leaves=20
)


def _data(text: str):
    grower = Grower("f")
    grow_json(text, grower)
    return grower.finish().data


@given(VALUE, st.booleans(), st.sampled_from([None, 1]))
def test_same_data_as_the_standard_library(value, ascii_only, indent):
    """The data is what the standard library reads, however it is written."""
    assert _data(json.dumps(value, ensure_ascii=ascii_only, indent=indent)) == value


@pytest.mark.parametrize("number", ["0", "-1", "3.10", "1e400", "9" * 5000, "1E+5"])
def test_numbers_keep_their_text(number):
    """SEMANTICS Values: a number is the text that stands there."""
    assert _data(f"[{number}]") == [number]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"a": 1,\n "a": 2}', "f:2:2: 'a' stands twice in one mapping, first at f:1:2"),
        ('{"a": NaN}', "f:1:7: NaN is not a number"),
        ("[-Infinity]", "f:1:2: -Infinity is not a number"),
        ('{"a" 1}', "f:1:6: this is not JSON: "),
        ('["\\u0000"]', "f:1:2: a character that no text may hold: U+0000"),
        ('["\\ud800"]', "f:1:2: a character that no text may hold: U+D800"),
        ('{"": 1}', "f:1:2: a name is missing"),
        ("[" * 200 + "]" * 200, "nested more than 100 levels deep"),
        ("[" * 1_000_000, "f:1:101: nested more than 100 levels deep"),
    ],
)
def test_what_is_refused(text, words):
    """What no claim file may hold is refused at its place."""
    with pytest.raises(InputError) as caught:
        _data(text)
    assert words in str(caught.value)
