"""Lines that fit."""

from __future__ import annotations

from factcheck.writers.page.sheet import Page, wrapped


def test_words_are_wrapped_and_long_ones_cut():
    """Lines are as full as they can be; a word longer than a line is cut at its width."""
    assert list(wrapped("one two  three\nfour", 9)) == ["one two", "three", "four"]
    assert list(wrapped("abcdefghij k", 4)) == ["abcd", "efgh", "ij k"]


def test_wide_characters_count_twice():
    """Two Korean syllables and a blank leave no room for a third in six columns."""
    assert list(wrapped("평 양 시", 6)) == ["평 양", "시"]


def test_later_lines_hang():
    """The first line has the whole width, the next ones less by the hang."""
    page = Page(40)
    page.say("x" * 30 + " " + "y" * 30, indent=2, hang=4)
    assert page.text() == "  " + "x" * 30 + "\n" + "      " + "y" * 30 + "\n"


def test_a_label_too_long_has_a_line_of_its_own():
    """Text stays in its column whatever the label."""
    page = Page(40)
    page.field("a-very-long-label", "text", indent=1, gap=6)
    page.field("ab", "text", indent=1, gap=6)
    assert page.text() == " a-very-long-label\n       text\n ab    text\n"


def test_blank_lines_do_not_pile_up():
    """Two blanks are one, and none stands at the end."""
    page = Page(40)
    page.blank()
    page.say("a")
    page.blank()
    page.blank()
    page.say("b")
    page.blank()
    assert page.text() == "a\n\nb\n"


def test_colour_is_put_on_after_wrapping():
    """Colour codes take no room, and text that holds some is escaped."""
    page = Page(40, color=True)
    page.say("a" * 40, style="grave")
    page.heading("HEAD", "\x1b[0m rest", hang=2, style="notice")
    assert page.text() == f"\x1b[1;31m{'a' * 40}\x1b[0m\n\x1b[1;36mHEAD\x1b[0m \\x1b[0m rest\n"


def test_verbatim_lines_are_not_wrapped():
    """What one may want to copy keeps its lines, without hidden characters."""
    page = Page(40)
    page.verbatim("SELECT " + "x" * 60 + "\n  \x07", indent=2)
    assert page.text() == "  SELECT " + "x" * 60 + "\n    \\x07\n"
