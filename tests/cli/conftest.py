"""A stand-in for the modules of `factcheck.api`, so that the command line is tested by itself."""

from __future__ import annotations

import sys
from pkgutil import iter_modules
from types import ModuleType, SimpleNamespace

import pytest

import factcheck.api
from tests.writers.reports import FULL


@pytest.fixture
def api(monkeypatch):
    """One module in the place of all modules of `factcheck.api`.

    `loaded` holds what `load` was called with, `calls` what `check` was; `claims` is what `load` returns.
    """
    module = ModuleType("factcheck.api")
    calls: list[tuple[tuple, dict]] = []

    def check(*args, **options):
        calls.append((args, options))
        return FULL

    def load(*args, **options):
        module.loaded.append((args, options))
        return module.claims

    module.loaded = []  # type: ignore[attr-defined]
    module.claims = SimpleNamespace(paths=())  # type: ignore[attr-defined]
    module.load = load  # type: ignore[attr-defined]
    module.calls = calls  # type: ignore[attr-defined]
    module.check = check  # type: ignore[attr-defined]
    module.left_out = lambda rules=(): ()  # type: ignore[attr-defined]
    for each in iter_modules(factcheck.api.__path__, "factcheck.api."):
        monkeypatch.setitem(sys.modules, each.name, module)
    return module
