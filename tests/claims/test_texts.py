"""Decoding files."""

from __future__ import annotations

import pytest

from factcheck.claims.texts import text_of
from factcheck.errors import InputError


def test_byte_order_mark_is_dropped():
    """UTF-8 with a byte order mark is UTF-8."""
    assert text_of(b"\xef\xbb\xbfa: \xc3\xa9", "f") == "a: é"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_named(encoding):
    """A file in UTF-16 or UTF-32 is refused with what is right, with or without a byte order mark."""
    with pytest.raises(InputError, match=r"UTF-16 or UTF-32.*save it as UTF-8"):
        text_of("factcheck: 1".encode(encoding), "f")


def test_other_encodings_have_a_place():
    """The first byte that is not UTF-8 is told by line and column."""
    with pytest.raises(InputError, match=r"f:2:4: this file is not UTF-8: byte 0xe9"):
        text_of("a: 1\nb: é".encode("latin-1"), "f")


@pytest.mark.parametrize("raw", [b"", b" \n", b"\xef\xbb\xbf"])
def test_empty_file(raw):
    """A file with nothing in it is an error, never a clean run."""
    with pytest.raises(InputError, match="f: this file is empty"):
        text_of(raw, "f")


@pytest.mark.parametrize("bad", ["\x00", "\x07", "\x7f"])
def test_control_characters(bad):
    """Control characters are refused at their place."""
    with pytest.raises(InputError, match=r"f:1:5: a character that no text may hold: U\+00"):
        text_of(f"a: x{bad}".encode(), "f")
