"""A stand-in for `factcheck.api`, so that the command line is tested by itself."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from tests.writers.reports import FULL


@pytest.fixture
def api(monkeypatch):
    """A module in the place of `factcheck.api`; `calls` holds what `check` was called with."""
    module = ModuleType("factcheck.api")
    calls: list[tuple[tuple, dict]] = []

    def check(*args, **options):
        calls.append((args, options))
        return FULL

    module.calls = calls  # type: ignore[attr-defined]
    module.check = check  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "factcheck.api", module)
    return module
