"""`python -m factcheck`."""

from __future__ import annotations

import runpy
import sys
from types import ModuleType

import pytest


def test_the_module_runs_the_command_line(monkeypatch, capsys):
    """The process ends with the exit code of the command line."""
    api = ModuleType("factcheck.api")
    api.version = lambda: "0.1.0"  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "factcheck.api", api)
    monkeypatch.setattr(sys, "argv", ["factcheck", "--version"])
    with pytest.raises(SystemExit) as stop:
        runpy.run_module("factcheck", run_name="__main__")
    assert stop.value.code == 0
    assert capsys.readouterr().out == "factcheck 0.1.0\n"
