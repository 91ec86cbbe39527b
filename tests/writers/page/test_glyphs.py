"""Which characters are shown, and how wide they are."""

from __future__ import annotations

import pytest

from factcheck.writers.page.glyphs import columns, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text, Курськ, 평양", "plain text, Курськ, 평양"),
        ("a\x1b[31mb", r"a\x1b[31mb"),
        ("a\nb\tc\r", r"a\nb\tc\r"),
        ("\u202eabc\u2069", r"\u202eabc\u2069"),
        ("zero\u200bwidth", r"zero\u200bwidth"),
        ("line\u2028end", r"line\u2028end"),
        ("\udc80", r"\udc80"),
        ("\U000e0041", r"\U000e0041"),
        ("no-break\u00a0space", "no-break\u00a0space"),
        ("joined\u200d", "joined\u200d"),
    ],
)
def test_hidden_characters_become_escapes(text, shown):
    """Controls, bidirectional and invisible characters are escaped; everything that is seen stays."""
    assert visible(text) == shown


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("평양", 4), ("e\u0301", 1), ("ＡB", 3), ("", 0)])
def test_columns_are_those_of_a_terminal(text, width):
    """UAX 11: wide characters take two columns, combining marks none."""
    assert columns(text) == width
