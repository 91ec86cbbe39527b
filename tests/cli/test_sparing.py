"""What a short run does without."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

AFTER_A_RUN = """
import sys
from factcheck.cli import main
main(["examples/toll.yaml", "--no-joint"])
print(*sorted(name for name in {unwanted!r} if name in sys.modules), file=sys.stderr)
"""


def told(script: str) -> str:
    """What a process of its own says on standard error."""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stderr.strip()


def test_a_run_on_a_small_file_imports_only_what_it_needs():
    """Plugins of pydantic, units, EDTF, the database, the solver and frames stay out of a run that does not need them."""
    unwanted = ["importlib.metadata", "email", "pint", "edtf", "duckdb", "z3", "pandas", "polars"]
    assert told(AFTER_A_RUN.format(unwanted=unwanted)) == ""


@pytest.mark.parametrize(("asked", "answer"), [("get_plugins()", "()"), ("PydanticPluginProtocol", "AttributeError")])
def test_whatever_else_pydantic_asks_of_its_search_is_answered_by_the_real_one(asked, answer):
    """The stand-in knows the number of plugins; for anything else the true module takes its place."""
    script = f"""
import sys
from factcheck.cli.sparing import PLUGINS, spare
spare()
try:
    print(sys.modules[PLUGINS].{asked}, file=sys.stderr)
except AttributeError as error:
    print(type(error).__name__, sys.modules[PLUGINS].__file__.endswith("_loader.py"), file=sys.stderr)
"""
    assert told(script) in (answer, f"{answer} True")
