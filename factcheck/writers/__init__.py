"""The report formats: `writers/NAME.py` writes `--format NAME`; being there is the registration.

Going in: a `Report`. Going out: one text that ends in a newline. Each module has one function,
`write(report, *, color: bool, width: int, full: bool) -> str`, and is imported only when its format is asked for. To add a
format, add one module here and its test; what several formats share lies in packages beside them (`page`), which are no formats.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from factcheck.errors import InputError, Location, Problem, nearest
from factcheck.report import Report

WIDTH = 80
"""Columns of a text that no terminal is waiting for."""


def formats() -> tuple[str, ...]:
    """The names of the formats, sorted."""
    return tuple(sorted(module.name for module in iter_modules(__path__) if not module.ispkg))


def _accept(report: Any, name: Any, width: Any) -> None:
    """Whatever a caller gave that the type hints do not allow is refused in words."""
    if not isinstance(report, Report):
        raise _refused("report", f"a {type(report).__name__} is no report", "check returns one")
    if name not in formats():
        near = nearest(name, formats()) if isinstance(name, str) else ""
        raise _refused("format", f"{name!r} is no format", near or f"there are {', '.join(formats())}")
    if isinstance(width, bool) or not isinstance(width, int) or width < 1:
        raise _refused("width", f"{width!r} is no number of columns", f"such as {WIDTH}")


def _refused(argument: str, message: str, hint: str) -> InputError:
    return InputError([Problem(Location(argument), message, hint)])


def write(report: Report, name: str, *, color: bool = False, width: int = WIDTH, full: bool = False) -> str:
    """The report in the format of this name; with `full`, a format for people tells everything. Raises `InputError` where it
    is none of `formats()`, or where there is no report."""
    _accept(report, name, width)
    written: str = import_module(f"{__name__}.{name}").write(report, color=color, width=width, full=full)
    return written
