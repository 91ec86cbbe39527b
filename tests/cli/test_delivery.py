"""Where the text goes, in which colours, how wide."""

from __future__ import annotations

import io
import os
import sys

import pytest

from factcheck.cli.delivery import Output, colored, columns, deliver
from factcheck.errors import InputError


class Terminal(io.StringIO):
    """A standard output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("term", "no_color", "path", "expected"),
    [
        ("xterm", "", "-", True),
        ("xterm", "1", "-", False),
        ("dumb", "", "-", False),
        ("xterm", "", "report.txt", False),
    ],
)
def test_colour_only_on_a_terminal_that_wants_it(monkeypatch, term, no_color, path, expected):
    """NO_COLOR (if not empty), TERM=dumb and a file each turn colour off."""
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("NO_COLOR", no_color)
    assert colored(path) is expected


def test_no_colour_in_a_pipe(monkeypatch):
    """Standard output that is no terminal gets plain text of 80 columns."""
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setenv("COLUMNS", "60")
    assert (colored(), columns()) == (False, 80)


@pytest.mark.parametrize(("told", "width"), [("60", 60), ("300", 100), ("junk", 80), ("", 80)])
def test_width_is_the_terminals_up_to_100(monkeypatch, told, width):
    """COLUMNS counts on a terminal; without a size it is 80."""
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setenv("COLUMNS", told)
    assert columns() == width


def test_text_goes_to_standard_output(capsys):
    """The text as it is, and the code that the command asked for."""
    assert deliver(Output("Курськ\n", 1)) == 1
    assert capsys.readouterr().out == "Курськ\n"


def test_what_an_encoding_lacks_is_escaped(monkeypatch):
    """A terminal without Cyrillic gets escapes, not an error; JSON is UTF-8 whatever the terminal."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    deliver(Output("К\n"))
    deliver(Output("К\n", utf8=True))
    assert raw.getvalue() == b"\\u041a\n" + "К\n".encode()


def test_a_file_is_replaced_whole(tmp_path):
    """The file has the new text and its old permissions, and nothing else is left in its folder."""
    target = tmp_path / "report.txt"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    assert deliver(Output("new\n", 1, str(target))) == 1
    assert target.read_text(encoding="utf-8") == "new\n"
    assert target.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["report.txt"]


def test_a_link_stays_a_link(tmp_path):
    """What a link points at is written, not the link."""
    (tmp_path / "link").symlink_to(tmp_path / "real")
    deliver(Output("new\n", 0, str(tmp_path / "link")))
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text(encoding="utf-8") == "new\n"


def test_a_device_is_written_not_replaced():
    """`--output /dev/null` leaves the device what it is."""
    deliver(Output("gone\n", 0, os.devnull))
    assert not os.path.isfile(os.devnull)


def test_a_failure_leaves_the_old_file(tmp_path, monkeypatch):
    """If the last step fails, the old file is as it was, the temporary one gone, and the error says which file."""
    target = tmp_path / "report.txt"
    target.write_text("old", encoding="utf-8")

    def fail(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(InputError, match=r"report\.txt: cannot be written: No space left on device"):
        deliver(Output("new\n", 0, str(target)))
    assert target.read_text(encoding="utf-8") == "old"
    assert os.listdir(tmp_path) == ["report.txt"]


@pytest.mark.parametrize("name", ["missing/report.txt", "."])
def test_a_place_that_cannot_be_written_is_an_error(tmp_path, name):
    """A missing folder, or a folder in the place of the file."""
    with pytest.raises(InputError, match="cannot be written"):
        deliver(Output("new\n", 0, str(tmp_path / name)))


def test_a_reader_that_has_read_enough_is_no_error(monkeypatch):
    """A closed pipe is quiet and changes no exit code."""
    read, write = os.pipe()
    os.close(read)
    stream = os.fdopen(write, "w", encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", stream)
    assert deliver(Output("x" * 100_000, 1)) == 1
    stream.close()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_a_full_disk_is_an_error(monkeypatch):
    """Text that could not be written is never taken for a clean run."""
    stream = open("/dev/full", "w", encoding="utf-8")  # noqa: SIM115  # closed below, after it was pointed elsewhere
    monkeypatch.setattr(sys, "stdout", stream)
    with pytest.raises(InputError, match="standard output: cannot be written"):
        deliver(Output("x", 1))
    stream.close()


def test_a_closed_standard_output_is_an_error(monkeypatch):
    """Without standard output nothing can be told."""
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(InputError, match="it is closed"):
        deliver(Output("x"))
