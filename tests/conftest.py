"""What every test can use: hypothesis profiles, and the folder of shared source material beside the checkout.

In CI (CI=true) hypothesis draws the same examples each time, so that a red run can be run again, and a missing
`../shared` is a failure. Elsewhere the examples are fresh and tests that need `../shared` are skipped with the reason.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

IN_CI = os.environ.get("CI") == "true"

# A shared machine is slow at times: neither a slow example nor slow drawing says anything about the code.
settings.register_profile("local", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("local"), derandomize=True, database=None, print_blob=True)
FUZZ_TIME = float(os.environ.get("FUZZ_TIME", "0"))
if FUZZ_TIME:  # `make fuzz`: about a hundred examples a second
    settings.register_profile("fuzz", settings.get_profile("local"), max_examples=int(100 * FUZZ_TIME), database=None)
# `make mutants`: the same few examples for every change of the code, and a failing one need not be the smallest.
settings.register_profile(
    "mutants", settings.get_profile("ci"), max_examples=30, phases=[Phase.explicit, Phase.generate]
)
PROFILE = "fuzz" if FUZZ_TIME else "mutants" if "MUTANTS" in os.environ else "ci" if IN_CI else "local"
settings.load_profile(PROFILE)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `../shared` beside the checkout, with the source documents and data that the project is judged on."""
    folder = Path(__file__).resolve().parent.parent.parent / "shared"
    if not folder.is_dir():
        reason = f"{folder} is not here: this test compares with source material that is not part of the project"
        if IN_CI:
            pytest.fail(reason)
        pytest.skip(reason)
    return folder
