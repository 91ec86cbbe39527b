"""Where the text of a command goes: standard output, or a file that is never half written.

Going in: an `Output`. Going out: its exit code. Colour and width are decided here too: by the terminal, `NO_COLOR`
(https://no-color.org) and `TERM`.
"""

from __future__ import annotations

import os
import sys

import attrs

from factcheck.errors import InputError, Location, Problem
from factcheck.records import Record
from factcheck.writers import WIDTH

STDOUT = "-"
WIDEST = 100


@attrs.frozen(eq=False, repr=False)
class Output(Record):
    """What a command has to say, where (a path, or `-`), and the exit code that it asks for. `utf8`: in no other encoding.

    `remarks` are no part of the text: what a person should know of the run itself, on standard error.
    """

    text: str
    code: int = 0
    path: str = STDOUT
    utf8: bool = False
    remarks: tuple[Problem, ...] = ()


def deliver(output: Output) -> int:
    """Writes the text; returns the exit code. Raises `InputError` where it cannot be written."""
    try:
        if output.path == STDOUT:
            _print(output)
        else:
            _write(output.path, output.text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        name = "standard output" if output.path == STDOUT else output.path
        raise InputError([Problem(Location(name), f"cannot be written: {error.strerror or error}")]) from None
    return output.code


def colored(path: str = STDOUT) -> bool:
    """Whether the text may be in colour: only on a terminal that can show it, and only if nobody minds."""
    if path != STDOUT or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout is not None and sys.stdout.isatty()


def columns(path: str = STDOUT) -> int:
    """The width of the text: that of the terminal, if there is one, up to where lines become hard to read."""
    if path != STDOUT or sys.stdout is None or not sys.stdout.isatty():
        return WIDTH
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told) > 0:
        return min(int(told), WIDEST)
    try:
        return min(os.get_terminal_size(sys.stdout.fileno()).columns or WIDTH, WIDEST)
    except (OSError, ValueError):
        return WIDTH  # a terminal that does not tell its size


def _print(output: Output) -> None:
    stream = sys.stdout
    if stream is None:
        raise OSError("it is closed")
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        # What the terminal's encoding lacks is shown as an escape rather than ending the run
        reconfigure(encoding="utf-8" if output.utf8 else None, errors="backslashreplace")
    try:
        stream.write(output.text)
        stream.flush()
    except BrokenPipeError:
        _forget()  # the reader has read enough (`| head`): no error, and the findings are what they are
    except OSError:
        _forget()
        raise


def _forget() -> None:
    """Points standard output elsewhere, so that Python does not try the same write again on its way out."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _write(path: str, raw: bytes) -> None:
    target = os.path.realpath(path)
    if os.path.exists(target) and not os.path.isfile(target):
        with open(
            target, "wb"
        ) as stream:  # a device or a pipe: there is nothing to replace, and a folder says so itself
            stream.write(raw)
        return
    folder, name = os.path.split(target)
    temporary = os.path.join(folder, f".{name[:100]}.{os.getpid()}.tmp")
    try:
        with open(temporary, "xb") as stream:
            stream.write(raw)
        if os.path.exists(target):
            os.chmod(temporary, os.stat(target).st_mode & 0o777)
        os.replace(temporary, target)
    except BaseException:
        if os.path.exists(temporary):
            os.remove(temporary)
        raise
