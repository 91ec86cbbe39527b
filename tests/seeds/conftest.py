"""The seeds as tests see them: the report on all five documents, and the claims as they stand in the files.

To test another claim file of `seeds/`, put it there: both fixtures take every file of the folder.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import factcheck
from factcheck.report.types import Report

SEEDS = Path(__file__).resolve().parent.parent.parent / "seeds"


@pytest.fixture(scope="session")
def seed_files() -> list[Path]:
    """Every file of the folder, the shared one among them."""
    return sorted(SEEDS.glob("*.yaml"))


@pytest.fixture(scope="session")
def seeds_report(seed_files: list[Path]) -> Report:
    """One run over all documents together."""
    return factcheck.check(seed_files)


@pytest.fixture(scope="session")
def seed_documents(seed_files: list[Path]) -> dict[str, dict[str, Any]]:
    """The documents by id, every scalar as the text that stands there."""
    found: dict[str, dict[str, Any]] = {}
    for path in seed_files:
        data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        found |= data.get("documents", {})
    return found
