"""The report formats: `writers/NAME.py` writes `--format NAME`; being there is the registration.

Going in: a `Report`. Going out: one text that ends in a newline. Each module has one function,
`write(report, *, color: bool, width: int) -> str`, and is imported only when its format is asked for. To add a format, add
one module here and its test; what several formats share lies in packages beside them (`page`), which are no formats.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from factcheck.report import Report

WIDTH = 80
"""Columns of a text that no terminal is waiting for."""


def formats() -> tuple[str, ...]:
    """The names of the formats, sorted."""
    return tuple(sorted(module.name for module in iter_modules(__path__) if not module.ispkg))


def write(report: Report, name: str, *, color: bool = False, width: int = WIDTH) -> str:
    """The report in the format of this name, which must be one of `formats()`."""
    written: str = import_module(f"{__name__}.{name}").write(report, color=color, width=width)
    return written
