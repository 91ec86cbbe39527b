"""`make mutants`: how many small changes of a module its tests notice, by module, into docs/mutation.md.

Going in: paths of modules or folders (all of `MEASURED` where none is named), and how many changes of each module to try. Going
out: each change that no test noticed, printed, and the page: the scores of the modules that were measured now beside those that
it had of others. mutmut (https://mutmut.readthedocs.io) makes the changes and runs, for each, the tests that enter the changed
function, in a copy of the project. Which changes are tried is drawn with a seed made from the module's path, so that a second run
tries the same ones. To measure one more module, name it with its tests in `MEASURED`; to put a change down as one that changes
nothing, write it into equivalent_mutants.yaml with the reason.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import chdir
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import yaml

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "mutation.md"
EQUIVALENT = ROOT / "tools" / "equivalent_mutants.yaml"
HEAD = """\
# Mutation scores

How many small changes of a module (a `<` that becomes `<=`, a number one higher, a call left out) the module's own tests notice.
`make mutants` measures with mutmut and writes this page; `make mutants MODULES=factcheck/values/bounds.py SAMPLE=60` measures
some modules, or a drawn part of their changes, and keeps the other rows. *Changes* is how many mutmut can make of the module,
*tried* how many of them were drawn, *same* how many of these change nothing that anybody could notice (listed below with the
reason); the score is *noticed* of the rest. A change that no test notices is a line to look at: a test is missing, or the code
says more than it needs. What runs once while a module is loaded, and properties, mutmut leaves as they are.

| module | changes | tried | same | noticed | score |
|---|---|---|---|---|---|
"""
SAME = """
## Changes that change nothing

"""
ROW = re.compile(r"^\| `(?P<module>[^`]+)` \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|", re.MULTILINE)
LEFT_OUT = (".*", "mutants", "dist", "build", "__pycache__")
COPIED = ("rules", "seeds", "examples", "docs", "constraints.txt", "factcheck/packs", "factcheck/schema")
MISSED = ("survived", "no tests")
"""What mutmut says of a change that no test noticed; one that makes a test fail, end the process or never end is noticed."""

MEASURED: Mapping[str, tuple[str, ...]] = {
    "factcheck/rules/exact.py": ("tests/rules",),
    "factcheck/values": ("tests/values",),
    "factcheck/values/times": ("tests/values/times",),
    "factcheck/engine/joint/proof/check.py": ("tests/engine/joint/proof",),
    "factcheck/engine/joint/proof/farkas.py": ("tests/engine/joint/proof",),
    "factcheck/engine/joint/proof/propagate.py": ("tests/engine/joint/proof",),
    "factcheck/engine/joint/mus/hitting_sets.py": ("tests/engine/joint/mus",),
    "factcheck/engine/memory": (
        "tests/engine/memory",
        "tests/semantics/test_plans.py",
        "tests/semantics/test_counting.py",
    ),
    "factcheck/engine/sql": ("tests/engine/sql",),
}
"""What is measured, and the tests that should notice where a module has no test file of its own."""


class Score(NamedTuple):
    """What was found of one module."""

    changes: int
    tried: int
    same: int
    noticed: int

    @property
    def percent(self) -> str:
        """How many of those that can be noticed were."""
        of = self.tried - self.same
        return f"{100 * self.noticed / of:.0f} %" if of else "-"


class Same(NamedTuple):
    """A part of a line, what it may become without that anybody could notice, and why; of one module, or of every."""

    was: str
    now: tuple[str, ...]
    why: str
    module: str = ""

    @property
    def told(self) -> str:
        """As the page lists it."""
        becomes = " or ".join(f"`{now}`" if now else "nothing" for now in self.now)
        return f"- {f'`{self.module}`' if self.module else 'anywhere'}: `{self.was}` becomes {becomes}: {self.why}\n"

    def holds(self, module: str, was: str, now: str) -> bool:
        """Whether it speaks of this change of a line."""
        places = [at.start() for at in re.finditer(re.escape(self.was), was)]
        changed = (was[:at] + new + was[at + len(self.was) :] for at in places for new in self.now)
        return self.module in ("", module) and now in changed


def main(arguments: Sequence[str]) -> int:
    """Measures, and writes the page."""
    parser = argparse.ArgumentParser(prog="make mutants")
    parser.add_argument("modules", nargs="*", default=list(MEASURED))
    parser.add_argument("--sample", type=int, help="changes of each module to try; all where it is not given")
    wanted = parser.parse_args(arguments)
    scores = {found["module"]: Score(*map(int, found.groups()[1:])) for found in ROW.finditer(_page())}
    same = _equivalent()
    for tests, group in groupby(sorted(_modules(wanted.modules), key=_tests_of), key=_tests_of):
        for module, score in _measured(list(group), tests, wanted.sample, same):
            print(f"{module}: {score.noticed} of {score.tried - score.same} noticed", flush=True)
            scores[module] = score
            rows = [f"| `{name}` | {' | '.join(map(str, s))} | {s.percent} |\n" for name, s in sorted(scores.items())]
            PAGE.write_text(HEAD + "".join(rows) + SAME + "".join(each.told for each in same), encoding="utf-8")
    return 0


def _page() -> str:
    return PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""


def _equivalent() -> list[Same]:
    """The changes that change nothing, each with its reason."""
    listed = yaml.safe_load(EQUIVALENT.read_text(encoding="utf-8"))
    return [Same(**{**entry, "now": tuple(entry["now"])}) for entry in listed]


def _modules(wanted: Sequence[str]) -> Iterator[str]:
    """The modules that are named or lie in what is, each once; files that only say what a folder is for hold no code."""
    found: dict[str, None] = {}
    for name in wanted:
        path = ROOT / name
        if not path.exists():
            raise SystemExit(f"{name}: there is no such module")
        for module in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            if "def " in module.read_text(encoding="utf-8"):
                found[str(module.relative_to(ROOT))] = None
    yield from found


def _tests_of(module: str) -> tuple[str, ...]:
    """The module's own test file, which stands where it does; else the tests of the longest path that holds it."""
    path = Path(module)
    own = Path("tests", *path.parts[1:-1], f"test_{path.name}")
    if (ROOT / own).exists():
        return (str(own),)
    known = [name for name in MEASURED if module == name or module.startswith(f"{name}/")]
    if not known:
        raise SystemExit(f"{module}: tools/mutants.py does not know which tests should notice its changes")
    return MEASURED[max(known, key=len)]


