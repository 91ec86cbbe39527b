"""`make mutants`: how many small changes of a module its tests notice, by module, into docs/mutation.md.

Going in: paths of modules; all of `MEASURED` where none is named. Going out: the page, with the scores of the modules that were
measured now and those that it had of others. mutmut (https://mutmut.readthedocs.io) makes the changes and runs, for each, the
tests that enter the changed function, all in a copy of the project. To measure one more module, name it with its tests in
`MEASURED`.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "mutation.md"
HEAD = """\
# Mutation scores

How many small changes of a module (a `<` that becomes `<=`, a number one higher, a call left out) the tests notice.
`make mutants` measures with mutmut and writes this page; `make mutants MUTATE=factcheck/values/bounds.py` measures some modules
and keeps the rest. A change that no test notices is a line to look at: a test is missing, or the code says more than it needs.

| module | changes | noticed | score |
|---|---|---|---|
"""
ROW = re.compile(r"^\| `([^`]+)` \| (\d+) \| (\d+) \|", re.MULTILINE)
COPIED = ("rules", "seeds", "examples", "docs", "tests", "constraints.txt", "factcheck/packs", "factcheck/schema")
MEASURED: Mapping[str, tuple[str, ...]] = {
    "factcheck/values": ("tests/values", "tests/semantics/test_values.py", "tests/semantics/test_ends.py"),
    "factcheck/rules/exact.py": ("tests/rules", "tests/semantics/test_ends.py"),
    "factcheck/engine/memory": ("tests/engine/memory", "tests/semantics/test_plans.py"),
    "factcheck/engine/sql": ("tests/engine/sql",),
    "factcheck/engine/joint/proof/farkas.py": ("tests/engine/joint",),
    "factcheck/engine/joint/proof/propagate.py": ("tests/engine/joint",),
    "factcheck/engine/joint/proof/check.py": ("tests/engine/joint",),
}
"""What is measured, and the tests that should notice."""


def main(wanted: list[str]) -> int:
    """Measures, and writes the page."""
    scores = {name: (int(all_), int(noticed)) for name, all_, noticed in ROW.findall(_page())}
    for module in _modules(wanted):
        scores[module] = _measured(module)
        print(f"{module}: {scores[module][1]} of {scores[module][0]} noticed", flush=True)
        rows = [f"| `{name}` | {of} | {seen} | {_percent(of, seen)} |" for name, (of, seen) in sorted(scores.items())]
        PAGE.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return 0


def _page() -> str:
    return PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""


def _percent(all_: int, noticed: int) -> str:
    return f"{100 * noticed / all_:.0f} %" if all_ else "-"


def _modules(wanted: list[str]) -> Iterator[str]:
    """The modules that are named, or that lie in what is; those that are measured, where none is named."""
    for name in wanted or MEASURED:
        path = ROOT / name
        if not path.exists():
            raise SystemExit(f"{name}: there is no such module")
        for module in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            yield str(module.relative_to(ROOT))


def _tests_of(module: str) -> list[str]:
    known = [name for name in MEASURED if module == name or module.startswith(f"{name}/")]
    if not known:
        raise SystemExit(f"{module}: tools/mutants.py does not know which tests should notice its changes")
    return [test for test in MEASURED[max(known, key=len)] if (ROOT / test).exists()]


def _measured(module: str) -> tuple[int, int]:
    """How many changes there were, and how many were noticed (a test that never ends notices too)."""
    settings = {
        "source_paths": ["factcheck"],
        "only_mutate": [module],
        "pytest_add_cli_args_test_selection": _tests_of(module),
        "also_copy": [name for name in COPIED if (ROOT / name).exists()],
    }
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "factcheck"
        ignored = shutil.ignore_patterns(".*", "mutants", "dist", "build", "__pycache__")
        shutil.copytree(ROOT, copy, symlinks=True, ignore=ignored)
        lines = "\n".join(f"{key} = {json.dumps(value)}" for key, value in settings.items())
        with (copy / "pyproject.toml").open("a", encoding="utf-8") as project:
            project.write(f"\n[tool.mutmut]\n{lines}\n")
        mutmut = [sys.executable, "-m", "mutmut"]
        done = subprocess.run([*mutmut, "run"], cwd=copy, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{module}: mutmut could not run\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
        subprocess.run([*mutmut, "export-cicd-stats"], cwd=copy, capture_output=True, check=True)
        stats = json.loads((copy / "mutants" / "mutmut-cicd-stats.json").read_text(encoding="utf-8"))
    return stats["total"] - stats["skipped"], stats["killed"] + stats["timeout"] + stats["segfault"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
