"""Another project with its own pack, installed beside factcheck into a fresh environment and used from the command line.

Slow: an environment is made and filled from the package index, with the versions of constraints.txt. Without an index it is
skipped with the reason; in CI (CI=true) it then fails.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = ROOT / "examples" / "other_project"
CONSTRAINTS = str(ROOT / "constraints.txt")
PLAIN = {
    **{key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COV_", "VIRTUAL_ENV"))},
    "PIP_CONSTRAINT": CONSTRAINTS,
    "PIP_BUILD_CONSTRAINT": CONSTRAINTS,
}
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("installed")]


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs a command to its end, with its output; whatever its exit code."""
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=PLAIN, capture_output=True, text=True, check=False, timeout=600
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of a fresh environment that holds factcheck and the other project, and nothing else."""
    work = tmp_path_factory.mktemp("other")
    pip = ("-m", "pip", "--disable-pip-version-check")
    run(sys.executable, "-m", "venv", work / "venv", cwd=work).check_returncode()
    commands = work / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = commands / "python"
    probe = run(python, *pip, "download", "--quiet", "--no-deps", "--dest", work / "probe", "hatchling", cwd=work)
    if probe.returncode:
        reason = f"no package index can be reached, so nothing can be installed: {probe.stderr.strip()[-300:]}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    # Copies, so that whatever building leaves behind is not left in the checkout.
    ours = shutil.copytree(
        ROOT, work / "factcheck", symlinks=True, ignore=shutil.ignore_patterns(".*", "dist", "build", "__pycache__")
    )
    theirs = shutil.copytree(PROJECT, work / "other", ignore=shutil.ignore_patterns(".*", "__pycache__"))
    done = run(python, *pip, "install", "--quiet", ours, theirs, cwd=work)
    assert done.returncode == 0, done.stderr
    shutil.rmtree(ours)
    return commands


def test_rules_lists_the_other_projects_rules(installed, tmp_path):
    """`factcheck rules`, without an option, shows the pack that the other project brought, through its entry point."""
    listed = run(installed / "factcheck", "rules", cwd=tmp_path)
    assert listed.returncode == 0, listed.stderr
    assert "HRB101" in listed.stdout
    assert "HRB102" in listed.stdout


def test_test_runs_the_other_projects_examples(installed, tmp_path):
    """`factcheck test harbour` runs the four examples of its two rules, and they pass."""
    tested = run(installed / "factcheck", "test", "harbour", cwd=tmp_path)
    assert tested.returncode == 0, tested.stdout + tested.stderr
    assert "HRB101" in tested.stdout


def test_check_finds_the_planted_conflict(installed, tmp_path):
    """More than 1,400 landed of exactly 1,200 carried cannot be; the berth within its quay and the morning within its day can."""
    claims = shutil.copytree(PROJECT / "claims", tmp_path / "claims")
    checked = run(installed / "factcheck", "check", "--format", "json", claims, cwd=tmp_path)
    assert checked.returncode == 1, checked.stderr
    report = json.loads(checked.stdout)
    assert report["verdict"] == "inconsistent"
    findings = [finding for finding in report["findings"] if finding["verdict"] != "notice"]
    assert [(finding["rule"], list(map(sorted, finding["conflicts"]))) for finding in findings] == [
        ("HRB101", [["gazette-landed", "manifest-carried"]])
    ]


def test_nothing_of_the_other_project_is_imported(installed, tmp_path):
    """Its pack is data: a check that uses the pack does not import the package that carries it."""
    claims = shutil.copytree(PROJECT / "claims", tmp_path / "claims")
    code = (
        "import sys, factcheck; report = factcheck.check(sys.argv[1]);"
        "print(report.verdict, 'harbour_claims' in sys.modules)"
    )
    assert run(installed / "python", "-c", code, claims, cwd=tmp_path).stdout.split() == ["inconsistent", "False"]
