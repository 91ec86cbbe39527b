"""What the joint check costs where it is off: nothing of it is even imported."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
import factcheck
factcheck.check({"factcheck": 1, "claims": []}, joint=False)
print([name for name in sys.modules if name.startswith(("factcheck.engine.joint", "z3"))])
"""


def test_nothing_is_imported_when_it_is_off() -> None:
    """Neither the solver nor any module of the joint check is loaded by a run without it."""
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