def _measured(
    modules: Sequence[str], tests: Sequence[str], sample: int | None, same: Sequence[Same]
) -> Iterator[tuple[str, Score]]:
    """The score of each of the modules that the same tests belong to."""
    with tempfile.TemporaryDirectory(prefix="mutants") as folder:
        copy = Path(folder) / "factcheck"
        shutil.copytree(ROOT, copy, symlinks=True, ignore=shutil.ignore_patterns(*LEFT_OUT))
        settings = {
            "source_paths": ["factcheck"],
            "only_mutate": modules,
            "process_isolation": "forkserver",  # forked from where tests ran, caches would answer for the changed code
            "pytest_add_cli_args": ["-m", "not slow", "-p", "no:cacheprovider"],
            "pytest_add_cli_args_test_selection": tests,
            "also_copy": [name for name in COPIED if (ROOT / name).exists()],
        }
        lines = "\n".join(f"{key} = {json.dumps(value)}" for key, value in settings.items())
        with (copy / "pyproject.toml").open("a", encoding="utf-8") as project:
            project.write(f"\n[tool.mutmut]\n{lines}\n")
        names = {module: _names(copy, module) for module in modules}
        drawn = {module: _drawn(module, of, sample) for module, of in names.items() if of}
        _mutmut(copy, "run", "--max-children", "1", *(name for some in drawn.values() for name in some))
        results = _mutmut(copy, "results", "--all", "true").splitlines()
        told = dict(line.strip().rsplit(": ", 1) for line in results if ": " in line)
        for module, some in drawn.items():
            missed = [name for name in some if told[name] in MISSED]
            new = [name for name in missed if _is_news(module, _mutmut(copy, "show", name), same)]
            yield module, Score(len(names[module]), len(some), len(missed) - len(new), len(some) - len(missed))


def _drawn(module: str, names: Sequence[str], sample: int | None) -> Sequence[str]:
    return names if sample is None else random.Random(module).sample(names, min(sample, len(names)))


def _names(copy: Path, module: str) -> list[str]:
    """What mutmut calls the changes that it can make of a module."""
    from mutmut.mutation.file_mutation import mutate_file_contents
    from mutmut.utils.format_utils import get_mutant_name

    path = Path(module)
    with chdir(copy):  # where mutmut looks for its settings
        made = mutate_file_contents(module, path.read_text(encoding="utf-8"))
    return [get_mutant_name(path, name) for name in made.mutant_names]


def _is_news(module: str, shown: str, same: Sequence[Same]) -> bool:
    """Whether a change that no test noticed is not known to change nothing; it is printed then."""
    lines = [line for line in shown.splitlines() if line[:1] in "-+" and not line.startswith(("---", "+++"))]
    was, now = ("\n".join(line[1:].strip() for line in lines if line[0] == sign) for sign in "-+")
    if any(each.holds(module, was, now) for each in same):
        return False
    print(shown, flush=True)
    return True


def _mutmut(copy: Path, *arguments: str) -> str:
    run = [sys.executable, "-m", "mutmut", *arguments]
    here = {**os.environ, "MUTANTS": "1"}
    done = subprocess.run(run, cwd=copy, env=here, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"mutmut {arguments[0]} could not run\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
